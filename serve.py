"""Production entry: the atlas under uvicorn, tuned and guarded, with health and metrics routes."""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from streamlit.file_util import get_static_dir
from streamlit.runtime import runtime
from streamlit.starlette import App

from analytics.vocabulary import CREDIT
from analytics.warehouse import DataError
from exports.memory import keep_few_heaps
from guard import (
    ALL_INTERFACES,
    Guard,
    WrongSetting,
    content_policy,
    read_embedders,
    read_hosts,
)
from pages.components.failures import log_failure, tell_reader
from pages.components.session import shared_atlas

ROOT = Path(__file__).parent
HOST = os.environ.get("ATLAS_HOST", "127.0.0.1")
PORT = os.environ.get("ATLAS_PORT", "8501")
ALLOWED_HOSTS = os.environ.get("ATLAS_ALLOWED_HOSTS", "")
EMBED_IN = os.environ.get("ATLAS_EMBED_IN", "")
# The largest message seen while all pages were walked through had 1,500 bytes.
LARGEST_MESSAGE = 1_000_000  # bytes


async def ready(_: Request) -> PlainTextResponse:
    """Are the facts open? For load balancers; /_stcore/health says that the process lives."""
    try:
        deals = len(shared_atlas().rows("deal_ids"))
    except Exception as problem:
        number = log_failure(problem, "/readyz")
        return PlainTextResponse(f"not ready: error number {number}\n", status_code=503)
    return PlainTextResponse(f"ready: {deals} deals\n")


async def to_the_map(request: Request) -> RedirectResponse:
    """The map is the first page and stands at the root; who types its name arrives there."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


def named_from_the_start(index: str) -> str:
    """Streamlit's first page, naming the atlas while three megabytes of script are on their way."""
    for before, after in (
        ("<title>Streamlit</title>", f"<title>{CREDIT}</title>"),
        (
            '<div id="root"></div>',
            '<div id="root"><p role="status" style="font: 16px sans-serif; padding: 24px">'
            f"{CREDIT} is loading …</p></div>",
        ),
        ("<head>", '<head><meta name="color-scheme" content="light dark" />'),
    ):
        index = index.replace(before, after, 1)
    return index


async def first_page(_: Request) -> HTMLResponse:
    """What a browser gets at the address of any page."""
    return HTMLResponse(FIRST_PAGE, headers={"cache-control": "no-cache"})


@asynccontextmanager
async def announced(_: App) -> AsyncIterator[None]:
    """Say where the atlas is, once it answers."""
    sys.stdout.write(f"Sovereign AI Atlas is ready at http://{shown_host()}:{PORT}\n")
    sys.stdout.flush()
    yield


def shown_host() -> str:
    """The host as a person would type it into a browser."""
    return "localhost" if HOST in ("127.0.0.1", "0.0.0.0", "::") else HOST  # noqa: S104


INDEX = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
FIRST_PAGE = named_from_the_start(INDEX)
PAGES = [path.stem.replace("_", "-") for path in sorted((ROOT / "pages").glob("[a-z]*.py"))]

app = App(
    ROOT / "app.py",
    lifespan=announced,
    routes=[
        Route("/readyz", ready),
        Route("/world-map", to_the_map),
        *(Route(f"/{page}", first_page) for page in ("", *PAGES) if page != "world-map"),
    ],
    on_script_error=tell_reader,
)


def main() -> int:
    """Open the facts, then serve; wrong facts or a taken port end with one clear line."""
    if not PORT.isdigit() or not 0 < int(PORT) < 65536:
        sys.stderr.write(f"ATLAS_PORT is “{PORT}”; it must be a number from 1 to 65535.\n")
        return 2
    try:
        hosts, embedders = read_hosts(ALLOWED_HOSTS, HOST), read_embedders(EMBED_IN)
    except WrongSetting as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    if is_taken(HOST, int(PORT)):
        sys.stderr.write(
            f"Port {PORT} is in use; stop what runs there or choose another: ATLAS_PORT=8502.\n"
        )
        return 1
    keep_few_heaps()
    # Streamlit lets 5 ms pass after messages have left before others may: a change waited for it
    # once or twice, a fifth of the time of a view that was seen before.
    runtime.MESSAGE_FLUSH_INTERVAL_SECS = 0
    try:
        shared_atlas()
    except DataError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    if HOST in ALL_INTERFACES and not ALLOWED_HOSTS:
        sys.stderr.write(
            "Open to the network under localhost and plain addresses; readers who come by a name "
            "are refused until it is set: ATLAS_ALLOWED_HOSTS=atlas.example.org,localhost.\n"
        )
    # What was imported stays; the collector need not walk it again (one full walk takes 50 ms).
    gc.collect()
    gc.freeze()
    uvicorn.run(
        Guard(app, hosts, content_policy(FIRST_PAGE, embedders)),
        host=HOST,
        port=int(PORT),
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
    )
    return 0


def is_taken(host: str, port: int) -> bool:
    """Does something already listen there?"""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((host, port)) == 0


if __name__ == "__main__":
    sys.exit(main())
