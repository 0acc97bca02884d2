"""A relay on this machine that notes what is on its way to a server: each request, each WebSocket message."""

import asyncio
import re
import threading
from typing import Final, NamedTuple

_REQUEST: Final = re.compile(rb"\b([A-Z]{3,7}) (/\S*) HTTP/1\.1\r\n")
_UPGRADE: Final = re.compile(rb"\r\nupgrade: *websocket\r\n", re.I)
_EXTENSIONS: Final = re.compile(rb"\r\nsec-websocket-extensions:[^\r]*(?=\r\n)", re.I)
_LONGEST_LINE: Final = 8_192
_LONGEST_HEAD: Final = 65_536
_TEXT: Final = 1
_SHOWN: Final = 160


class Request(NamedTuple):
    """What was sent. A WebSocket message has the method ``WS`` and its beginning after the socket's path."""

    method: str
    path: str
    query: str = ""


class Relay:
    """Use as a context manager. ``requests`` holds what passed, in order of arrival."""

    def __init__(self, to_port: int) -> None:
        self.requests: list[Request] = []
        self.port = 0
        self._to = to_port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None] | None] = set()
        """The loop itself would let go of a connection that waits for both its sides."""

    @property
    def url(self) -> str:
        """The address of the server as met through the relay."""
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> "Relay":
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_LONGEST_HEAD)

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in others:
                task.cancel()
            await asyncio.wait(others, timeout=1)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._open.add(task)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            back, forth = await asyncio.open_connection("127.0.0.1", self._to)
            try:
                await asyncio.gather(self._forward(head, reader, forth), _pass_on(back, writer))
            finally:
                forth.close()
        except (OSError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass  # either side went away, sent no request, or the relay closes
        finally:
            writer.close()
            self._open.discard(task)

    async def _forward(self, head: bytes, reader: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        """Browsers open a connection of its own for each WebSocket, so the first request tells what it is."""
        seen = self._note(head)
        messages = Messages() if _UPGRADE.search(head) else None
        socket = self.requests[-1].path if messages and self.requests else ""
        to.write(_EXTENSIONS.sub(b"", head) if messages else head)  # a compressed message could not be read
        await to.drain()
        while data := await reader.read(65_536):
            if messages:
                self.requests += [Request("WS", f"{socket} {text}") for text in messages.feed(data)]
            else:
                seen = self._note(seen + data)
            to.write(data)
            await to.drain()
        if to.can_write_eof():
            to.write_eof()

    def _note(self, seen: bytes) -> bytes:
        """Note the request lines in what was sent; gives back the end, in which the next may have begun."""
        at = 0
        for match in _REQUEST.finditer(seen):
            path, _, query = match[2].decode("latin-1").partition("?")
            self.requests.append(Request(match[1].decode(), path, query))
            at = match.end()
        return seen[at:][-_LONGEST_LINE:]


class Messages:
    """Reads a browser's side of a WebSocket (RFC 6455, 5.2): the beginning of each message."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[str]:
        """The messages that these bytes complete; of binary ones only their size."""
        self._rest += data
        found: list[str] = []
        while (frame := _frame(self._rest)) is not None:
            opcode, payload, length = frame
            self._rest = self._rest[length:]
            if opcode == _TEXT:
                found.append(payload[:_SHOWN].decode("utf-8", "replace"))
            elif opcode < 8:
                found.append(f"({len(payload)} bytes)")
        return found


def _frame(data: bytes) -> tuple[int, bytes, int] | None:
    """Opcode, unmasked payload and whole length of the first frame; None while it is not complete."""
    if len(data) < 2:
        return None
    opcode, masked, size, at = data[0] & 15, data[1] >> 7, data[1] & 127, 2
    if size > 125:
        wide = 2 if size == 126 else 8
        size, at = int.from_bytes(data[2 : 2 + wide]), 2 + wide
    key = data[at : at + 4] if masked else b"\0\0\0\0"
    at += 4 if masked else 0
    if len(data) < at + size:
        return None
    payload = bytes(byte ^ key[i % 4] for i, byte in enumerate(data[at : at + size]))
    return opcode, payload, at + size


async def _pass_on(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    while data := await source.read(65_536):
        to.write(data)
        await to.drain()
    if to.can_write_eof():
        to.write_eof()
