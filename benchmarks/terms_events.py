"""How exactly the events of policy histories are dated, and how many of them are false.

Usage: python benchmarks/terms_events.py HISTORY...

Each HISTORY is a collection (repository, bundle or address). The dated changes stand in ``corpus/events.jsonl``; those
of the collections given are looked for. Prints how many were found at exactly their version, which were not, and, for
the documents that were read whole, the events that nobody dated, for each document and year.
"""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayno.model.event import DocumentTrail
from sayno.terms import open_history
from sayno.terms.reading import read

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "events.jsonl"
DAYS = 365.25


@dataclass
class Score:
    """What became of the dated changes, and of the events."""

    found: int = 0
    same_event: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    documents: int = 0
    years: float = 0.0


def dated() -> dict[tuple[str, str], dict[str, Any]]:
    """The dated documents by collection and path."""
    lines = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()[1:]]
    return {(line["collection"], line["path"]): line for line in lines}


def compare(trail: DocumentTrail, line: dict[str, Any], years: float, score: Score) -> None:
    """Set the events of a document beside its dated changes."""
    events = {(event.commit, event.kind): event for event in trail.events}
    for change in line["events"]:
        event = events.pop((change["commit"], change["kind"]), None)
        if not change.get("certain", True):
            continue
        if event is None:
            score.missed.append(f"{change['date']} {change['event']} {change['kind']} {trail.path}")
            continue
        score.found += 1
        score.same_event += event.event == change["event"]
    if line["whole"]:
        score.documents += 1
        score.years += years
        score.false += [
            f"{event.date} {event.event} {event.kind} {trail.path}: {' '.join(event.quote.split())[:150]}"
            for event in events.values()
            if event.event != "present-at-start"
        ]


def measure(source: str, lines: dict[tuple[str, str], dict[str, Any]], score: Score) -> None:
    """Read those documents of a history that are dated."""
    with open_history(source) as history:
        wanted = {path for collection, path in lines if collection == history.name}
        spans = {r.path: (r.rows[-1].seconds - r.rows[0].seconds) / 86_400 / DAYS for r in history.records}
        for trail in read(history, lambda record: "it" if record.path in wanted else None):
            if not trail.ended:
                compare(trail, lines[history.name, trail.path], spans[trail.path], score)


def main(sources: list[str]) -> int:
    """Print the score."""
    if not sources:
        print("events: not measured, no histories given")
        return 0
    score, lines = Score(), dated()
    for source in sources:
        measure(source, lines, score)
    certain = score.found + len(score.missed)
    if not certain:
        print("events: not measured, none of the dated documents is in these histories")
        return 1
    print(f"dated changes: {certain}")
    print(f"  found at exactly their version  {score.found} ({score.found / certain:.1%})")
    print(f"  and as the same kind of event   {score.same_event} ({score.same_event / certain:.1%})")
    for one in score.missed:
        print(f"    missed: {one}")
    print(f"documents read whole: {score.documents}, over {score.years:.0f} years of record together")
    rate = 10 * len(score.false) / score.years
    print(f"  events that nobody dated        {len(score.false)}, {rate:.2f} for ten documents a year")
    for one in score.false:
        print(f"    false: {one}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
