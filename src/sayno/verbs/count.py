"""``sayno count``: the actions of routes and walks, by each definition, from a file."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from sayno.catalogue import BrokenFile, read
from sayno.metrics import Evidence
from sayno.metrics import count as by_definition
from sayno.model.finding import Counted
from sayno.model.route import Route
from sayno.model.service import Declaration
from sayno.model.walk import Walk
from sayno.store import FolderStore


def count(path: Path) -> tuple[Counted, ...]:
    """Count what a file or the folder of a study holds.

    Raises ``BrokenFile`` and ``OSError``.
    """
    counted = tuple(_of_folder(path) if path.is_dir() else _of_file(path))
    if not counted:
        raise BrokenFile([f"{path}: holds no route and no walk"])
    return counted


def _of_folder(folder: Path) -> Iterator[Counted]:
    store = FolderStore(folder)
    for audit in store.audits():
        for walked in audit.walks:
            yield _of_walk(store.walk(walked.walk))


def _of_file(path: Path) -> Iterator[Counted]:
    if path.suffix == ".json":
        try:
            yield _of_walk(Walk.model_validate_json(path.read_bytes()))
        except (ValidationError, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise BrokenFile([f"{path}: is not a walk"]) from error
        return
    for route in _routes(path):
        yield Counted(
            what=f"route {route.id}: {route.title}", counts=tuple(by_definition(Evidence(route=route)).values())
        )


def _routes(path: Path) -> tuple[Route, ...]:
    try:
        return read(path, Declaration).routes
    except BrokenFile as as_declaration:
        try:
            return (read(path, Route),)
        except BrokenFile:
            raise as_declaration from None


def _of_walk(walk: Walk) -> Counted:
    what = f"{walk.service} {walk.vantage.region} {walk.vantage.surface}, to {walk.purpose}: {walk.outcome}"
    return _counted(what, Evidence.of(walk))


def _counted(what: str, evidence: Evidence) -> Counted:
    return Counted(what=what, counts=tuple(by_definition(evidence).values()))
