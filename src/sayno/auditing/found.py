"""From a search to what it says: the find, the walk for the metrics. Pure."""

from collections.abc import Iterator

from sayno.auditing.seeking import Quest, Sought
from sayno.auditing.writing import nameless
from sayno.metrics import Evidence, judge
from sayno.model.base import Default, Grade, Mode
from sayno.model.find import Count, Find, FoundStep, Returned, SeenControl
from sayno.model.finding import Finding
from sayno.model.walk import Held, Instrument, Walk
from sayno.walk.loop import Trace
from sayno.walk.search.candidate import Candidate
from sayno.walk.search.finds import Found
from sayno.walk.search.meaning import SURE
from sayno.walk.search.returning import METHODS


def find(sought: Sought, topic: str, start: str, findings: tuple[Finding, ...]) -> Find:
    """What a search says."""
    search, found = sought.search, sought.found
    controls = tuple(_controls(found)) if found else ()
    returns = search.returns
    return Find(
        topic=topic,
        start=start,
        outcome=sought.outcome,
        detail=sought.detail,
        control=controls[0] if controls else None,
        controls=controls,
        others=found.others if found else (),
        default=default(found),
        route=tuple(steps(found, sought)) if found else (),
        nameless=nameless(sought),
        actions=count(sought),
        swept=search.swept,
        depth_swept=search.frontier.depth_swept,
        rehearsed=bool(found and found.played and found.played.complete),
        saves_by_itself=found.played.sent if found and found.played and found.played.complete else None,
        strength=round(min(1.0, found.strength), 2) if found else None,
        counts={f.metric: f.value for f in findings if f.value is not None and f.metric != "actions"},
        screens_opened=search.screens,
        screens_returned=search.returned,
        returns={m: Returned(used=returns.used[m], failed=returns.failed[m]) for m in METHODS if returns.used[m]},
        requests_stopped=len(sought.stopped),
        held=tuple(Held(do=o.do, role=o.node.role, name=o.node.label, reason=reason) for o, reason in search.held),
        seconds=round(sought.seconds, 2),
    )


def count(sought: Sought) -> Count:
    """The number of actions: measured where the end was rehearsed and everything shorter was looked at.

    And only where the control is surely the one that was sought, and the stored evidence, counted anew, proves the same
    length.
    """
    found = sought.found
    if found is None:
        return Count(mode=Mode.UNKNOWN)
    sure = found.strength >= SURE
    swept = sought.search.swept and sure and sought.recounted == found.spot.depth
    if found.played is not None and found.played.complete:
        return Count(mode=Mode.MEASURED if swept else Mode.AT_MOST, value=found.cost)
    return Count(mode=Mode.AT_LEAST if swept else Mode.UNKNOWN, value=found.cost)


def default(found: Found | None) -> Default:
    """What happens to the data of a person who does nothing, as the controls stand."""
    allows = [c.allows for c in found.candidates] if found else []
    if not allows or None in allows:
        return Default.UNKNOWN
    return Default.ON if any(allows) else Default.OFF


def steps(found: Found, sought: Sought) -> Iterator[FoundStep]:
    """The way, from the start to the refusal."""
    for edge in sought.way:
        if edge.do != "scroll":
            yield FoundStep(do=edge.do, role=edge.role, name=edge.name, counts=edge.cost > 0)
    for deed in found.ending:
        yield FoundStep(
            do=deed.do,
            role=deed.role,
            name=deed.name,
            value=deed.value or None,
            field=deed.field or None,
            counts=bool(deed.counts),
        )


def walk(trace: Trace, quest: Quest, service: str, known: Grade, made_by: Instrument, found: Found | None) -> Walk:
    """A trace as evidence; ``found`` where it is the rehearsal of that."""
    return Walk(
        service=service,
        topic=quest.meaning.id,
        purpose="find",
        grade=known,
        vantage=quest.vantage,
        instrument=made_by,
        started=trace.started,
        seconds=round(trace.seconds, 4),
        start=trace.start,
        actions=tuple(trace.actions),
        held=tuple(trace.held),
        outcome=trace.end.outcome,
        detail=trace.end.detail,
        state_before=found.candidates[0].node.on if found else None,
    )


def findings(walk: Walk) -> tuple[Finding, ...]:
    """Every metric on the walk of a rehearsal."""
    return judge(Evidence(refuse=walk))


def _controls(found: Found) -> Iterator[SeenControl]:
    """What refuses; of a form of several pages what sends it at the end, as the rehearsal has shown."""
    sent = found.ending[-1] if found.played and found.ending and found.candidates[0].kind == "request" else None
    if sent is not None and sent.do == "press":
        yield SeenControl(role=sent.role, name=sent.name, state=None)
        return
    yield from map(_control, found.candidates)


def _control(candidate: Candidate) -> SeenControl:
    state = candidate.chosen
    if candidate.kind == "toggle" and candidate.allows is not None:
        state = "on" if candidate.allows != candidate.inverted else "off"
    return SeenControl(role=candidate.node.role, name=candidate.name or candidate.beside, state=state)
