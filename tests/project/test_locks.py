"""The dependencies: each pinned, each with its hashes, and nothing that says where they come from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RUN, DEV, WEIGHTS = (ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev", "weights"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(lock: Path) -> list[str]:
    """The lock's logical lines."""
    return [line for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines() if line.strip()]


def pins(lock: Path) -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for entry in entries(lock):
        pin = Requirement(entry.split("--hash")[0])
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


@pytest.mark.parametrize("lock", [RUN, DEV, WEIGHTS], ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_its_hashes(lock: Path) -> None:
    for entry in entries(lock):
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+ *(;[^#]*?)?( +--hash=sha256:[0-9a-f]{64})+ *", entry)


@pytest.mark.parametrize("lock", [RUN, DEV, WEIGHTS], ids=lambda lock: lock.name)
def test_a_lock_names_no_place_to_fetch_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    for word in ("://", "--index-url", "--extra-index-url", "--find-links", "file:", "@"):
        assert word not in text


def wanted(*groups: str) -> list[Requirement]:
    lists = [PROJECT["project"]["dependencies"], *(PROJECT["dependency-groups"][group] for group in groups)]
    return [Requirement(text) for one in lists for text in one]


@pytest.mark.parametrize(
    ("lock", "groups"),
    [(RUN, ["build"]), (DEV, ["build", "dev"]), (WEIGHTS, ["weights"])],
    ids=["run", "dev", "weights"],
)
def test_a_lock_holds_what_the_project_asks_for(lock: Path, groups: list[str]) -> None:
    locked = pins(lock)
    for requirement in wanted(*groups):
        versions = [next(iter(pin.specifier)).version for pin in locked[canonicalize_name(requirement.name)]]
        assert all(requirement.specifier.contains(version) for version in versions), requirement


@pytest.mark.parametrize("lock", [DEV, WEIGHTS], ids=lambda lock: lock.name)
def test_every_other_set_names_the_versions_of_the_run_time_one(lock: Path) -> None:
    others = pins(lock)
    built = {"setuptools"}  # what builds the project is not asked for by all
    for name, run in pins(RUN).items():
        assert name in built or {str(pin) for pin in run} == {str(pin) for pin in others[name]}
