from datetime import date

import pytest

from sayno.model.service import Declaration, Document
from sayno.terms import open_history, read, trails
from sayno.terms.reading import slug

TRAINING = "We use your posts to train our AI models."
FRENCH = "Vos données servent à améliorer nos services, é à ü."


@pytest.fixture
def privacy(collection):
    """A policy that says nothing, is read anew, says something, loses a word, and says it again with more."""
    said = {
        "2023-01-01": ("Start tracking", f"{FRENCH}\n"),
        "2023-02-01": ("Refilter", f"# Policy\n\n{FRENCH}\n"),
        "2023-03-01": ("Record new changes of", f"# Policy\n\n{FRENCH}\n\n{TRAINING}\n"),
        "2023-04-01": ("Record new changes of", f"# Policy\n\n{FRENCH}\n"),
        "2023-05-01": ("Record new changes of", f"{TRAINING}\n\n{FRENCH}\n\n* No training of AI on messages.\n"),
    }
    for day, (form, text) in said.items():
        collection.commit(f"{form} X Privacy Policy", day, X__Privacy_Policy=text)
    return collection


def test_the_first_mention_and_the_present_wording(privacy, topic):
    with open_history(privacy.folder) as history:
        (trail,) = read(history, topic)
        third = list(history.versions())[2]
    assert (trail.service, trail.document, trail.collection, trail.path) == (
        "x",
        "Privacy Policy",
        "pga-versions",
        "X/Privacy Policy.md",
    )
    assert (trail.versions, trail.rerenders, trail.last_version) == (4, 1, "2023-05-01")
    assert trail.first is not None
    assert (trail.first.commit, trail.first.kind, trail.first.quote) == (third.commit, "change", TRAINING)
    assert [m.quote for m in trail.present] == [TRAINING, "* No training of AI on messages."]


def test_every_mention_quotes_its_version_exactly(privacy, topic):
    with open_history(privacy.folder) as history:
        by_commit = {v.commit: v for v in history.versions()}
        (trail,) = read(history, topic)
        assert trail.first is not None
        mentions = (trail.first, *trail.present)
        texts = [history.text(by_commit[m.commit]) for m in mentions]
    assert [text[m.start : m.end] for text, m in zip(texts, mentions, strict=True)] == [m.quote for m in mentions]


def test_a_wording_there_from_the_start_is_marked_so(privacy, topic):
    with open_history(privacy.folder) as history:
        (trail,) = read(history, topic, since=date(2023, 5, 1))
    assert trail.first is not None
    assert (trail.versions, trail.first.kind) == (1, "first")


def test_a_wording_that_a_rerender_brought_is_marked_so(collection, topic):
    collection.commit("Start tracking X Terms", "2023-01-01", X__Terms="Menu")
    collection.commit("Refilter X Terms", "2023-01-01", X__Terms=f"Menu\n\n{TRAINING}")
    with open_history(collection.folder) as history:
        (trail,) = read(history, topic)
    assert trail.first is not None
    assert trail.first.kind == "rerender"


def test_a_rerender_that_changes_nothing_said_changes_no_trail(collection, topic):
    collection.commit("Start tracking X Terms", "2023-01-01", X__Terms="Menu")
    collection.commit("Record new changes of X Terms", "2023-02-01", X__Terms=f"Menu\n\n{TRAINING}")
    with open_history(collection.folder) as history:
        (before,) = read(history, topic)
    rerender = f"Menu\n\n\n* {TRAINING}\n"
    collection.commit("Apply technical or declaration upgrade on X Terms", "2023-03-01", X__Terms=rerender)
    with open_history(collection.folder) as history:
        (after,) = read(history, topic)
    assert (after.first, after.versions, after.rerenders) == (before.first, before.versions, before.rerenders + 1)


def test_silence_is_a_trail_without_mentions(collection, topic):
    collection.commit("First record of X Terms", "2023-01-01", X__Terms="Nothing of the kind.")
    with open_history(collection.folder) as history:
        (trail,) = read(history, topic)
    assert (trail.first, trail.present, trail.versions) == (None, (), 1)


def test_a_renamed_document_was_first_said_under_its_old_name(collection, topic):
    text = f"{TRAINING}\n" + "\n".join(f"line {n}" for n in range(40))
    collection.commit("First record of Twitter Terms", "2020-01-01", Twitter__Terms=text)
    collection.commit("Rename Twitter to X", "2020-01-02", Twitter__Terms=None, X__Terms=text)
    with open_history(collection.folder) as history:
        (trail,) = read(history, topic, documents={"Twitter/Terms.md": "x"})
    assert trail.first is not None
    assert (trail.service, trail.path, trail.first.path) == ("x", "X/Terms.md", "Twitter/Terms.md")
    assert trail.first.date.date() == date(2020, 1, 1)


def test_a_document_out_of_the_collection_says_so(collection, topic):
    collection.commit("First record of X Terms", "2023-01-01", X__Terms=TRAINING)
    gone = collection.commit("Remove X", "2023-02-01", X__Terms=None)
    with open_history(collection.folder) as history:
        (trail,) = read(history, topic)
    assert trail.ended == gone


def test_an_unreadable_text_is_counted_and_passed_over(privacy, topic):
    with open_history(privacy.folder) as history:
        blob = list(history.versions())[2].blob
        (privacy.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        (trail,) = read(history, topic)
    assert trail.first is not None
    assert (trail.unreadable, trail.first.date.date()) == (1, date(2023, 5, 1))


def test_only_the_documents_asked_for_are_read(collection, topic):
    collection.commit("First record of X Terms", "2023-01-01", X__Terms=TRAINING)
    collection.commit("First record of Academia.edu Terms", "2023-01-02", **{"Academia.edu__Terms": TRAINING})
    with open_history(collection.folder) as history:
        assert [t.service for t in read(history, topic)] == ["academia-edu", "x"]
        assert [t.service for t in read(history, topic, documents={"X/Terms.md": "twitter"})] == ["twitter"]
        assert read(history, topic, documents={}) == ()


def test_declarations_say_whose_a_document_is(privacy, topic):
    here = Document(name="Privacy Policy", collection="pga-versions", path="X/Privacy Policy.md")
    elsewhere = Document(name="Privacy Policy", collection="contrib-versions", path="X/Privacy Policy.md")
    declared = [
        Declaration.model_construct(id=service, documents=(document,))
        for service, document in (("other", elsewhere), ("twitter", here))
    ]
    found = trails([str(privacy.folder)], declared, topic)
    assert [(t.service, t.document) for t in found] == [("twitter", "Privacy Policy")]


@pytest.mark.parametrize(
    ("name", "expected"), [("Google Maps", "google-maps"), ("Académie!", "academie"), ("X", "x"), ("a_b", "a-b")]
)
def test_ids_are_made_of_names(name, expected):
    assert slug(name) == expected


def test_a_name_without_latin_letters_has_an_id_too():
    assert slug("微博").startswith("service-")
    assert slug("微博") != slug("微信")
