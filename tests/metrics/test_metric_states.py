"""The metrics of means, state, places and words, on walks made by hand."""

import pytest
from handmade_walks import (
    HOME,
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
from test_metric_counts import OFF, PRESS, found, route

from sayno.model.base import Mode
from sayno.model.walk import Outcome, Walk


@pytest.mark.parametrize(
    ("evidence", "mode", "value"),
    [
        (toggled_off(), Mode.MEASURED, "toggle"),
        (asked(), Mode.MEASURED, "request"),
        (held_back(), Mode.MEASURED, "toggle"),
        (held_back("press"), Mode.UNKNOWN, None),
        (undocumented(), Mode.UNKNOWN, None),
        (walk((), Outcome.NOT_FOUND), Mode.UNKNOWN, None),  # a robot that saw nothing does not say "none"
    ],
)
def test_can_refuse(evidence: Walk, mode: Mode, value: str | None) -> None:
    finding = found("can-refuse", evidence)
    assert (finding.mode, finding.value) == (mode, value)


def test_a_route_tells_what_a_located_control_belongs_to() -> None:
    form = route(PRESS, {"do": "choose", "name": "Germany", "within": "Country"}, PRESS)
    assert found("can-refuse", held_back("choose")).mode is Mode.UNKNOWN
    assert found("can-refuse", held_back("choose"), route=form).value == "request"


class TestDefault:
    def test_a_control_that_refusing_switched_off_was_on(self) -> None:
        assert found("default", toggled_off()).value == "on"

    def test_a_control_named_the_other_way_round(self) -> None:
        inverted = walk(
            (switched(1, SETTINGS, SWITCHED, found=False, to="on"),),
            state_before=False,
            state_after=True,
            state_reloaded=True,
        )
        assert found("default", inverted).value == "on"

    def test_the_routes_proof_gives_the_direction_to_a_walk_that_was_held_back(self) -> None:
        plain = found("default", held_back())
        assert (plain.value, plain.detail["reading"]) == ("on", "plain")
        inverted = route(PRESS, {**OFF, "to": "on"}, means="toggle")
        directed = found("default", held_back(), route=inverted)
        assert (directed.value, directed.detail["reading"]) == ("off", "directed")

    def test_an_account_that_was_used_shows_no_default(self) -> None:
        used = toggled_off().vantage.model_copy(update={"account": "own"})
        finding = found("default", toggled_off(vantage=used))
        assert (finding.mode, finding.detail) == (Mode.UNKNOWN, {"state": True})

    def test_a_box_of_a_form_is_no_default(self) -> None:
        assert found("default", asked(state_before=False)).mode is Mode.UNKNOWN
        assert found("default", broken()).mode is Mode.UNKNOWN


@pytest.mark.parametrize(
    ("evidence", "mode", "value"),
    [
        (toggled_off(), Mode.MEASURED, True),
        (toggled_off(state_reloaded=True), Mode.MEASURED, False),
        (toggled_off(state_reloaded=None), Mode.UNKNOWN, None),
        (asked(), Mode.NOT_APPLICABLE, None),
        (held_back(), Mode.NOT_APPLICABLE, None),
        (broken(), Mode.UNKNOWN, None),
    ],
)
def test_persistence(evidence: Walk, mode: Mode, value: bool | None) -> None:
    finding = found("persistence", evidence)
    assert (finding.mode, finding.value) == (mode, value)


class TestPlacesAndWords:
    def test_a_place_counts_once_however_its_switch_stands(self) -> None:
        finding = found("screens", toggled_off())
        assert (finding.mode, finding.value, finding.detail["looks"]) == (Mode.MEASURED, 3, 4)

    def test_words_of_each_place_once_with_the_most_seen_there(self) -> None:
        # home 40, menu 20, the settings 60 and, switched, 62
        assert found("words", toggled_off()).value == 122

    def test_minutes_at_238_words_with_the_range_of_adults(self) -> None:
        finding = found("minutes", toggled_off())
        assert (finding.value, finding.unit) == (0.51, "minutes")
        assert finding.detail == {"words": 122, "fast": 0.41, "slow": 0.7}

    def test_without_a_place_the_tree_tells(self) -> None:
        bare = [s.model_copy(update={"place": None}) for s in (HOME, SETTINGS, SWITCHED)]
        evidence = walk((action(1, "press", bare[0], bare[1]), action(2, "press", bare[1], bare[2])))
        assert found("screens", evidence).value == 3

    def test_pictures_that_differ_by_a_caret_are_one_look(self) -> None:
        again = HOME.model_copy(update={"image": "0" * 64})
        evidence = walk((action(1, "press", HOME, again),))
        assert found("screens", evidence).detail["looks"] == 1

    def test_an_unfinished_way_is_a_lower_bound_and_a_lost_one_unknown(self) -> None:
        for metric in ("screens", "words", "minutes"):
            assert found(metric, held_back()).mode is Mode.AT_LEAST
            assert found(metric, undocumented()).mode is Mode.AT_LEAST
            assert found(metric, broken()).mode is Mode.UNKNOWN

    def test_long_reading(self) -> None:
        policy = walk((action(1, "press", screen("a", 0), screen("policy", 3000)),))
        finding = found("minutes", policy)
        assert (finding.value, finding.detail["fast"], finding.detail["slow"]) == (12.61, 10.0, 17.14)


def test_the_way_in_alone_says_nothing_of_the_refusal() -> None:
    for metric in ("actions", "screens", "words", "persistence", "default", "asymmetry", "dead-end"):
        assert found(metric, None, toggled_on()).mode is Mode.UNKNOWN
