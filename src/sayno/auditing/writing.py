"""Writes the way that a search found as a route for the catalogue. Pure."""

from collections.abc import Sequence
from typing import Final

from sayno.auditing.seeking import Quest, Sought
from sayno.model.base import Confidence
from sayno.model.node import Node
from sayno.model.route import Choose, Enter, Hover, Press, Proof, Route, Step, Toggle, Write
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.walk.search.candidate import Closing
from sayno.walk.search.chart import Edge, Spot
from sayno.walk.search.finds import LESS_SURE, Found
from sayno.walk.search.meaning import SURE
from sayno.walk.search.sight import Sight
from sayno.walk.targets import headings_over

REASON: Final = "I object to this use of my data."
"""What a route gives as the reason where a form asks for one; whoever goes along it may give another."""


def route(sought: Sought, quest: Quest) -> Route | None:
    """The way as a route; None where nothing was found, or a step has no name to be told by."""
    found = sought.found
    if found is None or nameless(sought):
        return None
    topic, vantage = quest.meaning.id, quest.vantage
    spots = sought.search.chart.spots
    leading = [_leading(edge, spots[edge.source]) for edge in sought.way if edge.do != "scroll"]
    closing = [_closing(deed, found) for deed in found.ending]
    return Route.model_validate(
        {
            "id": f"{topic}-{vantage.surface}-found",
            "topic": topic,
            "means": "request" if sought.outcome is Outcome.FOUND_REQUEST else "toggle",
            "surfaces": (vantage.surface,),
            "regions": (vantage.region,),
            "main": True,
            "title": f"{found.candidates[0].name or topic}, found by search",
            "steps": (*leading, *closing),
            "proof": _proof(closing),
            "confidence": _confidence(sought, found),
            "source_date": vantage.date.isoformat(),
            "note": "Found by a search that looked only; rehearsed without a network.",
        }
    )


def _confidence(sought: Sought, found: Found) -> Confidence:
    if found.strength < LESS_SURE:
        return "low"
    return "high" if sought.search.swept and found.strength >= SURE else "medium"


def nameless(sought: Sought) -> bool:
    """Whether something on the way has neither a name nor anything that it stands under."""
    closing = sought.found.ending if sought.found else ()
    led = any(not edge.name for edge in sought.way if edge.do != "scroll")
    return led or any(not deed.name and not deed.under for deed in closing)


def _leading(edge: Edge, source: Spot) -> Step:
    opener = source.openers.get(edge.key)
    under = _under(source.screen, opener.node) if opener else None
    if edge.do == "hover":
        return Hover(sources=(), do="hover", name=edge.name, role=edge.role, under=under)
    if edge.do == "write" and opener is not None:
        return Write(sources=(), do="write", name=edge.name, role=edge.role, under=under, text=opener.text or "")
    return Press(sources=(), do="press", name=edge.name, role=edge.role, under=under)


def _under(screen: Screen, node: Node) -> str | None:
    """What a control stands under, if several of its name lead to different places."""
    alike = [n for n in screen.nodes if n.role == node.role and n.label == node.label]
    leads = {dict(n.properties).get("url") for n in alike}
    several = node in alike and len(alike) > 1 and (len(leads) > 1 or None in leads)
    return _apart(screen, node, alike) or Sight(screen).heading(node) or None if several else None


def _apart(screen: Screen, node: Node, alike: Sequence[Node]) -> str | None:
    """What only this one of some that are called alike stands under."""
    over = {n.index: set(headings_over(screen, n)) for n in alike}
    return next((h for h in headings_over(screen, node) if sum(h in names for names in over.values()) == 1), None)


def _closing(deed: Closing, found: Found) -> Step:
    name = deed.name or _beside(deed, found) or deed.under
    match deed.do:
        case "toggle":
            under, row = _told_apart(deed, found.spot.screen), _row(deed, found)
            to = "on" if deed.value == "on" else "off"
            called = row.label if row else name
            return Toggle(sources=(), do="toggle", name=called, role=deed.role, to=to, under=under)
        case "choose":
            note = "One's own is to be chosen." if deed.field else None
            return Choose(sources=(), do="choose", name=name, within=_within(deed, found) or None, note=note)
        case "enter":
            return Enter(sources=(), do="enter", name=name, role=deed.role, field=deed.field)
        case "write":
            return Write(
                sources=(),
                do="write",
                name=name,
                role=deed.role,
                text=deed.value or REASON,
                note=None if deed.value else "The text is ours.",
            )
        case _:
            return Press(sources=(), do="press", name=name, role=deed.role, under=deed.under or None)


def _within(deed: Closing, found: Found) -> str:
    """What a choice stands in; where one question stands on a page twice, the section that only one of them is in."""
    screen = found.spot.screen
    node = next((c.node for c in found.candidates if deed in c.ending and c.node.label == deed.name), None)
    alike = [n for n in screen.nodes if n.ref and n.label == deed.name]
    asked = sum(deed.under in headings_over(screen, n) for n in alike)
    if node is None or node not in alike or asked <= 1:
        return deed.under
    return _apart(screen, node, alike) or deed.under


def _beside(deed: Closing, found: Found) -> str:
    """The text beside a control that has no name; there may be several such."""
    nameless = [c.beside for c in found.candidates if c.node.role == deed.role and not c.name]
    return deed.under if deed.under in nameless else next(iter(nameless), "")


def _row(deed: Closing, found: Found) -> Node | None:
    """The row that says in words whether it is on, where a find has such a one for a switch."""
    return next((c.node for c in found.candidates if c.told and c.told == deed.name), None)


def _told_apart(deed: Closing, screen: Screen) -> str | None:
    several = sum(n.role == deed.role and n.label.startswith(deed.name) for n in screen.nodes) > 1
    return deed.under or None if deed.name and several else None


def _proof(closing: list[Step]) -> Proof | None:
    """How one sees after a reload that the last change holds."""
    for step in reversed(closing):
        if isinstance(step, Toggle):
            return Proof(role=step.role, name=step.name, state=step.to)
        if isinstance(step, Choose):
            return Proof(role=step.role, name=step.name, state="on")
    return None
