"""Servers to be measured: started on a free port, ended afterwards, heard when they die."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from benchmarks.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60
_POLL = 0.01


@dataclass(frozen=True)
class Served:
    """A server that answers.

    Attributes:
        address: such as ``127.0.0.1:8501``.
        process: its number.
    """

    address: str
    process: int

    def processor_seconds(self) -> float | None:
        """Processor time spent so far; None where the system does not tell (outside Linux)."""
        try:
            told = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        in_python, in_system = told.rpartition(")")[2].split()[11:13]
        return (int(in_python) + int(in_system)) / os.sysconf("SC_CLK_TCK")

    def resident_bytes(self) -> int | None:
        """Its memory; None where the system does not tell."""
        return self._told("VmRSS", 1024)

    def threads(self) -> int | None:
        """Its threads; None where the system does not tell."""
        return self._told("Threads")

    def open_files(self) -> int | None:
        """Files and connections that it holds open; None where the system does not tell."""
        try:
            return len(os.listdir(f"/proc/{self.process}/fd"))
        except FileNotFoundError:
            return None

    def figures(self) -> dict[str, float]:
        """Streamlit's own figures of the server for monitors, summed over their labels."""
        with urlopen(f"http://{self.address}/_stcore/metrics", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
        told: dict[str, float] = defaultdict(float)
        for line in lines:
            if line and not line.startswith("#"):
                name, _, value = line.rpartition(" ")
                told[name.partition("{")[0]] += float(value)
        return told

    def _told(self, name: str, times: int = 1) -> int | None:
        try:
            told = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        (line,) = (line for line in told.splitlines() if line.startswith(f"{name}:"))
        return int(line.split()[1]) * times


class ServerDied(RuntimeError):
    """A server that was to be measured does not answer; the message holds its log."""


@contextmanager
def atlas_server(times: int = 1) -> Iterator[Served]:
    """The atlas as ``make run`` serves it; yields it once the facts are open.

    Args:
        times: how many times the real deals it holds.
    """
    port = free_port()
    command = ["-m", "serve"] if times == 1 else ["-m", "benchmarks.many_served", str(times)]
    with _running(command, port, "/readyz", {"ATLAS_PORT": str(port)}) as served:
        yield served


@contextmanager
def atlas_collecting(how: str) -> Iterator[Served]:
    """The atlas with another way of collecting garbage (``collected_otherwise.py``).

    Args:
        how: one of the ways.
    """
    port = free_port()
    command = ["-m", "benchmarks.collected_otherwise", how]
    with _running(command, port, "/readyz", {"ATLAS_PORT": str(port)}) as served:
        yield served


@contextmanager
def atlas_otherwise(what: str) -> Iterator[Served]:
    """The atlas with something of it replaced by an alternative (``otherwise_served.py``).

    Args:
        what: the name of what is replaced.
    """
    port = free_port()
    command = ["-m", "benchmarks.otherwise_served", what]
    with _running(command, port, "/readyz", {"ATLAS_PORT": str(port)}) as served:
        yield served


@contextmanager
def plain_streamlit(script: Path) -> Iterator[Served]:
    """A page under ``streamlit run`` with Streamlit's own settings."""
    port = free_port()
    command = ["-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1"]
    command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
    # A folder of its own: the atlas's settings are not to be found there.
    with (
        tempfile.TemporaryDirectory() as elsewhere,
        _running(command, port, "/_stcore/health", folder=Path(elsewhere)) as served,
    ):
        yield served


@contextmanager
def tuned_streamlit(script: Path) -> Iterator[Served]:
    """A page with the atlas's settings and server."""
    port = free_port()
    command = ["-m", "benchmarks.tuned", str(script), str(port)]
    with _running(command, port, "/_stcore/health") as served:
        yield served


def start_seconds() -> float:
    """From the start of a process until it is ready and a first reader has seen the page."""
    start = time.perf_counter()
    with atlas_server() as served, Reader(served.address) as reader:
        reader.arrive()
        return time.perf_counter() - start


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _running(
    arguments: list[str],
    port: int,
    ready_path: str,
    variables: dict[str, str] | None = None,
    folder: Path | None = None,
) -> Iterator[Served]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | (variables or {})
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder or ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(server, port, ready_path)
            yield Served(f"127.0.0.1:{port}", server.pid)
            if server.poll() is not None:
                raise ConnectionError("The server ended before it was asked to.")
        except Exception as problem:
            died = server.poll() is not None
            log.seek(0)
            state = f"ended with code {server.returncode}" if died else "was still running"
            raise ServerDied(
                f"{problem}\nThe server ({' '.join(arguments)}) {state}; its log:\n{log.read()}"
            ) from problem
        finally:
            end(server)


def end(server: subprocess.Popen[bytes]) -> None:
    """End a process, also one that does not listen."""
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, path: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise ConnectionError("The server did not start.")
        if _answers(port, path):
            return
        time.sleep(_POLL)
    raise TimeoutError(f"The server was not ready after {START_SECONDS} seconds.")


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
