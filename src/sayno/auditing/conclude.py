"""From audits to a study: what they add up to, written with its report, and sealed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sayno import __version__
from sayno.catalogue import deals, laws
from sayno.insights import insights
from sayno.model.audit import Audit, Plan, Study
from sayno.model.event import DocumentTrail
from sayno.model.service import Declaration
from sayno.report import write
from sayno.store import FolderStore

TITLE = "AI training on social media: can you really say no?"


def conclude(
    plan: Plan,
    declarations: Sequence[Declaration],
    audits: Sequence[Audit],
    trails: Sequence[DocumentTrail],
    folder: Path,
    seconds: float,
) -> Study:
    """Put the study together, write ``study.json`` and the report, and list everything with its hash."""
    ordered = tuple(sorted(audits, key=lambda a: _place(plan, a)))
    study = Study(
        title=TITLE,
        sayno=__version__,
        at=datetime.now(UTC),
        plan=plan,
        audits=ordered,
        insights=insights(ordered, declarations, laws(), deals()),
        trails=tuple(trails),
        seconds=round(seconds, 1),
    )
    store = FolderStore(folder)
    store.keep_study(study)
    write(study, declarations, laws(), deals(), store, folder)
    store.seal()
    return study


def _place(plan: Plan, audit: Audit) -> tuple[int, int, int]:
    return (
        plan.services.index(audit.service),
        plan.regions.index(audit.region),
        plan.surfaces.index(audit.surface),
    )
