"""The settings of a town: areas, groups in them, and deeper levels, each reached by the means of its depth."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from sayno.replicas.town.design import LEADS, Means
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.ground import HUB, Ground
from sayno.replicas.town.refusing import asked
from sayno.replicas.town.site import (
    Block,
    Button,
    Choice,
    Control,
    Heading,
    Link,
    Opener,
    Tab,
    Tabs,
    Virtual,
    Widget,
    Wrap,
)

_PLAIN_WIDGETS: Final[tuple[Widget, ...]] = ("checkbox", "switch", "switch-button")


@dataclass
class Branch:
    """A part of the settings before it is known how it is reached."""

    label: str
    slug: str
    items: list[Block] = field(default_factory=list)
    branches: list["Branch"] = field(default_factory=list)
    wanted: bool = False

    def all(self) -> list["Branch"]:
        """It and everything below."""
        return [self, *(b for branch in self.branches for b in branch.all())]


def settings(ground: Ground, wanted: list[Control]) -> tuple[Block, ...]:
    """The blocks of the settings' first place; the others are put up. ``wanted`` stands in its depth."""
    root = _sketch(ground, wanted)
    return tuple(_content(ground, root, 0, HUB, f"/{HUB}"))


def _sketch(ground: Ground, wanted: list[Control]) -> Branch:
    """The tree of areas and groups with what stands in them."""
    design, dice = ground.design, ground.dice("tree")
    leads = [area for area in LEADS[design.topic] if area in ground.words.areas]
    lead = leads[0] if dice.chance(0.6) else dice.pick(leads)
    others = dice.some([area for area in ground.words.areas if area != lead], design.areas - 1)
    named = [*others]
    named.insert(1 + dice.below(len(named)) if named else 0, lead)
    root = Branch(dice.pick(ground.words.all("settings")), HUB)
    decoys = _decoys(ground, dice)
    for name in named:
        root.branches.append(_area(ground, name, wanted if name == lead else []))
    _spread(ground, root, decoys, dice)
    return root


def _area(ground: Ground, name: str, wanted: list[Control]) -> Branch:
    """One area, as deep as the town is, or less where nothing is wanted from it."""
    design, dice = ground.design, ground.dice("area", name)
    said = ground.words.areas[name]
    topic = ground.words.topics[design.topic]
    area = Branch(dice.pick(said.names), name, wanted=bool(wanted))
    depth = max(0, len(design.levels) - 1)
    groups = list(said.groups)
    here, below = [area], area
    for level in range(depth):
        label = dice.pick(topic.section) if level == 0 else dice.pick(ground.words.all("deeper"))
        below = Branch(label, f"{'abcdef'[level]}{dice.below(90) + 10}", wanted=True)
        here.append(below)
    if wanted:
        for upper, lower in pairwise(here):
            upper.branches.append(lower)
        here[-1].items += _leaf(ground, name, wanted, dice)
    else:
        area.items += _leaf(ground, name, [], dice)
    for level, branch in enumerate(here[:-1] if wanted else [area] if depth else []):
        pool = groups if level == 0 else [w for w in ground.words.all("deeper") if w not in {b.label for b in here}]
        number = dice.between(1, 3) if level == 0 or dice.chance(0.5) else 1
        for at, label in enumerate(dice.some([g for g in pool if g != branch.label], number)):
            sibling = Branch(label, f"{'abcdef'[level]}{at}")
            sibling.items += _leaf(ground, name, [], dice)
            branch.branches.insert(dice.below(len(branch.branches) + 1), sibling)
    return area


def _leaf(ground: Ground, area: str, wanted: list[Control], dice: Dice) -> list[Block]:
    """The settings that stand together in one part of an area, with what refuses among them."""
    design, said = ground.design, ground.words.areas[area]
    widget = design.widget if wanted or dice.chance(0.5) else dice.pick(_PLAIN_WIDGETS)
    labels = dice.some(said.items, dice.between(2, 4))
    blocks: list[Block] = [ground.neighbour(label, widget, dice) for label in labels]
    if said.selects and dice.chance(0.5):
        chosen = dice.pick(said.selects)
        choices = tuple(Choice(f"v{n}", text) for n, text in enumerate(chosen.choices))
        kind: Widget = design.widget if design.widget in ("listbox", "radios", "radio-cards", "select") else "select"
        blocks.append(Control(ground.ref(), chosen.label, ground.setting("v0"), kind, choices))
    if wanted:
        at = dice.below(len(blocks) + 1)
        blocks[at:at] = wanted
        return _surrounded(ground, asked(ground, ground.sheet(blocks, design.saving, dice)))
    saving = design.saving if design.saving != "done" and dice.chance(0.6) else "auto"
    if area == "account" and dice.chance(0.5):
        blocks.append(Button(ground.ref(), ground.say("delete_account"), "delete"))
    if area == "data" and dice.chance(0.5):
        blocks.append(Button(ground.ref(), ground.say("download"), "download", by="link"))
    return list(ground.sheet(blocks, saving, dice))


def _surrounded(ground: Ground, blocks: tuple[Block, ...]) -> list[Block]:
    kind = ground.design.around
    if not kind:
        return list(blocks)
    label = ground.words.topics[ground.design.topic].section[0]
    return [Wrap(ground.ref(), kind, blocks, label)]


def _decoys(ground: Ground, dice: Dice) -> list[str]:
    """Labels that are easily taken for the topic: its look-alikes, and switches of other topics."""
    own = ground.design.topic
    near = {"ad-personalisation": "data-sale", "data-sale": "ad-personalisation"}.get(own)
    labels = list(ground.words.topics[own].decoys)
    for name, topic in ground.words.topics.items():
        if name not in (own, near):
            labels += dice.some([*topic.plain, *topic.inverted], 1)
    return dice.some(labels, ground.design.decoys)


def _spread(ground: Ground, root: Branch, decoys: list[str], dice: Dice) -> None:
    """Put the decoys where they may stand: anywhere outside forms."""
    parts = [b for area in root.branches for b in area.all()]
    for label in decoys:
        part = dice.pick(parts)
        part.items.append(ground.neighbour(label, dice.pick(_PLAIN_WIDGETS), dice))


def _content(ground: Ground, branch: Branch, depth: int, name: str, path: str) -> list[Block]:
    """What stands in a branch, once it is open."""
    blocks = list(branch.items)
    if branch.branches:
        levels = ground.design.levels
        means: Means = levels[depth] if depth < len(levels) else "section"
        blocks += _folded(ground, branch.branches, means, depth, name, path)
    return blocks


def _folded(ground: Ground, branches: list[Branch], means: Means, depth: int, name: str, path: str) -> list[Block]:
    """Branches as their parent shows them."""
    dice = ground.dice("folded", name, depth)

    def inner(branch: Branch, where: str) -> tuple[Block, ...]:
        return tuple(_content(ground, branch, depth + 1, where, f"{path}/{branch.slug}"))

    if means == "link":
        return _listed(ground, [_linked(ground, b, depth, name, path) for b in branches], dice)
    if means == "tab":
        first = [b for b in branches if not b.wanted][:1]
        order = first + [b for b in branches if b not in first]
        tabs = tuple(Tab(ground.ref(), b.label, inner(b, f"{name}.{b.slug}")) for b in order)
        return [Tabs(ground.ref(), ground.say("overview"), tabs)]
    if means == "more":
        shown = [b for b in branches if not b.wanted][:2]
        rest = [b for b in branches if b not in shown]
        parts = _folded(ground, shown, "section", depth, name, path)
        hidden = _folded(ground, rest, "section", depth, name, path)
        return [*parts, Opener(ground.ref(), dice.pick(ground.words.all("show_more")), "more", tuple(hidden))]
    if means == "section":
        blocks: list[Block] = []
        for b in branches:
            blocks.append(Wrap(ground.ref(), "section", (Heading(b.label), *inner(b, f"{name}.{b.slug}")), b.label))
        return blocks
    alone = ground.ref() if means in ("accordion", "details") and dice.chance(0.5) else ""
    close = ground.say("close")
    return [
        Opener(ground.ref(), b.label, means, inner(b, f"{name}.{b.slug}"), alone=alone, close=close) for b in branches
    ]


def _linked(ground: Ground, branch: Branch, depth: int, name: str, path: str) -> Link:
    """A place of its own, and the link to it."""
    place, where = f"{name}.{branch.slug}", f"{path}/{branch.slug}"
    blocks: list[Block] = [Heading(branch.label, 1)]
    if depth:
        blocks.insert(0, ground.link(ground.say("back"), name.split(".", maxsplit=1)[0], "inline"))
    ground.place(place, where, branch.label, [*blocks, *_content(ground, branch, depth + 1, place, where)])
    looks = {"cards": "card", "icons": "icon"}
    return ground.link(branch.label, place, looks.get(ground.design.listing, "row"))


def _listed(ground: Ground, links: list[Link], dice: Dice) -> list[Block]:
    match ground.design.listing:
        case "icons":
            naming = dice.pick(("title", "aria-label"))
            return [replace(link, naming=naming, glyph=g) for link, g in zip(links, "◆●■▲★☂☀♣♥♠✚✿☎☘✈⚑⚙♫", strict=False)]  # type: ignore[arg-type]
        case "virtual" if len(links) > 4:
            return [Virtual(ground.ref(), ground.say("overview"), tuple(links))]
        case "lazy":
            return [Wrap(ground.ref(), "lazy", tuple(links), ground.say("overview"))]
        case _:
            return list(links)
