"""The settings put up: each level of the sketch is reached by the means of its depth."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from sayno.replicas.town.design import Means
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.ground import HUB, Ground
from sayno.replicas.town.site import Block, Control, Heading, Link, Opener, Opening, Tab, Tabs, Virtual, Wrap
from sayno.replicas.town.sketch import Branch, sketch

_SIGNS: Final = "◆●■▲★☂☀♣♥♠✚✿☎☘✈⚑⚙♫"


def settings(ground: Ground, wanted: list[Control]) -> tuple[Block, ...]:
    """The blocks of the settings' first place; the others are put up. ``wanted`` stands in its depth."""
    return tuple(_content(ground, sketch(ground, wanted), 0, HUB, f"/{HUB}"))


def _content(ground: Ground, branch: Branch, depth: int, name: str, path: str) -> list[Block]:
    """What stands in a branch, once it is open."""
    blocks = list(branch.items)
    if branch.branches:
        levels = ground.design.levels
        means: Means = levels[depth] if depth < len(levels) else "section"
        blocks += _folded(ground, branch.branches, means, depth, name, path)
    return blocks


def _folded(ground: Ground, branches: Sequence[Branch], means: Means, depth: int, name: str, path: str) -> list[Block]:
    """Branches as their parent shows them."""
    dice = ground.dice("folded", name, depth)

    def inner(branch: Branch) -> tuple[Block, ...]:
        return tuple(_content(ground, branch, depth + 1, f"{name}.{branch.slug}", f"{path}/{branch.slug}"))

    match means:
        case "link":
            return _listed(ground, [_linked(ground, b, depth, name, path) for b in branches], dice)
        case "tab":
            first = [b for b in branches if not b.wanted][:1]
            order = first + [b for b in branches if b not in first]
            return [
                Tabs(ground.ref(), ground.say("overview"), tuple(Tab(ground.ref(), b.label, inner(b)) for b in order))
            ]
        case "more":
            shown = [b for b in branches if not b.wanted][:2]
            hidden = _sections(ground, [(b, inner(b)) for b in branches if b not in shown])
            label = dice.pick(ground.words.all("show_more"))
            return [
                *_sections(ground, [(b, inner(b)) for b in shown]),
                Opener(ground.ref(), label, "more", tuple(hidden)),
            ]
        case "kebab":
            return _kebabs(ground, [(b, inner(b)) for b in branches])
        case "section":
            return _sections(ground, [(b, inner(b)) for b in branches])
        case _:
            alone = ground.ref() if means in ("accordion", "details") and dice.chance(0.5) else ""
            kind, close = cast(Opening, means), ground.say("close")
            return [Opener(ground.ref(), b.label, kind, inner(b), alone=alone, close=close) for b in branches]


def _kebabs(ground: Ground, parts: list[tuple[Branch, tuple[Block, ...]]]) -> list[Block]:
    """Cards, each with a button that shows three dots."""
    naming = ground.design.entry_naming
    blocks: list[Block] = []
    for branch, inner in parts:
        kind: Opening = "menu" if any(getattr(b, "widget", "") == "menu-check" for b in inner) else "popover"
        menu = Opener(ground.ref(), branch.label, kind, inner, naming, "⋮")
        blocks.append(Wrap(ground.ref(), "card", (Heading(branch.label), menu)))
    return blocks


def _sections(ground: Ground, parts: list[tuple[Branch, tuple[Block, ...]]]) -> list[Block]:
    """One under the other; in some towns those further down are loaded when they are scrolled to."""
    blocks: list[Block] = []
    for at, (branch, inner) in enumerate(parts):
        late = ground.design.listing == "lazy" and at > 1
        held: tuple[Block, ...] = (Wrap(ground.ref(), "lazy", inner, branch.label),) if late else inner
        blocks.append(Wrap(ground.ref(), "section", (Heading(branch.label), *held), branch.label))
    return blocks


def _linked(ground: Ground, branch: Branch, depth: int, name: str, path: str) -> Link:
    """A place of its own, and the link to it."""
    place, where = f"{name}.{branch.slug}", f"{path}/{branch.slug}"
    blocks: list[Block] = [Heading(branch.label, 1)]
    if depth:
        blocks.insert(0, ground.link(ground.say("back"), _above(ground, name), "inline"))
    ground.place(place, where, branch.label, [*blocks, *_content(ground, branch, depth + 1, place, where)])
    looks = {"cards": "card", "icons": "icon"}
    hint = ""
    if ground.design.listing == "described":
        inner = [b.label for b in branch.branches] or [b.label for b in branch.items if isinstance(b, Control)]
        hint = ", ".join(inner[:2])
    return ground.link(branch.label, place, looks.get(ground.design.listing, "row"), hint=hint)


def _above(ground: Ground, name: str) -> str:
    """The place that a part stands on; places are put up from the bottom, so it is known by its name only."""
    levels, parts = ground.design.levels, name.split(".")
    while len(parts) > 1 and levels[len(parts) - 2] != "link":
        parts.pop()
    if len(parts) == 1 and ground.design.entry in ("home", "dialog"):
        return "home"
    return ".".join(parts)


def _listed(ground: Ground, links: list[Link], dice: Dice) -> list[Block]:
    match ground.design.listing:
        case "icons" if len(links) <= len(_SIGNS):
            naming = dice.pick(("title", "aria-label"))
            signs = dice.some(_SIGNS, len(links))
            return [replace(k, naming=naming, glyph=sign) for k, sign in zip(links, signs, strict=True)]  # type: ignore[arg-type]
        case "virtual" if len(links) > 4:
            return [Virtual(ground.ref(), ground.say("overview"), tuple(links))]
        case "lazy":
            return [Wrap(ground.ref(), "lazy", tuple(links), ground.say("overview"))]
        case _:
            return list(links)
