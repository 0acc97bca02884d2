"""The three real histories: the changes that were dated by hand, and what the reader finds."""

import json
import os
from pathlib import Path

import pytest

from sayno.terms import open_history
from sayno.terms.reading import read

ROOT = Path(__file__).resolve().parents[2]
POLICIES = Path(os.environ.get("SAYNO_POLICIES") or ROOT.parent / "shared" / "policies")
CORPUS = [json.loads(line) for line in (ROOT / "corpus" / "events.jsonl").read_text("utf-8").splitlines()[1:]]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (POLICIES / "pga-versions.bundle").is_file(), reason="the policy histories are not at hand"),
]

# One document of each kind of change: dated by hand in the histories, each known to the day. The whole set is measured
# by benchmarks/terms_events.py.
SOME = {
    "pga-versions": [
        "BeReal/Privacy Policy.md",
        "LinkedIn/Privacy Policy.md",
        "Quora/Privacy Policy.md",
        "Reddit/Developer Terms.md",
        "Snapchat/Privacy Policy.md",
        "Twitter/Privacy Policy.md",
        "X/Developer Terms.md",
        "X/Privacy Policy.md",
    ],
    "vlopses-us-versions": ["Google Maps/Developer Terms.md", "TikTok/Terms of Service.md", "X/Privacy Policy.md"],
}


@pytest.fixture(scope="session")
def histories(tmp_path_factory):
    cache = tmp_path_factory.mktemp("histories")
    names = ("pga-versions", "vlopses-us-versions", "contrib-versions-seven")
    opened = {name: open_history(POLICIES / f"{name}.bundle", cache=cache) for name in names}
    yield opened
    for history in opened.values():
        history.close()


@pytest.mark.parametrize(("collection", "path"), [(name, path) for name, paths in SOME.items() for path in paths])
def test_changes_are_dated_as_by_hand(histories, collection, path) -> None:
    (line,) = [one for one in CORPUS if (one["collection"], one["path"]) == (collection, path)]
    (trail,) = read(histories[collection], lambda record: "it" if record.path == path else None)
    found = {(event.commit, event.kind) for event in trail.events}
    dated = {(one["commit"], one["kind"]) for one in line["events"] if one.get("certain", True)}
    assert dated <= found


@pytest.mark.parametrize(
    ("bundle", "versions", "documents", "rerenders"),
    [
        ("pga-versions", 4841, 133, 296),
        ("vlopses-us-versions", 2339, 219, 155),
        ("contrib-versions-seven", 2319, 44, 126),
    ],
)
def test_every_version_is_read_with_its_kind(histories, bundle, versions, documents, rerenders) -> None:
    history = histories[bundle]
    kinds = [version.kind for version in history.versions()]
    assert len(kinds) == versions
    assert len(history.records) == documents
    assert kinds.count("rerender") == rerenders


def test_collections_say_their_names(histories) -> None:
    assert [h.name for h in histories.values()] == ["pga-versions", "vlopses-us-versions", "contrib-versions"]


def test_versions_are_addressed_where_they_stand(histories) -> None:
    whole, excerpt = histories["pga-versions"], histories["contrib-versions-seven"]
    version = next(v for v in whole.versions() if v.path == "LinkedIn/Privacy Policy.md")
    assert whole.addresses(version) == (
        f"https://github.com/OpenTermsArchive/pga-versions/blob/{version.commit}/LinkedIn/Privacy%20Policy.md?plain=1"
    )
    other = next(v for v in excerpt.versions() if v.path == "LinkedIn/Privacy Policy.md")
    assert (excerpt.addresses(other) or "").startswith(
        "https://github.com/OpenTermsArchive/contrib-versions/commits/main/LinkedIn/Privacy%20Policy.md?since="
    )


def test_quotes_of_real_texts_are_exact(histories) -> None:
    history = histories["contrib-versions-seven"]
    paths = ("TikTok/Privacy Policy.md", "Twitter/Privacy Policy.md")
    versions = {(v.path, v.commit): v for v in history.versions()}
    trails = list(read(history, lambda record: "it" if record.path in paths else None))
    stances = [trail.stance for trail in trails if trail.stance]
    assert len(stances) == len(trails) == 2
    for trail, stance in zip(trails, stances, strict=True):
        text = history.text(versions[trail.path, stance.commit])
        quotations = [quotation for held in stance.held.values() for quotation in held.claims]
        assert quotations
        assert all(text[one.start : one.end] == one.quote for one in quotations)
