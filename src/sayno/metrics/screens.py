"""Screens: how many distinct places a person sees on the way.

Definition: the places seen from the start to the screen after the last action, each once however often it was looked
at. Two looks are at one place where the walk says so, whatever the switches there say; else where their accessibility
trees are the same. ``detail.looks`` counts every look, an
unchanged one once.
Source: N and S of Smith's lostness, 1996, distinct and total screens (read, measuringu.com); pages are what the FTC
counts against Amazon's Iliad, "four pages, six clicks, fifteen options" (read in a copy of the complaint).
Modes: measured where the walk refused or asked; at-least where the documents stop or a guard held it back; unknown
where it did not arrive.
"""

from itertools import groupby
from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric, unknown
from sayno.metrics.way import End, walked
from sayno.model.base import Digest, Mode
from sayno.model.finding import Finding
from sayno.model.walk import SeenScreen, Walk

ID: Final = "screens"


@metric(ID)
def screens(evidence: Evidence) -> Finding:
    """The distinct places of the refusal."""
    walk = evidence.refuse
    if walk is None:
        return unknown(ID, evidence.grade, "no walk to refuse")
    way = walked(walk)
    if way.end is End.LOST:
        return unknown(ID, evidence.grade, way.note or "the walk did not arrive")
    return Finding(
        metric=ID,
        grade=evidence.grade,
        mode=Mode.MEASURED if way.end is End.COMPLETE else Mode.AT_LEAST,
        value=len({place(screen) for screen in seen(walk)}),
        unit="screens",
        detail={"looks": len(list(groupby(seen(walk), key=look)))},
        note=way.note,
    )


def seen(walk: Walk) -> list[SeenScreen]:
    """Every screen of the way, in order: the start, then those before and after each action."""
    starts = [walk.start] if walk.start else []
    return starts + [screen for action in walk.actions for screen in (action.before, action.after)]


def look(screen: SeenScreen) -> tuple[str, Digest]:
    """What makes two looks show the same: pictures may differ by a caret or a passing highlight."""
    return screen.address, screen.tree


def place(screen: SeenScreen) -> Digest:
    """What makes two looks the same place."""
    return screen.place or screen.tree
