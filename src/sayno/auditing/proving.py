"""Proving a find in an account of one's own: the refusal made, reloaded, read again, and put back where asked."""

from dataclasses import dataclass

from sayno.auditing.errand import Errand
from sayno.auditing.persona import made_up
from sayno.auditing.seeking import Quest, Sought
from sayno.auditing.walks import refusal
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.tabs import Tabs
from sayno.model.base import Grade
from sayno.model.redaction import Redactor
from sayno.model.route import Choose, Press, Proof, Route, Step, Toggle
from sayno.model.walk import Outcome, Walk
from sayno.seams import Store
from sayno.walk.follow import turned


@dataclass(frozen=True, slots=True)
class Proven:
    """What was seen when the refusal was made for real; None where it could not be seen or was not asked for."""

    held: bool | None = None
    save_needed: bool | None = None
    restored: bool | None = None


def prove(
    quest: Quest, route: Route, sought: Sought, tabs: Tabs, store: Store, redactor: Redactor, *, restoring: bool
) -> Proven:
    """Make the refusal along a route, for its owner asked for it; and put it back as it was, if asked for that too.

    Where the rehearsal pressed a Save, the refusal is first tried without. A request is never sent to prove it.
    """
    if route.means == "request" or not _changes(route):
        return Proven()

    def made(way: Route) -> bool | None:
        return _holds(_walked(quest, way, tabs, store, redactor), way)

    without = _without_save(route)
    save_needed: bool | None = None
    held = made(without) if without is not None else None
    if held:
        save_needed = False
    else:
        held = made(route)
        save_needed = held if without is not None else None
    restored = made(_back(route, sought)) if restoring and held else None
    return Proven(held, save_needed, restored)


def _walked(quest: Quest, route: Route, tabs: Tabs, store: Store, redactor: Redactor) -> Walk:
    tab = tabs.take(quest.vantage, quest.session)
    driver = BrowserDriver(tab, redactor, live=True, pictures=False)
    errand = Errand(
        service="proof",
        topic=route.topic,
        route=route,
        vantage=quest.vantage,
        grade=Grade.LIVE,
        home=quest.start,
        answers=made_up,
        way_back=False,
    )
    try:
        return refusal(driver, errand, store)[0]
    finally:
        driver.close()
        tabs.give_back(tab, quest.vantage, quest.session)


def _holds(walk: Walk, route: Route) -> bool | None:
    """Whether the control stands after a reload as the route left it."""
    if walk.outcome is not Outcome.REFUSED or route.proof is None or walk.state_reloaded is None:
        return None
    return walk.state_reloaded == (route.proof.state != "off")


def _changes(route: Route) -> bool:
    return any(isinstance(step, Toggle | Choose) for step in route.steps)


def _without_save(route: Route) -> Route | None:
    """The route without the press that follows its last change, if the change may hold without."""
    last = max(n for n, step in enumerate(route.steps) if isinstance(step, Toggle | Choose))
    if last == len(route.steps) - 1:
        return None
    return route.model_copy(update={"steps": route.steps[: last + 1]})


def _back(route: Route, sought: Sought) -> Route:
    """The way back: each change undone. A question that came up on the way may not come up now."""
    found = sought.found
    chosen = {c.ending[0].name: c.chosen for c in found.candidates if c.ending and c.chosen} if found else {}
    first = next(n for n, step in enumerate(route.steps) if isinstance(step, Toggle | Choose))

    def undone(n: int, step: Step) -> Step:
        if isinstance(step, Choose) and chosen.get(step.name):
            return step.model_copy(update={"name": chosen[step.name]})
        if isinstance(step, Press) and n > first:
            return step.model_copy(update={"needed": "maybe"})
        return step

    back = turned(route)
    steps = tuple(undone(n, step) for n, step in enumerate(back.steps))
    proof = back.proof
    if proof is not None and proof.name in chosen:
        proof = Proof(role=proof.role, name=str(chosen[proof.name]), state="on")
    return back.model_copy(update={"steps": steps, "proof": proof})
