"""A wire that counts: passes bytes on between browser and server, and notes how many came when."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass, field

_CHUNK = 1 << 18
QUIET = 0.4  # seconds without a byte, after which an answer is over


@dataclass
class Wire:
    """What went through since the last ``start``; seconds are of ``time.perf_counter``.

    Attributes:
        asked: when the first bytes came from the browser.
        answered: when the last bytes came from the server.
        answer_bytes: how many came from the server, as they were on the wire.
    """

    address: str
    asked: float | None = None
    answered: float | None = None
    answer_bytes: int = 0
    _moved: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Count from here on."""
        with self._lock:
            self.asked = self.answered = None
            self.answer_bytes = 0
            self._moved = time.perf_counter()

    @property
    def is_quiet(self) -> bool:
        """Has nothing passed for a while?"""
        return time.perf_counter() - self._moved > QUIET

    @property
    def server_seconds(self) -> float:
        """From the first bytes of the question until the last bytes of the answer; 0 for none."""
        return self.answered - self.asked if self.asked and self.answered else 0.0

    def note(self, count: int, *, is_answer: bool) -> None:
        """Bytes came past."""
        with self._lock:
            self._moved = time.perf_counter()
            if is_answer and self.asked is not None:
                self.answered = self._moved
                self.answer_bytes += count
            elif not is_answer and self.asked is None:
                self.asked = self._moved


def wire_to(address: str) -> Wire:
    """A counting wire to a server; it ends with the process."""
    listener = socket.create_server(("127.0.0.1", 0))
    wire = Wire(f"127.0.0.1:{listener.getsockname()[1]}")
    threading.Thread(target=_accept, args=(listener, address, wire), daemon=True).start()
    return wire


def _accept(listener: socket.socket, address: str, wire: Wire) -> None:
    host, port = address.split(":")
    while True:
        browser, _ = listener.accept()
        try:
            server = socket.create_connection((host, int(port)))
        except OSError:
            browser.close()
            continue
        for end in (browser, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for source, sink, is_answer in ((browser, server, False), (server, browser, True)):
            threading.Thread(
                target=_pass_on, args=(source, sink, wire, is_answer), daemon=True
            ).start()


def _pass_on(source: socket.socket, sink: socket.socket, wire: Wire, is_answer: bool) -> None:
    try:
        while data := source.recv(_CHUNK):
            wire.note(len(data), is_answer=is_answer)
            sink.sendall(data)
    except OSError:
        pass
    finally:
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
