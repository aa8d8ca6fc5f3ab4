"""Behind the shipped nginx.conf a reader stays with the process that holds the session.

Two small servers that tell their name stand for two processes of the atlas.
"""

from __future__ import annotations

import gzip
import http.client
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.front import cookie_of, nginx_before
from benchmarks.server import free_port

pytestmark = pytest.mark.skipif(
    shutil.which("nginx") is None, reason="no nginx found (apt-get install nginx)"
)
NAMES = ("one", "two")
SCRIPT = b"first();" * 1_000


class Process:
    """A server that tells its name, and can go and come back."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.port = free_port()
        self.begin()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.port}"

    def begin(self) -> None:
        """Answer from now on."""
        name = self.name

        class Answers(BaseHTTPRequestHandler):
            """Every path, and every wish for a websocket, is answered with the name."""

            def do_GET(self) -> None:
                is_websocket = self.headers.get("Upgrade") == "websocket"
                self.send_response(101 if is_websocket else 200)
                if is_websocket:
                    self.send_header("Upgrade", "websocket")
                    self.send_header("Connection", "Upgrade")
                self.send_header("X-Name", name)
                if self.path.endswith(".js"):
                    self.send_header("Content-Type", "text/javascript")
                self.end_headers()
                if self.path.endswith(".js"):
                    self.wfile.write(SCRIPT)
                self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Answers)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def end(self) -> None:
        """Refuse every connection from now on."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def two_processes() -> Iterator[tuple[str, dict[str, Process]]]:
    """The address of nginx, and the processes behind it by their names."""
    processes = {name: Process(name) for name in NAMES}
    with nginx_before([process.address for process in processes.values()]) as address:
        yield address, processes
    for process in processes.values():
        process.end()


def asked(address: str, cookie: str = "", path: str = "/", **headers: str) -> tuple[str, str]:
    """Who answers, and the cookie that the browser has then."""
    connection = http.client.HTTPConnection(address, timeout=10)
    try:
        connection.request("GET", path, headers=headers | ({"Cookie": cookie} if cookie else {}))
        answer = connection.getresponse()
        told = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        return answer.getheader("X-Name"), told
    finally:
        connection.close()


def opened(address: str, cookie: str) -> tuple[str, str]:
    """The same for a websocket."""
    return asked(address, cookie, "/_stcore/stream", Upgrade="websocket", Connection="Upgrade")


def test_page_websocket_and_files_of_a_reader_come_from_one_process():
    with two_processes() as (address, _):
        for _ in range(10):
            name, cookie = asked(address)

            assert opened(address, cookie) == (name, cookie)
            files = [asked(address, cookie, f"/media/{number}.pptx") for number in range(5)]
            assert set(files) == {(name, cookie)}


def test_new_readers_are_spread_over_both_processes():
    with two_processes() as (address, _):
        assert {asked(address)[0] for _ in range(40)} == set(NAMES)


@pytest.mark.parametrize("gone", NAMES)
def test_a_reader_whose_process_has_gone_moves_and_stays_with_the_other(gone):
    (other,) = set(NAMES) - {gone}
    with two_processes() as (address, processes):
        cookie = next(told for name, told in iter(lambda: asked(address), None) if name == gone)
        processes[gone].end()

        name, moved = opened(address, cookie)
        assert name == other

        # The session lives there now: what it makes is not to be looked for in the new process.
        processes[gone].begin()
        assert asked(address, moved, "/media/1.pptx") == (other, moved)
        assert opened(address, moved) == (other, moved)
        assert opened(address, cookie)[0] == gone


def test_a_cookie_that_names_no_process_is_not_believed():
    with two_processes() as (address, _):
        for written in ("three", "", "one.example.org", "one two"):
            name, told = asked(address, f"atlas_process={written}")

            assert name in NAMES
            assert told == f"atlas_process={name}"


def test_the_cookie_is_of_no_use_to_scripts_and_other_sites():
    with two_processes() as (address, _):
        connection = http.client.HTTPConnection(address, timeout=10)
        connection.request("GET", "/")
        said = connection.getresponse().getheader("Set-Cookie")
        connection.close()

        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(said.split("; "))
        assert cookie_of(address) in {f"atlas_process={name}" for name in NAMES}


def test_a_script_travels_compressed():
    with two_processes() as (address, _):
        connection = http.client.HTTPConnection(address, timeout=10)
        connection.request("GET", "/static/js/index.js", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()

    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(body) < len(SCRIPT) / 10
    assert gzip.decompress(body) == SCRIPT
