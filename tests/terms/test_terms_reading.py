"""Real histories, made by real git, read from the repository to the event."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordings import TRAINING

from sayno.auditing.policies import Question, of_services, trails
from sayno.auditing.processes import processes
from sayno.catalogue import Unknown
from sayno.model.service import Declaration, Document
from sayno.terms import open_history
from sayno.terms.claims import ClaimReader
from sayno.terms.keeping import Keep
from sayno.terms.reading import read, slug
from sayno.terms.sharing import SharedReading
from sayno.terms.texts import BINARY, Text, packed, unpacked

BORING = "\n\n".join(f"Paragraph {n} is about cookies, and about what they are for in our services." for n in range(60))
FRENCH = "\n\n".join(f"Le paragraphe {n} dit comment vos données servent à améliorer nos services." for n in range(60))
SAYS = f"{BORING}\n\n{TRAINING}"


def happened(trail) -> list[tuple[str, str, str]]:
    return [(event.date.isoformat(), event.event, event.kind) for event in trail.events]


@pytest.fixture
def privacy(collection):
    """A policy that says nothing, is read anew, says something, is lost for a day, and says it in other words."""
    collection.commit("First record of X Privacy Policy", "2023-01-01", X__Privacy_Policy=BORING)
    collection.commit("Refilter X Privacy Policy", "2023-02-01", X__Privacy_Policy=BORING.replace("cookies", "Cookies"))
    collection.commit("Update X Privacy Policy", "2023-03-01", X__Privacy_Policy=SAYS)
    collection.commit("Update X Privacy Policy", "2023-04-01", X__Privacy_Policy="Sign in\n\nto continue")
    collection.commit("Update X Privacy Policy", "2023-04-02", X__Privacy_Policy=SAYS)
    reworded = SAYS.replace("We use your posts", "Your posts, we use them")
    collection.commit("Update X Privacy Policy", "2023-05-01", X__Privacy_Policy=reworded)
    return collection


def test_a_claim_that_came_in_is_dated_and_a_lost_day_is_none(privacy) -> None:
    with open_history(privacy.folder) as history:
        (trail,) = read(history)
    assert happened(trail) == [("2023-03-01", "appeared", "trains")]
    assert (trail.versions, trail.rerenders, trail.unread) == (5, 1, {"a fragment": 1})
    (event,) = trail.events
    assert event.quote in SAYS
    assert SAYS[event.after[0].start : event.after[0].end] == event.quote


def test_a_stance_at_a_day_is_that_of_the_version_that_stood(privacy) -> None:
    with open_history(privacy.folder) as history:
        stances = [next(read(history, at=date(2023, month, 15))).stance for month in (1, 3)]
    assert [(s.trains, s.read.isoformat()) for s in stances if s] == [("silent", "2023-01-01"), ("yes", "2023-03-01")]


def test_from_a_day_on_the_record_begins_anew(privacy) -> None:
    with open_history(privacy.folder) as history:
        (trail,) = read(history, since=date(2023, 4, 2))
        assert list(read(history, since=date(2024, 1, 1))) == []
    assert happened(trail) == [("2023-04-02", "present-at-start", "trains")]


def test_a_renamed_document_keeps_its_history(privacy) -> None:
    privacy.git("mv", "X/Privacy Policy.md", "X/Privacy Notice.md")
    privacy.git("commit", "-q", "-m", "Rename", day="2023-06-01")
    with open_history(privacy.folder) as history:
        (trail,) = read(history)
    assert happened(trail) == [("2023-03-01", "appeared", "trains")]
    assert trail.path == "X/Privacy Notice.md"


def test_what_cannot_be_read_is_counted_and_the_rest_goes_on(collection) -> None:
    collection.commit("First record of X Terms", "2023-01-01", X__Terms=BORING)
    collection.commit("Update X Terms", "2023-02-01", X__Terms=b"\x89PNG\0\0\0" * 1000)
    collection.commit("Update X Terms", "2023-03-01", X__Terms=FRENCH)
    collection.commit("Update X Terms", "2023-04-01", X__Terms=SAYS)
    collection.commit("First record of Y Terms", "2023-01-01", Y__Terms=SAYS)
    with open_history(collection.folder) as history:
        first, second = read(history)
    assert first.unread == {BINARY: 1, "language fr": 1}
    assert happened(first) == [("2023-04-01", "appeared", "trains")]
    assert happened(second) == [("2023-01-01", "present-at-start", "trains")]


def test_a_missing_text_is_counted(privacy) -> None:
    with open_history(privacy.folder) as history:
        blob = list(history.versions())[2].blob
        (privacy.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        (trail,) = read(history)
    assert trail.unread["missing or damaged"] == 2
    assert happened(trail) == [("2023-05-01", "appeared", "trains")]


def test_a_text_too_long_is_passed_over(privacy, monkeypatch) -> None:
    monkeypatch.setattr("sayno.terms.git.LONGEST", len(SAYS) - 1)
    with open_history(privacy.folder) as history:
        (trail,) = read(history)
    assert trail.unread["longer than 64 MiB"] == 3
    assert trail.events == ()


def test_long_lines_and_long_texts_are_read(collection) -> None:
    line = "cookies are for our services, and " * 60_000
    collection.commit("First record of X Terms", "2023-01-01", X__Terms=f"{line}\n\n{TRAINING}\n")
    with open_history(collection.folder) as history:
        (trail,) = read(history)
    assert happened(trail) == [("2023-01-01", "present-at-start", "trains")]


def test_documents_may_be_shared_out(privacy) -> None:
    privacy.commit("First record of Y Terms", "2023-01-01", Y__Terms=SAYS)
    with open_history(privacy.folder) as history, processes(2) as pool:
        assert list(read(history, executor=pool)) == list(read(history))


def test_what_was_read_is_kept_and_only_the_new_is_read(privacy, tmp_path, monkeypatch) -> None:
    with Keep(tmp_path / "keep") as keep, open_history(privacy.folder, keep=keep) as history:
        first = list(read(history, keep=keep))
    privacy.commit("Update X Privacy Policy", "2023-07-01", X__Privacy_Policy=BORING)
    privacy.commit("First record of Y Terms", "2023-07-01", Y__Terms=SAYS)
    asked: list[str] = []
    with Keep(tmp_path / "keep") as keep, open_history(privacy.folder, keep=keep) as history:
        whole = history.bodies

        def counted(blobs):
            names = list(blobs)
            asked.extend(names)
            return whole(names)

        monkeypatch.setattr(history, "bodies", counted)
        again = list(read(history, keep=keep))
        now = {version.blob for version in history.versions() if version.date.month == 7}
    with open_history(privacy.folder) as history:
        assert again == list(read(history))
    assert [len(first), len(again)] == [1, 2]
    assert happened(again[0])[-1] == ("2023-07-01", "disappeared", "trains")
    # What is asked for beside the new texts are the two that a going is judged by.
    assert len(set(asked) - now) <= 2


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b""])
def test_a_damaged_keep_costs_nothing_but_time(privacy, tmp_path, damage) -> None:
    file = tmp_path / "keep"
    for _ in range(2):
        with Keep(file) as keep, open_history(privacy.folder, keep=keep) as history:
            assert len(next(read(history, keep=keep)).events) == 1
        file.write_bytes(damage)
    with Keep(file) as keep:
        keep.put({"a": b"1"})
        keep.put({"a": b"2"})
    with Keep(file) as keep:
        keep.put({"b": b"3"})
        assert keep.get(["a", "b", "c"]).get("b", b"3") == b"3"


def test_a_damaged_piece_is_a_missing_one(tmp_path) -> None:
    with Keep(tmp_path / "keep") as keep:
        keep.put({"a": b"whole" * 100, "b": b"whole"})
        assert keep._base is not None
        keep._base.execute("UPDATE kept SET body = X'00' WHERE name = 'a'")
        assert keep.get(["a", "b"]) == {"b": b"whole"}


def test_several_runs_may_keep_at_once(tmp_path) -> None:
    with Keep(tmp_path / "keep") as one, Keep(tmp_path / "keep") as other:
        one.put({"a": b"1"})
        other.put({"b": b"2"})
        assert one.get(["a", "b"]) == other.get(["a", "b"]) == {"a": b"1", "b": b"2"}


def test_a_keep_in_no_place_keeps_nothing(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Keep(tmp_path / "file" / "keep") as keep:
        keep.put({"a": b"1"})
        assert keep.get(["a"]) == {}


def test_texts_are_unpacked_as_they_were_packed() -> None:
    said = SharedReading(ClaimReader()).claims(f"{TRAINING}\n\n{TRAINING}".encode())
    texts = {"a": Text(100, *said), "b": Text(0, lack="missing or damaged"), "c": Text(100, *said)}
    assert unpacked(packed(texts)) == texts


@pytest.mark.parametrize(
    "wrong", [b"", b"[]", b"[1, 2]", b'[[], {"a": 1}]', b'[[["trains"]], {"a": [1, [0], [], null]}]']
)
def test_what_was_not_packed_is_not_unpacked(wrong) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(wrong)


PIECES = [
    TRAINING,
    "## How we use data",
    "*   train our machine learning models;\n*   show advertising.",
    "| Purpose | Basis |\n| --- | --- |\n| Training AI models | Legitimate interests |",
    "You may not use our services to train artificial intelligence.",
    "We do not use your messages to train AI.",
    "Nothing of interest stands here.",
    "You must not:",
    "Ünïcode “quotes” — and more.",
]


@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=8), min_size=1, max_size=4),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n"]),
)
def test_sharing_changes_nothing_that_is_read(versions, gap) -> None:
    shared, reader = SharedReading(ClaimReader()), ClaimReader()
    for version in versions:
        text = gap.join(version)
        said, starts = shared.claims(text.encode())
        plain = list(reader.claims(text, "en"))
        assert [(one.kind, at, one.quote) for one, at in zip(said, starts, strict=True)] == [
            (claim.kind, claim.start, text[claim.start : claim.end]) for claim in plain
        ]


def test_bytes_that_are_no_text_hide_no_claim() -> None:
    body = b"\xffAI\xfe: we use your posts to train our \xc3 models."
    said, starts = SharedReading(ClaimReader()).claims(body)
    claims = list(ClaimReader().claims(body.decode("utf-8", "replace"), "en"))
    assert [claim.kind for claim in said] == [claim.kind for claim in claims] == ["trains"]
    assert list(starts) == [claim.start for claim in claims]


def test_a_question_names_a_service_and_a_document_in_any_case(privacy, quiet) -> None:
    privacy.commit("First record of Academia.edu Terms", "2023-01-02", **{"Academia.edu__Terms": SAYS})
    source = str(privacy.folder)
    assert [t.name for t in trails(Question(source), quiet)] == ["Academia.edu", "X"]
    assert [t.document for t in trails(Question(source, "x", "privacy policy"), quiet)] == ["Privacy Policy"]
    with pytest.raises(Unknown, match=r"no service 'y'; the nearest: Academia\.edu, X"):
        list(trails(Question(source, "y"), quiet))
    with pytest.raises(Unknown, match="no document 'imprint'"):
        list(trails(Question(source, "x", "imprint"), quiet))


def test_declarations_say_whose_a_document_is(privacy) -> None:
    privacy.commit("First record of Twitter Terms", "2023-01-02", Twitter__Terms=SAYS)
    privacy.commit("First record of Bakery Terms", "2023-01-02", Bakery__Terms=SAYS)
    here = Document(name="Privacy Policy", collection="pga-versions", path="X/Privacy Policy.md")
    elsewhere = Document(name="Privacy Policy", collection="contrib-versions", path="X/Privacy Policy.md")
    declared = [
        Declaration.model_construct(id=service, names=names, documents=(document,))
        for service, names, document in (("other", ("Other",), elsewhere), ("bird", ("Bird", "Twitter"), here))
    ]
    found = of_services([str(privacy.folder)], declared)
    assert {t.path: t.service for t in found} == {
        "Bakery/Terms.md": "bakery",
        "Twitter/Terms.md": "bird",
        "X/Privacy Policy.md": "bird",
    }


@pytest.mark.parametrize(
    ("name", "expected"), [("Google Maps", "google-maps"), ("Académie!", "academie"), ("X", "x"), ("a_b", "a-b")]
)
def test_ids_are_made_of_names(name, expected) -> None:
    assert slug(name) == expected


def test_a_name_without_latin_letters_has_an_id_too() -> None:
    assert slug("微博").startswith("service-")
    assert slug("微博") != slug("微信")
