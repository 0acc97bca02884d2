"""How a search stands to the walk that followed the declared route."""

from datetime import UTC, date, datetime

import pytest

from sayno.auditing.agreeing import agreement
from sayno.model.base import Grade, Mode
from sayno.model.find import Count, Find, SeenControl
from sayno.model.searched import Agreement
from sayno.model.vantage import Vantage
from sayno.model.walk import Action, Instrument, Operated, Outcome, SeenScreen, Walk

AT = datetime(2026, 11, 26, tzinfo=UTC)


def seen(title):
    return SeenScreen(address="http://127.0.0.1/", title=title, tree="0" * 64, words=1)


def walk(outcome, *deeds):
    """Each deed as what is done, to which role and name, on the screen of which title."""
    actions = tuple(
        Action(
            n=n,
            do=do,
            control=Operated(role=role, name=name) if role else None,
            value=name if do == "choose" else None,
            at=AT,
            seconds=0,
            before=seen(title),
            after=seen("next"),
        )
        for n, (do, role, name, title) in enumerate(deeds, start=1)
    )
    return Walk(
        service="plaza",
        topic="ai-training",
        grade=Grade.REPLICA,
        vantage=Vantage(region="DE", date=date(2026, 11, 26)),
        instrument=Instrument(sayno="0", driver="paper"),
        started=AT,
        seconds=0,
        actions=actions,
        outcome=outcome,
    )


SWITCH = ("toggle", "switch", "Improve AI", "Privacy")
FOLLOWED = walk(
    Outcome.REFUSED, ("press", "link", "Settings", "Home"), ("press", "link", "Privacy", "Settings"), SWITCH
)
FORM = walk(
    Outcome.REQUESTED,
    ("press", "link", "Object", "Home"),
    ("enter", "textbox", "E-mail", "Objection"),
    ("press", "button", "Send", "Objection"),
    ("enter", "textbox", "Code", "Code"),
    ("press", "button", "Send", "Code"),
)


def find(value, mode=Mode.MEASURED, outcome=Outcome.FOUND, control=("switch", "improve  AI")):
    known = SeenControl(role=control[0], name=control[1]) if control else None
    return Find(
        topic="ai-training", start="http://x/", outcome=outcome, control=known, actions=Count(mode=mode, value=value)
    )


NOT_FOUND = find(None, Mode.UNKNOWN, Outcome.NOT_FOUND, None)


@pytest.mark.parametrize(
    ("found", "followed", "expected"),
    [
        (find(3), FOLLOWED, (Agreement.SAME, 3)),
        (find(2), FOLLOWED, (Agreement.SHORTER, 3)),
        (find(4), FOLLOWED, (Agreement.LONGER, 3)),
        (find(4, Mode.AT_MOST), FOLLOWED, (Agreement.UNCLEAR, 3)),
        (find(3, control=("switch", "Summaries by AI")), FOLLOWED, (Agreement.OTHER, None)),
        (NOT_FOUND, FOLLOWED, (Agreement.MISSED, None)),
        (find(None, Mode.UNKNOWN, Outcome.BUDGET, None), FOLLOWED, (Agreement.UNCLEAR, None)),
        (find(3), None, (Agreement.ALONE, None)),
        (NOT_FOUND, None, (Agreement.NEITHER, None)),
        (NOT_FOUND, walk(Outcome.UNDOCUMENTED, ("press", "link", "Help", "Home")), (Agreement.NEITHER, None)),
        (find(3), walk(Outcome.BROKEN), (Agreement.UNCLEAR, None)),
        (find(3), walk(Outcome.REFUSED, ("open", "", "", "Home"), SWITCH), (Agreement.APART, None)),
    ],
)
def test_a_switch_is_the_same_or_not_and_the_way_to_it_as_long_or_not(found, followed, expected):
    assert agreement(found, None, followed) == expected


@pytest.mark.parametrize(
    ("value", "name", "title", "expected"),
    [
        (3, "Send", "Objection", (Agreement.SAME, 3)),
        (2, "send", "Objection", (Agreement.SHORTER, 3)),
        (5, "Send", "Code", (Agreement.SAME, 5)),
        (3, "Send", "Write to us", (Agreement.OTHER, None)),
        (3, "Submit", "Objection", (Agreement.OTHER, None)),
    ],
)
def test_a_form_is_compared_up_to_where_it_would_be_sent(value, name, title, expected):
    request = find(value, Mode.AT_LEAST, Outcome.FOUND_REQUEST, ("button", name))
    rehearsal = walk(Outcome.REHEARSED, ("press", "button", name, title))
    assert agreement(request, rehearsal, FORM) == expected


def test_of_a_form_that_was_not_rehearsed_nothing_is_said():
    request = find(3, Mode.AT_LEAST, Outcome.FOUND_REQUEST, ("button", "Send"))
    assert agreement(request, None, FORM) == (Agreement.UNCLEAR, None)


def test_a_list_is_the_same_by_what_is_chosen_in_it():
    followed = walk(Outcome.REFUSED, ("choose", "radio", "Do not use", "Privacy"))
    assert agreement(find(1, control=("radio", "Do not use")), None, followed) == (Agreement.SAME, 1)
