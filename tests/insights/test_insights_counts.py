"""Which platform is hardest, whether counts agree with the published ones, and the way back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import at_least, audit, count, declaration, learn

from sayno.insights.span import Span, hull
from sayno.model.base import Grade

COUNTED = {"facebook": 8, "instagram": 8, "tiktok": 19, "snapchat": 4, "linkedin": 5, "x": 5, "pinterest": 4}


def walked(**other: int) -> list[Any]:
    return [audit(service, count(number)) for service, number in (COUNTED | other).items()]


def test_a_lower_bound_does_not_make_tiktok_the_hardest() -> None:
    audits = [a for a in walked() if a.service != "tiktok"] + [audit("tiktok", at_least(7))]
    found = learn("hardest-platform", audits)
    assert found.holds is None
    assert found.value["replica"]["most"] == ["facebook", "instagram"]
    assert found.statement == (
        "Most known actions (grade replica): Facebook 8 and Instagram 8. Only a lower bound is known for TikTok."
    )
    assert found.value["replica"]["actions"]["tiktok"] == {"least": 7, "most": None}
    assert "TikTok takes at least 7" in (found.why or "")
    assert "stays open" in (found.why or "")


def test_a_lower_bound_above_all_others_does() -> None:
    audits = [a for a in walked() if a.service != "tiktok"] + [audit("tiktok", at_least(9))]
    assert learn("hardest-platform", audits).holds is True


@pytest.mark.parametrize(("tiktok", "holds"), [(19, True), (9, True), (8, False), (7, False)])
def test_exact_numbers_settle_which_is_hardest(tiktok: int, holds: bool) -> None:
    assert learn("hardest-platform", walked(tiktok=tiktok)).holds is holds


def test_an_open_rival_leaves_it_open() -> None:
    audits = [a for a in walked() if a.service != "x"] + [audit("x", at_least(5))]
    assert learn("hardest-platform", audits).holds is None
    refuted = [a for a in audits if a.service != "x"] + [audit("x", at_least(19))]
    assert learn("hardest-platform", refuted).holds is False


def test_the_best_grade_that_can_tell_decides() -> None:
    audits = [
        audit(service, at_least(3) if service == "tiktok" else count(number), count(number, Grade.DOCUMENTED))
        for service, number in COUNTED.items()
    ]
    found = learn("hardest-platform", audits)
    assert [found.value[grade]["holds"] for grade in ("replica", "documented")] == [None, True]
    assert found.holds is True


def test_a_part_of_the_services_can_refute_but_not_confirm() -> None:
    two = [audit("tiktok", count(19)), audit("facebook", count(8))]
    found = learn("hardest-platform", two)
    assert found.holds is None
    assert "2 of the 10" in (found.why or "")
    assert learn("hardest-platform", [audit("tiktok", count(7)), audit("facebook", count(8))]).holds is False
    without = learn("hardest-platform", [audit("facebook", count(8))])
    assert without.holds is None
    assert "platform that the claim names" in (without.why or "")


def test_without_any_number_nothing_is_said() -> None:
    found = learn("hardest-platform", [audit("reddit")])
    assert (found.holds, found.value) == (None, {})


def test_ways_that_start_at_an_address_and_web_ways_beside_app_ways_are_not_compared() -> None:
    audits = [
        audit("x", count(6), region="US"),
        audit("x", count(5), surface="web", region="US"),
        audit("x", count(2, detail={"starts": "address"}), surface="ios", region="US"),
        audit("linkedin", count(5), surface="web"),
    ]
    actions = learn("hardest-platform", audits).value["replica"]["actions"]
    assert actions == {"x": {"least": 6, "most": 6}, "linkedin": {"least": 5, "most": 5}}


def figures(**told: dict[str, Any]) -> dict[str, Any]:
    return {
        service: declaration(service, published=[{"study": "surfshark", "sources": [], **figure}])
        for service, figure in told.items()
    }


ALL_TOLD = figures(
    facebook={"mode": "measured", "value": 8},
    instagram={"mode": "measured", "value": 8},
    tiktok={"mode": "measured", "value": 19},
    **{s: {"mode": "at-least", "value": 3, "high": 5} for s in ("snapchat", "linkedin", "x", "pinterest")},
)


def test_counts_that_lie_within_every_published_figure_agree() -> None:
    found = learn("count-against-published", walked(), ALL_TOLD)
    assert found.holds is True
    assert found.value["snapchat"] == {
        "replica": {"least": 4, "most": 4},
        "published": {"least": 3, "most": 5},
        "agreement": "agrees",
    }
    assert "TikTok 19" in (found.published or "")


def test_one_count_apart_from_the_published_figure_contradicts_it() -> None:
    found = learn("count-against-published", walked(x=6), ALL_TOLD)
    assert found.holds is False
    assert found.value["x"]["agreement"] == "differs"
    assert found.why == "Differs: X. This study looked at 7 of the 10 published services."


def test_a_lower_bound_below_the_published_figure_is_open() -> None:
    audits = [a for a in walked() if a.service != "tiktok"] + [audit("tiktok", at_least(7))]
    found = learn("count-against-published", audits, ALL_TOLD)
    assert found.holds is None
    assert found.value["tiktok"]["agreement"] == "open"
    over = [a for a in walked() if a.service != "tiktok"] + [audit("tiktok", at_least(20))]
    assert learn("count-against-published", over, ALL_TOLD).holds is False


def test_one_service_alone_is_compared_and_confirms_nothing() -> None:
    found = learn("count-against-published", [audit("facebook", count(8))], ALL_TOLD)
    assert found.holds is None
    assert list(found.value) == ["facebook"]
    assert found.published == "Actions to refuse: Facebook 8."


def test_the_grades_stand_side_by_side_and_the_best_is_compared() -> None:
    audits = [audit("x", count(6, Grade.REPLICA), count(5, Grade.DOCUMENTED))]
    row = learn("count-against-published", audits, ALL_TOLD).value["x"]
    assert row["replica"]["most"] == 6
    assert row["documented"]["most"] == 5
    assert row["agreement"] == "differs"


def back(service: str, refuse: int, accept: int, **more: Any) -> Any:
    return audit(service, count(refuse), findings=(count(accept, metric="accept-actions"),), **more)


def test_the_way_back_is_set_against_the_way_out() -> None:
    audits = [
        back("linkedin", 5, 5),
        back("x", 6, 1),
        back("pinterest", 4, 5),
        back("snapchat", 4, 4),
        back("snapchat", 5, 4, region="US"),
        audit("facebook", count(8)),
        audit("tiktok", at_least(7), findings=(count(9, metric="accept-actions"),)),
    ]
    found = learn("asymmetry", audits)
    relation = {service: [row["refusing-takes"] for row in rows] for service, rows in found.value.items()}
    assert relation == {
        "linkedin": ["same"],
        "x": ["more"],
        "pinterest": ["fewer"],
        "snapchat": ["same", "more"],
        "tiktok": ["open"],
    }
    assert "It depends on the vantage: Snapchat." in found.statement
    assert found.why == "Not settled: TikTok. No number for the way back: Facebook."
    assert (found.published, found.holds) == (None, None)


def test_without_a_way_back_there_is_no_asymmetry_to_tell() -> None:
    assert learn("asymmetry", [audit("x", count(5))]).statement == "No way back has a number."


SPANS = st.builds(
    lambda least, more: Span(least, None if more is None else least + more),
    st.integers(0, 30),
    st.none() | st.integers(0, 30),
)


@given(SPANS, SPANS)
def test_spans_are_never_two_things_at_once(one: Span, other: Span) -> None:
    assert not (one.above(other) and other.above(one))
    assert not (one.within(other) and one.apart(other))
    assert one.apart(other) == other.apart(one)


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_a_hull_includes_all_its_spans(spans: list[Span]) -> None:
    around = hull(spans)
    assert around is not None
    assert all(one.within(around) for one in spans)
    assert hull([None, *spans]) == around
