"""The catalogue: services, laws, deals, topics and replicas as files with one schema, sources and dates."""

from difflib import get_close_matches
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from sayno.catalogue.reading import BrokenFile, read
from sayno.model.deal import Deals
from sayno.model.law import Laws
from sayno.model.replica import Replica
from sayno.model.service import Declaration
from sayno.model.topic import Topic
from sayno.model.vocabulary import Vocabulary

__all__ = [
    "BrokenFile",
    "Unknown",
    "deals",
    "laws",
    "read",
    "region",
    "replica",
    "replicas",
    "root",
    "service",
    "services",
    "topic",
    "topics",
    "vocabularies",
]


class Unknown(LookupError):
    """A name that the catalogue does not know; the message gives the nearest that it does."""

    def __init__(self, what: str, name: str, known: list[str]) -> None:
        near = get_close_matches(name, known, n=3, cutoff=0.5) or sorted(known)
        super().__init__(f"no {what} '{name}'; the nearest: {', '.join(near[:10])}")


@cache
def root() -> Path:
    """The folder of the catalogue's files."""
    with as_file(files("sayno.catalogue")) as path:
        return path


@cache
def services() -> tuple[Declaration, ...]:
    """All declarations, in the study's order of popularity, then by name."""
    found = (read(path, Declaration) for path in sorted((root() / "services").glob("*.yaml")))
    return tuple(sorted(found, key=lambda s: (s.order or 10_000, s.id)))


def service(name: str) -> Declaration:
    """A declaration by id or name, or from a file if ``name`` is one. Raises :class:`Unknown`."""
    if name.endswith((".yaml", ".yml")):
        return read(Path(name), Declaration)
    for one in services():
        if name.casefold() in (one.id, *(n.casefold() for n in one.names)):
            return one
    raise Unknown("service", name, [s.id for s in services()])


@cache
def topics() -> tuple[Topic, ...]:
    """All topics."""
    return tuple(read(path, Topic) for path in sorted((root() / "topics").glob("*.yaml")))


def topic(name: str) -> Topic:
    """A topic by id. Raises :class:`Unknown`."""
    for one in topics():
        if one.id == name:
            return one
    raise Unknown("topic", name, [t.id for t in topics()])


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """The vocabularies of all languages."""
    return tuple(read(path, Vocabulary) for path in sorted((root() / "vocabulary").glob("*.yaml")))


@cache
def replicas() -> tuple[Replica, ...]:
    """All replicas."""
    return tuple(read(path, Replica) for path in sorted((root() / "replicas").glob("*.yaml")))


def replica(service: str, surface: str) -> Replica | None:
    """The replica of a service on a surface, if its interface is known well enough for one."""
    return next((r for r in replicas() if r.service == service and surface in r.surfaces), None)


@cache
def laws() -> Laws:
    """The laws of all jurisdictions."""
    return read(root() / "laws.yaml", Laws)


@cache
def deals() -> Deals:
    """The licensing deals."""
    return read(root() / "deals.yaml", Deals)


def region(name: str) -> str:
    """The code of a region that the laws know, by its code or name. Raises :class:`Unknown`."""
    known = {j.code: j.name for j in laws().jurisdictions}
    for code, full in known.items():
        if name.casefold() in (code.casefold(), full.casefold()):
            return code
    raise Unknown("region", name, [*known, *known.values()])
