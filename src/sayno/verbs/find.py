"""``sayno find``: look for the way to a refusal from an address, touching nothing unless that was asked for."""

from collections.abc import Callable
from pathlib import Path

import yaml

from sayno import __version__
from sayno.auditing import found, writing
from sayno.auditing.proving import prove
from sayno.auditing.seeking import Quest, seek
from sayno.auditing.undeclared import slug
from sayno.drivers.chromium import chromium
from sayno.drivers.tabs import Tabs
from sayno.model.base import Grade
from sayno.model.find import Find
from sayno.model.redaction import Redactor
from sayno.model.route import Route
from sayno.model.walk import Instrument
from sayno.store import MemoryStore
from sayno.walk.search.meaning import SURE
from sayno.walk.search.search import Progress


def find(
    quest: Quest,
    topic: str,
    redactor: Redactor,
    told: Callable[[Progress], None],
    *,
    proving: bool = False,
    restoring: bool = False,
    out: Path | None = None,
) -> Find:
    """Search, rehearse, prove if that was asked for and the control is surely the one, and write the route.

    Raises ``NoBrowser``, ``Unreachable`` and ``OSError``.
    """
    store = MemoryStore()
    with chromium() as running:
        tabs = Tabs(running)
        sought = seek(quest, tabs, store, redactor, told)
        made_by = Instrument(sayno=__version__, driver="browser", browser=running.version)
        service = slug(quest.start)
        walks = [found.walk(t, quest, service, Grade.LIVE, made_by, sought.found) for t in sought.rehearsals]
        findings = found.findings(walks[-1]) if walks and sought.found else ()
        result = found.find(sought, topic, redactor.address(quest.start), findings)
        route = writing.route(sought, quest)
        if proving and route is not None and sought.found and sought.found.strength >= SURE:
            proof = prove(quest, route, sought, tabs, store, redactor, restoring=restoring)
            result = result.model_copy(
                update={"proved": proof.held, "save_needed": proof.save_needed, "restored": proof.restored}
            )
    if out is not None and route is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(written(route), encoding="utf-8")
    return result


def written(route: Route) -> str:
    """The route as a file for the catalogue."""
    data = route.model_dump(mode="json", exclude_defaults=True, exclude={"sources": True})
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)
