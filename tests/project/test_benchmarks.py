"""Benchmarks take too long for the suite; here they are read in, so that none is left behind by the code."""

import runpy
from pathlib import Path

import pytest

BENCHMARKS = sorted((Path(__file__).resolve().parents[2] / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_can_still_be_read_in(path: Path) -> None:
    found = runpy.run_path(str(path), run_name="read_in")
    assert path.stem.startswith("_") or callable(found["main"])
