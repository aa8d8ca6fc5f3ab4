"""A reader without a browser: speaks Streamlit's protocol over a websocket and counts bytes.

It behaves as Streamlit's own frontend does: it asks for compression, keeps large messages so that
the server may send a short reference instead, forgets them as the frontend forgets them, and
sends the values of all widgets that are to be seen with each change.
"""

from __future__ import annotations

import json
import socket
import time
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.client import ClientProtocol
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.uri import parse_uri

ANSWER_SECONDS = 30
_CHUNK = 1 << 18
_FAILURE = 'class="notice failure"'  # what the atlas shows instead of an exception
_LONGEST_END = 200  # bytes; a message that ends a run is shorter


@dataclass
class Answer:
    """What one rerun cost.

    Attributes:
        seconds: from sending the change until the message that the script has finished is here.
        messages: messages received.
        payload_bytes: their content before compression.
        wire_bytes: what came through the socket, compressed if the server agrees to it.
        errors: exceptions that the page shows.
    """

    seconds: float = 0.0
    messages: int = 0
    payload_bytes: int = 0
    wire_bytes: int = 0
    errors: list[str] = field(default_factory=list)


class Reader:
    """One session with the server.

    Args:
        address: such as ``127.0.0.1:8501``.
        query: query string of the page's address.
        page: path of the page; empty for the world map.
    """

    def __init__(self, address: str, query: str = "", page: str = "") -> None:
        host, port = address.split(":")
        self._socket = socket.create_connection((host, int(port)), timeout=ANSWER_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._protocol = ClientProtocol(
            parse_uri(f"ws://{address}/_stcore/stream"),
            subprotocols=["streamlit"],
            # What Chromium offers.
            extensions=[ClientPerMessageDeflateFactory(client_max_window_bits=True)],
            max_size=None,
        )
        self._shake_hands()
        self._query = query
        self._page = ""
        self._page_name = page
        self._runs = 0
        self._most_runs_kept = 2
        self._kept: dict[str, tuple[ForwardMsg, int]] = {}
        self._widgets: dict[str, WidgetState] = {}
        self._ids: dict[str, str] = {}
        self._session = ""
        self._downloads: dict[str, Any] = {}
        self.map_data: dict[str, Any] = {}
        self.site_map_says = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def url_parameters(self) -> dict[str, str]:
        """What the address bar says."""
        return dict(parse_qsl(self._query))

    def arrive(self) -> Answer:
        """Open the page."""
        return self._rerun()

    def go_to(self, query: str) -> Answer:
        """Go back or forward in the browser's history to another address."""
        self._query = query
        return self._rerun(is_history_navigation=True)

    def set_pills(self, key: str, chosen: list[str]) -> Answer:
        """Choose pills of a widget by the words on them."""
        state = WidgetState(id=self._ids[key])
        state.string_array_value.data.extend(chosen)
        self._widgets[state.id] = state
        return self._rerun()

    def press(self, key: str) -> Answer:
        """Press a button."""
        return self._rerun(WidgetState(id=self._ids[key], trigger_value=True))

    def trigger(self, component: str, event: str, value: Any) -> Answer:
        """Let a component report an event, as the map does for a legend entry or a day."""
        state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{self._ids[component]}__events")
        state.json_trigger_value = json.dumps([{"event": event, "value": value}])
        return self._rerun(state)

    # --- one rerun ------------------------------------------------------------------------------
    def _rerun(
        self, happened: WidgetState | None = None, *, is_history_navigation: bool = False
    ) -> Answer:
        message = BackMsg()
        script = message.rerun_script
        script.query_string = self._query
        script.page_script_hash = self._page
        if not self._page:
            script.page_name = self._page_name
        script.is_history_navigation = is_history_navigation
        script.widget_states.widgets.extend(self._widgets.values())
        if happened:
            script.widget_states.widgets.append(happened)
        script.cached_message_hashes.extend(self._kept)
        sent = message.SerializeToString()
        start = time.perf_counter()
        self._protocol.send_binary(sent)
        self._flush()
        frames, wire_bytes = self._receive()
        answer = Answer(
            seconds=time.perf_counter() - start,
            messages=len(frames),
            payload_bytes=sum(map(len, frames)),
            wire_bytes=wire_bytes,
        )
        self._read(frames, answer)
        return answer

    def _receive(self) -> tuple[list[bytes], int]:
        """Messages up to the end of the run; read only after the clock has stopped."""
        frames: list[bytes] = []
        wire_bytes = 0
        while True:
            data = self._hear()
            wire_bytes += len(data)
            for event in self._protocol.events_received():
                if not isinstance(event, Frame) or event.opcode in (Opcode.PING, Opcode.PONG):
                    continue
                if event.opcode is Opcode.CLOSE:
                    raise ConnectionError(f"the server closed the session: {event.data!r}")
                if event.opcode is Opcode.CONT:
                    frames[-1] += event.data
                else:
                    frames.append(bytes(event.data))
                if event.fin and len(frames[-1]) < _LONGEST_END and _is_end(frames[-1]):
                    return frames, wire_bytes

    def _read(self, frames: list[bytes], answer: Answer) -> None:
        """Take in a run's messages as the frontend does."""
        shown: dict[str, WidgetState] = {}
        closed: list[tuple[int, ...]] = []
        self._ids.clear()
        self._downloads.clear()
        for raw in frames:
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            place = tuple(message.metadata.delta_path)
            if kind == "ref_hash":
                message, _ = self._kept[message.ref_hash]
                self._kept[message.hash] = (message, self._runs)
                kind = message.WhichOneof("type")
            elif message.metadata.cacheable:
                self._kept[message.hash] = (message, self._runs)
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                is_seen = not any(place[: len(popover)] == popover for popover in closed)
                self._note(message.delta.new_element, shown if is_seen else {}, answer)
            elif kind == "delta" and message.delta.add_block.HasField("popover"):
                closed.append(place)
                self._note_id(message.delta.add_block.popover.id)
            elif kind == "navigation":
                self._page = message.navigation.page_script_hash
            elif kind == "new_session":
                self._most_runs_kept = message.new_session.config.max_cached_message_age
                self._session = message.new_session.initialize.session_id
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
        self._widgets = shown
        self._runs += 1
        self._kept = {
            name: (message, used)
            for name, (message, used) in self._kept.items()
            if self._runs - used <= self._most_runs_kept
        }

    def _note(self, element: Any, shown: dict[str, WidgetState], answer: Answer) -> None:
        kind = element.WhichOneof("type")
        content = getattr(element, kind)
        if kind == "exception":
            answer.errors.append(content.message)
        elif kind == "html" and _FAILURE in content.body:
            answer.errors.append(content.body)
        widget_id = getattr(content, "id", "")
        key = self._note_id(widget_id)
        if not key:
            return
        if kind == "bidi_component" and key == "world_map":
            self.map_data = json.loads(content.json)
        elif kind == "deck_gl_json_chart":
            self.site_map_says = content.alt
        elif kind == "download_button":
            self._downloads[key] = content
        elif kind == "button_group":
            shown[widget_id] = self._pills(widget_id, content)
        elif kind == "selectbox":
            shown[widget_id] = self._selected(widget_id, content)
        elif kind == "text_input":
            shown[widget_id] = WidgetState(id=widget_id, string_value=content.value)

    def _note_id(self, widget_id: str) -> str:
        """Remember a widget under its key; empty where it has none."""
        key = widget_id.split("-", 2)[2] if widget_id.startswith("$$ID-") else ""
        if key:
            self._ids[key] = widget_id
        return key

    def _pills(self, widget_id: str, content: Any) -> WidgetState:
        if widget_id in self._widgets and not content.set_value:
            return self._widgets[widget_id]
        state = WidgetState(id=widget_id)
        words = [content.options[place].content for place in content.default]
        state.string_array_value.data.extend(content.raw_values if content.set_value else words)
        return state

    def _selected(self, widget_id: str, content: Any) -> WidgetState:
        if widget_id in self._widgets and not content.set_value:
            return self._widgets[widget_id]
        state = WidgetState(id=widget_id)
        if content.set_value and content.HasField("raw_value"):
            state.string_value = content.raw_value
        return state

    # --- the wire -------------------------------------------------------------------------------
    def _shake_hands(self) -> None:
        self._protocol.send_request(self._protocol.connect())
        self._flush()
        while self._protocol.state is State.CONNECTING:
            self._hear()
        list(self._protocol.events_received())
        if self._protocol.handshake_exc:
            raise self._protocol.handshake_exc

    def _hear(self) -> bytes:
        data = self._socket.recv(_CHUNK)
        if not data:
            raise ConnectionError("the server closed the connection")
        self._protocol.receive_data(data)
        self._flush()
        return data

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self._socket.sendall(data)


def _is_end(raw: bytes) -> bool:
    message = ForwardMsg.FromString(raw)
    return (
        message.WhichOneof("type") == "script_finished"
        and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    )
