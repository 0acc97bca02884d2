"""What is made from the code is current, and a file that is not is named."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(path for path in (ROOT / "scripts").glob("*.py") if path.name != "generated.py")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_what_the_script_writes_is_current(script: Path) -> None:
    run = subprocess.run([sys.executable, script, "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.fixture
def generated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    module = importlib.import_module("generated")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    yield module
    del sys.modules["generated"]


def test_an_old_file_is_named_in_one_line_and_left_alone(generated, tmp_path, monkeypatch, capsys) -> None:
    old = tmp_path / "page.md"
    old.write_text("old", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["script", "--check"])
    assert generated.main("", {old: "new", tmp_path / "missing.md": "new"}) == 1
    assert capsys.readouterr().err.splitlines() == [
        "missing.md is out of date; run: make generate",
        "page.md is out of date; run: make generate",
    ]
    assert old.read_text(encoding="utf-8") == "old"


def test_writing_makes_the_check_pass(generated, tmp_path, monkeypatch, capsys) -> None:
    files = {tmp_path / "deep" / "page.md": "new"}
    monkeypatch.setattr(sys, "argv", ["script"])
    assert generated.main("", files) == 0
    assert capsys.readouterr().out == "wrote deep/page.md\n"
    assert generated.main("", files) == 0
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(sys, "argv", ["script", "--check"])
    assert generated.main("", files) == 0


def test_only_what_stands_between_the_markers_changes(generated) -> None:
    page = generated.between("# Title\n\nProse.\n", "help", "one")
    assert page.startswith("# Title\n\nProse.\n")
    again = generated.between(page + "After.\n", "help", "two")
    assert "two" in again
    assert "one" not in again
    assert again.startswith("# Title\n\nProse.\n")
    assert again.endswith("After.\n")
    assert generated.between(again, "help", "two") == again


def test_a_marker_without_its_end_is_refused(generated) -> None:
    with pytest.raises(ValueError, match="has no '<!-- end: help -->'"):
        generated.between("<!-- generated: help -->\n", "help", "one")
