"""A reader who takes files along: through the Export menu of a figure, or a deck from Slides."""

from __future__ import annotations

import time
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.frames import Opcode

from benchmarks.reader import Reader

FETCH_SECONDS = 60


class NoFileError(RuntimeError):
    """A file that was asked for did not come."""


class ExportingReader(Reader):
    """A reader who asks for files as Streamlit's frontend does.

    Args:
        address: such as ``127.0.0.1:8501``.
        query: query string of the page's address.
        page: path of the page; empty for the world map.
    """

    def __init__(self, address: str, query: str = "", page: str = "") -> None:
        super().__init__(address, query, page)
        self._host = f"http://{address}"

    def open_menu(self) -> None:
        """Open the Export menu of the page's own figure."""
        self._rerun(WidgetState(id=self._ids["export_popover"], bool_value=True))

    def files(self) -> list[str]:
        """Keys of the files that the page offers now."""
        return list(self._downloads)

    def export(self, view: str, file_format: str) -> bytes:
        """Take a file of an open menu.

        Args:
            view: key of the figure's view.
            file_format: as the menu's button is named, such as ``pptx`` or ``png3840``.

        Raises:
            NoFileError: when the server says so, or the file is gone.
        """
        return self.fetch(f"export_{view}_{file_format}")

    def fetch(self, key: str) -> bytes:
        """Take the file of a button that writes it when it is pressed.

        Raises:
            NoFileError: when the server says so, or the file is gone.
        """
        return self.read(self.address_of(key))

    def address_of(self, key: str) -> str:
        """Press such a button: where the file lies that was written then.

        Raises:
            NoFileError: when the server says so.
        """
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id = f"{key}-{time.perf_counter_ns()}"
        asked.session_id = self._session
        asked.deferred_file.file_id = self._downloads[key].deferred_file_id
        self._protocol.send_binary(message.SerializeToString())
        self._flush()
        return self._url_told(asked.request_id)

    def build_deck(self) -> bytes:
        """Build the deck of the Slides page and take it.

        Raises:
            NoFileError: when no deck was built.
        """
        answer = self.press("build_deck")
        if answer.errors or "download_deck" not in self._downloads:
            raise NoFileError(f"no deck was built: {answer.errors}")
        return self.read(self._downloads["download_deck"].url)

    def _url_told(self, request: str) -> str:
        while True:
            self._hear()
            for event in self._protocol.events_received():
                if event.opcode is not Opcode.BINARY:
                    continue
                told = ForwardMsg.FromString(bytes(event.data)).backend_operation_response
                if told.request_id == request:
                    if told.error_msg:
                        raise NoFileError(told.error_msg)
                    return told.deferred_file.url

    def read(self, url: str) -> bytes:
        """Come for a file.

        Raises:
            NoFileError: when it is gone.
        """
        try:
            url = self._host + url  # this machine
            with urlopen(url, timeout=FETCH_SECONDS) as answer:  # noqa: S310
                return answer.read()
        except OSError as problem:
            raise NoFileError(f"{url}: {problem}") from problem
