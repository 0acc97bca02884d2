"""The files of laws, deals and topics load whole: what was carried over is counted, so that nothing gets lost."""

from collections import Counter

import pytest

from sayno.catalogue import deals, laws, topic, topics, vocabularies
from sayno.model.law import Laws, MustHonour
from sayno.model.region import EEA


def test_all_86_jurisdictions_and_both_regimes_stand_in_the_file() -> None:
    file = laws()
    assert len(file.jurisdictions) == 86
    assert [regime.id for regime in file.regimes] == ["gdpr", "us_virginia_model"]
    assert Counter(j.must_honour.value for j in file.jurisdictions) == {
        "yes_unless_compelling": 36,
        "sale_or_deletion_only": 20,
        "conditional": 10,
        "yes_if_consent_basis": 7,
        "not_yet": 6,
        "yes_listed_exceptions_only": 4,
        "no": 3,
    }
    assert Counter(j.confidence for j in file.jurisdictions) == {"high": 51, "medium": 28, "low": 7}


def test_every_piece_of_evidence_was_carried_over_with_how_it_was_seen() -> None:
    file = laws()
    of_jurisdictions = [page for j in file.jurisdictions for page in j.evidence]
    of_regimes = [page for regime in file.regimes for page in regime.evidence]
    of_practices = [page for practice in file.practices for page in practice.evidence]
    assert Counter(page.seen for page in of_jurisdictions) == {"stored": 76, "knowledge": 17}
    assert Counter(page.seen for page in of_regimes) == {"stored": 12, "knowledge": 1}
    assert Counter(page.seen for page in of_practices) == {"stored": 7}
    assert sum(page.supports is not None for page in of_jurisdictions) == 44


def test_every_field_of_the_facts_has_its_count() -> None:
    found = laws().jurisdictions
    counts = {
        field: sum(bool(getattr(j, field)) for j in found)
        for field in (
            "regime",
            "law",
            "in_force",
            "override_note",
            "opt_outs",
            "rights",
            "limits",
            "deadline",
            "forms",
            "authority",
            "sub_authorities",
            "complaint_route",
            "ai_training_position",
            "volatile",
            "disagreement",
            "notes",
        )
    }
    assert counts == {
        "regime": 52,
        "law": 56,
        "in_force": 24,
        "override_note": 13,
        "opt_outs": 20,
        "rights": 34,
        "limits": 4,
        "deadline": 55,  # the facts name none for the United States as a whole
        "forms": 1,
        "authority": 86,
        "sub_authorities": 1,
        "complaint_route": 34,
        "ai_training_position": 7,
        "volatile": 4,
        "disagreement": 1,
        "notes": 17,
    }
    assert sum(len(j.rights) for j in found) == 88
    assert sum(len(j.sub_authorities) for j in found) == 16
    assert len(laws().practices) == 5
    assert len(laws().known_errors) == 3
    assert len(laws().caveats) == 4


def test_a_country_whose_code_is_a_yaml_boolean_is_a_country() -> None:
    norway = laws().jurisdiction("NO")
    assert norway is not None
    assert norway.name == "Norway"


def test_each_answer_of_the_file_is_explained_in_the_file() -> None:
    assert set(laws().meanings) == set(MustHonour) - {MustHonour.UNKNOWN}


def test_the_whole_eea_stands_under_the_gdpr_and_nobody_else_does() -> None:
    assert {j.code for j in laws().jurisdictions if j.regime == "gdpr"} == EEA


def test_the_notes_on_single_states_survived() -> None:
    by_code = {j.code: j for j in laws().jurisdictions}
    california, utah = by_code["US-CA"].opt_outs, by_code["US-UT"].opt_outs
    assert california is not None
    assert utah is not None
    assert (california.profiling, california.appeal) == ("limited", False)
    assert (utah.profiling, utah.appeal) == ("no", False)
    assert by_code["IN"].in_force == "2027-05-13/14 (sources differ by a day) for user-facing duties"
    assert "Form 1" in (by_code["ZA"].forms or "")
    assert "informd.co.uk" in (by_code["GB"].disagreement or "")
    gdpr = laws().regimes[0]
    assert "Netherlands (AP)" in (gdpr.lead_authority_hint or "")
    assert "Art. 88c" in (gdpr.volatile or "")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"regimes": []}, "names a regime that the file does not list"),
        ({"twice": True}, "has two entries for AT"),
        ({"bare": True}, "names neither a law nor a regime for AT"),
    ],
)
def test_a_file_of_laws_that_does_not_hang_together_is_refused(change: dict[str, object], complaint: str) -> None:
    data = laws().model_dump(mode="json")
    austria = data["jurisdictions"][0]
    if "regimes" in change:
        data["regimes"] = []
    if "twice" in change:
        data["jurisdictions"].append(austria)
    if "bare" in change:
        austria["regime"] = None
    with pytest.raises(ValueError, match=complaint):
        Laws.model_validate(data)


def test_all_deals_and_their_pages_were_carried_over() -> None:
    file = deals()
    assert len(file.deals) == 12
    assert Counter(deal.status for deal in file.deals) == {
        "confirmed": 5,
        "intra-group": 4,
        "reported": 2,
        "talks": 1,
    }
    assert sum(len(deal.sources) for deal in file.deals) == 28
    assert len(file.leads) == 4


def test_an_amount_has_both_ends_or_none_and_is_not_upside_down() -> None:
    amounts = [deal.amount for deal in deals().deals]
    reported = [amount for amount in amounts if amount.text]
    assert len(reported) == 6
    for amount in amounts:
        assert (amount.text is None) == (amount.low_usd is None) == (amount.high_usd is None) == (amount.per is None)
    assert all((amount.low_usd or 0) <= (amount.high_usd or 0) for amount in reported)


def test_the_203_million_dollars_stand_apart_from_the_deals_that_others_take_them_for() -> None:
    file = deals()
    (stated,) = file.aggregates
    by_id = {deal.id: deal for deal in file.deals}
    assert (stated.total_usd, stated.signed, stated.partners_named) == (203_000_000, "2024-01", ())
    assert stated.first_year_usd == 66_400_000
    assert by_id["reddit-openai"].date > stated.stated > stated.signed
    assert "mixes two things" in (stated.correction or "")
    assert all(deal.amount.high_usd != stated.total_usd for deal in file.deals)


def test_every_topic_speaks_every_language_that_interfaces_are_read_in() -> None:
    languages = sorted(v.language for v in vocabularies())
    assert languages == ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt"]
    assert {t.id: sorted(t.words) for t in topics()} == {t.id: languages for t in topics()}
    assert {"ai-training", "telemetry", "search-indexing", "email-marketing", "ad-personalisation"} <= {
        t.id for t in topics()
    }


def test_each_language_of_ai_training_has_words_of_every_kind() -> None:
    for language, words in topic("ai-training").words.items():
        kinds = words.model_dump()
        assert all(kinds.values()), (language, kinds)


def test_no_word_stands_twice_and_none_is_both_the_control_and_a_decoy() -> None:
    for one in topics():
        for language, words in one.words.items():
            for kind, entries in words.model_dump().items():
                folded = [entry.casefold().strip() for entry in entries]
                assert len(folded) == len(set(folded)), (one.id, language, kind)
            controls = [word.casefold() for word in words.control]
            decoys = [word.casefold() for word in words.decoys]
            # A decoy may hold a control's words (AI training courses); it is taken out first.
            confused = [(c, d) for c in controls for d in decoys if d in c]
            assert not confused, (one.id, language, confused)


@pytest.mark.parametrize(
    ("language", "kind", "label"),
    [
        ("en", "control", "Use my data for training content creation AI models"),
        (
            "en",
            "control",
            "Allow your public data as well as your interactions, inputs, and results with Grok and xAI "
            "to be used for training and fine-tuning",
        ),
        ("en", "control", "Use your data to train Pinterest Canvas"),
        ("en", "control", "Allow use of public content"),
        ("en", "leads", "Generative AI Settings"),
        ("en", "refuse", "Object to your information being used for AI at Meta"),
        ("en", "decoys", "Grok Personalization"),
        ("de", "refuse", "Widerspruchsrecht"),
        ("de", "refuse", "Bezieht sich deine Anfrage auf KI bei Meta? - Ja"),
        ("fr", "leads", "Envoyer une demande liée à la confidentialité"),
        ("pt", "refuse", "Diga-nos como esse processamento afeta você"),
    ],
)
def test_labels_that_services_show_are_among_the_words(language: str, kind: str, label: str) -> None:
    words = getattr(topic("ai-training").words[language], kind)
    assert any(word.casefold() in label.casefold() for word in words)
