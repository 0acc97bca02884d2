"""The follow guide: performs a declared route, step by step."""

from typing import Final

from sayno.model.node import Node
from sayno.model.route import Choose, ControlStep, Enter, Gap, Open, Route, Step, Toggle, Write
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import Answers, Deed, End, Missing
from sayno.walk.targets import candidates, described, holder

MOST_SCROLLS: Final = 12
"""How far down a page a step's control is looked for."""


class Follow:
    """Goes along a route, or a turned one. ``state_before`` is the refusing control as it was first seen."""

    def __init__(self, route: Route, answers: Answers, accept: bool = False) -> None:
        self.route = route
        self.state_before: bool | None = None
        self._answers = answers
        self._at = 0
        self._scrolled = 0
        self._looked = ""
        self._end = End(Outcome.ACCEPTED if accept else _ends(route))

    def next(self, screen: Screen) -> Deed | Missing | End:
        """The deed for the next step that is needed here, or what is missing, or the end."""
        steps = self.route.steps
        while self._at < len(steps):
            step = steps[self._at]
            if isinstance(step, Gap):
                return End(Outcome.UNDOCUMENTED, step.what, _still_known(steps[self._at :]))
            if isinstance(step, Open):
                return Deed("open", value=step.address, step=self._at)
            found = candidates(screen, step)
            if len(found) > 1:
                return Missing(f"{_told(step)}, once", f"{len(found)} of that name")
            if found and not self._falls_away(step, found[0]):
                return self._deed(screen, step, found[0])
            if not found and not self._may_skip(screen):
                if screen.below and self._scrolled < MOST_SCROLLS and screen.tree == self._looked:
                    return Deed("scroll")
                self._looked = screen.tree  # what is still being drawn is looked at again before it is scrolled
                return Missing(_told(step), described(screen, step))
            self._at += 1
        return self._end

    def done(self, deed: Deed, after: Screen) -> None:  # noqa: ARG002
        """On to the next step."""
        if deed.do == "scroll":
            self._scrolled += 1
            return
        self._scrolled = 0
        self._at = (deed.step if deed.step is not None else self._at) + 1

    def refused(self, deed: Deed, reason: str) -> bool:  # noqa: ARG002
        """Without one of its steps a route cannot go on; where there is nothing to scroll, it looks no further."""
        self._scrolled = MOST_SCROLLS
        return deed.do == "scroll"

    def _falls_away(self, step: ControlStep, node: Node) -> bool:
        """A control that is already as wanted, and an optional field that is filled in, need nothing."""
        if isinstance(step, Toggle):
            self.state_before = node.on if self.state_before is None else self.state_before
            return node.on == (step.to == "on")
        return isinstance(step, Enter) and step.needed == "maybe" and bool(node.text)

    def _may_skip(self, screen: Screen) -> bool:
        """A step that sources dispute falls away where it is absent and a later one is there."""
        for step in self.route.steps[self._at :]:
            if isinstance(step, Gap | Open):
                return True
            if candidates(screen, step):
                return True
            if step.needed == "yes":
                return False
        return True

    def _deed(self, screen: Screen, step: ControlStep, node: Node) -> Deed:
        match step:
            case Toggle():
                return Deed("toggle", node, step.to, step=self._at)
            case Choose() if (box := holder(screen, node)) is not None:
                return Deed("choose", box, node.label, step=self._at)
            case Enter():
                return Deed("enter", node, self._answers(step.field), step.field, step=self._at)
            case Write():
                return Deed("write", node, step.text, step=self._at)
            case _:
                return Deed(step.do, node, node.label if step.do == "choose" else None, step=self._at)


def turned(route: Route) -> Route:
    """The way back: the same route with each toggle, and its proof, the other way."""
    steps = tuple(s.model_copy(update={"to": _OTHER[s.to]}) if isinstance(s, Toggle) else s for s in route.steps)
    proof = route.proof and route.proof.model_copy(update={"state": _OTHER[route.proof.state]})
    return route.model_copy(update={"steps": steps, "proof": proof})


_OTHER: Final = {"on": "off", "off": "on", "present": "present"}


def up_to_control(route: Route) -> Route | None:
    """The part of a route that leads to its first toggle; None where it has none or starts with it."""
    for at, step in enumerate(route.steps):
        if isinstance(step, Toggle):
            return route.model_copy(update={"steps": route.steps[:at]}) if at else None
    return None


def _ends(route: Route) -> Outcome:
    return Outcome.REFUSED if route.means == "toggle" else Outcome.REQUESTED


def _still_known(steps: tuple[Step, ...]) -> int:
    """How many further actions the documents imply from here on: counted steps and the gaps' lower bounds."""
    return sum(
        s.at_least if isinstance(s, Gap) else 1
        for s in steps
        if isinstance(s, Gap) or (s.needed == "yes" and not isinstance(s, Open | Write))
    )


def _told(step: ControlStep) -> str:
    kind = step.role or "control"
    return f"step '{step.do}': {kind} '{step.name}'"
