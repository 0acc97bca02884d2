"""A sketch of the settings: areas, groups and deeper levels with what stands in them, before it is known how a
person gets from one to the next."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from sayno.replicas.town.design import LEADS
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.ground import HUB, Ground
from sayno.replicas.town.refusing import asked
from sayno.replicas.town.site import Block, Button, Choice, Control, Virtual, Widget, Wrap

_PLAIN: Final[tuple[Widget, ...]] = ("checkbox", "switch", "switch-button")
_LISTS: Final = frozenset({"listbox", "radios", "radio-cards", "select"})
_LONG: Final = 24
"""Rows of a long list."""


@dataclass
class Branch:
    """A part of the settings. ``wanted``: what refuses stands in it, or further down."""

    label: str
    slug: str
    area: str
    items: list[Block] = field(default_factory=list)
    branches: list["Branch"] = field(default_factory=list)
    wanted: bool = False

    def all(self) -> Iterator["Branch"]:
        """It and everything below."""
        yield self
        for branch in self.branches:
            yield from branch.all()


def sketch(ground: Ground, wanted: list[Control]) -> Branch:
    """The whole tree, with ``wanted`` as deep in it as the design says."""
    design, dice = ground.design, ground.dice("sketch")
    root, chain = _shape(ground, dice)
    shelf = _Shelf(ground, [area.area for area in root.branches])
    holding = _places_for(wanted, chain, ground, dice)
    if design.twice and wanted and (other := _elsewhere(root, chain, dice)):
        holding[id(other)] = [replace(control, ref=ground.ref()) for control in wanted]
    for branch in root.all():
        if branch is not root:
            _fill(ground, branch, holding.get(id(branch), []), shelf, dice)
    parts = [branch for branch in root.all() if branch is not root]
    for label in _decoys(ground, dice):
        part = dice.pick(parts)
        part.items.insert(dice.below(len(part.items) + 1), ground.neighbour(label, dice.pick(_PLAIN), dice))
    return root


def _shape(ground: Ground, dice: Dice) -> tuple[Branch, list[Branch]]:
    """Areas and what is below them, still empty; and the chain of branches that leads to what refuses."""
    design = ground.design
    leads = LEADS[design.topic]
    lead = leads[0] if dice.chance(0.6) else dice.pick(leads)
    others = dice.some([area for area in ground.words.areas if area != lead], design.areas - 1)
    others.insert(1 + dice.below(len(others)), lead)
    root = Branch("", HUB, "")
    for name in others:
        said = ground.words.areas[name]
        root.branches.append(Branch(dice.pick(said.names), name, name))
    chain = [root, next(area for area in root.branches if area.area == lead)]
    for level in range(max(0, len(design.levels) - 1)):
        section = dice.pick(ground.words.topics[design.topic].section)
        label = section if level == 0 else dice.pick(ground.words.all("deeper"))
        chain[-1].branches.append(Branch(label, f"{'abcdefg'[level]}x", lead))
        chain.append(chain[-1].branches[0])
    for branch in chain:
        branch.wanted = bool(ground.design.end == "switch")
    for branch in list(root.all()):
        if branch is not root and branch is not chain[-1]:
            _siblings(ground, branch, chain, dice)
    return root, chain


def _siblings(ground: Ground, branch: Branch, chain: list[Branch], dice: Dice) -> None:
    """Groups beside the one that leads on, or groups of an area that leads nowhere."""
    depth = chain.index(branch) if branch in chain else 1
    if len(chain) <= 2 or (branch not in chain and dice.chance(0.4)):
        return
    taken = {branch.label, *(b.label for b in branch.branches)}
    pool = ground.words.areas[branch.area].groups if depth == 1 else ground.words.all("deeper")
    for at, label in enumerate(dice.some([word for word in pool if word not in taken], dice.between(1, 3))):
        sibling = Branch(label, f"{'abcdefg'[depth - 1]}{at}", branch.area)
        branch.branches.insert(dice.below(len(branch.branches) + 1), sibling)


def _places_for(wanted: list[Control], chain: list[Branch], ground: Ground, dice: Dice) -> dict[int, list[Control]]:
    """Which branch holds which of the controls: all in one, or spread over its neighbours."""
    if not ground.design.spread:
        return {id(chain[-1]): wanted}
    parent, holding = chain[-2], {id(chain[-1]): wanted[:1]}
    neighbours = [branch for branch in parent.branches if branch is not chain[-1]]
    for control, branch in zip(wanted[1:], dice.some(neighbours, len(wanted) - 1), strict=False):
        holding[id(branch)] = [control]
        branch.wanted = True
    rest = wanted[1 + len(neighbours) :]
    holding[id(chain[-1])] = [*wanted[:1], *rest]
    return holding


def _elsewhere(root: Branch, chain: list[Branch], dice: Dice) -> Branch | None:
    """Another part where the same control may stand a second time."""
    others = [branch for area in root.branches if area not in chain for branch in area.all()]
    return dice.pick(others) if others else None


class _Shelf:
    """Labels of settings that are not used yet, so that a place does not repeat itself."""

    def __init__(self, ground: Ground, used: list[str]) -> None:
        dice = ground.dice("shelf")
        self._all = {name: list(area.items) for name, area in ground.words.areas.items()}
        self._left = {name: dice.some(items, len(items)) for name, items in self._all.items()}
        self._spare = [label for name, items in self._left.items() if name not in used for label in items]

    def take(self, area: str, number: int) -> list[str]:
        """That many labels of an area, or else of areas that the town does not have."""
        taken: list[str] = []
        for _ in range(number):
            for pool in (self._left[area], self._spare):
                if pool:
                    taken.append(pool.pop())
                    break
        if not taken:
            self._left[area] = list(self._all[area])
            taken.append(self._left[area].pop())
        return taken


def _fill(ground: Ground, branch: Branch, wanted: list[Control], shelf: _Shelf, dice: Dice) -> None:
    """Put the settings of one part into it, with what refuses among them."""
    design, said = ground.design, ground.words.areas[branch.area]
    if branch.branches and not wanted and dice.chance(0.5):
        return
    alike = wanted or (dice.chance(0.5) and design.widget != "menu-check")
    widget = design.widget if alike else dice.pick(_PLAIN)
    long = bool(wanted) and design.around == "virtual"
    labels = shelf.take(branch.area, dice.between(2, 4))
    blocks: list[Block] = [ground.neighbour(label, widget, dice) for label in labels]
    if said.selects and not long and widget != "menu-check" and dice.chance(0.5):
        chosen = dice.pick(said.selects)
        choices = tuple(Choice(f"v{n}", text) for n, text in enumerate(chosen.choices))
        kind: Widget = design.widget if design.widget in _LISTS else "select"
        blocks.append(Control(ground.ref(), chosen.label, ground.setting("v0"), kind, choices))
    if wanted:
        branch.items += _wanted(ground, wanted, blocks, dice)
        return
    saving = design.saving if design.saving != "done" and dice.chance(0.6) else "auto"
    branch.items += ground.sheet(blocks, saving, dice)
    if branch.area == "account" and dice.chance(0.4):
        branch.items.append(Button(ground.ref(), ground.say("delete_account"), "delete"))
        branch.items.append(Button(ground.ref(), ground.say("reset"), "reset"))
    if branch.area == "data" and dice.chance(0.4):
        branch.items.append(Button(ground.ref(), ground.say("download"), "download", by="link"))


def _wanted(ground: Ground, wanted: list[Control], blocks: list[Block], dice: Dice) -> list[Block]:
    """What refuses among its neighbours, saved and surrounded as the design says."""
    design = ground.design
    label = ground.words.topics[design.topic].section[0]
    if design.around == "virtual":
        return [_long(ground, label, wanted, dice)]
    at = dice.below(len(blocks) + 1)
    blocks[at:at] = wanted
    sheet = asked(ground, ground.sheet(blocks, design.saving, dice))
    return [Wrap(ground.ref(), design.around, sheet, label)] if design.around else list(sheet)


def _long(ground: Ground, label: str, wanted: list[Control], dice: Dice) -> Block:
    """A list that is much longer than what is in view."""
    labels = [item for area in ground.words.areas.values() for item in area.items]
    rows: list[Block] = [
        ground.neighbour(text, ground.design.widget, dice) for text in dict.fromkeys(dice.some(labels, _LONG))
    ]
    at = dice.between(len(rows) // 2, len(rows))
    rows[at:at] = [replace(control, hint="") for control in wanted]
    return Virtual(ground.ref(), label, tuple(rows))


def _decoys(ground: Ground, dice: Dice) -> list[str]:
    """Labels that are easily taken for the topic: its look-alikes, and switches of other topics."""
    own = ground.design.topic
    near = {"ad-personalisation": "data-sale", "data-sale": "ad-personalisation"}.get(own)
    labels = list(ground.words.topics[own].decoys)
    for name, topic in ground.words.topics.items():
        if name not in (own, near):
            labels += dice.some([*topic.plain, *topic.inverted], 1)
    return dice.some(labels, ground.design.decoys)
