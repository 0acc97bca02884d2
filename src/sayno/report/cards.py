"""One thing in the terminal: an audit, a declaration, counts, the list of services."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayno.model.audit import Audit
from sayno.model.base import Mode
from sayno.model.find import Count, Find, FoundStep
from sayno.model.finding import Counted, Finding
from sayno.model.route import ControlStep, Gap, Open, Route, Step
from sayno.model.searched import Searched
from sayno.model.service import Declaration
from sayno.report.clean import clean, short
from sayno.report.searches import doubt, guessed, swept
from sayno.report.wording import (
    AGREEMENTS,
    CAN_REFUSE,
    CONTACTS,
    DEFAULT,
    DOINGS,
    GRADES,
    KINDS,
    MUST_HONOUR,
    OUTCOMES,
    UNDONE,
    USED,
    metric_title,
    say,
)


def services(console: Console, declarations: Iterable[Declaration]) -> None:
    """The catalogue, one line for each service."""
    table = _table("Service", "Name", "Owner", "Routes", "Published")
    for d in declarations:
        published = ", ".join(_range(p.value, p.high) or p.mode.value for p in d.published)
        table.add_row(d.id, *_texts(d.name, d.owner.name), str(len(d.routes)), published)
    console.print(table)


def service(console: Console, declaration: Declaration) -> None:
    """All that is known of a service: what one can do where, the routes, the data, and what is not known."""
    console.print(Text(f"{clean(declaration.name)}, of {clean(declaration.owner.name)}", style="bold"))
    table = _table("Where", "Can refuse", "Default", "Since", "Confidence")
    for a in declaration.availability:
        table.add_row(
            " ".join(a.regions), CAN_REFUSE[a.can_refuse].short, DEFAULT[a.default].short, a.since or "", a.confidence
        )
    console.print(table)
    for route in declaration.routes:
        console.print(_route(route))
    _list(console, "Data in scope", (f"{KINDS[d.kind]}: {USED[d.used]}. {d.text}" for d in declaration.data_in_scope))
    past = declaration.past_training
    _list(console, "Can past training be undone?", [f"{UNDONE[past.undone]}. {past.text or ''}"])
    _list(console, "Contacts", (f"{CONTACTS[c.kind]}: {c.value}" for c in declaration.contacts))
    _list(console, "Where sources disagree", (s.text for s in declaration.disagreements))
    _list(console, "Not known", declaration.unknown)
    _list(console, "Sources", (f"{key}: {s.url or s.title or s.note or ''}" for key, s in declaration.sources.items()))


def audit(console: Console, made: Audit, declaration: Declaration) -> None:
    """One audit: what it found, by grade, and how the walks ended."""
    title = f"{declaration.name}, {made.region}, {made.surface}"
    console.print(Text(clean(title), style="bold"))
    console.print(f"Can refuse: {CAN_REFUSE[made.can_refuse].long}", markup=False)
    console.print(f"Default: {DEFAULT[made.default].long}", markup=False)
    console.print(f"Must they honour it? {MUST_HONOUR[made.must_honour].long}", markup=False)
    for walked in made.walks:
        detail = f": {walked.detail}" if walked.detail else ""
        console.print(f"Walk to {walked.purpose}: {OUTCOMES[walked.outcome]}{clean(detail)}", markup=False)
    if made.searched:
        _searched(console, made.searched)
    table = _table("Finding", "Grade", "Value", "Unit")
    for finding in (*made.actions.values(), *made.findings):
        table.add_row(*_finding(finding))
    console.print(table)
    _list(console, "Notes", made.notes)


def _searched(console: Console, searched: Searched) -> None:
    """What a search without the declaration came to, beside the walk."""
    made = searched.find
    detail = f": {made.detail}" if made.detail else ""
    console.print(f"Search: {OUTCOMES[made.outcome]}{clean(detail)}", markup=False)
    console.print(f"  {AGREEMENTS[searched.agreement].long}", markup=False)
    _way(console, made)


def counts(console: Console, counted: Sequence[Counted]) -> None:
    """Counts by each definition, a table for each route or walk."""
    for one in counted:
        console.print(Text(short(clean(one.what)), style="bold"))
        table = _table("Definition", "Grade", "Value", "Unit", "Note")
        for finding in one.counts:
            table.add_row(*_finding(finding), Text(short(clean(finding.note or ""))))
        console.print(table)


def find(console: Console, made: Find) -> None:
    """What a search came to: the control, the way to it, the count and how far it can be trusted."""
    detail = f": {made.detail}" if made.detail else ""
    outcome = f"{OUTCOMES[made.outcome]}{', as a guess' if guessed(made) else ''}"
    console.print(Text(clean(f"{made.topic}: {outcome}{detail}"), style="bold"))
    _way(console, made)
    for name, told in (
        ("Held after a reload", made.proved),
        ("Save needed", made.save_needed),
        ("Put back", made.restored),
    ):
        if told is not None:
            console.print(f"{name}: {'yes' if told else 'no'}", markup=False)


def _way(console: Console, made: Find) -> None:
    """The control, the way to it, and how far that can be trusted."""
    for control in made.controls:
        state = f", now {control.state}" if control.state else ""
        console.print(Text(clean(f"Control: {control.role} '{control.name}'{state}")))
    if doubtful := doubt(made):
        console.print(Text(clean(doubtful), style="yellow"))
    if made.controls:
        console.print(f"Default: {DEFAULT[made.default].long}", markup=False)
        console.print(f"Actions: {_count(made.actions)}", markup=False)
        lines = (_found(n, step) for n, step in enumerate(made.route, 1))
        console.print(Padding(Group(*lines), (0, 0, 0, 2)))
        if made.nameless:
            console.print("A step has no name: no route is written, and nothing can be proven.", markup=False)
    console.print(
        f"{made.screens_opened} screens opened, {made.requests_stopped} requests stopped, "
        f"{len(made.held)} things held back, {made.seconds:.1f} s. {swept(made)}",
        markup=False,
        style="dim",
    )


def _count(actions: Count) -> str:
    if actions.mode is Mode.UNKNOWN:
        return f"unknown; {actions.value} were seen" if actions.value else "unknown"
    return f"{actions.mode.value} {actions.value}"


def _found(n: int, step: FoundStep) -> Text:
    value = f" {step.value}" if step.do == "toggle" and step.value else f" ({step.field})" if step.field else ""
    return Text(
        clean(f"{n:>2}. {DOINGS[step.do]} {step.role} '{step.name}'{value}{'' if step.counts else ' (not counted)'}")
    )


def _finding(finding: Finding) -> tuple[str | Text, ...]:
    return metric_title(finding.metric), GRADES[finding.grade].short, Text(clean(say(finding))), finding.unit or ""


def _route(route: Route) -> RenderableType:
    head = f"{route.id}: {route.title} ({', '.join(route.surfaces)}; {' '.join(route.regions)}; {route.confidence})"
    lines = [Text(f"{n:>2}. {clean(line)}") for n, line in enumerate(map(_step, route.steps), 1)]
    return Group(Text(short(clean(head)), style="cyan"), Padding(Group(*lines), (0, 0, 1, 2)))


def _step(step: Step) -> str:
    maybe = " (not in every case)" if step.needed == "maybe" else ""
    match step:
        case Gap():
            more = f" (at least {step.at_least} more)" if step.at_least else ""
            return f"… the sources stop here: {step.what}{more}"
        case Open():
            return f"Open {step.address}{maybe}"
        case _:
            return f"{DOINGS[step.do]} '{step.name}'{_state(step)}{maybe}"


def _state(step: ControlStep) -> str:
    return f" {step.to}" if step.do == "toggle" else f" ({step.field})" if step.do == "enter" else ""


def _list(console: Console, title: str, lines: Iterable[str]) -> None:
    there = [line for line in lines if line.strip()]
    if there:
        console.print(Text(title, style="bold"))
        console.print(Group(*(Padding(Text(f"- {clean(line)}"), (0, 0, 0, 1)) for line in there)))


def _table(*heads: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _texts(*texts: str) -> Iterator[Text]:
    yield from (Text(short(clean(t))) for t in texts)


def _range(low: int | None, high: int | None) -> str:
    return "" if low is None else f"{low}–{high}" if high else str(low)
