"""Keystroke-level time: what the movements alone cost an expert who knows the way and makes no error.

Definition: the keystroke-level model. A considered click (press, toggle, choice) is M P BB: prepare, point, press and
release. Filling a field is M P BB to go there, H to bring the hand to the keyboard, M, and K for each character typed;
the next click begins with H, back to the mouse. Opening, reloading, waiting and reading cost nothing here.
``detail.operators`` is the whole string, actions apart by ``·``, keystrokes abbreviated (``17K``); a control that was
located but not operated is in it. Seconds, by K 0.28 (40 words a minute), P 1.10, BB 0.20, H 0.40, M 1.35; pass other
``Times`` for other typists.
Source: Card, Moran and Newell, CACM 23(7) (1980) 396–410; the constants from later tables that agree (secondary). For
touch screens there is no validated table: Al-Megren 2018 found half of 54 extensions validated (read); on a mobile
viewport the figure is that of a mouse, and the note says so.
Modes: at-least where the way is complete, stops, or was held back, since people read, search and err, and since a
documented route does not tell how much is typed; unknown where the walk did not arrive.
"""

import re
from dataclasses import asdict, dataclass
from typing import Final

from pydantic import JsonValue

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.way import OPERATED, End, Move, nothing, refusal
from sayno.model.base import Mode
from sayno.model.finding import Finding

ID: Final = "keystroke-level"


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds for each operator: a keystroke, pointing, a click, homing the hands, preparing in mind."""

    K: float = 0.28
    P: float = 1.10
    BB: float = 0.20
    H: float = 0.40
    M: float = 1.35


CARD_1980: Final = Times()

_OPERATOR = re.compile(r"(\d*)(BB|[KPHM])")


@metric(ID)
def keystroke_level(evidence: Evidence, times: Times = CARD_1980) -> Finding:
    """The lower bound of the refusal's time in seconds."""
    way = refusal(evidence)
    if way is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    if way.end is End.LOST:
        return unknown(ID, evidence.grade, way.note or "the walk did not arrive")
    string = operators(way.sure)
    if not string and way.end is not End.COMPLETE:
        return unknown(ID, way.grade, nothing(way))
    notes = [way.note] if way.note else []
    if evidence.refuse and evidence.refuse.vantage.viewport == "mobile":
        notes.append("mobile viewport, timed as with a mouse")
    each: dict[str, JsonValue] = dict(tally_operators(string))
    return Finding(
        metric=ID,
        grade=way.grade,
        mode=Mode.AT_LEAST,
        value=seconds(string, times),
        unit="seconds",
        detail={"operators": string, "each": each},
        note="; ".join(notes) or None,
    )


def operators(moves: tuple[Move, ...]) -> str:
    """The operator string of moves; the hand begins on the mouse."""
    groups: list[str] = []
    typing = False
    for move in moves:
        if move.do not in OPERATED:
            continue
        group = "HMPBB" if typing else "MPBB"
        typing = move.do in ("enter", "write")
        if typing:
            group += "HM" + (f"{move.keys}K" if move.keys else "")
        groups.append(group)
    return "·".join(groups)


def tally_operators(string: str) -> dict[str, int]:
    """How often each operator stands in a string."""
    each = dict.fromkeys(("M", "P", "BB", "H", "K"), 0)
    for many, operator in _OPERATOR.findall(string):
        each[operator] += int(many or 1)
    return each


def seconds(string: str, times: Times = CARD_1980) -> float:
    """The time of an operator string, in seconds."""
    cost: dict[str, float] = asdict(times)
    return round(sum(many * cost[operator] for operator, many in tally_operators(string).items()), 2)
