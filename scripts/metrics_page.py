"""Write docs/metrics.md from the docstrings of the metrics and the names that their patterns bear elsewhere."""

import importlib
import inspect
import sys

from generated import ROOT, main

from sayno.metrics import METRICS, PATTERNS
from sayno.metrics.patterns.pattern import Name

PARTS = ("Definition", "Source", "Modes")

HEAD = """\
# Metrics

Each metric is a pure function of stored evidence and answers always, with a mode; the file that defines it bears its
name. "Read" marks a source whose text was read, "secondary" one known from others' copies, "from memory" one to be
checked before it is quoted. A mode `error` means that the metric itself failed; its note says how. A finding has the
grade of its walk: what is measured on a replica holds for the reconstruction, and no further.

`sayno.metrics.judge(evidence)` asks them all, `count(evidence)` those that count actions, `counts(action)` whether the
study's rule counts one action.
"""

PATTERNS_HEAD = """\
## Flow patterns

A pattern is proved by the walk or not: its value is true or false, with the numbers of the actions that prove it, or
its mode is `unknown`. The names in other lists are given so that a finding can be looked up there; that one means the
same (or comes near) is this project's judgement. The lists: EPIC, "Good Luck Opting Out: Manipulative Design Patterns
in Opt-Out Processes", May 2026; EDPB Guidelines 03/2022, version 2.0; Gray, Santos, Bielova and Mildner, "An Ontology
of Dark Patterns", CHI 2024.
"""


def section(identifier: str, level: int) -> str:
    """A metric's heading and its docstring, one paragraph for each of its parts."""
    room = "sayno.metrics.patterns" if identifier in PATTERNS else "sayno.metrics"
    text = inspect.getdoc(importlib.import_module(f"{room}.{identifier.replace('-', '_')}")) or ""
    title, _, parts = text.partition("\n")
    for part in PARTS:
        parts = parts.replace(f"\n{part}: ", f"\n\n**{part}:** ")
    return f"{'#' * level} `{identifier}`\n\n{title}\n\n{parts.strip()}\n"


def named(name: Name | None) -> str:
    """A name elsewhere, as a cell of the table."""
    if name is None:
        return "–"
    number = f"{name.number}: " if name.number else ""
    family = f"{name.family}: " if name.family else ""
    return f"{number}{family}{name.name} ({name.fit}, {name.known})"


def table() -> str:
    """The patterns with their names elsewhere."""
    rows = [f"| `{p.id}` | {named(p.epic)} | {named(p.edpb)} | {named(p.gray)} |" for p in PATTERNS.values()]
    return "\n".join(["| pattern | EPIC 2026 | EDPB 03/2022 | Gray 2024 |", "|---|---|---|---|", *rows]) + "\n"


def page() -> str:
    """The whole page."""
    plain = [section(identifier, 2) for identifier in METRICS if identifier not in PATTERNS]
    patterns = [section(identifier, 3) for identifier in PATTERNS]
    return "\n".join([HEAD, *plain, PATTERNS_HEAD, table(), *patterns])


if __name__ == "__main__":
    sys.exit(main(__doc__, {ROOT / "docs" / "metrics.md": page()}))
