"""What a person reads of a search: how sure the control is stands right beside it."""

import io

import pytest
from rich.console import Console

from sayno.model.base import Default, Mode
from sayno.model.find import Count, Find, FoundStep, SeenControl
from sayno.model.walk import Outcome
from sayno.report import cards


def told(strength: float, *others: str) -> list[str]:
    out = io.StringIO()
    control = SeenControl(role="switch", name="Usage statistics", state="on")
    made = Find(
        topic="what the makers learn of me",
        start="http://127.0.0.1/",
        outcome=Outcome.FOUND,
        control=control,
        controls=(control,),
        others=others,
        default=Default.ON,
        route=(FoundStep(do="toggle", role="switch", name="Usage statistics", value="off", counts=True),),
        actions=Count(mode=Mode.AT_MOST, value=1),
        strength=strength,
    )
    cards.find(Console(file=out, width=200), made)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("strength", "head", "doubt"),
    [
        (1.0, "found", ""),
        (0.6, "found", "The control says but a part of what was asked"),
        (0.3, "found, as a guess", "The control is a guess, the nearest of all that were seen"),
    ],
)
def test_how_sure_a_control_is_stands_beside_it(strength: float, head: str, doubt: str) -> None:
    lines = told(strength)
    assert lines[0] == f"what the makers learn of me: {head}"
    assert lines[1] == "Control: switch 'Usage statistics', now on"
    assert lines[2].startswith(doubt or "Default: On")


def test_what_is_nearly_as_near_is_named() -> None:
    assert told(0.3, "Error reports", "Surveys")[2] == (
        "The control is a guess, the nearest of all that were seen: check whether it is the one, "
        "and not “Error reports” or “Surveys”."
    )
