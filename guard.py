"""Who may ask the server, how much, and what a browser may do with the answer."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

OF_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
ALL_INTERFACES = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to
# A load balancer asks them by number; they tell nothing that a stranger could use.
OF_MONITORS = ("/readyz", "/_stcore/health")
# The longest deck (exports/decks/order.py) has 18,000 when every sign of it is escaped.
LONGEST_ADDRESS = 32_000  # bytes
POLICY_VIOLATION = 1008  # close code of a websocket

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?", re.IGNORECASE)
_NAME = re.compile(r"\*|(?:\*\.)?[a-z0-9._-]+")
_ORIGIN = re.compile(r"self|https?://(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# Nothing of the atlas asks for any of them.
_CLOSED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
_HEADERS = {
    "x-content-type-options": "nosniff",
    # A reader's filters stand in the address; the publishers that he visits need not see them.
    "referrer-policy": "same-origin",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in _CLOSED),
}


class WrongSetting(ValueError):
    """An environment variable that cannot be followed; the message is one line."""


@dataclass(frozen=True)
class Hosts:
    """The names under which the server answers.

    Attributes:
        names: in lower case; a leading ``*.`` stands for every name below, ``*`` for all.
        any_address: also by number: a name that was bent to this machine cannot look like one.
    """

    names: tuple[str, ...]
    any_address: bool = False

    def allow(self, header: str) -> bool:
        """Is this what the host header of a request may hold, with or without a port?

        Examples:
            >>> Hosts(("localhost", "*.example.org")).allow("atlas.example.org:8501")
            True
            >>> Hosts(("localhost",)).allow("localhost.example.org")
            False
        """
        match = _HOST.fullmatch(header)
        if not match:
            return False
        name = (match[1] or match[2]).lower().rstrip(".")
        below = any(name.endswith(known[1:]) for known in self.names if known.startswith("*."))
        return below or name in self.names or "*" in self.names or (
            self.any_address and _is_address(name)
        )  # fmt: skip


def read_hosts(written: str, bound: str) -> Hosts:
    """The names under which the server answers.

    Args:
        written: names and addresses parted by commas, without ports; empty for this machine's own.
        bound: the address that the server listens on.

    Raises:
        WrongSetting: when something written is no name.
    """
    if not written.strip():
        bound_to_all = bound in ALL_INTERFACES
        own = () if bound_to_all or bound in OF_THIS_MACHINE else (bound.lower(),)
        return Hosts((*OF_THIS_MACHINE, *own), any_address=bound_to_all)
    names = [part.strip().lower().strip("[]").rstrip(".") for part in written.split(",")]
    for name in filter(None, names):
        if not (_NAME.fullmatch(name) or _is_address(name)):
            raise WrongSetting(
                f"ATLAS_ALLOWED_HOSTS holds “{name[:60]}”; write names without ports, parted by "
                "commas, such as atlas.example.org,localhost."
            )
    return Hosts(tuple(filter(None, names)))


def read_embedders(written: str) -> tuple[str, ...]:
    """The sites that may show the atlas in a frame; none when nothing is written.

    Raises:
        WrongSetting: when something written is no site.
    """
    sites = tuple(part.lower() for part in re.split(r"[,\s]+", written) if part)
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise WrongSetting(
                f"ATLAS_EMBED_IN holds “{site[:60]}”; write sites parted by commas, such as "
                "https://portal.example.org, or self."
            )
    return sites


def content_policy(index: str, embedders: tuple[str, ...] = ()) -> str:
    """What a browser may load and run: what comes from here, and no other host.

    Args:
        index: the HTML around every page, whose own inline scripts may run and no others.
        embedders: the sites that may show the atlas in a frame.
    """
    digests = [hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(index)]
    inline = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    frames = " ".join("'self'" if site == "self" else site for site in embedders) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            # Streamlit turns the script of a component into a blob before it runs it; deck.gl
            # brings some of itself as WebAssembly.
            f"script-src 'self' blob: 'wasm-unsafe-eval'{inline}",
            # Its widgets, st.html and our drawings set styles on single elements.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {frames}",
        )
    )


class Guard:
    """The server with its rules around it: they hold for every answer, errors among them."""

    def __init__(self, server: Asgi, hosts: Hosts, policy: str) -> None:
        self.server = server
        self.hosts = hosts
        headers = _HEADERS | {"content-security-policy": policy}
        self.headers = [(name.encode(), value.encode()) for name, value in headers.items()]
        self.names = {name for name, _ in self.headers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse in one sentence."""
        if scope["type"] == "lifespan":
            await self.server(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if scope["type"] == "websocket":
            if refusal:
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            else:
                await self.server(scope, receive, send)
            return

        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                others = [pair for pair in message["headers"] if pair[0].lower() not in self.names]
                message = {**message, "headers": [*others, *self.headers]}
            await send(message)

        if refusal:
            await _refuse(send_guarded, *refusal)
            return
        # Streamlit asks an outside host for this machine's address, and keeps every reader waiting
        # meanwhile, to find out whether a site that it does not know may read an answer.
        headers = [pair for pair in scope["headers"] if pair[0] != b"origin"]
        await self.server({**scope, "headers": headers}, receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence for a request that is not answered."""
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, "This address is too long.\n"
        host = (_header(scope, b"host") or "").lower()
        if scope["path"] not in OF_MONITORS and not self.hosts.allow(host):
            return 400, (
                "The atlas does not answer under this name. Whoever runs it can add the name to "
                "ATLAS_ALLOWED_HOSTS.\n"
            )
        origin = _header(scope, b"origin")
        if origin is not None and origin.lower() not in (f"http://{host}", f"https://{host}"):
            return 403, "The atlas answers to no other site.\n"
        return None


def _header(scope: Scope, name: bytes) -> str | None:
    """A header of a request, with all that was sent under its name."""
    values = [value for known, value in scope["headers"] if known == name]
    return b", ".join(values).decode("latin-1") if values else None


async def _refuse(send: Send, status: int, sentence: str) -> None:
    content = sentence.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(content)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
