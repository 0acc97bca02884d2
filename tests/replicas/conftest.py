import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayno.catalogue import read, replicas
from sayno.model.replica import Replica
from sayno.replicas.server import ReplicaServer
from sayno.replicas.town import TownServer

HERE = Path(__file__).parent
DOCUMENTED = re.search(
    r"```yaml\n(.*?)```", (HERE.parents[1] / "docs" / "replicas.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.fixture(scope="session")
def town() -> Replica:
    return read(HERE / "town.yaml", Replica)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Replica:
    """The example of the format's own page."""
    path = tmp_path_factory.mktemp("docs") / "example.yaml"
    assert DOCUMENTED
    path.write_text(DOCUMENTED[1], encoding="utf-8")
    return read(path, Replica)


class Everything(dict[str, Replica]):
    """Replicas by id; Hypothesis shows the fixtures of a failing test, and these are long."""

    def __repr__(self) -> str:
        return f"<{len(self)} replicas>"


@pytest.fixture(scope="session")
def every(town: Replica, example: Replica) -> dict[str, Replica]:
    """All replicas by id: the catalogue's, the documented example, and the town of the tests."""
    return Everything({r.id: r for r in (town, example, *replicas())})


@pytest.fixture(scope="session")
def server(every: dict[str, Replica]) -> Iterator[ReplicaServer]:
    with ReplicaServer(every.values()) as running:
        yield running


@pytest.fixture(scope="session")
def towns() -> Iterator[TownServer]:
    with TownServer() as running:
        yield running
