"""Events, stances and differences in the terminal and as lines for machines."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayno.model.event import Choice, Difference, DocumentTrail, Event, Held, Quotation, Stance
from sayno.report.clean import clean, short

_STYLES = {"appeared": "red", "changed": "yellow", "disappeared": "green", "present-at-start": "dim"}
_QUOTE = 240


def event_line(event: Event) -> str:
    """An event as one line of JSON."""
    return event.model_dump_json()


def trail_events(console: Console, trail: DocumentTrail) -> None:
    """The events of one document under its name; nothing for a document that has none."""
    if not trail.events:
        return
    console.print(Text.assemble((clean(f"{trail.name}, {trail.document}"), "bold"), (f"  {extent(trail)}", "dim")))
    table = _table("Date", "Event", "Claim", "Words")
    for event in trail.events:
        table.add_row(
            event.date.isoformat(),
            Text(event.event, style=_STYLES[event.event]),
            event.kind,
            Text(_words(event)),
        )
    console.print(Padding(table, (0, 0, 1, 2)))


def _words(event: Event) -> str:
    at = f"  [{event.commit[:10]}]" if event.commit else ""
    return f"{short(clean(event.quote), _QUOTE)}{at}"


def extent(trail: DocumentTrail) -> str:
    """How much of a document was read: its versions, its re-renders, what was passed over and why."""
    parts = [f"{trail.versions} {'version' if trail.versions == 1 else 'versions'}"]
    parts += [f"{trail.rerenders} re-renders"] if trail.rerenders else []
    parts += [f"{number} not read: {reason}" for reason, number in trail.unread.items()]
    parts += ["no longer kept"] if trail.ended else []
    return ", ".join(parts)


def summary(console: Console, trails: Sequence[DocumentTrail]) -> None:
    """How many documents were read, how many have events, and what could not be read."""
    speaking = sum(bool(trail.events) for trail in trails)
    unread = sum(sum(trail.unread.values()) for trail in trails)
    said = (
        f"{len(trails)} {'document' if len(trails) == 1 else 'documents'} read, {speaking} with claims on training AI"
    )
    console.print(Text(f"{said}{f'; {unread} versions were passed over' if unread else ''}.", style="dim"))


def stances(console: Console, trails: Sequence[DocumentTrail]) -> None:
    """One row for each document that claims anything; the silent ones are counted."""
    table = _table("Service, document", "Trains", "Whose data", "Choice", "Others", "Since")
    speaking = [(t, t.stance) for t in trails if t.stance is not None and t.stance.held]
    for trail, stance in speaking:
        table.add_row(
            Text(clean(f"{trail.name}, {trail.document}")),
            stance.trains,
            Text(_whose(stance)),
            Text(_choices(stance)),
            Text(_others(stance)),
            Text(_since(stance)),
        )
    if speaking:
        console.print(table)
    silent = sum(t.stance is not None and not t.stance.held for t in trails)
    absent = sum(t.stance is None for t in trails)
    said = [f"{silent} {'document is' if silent == 1 else 'documents are'} silent on training AI: no claim either way"]
    said += [f"{absent} had no record then that could be read"] if absent else []
    console.print(Text(f"{'; '.join(said)}.", style="dim"))


def _whose(stance: Stance) -> str:
    held = stance.held.get("trains")
    if held is None:
        return ""
    return ", ".join([*(s for s in held.scopes if s != "unspecified"), *held.regions]) or "unspecified"


def _choices(stance: Stance) -> str:
    return "\n".join(dict.fromkeys(_choice(choice) for choice in stance.choices)) or "none"


def _choice(choice: Choice) -> str:
    return f"{choice.means}{f' ({clean(chr(44).join(choice.regions))})' if choice.regions else ''}"


def _others(stance: Stance) -> str:
    return ", ".join(kind for kind in ("forbids", "shares") if kind in stance.held)


def _since(stance: Stance) -> str:
    held: Held | None = stance.held.get("trains") or next(iter(stance.held.values()), None)
    if held is None:
        return ""
    return f"{'≤ ' if held.older else ''}{held.since.isoformat()}"


def stance_line(trail: DocumentTrail) -> dict[str, Any]:
    """A document's stance for machines."""
    stance = trail.stance
    return {
        "service": trail.name,
        "document": trail.document,
        "collection": trail.collection,
        "path": trail.path,
        "trains": stance.trains if stance else None,
        "stance": stance.model_dump(mode="json") if stance else None,
        "unread": trail.unread,
    }


def differences(console: Console, found: Iterable[Difference]) -> None:
    """What is claimed on one day and not on another, document by document."""
    last = ""
    for one in found:
        if one.path != last:
            console.print(Text(clean(f"{one.service}, {one.document}"), style="bold"))
            last = one.path
        console.print(Text.assemble("  ", (one.event, _STYLES[one.event]), f" {one.kind}"))
        for sign, quotes in (("-", one.before), ("+", one.after)):
            for quotation in quotes:
                console.print(Padding(Text(f"{sign} {_quoted(quotation)}"), (0, 0, 0, 4)))
    if not last:
        console.print("Nothing differs.")


def _quoted(quotation: Quotation) -> str:
    return short(clean(quotation.quote), _QUOTE)


def _table(*heads: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table
