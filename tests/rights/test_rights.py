"""Whether a refusal must be honoured, by region."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.catalogue import laws
from sayno.model.law import Jurisdiction, Laws, MustHonour
from sayno.rights import must_honour, right_in_short

LAWS = laws()
BY_CODE = {j.code: j for j in LAWS.jurisdictions}
COUNTRIES = sorted(code for code in BY_CODE if "-" not in code)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SUFFIXES = st.text(alphabet=f"{LETTERS}0123456789", min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("region", "answer"),
    [
        ("DE", MustHonour.YES_UNLESS_COMPELLING),
        ("NO", MustHonour.YES_UNLESS_COMPELLING),
        ("GB", MustHonour.YES_UNLESS_COMPELLING),
        ("KR", MustHonour.YES_LISTED_EXCEPTIONS_ONLY),
        ("CA-QC", MustHonour.YES_IF_CONSENT_BASIS),
        ("BR", MustHonour.CONDITIONAL),
        ("US", MustHonour.NO),
        ("US-CA", MustHonour.SALE_OR_DELETION_ONLY),
        ("US-WY", MustHonour.NO),
        ("CL", MustHonour.NOT_YET),
        ("FJ", MustHonour.UNKNOWN),
    ],
)
def test_the_answer_of_a_region(region: str, answer: MustHonour) -> None:
    assert must_honour(LAWS, region)[0] is answer


@given(st.sampled_from(sorted(BY_CODE)))
def test_a_region_with_an_entry_has_its_own_answer(region: str) -> None:
    answer, explanation = must_honour(LAWS, region)
    assert answer is BY_CODE[region].must_honour
    assert explanation.startswith(LAWS.meanings[answer])
    assert "no entry of its own" not in explanation


@given(st.sampled_from(COUNTRIES), SUFFIXES)
def test_a_state_without_an_entry_has_its_country_s_answer_and_is_told_so(country: str, suffix: str) -> None:
    region = f"{country}-{suffix}"
    answer, explanation = must_honour(LAWS, region)
    if region in BY_CODE:
        assert answer is BY_CODE[region].must_honour
    else:
        assert answer is BY_CODE[country].must_honour
        assert f"{region} has no entry of its own; that of {BY_CODE[country].name} stands for it." in explanation


@given(st.text(alphabet=LETTERS, min_size=2, max_size=2).filter(lambda code: code not in BY_CODE))
def test_a_country_without_an_entry_is_unknown(region: str) -> None:
    answer, explanation = must_honour(LAWS, region)
    assert answer is MustHonour.UNKNOWN
    assert region in explanation
    assert right_in_short(LAWS, region) is None


def test_the_answer_follows_the_file() -> None:
    freer = Jurisdiction(
        code="US-WY",
        name="Wyoming",
        law="A made-up act",
        must_honour=MustHonour.YES_UNLESS_COMPELLING,
        stop_unless_compelling=True,
        confidence="low",
    )
    changed = LAWS.model_copy(update={"jurisdictions": (*LAWS.jurisdictions, freer)})
    answer, explanation = must_honour(changed, "US-WY")
    assert answer is MustHonour.YES_UNLESS_COMPELLING
    assert "A made-up act" in explanation
    assert "Confidence in this entry: low." in explanation


def test_a_law_to_come_says_when() -> None:
    answer, explanation = must_honour(LAWS, "IN")
    assert answer is MustHonour.NOT_YET
    assert "2027-05-13/14" in explanation


def test_in_germany_the_regime_gives_the_right_and_the_land_the_authority() -> None:
    right = right_in_short(LAWS, "DE-BY")
    assert right is not None
    assert (right.jurisdiction, right.article, right.deadline_days) == ("DE", "Art. 21(1)", 30)
    assert right.law == "Regulation (EU) 2016/679 (GDPR)"
    assert right.authority is not None
    assert "BayLDA" in right.authority
    federal = right_in_short(LAWS, "DE")
    assert federal is not None
    assert federal.authority_web == "https://www.bfdi.bund.de"


def test_what_the_file_leaves_open_stays_open() -> None:
    swiss = right_in_short(LAWS, "CH")
    assert swiss is not None
    assert swiss.deadline_days is None
    assert "no statutory deadline" in (swiss.deadline_as_written or "")
    federal = right_in_short(LAWS, "US")
    assert federal is not None
    assert (federal.kind, federal.article, federal.deadline_days) == (None, None, None)
    virginia = right_in_short(LAWS, "US-VA")
    assert virginia is not None
    assert (virginia.kind, virginia.article, virginia.deadline_days) == ("deletion", None, 45)
    iowa = right_in_short(LAWS, "US-IA")
    assert iowa is not None
    assert iowa.deadline_days == 90


@given(st.sampled_from(sorted(BY_CODE)))
def test_every_jurisdiction_has_a_law_and_an_authority_to_name(region: str) -> None:
    right = right_in_short(LAWS, region)
    assert right is not None
    assert right.law
    assert right.authority
    assert right.complaint_route
    assert right.confidence == BY_CODE[region].confidence


def test_laws_without_any_entry_answer_unknown() -> None:
    empty = Laws(as_of="2026-11-22", regimes=(), jurisdictions=())
    assert must_honour(empty, "DE")[0] is MustHonour.UNKNOWN
