"""The few protocols by which the rooms of floor 1 meet. Each has at least two implementations."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from sayno.model.audit import Audit, Study
from sayno.model.base import Digest
from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.model.version import Version
from sayno.model.walk import Doing, Outcome, SeenScreen, Walk

TOP: Final = "top"
"""The value of a deed that scrolls all the way back; without it, most of what is in view is scrolled on."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a guide wants done to a node of the present screen (to none: opening an address, or scrolling)."""

    do: Doing
    node: Node | None = None
    value: str | None = None
    field: str | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """The guide does not see what it looks for. The loop looks again while its patience lasts."""

    wanted: str
    there: str


@dataclass(frozen=True, slots=True)
class End:
    """The guide is done."""

    outcome: Outcome
    detail: str | None = None
    undocumented: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A guard's answer, with its reason where it is no."""

    allowed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that a page is about to send, or a message of a socket (``kind`` is then ``WebSocket``).

    ``kind`` is what asks (``Network.ResourceType`` of the Chrome DevTools Protocol); ``body`` None where it is not
    known. ``loading``: a page sends it by itself, before anything was pressed there.
    """

    method: str
    address: str
    kind: str = "Other"
    body: str | None = ""
    content: str = ""
    loading: bool = False


Wired = Callable[[Sent], Verdict]
"""Judges what a page sends. What it refuses is stopped before it leaves the browser."""

Answers = Callable[[str], str]
"""Gives a piece of personal information by its field name. What it gives never reaches the disk."""


class Driver(Protocol):
    """Operates one account's interface. Opened by whoever made it, closed by whoever opened it."""

    @property
    def name(self) -> str:
        """What kind of driver it is."""

    @property
    def browser(self) -> str | None:
        """Which browser it drives, with its version."""

    def open(self, address: str) -> None:
        """Go to an address. Raises :class:`Unreachable` where nothing answers."""

    def see(self) -> Screen:
        """Wait until the interface is still, and look."""

    def do(self, deed: Deed) -> None:
        """Operate a node of the screen seen last. Raises :class:`Stale` where it is gone."""

    def reload(self) -> None:
        """Load the present address anew, as a person who comes back."""

    def close(self) -> None:
        """Give everything back."""


class Drawn(Protocol):
    """An interface drawn in memory: what a replica is without a browser. The paper driver operates it."""

    @property
    def address(self) -> str:
        """Where it stands."""

    @property
    def title(self) -> str:
        """The title of the present screen."""

    def open(self, address: str) -> None:
        """Go to an address. Raises :class:`Unreachable`."""

    def tree(self) -> str:
        """The accessibility tree in Playwright's notation (``mode="ai"``), with a ref on what can be operated."""

    def operate(self, ref: str, do: Doing, value: str | None) -> None:
        """Press, toggle, choose, enter or write at a ref. Raises :class:`Stale`."""

    def reload(self) -> None:
        """Come back: what the account keeps stays, what was only on screen is gone."""


class Guide(Protocol):
    """Decides what to do next."""

    def next(self, screen: Screen) -> Deed | Missing | End:
        """The next deed on this screen, or what is missing, or the end."""

    def done(self, deed: Deed, after: Screen) -> None:
        """Told of each deed that was done, with what was seen then."""

    def refused(self, deed: Deed, reason: str) -> bool:
        """Told of a deed that was not done: the guard held it back, or it could not be. Whether to go on."""


class Guard(Protocol):
    """Judges the thing about to be operated."""

    def judge(self, screen: Screen, deed: Deed) -> Verdict:
        """Whether the deed may be done."""


class TermsSource(Protocol):
    """A history of documents."""

    name: str

    def versions(self) -> Iterable[Version]:
        """All versions, oldest first."""

    def text(self, version: Version) -> str:
        """What the document said."""


class Store(Protocol):
    """Where a study stands. Everything is redacted at its door."""

    def keep(self, screen: Screen) -> SeenScreen:
        """Store a screen's tree and picture by their hashes."""

    def keep_walk(self, walk: Walk) -> Digest:
        """Store a walk by its hash."""

    def walk(self, digest: Digest) -> Walk:
        """Read a walk back. Raises ``KeyError`` where there is none, ``ValueError`` where it was altered."""

    def blob(self, digest: Digest) -> bytes:
        """Read a tree or a picture back."""

    def keep_audit(self, audit: Audit) -> None:
        """Store a finished audit; from now on it counts as done."""

    def audits(self) -> Iterator[Audit]:
        """The finished audits, in a stable order."""

    def keep_study(self, study: Study) -> None:
        """Store the study and the list of everything it stands on."""


class Unreachable(Exception):
    """Nothing answered at an address; the message is one clear line."""


class Stale(Exception):
    """The node of a deed is no longer there."""


class NoBrowser(Exception):
    """No browser could be started; the message is one clear line."""


class BadHistory(ValueError):
    """A history of documents cannot be read; the message is one clear line."""
