"""Buttons that refuse by being pressed: what they say that they do, and how one knows that they did it."""

import pytest
from picking import USE, one


def test_a_button_that_says_what_it_would_do_is_pressed(screen, judge) -> None:
    drawn = screen("""
- heading "AI training" [level=2] [ref=e1]
- button "Stop using my posts to train AI" [ref=e2]
- button "Delete my account" [ref=e3]
""")
    found = one(judge(), drawn)
    assert (found.kind, found.node.ref) == ("press", "e2")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Turn on: Use my posts to train AI"),
        ("en", "Turn AI training on"),
        ("de", "Einschalten: Meine Beiträge zum Training von KI verwenden"),
    ],
)
def test_a_button_that_would_switch_it_on_says_that_it_is_off(screen, judge, language, label) -> None:
    found = one(judge(language=language), screen(f'- button "{label}" [ref=e1]'))
    assert (found.allows, found.ending) == (False, ())


def test_a_button_that_was_pressed_is_known_by_what_it_switches(screen, judge) -> None:
    before = screen(f'- button "Turn off: {USE}" [ref=e1]')
    after = screen(f'- button "Turn on: Dark mode" [ref=e1]\n- button "Turn on: {USE}" [ref=e2]')
    ours = judge()
    assert ours.turned(after, one(ours, before)).ref == "e2"
    assert ours.turned(screen('- button "Apply" [ref=e1]'), one(ours, before)) is None


def test_a_verb_may_close_round_what_it_switches(screen, judge) -> None:
    found = one(judge("overview map"), screen('- button "Turn overview map off" [ref=e1]'))
    assert (found.kind, found.allows) == ("press", True)
    assert judge("overview map").turned(screen('- button "Turn overview map on" [ref=e2]'), found).ref == "e2"


@pytest.mark.parametrize(
    ("question", "found"),
    [("Allow anonymous usage reporting?", True), ("We use cookies", False), ("Allow notifications?", False)],
)
def test_a_no_to_a_question_about_the_topic_refuses(screen, judge, question, found) -> None:
    drawn = screen(f"""
- heading "{question}" [level=4]
- button "Yes" [ref=e1]
- button "No" [ref=e2]
""")
    assert [(c.node.ref, c.allows) for c in judge("telemetry").candidates(drawn)] == ([("e2", True)] if found else [])
