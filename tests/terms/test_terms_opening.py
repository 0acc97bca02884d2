import os
import stat
from pathlib import Path

import pytest

from sayno.terms import BadHistory, git, open_history
from sayno.terms.opening import default_cache, name_of, open_repository


@pytest.fixture
def two_versions(collection):
    collection.commit("First record of X Terms", "2020-01-01", X__Terms="1")
    collection.commit("Record new changes of X Terms", "2020-01-02", X__Terms="2")
    return collection


def texts(source, cache):
    with open_history(source, cache=cache) as history:
        return [history.text(version) for version in history.versions()]


def test_a_repository_is_read_where_it_is(two_versions, tmp_path):
    assert texts(two_versions.folder, tmp_path / "cache") == ["1", "2"]
    assert texts(two_versions.folder / ".git", tmp_path / "cache") == ["1", "2"]
    assert not (tmp_path / "cache").exists()


def test_a_bare_repository_and_a_linked_work_tree_are_read(two_versions, tmp_path):
    two_versions.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    two_versions.git("worktree", "add", "-q", str(tmp_path / "linked"), "HEAD")
    assert texts(tmp_path / "bare.git", tmp_path / "cache") == ["1", "2"]
    assert texts(tmp_path / "linked", tmp_path / "cache") == ["1", "2"]


@pytest.mark.parametrize("revisions", [("HEAD", "main"), ("main",), ("HEAD",)])
def test_a_bundle_is_copied_once_by_its_content(two_versions, bundled, tmp_path, revisions):
    bundle = bundled(*revisions)
    cache = tmp_path / "cache"
    assert texts(bundle, cache) == ["1", "2"]
    moved = bundle.rename(tmp_path / "elsewhere.bundle")
    assert texts(moved, cache) == ["1", "2"]
    assert len(list(cache.iterdir())) == 1


def test_an_address_is_brought_up_to_date(two_versions, tmp_path):
    address = two_versions.folder.as_uri()
    assert texts(address, tmp_path / "cache") == ["1", "2"]
    two_versions.commit("Record new changes of X Terms", "2020-01-03", X__Terms="3")
    assert texts(address, tmp_path / "cache") == ["1", "2", "3"]
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_an_address_whose_past_was_rewritten_is_followed(two_versions, tmp_path):
    address = two_versions.folder.as_uri()
    texts(address, tmp_path / "cache")
    two_versions.git("checkout", "-q", "--orphan", "anew")
    two_versions.commit("First record of X Terms", "2020-01-01", X__Terms="one")
    two_versions.git("branch", "-q", "-M", "anew", "main")
    assert texts(address, tmp_path / "cache") == ["one"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("--upload-pack=touch hacked", "hyphen"),
        ("-x", "hyphen"),
        ("ext::sh -c touch% hacked", "allowed kinds"),
        ("ext://sh -c touch% hacked", "allowed kinds"),
        ("git://127.0.0.1/x", "allowed kinds"),
        ("http://127.0.0.1/x", "allowed kinds"),
        ("ftp://127.0.0.1/x", "allowed kinds"),
        ("fd::17", "allowed kinds"),
        ("somebody@127.0.0.1:x.git", "allowed kinds"),
        ("ssh://-oProxyCommand=touch%20hacked/x", "hyphen"),
        ("ssh://%2doProxyCommand=touch%20hacked/x", "hyphen"),
        ("ssh://-l@127.0.0.1/x", "hyphen"),
        ("https://token@127.0.0.1/x", "credentials"),
        ("https://user:secret@127.0.0.1/x", "credentials"),
        ("https://[::1/x", "not an address"),
        ("https://127.0.0.1:1/x", "127.0.0.1"),
        ("", "neither"),
        ("a\nb", "neither"),
        ("nowhere", "no such file"),
    ],
)
def test_hostile_and_unreachable_addresses_are_one_line(source, why, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadHistory, match=why) as caught:
        open_repository(source, tmp_path / "cache")
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert not list(tmp_path.rglob("hacked"))
    assert not list((tmp_path / "cache").rglob("*.git"))


def test_an_address_without_a_repository_leaves_nothing_behind(tmp_path):
    with pytest.raises(BadHistory, match="missing"):
        open_repository((tmp_path / "missing").as_uri(), tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_hooks_and_settings_of_a_foreign_repository_run_nothing(two_versions, tmp_path):
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/hacked\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    for hook in ("post-checkout", "reference-transaction", "post-merge", "pre-auto-gc"):
        target = two_versions.folder / ".git" / "hooks" / hook
        target.parent.mkdir(exist_ok=True)
        target.write_text(program.read_text())
        target.chmod(program.stat().st_mode)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "gpg.program",
        "diff.external",
        "uploadpack.packObjectsHook",
    ):
        two_versions.git("config", key, str(program))
    two_versions.git("config", "log.showSignature", "true")
    assert texts(two_versions.folder, tmp_path / "cache") == ["1", "2"]
    assert texts(two_versions.folder.as_uri(), tmp_path / "cache") == ["1", "2"]
    assert not (tmp_path / "hacked").exists()


def test_variables_that_point_elsewhere_are_not_followed(two_versions, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert texts(two_versions.folder, tmp_path / "cache") == ["1", "2"]
    assert "GIT_DIR" not in git.environment()


def test_an_empty_repository_is_refused(collection):
    with pytest.raises(BadHistory, match="without commits"):
        open_history(collection.folder)


def test_a_folder_inside_a_repository_is_not_that_repository(two_versions):
    with pytest.raises(BadHistory, match="not a git repository"):
        open_history(two_versions.folder / "X")


def test_a_shallow_repository_is_refused(two_versions, tmp_path):
    two_versions.git("clone", "-q", "--depth=1", two_versions.folder.as_uri(), str(tmp_path / "shallow"))
    with pytest.raises(BadHistory, match="shallow"):
        open_history(tmp_path / "shallow")
    with pytest.raises(BadHistory):
        open_history((tmp_path / "shallow").as_uri(), cache=tmp_path / "cache")


def test_a_bundle_that_needs_other_commits_is_refused(two_versions, bundled, tmp_path):
    with pytest.raises(BadHistory, match="only a part"):
        open_history(bundled("HEAD~1..HEAD", "main"), cache=tmp_path / "cache")


def test_a_cut_off_bundle_and_any_other_file_are_refused(two_versions, bundled, tmp_path):
    whole = bundled().read_bytes()
    (tmp_path / "cut.bundle").write_bytes(whole[: len(whole) - 40])
    (tmp_path / "other.bundle").write_bytes(b"\x89PNG\r\n")
    with pytest.raises(BadHistory, match=r"cut\.bundle"):
        open_history(tmp_path / "cut.bundle", cache=tmp_path / "cache")
    with pytest.raises(BadHistory, match="not a git bundle"):
        open_history(tmp_path / "other.bundle", cache=tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_bundle_of_several_branches_without_head_is_refused(two_versions, bundled, tmp_path):
    two_versions.git("branch", "other", "HEAD~1")
    with pytest.raises(BadHistory, match="2 branches"):
        open_history(bundled("main", "other"), cache=tmp_path / "cache")


def test_without_git_one_line_says_so(two_versions, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(BadHistory, match="git is not installed"):
        open_history(two_versions.folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_cannot_be_written_is_one_line(two_versions, bundled, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(BadHistory, match="no copy could be kept"):
        open_history(bundled(), cache=locked / "cache")


def test_a_cache_that_is_a_file_is_one_line(two_versions, bundled, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadHistory, match="no copy could be kept"):
        open_history(bundled(), cache=tmp_path / "file")


def test_the_cache_stands_where_the_person_keeps_caches(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache() == tmp_path / "sayno" / "histories"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert default_cache() == tmp_path / "home" / ".cache" / "sayno" / "histories"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://github.com/OpenTermsArchive/pga-versions", "pga-versions"),
        ("https://github.com/OpenTermsArchive/pga-versions.git/", "pga-versions"),
        (Path("some/pga-versions.bundle"), "pga-versions"),
        ("pga-versions/.git", "pga-versions"),
        ("/", "history"),
    ],
)
def test_a_source_is_called_by_its_last_part(source, name):
    assert name_of(source) == name
