"""The head and the foot of every place: navigation, the account's menu, and the ways to the settings."""

from collections.abc import Sequence
from dataclasses import replace

from sayno.replicas.town import social
from sayno.replicas.town.ground import HOME, HUB, Ground
from sayno.replicas.town.site import Block, Button, Link, Naming, Opener, Opening, Search

_NONE = ("home", "dialog")
"""Entries that lead to no place of the settings."""


def entrances(
    ground: Ground, title: str, squares: list[Link], hub: tuple[Block, ...]
) -> tuple[list[Block], list[Block]]:
    """What stands at the head and at the foot, with the way to the settings where the design wants it.

    ``hub`` is what the settings hold, for towns in which they open over every place.
    """
    design, say = ground.design, ground.say
    way = [ground.link(title, HUB, "nav")] if design.entry not in _NONE else []
    home = ground.link(say("home"), HOME, "nav")
    nav: list[Block] = [home, *squares]
    account: list[Block] = []
    low: list[Block] = []
    match design.entry:
        case "nav":
            nav += way
        case "foot":
            low += [replace(link, look="foot") for link in way]
        case "avatar":
            account += way
        case "dialog":
            nav.append(_menu(ground, "dialog", title, "⚙", hub))
        case "kebab":
            nav.append(_menu(ground, "popover", say("more_options"), "⋮", way))
        case "hamburger" | "drawer":
            kind: Opening = "drawer" if design.entry == "drawer" else "popover"
            nav = [_menu(ground, kind, say("menu"), "☰", [home, *squares, *way])]
        case "hover" | "hover-click":
            nav.append(_menu(ground, design.entry, say("more"), "", way))
        case _:
            pass
    _again(ground, title, nav, account, low)
    if design.search:
        nav.append(Search(ground.ref(), say("search")))
    return [*nav, _account(ground, account)], low


def _again(ground: Ground, title: str, nav: list[Block], account: list[Block], low: list[Block]) -> None:
    """A second way to the settings, longer or shorter than the first."""
    if not ground.design.second:
        return
    link = ground.link(title, HUB, "nav")
    match ground.design.second:
        case "foot":
            low.append(replace(link, look="foot"))
        case "avatar":
            account.append(link)
        case _:
            nav.append(_menu(ground, "popover", ground.say("more_options"), "⋮", [link], "aria-label"))


def _account(ground: Ground, way: list[Block]) -> Opener:
    """The account's own menu, named after what it is or after who is signed in."""
    dice, say = ground.dice("account"), ground.say
    by = "link" if ground.design.get_logout else "button"
    children: list[Block] = [ground.link(say("profile"), "u0", "nav"), *way]
    children.append(Button(ground.ref(), say("log_out"), "log out", by=by))  # type: ignore[arg-type]
    kind: Opening = "menu" if dice.chance(0.5) else "popover"
    if dice.chance(0.5):
        return _menu(ground, kind, social.person(ground.design), "", children, "alt")
    return _menu(ground, kind, say("account_menu"), "", children, "aria-label")


def _menu(
    ground: Ground, kind: Opening, label: str, glyph: str, children: Sequence[Block], naming: Naming | None = None
) -> Opener:
    """A button that opens something, named as the design names its signs."""
    if kind == "menu":
        children = [_item(child) for child in children]
    named = naming or (ground.design.entry_naming if glyph else "text")
    return Opener(ground.ref(), label, kind, tuple(children), named, glyph, close=ground.say("close"))


def _item(child: Block) -> Block:
    """An entry of a menu that says that it is one."""
    if isinstance(child, Link):
        return replace(child, made="menuitem")
    return replace(child, by="menuitem") if isinstance(child, Button) else child
