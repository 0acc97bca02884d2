"""The three real histories: the dates that were found by hand, and what the reader finds."""

import os
from pathlib import Path

import pytest

from sayno.catalogue import topic
from sayno.terms import open_history, read

ROOT = Path(__file__).resolve().parents[2]
POLICIES = Path(os.environ.get("SAYNO_POLICIES") or ROOT.parent / "shared" / "policies")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (POLICIES / "pga-versions.bundle").is_file(), reason="the policy histories are not at hand"),
]


@pytest.fixture(scope="session")
def histories(tmp_path_factory):
    cache = tmp_path_factory.mktemp("histories")
    names = ("pga-versions", "vlopses-us-versions", "contrib-versions-seven")
    opened = {name: open_history(POLICIES / f"{name}.bundle", cache=cache) for name in names}
    yield opened
    for history in opened.values():
        history.close()


# Dated by hand, reading the histories; each the first wording on training in its record.
# The bundle of seven services was cut from a larger history, so its commits bear other names than that history's.
BY_HAND = [
    ("pga-versions", "LinkedIn/Privacy Policy.md", "2024-09-19", "0bb97299d07d32698c39e340ffa8e7d8056e9c2b", "change"),
    ("pga-versions", "Snapchat/Privacy Policy.md", "2023-07-14", "f4d88509c3a90a4448029b4be99f69545af4bb81", "change"),
    ("pga-versions", "TikTok/Privacy Policy.md", "2022-12-02", "77a987285557449e1d599dd532bf856dadc184b9", "change"),
    ("pga-versions", "X/Terms of Service.md", "2024-10-17", "190ca8ff489959f4e53d7462a346f3d342fb87e0", "change"),
    ("pga-versions", "X/Developer Terms.md", "2025-06-04", "5453af28fd27c1ea2ba71a72ae0514bb4df9c384", "change"),
    ("pga-versions", "Reddit/Developer Terms.md", "2026-07-14", "6c7ac1c652127c0903c266a38d868ebf6db96eb2", "first"),
    (
        "vlopses-us-versions",
        "TikTok/Privacy Policy.md",
        "2025-09-13",
        "53e426edda3c46399ad6635bd7f2b7136ce9f033",
        "first",
    ),
    (
        "vlopses-us-versions",
        "TikTok/Terms of Service.md",
        "2026-01-23",
        "16d56ff49f2d02d308a0cd359a141bb73e6baab0",
        "change",
    ),
    (
        "vlopses-us-versions",
        "Facebook/Privacy Policy.md",
        "2025-09-28",
        "1d1ad082c93ae59967db9a6cf1700a6ef526581d",
        "first",
    ),
    (
        "vlopses-us-versions",
        "Snapchat/Terms of Service.md",
        "2025-09-12",
        "35256e325543188afe4aa98666669a04ffaa50df",
        "first",
    ),
    ("contrib-versions-seven", "LinkedIn/Privacy Policy.md", "2024-09-19", None, "change"),
    ("contrib-versions-seven", "Twitter/Privacy Policy.md", "2023-08-23", None, "change"),
    ("contrib-versions-seven", "Pinterest/Privacy Policy.md", "2023-08-01", None, "change"),
    ("contrib-versions-seven", "Reddit/Terms of Service.md", "2024-08-16", None, "change"),
    ("contrib-versions-seven", "TikTok/Privacy Policy.md", "2023-04-19", None, "rerender"),
]


@pytest.mark.parametrize(("bundle", "path", "day", "commit", "kind"), BY_HAND)
def test_first_mentions_are_those_found_by_hand(histories, bundle, path, day, commit, kind):
    (trail,) = read(histories[bundle], topic("ai-training"), documents={path: "it"})
    assert trail.first is not None
    assert (trail.first.date.date().isoformat(), trail.first.kind) == (day, kind)
    assert commit in (None, trail.first.commit)


def test_a_policy_that_is_silent_on_training_has_no_first_mention(histories):
    (trail,) = read(
        histories["contrib-versions-seven"], topic("ai-training"), documents={"Discord/Privacy Policy.md": "it"}
    )
    assert (trail.first, trail.present) == (None, ())


@pytest.mark.parametrize(
    ("bundle", "versions", "documents", "rerenders"),
    [
        ("pga-versions", 4841, 133, 296),
        ("vlopses-us-versions", 2339, 219, 155),
        ("contrib-versions-seven", 2319, 44, 126),
    ],
)
def test_every_version_is_read_with_its_kind(histories, bundle, versions, documents, rerenders):
    history = histories[bundle]
    kinds = [version.kind for version in history.versions()]
    assert len(kinds) == versions
    assert len(history.records) == documents
    assert kinds.count("rerender") == rerenders


def test_collections_say_their_names(histories):
    assert [h.name for h in histories.values()] == ["pga-versions", "vlopses-us-versions", "contrib-versions"]


def test_quotes_of_real_texts_are_exact(histories):
    history = histories["contrib-versions-seven"]
    versions = {(v.path, v.commit): v for v in history.versions()}
    paths = {"TikTok/Privacy Policy.md": "tiktok", "Twitter/Privacy Policy.md": "x"}
    mentions = [m for t in read(history, topic("ai-training"), documents=paths) for m in t.present]
    assert mentions
    for mention in mentions:
        assert history.text(versions[mention.path, mention.commit])[mention.start : mention.end] == mention.quote
