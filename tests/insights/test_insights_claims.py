"""The published claims about means, defaults, ways out, private data, law and money, in both directions."""

from typing import Any

import pytest
from made_up import SERVICES, audit, count, declaration, learn, rule

from sayno.catalogue import deals, laws
from sayno.insights import ALL, insights
from sayno.model.audit import Audit
from sayno.model.law import MustHonour

MEANS = {
    "facebook": "request",
    "instagram": "request",
    "tiktok": "request",
    "snapchat": "toggle",
    "linkedin": "toggle",
    "x": "toggle",
    "pinterest": "toggle",
}


def offering(**other: str) -> list[Audit]:
    return [audit(service, can_refuse=means) for service, means in (MEANS | other).items()]


def test_who_has_a_switch_and_who_a_form() -> None:
    found = learn("toggle-or-request", offering())
    assert found.holds is True
    assert "A switch: Snapchat, LinkedIn, X and Pinterest." in found.statement
    assert "A request: Facebook, Instagram and TikTok." in found.statement


@pytest.mark.parametrize(
    ("service", "means", "holds"),
    [("facebook", "toggle", False), ("x", "none", False), ("x", "unknown", None), ("pinterest", "request", False)],
)
def test_another_means_contradicts_and_an_unknown_one_leaves_open(service: str, means: str, holds: bool | None) -> None:
    found = learn("toggle-or-request", offering(**{service: means}))
    assert found.holds is holds
    assert SERVICES[service] in (found.why or "")


def test_a_means_that_differs_between_regions_leaves_it_open_and_none_elsewhere_does_not() -> None:
    both = [*offering(), audit("snapchat", can_refuse="request", region="US")]
    assert learn("toggle-or-request", both).holds is None
    none_elsewhere = [*offering(), audit("facebook", can_refuse="none", region="US")]
    found = learn("toggle-or-request", none_elsewhere)
    assert found.holds is True
    assert found.value["facebook"] == {"DE": "request", "US": "none"}


def test_one_service_confirms_nothing_about_all() -> None:
    assert learn("toggle-or-request", [audit("x", can_refuse="toggle")]).holds is None
    assert learn("toggle-or-request", [audit("x", can_refuse="request")]).holds is False


DEFAULTS = dict.fromkeys(SERVICES, "on") | {"kwai": "unknown", "discord": "not-used"}


def defaults(region: str = "DE", **other: str) -> tuple[list[Audit], dict[str, Any]]:
    kinds = DEFAULTS | other
    audits = [audit(service, region=region, default=kind) for service, kind in kinds.items()]
    return audits, {s: declaration(s, availability=[rule(kind)]) for s, kind in kinds.items()}


def test_eight_of_ten_train_by_default() -> None:
    found = learn("train-by-default", *defaults())
    assert found.holds is True
    assert found.statement == (
        "Train by default: anywhere 8 of 10 (not known: 1), worldwide 8 of 10 (not known: 1), "
        "DE 8 of 10 (not known: 1)."
    )
    assert found.value["DE"]["not-used"] == ["discord"]


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        ({"x": "off"}, None),  # Kwai could make up the number
        ({"x": "off", "kwai": "off"}, False),
        ({"x": "unknown"}, None),
        ({"discord": "on"}, False),
        ({"x": "off", "kwai": "on"}, True),
    ],
)
def test_the_number_follows_the_data(other: dict[str, str], holds: bool | None) -> None:
    assert learn("train-by-default", *defaults(**other)).holds is holds


def test_a_default_unresolved_in_one_region_is_named() -> None:
    audits, declared = defaults()
    declared["x"] = declaration("x", availability=[rule("unknown", "EEA"), rule("on")])
    audits = [audit("x", default="unknown") if a.service == "x" else a for a in audits]
    found = learn("train-by-default", audits, declared)
    assert found.holds is True
    assert found.value["DE"]["holds"] is None
    assert "Not settled: DE." in (found.why or "")


def test_a_region_where_fewer_train_leaves_the_claim_open() -> None:
    audits, declared = defaults()
    audits = [audit(a.service, default="off") if a.service in ("x", "reddit") else a for a in audits]
    found = learn("train-by-default", audits, declared)
    assert found.holds is None
    assert "Fewer in DE." in (found.why or "")


def test_surfaces_that_disagree_on_the_default_make_it_unknown() -> None:
    audits = [audit("x", default="on"), audit("x", default="off", surface="web")]
    assert learn("train-by-default", audits).value["DE"]["unknown"] == ["x"]


THREE = {
    "reddit": {"can_refuse": "none", "default": "on"},
    "discord": {"can_refuse": "none", "default": "not-used"},
    "kwai": {"can_refuse": "unknown", "default": "unknown"},
}


def three(**other: dict[str, str]) -> list[Audit]:
    return [audit(service, **told) for service, told in (THREE | other).items()]


def test_reddit_offers_nothing_discord_denies_kwai_is_unclear() -> None:
    found = learn("no-way-out", three())
    assert found.holds is True
    assert found.statement == "No way to refuse: Reddit (DE)."


@pytest.mark.parametrize(
    ("service", "told", "holds"),
    [
        ("reddit", {"can_refuse": "toggle", "default": "on"}, False),
        ("reddit", {"can_refuse": "unknown", "default": "on"}, None),
        ("discord", {"can_refuse": "none", "default": "on"}, False),
        ("kwai", {"can_refuse": "request", "default": "on"}, False),
    ],
)
def test_the_three_follow_the_data(service: str, told: dict[str, str], holds: bool | None) -> None:
    assert learn("no-way-out", three(**{service: told})).holds is holds


def test_others_without_a_way_somewhere_are_named() -> None:
    found = learn("no-way-out", [*three(), audit("facebook", can_refuse="none", default="on", region="US")])
    assert found.value["nothing"] == {"reddit": ["DE"], "facebook": ["US"]}


def scope(service: str, **used: str) -> dict[str, Any]:
    entries = [
        {"kind": kind.replace("_", "-"), "used": use, "text": "made up", "confidence": "low", "sources": ["page"]}
        for kind, use in used.items()
    ]
    page = {"page": {"url": "https://example.org/scope"}}
    return {service: declaration(service, data_in_scope=entries, sources=page)}


@pytest.mark.parametrize(
    ("posts", "drafts", "holds"),
    [
        ("yes", "yes", True),
        ("reported", "yes", None),
        ("yes", "unknown", None),
        ("yes", "no", False),
        ("no", "reported", False),
    ],
)
def test_private_videos_and_drafts(posts: str, drafts: str, holds: bool | None) -> None:
    found = learn("private-data", [audit("tiktok")], scope("tiktok", private_posts=posts, drafts=drafts))
    assert found.holds is holds


def test_who_else_takes_private_data_is_named_with_where_it_was_read() -> None:
    known = scope("linkedin", messages="yes") | scope("x", messages="no", private_posts="reported")
    found = learn("private-data", [audit("linkedin"), audit("x")], known)
    assert found.statement == "Known to use private data: LinkedIn: messages. Reported to: X: private posts."
    assert "https://example.org/scope" in found.sources
    assert found.holds is None


def test_where_a_refusal_must_be_honoured_is_open_while_stronger_rights_are_uncertain() -> None:
    found = learn(
        "where-refusal-must-be-honoured", [audit("tiktok", can_refuse="request", region=r) for r in ("DE", "US")]
    )
    assert found.value["regions"] == {"DE": "yes_unless_compelling", "US": "no"}
    assert found.value["total"] == 86
    assert sum(found.value["jurisdictions"].values()) == 86
    assert found.value["parts"] == {
        "forms-offered-everywhere": True,
        "need-not-be-honoured-somewhere": True,
        "must-be-honoured-in-eu-eea-uk": True,
        "nowhere-stronger": None,
    }
    assert found.value["stronger"] == {
        "South Korea": "medium",
        "China": "medium",
        "South Africa": "medium",
        "Philippines": "medium",
    }
    assert found.holds is None


def changed_laws(*, without: str = "", **fields: Any) -> Any:
    """The laws, without those of one answer, or with South Korea's entry changed."""
    entries = [j for j in laws().jurisdictions if j.must_honour != without]
    korean = [j.model_copy(update=fields) if j.code == "KR" else j for j in entries]
    return laws().model_copy(update={"jurisdictions": tuple(korean)})


def test_the_claim_about_the_law_follows_the_laws() -> None:
    audits = [audit("tiktok", can_refuse="request")]
    name = "where-refusal-must-be-honoured"
    assert learn(name, audits, of_law=changed_laws(without="yes_listed_exceptions_only")).holds is True
    assert learn(name, audits, of_law=changed_laws(confidence="high")).holds is False
    freed = laws().model_copy(
        update={
            "jurisdictions": tuple(
                j.model_copy(update={"must_honour": MustHonour.NO}) if j.code == "GB" else j
                for j in laws().jurisdictions
            )
        }
    )
    assert learn(name, audits, of_law=freed).holds is False


def test_a_form_missing_in_one_region_contradicts_that_it_is_offered_everywhere() -> None:
    audits = [audit("facebook", can_refuse="request"), audit("facebook", can_refuse="none", region="US")]
    found = learn("where-refusal-must-be-honoured", audits)
    assert found.holds is False
    assert found.value["parts"]["forms-offered-everywhere"] is False


def test_a_region_without_a_law_on_file_is_unknown() -> None:
    found = learn("where-refusal-must-be-honoured", [audit("x", region="FJ")])
    assert found.value["regions"] == {"FJ": "unknown"}


def test_the_203_million_dollars_are_not_for_google_and_openai() -> None:
    found = learn("deals", [audit("reddit")])
    assert found.holds is False
    assert "contracts signed 2024-01; partners named: none" in (found.why or "")
    assert "The deal with OpenAI came later, on 2024-05-16." in (found.why or "")
    assert any("203m" in url for url in found.sources)
    assert "Reddit to Google, about USD 60 million per year" in found.statement


def test_the_claim_about_money_follows_the_deals() -> None:
    (stated,) = deals().aggregates
    named = stated.model_copy(update={"partners_named": ("Google", "OpenAI"), "stated": "2024-12"})
    unnamed = stated.model_copy(update={"stated": "2024-12"})
    other = stated.model_copy(update={"total_usd": 1.0})

    def holds(*aggregates: Any) -> bool | None:
        return learn("deals", [audit("reddit")], of_deals=deals().model_copy(update={"aggregates": aggregates})).holds

    assert holds(named) is True
    assert holds(unnamed) is None
    assert holds(other) is None
    assert holds() is None


def test_past_training_is_told_by_service() -> None:
    undone = {
        service: declaration(service, past_training={"undone": answer, "confidence": "low"})
        for service, answer in {"x": "yes", "reddit": "no", "kwai": "unknown"}.items()
    }
    found = learn("past-training", [audit(service) for service in undone], undone)
    assert found.statement == "Past training can be undone: X; cannot: Reddit; not known: Kwai."
    assert (found.published, found.holds) == (None, None)


def texts(service: str, *named: bool | None) -> dict[str, Any]:
    """A service with a switch, and one text a year that names it, leaves it out, or was not looked at."""
    switch = {
        "id": "switch",
        "means": "toggle",
        "surfaces": ["web"],
        "regions": ["WORLD"],
        "title": "made up",
        "steps": [{"do": "toggle", "name": "Train", "to": "off"}],
        "confidence": "low",
    }
    events = [
        {
            "date": f"202{year}-01-01",
            "document": "Privacy Policy",
            "collection": "contrib",
            "commit": "0" * 40,
            "text": "made up",
            "names_control": said,
        }
        for year, said in enumerate(named)
    ]
    return {service: declaration(service, routes=[switch], policy=events)}


def test_silence_is_told_only_of_documents_that_were_looked_at_and_by_their_latest_text() -> None:
    known = (
        texts("snapchat", False, None)
        | texts("x", False, True)
        | texts("linkedin", None)
        | texts("pinterest", True, False)
    )
    found = learn("policy-silence-on-control", [audit(s) for s in (*known, "reddit")], known)
    assert found.value == {
        "snapchat": {"Privacy Policy (contrib)": False},
        "x": {"Privacy Policy (contrib)": True},
        "pinterest": {"Privacy Policy (contrib)": False},
    }
    assert found.statement.endswith("none of their documents looked at names: Snapchat and Pinterest.")
    assert found.why == "Not stated of the documents of LinkedIn."


def test_a_study_of_one_service_gets_every_insight_once_and_says_what_it_covers() -> None:
    found = insights([audit("x", count(6))], [declaration("x")], laws(), deals())
    assert len(found) == len({insight.id for insight in found}) == len(ALL)
    of_all = {"hardest-platform", "count-against-published", "toggle-or-request", "train-by-default", "no-way-out"}
    assert all("1 of the 10" in (insight.why or "") for insight in found if insight.id in of_all)


def test_a_study_of_another_topic_has_nothing_to_set_beside_the_published_one() -> None:
    assert insights([audit("x", topic="telemetry")], [declaration("x")], laws(), deals()) == ()
    mixed = [audit("x", topic="telemetry", can_refuse="toggle"), audit("facebook", can_refuse="request")]
    assert list(learn("toggle-or-request", mixed).value) == ["facebook"]


def test_a_service_that_nobody_declared_is_called_by_its_id() -> None:
    found = insights([audit("x", can_refuse="toggle")], [], laws(), deals())
    assert any("A switch: x." in insight.statement for insight in found)
