from datetime import date

import pytest

from sayno.seams import TermsSource
from sayno.terms import BadHistory, UnreadableText, open_history

NAME = "X__Privacy_Policy"


def kinds(history):
    return [(v.path, v.kind) for v in history.versions()]


def test_the_six_forms_of_subject_become_three_kinds(collection):
    collection.commit("Start tracking X Privacy Policy", "2020-01-01", **{NAME: "1"})
    collection.commit("Update X Privacy Policy", "2020-01-02", **{NAME: "2"})
    collection.commit("Refilter X Privacy Policy", "2020-01-03", **{NAME: "3"})
    collection.commit("Record new changes of X Privacy Policy", "2020-01-04", **{NAME: "4"})
    collection.commit("Apply technical or declaration upgrade on X Privacy Policy", "2020-01-05", **{NAME: "5"})
    last = collection.commit("First record of X Terms", "2020-01-06", X__Terms="6")
    with open_history(collection.folder) as history:
        source: TermsSource = history
        versions = list(source.versions())
        assert [v.kind for v in versions] == ["first", "change", "rerender", "change", "rerender", "first"]
        assert [source.text(v) for v in versions] == ["1", "2", "3", "4", "5", "6"]
        assert (versions[-1].commit, versions[-1].service, versions[-1].document) == (last, "X", "Terms")
        assert versions[-1].date.isoformat() == "2020-01-06T12:00:00+00:00"
        assert {v.collection for v in versions} == {"pga-versions"}


def test_a_rerender_made_later_stands_at_the_day_of_the_fetch_it_reads_anew(collection):
    collection.commit("Start tracking X Terms", "2024-01-01", X__Terms="old")
    collection.commit("Record new changes of X Terms", "2024-03-01", X__Terms="new")
    collection.commit("Refilter X Terms", "2024-02-01", X__Terms="old, read anew")
    collection.commit("Refilter X Terms", "2024-02-01", X__Terms="old, read once more")
    with open_history(collection.folder) as history:
        assert [history.text(v) for v in history.versions()] == ["old", "old, read anew", "old, read once more", "new"]


def test_maintenance_is_no_version(collection):
    (collection.folder / "README.md").write_text("about")
    (collection.folder / ".github").mkdir()
    (collection.folder / ".github" / "x.md").write_text("about")
    collection.commit("Initial commit", "2020-01-01")
    collection.commit("First record of X Terms", "2020-01-02", X__Terms="1")
    (collection.folder / "README.md").write_text("more")
    collection.commit("Update README.md", "2020-01-03")
    with open_history(collection.folder) as history:
        assert kinds(history) == [("X/Terms.md", "first")]


def test_a_subject_nobody_knows_is_judged_by_what_was_there(collection):
    collection.commit("Import by hand", "2020-01-01", X__Terms="1")
    collection.commit("Record new changes of X Terms", "2020-01-02", X__Terms="2")
    collection.commit("Correct by hand", "2020-01-03", X__Terms="3")
    with open_history(collection.folder) as history:
        assert [kind for _, kind in kinds(history)] == ["first", "change", "change"]


def test_a_renamed_document_keeps_its_history(collection):
    text = "\n".join(f"line {n}" for n in range(40))
    collection.commit("First record of Twitter Terms", "2020-01-01", Twitter__Terms=text)
    collection.commit("Rename Twitter to X", "2020-01-02", Twitter__Terms=None, X__Terms=text)
    collection.commit("Record new changes of X Terms", "2020-01-03", X__Terms=text + "\nmore")
    with open_history(collection.folder) as history:
        (record,) = history.records
        assert record.path == "X/Terms.md"
        assert kinds(history) == [("Twitter/Terms.md", "first"), ("X/Terms.md", "rerender"), ("X/Terms.md", "change")]


def test_a_deleted_document_has_ended_and_may_come_again(collection):
    collection.commit("First record of X Terms", "2020-01-01", X__Terms="one")
    gone = collection.commit("Remove X", "2020-01-02", X__Terms=None)
    collection.commit("First record of X Terms", "2020-01-03", X__Terms="quite another\ntext")
    with open_history(collection.folder) as history:
        assert [(len(r.versions), r.ended) for r in history.records] == [(1, gone), (1, None)]
        assert [v.kind for v in history.versions()] == ["first", "first"]


def test_a_merge_adds_what_its_branches_recorded_once(collection):
    collection.commit("First record of X Terms", "2020-01-01", X__Terms="1")
    collection.git("checkout", "-q", "-b", "side")
    (collection.folder / "README.md").write_text("about")
    collection.commit("Add README", "2020-01-02")
    collection.git("checkout", "-q", "main")
    collection.commit("Record new changes of X Terms", "2020-01-03", X__Terms="2")
    collection.git("merge", "-q", "--no-ff", "-m", "Merge branch side", "side", day="2020-01-04")
    with open_history(collection.folder) as history:
        assert [kind for _, kind in kinds(history)] == ["first", "change"]


def test_what_only_a_merge_says_is_a_version_too(collection):
    collection.commit("First record of X Terms", "2020-01-01", X__Terms="1")
    collection.git("checkout", "-q", "-b", "side")
    collection.commit("Record new changes of X Terms", "2020-01-02", X__Terms="side")
    collection.git("checkout", "-q", "main")
    collection.commit("Record new changes of X Terms", "2020-01-03", X__Terms="main")
    collection.git("merge", "-q", "-s", "ours", "--no-commit", "side")
    collection.put("X/Terms.md", "both")
    collection.commit("Merge branch side", "2020-01-04")
    with open_history(collection.folder) as history:
        assert [history.text(v) for v in history.versions()] == ["1", "side", "main", "both"]


@pytest.mark.parametrize(
    "body", [b"caf\xe9 \xff\xfe", "käse\r\nline\r\n".encode(), b"\xef\xbb\xbfBOM", b"", b"a\0b\nblob 3"]
)
def test_texts_are_decoded_and_otherwise_left_alone(collection, body):
    collection.commit("First record of X Terms", "2020-01-01", X__Terms=body)
    with open_history(collection.folder) as history:
        assert [history.text(v) for v in history.versions()] == [body.decode("utf-8", "replace")]


def test_names_in_any_script_are_kept(collection):
    collection.commit(
        "First record of 微博 Política de Privacidade", "2020-01-01", **{"微博__Política_de_Privacidade": "1"}
    )
    with open_history(collection.folder) as history:
        (version,) = history.versions()
        assert (version.service, version.document, version.kind) == ("微博", "Política de Privacidade", "first")


def test_the_collection_says_its_own_name(collection):
    body = "This version was recorded after extracting from snapshot https://github.com/OpenTermsArchive/contrib-snapshots/commit/0523"
    collection.commit("First record of X Terms", "2020-01-01", body, X__Terms="1")
    with open_history(collection.folder) as history:
        assert history.name == "contrib-versions"
    with open_history(collection.folder, name="mine") as history:
        assert history.name == "mine"


@pytest.mark.parametrize("packed", [False, True])
def test_one_bad_blob_does_not_stop_the_rest(collection, packed):
    for n in range(1, 6):
        subject = "First record of X Terms" if n == 1 else "Record new changes of X Terms"
        collection.commit(subject, f"2020-01-0{n}", X__Terms=f"text {n} " * 50)
    with open_history(collection.folder) as history:
        versions = list(history.versions())
        blob = collection.folder / ".git" / "objects" / versions[2].blob[:2] / versions[2].blob[2:]
        blob.chmod(0o644)
        if packed:
            blob.unlink()
        else:
            blob.write_bytes(blob.read_bytes()[:10] + b"damage")
        texts = list(history.texts(versions))
        assert [text is None for text in texts] == [False, False, True, False, False]
        with pytest.raises(UnreadableText, match=r"X/Terms\.md"):
            history.text(versions[2])
        assert history.text(versions[3]).startswith("text 4")


def test_a_reading_left_half_way_disturbs_no_later_one(collection):
    for n in range(1, 9):
        subject = "First record of X Terms" if n == 1 else "Record new changes of X Terms"
        collection.commit(subject, f"2020-01-0{n}", X__Terms=f"text {n}")
    with open_history(collection.folder) as history:
        versions = list(history.versions())
        for text in history.texts(versions):
            if text == "text 3":
                break
        assert list(history.texts(reversed(versions))) == [f"text {n}" for n in range(8, 0, -1)]


def test_a_version_that_is_not_of_this_history_is_unreadable(collection):
    collection.commit("First record of X Terms", "2020-01-01", X__Terms="1")
    with open_history(collection.folder) as history:
        (version,) = history.versions()
        with pytest.raises(UnreadableText):
            history.text(version.model_copy(update={"blob": "HEAD\n" + version.blob}))
        assert history.text(version) == "1"


def test_a_history_of_something_else_is_refused(collection):
    collection.commit("Add a module", "2020-01-01", docs__index="hello")
    with open_history(collection.folder) as history, pytest.raises(BadHistory, match="not a history of Open Terms"):
        history.versions()


def test_a_history_with_a_lost_commit_is_refused(collection):
    lost = collection.commit("First record of X Terms", "2020-01-01", X__Terms="1")
    collection.commit("Record new changes of X Terms", "2020-01-02", X__Terms="2")
    (collection.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    with pytest.raises(BadHistory, match="damaged"), open_history(collection.folder) as history:
        history.versions()


def test_replaced_objects_do_not_change_the_past(collection):
    true = collection.commit("First record of X Terms", "2020-01-01", X__Terms="true")
    false = collection.commit("Record new changes of X Terms", "2020-01-02", X__Terms="false")
    collection.git("replace", f"{true}:X/Terms.md", f"{false}:X/Terms.md")
    with open_history(collection.folder) as history:
        assert [history.text(v) for v in history.versions()] == ["true", "false"]


def test_the_last_day_of_a_leap_year_is_read_in_utc(collection):
    collection.commit("First record of X Terms", "2024-12-31", X__Terms="1")
    with open_history(collection.folder) as history:
        assert next(history.versions()).date.date() == date(2024, 12, 31)
