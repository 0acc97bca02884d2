"""A relay on this machine that notes every request on its way to a server: what reached it, whatever it says itself."""

import asyncio
import re
import threading
from typing import Final

_REQUEST: Final = re.compile(rb"\b([A-Z]{3,7}) (/\S*) HTTP/1\.1\r\n")
_LONGEST_LINE: Final = 8_192


class Relay:
    """Use as a context manager. ``requests`` holds method and path, without the query, in order of arrival."""

    def __init__(self, to_port: int) -> None:
        self.requests: list[tuple[str, str]] = []
        self.port = 0
        self._to = to_port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._server: asyncio.Server | None = None

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
        return await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            back, forth = await asyncio.open_connection("127.0.0.1", self._to)
            try:
                await asyncio.gather(self._pass_on(reader, forth, noting=True), self._pass_on(back, writer))
            finally:
                forth.close()
        except (OSError, asyncio.CancelledError):
            pass  # either side went away, or the relay closes
        finally:
            writer.close()

    async def _pass_on(self, source: asyncio.StreamReader, to: asyncio.StreamWriter, noting: bool = False) -> None:
        seen = b""
        while data := await source.read(65_536):
            if noting:
                seen = self._note(seen + data)
            to.write(data)
            await to.drain()
        if to.can_write_eof():
            to.write_eof()

    def _note(self, seen: bytes) -> bytes:
        """Note the request lines in what was sent; gives back the end, in which the next may have begun."""
        at = 0
        for match in _REQUEST.finditer(seen):
            self.requests.append((match[1].decode(), match[2].decode().partition("?")[0]))
            at = match.end()
        return seen[at:][-_LONGEST_LINE:]
