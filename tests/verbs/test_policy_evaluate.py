"""``sayno policy evaluate`` as a person meets it."""

import json

import pytest

from sayno.verbs.exits import Exit

PASSAGES = [
    ("Plaza", "We use your posts to train our AI models.", ["trains"], "test"),
    ("Plaza", "We like cake.", [], "test"),
    ("Quiet", "We do not use your messages to train AI models.", ["denies"], "test"),
    ("Quiet", "Our kitchen learns from nobody.", ["trains"], "test"),
    ("Harbour", "We use your photos to train our AI models.", ["trains"], "training"),
    ("Market", "We use cookies.", [], "training"),
]


@pytest.fixture
def labels(tmp_path):
    path = tmp_path / "labels.jsonl"
    lines = [
        json.dumps({"id": str(n), "document": f"{service}/Terms.md", "text": text, "labels": labels, "part": part})
        for n, (service, text, labels, part) in enumerate(PASSAGES)
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_the_reader_stands_beside_two_baselines(told, labels) -> None:
    done = told("policy", "evaluate", labels, "--part", "test", "--json")
    made = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (made["passages"], made["labelled"], made["groups"]) == (4, 3, 2)
    assert set(made["readers"]) == {"sayno", "regular expression", "TF-IDF and logistic regression"}
    ours = made["readers"]["sayno"]["kinds"]
    assert [ours["trains"][count] for count in ("right", "wrong", "missed")] == [1, 0, 1]
    assert [ours["denies"][count] for count in ("right", "wrong", "missed")] == [1, 0, 0]
    assert made["services"]["Quiet"] == {"passages": 2, "labelled": 2, "exact": 1}


def test_a_table_says_how_right_it_is(told, labels) -> None:
    done = told("policy", "evaluate", labels, COLUMNS="100")
    assert done.returncode == 0
    assert "6 passages" in done.stdout
    assert "macro" in done.stdout
    assert "Quiet" in done.stdout, "a service with an error is named"


def test_a_part_that_is_not_there_is_said_with_those_that_are(told, labels) -> None:
    done = told("policy", "evaluate", labels, "--part", "exam")
    assert done.returncode == Exit.USAGE
    assert "no part 'exam'; there are: test, training" in done.stderr


def test_a_file_that_holds_no_labels_is_said_in_one_line(told, tmp_path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text("We use cookies.\n", "utf-8")
    done = told("policy", "evaluate", path)
    assert done.returncode == Exit.USAGE
    assert "labels.jsonl:1: no JSON" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
