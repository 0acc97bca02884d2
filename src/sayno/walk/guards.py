"""Guards judge the thing that is about to be operated."""

from sayno.model.route import Choose, Enter, Gap, Open, Route, Toggle, Write
from sayno.model.screen import Screen, normal
from sayno.seams import Deed, Verdict


class Consented:
    """Lets through the steps of one route, in their order, and nothing else.

    With ``commit=False`` it lets nobody past the last step that only leads somewhere: from the first step
    that toggles, chooses or fills in, everything is held back, and so is the last.
    """

    def __init__(self, route: Route, commit: bool = True) -> None:
        self.route = route
        self._commits_from = len(route.steps) if commit else first_committing(route)
        self._next = 0

    def judge(self, screen: Screen, deed: Deed) -> Verdict:  # noqa: ARG002
        """Yes, if the deed is a step of the route that has not been passed and names this control."""
        if deed.do == "scroll":
            return Verdict(True)
        at = deed.step
        if at is None or not self._next <= at < len(self.route.steps):
            return Verdict(False, "not a step of the route")
        step = self.route.steps[at]
        if isinstance(step, Gap) or step.do != deed.do:
            return Verdict(False, "not what the step does")
        if not isinstance(step, Open) and not self._names(step.name, step.alternatives, deed):
            return Verdict(False, "not the control that the step names")
        if at >= self._commits_from:
            return Verdict(False, "would change the account, and nobody asked for that")
        self._next = at + 1
        return Verdict(True)

    @staticmethod
    def _names(name: str, alternatives: tuple[str, ...], deed: Deed) -> bool:
        if deed.node is None:
            return False
        seen = normal(deed.value or "") if deed.do == "choose" else normal(deed.node.called)
        return any(seen.startswith(normal(wanted)) for wanted in (name, *alternatives))


def first_committing(route: Route) -> int:
    """The index of the first step that could change the account, at the latest the last step.

    What is written into a box whose role says that it searches changes nothing; another one may keep it by itself.
    """
    for at, step in enumerate(route.steps):
        searches = isinstance(step, Write) and step.role == "searchbox"
        if isinstance(step, Toggle | Choose | Enter | Write) and not searches:
            return at
    return len(route.steps) - 1
