"""The two renderings of an element tree: pages as HTML, and what the app is sent as JSON."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from jinja2 import Environment, PackageLoader, StrictUndefined

from sayno.model.replica import Replica
from sayno.replicas.drawing import NOTICE
from sayno.replicas.element import Element, Go, Submit
from sayno.replicas.state import NOWHERE_PATH, Position

INPUTS: Final = {"email": "email", "tel": "tel", "url": "url", "password": "password"}

_TEMPLATES: Final = Environment(
    loader=PackageLoader("sayno.replicas"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True, slots=True)
class Base:
    """Where one replica is served to people of one region in one language."""

    replica: Replica
    rendering: str
    region: str
    language: str

    @property
    def prefix(self) -> str:
        """The part of the address that all its screens share, without a slash at its end."""
        return f"/r/{self.replica.id}/{self.rendering}/{self.region}/{self.language}"

    def path(self, position: Position) -> str:
        """The path of a position, without what is open."""
        if self.rendering == "app":
            return f"{self.prefix}/"
        screen = self.replica.screen(position.screen)
        return self.prefix + (self.replica.path(screen) if screen else NOWHERE_PATH)

    def href(self, position: Position) -> str:
        """The address of a position."""
        return self.path(position) + position.query


def elsewhere(element: Element) -> Position | None:
    """Where a control leads that changes nothing on the account; None for all others."""
    return element.move.to if isinstance(element.move, Go) else None


def html(page: Element, base: Base, position: Position) -> str:
    """One screen as a page that works without scripts."""
    return _TEMPLATES.get_template("page.html").render(
        page=page,
        language=base.language,
        here=base.href(position),
        path=base.path,
        href=base.href,
        elsewhere=elsewhere,
        submits=lambda e: isinstance(e.move, Submit),
        pairs=lambda p: parse_qsl(p.query.removeprefix("?")),
        inputs=INPUTS,
    )


def shell(base: Base) -> str:
    """The one page of the app."""
    return _TEMPLATES.get_template("app.html").render(language=base.language, title=base.replica.service)


def index(replicas: list[Replica], region: str) -> str:
    """The list of what a server serves."""
    return _TEMPLATES.get_template("index.html").render(replicas=replicas, region=region, notice=NOTICE)


_SENT: Final = (
    "kind role name ref text hint level checked expanded selected current value type required choices"
).split()


def data(element: Element) -> dict[str, Any]:
    """An element for the app: what differs from nothing, and whether it waits for a form's button."""
    sent = {name: value for name in _SENT if (value := getattr(element, name)) not in ("", 0, False, None, ())}
    for name in ("checked", "expanded"):
        if getattr(element, name) is not None:
            sent[name] = getattr(element, name)
    if element.kind in ("toggle", "radio") and element.move is None:
        sent["waits"] = True
    if element.kind == "select" and element.setting:
        sent["set"] = True
    if isinstance(element.move, Submit):
        sent["submits"] = element.move.form
    if element.children:
        sent["children"] = [data(child) for child in element.children]
    return sent
