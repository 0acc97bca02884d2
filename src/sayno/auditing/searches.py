"""A search beside a followed route: the same replica, from the same start, without the declaration."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from pydantic import JsonValue

from sayno import __version__
from sayno.auditing import found
from sayno.auditing.agreeing import agreement
from sayno.auditing.bench import Workbench
from sayno.auditing.persona import known
from sayno.auditing.questing import quest
from sayno.auditing.seeking import Quest, Sought, seek
from sayno.catalogue import topics, vocabularies
from sayno.model.base import Digest, Grade, Mode
from sayno.model.find import Find
from sayno.model.finding import Finding
from sayno.model.redaction import Redactor
from sayno.model.replica import Replica
from sayno.model.searched import Searched
from sayno.model.vantage import Vantage
from sayno.model.walk import Instrument, Outcome, Walk, Walked
from sayno.seams import NoBrowser, Store, Unreachable
from sayno.store.door import digest

MAX_MINUTES: Final = 2.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What a search looks at: one interface, as it is shown from a vantage, for one topic."""

    drawn: Replica
    topic: str
    vantage: Vantage
    rendering: Literal["pages", "app"]

    @property
    def basis(self) -> Digest:
        """The hash of all that a search depends on: the same wherever the same is shown."""
        view = "".join(f"{one!s} " for one in self.drawn.view(self.vantage.region))
        shown = (self.vantage.viewport, self.vantage.language, self.rendering, view)
        parts = (__version__, self.topic, *shown, self.drawn.model_dump_json(), words_known())
        return digest("\n".join(parts).encode())


def search(sight: Sight, bench: Workbench, store: Store, redactor: Redactor) -> Searched:
    """Search one interface by looking only.

    Raises ``NoBrowser`` and ``OSError``; whatever else goes wrong is how the search ended.
    """
    for label, value in known():
        redactor.learn(label, value)
    vantage = sight.vantage
    visit = bench.visit(sight.drawn, vantage.region, vantage.language, sight.rendering)
    asked = quest(visit.url, sight.topic, vantage.region, vantage.language, surface=vantage.surface)
    asked = replace(asked, vantage=vantage, max_minutes=MAX_MINUTES, tabs=1)
    start = redactor.address(visit.url)
    walks: tuple[Walk, ...] = ()
    try:
        sought = seek(asked, bench.tabs, store, redactor)
        browser = bench.tabs.chromium.version
        walks = tuple(evidence(sought, asked, sight.drawn.service, Grade.REPLICA, browser))
        find = found.find(sought, sight.topic, start, findings(walks))
    except (NoBrowser, OSError):
        raise
    except Exception as error:  # a search that fails must not stop a study
        ended = Outcome.UNREACHABLE if isinstance(error, Unreachable) else Outcome.BROKEN
        detail = redactor.text(f"{type(error).__name__}: {error}")
        find = Find(topic=sight.topic, start=start, outcome=ended, detail=detail)
    return Searched(
        find=cleaned(find, redactor),
        region=vantage.region,
        surface=vantage.surface,
        walks=tuple(kept(walk, store) for walk in walks),
        basis=sight.basis,
    )


def cleaned(find: Find, redactor: Redactor) -> Find:
    """A find with nothing personal left in what it says."""

    def clean(value: JsonValue) -> JsonValue:
        match value:
            case str():
                return redactor.text(value)
            case list():
                return [clean(one) for one in value]
            case dict():
                return {key: clean(one) for key, one in value.items()}
            case _:
                return value

    return Find.model_validate(clean(find.model_dump(mode="json")))


def beside(searched: Searched, followed: Walk | None, store: Store) -> Searched:
    """The same search beside a followed walk: how far they agree."""
    met, count = agreement(searched.find, rehearsal(searched.walks, store), followed)
    return searched.model_copy(update={"agreement": met, "followed": count})


def searched_actions(searched: Searched, grade: Grade) -> Finding:
    """The count of the way that was found without the declaration, with what speaks for it."""
    find = searched.find
    detail: dict[str, JsonValue] = {
        "agreement": searched.agreement.value,
        "outcome": find.outcome.value,
        "swept": find.swept,
        "depth-swept": find.depth_swept,
        "screens-opened": find.screens_opened,
        "requests-stopped": find.requests_stopped,
    }
    if searched.followed is not None:
        detail["followed"] = searched.followed
    return Finding(
        metric="searched-actions",
        grade=grade,
        mode=find.actions.mode,
        value=None if find.actions.mode is Mode.UNKNOWN else find.actions.value,
        unit="actions",
        detail=detail,
        note=find.detail,
    )


def evidence(sought: Sought, asked: Quest, service: str, grade: Grade, browser: str | None) -> Sequence[Walk]:
    """The traces of a search and of its rehearsals as walks, the one that was believed last."""
    made_by = Instrument(sayno=__version__, driver="browser", browser=browser)
    looked = [found.walk(trace, asked, service, grade, made_by, None) for trace in sought.traces]
    last = len(sought.rehearsals) - 1
    played = [
        found.walk(trace, asked, service, grade, made_by, sought.found if n == last else None)
        for n, trace in enumerate(sought.rehearsals)
    ]
    return (*looked, *played)


def findings(walks: Sequence[Walk]) -> tuple[Finding, ...]:
    """Every metric on the last rehearsal, if there was one that came through."""
    last = walks[-1] if walks else None
    return found.findings(last) if last and last.outcome is Outcome.REHEARSED else ()


def rehearsal(walks: Sequence[Walked], store: Store) -> Walk | None:
    """The rehearsal that was believed, from the store."""
    name = next((w.walk for w in reversed(walks) if w.outcome is Outcome.REHEARSED), None)
    return store.walk(name) if name else None


def kept(walk: Walk, store: Store) -> Walked:
    """A walk, stored, and what an audit keeps of it."""
    name = store.keep_walk(walk)
    there = store.walk(name)
    return Walked(purpose=there.purpose, grade=there.grade, outcome=there.outcome, detail=there.detail, walk=name)


@cache
def words_known() -> str:
    """The words that every search goes by."""
    return digest("\n".join(one.model_dump_json() for one in (*topics(), *vocabularies())).encode())
