"""The atlas and its peers, started one at a time on free ports, with their memory."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.counted import Wire, wire_to
from benchmarks.server import ServerDied, end, free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 300  # a million datacenters are made first
ENVIRONMENT = Path(os.environ.get("PEERS_VENV", ROOT / ".venv-peers"))


@dataclass(frozen=True)
class Peer:
    """A server beside the others.

    Attributes:
        name: head of its column.
        command: what starts it; PORT stands for its port.
        ready: path that answers when it can be asked.
        is_atlas: whether it runs in the atlas's own environment.
        script: module of a page under plain ``streamlit run``; None for other servers.
    """

    name: str
    command: tuple[str, ...]
    ready: str = "/"
    is_atlas: bool = False
    script: str | None = None


@dataclass(frozen=True)
class Running:
    """A server that answers, and the counting wire to it.

    Attributes:
        wire: where browsers go.
        process: number of the first process; its children count too.
        began: time.perf_counter when it was started.
    """

    wire: Wire
    process: int
    began: float

    def memory(self) -> float:
        """Bytes that the server and its children hold; what they share counts once."""
        return sum(map(_own_bytes, _family(self.process)))


def streamlit(name: str, script: str) -> Peer:
    """A page under ``streamlit run`` with Streamlit's own settings."""
    options = "--server.headless true --server.address 127.0.0.1 --server.fileWatcherType none"
    options += " --browser.gatherUsageStats false --server.enableStaticServing true"
    return Peer(
        name,
        ("-m", "streamlit", "run", "page.py", "--server.port", "PORT", *options.split()),
        "/_stcore/health",
        script=script,
    )


def gunicorn(name: str, application: str, ready: str = "/") -> Peer:
    """A page of Dash in one process with eight threads."""
    options = ("--workers", "1", "--threads", "8", "--timeout", "600", "--no-control-socket")
    command = ("-m", "gunicorn", "--bind", "127.0.0.1:PORT", *options, application)
    return Peer(name, command, ready)


@contextmanager
def started(peer: Peer, folder: Path) -> Iterator[Running]:
    """Start a server; yields it once it answers.

    Args:
        peer: which.
        folder: where outlines.py has written.

    Raises:
        ServerDied: with its log.
    """
    port = str(free_port())
    python = sys.executable if peer.is_atlas else str(ENVIRONMENT / "bin" / "python")
    variables = {
        "PYTHONPATH": str(ROOT),
        "PEERS_FOLDER": str(folder),
        "ATLAS_PORT": port,
        "BOKEH_RESOURCES": "server",
    }
    command = [python, *(port if word == "PORT" else word.replace("PORT", port)
                         for word in peer.command)]  # fmt: skip
    with tempfile.TemporaryFile("w+") as log, tempfile.TemporaryDirectory() as elsewhere:
        if peer.script:
            _page_of(peer.script, Path(elsewhere), folder)
        began = time.perf_counter()
        server = subprocess.Popen(
            command,
            cwd=elsewhere if peer.script else ROOT,
            env=os.environ | variables,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(server, int(port), peer.ready)
            yield Running(wire_to(f"127.0.0.1:{port}"), server.pid, began)
        except Exception as problem:
            log.seek(0)
            raise ServerDied(f"{peer.name}: {problem}\nIts log:\n{log.read()[-4000:]}") from problem
        finally:
            end(server)


def _page_of(script: str, elsewhere: Path, folder: Path) -> None:
    # A folder of its own: the atlas's settings are not to be found there. The land is a static
    # file as on the atlas.
    text = f"from {script} import show_page\n\nshow_page()\n"
    (elsewhere / "page.py").write_text(text, encoding="utf-8")
    static = elsewhere / "static"
    static.mkdir()
    (static / "land_flat.json").write_bytes((folder / "land_flat.json").read_bytes())


def _wait(server: subprocess.Popen[bytes], port: int, path: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise ConnectionError("The server did not start.")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.02)
        finally:
            connection.close()
    raise TimeoutError(f"The server was not ready after {START_SECONDS} seconds.")


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    return [process, *(one for child in children for one in _family(int(child)))]


def _own_bytes(process: int) -> float:
    """What a process holds; what it shares with others counts by its share."""
    told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    return sum(int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("Pss:"))
