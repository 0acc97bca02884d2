"""The flow patterns, each on a walk that proves it, one that disproves it and one that leaves it open."""

import pytest
from handmade_walks import (
    FORM,
    HOME,
    MENU,
    SENT,
    SETTINGS,
    SWITCHED,
    action,
    asked,
    broken,
    held_back,
    screen,
    switched,
    toggled_off,
    toggled_on,
    undocumented,
    walk,
)
from test_metric_counts import found

from sayno.metrics import PATTERNS, Evidence
from sayno.metrics.patterns.pattern import EPIC
from sayno.model.base import Mode
from sayno.model.walk import Action, Operated, Outcome, Walk

SECOND = screen("second-form")
OPENED = action(1, "open", HOME, FORM)


def typed(n: int, at: object, field: str) -> Action:
    return action(n, "enter", at, at, field=field, keys=3)  # type: ignore[arg-type]


def sent(*fields: tuple[object, str], opened: bool = True) -> Walk:
    """An address, then for each field an entry at its place and a press."""
    actions: list[Action] = [OPENED] if opened else []
    for at, field in fields:
        actions.append(typed(len(actions) + 1, at, field))
        actions.append(action(len(actions) + 1, "press", at, SENT))  # type: ignore[arg-type]
    return walk(tuple(actions), Outcome.REQUESTED)


def with_box(*, ticked: bool) -> Walk:
    box = action(
        3,
        "toggle",
        FORM,
        FORM,
        control=Operated(role="checkbox", name="News", on=ticked),
        value="off" if ticked else "on",
    )
    return walk((action(1, "press", HOME, FORM), typed(2, FORM, "email"), box), Outcome.REQUESTED)


def stuck(outcome: Outcome) -> Walk:
    return walk((action(1, "press", HOME, MENU), action(2, "press", MENU, MENU)), outcome)


IN_WITH_EMAIL = walk((typed(1, FORM, "email"),), Outcome.ACCEPTED, purpose="accept")

CASES: list[tuple[str, Walk, Walk | None, bool | None, list[int]]] = [
    ("on-by-default", toggled_off(), None, True, [3]),
    ("on-by-default", walk(toggled_off().actions[:2], state_before=False, state_after=False), None, False, []),
    ("on-by-default", asked(), None, None, []),
    ("longer-than-the-way-in", toggled_off(), toggled_on(), True, [1, 2, 3]),
    ("longer-than-the-way-in", toggled_off(), toggled_off(outcome=Outcome.ACCEPTED), False, []),
    ("longer-than-the-way-in", undocumented(), toggled_on(), True, [1, 2]),
    ("longer-than-the-way-in", undocumented(), toggled_off(outcome=Outcome.ACCEPTED), None, []),
    ("longer-than-the-way-in", toggled_off(), None, None, []),
    ("forced-extra-data", asked(), None, True, [4]),
    ("forced-extra-data", toggled_off(), None, False, []),
    ("forced-extra-data", undocumented(), None, None, []),
    ("forced-extra-data", sent((FORM, "email")), None, None, []),
    ("forced-extra-data", sent((FORM, "email")), IN_WITH_EMAIL, False, []),
    ("forced-extra-data", sent((FORM, "email"), (FORM, "passport")), IN_WITH_EMAIL, True, [4]),
    ("several-forms", sent((FORM, "email"), (SECOND, "email")), None, True, [4]),
    ("several-forms", sent((FORM, "email"), (SECOND, "email-code")), None, False, []),
    ("several-forms", sent((FORM, "email"), (SECOND, "country")), None, None, []),
    ("several-forms", walk((typed(1, FORM, "email"), typed(2, SECOND, "email"))), None, None, []),  # nothing was sent
    ("several-forms", toggled_off(), None, False, []),
    ("several-forms", broken(), None, None, []),
    ("dead-end", stuck(Outcome.BROKEN), None, True, [2]),
    ("dead-end", stuck(Outcome.NOT_FOUND), None, True, [2]),
    ("dead-end", stuck(Outcome.BUDGET), None, None, []),
    ("dead-end", broken(), None, None, []),
    ("dead-end", toggled_off(), None, False, []),
    ("login-forced", sent((FORM, "password"), (SECOND, "email")), None, True, [2]),
    ("login-forced", walk((OPENED,), Outcome.SIGNED_OUT), None, True, [1]),
    ("login-forced", walk((), Outcome.SIGNED_OUT), None, None, []),
    ("login-forced", asked(), None, False, []),
    ("preselected", with_box(ticked=True), None, True, [3]),
    ("preselected", with_box(ticked=False), None, False, []),
    ("preselected", toggled_off(), None, False, []),  # the control itself is on by default, which is another pattern
    ("preselected", held_back(), None, None, []),
    ("no-confirmation", toggled_off(confirmed=False), None, True, [3]),
    ("no-confirmation", toggled_off(), None, False, []),
    ("no-confirmation", toggled_off(confirmed=None), None, None, []),
    ("no-confirmation", broken(), None, None, []),
    ("reverts", toggled_off(state_reloaded=True), None, True, [3]),
    ("reverts", toggled_off(), None, False, []),
    ("reverts", asked(), None, None, []),
]


@pytest.mark.parametrize(("pattern", "refuse", "accept", "holds", "proof"), CASES)
def test_the_answer_and_its_proof(
    pattern: str, refuse: Walk, accept: Walk | None, holds: bool | None, proof: list[int]
) -> None:
    finding = found(pattern, refuse, accept)
    assert (finding.value, finding.detail["actions"]) == (holds, proof)
    assert finding.mode is (Mode.UNKNOWN if holds is None else Mode.MEASURED)
    assert finding.unit == "pattern"
    if holds is None:
        assert finding.note


def test_each_pattern_was_seen_in_all_three_states() -> None:
    assert {(pattern, holds) for pattern, _, _, holds, _ in CASES} == {
        (pattern, holds) for pattern in PATTERNS for holds in (True, False, None)
    }


def test_two_switches_the_second_of_which_was_on_beforehand() -> None:
    both = walk(
        (
            switched(1, SETTINGS, SWITCHED, found=True, to="off"),
            switched(2, SWITCHED, SENT, found=True, to="off"),
        ),
        state_before=True,
        state_after=False,
    )
    assert found("preselected", both).detail["actions"] == [2]
    assert found("on-by-default", both).detail["actions"] == [1]


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_names_elsewhere_are_marked_by_how_they_are_known(pattern: object) -> None:
    finding = pattern(Evidence(toggled_off()))  # type: ignore[operator]
    names = [name for key in ("epic", "edpb", "gray") if isinstance(name := finding.detail[key], dict)]
    assert names
    for name in names:
        assert name["known"] in ("read", "secondary", "memory")
        assert name["fit"] in ("same", "near")
    if isinstance(epic := finding.detail["epic"], dict):
        assert EPIC[epic["number"]] == epic["name"]  # type: ignore[index]
