"""Stored evidence gives the stored findings: a change of any number or name shows here, to be judged by eye.

To accept a change: write ``judged(evidence)`` of the file into its ``findings``.
"""

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from sayno.metrics import Evidence, judge
from sayno.model.route import Route
from sayno.model.walk import Walk

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))


def read(path: Path) -> tuple[Evidence, JsonValue]:
    stored = json.loads(path.read_text(encoding="utf-8"))
    given = stored["evidence"]
    return (
        Evidence(
            refuse=Walk.model_validate(given["refuse"]) if "refuse" in given else None,
            accept=Walk.model_validate(given["accept"]) if "accept" in given else None,
            route=Route.model_validate(given["route"]) if "route" in given else None,
        ),
        stored["findings"],
    )


def judged(evidence: Evidence) -> list[JsonValue]:
    return [f.model_dump(mode="json", exclude_defaults=True) for f in judge(evidence)]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_stored_evidence_gives_the_stored_findings(path: Path) -> None:
    evidence, findings = read(path)
    assert judged(evidence) == findings


def test_there_is_golden_evidence() -> None:
    assert {path.stem for path in GOLDEN} == {"form", "held-back", "switch", "undocumented"}
