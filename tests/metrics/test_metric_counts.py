"""The metrics that count actions, on walks made by hand: the numbers were counted by hand too."""

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
    switched,
    toggled_off,
    toggled_on,
    undocumented,
    walk,
)

from sayno.metrics import METRICS, Evidence, count, counts, documented, published
from sayno.metrics.keystroke_level import Times, keystroke_level, seconds
from sayno.model.base import CanRefuse, Grade, Mode
from sayno.model.finding import Finding
from sayno.model.route import Route
from sayno.model.service import Published
from sayno.model.walk import Outcome, Walk


def found(metric: str, refuse: Walk | None = None, accept: Walk | None = None, route: Route | None = None) -> Finding:
    return METRICS[metric](Evidence(refuse, accept, route))


def route(*steps: dict[str, object], means: str = "request") -> Route:
    starts = "address" if steps[0]["do"] == "open" else "home"
    return Route.model_validate(
        {
            "id": "r",
            "means": means,
            "surfaces": ["web"],
            "regions": ["WORLD"],
            "starts": starts,
            "title": "T",
            "steps": list(steps),
            "confidence": "high",
        }
    )


PRESS = {"do": "press", "name": "x"}
MAYBE = {"do": "press", "name": "x", "needed": "maybe"}
EMAIL = {"do": "enter", "name": "E-mail", "field": "email"}
OPEN = {"do": "open", "address": "https://service.test/form"}
OFF = {"do": "toggle", "name": "Train", "to": "off"}


@pytest.mark.parametrize(
    ("metric", "evidence", "mode", "value"),
    [
        ("actions", toggled_off(), Mode.MEASURED, 3),
        ("actions", asked(), Mode.MEASURED, 5),  # the reason that was written is not counted
        ("actions", undocumented(), Mode.AT_LEAST, 3),
        ("actions", held_back(), Mode.AT_LEAST, 3),
        ("actions", broken(), Mode.UNKNOWN, None),
        ("actions-habib", toggled_off(), Mode.MEASURED, 3),  # the switch saves itself
        ("actions-habib", asked(), Mode.MEASURED, 5),  # without Send, with the reason
        ("actions-habib", undocumented(), Mode.AT_LEAST, 2),  # what lies beyond is the Send
        ("actions-habib", held_back("press"), Mode.AT_LEAST, 2),
        ("actions-habib", broken(), Mode.UNKNOWN, None),
        ("actions-ccpa", toggled_off(), Mode.MEASURED, 3),
        ("actions-ccpa", asked(), Mode.MEASURED, 6),
        ("actions-ccpa", undocumented(), Mode.AT_LEAST, 3),
        ("actions-ccpa", broken(), Mode.UNKNOWN, None),
        ("personal-data", toggled_off(), Mode.MEASURED, 0),
        ("personal-data", asked(), Mode.MEASURED, 1),
        ("personal-data", undocumented(), Mode.UNKNOWN, None),  # at least 0 would say nothing
        ("personal-data", broken(), Mode.UNKNOWN, None),
    ],
)
def test_the_number_and_its_mode(metric: str, evidence: Walk, mode: Mode, value: int | None) -> None:
    finding = found(metric, evidence)
    assert (finding.mode, finding.value, finding.high) == (mode, value, None)
    assert finding.grade is evidence.grade


def test_the_study_tells_kinds_and_counted_numbers() -> None:
    detail = found("actions", asked()).detail
    assert detail == {
        "click": 4,
        "personal-information": 1,
        "toggle": 0,
        "counted": [1, 2, 3, 4, 6],
        "starts": "home",
    }


@pytest.mark.parametrize(
    ("do", "counted"),
    [
        ("press", True),
        ("choose", True),
        ("toggle", True),
        ("enter", True),
        ("write", False),
        ("open", False),
        ("reload", False),
    ],
)
def test_which_actions_the_study_counts(do: str, counted: bool) -> None:
    assert counts(action(1, do, HOME, MENU)) is counted


def test_a_mailed_code_counts_as_personal_information() -> None:
    evidence = walk(
        (action(1, "enter", FORM, SENT, field="email-code", keys=6), action(2, "press", SENT, SENT)),
        Outcome.REQUESTED,
    )
    finding = found("actions", evidence)
    assert (finding.value, finding.detail["personal-information"]) == (2, 1)


def test_a_walk_that_did_not_arrive_says_how_far_it_came() -> None:
    note = found("actions", broken()).note
    assert note == "the walk ended as broken; actions performed: 1; looked for 'Settings'; there was 'Help'"


def test_a_refusal_with_known_further_actions_is_a_lower_bound() -> None:
    finding = found("actions", toggled_off(undocumented=2))
    assert (finding.mode, finding.value) == (Mode.AT_LEAST, 5)


def test_held_back_before_nothing_recorded_adds_nothing() -> None:
    assert found("actions", held_back().model_copy(update={"held": ()})).value == 2


class TestHabib:
    def test_save_and_close_after_a_box_are_told_as_a_range(self) -> None:
        saved = walk((*toggled_off().actions, action(4, "press", SWITCHED, SENT), action(5, "press", SENT, HOME)))
        finding = found("actions-habib", saved)
        assert (finding.mode, finding.value, finding.high) == (Mode.AT_LEAST, 3, 4)

    def test_with_presses_alone_the_last_records(self) -> None:
        presses = walk((action(1, "press", HOME, MENU), action(2, "press", MENU, SENT)))
        assert found("actions-habib", presses).value == 1

    def test_an_address_hides_the_path_from_the_home_page(self) -> None:
        direct = walk(
            (action(1, "open", HOME, FORM), action(2, "enter", FORM, FORM, field="email"), asked().actions[-1]),
            Outcome.REQUESTED,
        )
        finding = found("actions-habib", direct)
        assert (finding.mode, finding.value, finding.detail["starts"]) == (Mode.AT_LEAST, 1, "address")

    def test_kinds(self) -> None:
        assert found("actions-habib", asked()).detail == {
            "clicks": 3,
            "check boxes": 0,
            "radio buttons": 1,
            "form fields": 2,
            "starts": "home",
        }


class TestCalifornia:
    def test_the_opening_stands_for_the_click_on_the_link(self) -> None:
        direct = walk(
            (action(1, "open", HOME, FORM), action(2, "enter", FORM, FORM), action(3, "press", FORM, SENT)),
            Outcome.REQUESTED,
        )
        finding = found("actions-ccpa", direct)
        assert (finding.value, finding.detail["after_the_first_click"]) == (3, 2)
        assert found("actions", direct).value == 2

    def test_symmetry(self) -> None:
        detail = found("actions-ccpa", toggled_off(), toggled_on()).detail
        assert (detail["opt_in"], detail["symmetrical"]) == (2, False)
        same = found("actions-ccpa", toggled_off(), toggled_off(outcome=Outcome.ACCEPTED))
        assert same.detail["symmetrical"] is True

    def test_a_lower_bound_that_is_not_above_tells_nothing_of_symmetry(self) -> None:
        long_in = toggled_off(outcome=Outcome.ACCEPTED)
        assert "symmetrical" not in found("actions-ccpa", undocumented(), long_in).detail


class TestAcceptSide:
    def test_counted_like_the_refusal_with_the_free_default_beside(self) -> None:
        finding = found("accept-actions", toggled_off(), toggled_on())
        assert (finding.mode, finding.value, finding.detail["default_in"]) == (Mode.MEASURED, 2, 0)
        difference = found("asymmetry", toggled_off(), toggled_on())
        assert (difference.mode, difference.value) == (Mode.MEASURED, 1)
        assert difference.detail == {"refuse": 3, "accept": 2, "default_in": 0, "ratio": 1.5}

    def test_no_way_back_from_a_form_is_known(self) -> None:
        for metric in ("accept-actions", "asymmetry"):
            finding = found(metric, asked())
            assert finding.mode is Mode.UNKNOWN
            assert "no way back from a request is known" in str(finding.note)

    def test_bounds(self) -> None:
        assert found("asymmetry", undocumented(), toggled_on()).mode is Mode.AT_LEAST
        cut = toggled_on().model_copy(update={"outcome": Outcome.UNDOCUMENTED})
        assert found("asymmetry", toggled_off(), cut).mode is Mode.AT_MOST
        assert found("asymmetry", undocumented(), cut).mode is Mode.UNKNOWN
        assert found("asymmetry", broken(), toggled_on()).mode is Mode.UNKNOWN


class TestKeystrokes:
    def test_a_considered_click_takes_265_hundredths_of_a_second(self) -> None:
        assert seconds("MPBB") == 2.65

    def test_the_string_of_a_form(self) -> None:
        finding = found("keystroke-level", asked())
        assert finding.detail["operators"] == "MPBB·MPBB·MPBB·MPBBHM15K·HMPBBHM4K·HMPBB"
        # 6 clicks of 2.65, M H for each of 2 fields, 2 H back, 19 K: 15.9 + 3.5 + 0.8 + 5.32
        assert (finding.mode, finding.value) == (Mode.AT_LEAST, 25.52)
        assert finding.detail["each"] == {"M": 8, "P": 6, "BB": 6, "H": 4, "K": 19}

    def test_other_typists(self) -> None:
        slow = keystroke_level(Evidence(asked()), times=Times(K=1.20))
        assert slow.value == 43.0

    def test_the_located_control_is_in_it(self) -> None:
        assert found("keystroke-level", held_back()).value == 7.95

    def test_a_touch_screen_is_timed_as_a_mouse_and_says_so(self) -> None:
        mobile = toggled_off().vantage.model_copy(update={"surface": "ios"})
        assert "mouse" in str(found("keystroke-level", toggled_off(vantage=mobile)).note)
        assert found("keystroke-level", toggled_off()).note is None


class TestDocumented:
    def test_all_needed_is_measured(self) -> None:
        finding = documented(route(PRESS, PRESS, EMAIL, PRESS))
        assert (finding.grade, finding.mode, finding.value, finding.high) == (Grade.DOCUMENTED, Mode.MEASURED, 4, None)

    def test_maybes_make_the_upper_end(self) -> None:
        finding = documented(route(PRESS, MAYBE, EMAIL, PRESS, MAYBE))
        assert (finding.mode, finding.value, finding.high) == (Mode.AT_LEAST, 3, 5)

    def test_a_gap_has_no_upper_end(self) -> None:
        finding = documented(route(PRESS, {"do": "gap", "what": "the fields", "at_least": 2}, MAYBE, PRESS))
        assert (finding.mode, finding.value, finding.high) == (Mode.AT_LEAST, 4, None)
        assert finding.note == "the sources leave a gap: the fields"

    def test_a_route_of_which_nothing_is_sure_has_no_number(self) -> None:
        by_definition = count(Evidence(route=route(OPEN, {"do": "gap", "what": "the form"})))
        assert {name: f.value for name, f in by_definition.items()} == {
            "actions": None,
            "actions-habib": None,
            "actions-ccpa": 1,
            "keystroke-level": None,
        }
        assert by_definition["actions"].note == "nothing is known for certain: the sources leave a gap: the form"

    def test_an_address_counts_nothing_and_is_told(self) -> None:
        finding = documented(route(OPEN, EMAIL, PRESS))
        assert (finding.value, finding.detail["starts"]) == (2, "address")

    def test_by_every_definition(self) -> None:
        by_definition = count(Evidence(route=route(PRESS, EMAIL, MAYBE, PRESS)))
        assert {name: (f.value, f.high) for name, f in by_definition.items()} == {
            "actions": (3, 4),
            "actions-habib": (2, 3),
            "actions-ccpa": (3, 4),
            "keystroke-level": (10.1, None),
        }

    def test_means_and_fields_of_a_route(self) -> None:
        evidence = Evidence(route=route(PRESS, OFF, means="toggle"))
        assert METRICS["can-refuse"](evidence).value == "toggle"
        maybe_code = {**EMAIL, "field": "email-code", "needed": "maybe"}
        fields = METRICS["personal-data"](Evidence(route=route(PRESS, EMAIL, maybe_code)))
        assert (fields.value, fields.high, fields.detail["fields"]) == (1, 2, ["email", "email-code"])


class TestPublished:
    def test_a_range_is_carried_over(self) -> None:
        figure = Published(
            study="s",
            mode=Mode.AT_LEAST,
            value=3,
            high=5,
            can_refuse=CanRefuse.TOGGLE,
            text="three to five",
            sources=(),
        )
        finding = published(figure)
        assert (finding.grade, finding.mode, finding.value, finding.high) == (Grade.PUBLISHED, Mode.AT_LEAST, 3, 5)
        assert finding.detail == {"study": "s", "can_refuse": "toggle"}

    def test_a_contradiction_is_an_error_not_an_exception(self) -> None:
        assert published(Published(study="s", mode=Mode.MEASURED, sources=())).mode is Mode.ERROR


def test_count_tells_the_way_in_only_where_it_was_walked() -> None:
    assert "accept-actions" not in count(Evidence(toggled_off()))
    assert count(Evidence(toggled_off(), toggled_on()))["accept-actions"].value == 2
    assert count(Evidence.of(toggled_on()))["accept-actions"].value == 2


def test_a_switch_found_off_is_not_toggled_and_not_counted() -> None:
    already = walk(toggled_off().actions[:2], state_before=False, state_after=False, state_reloaded=False)
    assert found("actions", already).value == 2
    assert found("default", already).value == "off"
    assert switched(1, SETTINGS, SWITCHED, found=True, to="off").control is not None
