"""One refusal, whole: the way there, the proof that it holds, and the way back."""

import time

from sayno.auditing.errand import Errand, instrument
from sayno.auditing.routes import proof_of
from sayno.model.route import Proof
from sayno.model.screen import Screen
from sayno.model.walk import Outcome, SeenScreen, Walk
from sayno.seams import Driver, End, Store, Unreachable
from sayno.walk.follow import Follow, turned, up_to_control
from sayno.walk.guards import Consented
from sayno.walk.loop import Trace, walk
from sayno.walk.targets import proven

_SAYS_SO = frozenset({"alert", "alertdialog", "dialog", "status"})


def refusal(driver: Driver, errand: Errand, store: Store) -> tuple[Walk, Walk | None]:
    """Walk the route, prove it, and walk back. The second walk is None where no way back is known or wanted."""
    refuse = _one_way(driver, errand, store, accept=False)
    back = errand.way_back and errand.commit and errand.route.means == "toggle"
    if not back or refuse.outcome is not Outcome.REFUSED:
        return refuse, None
    return refuse, _one_way(driver, errand, store, accept=True)


def _one_way(driver: Driver, errand: Errand, store: Store, *, accept: bool) -> Walk:
    route = turned(errand.route) if accept else errand.route
    guide = Follow(route, errand.answers, accept=accept)
    trace, proof = Trace(started=errand.now()), proof_of(route)
    try:
        driver.open(errand.home)
        trace = walk(driver, guide, Consented(route, errand.commit), store, patience=errand.patience, now=errand.now)
    except Unreachable as error:
        trace.end = End(Outcome.UNREACHABLE, str(error))
    done = trace.end.outcome in (Outcome.REFUSED, Outcome.ACCEPTED, Outcome.REQUESTED)
    after = proven(trace.last, proof) if done and proof and trace.last else None
    lasting = proof if done and not accept else None  # what must last is the refusal
    reloaded, held = _come_back(driver, errand, store, lasting) if lasting else (None, None)
    return Walk(
        service=errand.service,
        topic=errand.topic,
        route=route.id,
        purpose="accept" if accept else "refuse",
        grade=errand.grade,
        vantage=errand.vantage,
        instrument=instrument(driver),
        started=trace.started,
        seconds=round(trace.seconds, 4),
        start=trace.start,
        actions=tuple(trace.actions),
        held=tuple(trace.held),
        outcome=trace.end.outcome,
        detail=trace.end.detail,
        state_before=guide.state_before,
        state_after=after,
        state_reloaded=held,
        confirmed=_confirmed(trace, proof, after) if done else None,
        reloaded=reloaded,
        undocumented=trace.end.undocumented,
    )


def _come_back(driver: Driver, errand: Errand, store: Store, proof: Proof) -> tuple[SeenScreen | None, bool | None]:
    """Reload and read the state again; where the interface begins anew, go to the control once more to look."""
    try:
        driver.reload()
        screen = driver.see()
        held = proven(screen, proof)
        leads = up_to_control(errand.route)
        if held is None and leads is not None:
            driver.open(errand.home)
            again = walk(
                driver, Follow(leads, errand.answers), Consented(leads), store, patience=errand.patience, now=errand.now
            )
            screen = again.last or screen
            held = proven(screen, proof)
            until = time.monotonic() + errand.patience
            while held is None and time.monotonic() < until:
                time.sleep(0.05)
                screen = driver.see()
                held = proven(screen, proof)
        return store.keep(screen), held
    except Unreachable:
        return None, None


def _confirmed(trace: Trace, proof: Proof | None, after: bool | None) -> bool | None:
    """Whether the service said that it was done: the switch shows it, the proof is there, or a message appeared."""
    if proof is not None and proof.state != "present":
        return None if after is None else after == (proof.state == "on")
    if after or (trace.last is not None and _message(trace.last)):
        return True
    return None if proof is None else False


def _message(screen: Screen) -> bool:
    return any(n.role in _SAYS_SO and (n.label or any(screen.descendants(n))) for n in screen.nodes)
