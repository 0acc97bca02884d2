"""A replica: one service's interface on some surfaces, reconstructed from cited descriptions.

The format is explained with an example in ``docs/replicas.md``. A replica holds what sources say and, marked
as such, the neighbours without which nothing could be got wrong. Where the sources stop, a ``gap`` says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, model_validator

from sayno.model.base import Noun, PartialDate, Slug, Surface
from sayno.model.region import RegionOrGroup, covers
from sayno.model.replica_item import (
    Button,
    Effect,
    Entry,
    Form,
    Founded,
    Item,
    Label,
    Part,
    Radios,
    Regional,
    Select,
    TextField,
    Toggle,
    inside,
    within,
)
from sayno.model.source import Source

Address = Annotated[str, Field(pattern=r"^(/|https://)\S*$")]
"""A path of the replica's ``origin``, or a full address where a screen stands on another host."""


class Dialog(Founded):
    """A modal dialog of a screen, opened by an effect. Its buttons close it unless they open another."""

    id: Slug
    title: Label
    items: tuple[Item, ...] = Field(min_length=1)


class Place(Regional):
    """One screen at its address. Where it is not ``shown_in`` a region, it says that it is not offered there."""

    id: Slug
    address: Address
    title: Label
    items: tuple[Item, ...] = Field(min_length=1)
    dialogs: tuple[Dialog, ...] = ()
    frame: bool = Field(default=True, description="whether the replica's ``frame`` stands around it")
    back: Slug | None = Field(default=None, description="a screen that a link 'Back' leads to; a neighbour")


class RegionalDefault(Founded):
    """A default that holds in some regions."""

    regions: tuple[RegionOrGroup, ...] = Field(min_length=1)
    value: str


class Setting(Founded):
    """A state kept per account: ``on``/``off``, or the value of a choice. In ``where``, the first match wins."""

    default: str
    where: tuple[RegionalDefault, ...] = ()

    def initial(self, region: str) -> str:
        """What a person in ``region`` has who never touched it."""
        hits = (d.value for d in self.where if any(covers(g, region) for g in d.regions))
        return next(hits, self.default)


class Replica(Noun):
    """One service's interface on the surfaces that share it."""

    id: Slug
    service: Slug
    surfaces: tuple[Surface, ...] = Field(min_length=1)
    basis: str = Field(description="what it was reconstructed from, how far that reaches, and what is ours")
    as_of: PartialDate = Field(description="the newest date of the descriptions it follows")
    origin: str = Field(pattern=r"^https://[^/\s]+$", description="where paths stand: https://www.example.com")
    home: Slug = Field(description="the screen where a walk starts: signed in, at home")
    frame: tuple[Item, ...] = Field(default=(), description="items around every screen: the site's header")
    parts: dict[Slug, tuple[Item, ...]] = {}
    settings: dict[Slug, Setting] = {}
    screens: tuple[Place, ...] = Field(min_length=1)
    sources: dict[str, Source]

    def screen(self, name: str) -> Place | None:
        """A screen by its id."""
        return next((s for s in self.screens if s.id == name), None)

    def path(self, screen: Place) -> str:
        """Where the replica serves a screen: its path, led by the host where that is not ``origin``'s."""
        return self._path(screen.address)

    def find(self, address: str) -> Place | None:
        """The screen at a path or at a full address of the real service; a fragment or query is not looked at."""
        return self.served_at(self._path(address))

    def served_at(self, path: str) -> Place | None:
        """The screen that the replica serves at a path."""
        return next((s for s in self.screens if self.path(s) == f"/{path.strip('/')}"), None)

    def _path(self, address: str) -> str:
        parts = urlsplit(address)
        host = parts.netloc.removeprefix("www.")
        own = host in ("", urlsplit(self.origin).netloc.removeprefix("www."))
        return "/" + "/".join(part for part in ("" if own else host, parts.path.strip("/")) if part)

    def view(self, region: str) -> tuple[bool | str, ...]:
        """What there is in a region, one thing after another, and how each setting stands there at first.

        Two regions with the same view are shown the same interface.
        """
        there = tuple(one.shown_in(region) for one in _regional(self))
        return there + tuple(setting.initial(region) for setting in self.settings.values())

    def items(self) -> Iterator["Item"]:
        """Every item of the file, containers before what they contain."""
        roots = [self.frame, *self.parts.values()]
        roots += [s.items for s in self.screens] + [d.items for s in self.screens for d in s.dialogs]
        for root in roots:
            for item in root:
                yield from within(item)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        found = list(_faults(self))
        if found:
            raise ValueError("; ".join(found))
        return self


def _faults(replica: Replica) -> Iterator[str]:
    """What is wrong with a replica, one clear line each."""
    yield from _twice("screen", [s.id for s in replica.screens])
    yield from _twice("address", [replica.path(s) for s in replica.screens])
    yield from _missing("source", _cited(replica), replica.sources)
    yield from _missing("screen", _led_to(replica), [s.id for s in replica.screens])
    yield from _missing("setting", _read(replica), replica.settings)
    yield from _missing("part", (i.part for i in replica.items() if isinstance(i, Part)), replica.parts)
    yield from _values(replica)
    for name, items in replica.parts.items():
        if any(isinstance(i, Part) for item in items for i in within(item)):
            yield f"part '{name}' contains a part"
    for items, dialogs, where in _rooms(replica):
        opened = (e.dialog for i in items for inner in within(i) if (e := _effect(inner)) and e.dialog)
        yield from _missing(f"dialog of {where}", opened, dialogs)
        for item in items:
            yield from _misplaced(item, where, in_form=False)


def _rooms(replica: Replica) -> Iterator[tuple[tuple[Item, ...], list[str], str]]:
    """Items, the dialogs that their effects can open, and where they stand."""
    yield replica.frame, [], "the frame"
    for name, items in replica.parts.items():
        yield items, [], f"part '{name}'"
    for screen in replica.screens:
        names = [d.id for d in screen.dialogs]
        yield from ((d.items, names, f"dialog '{d.id}'") for d in screen.dialogs)
        yield screen.items, names, f"screen '{screen.id}'"


def _misplaced(item: Item, where: str, in_form: bool) -> Iterator[str]:
    match item:
        case Form() if in_form:
            yield f"{where}: a form stands in a form"
        case Select() | TextField() if not in_form:
            yield f"{where}: {item.kind} {item.label!r} stands outside a form, where nothing could take effect"
        case Radios(setting=None) if not in_form:
            yield f"{where}: radios {item.label!r} stand outside a form and need a setting"
        case Toggle(confirm=c) if in_form and c is not None:
            yield f"{where}: {item.kind} {item.label!r} stands in a form, whose button is its confirmation"
        case Toggle(setting=s, initially="on") if s is not None:
            yield f"{where}: {item.kind} {item.label!r} has a setting; its default stands there, not in 'initially'"
        case _ if in_form and item.kind not in _IN_FORM:
            yield f"{where}: {item.kind} stands in a form; pressing it would lose what was typed"
    for inner in inside(item):
        yield from _misplaced(inner, where, in_form or isinstance(item, Form))


_IN_FORM = frozenset("heading text gap entry section switch checkbox select radios field".split())


def _values(replica: Replica) -> Iterator[str]:
    """Settings are given values that the controls which show them know."""
    known: dict[str, set[str]] = {}
    for item in replica.items():
        match item:
            case Toggle(setting=str(name)):
                known.setdefault(name, set()).update(("on", "off"))
            case Select(setting=str(name)) | Radios(setting=str(name)):
                known.setdefault(name, set()).update(c.value for c in item.choices)
            case _:
                pass
    given = [(n, v) for n, s in replica.settings.items() for v in (s.default, *(d.value for d in s.where))]
    given += [(n, v) for i in replica.items() if (e := _effect(i)) for n, v in e.set.items()]
    given += [(n, v) for i in replica.items() for n, v in i.when.items()]
    for name, value in given:
        if name in known and value not in known[name]:
            yield f"setting '{name}' has no value '{value}'; there are {', '.join(sorted(known[name]))}"


def _effect(item: Item) -> Effect | None:
    return item.then if isinstance(item, Button | Form) else None


def _led_to(replica: Replica) -> Iterator[str]:
    yield replica.home
    yield from (s.back for s in replica.screens if s.back)
    for item in replica.items():
        if isinstance(item, Entry) and item.to:
            yield item.to
        effect = _effect(item)
        if effect and effect.go:
            yield effect.go


def _read(replica: Replica) -> Iterator[str]:
    for item in replica.items():
        yield from item.when
        if isinstance(item, Toggle | Select | Radios) and item.setting:
            yield item.setting
        yield from (_effect(item) or Effect()).set


def _regional(value: object) -> Iterator[Regional]:
    if isinstance(value, Regional):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _regional(getattr(value, name))
    elif isinstance(value, dict | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _regional(inner)


def _cited(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        if not isinstance(value, Replica):
            yield from getattr(value, "sources", ())
        for name in type(value).model_fields:
            yield from _cited(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _cited(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _cited(inner)


def _missing(what: str, wanted: Iterable[str], there: Iterable[str]) -> Iterator[str]:
    lost = sorted(set(wanted) - set(there))
    if lost:
        yield f"there is no {what} {', '.join(repr(name) for name in lost)}"


def _twice(what: str, names: list[str]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"the {what} '{name}' stands {times} times"
