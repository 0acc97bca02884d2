"""A third-party application that can be started here with fresh data and a person signed in, and how it is met."""

import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from applications.relay import Relay, Request
from applications.truth import Rendering, Task, Truth

Stored = dict[str, object]
"""What an application keeps, by the name of the table, file or setting. Two looks can be compared."""

READING = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Running:
    """One application, running, with a person signed in.

    ``start`` is where that person begins, ``storage_state`` the file of the session. ``own`` are patterns
    (``METHOD path``, or with ``?query``) of what the interface sends by itself when somebody comes by, and of reads
    that are sent by POST or in a WebSocket; whatever else is no plain reading counts as a change. ``acting`` are
    patterns (``GET path?query``) of links that change something though they should not.
    """

    start: str
    storage_state: Path
    relay: Relay
    strayed: Path
    look: Callable[[], Stored] = field(repr=False)
    own: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()

    def heard(self, since: int = 0) -> list[Request]:
        """Every request and WebSocket message that reached the server, from the one of that number on."""
        return self.relay.requests[since:]

    def changes(self, since: int = 0) -> list[Request]:
        """Those that could change what the application keeps."""
        return [request for request in self.heard(since) if self._changes(request)]

    def _changes(self, request: Request) -> bool:
        said = f"{request.method} {request.path}"
        if request.method in READING:
            return any(re.fullmatch(pattern, f"{said}?{request.query}") for pattern in self.acting)
        forms = (said, f"{said}?{request.query}")
        return not any(re.fullmatch(pattern, form) for pattern in self.own for form in forms)

    def stored(self) -> Stored:
        """What the application keeps now, without what changes by itself (times of last use, sessions, caches)."""
        return self.look()


Begin = Callable[[Path], AbstractContextManager[Running]]
"""Starts an application in an empty folder that is thrown away afterwards."""


@dataclass(frozen=True)
class Application:
    """One application: what is known of it, and how to start it."""

    truth: Truth
    begin: Begin = field(repr=False)

    @property
    def name(self) -> str:
        """As its makers write it."""
        return self.truth.name

    @property
    def rendering(self) -> Rendering:
        """Who draws its interface."""
        return self.truth.rendering

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What there is to refuse, and the truth about it."""
        return self.truth.tasks

    @contextmanager
    def running(self) -> Iterator[Running]:
        """Install it where it is not yet, start it with fresh data, and stop it in the end.

        Raises ``NotInstallable`` where a registry or tool is missing, ``RuntimeError`` where anything else fails.
        """
        with _ended_in_order(), TemporaryDirectory(prefix="sayno-app-") as home, self.begin(Path(home)) as running:
            yield running


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Whoever is told to end (SIGTERM) stops what they started first; only a main thread can be told."""
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    ):
        yield
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
