"""The charts: drawn by matplotlib, coloured by the page, readable without being seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from sayno.model.base import Grade, Mode
from sayno.report.reading import Reading, in_short, in_words
from sayno.report.svg import inline

INK, MUTED, RULE, PAPER = "#010101", "#020202", "#030303", "#040404"
TONES: Final = {
    Grade.LIVE: "#050505",
    Grade.RECORDED: "#060606",
    Grade.REPLICA: "#070707",
    Grade.DOCUMENTED: "#080808",
    Grade.PUBLISHED: "#090909",
}
PALETTE: Final = {
    INK: "--ink",
    MUTED: "--muted",
    RULE: "--rule",
    PAPER: "--paper",
    **{tone: f"--{grade.value}" for grade, tone in TONES.items()},
}
"""Placeholder colours that matplotlib draws with, and the custom properties of the page that take their place."""

MARKERS: Final = {Grade.LIVE: "*", Grade.RECORDED: "^", Grade.REPLICA: "o", Grade.DOCUMENTED: "s"}
_WIDTH: Final = 340  # points of the drawing; a phone of 360 CSS pixels shows them almost one to one
_ROW: Final = 27
_NAMES: Final = 78
_SETTINGS: Final[Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "sayno",
    "font.size": 10.5,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "text.color": INK,
    "axes.linewidth": 0.8,
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One platform in a chart of actions: our readings of one grade, the published ones, and what to say of none."""

    name: str
    ours: tuple[Reading, ...]
    published: tuple[Reading, ...]
    none: str


MarkKind = Literal["first", "first-on-record", "change", "last"]
_SHAPES: Final[dict[MarkKind, tuple[str, float, int]]] = {
    "last": ("|", 10, 3),
    "change": ("o", 6, 4),
    "first-on-record": ("D", 8, 5),
    "first": ("D", 8, 6),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated fact of a platform.

    first: the wording on the topic came in with a change of that day; first-on-record: it was there when the record
    begins, or when it was read anew, and may be older; change: a later one; last: the last version seen.
    """

    day: date
    kind: MarkKind
    text: str


def actions(name: str, title: str, grade: Grade, rows: Sequence[Row]) -> Markup:
    """Counts of one grade for each platform, with the published figure behind them.

    A measured count is a mark; "at least" is an arrow without an end; a published range is a hollow bar.
    """
    top = max([r.high or r.low or 0 for row in rows for r in (*row.ours, *row.published)], default=0)
    with rc_context(_SETTINGS):
        figure, axes = _canvas(len(rows), right=128, head=16)
        axes.set_xlim(0, max(10, top * 1.12 + 1))
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        for y, row in enumerate(rows):
            _published(axes, y, row.published)
            _ours(axes, y, row.ours, grade)
            if not any(r.low is not None for r in row.ours):
                axes.text(0.25, y, row.none, color=MUTED, va="center", fontsize=9.5, style="italic")
        _names(axes, [row.name for row in rows])
        _figures(axes, rows, grade)
        axes.set_xlabel("actions", color=MUTED, fontsize=9.5, loc="left", labelpad=2)
        return inline(figure, name, title, _sentences(rows, grade), PALETTE)


def timeline(name: str, title: str, rows: Sequence[tuple[str, Sequence[Mark]]], until: date) -> Markup:
    """When each platform's documents first spoke of training, and when that changed."""
    days = [mark.day for _, marks in rows for mark in marks]
    first = min((d.year for d in days), default=until.year - 1)
    with rc_context(_SETTINGS):
        figure, axes = _canvas(len(rows), right=8, head=4)
        axes.set_xlim(first, max(_year(until), first + 1) + 0.15)
        step = 1 if until.year - first < 8 else 2
        axes.set_xticks(range(first, until.year + 1, step))
        axes.xaxis.set_major_formatter(lambda x, _: f"{x:.0f}")
        for y, (_, marks) in enumerate(rows):
            _life(axes, y, marks, _year(until))
        _names(axes, [row for row, _ in rows])
        described = " ".join(f"{who}: " + "; ".join(m.text for m in marks) + "." for who, marks in rows if marks)
        silent = [who for who, marks in rows if not marks]
        described += f" Nothing dated is known of {', '.join(silent)}." if silent else ""
        return inline(figure, name, title, described, PALETTE)


def _canvas(rows: int, right: int, head: int) -> tuple[Figure, Axes]:
    height = rows * _ROW + 30 + head
    figure = Figure(figsize=(_WIDTH / 72, height / 72), facecolor="none")
    axes = figure.add_axes((_NAMES / _WIDTH, 30 / height, (_WIDTH - _NAMES - right) / _WIDTH, rows * _ROW / height))
    axes.set_facecolor("none")
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_yticks([])
    for side, spine in axes.spines.items():
        spine.set_visible(side == "left")
        spine.set_color(MUTED)
    axes.tick_params(axis="x", colors=MUTED, length=0, labelsize=9.5)
    axes.grid(axis="x", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    return figure, axes


def _names(axes: Axes, names: Sequence[str]) -> None:
    for y, name in enumerate(names):
        shown = name if len(name) <= 12 else f"{name[:11]}…"
        axes.text(-0.025, y, shown, transform=axes.get_yaxis_transform(), ha="right", va="center", color=INK)


def _published(axes: Axes, y: int, readings: Sequence[Reading]) -> None:
    tone = TONES[Grade.PUBLISHED]
    for reading in readings:
        if reading.low is None:
            continue
        if reading.high is not None:
            axes.barh(
                y, reading.high - reading.low, left=reading.low, height=0.5,
                facecolor=PAPER, edgecolor=tone, linewidth=1.4, linestyle=(0, (3, 2)),
            )  # fmt: skip
            continue
        if reading.mode is not Mode.MEASURED:
            _arrow(axes, y, reading, tone)
        axes.plot(
            reading.low, y, marker="D", markersize=11, markerfacecolor=PAPER, markeredgecolor=tone,
            markeredgewidth=1.4, linestyle="none", clip_on=False,
        )  # fmt: skip


def _ours(axes: Axes, y: int, readings: Sequence[Reading], grade: Grade) -> None:
    tone = TONES[grade]
    lows = [r.low for r in readings if r.low is not None]
    if len(lows) > 1:
        axes.plot([min(lows), max(lows)], [y, y], color=tone, linewidth=1, solid_capstyle="butt")
    for reading in readings:
        if reading.low is None:
            continue
        if reading.high is not None:
            axes.plot([reading.low, reading.high], [y, y], color=tone, linewidth=4, solid_capstyle="butt")
        elif reading.mode is not Mode.MEASURED:
            _arrow(axes, y, reading, tone)
        size = 10 if grade is Grade.LIVE else 6.5
        axes.plot(
            reading.low, y, marker=MARKERS[grade], markersize=size, color=tone, linestyle="none", clip_on=False,
            markerfacecolor=PAPER if reading.aside else tone,
        )  # fmt: skip


def _figures(axes: Axes, rows: Sequence[Row], grade: Grade) -> None:
    """The numbers themselves, in two columns to the right of the marks."""
    across = axes.get_yaxis_transform()
    ours, published = 1.44, 1.88
    axes.text(ours, -0.72, grade.value, transform=across, color=MUTED, fontsize=9, ha="right", va="center")
    axes.text(published, -0.72, "published", transform=across, color=MUTED, fontsize=9, ha="right", va="center")
    for y, row in enumerate(rows):
        for x, readings, colour, weight in ((ours, row.ours, INK, "bold"), (published, row.published, MUTED, "normal")):
            said = in_short([r for r in readings if r.low is not None]) or "–"
            axes.text(x, y, said, transform=across, color=colour, fontweight=weight, ha="right", va="center")


def _arrow(axes: Axes, y: int, reading: Reading, tone: str) -> None:
    """An end that is not known: an arrow that leaves the number."""
    towards = 22 if reading.mode is Mode.AT_LEAST else -22
    axes.annotate(
        "", (reading.low or 0, y), xytext=(towards, 0), textcoords="offset points", annotation_clip=False,
        arrowprops={"arrowstyle": "<-", "color": tone, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip


def _life(axes: Axes, y: int, marks: Sequence[Mark], until: float) -> None:
    """A platform's marks, and a line from the first wording on. A filled diamond stands at the day of the change."""
    tone, quiet = TONES[Grade.REPLICA], TONES[Grade.PUBLISHED]
    firsts = [_year(m.day) for m in marks if m.kind in ("first", "first-on-record")]
    if firsts:
        axes.plot([min(firsts), until], [y, y], color=tone, linewidth=2.4, solid_capstyle="butt")
    elif not marks:
        axes.text(0.02, y, "nothing dated", transform=axes.get_yaxis_transform(), color=MUTED, va="center",
                  fontsize=9.5, style="italic")  # fmt: skip
    for mark in sorted(marks, key=lambda m: _SHAPES[m.kind][2]):
        marker, size, order = _SHAPES[mark.kind]
        axes.plot(
            _year(mark.day), y, marker=marker, markersize=size,
            markerfacecolor=tone if mark.kind == "first" else PAPER, markeredgecolor=tone if firsts else quiet,
            markeredgewidth=1.4, linestyle="none", clip_on=False, zorder=order,
        )  # fmt: skip


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _sentences(rows: Sequence[Row], grade: Grade) -> str:
    """The chart in words, for who cannot see it."""
    said = []
    for row in rows:
        ours = ", ".join(in_words(r.text) for r in row.ours if r.low is not None) or row.none
        published = ", ".join(in_words(r.text) for r in row.published if r.low is not None) or "no number"
        said.append(f"{row.name}: {grade.value} {ours}; published {published}.")
    return " ".join(said)
