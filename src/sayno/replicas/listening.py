"""A server of this machine's own, in a thread of its own: what replicas and towns are served by."""

import socket
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self

import uvicorn
from starlette.types import ASGIApp

STARTING_S: Final = 10.0


class PortTaken(OSError):
    """Something else listens on the port that was asked for; the message is one clear line."""


def listen(port: int) -> socket.socket:
    """A socket of 127.0.0.1 that listens; port 0 takes any free one. Raises :class:`PortTaken`."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise PortTaken(f"port {port} of 127.0.0.1 cannot be used: {error}") from error
    return listening


class Running:
    """An application that answers on sockets while the context lasts."""

    def __init__(self, app: ASGIApp, sockets: Sequence[socket.socket], name: str) -> None:
        config = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="off", ws="none", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=(list(sockets),), daemon=True, name=name)

    def __enter__(self) -> Self:
        self._thread.start()
        until = time.monotonic() + STARTING_S
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > until:
                raise OSError(f"the server of the {self._thread.name} did not start")
            time.sleep(0.002)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
