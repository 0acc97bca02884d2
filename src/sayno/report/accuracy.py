"""An evaluation in the terminal: the figures of the reader and of the baselines, kind by kind, with their intervals."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayno.model.accuracy import Accuracy, Bin, Evaluation, Interval, ServiceAccuracy
from sayno.report.clean import clean


def evaluation(console: Console, made: Evaluation) -> None:
    """Everything that an evaluation found."""
    console.print(
        f"{made.passages} passages of {len(made.services)} services ({made.groups} owners), {made.labelled} of them "
        f"labelled; {made.without_text} without a text at hand"
    )
    for reader, accuracy in made.readers.items():
        console.print(Text(f"\n{reader}", style="bold"))
        console.print(_accuracy(accuracy))
    console.print(Text("\nWhat the claims say", style="bold"))
    for what, share in (
        ("claims inside the labelled passage, by characters", made.inside),
        ("quoted characters that the labelled span has too", made.span_precision),
        ("characters of the labelled span that are quoted", made.span_recall),
        ("scope as labelled, by passages", made.scope),
        ("confidence is off by, on average", made.calibration_error),
    ):
        console.print(f"{what}: {_figure(share)}", highlight=False)
    console.print(_bins(made.bins))
    wrong = {name: one for name, one in made.services.items() if one.exact < one.passages}
    console.print(Text(f"Services with an error: {len(wrong)} of {len(made.services)}", style="bold"))
    console.print(_services(wrong))
    console.print(f"Of our reader, {made.learnt}.")


def _accuracy(accuracy: Accuracy) -> Table:
    table = _table("Kind", "Right", "Wrong", "Missed", "Precision", "Recall", "F1", "95 % of F1")
    for kind, one in accuracy.kinds.items():
        counts = (str(one.right), str(one.wrong), str(one.missed))
        table.add_row(kind, *counts, _figure(one.precision.value), _figure(one.recall.value), *_interval(one.f1))
    table.add_row("macro", "", "", "", "", "", *_interval(accuracy.macro_f1), style="bold")
    return table


def _bins(bins: Sequence[Bin]) -> Table:
    table = _table("Confidence", "Right", "Claims")
    for one in bins:
        table.add_row(_figure(one.confidence), _figure(one.right), str(one.claims))
    return table


def _services(services: Mapping[str, ServiceAccuracy]) -> Table:
    table = _table("Service", "Passages", "Labelled", "Exactly right")
    for name, one in services.items():
        table.add_row(Text(clean(name)), str(one.passages), str(one.labelled), str(one.exact))
    return table


def _interval(one: Interval) -> tuple[str, str]:
    return _figure(one.value), "" if one.low is None else f"{one.low:.3f}–{one.high:.3f}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(*heads: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number else "left")
    return table
