"""Labelled passages: their texts from the file or from a real history, and what cannot be used."""

import json
from pathlib import Path

import pytest

from sayno.terms.claims import ClaimReader
from sayno.terms.evaluation.baselines import by_expression, by_words
from sayno.terms.evaluation.labels import BadLabels, Labelled, by_group, read_labels
from sayno.terms.evaluation.reading import read_all

POLICY = "# Privacy\n\nWe use cookies.\n\nWe use your posts to train our AI models.\n"
PAGE = "<p>We use cookies.</p><ul><li>We use your <a href='/posts'>posts</a>\n to train &amp; improve AI.</li></ul>"


def file_of(folder: Path, *entries: object) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("\n".join(e if isinstance(e, str) else json.dumps(e) for e in entries) + "\n", "utf-8")
    return path


def entry(labels: str, **more: object) -> dict[str, object]:
    return {"id": "p1", "document": "Plaza/Privacy Policy.md", "labels": labels.split(), **more}


def passage(text: str, labels: str, group: str = "Plaza") -> Labelled:
    return Labelled(group, group, "Privacy", text, frozenset(labels.split()))


def test_a_passage_may_bring_its_text(tmp_path) -> None:
    labels = read_labels(file_of(tmp_path, {"set": "some"}, entry("trains", text="We train AI.", part="test")))
    (one,) = labels.passages
    assert (one.service, one.group, one.text, one.labels) == ("Plaza", "Plaza", "We train AI.", {"trains"})
    assert (one.part, labels.without_text) == ("test", 0)


def test_a_text_is_brought_from_the_history_by_its_place(tmp_path, collection) -> None:
    collection.commit("First record of Plaza Privacy Policy", "2024-01-01", Plaza__Privacy_Policy=POLICY)
    blob = collection.git("rev-parse", "HEAD:Plaza/Privacy Policy.md")
    start = POLICY.index("We use your")
    there = entry("trains", blob=blob, start=start, length=41)
    labels = read_labels(
        file_of(tmp_path, there, entry("", blob="0" * 40, start=0, length=9)), [str(collection.folder)]
    )
    (one,) = labels.passages
    assert (one.text, one.source, one.start) == ("We use your posts to train our AI models.", POLICY, start)
    assert labels.without_text == 1
    (reading,) = read_all(labels.passages, ClaimReader())
    assert reading.kinds == reading.kinds_in_place == {"trains"}
    assert reading.inside[0] == reading.inside[1] > 0


def test_of_a_page_the_text_between_two_tags_is_meant_without_those_in_it(tmp_path, collection) -> None:
    collection.put("Plaza/page.html", PAGE)
    collection.git("add", "-A")
    collection.git("commit", "-q", "-m", "A page")
    start = PAGE.index("We use your")
    there = {"blob": collection.git("rev-parse", "HEAD:Plaza/page.html"), "start": start, "markup": "html"}
    length = PAGE.index("</li>") - start
    labels = read_labels(file_of(tmp_path, entry("trains", **there, length=length)), [str(collection.folder)])
    assert [one.text for one in labels.passages] == ["We use your posts to train & improve AI."]
    assert labels.passages[0].source is None


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["{", '{"labels": []}'], ":1: no JSON"),
        ([{"labels": [], "text": "x"}, "[]"], ":2: not an object"),
        ([{"set": "x"}, {"set": "y"}], ":2: no 'labels'"),
        ([entry("trains teaches", text="x")], "unknown label 'teaches'; there are trains, denies"),
        ([entry("trains")], "no passage has a text at hand"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(tmp_path, lines, said) -> None:
    with pytest.raises(BadLabels) as caught:
        read_labels(file_of(tmp_path, *lines))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_expression_finds_what_stands_near_words_of_training() -> None:
    assert by_expression(passage("We use your posts to train our AI models.", "")) == {"trains"}
    assert by_expression(passage("You may not use the site to train AI models.", "")) == {"forbids"}
    assert by_expression(passage("You can opt out of marketing emails.", "")) == frozenset()


def test_the_model_of_words_judges_a_group_by_the_others() -> None:
    said = [("We use your posts to train our AI models.", "trains"), ("We use cookies to count visits.", "")]
    passages = [passage(text, labels, f"group {n}") for n in range(6) for text, labels in said]
    assert by_words(passages) == [p.labels for p in passages]
    assert by_words(passages[:2]) == [frozenset(), frozenset()], "one group has no others"
    assert by_words(passages[:2], learning=passages[2:]) == [p.labels for p in passages[:2]]


def test_services_of_one_owner_are_one_group() -> None:
    one, two, three = passage("a", "", "x"), passage("b", "", "y"), passage("c", "", "x")
    assert by_group([one, two, three]) == {"x": [0, 2], "y": [1]}
