"""The pages of a study: one for the study, one for each platform, each complete in itself."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayno.model.audit import Study
from sayno.model.base import Grade
from sayno.model.deal import Deals
from sayno.model.law import Laws
from sayno.model.service import Declaration
from sayno.report import wording
from sayno.report.clean import clean, host, link, quoted, short
from sayno.report.files import write_atomically
from sayno.report.index import front
from sayno.report.pictures import album
from sayno.report.platform import portrait
from sayno.report.reading import of_service
from sayno.report.tables import csv_bytes, parquet_bytes
from sayno.seams import Store


def write(
    study: Study, declarations: Sequence[Declaration], laws: Laws, deals: Deals, store: Store, folder: Path
) -> Path:
    """Write the whole report into a study's folder and give the path of its front page.

    ``study.json`` and the evidence are the store's to write. Everything is made before anything is written, each
    file appears whole or not at all, and the front page last. Raises ``OSError`` where the folder cannot be
    written, ``ValueError`` where an audit's service has no declaration.
    """
    files = {
        "study.csv": csv_bytes(study),
        "study.parquet": parquet_bytes(study),
        **pages(study, declarations, laws, deals, store, partial(evidence_path, folder)),
    }
    for name, data in files.items():
        write_atomically(folder / name, data)
    return folder / "index.html"


def pages(
    study: Study,
    declarations: Sequence[Declaration],
    laws: Laws,
    deals: Deals,
    store: Store,
    evidence: Callable[[str], str | None] = lambda _: None,
) -> dict[str, bytes]:
    """The pages by their path in the study's folder, the front page last.

    ``evidence`` gives the path of a piece of evidence in that folder, or None where it has no file. The same
    input always gives the same bytes.
    """
    rows = of_service(study, declarations)
    common: dict[str, Any] = {
        "study": study,
        "platforms": [d for d, _ in rows],
        "evidence": evidence,
        "names": _names(study, laws),
    }
    made: dict[str, bytes] = {}
    for declaration, audits in rows:
        shown = portrait(study, declaration, audits, store.walk)
        digests = (digest for strip in shown.strips for film in strip.films for digest in film.pictures())
        made[f"platforms/{declaration.id}.html"] = _render(
            "platform.html", **common, page=shown, pictures=album(digests, store.blob), root="../"
        )
    made["index.html"] = _render("index.html", **common, page=front(study, declarations, laws), deals=deals, root="")
    return made


def evidence_path(folder: Path, digest: str) -> str | None:
    """Where a piece of evidence lies in a study's folder, as a relative address."""
    found = next(iter(sorted((folder / "evidence" / digest[:2]).glob(f"{digest}.*"))), None)
    return found.relative_to(folder).as_posix() if found else None


def _names(study: Study, laws: Laws) -> dict[str, str]:
    """What the regions of a study are called."""
    found = {region: laws.jurisdiction(region) for region in {*study.plan.regions, *(a.region for a in study.audits)}}
    return {region: law.name if law and law.code == region else region for region, law in found.items()}


def _render(template: str, **values: Any) -> bytes:
    return _environment().get_template(template).render(**values).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayno.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters.update(short=short, link=link, host=host, quoted=quoted, number=wording.number, joined=_joined)
    environment.globals.update(
        Grade=Grade,
        GRADES=wording.GRADES,
        KINDS=wording.KINDS,
        LEVELS=wording.LEVELS,
        CONTACTS=wording.CONTACTS,
        USED=wording.USED,
        UNDONE=wording.UNDONE,
        STATUS=wording.STATUS,
        SURFACES=wording.SURFACES,
    )
    return environment


def _joined(items: Iterable[str]) -> str:
    return ", ".join(items)


def _harmless(value: Any) -> Any:
    """Text from outside never reaches a page with characters that are unseen or that reorder what is near."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
