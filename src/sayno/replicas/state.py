"""What a replica remembers: the account's side of it, and where a person stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from urllib.parse import parse_qsl, quote, urlencode

NOWHERE = ""
"""The id of the page that says that a thing is not reconstructed."""

NOWHERE_PATH = "/not-reconstructed"


@dataclass(frozen=True, slots=True)
class Account:
    """An invented person and everything that the service keeps about them."""

    name: str = "Robin Example"
    email: str = "robin@example.test"
    seed: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    requests: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    harmed: tuple[str, ...] = ()
    changes: int = 0

    def setting(self, name: str, value: str) -> "Account":
        """The account with one setting changed."""
        return replace(self, settings={**self.settings, name: value})

    def requested(self, name: str) -> "Account":
        """The account with a request made."""
        return replace(self, requests=(*self.requests, name))

    def mailed(self) -> "Account":
        """The account with one more six-digit code in its letter box; codes follow from the seed."""
        digest = sha256(f"{self.seed}:{len(self.codes)}".encode()).hexdigest()
        return replace(self, codes=(*self.codes, f"{int(digest, 16) % 1_000_000:06d}"))

    def prefill(self, what: str | None) -> str:
        """What a form finds on the account: its name, a part of the name, or the e-mail address."""
        first, _, last = self.name.partition(" ")
        known = {"name": self.name, "first-name": first, "last-name": last, "email": self.email}
        return known.get(what or "", "")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a person stands: the screen, what is open on it, and which tabs are in front."""

    screen: str
    open: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """What is open, as the query of an address; empty where nothing is."""
        pairs = [("open", ref) for ref in self.open] + [("tab", ref) for ref in self.tabs]
        return f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""

    @classmethod
    def at(cls, screen: str, query: str) -> "Position":
        """Read a position back. Whatever else a query holds is not looked at."""
        pairs = parse_qsl(query[:4_000])[:40]
        opened = tuple(dict.fromkeys(v for k, v in pairs if k == "open"))
        return cls(screen, opened, tuple(dict.fromkeys(v for k, v in pairs if k == "tab")))


@dataclass(frozen=True, slots=True)
class Said:
    """What the interface answers to the last action, until the next: a message, or what is wrong with a form."""

    notice: str = ""
    error: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict)


SILENCE = Said()
