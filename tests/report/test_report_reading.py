import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_facts import declarations
from report_town import Shelf, count, study

from sayno.model.audit import Audit
from sayno.model.base import CanRefuse, Grade, Mode
from sayno.model.finding import SILENT, Finding
from sayno.report.reading import collected, hardest, in_short, in_words, of_service, places, readings
from sayno.report.wording import say

AUDITS = study(Shelf()).audits
PLAZA = [a for a in AUDITS if a.service == "plaza"]
FORMS = [a for a in AUDITS if a.service == "forms"]


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    mode = draw(st.sampled_from(Mode))
    value = None if mode in SILENT else draw(st.integers(0, 40))
    high = draw(st.none() | st.integers(41, 60)) if mode is Mode.AT_LEAST else None
    starts = draw(st.sampled_from(["home", "address"]))
    return count(Grade.REPLICA, mode, value, high, starts=starts)


@given(findings())
def test_a_finding_is_never_said_more_exactly_than_it_is_known(finding: Finding) -> None:
    said = say(finding)
    assert bool(re.fullmatch(r"\d+", said)) == (finding.mode is Mode.MEASURED)


@given(st.lists(findings(), min_size=1, max_size=8))
def test_collecting_loses_no_vantage_and_no_number(found: list[Finding]) -> None:
    pairs = [(AUDITS[n % len(AUDITS)], f) for n, f in enumerate(found)]
    made = collected(pairs)
    assert sum(len(r.where) for r in made) == len(found)
    assert {r.low for r in made if r.low is not None} == {f.value for f in found if f.value is not None}


@given(st.lists(findings(), min_size=1, max_size=8))
def test_in_short_keeps_the_least_number_and_says_where_an_end_is_open(found: list[Finding]) -> None:
    made = collected([(AUDITS[n % len(AUDITS)], f) for n, f in enumerate(found)])
    said = in_short(made)
    numbers = [r.low for r in made if r.low is not None]
    if numbers:
        assert str(int(min(numbers))) in re.findall(r"\d+", said)
        assert ("≥" in said) == any(r.mode is Mode.AT_LEAST and r.high is None for r in made)
        assert ("†" in said) == any(r.aside for r in made)
    else:
        assert not re.search(r"\d", said)


def test_of_more_than_three_counts_the_ends_are_told() -> None:
    several = [(a, count(Grade.REPLICA, Mode.MEASURED, n)) for a, n in zip(AUDITS, (4, 6, 9, 11), strict=False)]
    assert in_short(collected(several)) == "4 … 11"
    assert in_short(collected(several[:3])) == "4 · 6 · 9"


def test_readings_of_a_grade_stand_with_their_vantages() -> None:
    assert [(r.text, places(r.where, PLAZA)) for r in readings(PLAZA, Grade.REPLICA)] == [
        ("3", "web"),
        ("4", "Android"),
    ]
    assert [r.text for r in readings(FORMS, Grade.REPLICA)] == ["≥ 4", "≥ 4†"]
    assert readings(PLAZA, Grade.LIVE) == ()


def test_places_are_as_short_as_the_whole_allows() -> None:
    web_de, android_de, web_us, android_us = PLAZA[0], PLAZA[1], PLAZA[2], PLAZA[3]
    assert places(PLAZA, PLAZA) == "everywhere"
    assert places([web_de, android_de], PLAZA) == "DE"
    assert places([web_de, web_us], PLAZA) == "web"
    assert places([web_de, android_us], PLAZA) == "web: DE; Android: US"


def test_the_hardest_place_is_where_nothing_is_offered() -> None:
    none = PLAZA[2].model_copy(update={"can_refuse": CanRefuse.NONE})
    assert hardest([PLAZA[0], none, FORMS[0]]) is none
    assert hardest([PLAZA[0], FORMS[0]]) is FORMS[0]
    assert hardest([PLAZA[0], PLAZA[1]]) is PLAZA[1]


def test_a_service_without_declaration_is_named() -> None:
    made = study(Shelf())
    with pytest.raises(ValueError, match="no declaration of forms, plaza, silent"):
        of_service(made, ())


def test_audits_stand_in_the_order_of_the_plan() -> None:
    made = study(Shelf())
    shuffled = made.model_copy(update={"audits": tuple(reversed(made.audits))})

    def order(rows: list[tuple[object, tuple[Audit, ...]]]) -> list[tuple[str, str, str]]:
        return [(a.service, a.region, a.surface) for _, audits in rows for a in audits]

    assert order([*of_service(shuffled, declarations())]) == order([*of_service(made, declarations())])


def test_signs_become_words() -> None:
    assert in_words("≥ 4†") == "at least 4 starting at an address"
    assert in_words("3–5") == "3 to 5"
