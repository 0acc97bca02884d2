"""An account of a town, and the ledger of everything that was asked of the server in its name."""

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Literal

from sayno.replicas.town.site import Harm, Town

MOST: Final = 10_000
"""Accounts that are kept; the one that came first goes first."""

Kind = Literal["page", "read", "post-read", "beacon", "change"]
"""``post-read``: a declared read that came by POST. ``beacon``: a report on use, which changes nothing.
``change``: whatever else came by POST, PUT, PATCH or DELETE, and a GET that has an effect."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One request: what kind it was, and of a change what it did."""

    kind: Kind
    method: str
    path: str
    settings: Mapping[str, str] = field(default_factory=dict)
    harm: Harm | None = None
    request: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a server has counted for one account. ``harms`` are among the changes."""

    pages: int
    reads: int
    post_reads: int
    beacons: int
    changes: tuple[Noted, ...]
    values: Mapping[str, str]
    requests: tuple[str, ...]
    signed_in: bool
    refused: bool

    @property
    def harms(self) -> tuple[Harm, ...]:
        """The harmful things that were triggered, in order."""
        return tuple(noted.harm for noted in self.changes if noted.harm)


class Account:
    """What a town keeps about one person. Safe to use from several threads."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.token = secrets.token_hex(16)
        self._lock = Lock()
        self._values: dict[str, str] = {}
        self._requests: list[str] = []
        self._ledger: list[Noted] = []
        self.codes: list[str] = []
        self.signed_in = True
        self.visits: dict[str, int] = {}
        self.times: list[float] = []
        """How often each address was asked for, and when what happened: what hostile towns go by."""

    def note(self, noted: Noted) -> None:
        """Write a request down, and let a change take effect."""
        with self._lock:
            self._ledger.append(noted)
            for setting, value in noted.settings.items():
                if setting in self.town.settings:
                    self._values[setting] = value
            if noted.request and noted.request not in self._requests:
                self._requests.append(noted.request)
            if noted.harm in ("log out", "delete"):
                self.signed_in = False
            if noted.harm == "reset":
                self._values.clear()

    def mail(self) -> str:
        """Send a code by e-mail."""
        code = "".join(secrets.choice("0123456789") for _ in range(6))
        with self._lock:
            self.codes.append(code)
        return code

    def come(self, path: str) -> int:
        """Count a visit of an address; gives how many there were of any, with this one."""
        with self._lock:
            self.visits[path] = self.visits.get(path, 0) + 1
            return sum(self.visits.values())

    @property
    def values(self) -> Mapping[str, str]:
        """The settings that were changed, with their values."""
        with self._lock:
            return dict(self._values)

    @property
    def counts(self) -> Counts:
        """What was counted so far."""
        with self._lock:
            kinds = [noted.kind for noted in self._ledger]
            saved = frozenset(self._values.items())
            made = frozenset(self._requests)
            return Counts(
                pages=kinds.count("page"),
                reads=kinds.count("read"),
                post_reads=kinds.count("post-read"),
                beacons=kinds.count("beacon"),
                changes=tuple(noted for noted in self._ledger if noted.kind == "change"),
                values=dict(self._values),
                requests=tuple(self._requests),
                signed_in=self.signed_in,
                refused=self.town.refused(saved, made),
            )


class Accounts:
    """Accounts by their token."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, Account] = OrderedDict()

    def new(self, town: Town) -> Account:
        """A fresh account at a town."""
        account = Account(town)
        with self._lock:
            self._kept[account.token] = account
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return account

    def get(self, token: str) -> Account | None:
        """The account with a token."""
        with self._lock:
            return self._kept.get(token)
