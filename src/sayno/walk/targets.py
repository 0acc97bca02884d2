"""Finding a step's control on a screen: by role and accessible name, then by the alternatives."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Final

from sayno.model.node import CHOOSABLE, EDITABLE, OVERLAYS, PRESSABLE, TOGGLEABLE, Node
from sayno.model.route import Choose, ControlStep, Enter, Hover, Press, Proof, Toggle, Write
from sayno.model.screen import Screen, normal

_AFFORDS: Final[dict[type, Callable[[Node], bool]]] = {
    Press: lambda n: n.role in PRESSABLE or n.pointer,
    Hover: lambda n: bool(n.ref),
    Toggle: lambda n: n.on is not None and (n.role in TOGGLEABLE or n.drawn is not None),
    Choose: lambda n: n.role in CHOOSABLE,
    Enter: lambda n: n.role in EDITABLE,
    Write: lambda n: n.role in EDITABLE,
}
_NAMED: Final = 8
"""How many controls to name where something is missing."""
_SECTIONS: Final = frozenset("region group form dialog tabpanel tablist list navigation radiogroup listitem".split())


def candidates(screen: Screen, step: ControlStep) -> tuple[Node, ...]:
    """The controls that the step may mean, by the first of its names that any control bears.

    An exact name goes before a name that only begins so. While a dialog or menu is open only what is in
    it counts, if anything there fits. ``under`` narrows several to those below that heading.
    """
    affords = _AFFORDS[type(step)]
    bare = step.role == "generic"  # nobody asks for one unless it was seen to be a control
    fitting = [
        n for n in screen.nodes if (affords(n) or (bare and n.ref)) and not n.disabled and step.role in (None, n.role)
    ]
    for name in (step.name, *step.alternatives):
        for same in (_equal, _begins):
            found = [n for n in fitting if same(normal(n.called), normal(name))]
            if found:
                return tuple(_nearest(screen, found, step))
    return ()


def _equal(seen: str, wanted: str) -> bool:
    return seen == wanted


def _begins(seen: str, wanted: str) -> bool:
    """The name may go on (a count, a description), but only after a boundary."""
    return seen.startswith(wanted) and not seen[len(wanted) : len(wanted) + 1].isalnum()


def _nearest(screen: Screen, found: list[Node], step: ControlStep) -> Iterator[Node]:
    over = [n for n in found if any(a.role in OVERLAYS for a in screen.ancestors(n))]
    found = over or found
    section = step.within if isinstance(step, Choose) else step.under
    if len(found) > 1 and section:
        found = [n for n in found if normal(section) in map(normal, headings_over(screen, n))]
    yield from found[:1] if len(set(map(_leads_to, found))) == 1 and _leads_to(found[0]) else found


def _leads_to(node: Node) -> str:
    """Where a link leads; several links that lead to one place are one."""
    return dict(node.properties).get("url", "")


def headings_over(screen: Screen, node: Node) -> Iterator[str]:
    """What a control stands under.

    Named sections around it, what unfolded its part, the last heading before it, the text right before it.
    """
    yield from (a.name for a in screen.ancestors(node) if a.name and (a.role in _SECTIONS or a.role in EDITABLE))
    part = screen.unfolded_by(node)
    if part is not None:
        yield part.label
    before = [n for n in screen.nodes[: node.index] if n.role == "heading"]
    if before:
        yield before[-1].label
    if said := screen.said_before(node):
        yield said


def holder(screen: Screen, option: Node) -> Node | None:
    """The select box that an option belongs to, if it does; an option that can be pressed needs none."""
    if option.ref:
        return None
    return next((a for a in screen.ancestors(option) if a.role in ("combobox", "listbox") and a.ref), None)


def proven(screen: Screen, proof: Proof) -> bool | None:
    """What the proof's control says on this screen: on or off; present or not; None where it is not there."""
    names = {normal(n) for n in (proof.name, *proof.alternatives)}
    for node in screen.nodes:
        if normal(node.called) in names and proof.role in (None, node.role):
            if proof.state == "present":
                return True
            if node.on is not None:
                return node.on
            if node.role == "option":
                return node.selected
    return None


def described(screen: Screen, step: ControlStep) -> str:
    """The controls of a screen in a line, for telling what was there instead of the step's.

    Where there are many, those that afford the step and are called most like it come first.
    """
    seen = [n for n in screen.nodes if n.ref and n.label and n.role in PRESSABLE | EDITABLE]
    if len(seen) > _NAMED:
        like, affords = SequenceMatcher(b=normal(step.name), autojunk=False), _AFFORDS[type(step)]

        def far(node: Node) -> tuple[bool, float]:
            like.set_seq1(normal(node.label)[:200])
            return not affords(node), -like.ratio()

        seen.sort(key=far)
    told = ", ".join(f"{n.role} '{n.label}'" for n in seen[:_NAMED])
    more = len(seen) - _NAMED
    return told + (f" and {more} more" if more > 0 else "") if seen else "no control at all"
