"""One audit: a service from one vantage, from the walk to its findings."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from sayno import __version__
from sayno.auditing.bench import Workbench
from sayno.auditing.errand import Errand
from sayno.auditing.persona import answers, known
from sayno.auditing.routes import localised, route_for
from sayno.auditing.searches import Sight, beside, search, searched_actions
from sayno.auditing.walks import refusal
from sayno.catalogue import laws, replica
from sayno.drivers.browser import BrowserDriver
from sayno.metrics import Evidence, documented, judge, published
from sayno.model.audit import Audit, Walked
from sayno.model.base import CanRefuse, Default, Digest, Grade, Mode, Noun, Surface
from sayno.model.finding import Finding
from sayno.model.redaction import Redactor
from sayno.model.region import Region
from sayno.model.replica import Replica
from sayno.model.route import Route
from sayno.model.searched import Searched
from sayno.model.service import Availability, Declaration
from sayno.model.topic import Language
from sayno.model.vantage import Vantage
from sayno.model.walk import Walk
from sayno.rights import must_honour
from sayno.seams import Answers, NoBrowser, Store
from sayno.store.door import digest


class Live(Noun):
    """A walk on the real service, in a person's own session. ``commit``: they asked for the refusal itself."""

    session: Path | None = None
    commit: bool = False
    patience: float = 20.0


class Job(Noun):
    """What one audit is asked to look at. It can be sent to another process."""

    declaration: Declaration
    topic: str
    region: Region
    surface: Surface
    language: Language = "en"
    rendering: Literal["pages", "app"] = "pages"
    date: date
    live: Live | None = None
    search: bool = Field(default=True, description="whether to look on the replica without the declaration too")
    searched: Searched | None = Field(
        default=None, repr=False, description="what such a search came to where the same is shown"
    )
    private: tuple[tuple[str, str], ...] = Field(default=(), repr=False, description="label and value, to be redacted")

    @property
    def basis(self) -> Digest:
        """The hash of everything that the audit's result depends on, so that a changed one is done anew."""
        drawn = replica(self.declaration.id, self.surface)
        told = self.model_dump_json(exclude={"private", "searched"})
        sight = self.sight
        parts = (__version__, told, drawn.model_dump_json() if drawn else "", sight.basis if sight else "")
        return digest("\n".join(parts).encode())

    @property
    def sight(self) -> Sight | None:
        """What is searched beside the route; None where nothing is."""
        drawn = replica(self.declaration.id, self.surface)
        if drawn is None or self.live or not self.search:
            return None
        return Sight(drawn, self.topic, self.vantage, self.rendering)

    @property
    def vantage(self) -> Vantage:
        """From where the audit looks."""
        return Vantage(region=self.region, surface=self.surface, language=self.language, date=self.date)


def audit(job: Job, bench: Workbench, store: Store, redactor: Redactor, ask: Answers) -> Audit:
    """Walk, judge, and say what the region's law gives.

    ``ask`` gives personal information on a live walk. Raises ``NoBrowser`` and ``OSError``; whatever else
    goes wrong on the way is a finding.
    """
    declaration = job.declaration
    available = declaration.available(job.region)
    route = route_for(declaration, job.topic, job.region, job.surface)
    grade = Grade.LIVE if job.live else Grade.REPLICA
    refuse, back, failed = None, None, None
    try:
        refuse, back = _walks(job, route, bench, store, redactor, ask)
    except (NoBrowser, OSError):
        raise
    except Exception as error:  # one audit that fails must not stop a study
        note = redactor.text(f"{type(error).__name__}: {error}")
        failed = Finding(metric="actions", grade=grade, mode=Mode.ERROR, unit="actions", note=note)
    findings = judge(Evidence(refuse=refuse, accept=back, route=route))
    searched = _searched(job, refuse, bench, store, redactor)
    if searched:
        findings = (*findings, searched_actions(searched, grade))
    if failed:
        findings = (*findings, failed)
    walked = tuple(_walked(walk, store) for walk in (refuse, back) if walk)
    return Audit(
        service=declaration.id,
        topic=job.topic,
        region=job.region,
        surface=job.surface,
        language=job.language,
        route=route.id if route else None,
        can_refuse=available.can_refuse if available else CanRefuse.UNKNOWN,
        default=available.default if available else Default.UNKNOWN,
        must_honour=must_honour(laws(), job.region)[0],
        actions=_actions(declaration, available, route, findings, grade),
        findings=tuple(f for f in findings if f.metric != "actions"),
        walks=walked,
        searched=searched,
        notes=_notes(job, available, route),
        basis=job.basis,
        at=datetime.now(UTC),
    )


def _walks(
    job: Job,
    route: Route | None,
    bench: Workbench,
    store: Store,
    redactor: Redactor,
    ask: Answers,
) -> tuple[Walk | None, Walk | None]:
    drawn = replica(job.declaration.id, job.surface)
    if route is None:
        return None, None
    vantage = job.vantage
    if job.live:
        errand = _on_service(job, job.live, route, vantage, redactor.remembering(ask))
    elif drawn:
        for label, value in known():
            redactor.learn(label, value)
        errand = _on_replica(job, route, drawn, vantage, bench, redactor)
    else:
        return None, None
    session = job.live.session if job.live else None
    tab = bench.tabs.take(vantage, session)
    driver = BrowserDriver(tab, redactor, live=job.live is not None)
    try:
        return refusal(driver, errand, store)
    finally:
        driver.close()
        bench.tabs.give_back(tab, vantage, session)


def _searched(job: Job, refuse: Walk | None, bench: Workbench, store: Store, redactor: Redactor) -> Searched | None:
    """What a search came to, made here or where the same is shown, beside the walk of this audit."""
    sight = job.sight
    if sight is None:
        return None
    return beside(job.searched or search(sight, bench, store, redactor), refuse, store)


def _on_service(job: Job, live: Live, route: Route, vantage: Vantage, ask: Answers) -> Errand:
    return Errand(
        service=job.declaration.id,
        topic=job.topic,
        route=route,
        vantage=vantage,
        grade=Grade.LIVE,
        home=job.declaration.home or "about:blank",
        answers=ask,
        commit=live.commit,
        way_back=False,
        patience=live.patience,
    )


def _on_replica(
    job: Job, route: Route, drawn: Replica, vantage: Vantage, bench: Workbench, redactor: Redactor
) -> Errand:
    visit = bench.visit(drawn, job.region, job.language, job.rendering)
    return Errand(
        service=job.declaration.id,
        topic=job.topic,
        route=localised(route, visit.address),
        vantage=vantage,
        grade=Grade.REPLICA,
        home=visit.url if route.starts == "home" else "about:blank",
        answers=redactor.remembering(answers(visit.code)),
        patience=1.0,
    )


def _walked(walk: Walk, store: Store) -> Walked:
    name = store.keep_walk(walk)
    kept = store.walk(name)
    return Walked(purpose=kept.purpose, grade=kept.grade, outcome=kept.outcome, detail=kept.detail, walk=name)


def _actions(
    declaration: Declaration,
    available: Availability | None,
    route: Route | None,
    findings: tuple[Finding, ...],
    grade: Grade,
) -> dict[Grade, Finding]:
    """The actions by each grade, each saying so where it is not measured."""
    none = available is not None and available.can_refuse is CanRefuse.NONE
    by_grade = {g: _silent(g, none and g is not Grade.PUBLISHED, route) for g in Grade}
    if route is not None:
        by_grade[Grade.DOCUMENTED] = documented(route)
        by_grade.update({f.grade: f for f in findings if f.metric == "actions" and f.grade is grade})
    if declaration.published:
        by_grade[Grade.PUBLISHED] = published(declaration.published[0])
    return by_grade


def _silent(grade: Grade, none: bool, route: Route | None) -> Finding:
    mode = Mode.NOT_APPLICABLE if none else Mode.UNKNOWN
    if none:
        note = "no way to refuse is offered"
    elif grade is Grade.DOCUMENTED and route is None:
        note = "no route is documented for this region and surface"
    else:
        note = "not measured"
    return Finding(metric="actions", grade=grade, mode=mode, unit="actions", note=note)


def _notes(job: Job, available: Availability | None, route: Route | None) -> tuple[str, ...]:
    notes = [available.note if available else f"the catalogue says nothing of {job.region}", route and route.note]
    return tuple(note for note in notes if note)
