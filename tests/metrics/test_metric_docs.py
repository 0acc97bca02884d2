"""Each metric is one file with its name, and says its definition, its source and its modes there and in docs/."""

import importlib
import re
from pathlib import Path

import pytest

import sayno.metrics
from sayno.metrics import METRICS, PATTERNS

ROOM = Path(sayno.metrics.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "metrics.md"
SHARED = {"__init__", "evidence", "metric", "way", "pattern"}


@pytest.mark.parametrize("identifier", METRICS)
def test_definition_source_and_modes(identifier: str) -> None:
    room = "sayno.metrics.patterns" if identifier in PATTERNS else "sayno.metrics"
    text = importlib.import_module(f"{room}.{identifier.replace('-', '_')}").__doc__ or ""
    for part in ("Definition", "Source", "Modes"):
        assert re.search(rf"^{part}: \S", text, re.MULTILINE), f"{identifier} lacks {part}"
    source = text.partition("\nSource: ")[2].partition("\nModes: ")[0]
    assert re.search(r"\bread\b|secondary|from memory|this project", source), "says how its source is known"


def test_each_file_is_a_metric_and_each_metric_a_file() -> None:
    files = {path.stem for path in ROOM.rglob("*.py")} - SHARED
    assert {name.replace("-", "_") for name in METRICS} == files


def test_the_page_speaks_of_every_metric() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"^#{2,3} `([a-z-]+)`$", page, re.MULTILINE)) == set(METRICS)


def test_the_page_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PAGE.parents[1] / "scripts"))
    script = importlib.import_module("metrics_page")
    assert script.page() == PAGE.read_text(encoding="utf-8")
