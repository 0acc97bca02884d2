"""Servers that misbehave: they hang, fail, send in circles, sign people out, or take them for robots."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from sayno.replicas.town import pages
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.site import Town, Trail
from sayno.replicas.town.trouble.kind import FOUND, Asked, Ending, Trouble, with_blocks
from sayno.replicas.town.words import words

HANGING_S: Final = 120.0
OUTAGE_S: Final = 1.0
_PATIENCE: Final = 8
"""Requests after which a session ends, or a visitor is taken for a robot."""
_BURST: Final = 6
"""Requests within a second that are too many."""


def _sideways(paths: tuple[str, ...]) -> Callable[[Town, Dice], Town]:
    """Adds links to addresses that only the trouble answers."""

    def change(town: Town, dice: Dice) -> Town:
        said = words(town.language)
        trails = [Trail(f"x{dice.below(10**9):09d}", dice.pick(said.guide), path) for path in paths]
        return with_blocks(with_blocks(town, "help", trails), town.home, trails[:1])

    return change


def _failed(asked: Asked, status: int, text: str, **headers: str) -> Response:
    page = HTMLResponse(pages.alone(asked.view, str(status), text), status)
    for name, value in headers.items():
        page.headers[name.replace("_", "-")] = value
    return page


async def _circles(asked: Asked) -> Response | None:
    if not asked.path.startswith("/stories"):
        return None
    other = {"/stories": "/stories/a", "/stories/a": "/stories/b"}.get(asked.path, "/stories/a")
    return RedirectResponse(asked.view.base + other, 302)


async def _hanging(asked: Asked) -> Response | None:
    if not asked.path.startswith("/reports"):
        return None
    await asyncio.sleep(HANGING_S)
    return PlainTextResponse("too late")


async def _failing(asked: Asked) -> Response | None:
    if not asked.path.startswith("/notes"):
        return None
    return _failed(asked, 500, asked.view.say("trouble"))


async def _settings_fail(asked: Asked) -> Response | None:
    return _failed(asked, 500, asked.view.say("trouble")) if asked.path.startswith("/settings") else None


async def _settings_circle(asked: Asked) -> Response | None:
    if not asked.path.startswith("/settings"):
        return None
    return RedirectResponse(f"{asked.view.base}/settings?again={asked.nth % 2}", 302)


async def _too_many(asked: Asked) -> Response | None:
    """Too many requests within a second are refused for a second."""
    now, past = time.monotonic(), asked.account.times
    past.append(now)
    recent = sum(1 for at in past if now - at < 1.0)
    return _failed(asked, 429, asked.view.say("trouble"), retry_after="1") if recent > _BURST else None


async def _locked_out(asked: Asked) -> Response | None:
    if asked.nth <= _PATIENCE:
        return None
    return _failed(asked, 429, asked.view.say("trouble"), retry_after="86400")


async def _robot(asked: Asked) -> Response | None:
    if asked.nth <= _PATIENCE:
        return None
    return _failed(asked, 403, "Are you a human? Please complete the CAPTCHA: access denied for automated visitors.")


async def _expiring(asked: Asked) -> Response | None:
    if asked.nth > _PATIENCE:
        asked.account.signed_in = False
    return None


async def _outage(asked: Asked) -> Response | None:
    """From the fourth request on nothing works for a while; then everything does again."""
    past = asked.account.times
    if asked.nth >= 4 and not past:
        past.append(time.monotonic())
    if past and asked.method == "GET" and time.monotonic() - past[0] < OUTAGE_S:
        return _failed(asked, 503, asked.view.say("trouble"), retry_after="1")
    return None


async def _here_and_there(asked: Asked) -> Response | None:
    """Each page fails the first time it is asked for."""
    first = asked.account.visits.get(asked.path, 0) <= 1 and asked.method == "GET" and asked.path != "/"
    return _failed(asked, 500, asked.view.say("trouble")) if first else None


async def _elsewhere(asked: Asked) -> Response | None:
    if not asked.path.startswith("/settings"):
        return None
    return _failed(asked, 451, "Not available in your region. This service is not available in your country.")


async def _attached(asked: Asked) -> Response | None:
    if not asked.path.startswith("/handouts"):
        return None
    return Response(b"made up" * 1000, headers={"content-disposition": 'attachment; filename="guide.bin"'})


_PAGES: Final = {"rendering": "pages", "end": "switch", "already": False, "seen": False}
_DEEP: Final = {
    **_PAGES,
    "entry": "nav",
    "levels": ("link", "link"),
    "shortcut": False,
    "twice": False,
}
_AWAY: Final[frozenset[Ending]] = frozenset({"region-denied", "blocked", "not-found"})
_LOST: Final[frozenset[Ending]] = frozenset({"not-found", "broken", "blocked", "budget", "looped"})

TROUBLES: Final = (
    Trouble(
        "circles", "some links are sent round in circles", FOUND, design=_PAGES, change=_sideways(("/stories",)),
        answer=_circles,
    ),
    Trouble(
        "settings-circle", "the settings are sent round in circles", _LOST, reachable=False, design=_DEEP,
        answer=_settings_circle,
    ),
    Trouble(
        "hanging", "some links are never answered", FOUND, design=_PAGES,
        change=_sideways(("/reports/1", "/reports/2")), answer=_hanging,
    ),
    Trouble(
        "failing", "some links fail for ever", FOUND, design=_PAGES, change=_sideways(("/notes/1", "/notes/2")),
        answer=_failing,
    ),
    Trouble(
        "settings-fail", "the settings fail for ever", _LOST, reachable=False, design=_DEEP, answer=_settings_fail
    ),
    Trouble("too-many", "more than six requests a second are refused", FOUND, design=_PAGES, answer=_too_many),
    Trouble(
        "locked-out", "after eight requests everything is refused", frozenset({"blocked", "budget", "found"}),
        reachable=False, design=_DEEP, answer=_locked_out,
    ),
    Trouble(
        "robot", "after eight requests a visitor must prove to be human", frozenset({"blocked", "found"}),
        reachable=False, design=_DEEP, answer=_robot,
    ),
    Trouble(
        "expiring", "after eight requests the session ends", frozenset({"signed-out", "found"}), reachable=False,
        design=_DEEP, answer=_expiring,
    ),
    Trouble("outage", "an outage of a second, which heals", FOUND, design=_PAGES, answer=_outage),
    Trouble("hiccups", "each page fails the first time", FOUND, design=_PAGES, answer=_here_and_there),
    Trouble(
        "elsewhere", "the settings are not offered in this region", _AWAY,
        reachable=False, design=_DEEP, answer=_elsewhere,
    ),
    Trouble(
        "attachments", "some links are files", FOUND, design=_PAGES, change=_sideways(("/handouts/1", "/handouts/2")),
        answer=_attached,
    ),
)  # fmt: skip
