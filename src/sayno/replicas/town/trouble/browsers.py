"""Sites that play with the browser: native dialogs, pop-ups, crashes, pages that never keep still."""

from collections.abc import Callable
from typing import Final

from starlette.responses import HTMLResponse, Response

from sayno.replicas.town import pages
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.site import Button, Heading, Link, Place, Text, Town
from sayno.replicas.town.trouble.kind import FOUND, Asked, Trouble, with_blocks, with_place
from sayno.replicas.town.words import words


async def _advert(asked: Asked) -> Response | None:
    if asked.path != "/advert":
        return None
    return HTMLResponse(pages.alone(asked.view, asked.view.say("promo_title"), asked.view.say("promo_text")))


def _trap(name: str) -> Callable[[Town, Dice], Town]:
    """Puts up a place at which the page's own script does its mischief, and links to it."""

    def change(town: Town, dice: Dice) -> Town:
        label = dice.pick(words(town.language).guide)
        place = Place(
            name,
            f"/help/{label.split()[0].lower()}-{dice.below(90)}",
            label,
            (Heading(label, 1), Text(dice.pick(words(town.language).feed))),
        )
        town = with_place(town, place)
        link = Link(f"x{dice.below(10**9):09d}", label, name, look="inline")
        return with_blocks(with_blocks(town, "help", [link], first=True), "groups", [Link(link.ref + "b", label, name)])

    return change


def _sent(town: Town, dice: Dice) -> Town:
    """A place whose form sends itself off when it is opened."""
    town = _trap("greeting")(town, dice)
    return with_blocks(town, "greeting", [Button("xgreeting", words(town.language).say("promo_accept"), "accept")])


_SWITCH: Final = {"end": "switch", "already": False, "seen": False}
_PAGES: Final = {**_SWITCH, "rendering": "pages"}

TROUBLES: Final = (
    Trouble("alerts", "places greet with alert(), help asks with confirm()", FOUND, exact=False, design=_SWITCH),
    Trouble("leaving", "each page asks whether one really wants to leave", FOUND, exact=False, design=_PAGES),
    Trouble("pop-ups", "the first press on each page opens a window", FOUND, design=_PAGES, answer=_advert),
    Trouble("crash", "a place that crashes its tab", FOUND, design=_PAGES, change=_trap("crash")),
    Trouble("ticking", "texts and labels that change each second", FOUND, design=_SWITCH),
    Trouble("refreshing", "help loads itself anew every second", FOUND, design=_PAGES, change=_trap("reload")),
    Trouble("history", "each page fills the history, so that back leads nowhere", FOUND, design=_PAGES),
    Trouble("auto-submit", "a form that sends itself off", FOUND, design=_PAGES, change=_sent),
    Trouble("busy", "a page that never keeps still: it draws and asks without end", FOUND, design=_SWITCH),
)
