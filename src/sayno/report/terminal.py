"""The study in the terminal: one row for each service, readable at 80 columns and in a pipe."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from sayno.model.audit import Audit, Study
from sayno.model.base import CanRefuse, Default, Grade
from sayno.model.service import Declaration
from sayno.report.clean import clean, short
from sayno.report.reading import hardest, in_short, of_service, present, readings
from sayno.report.searches import in_signs
from sayno.report.wording import AGREEMENTS, CAN_REFUSE, DEFAULT, OUTCOMES, SURFACES

_ALWAYS = (Grade.PUBLISHED, Grade.DOCUMENTED, Grade.REPLICA)
_STYLES = {CanRefuse.TOGGLE: "green", CanRefuse.REQUEST: "yellow", CanRefuse.NONE: "red", CanRefuse.UNKNOWN: "dim"}


def table(study: Study, declarations: Sequence[Declaration]) -> Table:
    """One row for each service. Counts of different grades stand in columns of their own."""
    rows = of_service(study, declarations)
    grades = [g for g in reversed(Grade) if g in _ALWAYS or present(study.audits, g)]
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), title_justify="left", show_edge=False)
    made.add_column("Service", no_wrap=True, overflow="ellipsis", max_width=12)
    made.add_column("Can refuse")
    made.add_column("Default")
    for grade in grades:
        made.add_column(_HEADS[grade], justify="right", min_width=4)
    searched = any(a.searched for a in study.audits)
    if searched:
        made.add_column("Found")
    made.add_column("Hardest")
    for declaration, audits in rows:
        made.add_row(
            Text(short(clean(declaration.name), 40)),
            _by_region(audits),
            _defaults(audits),
            *(Text(in_short(readings(audits, grade)) or "–") for grade in grades),
            *([Text(in_signs(audits) or "–")] if searched else []),
            Text(_worst(audits)),
        )
    return made


_HEADS = {
    Grade.LIVE: "Live",
    Grade.RECORDED: "Rec.",
    Grade.REPLICA: "Repl.",
    Grade.DOCUMENTED: "Doc.",
    Grade.PUBLISHED: "Publ.",
}
LEGEND = (
    "Actions by grade, never mixed: "
    + ", ".join(
        f"{_HEADS[g]} {w}"
        for g, w in [
            (Grade.PUBLISHED, "published study"),
            (Grade.DOCUMENTED, "counted from cited steps"),
            (Grade.REPLICA, "walked on a local reconstruction"),
            (Grade.RECORDED, "recorded by a person"),
            (Grade.LIVE, "walked on the service"),
        ]
    )
    + ". ≥ at least; · differs by place; † starts at an address, "
    "not in the open service; – none."
)


def show(console: Console, study: Study, declarations: Sequence[Declaration]) -> None:
    """Print the table and what its columns mean."""
    console.print(table(study, declarations))
    console.print(Text(LEGEND, style="dim"))
    met = {a.searched.agreement for a in study.audits if a.searched}
    if met:
        signs = ", ".join(f"{word.sign} {word.short}" for kind, word in AGREEMENTS.items() if kind in met)
        console.print(Text(f"Found: what a search without the routes came to, beside them: {signs}.", style="dim"))


def _by_region(audits: Sequence[Audit]) -> Text:
    parts = []
    for kind, word in CAN_REFUSE.items():
        regions = list(dict.fromkeys(a.region for a in audits if a.can_refuse is kind))
        if regions:
            where = "" if all(a.can_refuse is kind for a in audits) else f" {' '.join(regions)}"
            parts.append(Text(f"{word.short}{where}", style=_STYLES[kind]))
    return Text("\n").join(parts)


def _defaults(audits: Sequence[Audit]) -> Text:
    parts = []
    for kind, word in DEFAULT.items():
        regions = list(dict.fromkeys(a.region for a in audits if a.default is kind))
        if regions:
            where = "" if all(a.default is kind for a in audits) else f" {' '.join(regions)}"
            parts.append(Text(f"{word.short}{where}", style="red" if kind is Default.ON else ""))
    return Text("\n").join(parts)


def _worst(audits: Sequence[Audit]) -> str:
    worst = hardest(audits)
    end = next((OUTCOMES[w.outcome] for w in worst.walks if w.purpose == "refuse"), CAN_REFUSE[worst.can_refuse].short)
    surface = f" {SURFACES[worst.surface]}" if len({a.surface for a in audits}) > 1 else ""
    same = all(hardest([a, worst]) is a for a in audits)
    return f"all: {end}" if same else f"{worst.region}{surface}: {end}"


@contextmanager
def progress(console: Console, title: str, total: int) -> Iterator[Callable[[str], None]]:
    """Show how far long work is. Gives a function to be told of each piece that is done.

    A terminal sees a bar; a pipe or a file gets one plain line for each piece.
    """
    if not console.is_terminal:
        done = iter(range(1, total + 1))

        def plain(piece: str) -> None:
            console.print(Text(f"{title} {next(done, total)}/{total}: {clean(piece)}"), soft_wrap=True)

        yield plain
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[piece]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(escape(title), total=total, piece="")

        def advance(piece: str) -> None:
            bar.update(task, advance=1, piece=escape(clean(piece)))

        yield advance


@contextmanager
def searching(console: Console) -> Iterator[Callable[[int, int, str], None]]:
    """Show how far a search is: screens opened, things left to open, the best so far."""
    if not console.is_terminal:
        yield lambda *_: None
        return
    with console.status("Opening the first screen …") as status:

        def told(screens: int, left: int, best: str) -> None:
            so_far = f", best so far: {best}" if best else ""
            status.update(escape(clean(f"{screens} screens opened, {left} things left to open{so_far}")))

        yield told
