"""Several processes of the atlas behind nginx, led by the file that is shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from benchmarks.exporting_reader import FETCH_SECONDS, NoFileError
from benchmarks.server import ROOT, START_SECONDS, Served, atlas_server, free_port
from benchmarks.travelling_reader import TravellingReader

SHIPPED = ROOT / "deploy" / "nginx.conf"
_SERVICES = ("atlas:8501", "atlas_two:8501")


class NoNginx(RuntimeError):
    """There is no nginx here."""


@dataclass(frozen=True)
class Front:
    """Processes of the atlas behind one address.

    Attributes:
        address: of nginx.
        processes: in the order of the file's services; one that is led to under both names
            stands there once.
    """

    address: str
    processes: tuple[Served, ...]


@contextmanager
def front_of(count: int) -> Iterator[Front]:
    """Start so many processes of the atlas, one or two, and nginx before them.

    Raises:
        NoNginx: where nginx is not installed.
    """
    with ExitStack() as all_of_it:
        processes = tuple(all_of_it.enter_context(atlas_server()) for _ in range(count))
        led_to = [process.address for process in processes] * (len(_SERVICES) // count)
        address = all_of_it.enter_context(nginx_before(led_to))
        yield Front(address, processes)


@contextmanager
def nginx_before(addresses: list[str]) -> Iterator[str]:
    """Run nginx with the shipped file, which leads to these addresses instead of the services.

    Raises:
        NoNginx: where nginx is not installed.
    """
    if not (program := shutil.which("nginx")):
        raise NoNginx("nginx is not installed here (apt-get install nginx).")
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "nginx.conf"
        file.write_text(_written(addresses, port, folder), encoding="utf-8")
        log = Path(folder) / "log"
        started = subprocess.Popen(
            [program, "-e", str(log), "-c", str(file), "-g", "daemon off;"],
        )
        try:
            _wait_until_it_listens(started, port, log)
            yield f"127.0.0.1:{port}"
        finally:
            started.terminate()
            started.wait(timeout=10)


def _written(addresses: list[str], port: int, folder: str) -> str:
    """The shipped file with other addresses, another port and another folder for its files."""
    text = SHIPPED.read_text(encoding="utf-8")
    for service, address in zip(_SERVICES, addresses, strict=True):
        text = re.sub(rf"\b{service}\b", address, text)
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    return text.replace("/tmp/", f"{folder}/").replace("/dev/stderr", f"{folder}/log")  # noqa: S108


def _wait_until_it_listens(started: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while started.poll() is None and time.monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            connection.getresponse()
            return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise RuntimeError(f"nginx did not start:\n{log.read_text() if log.exists() else ''}")


class LedReader(TravellingReader):
    """A reader behind a proxy: fetches the page first, and keeps the cookie that comes with it.

    Args:
        address: of the proxy.
        query: query string of the page's address.
        page: path of the page; empty for the world map.
        cookie: that the browser has already; fetched with the page where there is none.
    """

    def __init__(self, address: str, query: str = "", page: str = "", cookie: str = "") -> None:
        self.cookie = cookie or cookie_of(address)
        super().__init__(address, query, page)

    def _shake_hands(self) -> None:
        connect, take = self._protocol.connect, self._protocol.process_response

        def connect_with_cookie() -> Any:
            request = connect()
            request.headers["Cookie"] = self.cookie
            return request

        def take_cookie(response: Any) -> None:
            self.cookie = _named(response.headers.get("Set-Cookie")) or self.cookie
            take(response)

        self._protocol.connect = connect_with_cookie
        self._protocol.process_response = take_cookie
        super()._shake_hands()

    def read(self, url: str) -> bytes:
        """Come for a file, as the browser with its cookie.

        Raises:
            NoFileError: when it is gone.
        """
        request = Request(self._host + url, headers={"Cookie": self.cookie})  # noqa: S310
        try:
            with urlopen(request, timeout=FETCH_SECONDS) as answer:  # noqa: S310 - this machine
                return answer.read()
        except OSError as problem:
            raise NoFileError(f"{url}: {problem}") from problem


def cookie_of(address: str, cookie: str = "") -> str:
    """The cookie that comes with the page, as a browser sends it back.

    Args:
        address: of the proxy.
        cookie: that the browser has already.
    """
    connection = HTTPConnection(address, timeout=30)
    try:
        connection.request("GET", "/", headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        answer.read()
        return _named(answer.getheader("Set-Cookie")) or cookie
    finally:
        connection.close()


def _named(header: str | None) -> str:
    """The cookie by which a reader is led back, out of all that an answer sets."""
    found = re.search(r"atlas_process=\w+", header or "")
    return found[0] if found else ""
