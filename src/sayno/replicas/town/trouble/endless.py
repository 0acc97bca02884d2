"""Sites without an end: feeds, mazes, calendars, lists that can be sorted for ever."""

from typing import Final

from starlette.responses import HTMLResponse, JSONResponse, Response

from sayno.replicas.town import pages
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.drawing import draw
from sayno.replicas.town.site import Block, Heading, Place, Text, Town, Trail
from sayno.replicas.town.trouble.kind import FOUND, Asked, Ending, Trouble, with_blocks
from sayno.replicas.town.words import PEOPLE, words

_BATCH: Final = 10
_DOORS: Final = 7
_OPEN: Final[frozenset[Ending]] = frozenset({"not-found", "budget", "looped"})


def _trail(dice: Dice, label: str, address: str) -> Trail:
    return Trail(f"x{dice.below(10**9):09d}", label, address)


def _page(asked: Asked, title: str, blocks: list[Block]) -> Response:
    place = Place("away", asked.path, title, (Heading(title, 1), *blocks))
    return HTMLResponse(pages.page(place, asked.view))


async def _feed(asked: Asked) -> Response | None:
    said = words(asked.view.town.language)
    first, _, rest = asked.path.strip("/").partition("/")
    dice = Dice(asked.path)
    if first == "more" and rest.isdigit():
        posts: list[Block] = []
        for n in range(_BATCH):
            posts.append(_trail(dice, dice.pick(said.feed), f"/post/{int(rest) * _BATCH + n}"))
            posts.append(Text(f"{dice.pick(PEOPLE)}: {dice.pick(said.feed)}."))
        return JSONResponse({"html": str(draw(posts, asked.view))})
    if first == "post":
        title = dice.pick(said.feed)
        further = [_trail(dice, dice.pick(said.feed), f"/post/{dice.below(10**9)}") for _ in range(4)]
        return _page(asked, title, [Text(f"{dice.pick(PEOPLE)}."), *further])
    return None


async def _maze(asked: Asked) -> Response | None:
    """Doors that bear other names and lead elsewhere each time one looks."""
    if not asked.path.startswith("/hall"):
        return None
    dice, said = Dice(asked.path, asked.nth), words(asked.view.town.language)
    doors = [
        _trail(dice, f"{dice.pick(said.group)} {dice.below(900) + 100}", f"/hall/{dice.below(10**9)}")
        for _ in range(_DOORS)
    ]
    return _page(asked, f"{dice.pick(said.group)} {dice.below(900) + 100}", list(doors))


def _door(town: Town, dice: Dice) -> Town:
    return with_blocks(town, "groups", [_trail(dice, words(town.language).say("more"), "/hall")])


async def _calendar(asked: Asked) -> Response | None:
    """Every month has a next one, and every list can be sorted in ways that have addresses of their own."""
    if not asked.path.startswith("/calendar"):
        return None
    said, dice = words(asked.view.town.language), Dice(asked.path)
    number = int(asked.path.rpartition("/")[2]) if asked.path.rpartition("/")[2].isdigit() else 2026 * 12 + 10
    title = f"{number // 12}-{number % 12 + 1:02d}"
    days = [
        _trail(dice, f"{title}-{day:02d}", f"/calendar/{number}?day={day}&view={dice.below(99)}") for day in (1, 9, 17)
    ]
    return _page(asked, title, [*days, _trail(dice, said.say("month_after"), f"/calendar/{number + 1}")])


def _month(town: Town, dice: Dice) -> Town:
    return with_blocks(town, "groups", [_trail(dice, words(town.language).say("month_after"), "/calendar/24322")])


_PAGES: Final = {"rendering": "pages", "end": "switch", "already": False}
_NOTHING: Final = {"rendering": "pages", "end": "nothing"}

TROUBLES: Final = (
    Trouble("endless-feed", "the feed at home has no end, nor have its posts", FOUND, design=_PAGES, answer=_feed),
    Trouble("endless-feed-only", "an endless feed, and nothing that refuses", _OPEN, design=_NOTHING, answer=_feed),
    Trouble("maze", "halls that rename themselves at each visit", FOUND, design=_PAGES, change=_door, answer=_maze),
    Trouble("maze-only", "such halls, and nothing that refuses", _OPEN, design=_NOTHING, change=_door, answer=_maze),
    Trouble(
        "calendar", "months without end, and addresses that differ in nothing else", FOUND, design=_PAGES,
        change=_month, answer=_calendar,
    ),
    Trouble(
        "calendar-only", "such months, and nothing that refuses", _OPEN, design=_NOTHING, change=_month,
        answer=_calendar,
    ),
)  # fmt: skip
