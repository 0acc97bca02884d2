"""An audit of a service that no declaration describes: what a search of it came to, in a person's own session."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from sayno import __version__
from sayno.auditing import found
from sayno.auditing.searches import beside, cleaned, evidence, findings, kept, searched_actions, words_known
from sayno.auditing.seeking import Quest, seek
from sayno.catalogue import laws
from sayno.drivers.tabs import Tabs
from sayno.model.audit import Audit
from sayno.model.base import CanRefuse, Default, Grade, Mode
from sayno.model.finding import Finding
from sayno.model.law import MustHonour
from sayno.model.redaction import Redactor
from sayno.model.searched import Searched
from sayno.model.service import Availability, Declaration, Owner, PastTraining
from sayno.model.walk import Outcome
from sayno.rights import must_honour
from sayno.seams import Store
from sayno.store.door import digest
from sayno.walk.search.search import Progress

OF_THE_LAW: Final = "ai-training"
"""The topic that the laws were read for."""
OWN: Final = "own"
"""The label of an account that is a person's own: how its controls stand need not be the default."""
_MEANS: Final = {Outcome.FOUND: CanRefuse.TOGGLE, Outcome.FOUND_REQUEST: CanRefuse.REQUEST}


def undeclared(
    asked: Quest, tabs: Tabs, store: Store, redactor: Redactor, told: Callable[[Progress], None]
) -> tuple[Declaration, Audit]:
    """Search from an address and audit what was found; with it a declaration that says that nothing else is known.

    That nothing was found is ``unknown``, never ``none``. Raises ``NoBrowser``, and ``Unreachable`` for the start.
    """
    asked = replace(asked, guess=False)
    if asked.session is not None:
        asked = replace(asked, vantage=asked.vantage.model_copy(update={"account": OWN}))
    vantage, topic = asked.vantage, asked.meaning.id
    sought = seek(asked, tabs, store, redactor, told)
    service, start = slug(asked.start), redactor.address(asked.start)
    walks = evidence(sought, asked, service, Grade.LIVE, tabs.chromium.version)
    judged = findings(walks)
    find = cleaned(found.find(sought, topic, start, judged), redactor)
    basis = digest("\n".join((__version__, start, topic, vantage.model_dump_json(), words_known())).encode())
    searched = Searched(
        find=find,
        region=vantage.region,
        surface=vantage.surface,
        walks=tuple(kept(walk, store) for walk in walks),
        basis=basis,
    )
    searched = beside(searched, None, store)
    counted = searched_actions(searched, Grade.LIVE)
    made = Audit(
        service=service,
        topic=topic,
        region=vantage.region,
        surface=vantage.surface,
        language=vantage.language,
        can_refuse=_MEANS.get(find.outcome, CanRefuse.UNKNOWN),
        default=find.default,
        must_honour=must_honour(laws(), vantage.region)[0] if topic == OF_THE_LAW else MustHonour.UNKNOWN,
        actions={**_silent(), Grade.LIVE: counted.model_copy(update={"metric": "actions"})},
        findings=(*(f for f in judged if f.metric != "actions"), counted),
        searched=searched,
        notes=tuple(_notes(asked, find.default)),
        basis=basis,
        at=datetime.now(UTC),
    )
    return _declaration(service, start), made


def slug(address: str) -> str:
    """A service's id made of its host: ``https://www.example.com/x`` -> ``example-com``."""
    return "-".join(re.findall(r"[a-z0-9]+", _host(address).lower())) or "service"


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _silent() -> dict[Grade, Finding]:
    note = "no declaration: nothing of this grade is known"
    return {
        g: Finding(metric="actions", grade=g, mode=Mode.UNKNOWN, unit="actions", note=note)
        for g in Grade
        if g is not Grade.PUBLISHED
    }


def _notes(asked: Quest, default: Default) -> list[str]:
    notes = ["No declaration describes this service: what is said here was found by a search that only looked."]
    if asked.session is not None and default is not Default.UNKNOWN:
        notes.append("The default is read from this account as it stands; its owner may have changed it.")
    return notes


def _declaration(service: str, start: str) -> Declaration:
    return Declaration(
        id=service,
        names=(_host(start) or service,),
        owner=Owner(name="unknown", confidence="low", sources=()),
        home=start,
        availability=(
            Availability(
                regions=("WORLD",), can_refuse=CanRefuse.UNKNOWN, default=Default.UNKNOWN, confidence="low", sources=()
            ),
        ),
        past_training=PastTraining(undone="unknown", confidence="low", sources=()),
        unknown=("Everything that a search of the interface does not show: no declaration describes this service.",),
    )
