"""What a trouble is: what it changes in a town, what it answers in its place, how a search may end there."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from starlette.responses import Response

from sayno.replicas.town.account import Account
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.site import Block, Place, Town
from sayno.replicas.town.view import View

Ending = Literal[
    "found", "found-request", "not-found", "signed-out", "blocked", "region-denied", "looped", "budget", "broken"
]


class Asked(NamedTuple):
    """A request as it reaches a trouble: ``nth`` is how many this account has made, with this one."""

    view: View
    account: Account
    method: str
    path: str
    nth: int


Answer = Callable[[Asked], Awaitable[Response | None]]
"""Answers in the town's place, or leaves it to the town (None)."""


@dataclass(frozen=True)
class Trouble:
    """One kind of hostile site.

    ``ends``: how a search may rightly end. ``exact``: whether the count is what the town's truth says; where a native
    dialog has to be answered, it is a matter of reading. ``design``: parts of the design that it needs. ``script``:
    the page's own mischief bears its name in ``static/trouble.js``.
    """

    name: str
    about: str
    ends: frozenset[Ending]
    exact: bool = True
    reachable: bool = True
    design: dict[str, Any] = field(default_factory=dict)
    change: Callable[[Town, Dice], Town] = lambda town, _: town
    answer: Answer | None = None


FOUND: frozenset[Ending] = frozenset({"found"})


def with_place(town: Town, place: Place) -> Town:
    """The town with a place put up, or put in the place of another."""
    return replace(town, places={**town.places, place.id: place})


def with_blocks(town: Town, name: str, blocks: Iterable[Block], *, first: bool = False) -> Town:
    """The town with more blocks on a place, below its heading or at its end."""
    place = town.places[name]
    added = tuple(blocks)
    whole = (*place.blocks[:1], *added, *place.blocks[1:]) if first else (*place.blocks, *added)
    return with_place(town, replace(place, blocks=whole))
