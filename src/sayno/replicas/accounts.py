"""The accounts of a server: who comes by which token, and what each replica keeps about them."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from sayno.replicas.state import NOWHERE, SILENCE, Account, Position, Said
from sayno.replicas.stepping import After

MOST = 10_000
"""Accounts that are kept; the one that came first goes first."""


class Accounts:
    """Accounts by token and replica. Safe to use from several threads; every change is one atomic step."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._people: OrderedDict[str, Account] = OrderedDict()
        self._kept: dict[tuple[str, str], Account] = {}
        self._said: dict[tuple[str, str], Said] = {}
        self._start: dict[tuple[str, str], str] = {}

    def new(self, account: Account | None = None) -> str:
        """Make an account, and give the token by which it comes."""
        token = secrets.token_hex(16)
        with self._lock:
            self._people[token] = replace(account or Account(), seed=(account and account.seed) or token)
            while len(self._people) > MOST:
                gone, _ = self._people.popitem(last=False)
                for held in (self._kept, self._said, self._start):
                    for key in [k for k in held if k[0] == gone]:
                        del held[key]
        return token

    def __contains__(self, token: object) -> bool:
        with self._lock:
            return token in self._people

    def at(self, token: str, replica: str) -> Account:
        """What a replica keeps about an account. Raises ``KeyError`` for an unknown token."""
        with self._lock:
            return self._kept.get((token, replica)) or self._people[token]

    def change(self, token: str, replica: str, act: Callable[[Account], After]) -> After:
        """Let something happen to an account."""
        with self._lock:
            after = act(self._kept.get((token, replica)) or self._people[token])
            self._kept[token, replica] = after.account
            return after

    def leave_word(self, token: str, replica: str, said: Said) -> None:
        """Keep what the interface says until the next page shows it."""
        if said != SILENCE:
            with self._lock:
                self._said[token, replica] = said

    def word(self, token: str, replica: str) -> Said:
        """What was left to be said; once."""
        with self._lock:
            return self._said.pop((token, replica), SILENCE)

    def start_at(self, token: str, replica: str, screen: str) -> None:
        """Let the app begin at another screen than home, once."""
        with self._lock:
            self._start[token, replica] = screen

    def start(self, token: str, replica: str, home: str) -> Position:
        """Where the app begins."""
        with self._lock:
            return Position(self._start.pop((token, replica), home) or NOWHERE)
