"""Actions: how many actions it takes to refuse, as the study counts them.

Definition: an action is "a click, entering personal information, or toggling off consent buttons". Here a press or a
choice from a list is a click; bringing a switch or box to a state is a toggle; entering one piece of personal
information is one, and so is entering a code that was sent by e-mail. Opening an address, writing what is not
personal, hovering, scrolling, reading, waiting and reloading count nothing. A Save, Submit, Close or Confirm that is
needed is a click. The way starts in the open, signed-in service; ``detail.starts`` says so where it starts at an
address instead, and then the number is not comparable with the study's.
Source: Surfshark, "AI training on social media: can you really say no?", 2026; the study measured in mobile apps
(definition read in a copy of the study's text). That choices are clicks and mailed codes are entries is this
project's reading.
Modes: measured where the walk refused or asked; at-least where the documents stop (done plus known to exist), where a
guard held the walk back (done plus the one control it stood before), or where sources call steps maybe (``high`` is
then the count with all of them); unknown where the walk did not arrive, and where all that could be said is at least 0.
"""

from collections import Counter
from typing import Final, Literal

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import failed, metric, unknown
from sayno.metrics.way import Move, Way, refusal, tally
from sayno.model.base import Grade
from sayno.model.finding import Finding
from sayno.model.route import Route
from sayno.model.service import Published
from sayno.model.walk import Action

ID: Final = "actions"

Kind = Literal["click", "personal-information", "toggle"]
KINDS: Final[dict[str, Kind]] = {
    "press": "click",
    "choose": "click",
    "toggle": "toggle",
    "enter": "personal-information",
}


def counts(action: Action | Move) -> bool:
    """Whether the study's rule counts this action."""
    return action.do in KINDS


def counted(moves: tuple[Move, ...]) -> int:
    """How many of these the study's rule counts."""
    return sum(map(counts, moves))


def rule(moves: tuple[Move, ...], way: Way) -> tuple[int, int]:
    """The study's rule: one reading, plus what is known to exist beyond the way."""
    number = counted(moves) + way.beyond
    return number, number


@metric(ID)
def actions(evidence: Evidence) -> Finding:
    """The actions of the refusal; of a route alone, as its sources tell it."""
    way = refusal(evidence)
    return study_count(ID, way) if way else unknown(ID, evidence.grade, "no walk to refuse")


def documented(route: Route) -> Finding:
    """The actions of a route, grade ``documented``: the needed steps, and as ``high`` the maybes too."""
    return actions(Evidence(route=route))


def published(figure: Published) -> Finding:
    """A published study's figure as a finding, unchanged. A figure that contradicts itself gives mode error."""
    told: dict[str, JsonValue] = {"study": figure.study}
    if figure.can_refuse:
        told["can_refuse"] = figure.can_refuse.value
    if figure.default:
        told["default"] = figure.default.value
    try:
        return Finding(
            metric=ID,
            grade=Grade.PUBLISHED,
            mode=figure.mode,
            value=figure.value,
            high=figure.high,
            unit="actions",
            detail=told,
            note=figure.text,
        )
    except ValueError as problem:
        return failed(ID, Grade.PUBLISHED, problem)


def study_count(identifier: str, way: Way) -> Finding:
    """A way counted by the study's rule, with its kinds and the numbers of the counted actions."""
    kinds = Counter(KINDS[move.do] for move in way.moves if counts(move))
    detail: dict[str, JsonValue] = {kind: kinds[kind] for kind in ("click", "personal-information", "toggle")}
    detail["counted"] = [move.n for move in way.moves if counts(move) and move.n]
    detail["starts"] = "home" if way.home else "address"
    if way.beyond:
        detail["beyond"] = way.beyond
    return tally(identifier, way, rule, detail)
