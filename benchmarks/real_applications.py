"""Whether the search finds, counts and leaves alone in real third-party applications.

Run ``python benchmarks/real_applications.py [NAME …] [--all] [--by topic|phrase|label] [--max-screens N]``. Each
application of ``benchmarks/applications`` that is installed is started with fresh data and a person signed in; each
of its tasks is searched in that session, as ``sayno find`` does it, and held against the truth that was walked by
hand. What reached the server and could change something is counted by the relay before it, and what the application
stores is compared before and after. An application that is not installed is left out, and said so; ``--install``
installs it.

What is asked for: the ``topic`` in a few words, as the truth gives it; a ``phrase`` that avoids the application's
words, so that much of what is missed is wording; or the ``label`` of the control itself, so that all that is missed
is the way.

``found``: it ended at the control that the truth names. ``exact``: with the least count. ``changes``: requests and
messages of sockets that could change something; ``stored``: whether anything that the application keeps is different.
The exit code is 1 where something changed.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final, Literal, get_args

from rich.console import Console
from rich.table import Table

from _searching import median, share
from applications import Application, Running, Task, applications
from applications.check import differences
from applications.installing import PLACE
from sayno.auditing import found as finding
from sayno.auditing.questing import quest
from sayno.auditing.seeking import Sought, seek
from sayno.auditing.session import secrets_of
from sayno.drivers.chromium import chromium
from sayno.drivers.tabs import Tabs
from sayno.model.redaction import Redactor
from sayno.seams import Unreachable
from sayno.store import MemoryStore
from sayno.walk.search.finds import Found
from sayno.walk.search.search import MAX_SCREENS
from sayno.walk.search.words import plain

Line = dict[str, Any]


_ELSEWHERE: Final = {
    "actual budget": "actual",
    "calibre-web": "calibreweb",
    "changedetection.io": "changedetection",
    "dokuwiki": "php",
    "home assistant": "homeassistant",
    "mediawiki": "php",
    "mitmweb": "mitmproxy",
    "moinmoin": "moin",
    "phpmyadmin": "php",
    "request tracker": "rt",
    "review board": "reviewboard",
    "roundcube": "php",
    "shaarli": "php",
    "signal k": "signalk",
    "the lounge": "thelounge",
    "tiny tiny rss": "php",
    "wordpress": "php",
}
"""Folders of installed applications that are not called as the application is."""


def installed(application: Application) -> bool:
    """Whether it lies in the folder of applications already."""
    name = application.name.lower()
    return (PLACE / _ELSEWHERE.get(name, name.replace(" ", "-"))).is_dir()


By = Literal["topic", "phrase", "label"]


def asked(task: Task, by: By) -> str:
    """What to search for."""
    control = task.controls[0]  # of a choice ("none") and a switch without a name, what stands beside it tells
    return {"topic": task.topic, "phrase": task.phrase, "label": control.beside or control.name or task.topic}[by]


def searches(application: Application, tasks: Sequence[Task], by: By, screens: int) -> Iterator[Line]:
    """One line for each task, each on a fresh start of the application; none for one that does not start."""
    for task in tasks:
        try:
            with application.running() as running, chromium() as browser:
                yield searched(application, task, running, Tabs(browser), by, screens)
        except RuntimeError as error:
            print(f"{application.name} did not start: {error}", flush=True)
            return


def searched(application: Application, task: Task, running: Running, tabs: Tabs, by: By, screens: int) -> Line:
    """Search for one task's refusal."""
    made = quest(
        running.start,
        asked(task, by),
        "US",
        "en",
        surface="android" if task.mobile else "web",
        session=running.storage_state,
        max_screens=screens,
    )
    since, before = len(running.relay.requests), running.stored()
    line: Line = {
        "application": application.name,
        "rendering": application.rendering,
        "task": task.id,
        "topic": asked(task, by),
        "truth": task.actions,
    }
    try:
        sought = seek(made, tabs, MemoryStore(), Redactor(secrets_of(running.storage_state)))
    except Unreachable as error:
        return line | {"outcome": f"unreachable: {error}", "found": False, "exact": False, "changes": [], "stored": []}
    changes = [" ".join(request) for request in running.changes(since)]
    return line | told(sought, task) | {"changes": changes, "stored": differences(before, running.stored())}


def told(sought: Sought, task: Task) -> Line:
    """What a search came to, beside the truth."""
    count, found = finding.count(sought), sought.found
    right = found is not None and refuses(found, task)
    return {
        "outcome": sought.outcome.value,
        "detail": sought.detail,
        "control": found.candidates[0].node.label if found else None,
        "mode": count.mode.value,
        "value": count.value,
        "found": right,
        "exact": right and count.value == task.actions,
        "wrong": count.mode.value == "measured" and count.value != task.actions,
        "until": sought.screens_until_found,
        "screens": sought.search.screens,
        "stopped": len(sought.stopped),
        "seconds": round(sought.seconds, 1),
    }


def refuses(found: Found, task: Task) -> bool:
    """Whether a control of a find is one of the truth's, by what it is called or stands beside.

    Applications put marks and states into names, so it counts if one name begins with the other.
    """
    wanted = [plain(said) for control in task.controls for said in (control.name, control.beside or "") if said]
    seen = [
        plain(said)
        for c in found.candidates
        for said in (c.node.label, c.beside, c.group, *(d.under for d in c.ending), *(d.name for d in c.ending))
        if said
    ]
    return any(one.startswith(other) or other.startswith(one) for one in wanted for other in seen if one and other)


def table(lines: Sequence[Line]) -> Table:
    """One row for each task, and one for all."""
    shown = Table()
    heads = ("application", "task", "outcome", "found", "count", "truth", "until", "screens", "changes", "stored", "s")
    for head in heads:
        shown.add_column(head, justify="left" if head in ("application", "task", "outcome") else "right")
    for line in lines:
        shown.add_row(
            line["application"],
            line["task"],
            line["outcome"],
            "yes" if line["found"] else "no",
            f"{line.get('mode', '')} {line.get('value') or ''}".strip(),
            str(line["truth"]),
            *(str(line.get(name) or "–") for name in ("until", "screens")),
            str(len(line["changes"])),
            "changed" if line["stored"] else "as it was",
            str(line.get("seconds", "–")),
        )
    return shown


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="of applications; all that are installed where none is named")
    parser.add_argument("--by", choices=get_args(By), default="topic", help="what is asked for")
    parser.add_argument("--max-screens", type=int, default=MAX_SCREENS)
    parser.add_argument("--all", action="store_true", help="every task; the first of each where no names are given")
    parser.add_argument("--install", action="store_true", help="install what is not installed yet")
    parser.add_argument("--out", type=Path, help="file for one line of JSON for each search")
    said = parser.parse_args()
    if unknown := set(said.names) - {application.name for application in applications()}:
        parser.error(f"no such application: {', '.join(sorted(unknown))}")
    console, lines = Console(highlight=False, width=140), list[Line]()
    with said.out.open("w", encoding="utf-8") if said.out else nullcontext() as file:
        for application in applications():
            if said.names and application.name not in said.names:
                continue
            if not said.install and not installed(application):
                console.print(f"{application.name} is not installed")
                continue
            tasks = application.tasks if said.all or said.names else application.tasks[:1]
            for line in searches(application, tasks, said.by, said.max_screens):
                lines.append(line)
                print(f"{line['application']}: {line['task']}: {line['outcome']}", flush=True)
                if file:
                    print(json.dumps(line, ensure_ascii=False), file=file, flush=True)
    if not lines:
        return
    console.print(table(lines))
    console.print("found:", share(sum(line["found"] for line in lines), len(lines)))
    console.print("exact:", share(sum(line["exact"] for line in lines), len(lines)))
    console.print("screens, median:", median(line["screens"] for line in lines if "screens" in line))
    changed = [line for line in lines if line["changes"] or line["stored"]]
    for line in changed:
        console.print(f"{line['application']}, {line['task']}: {line['changes']} {line['stored']}", markup=False)
    if changed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
