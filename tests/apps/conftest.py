"""One JupyterLab for each test process, with a fresh account for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installing import NoRegistry
from jupyterlab_server import Lab, jupyterlab


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    try:
        with jupyterlab(tmp_path_factory.mktemp("lab")) as server:
            yield server
    except NoRegistry as error:
        pytest.skip(f"the package registry cannot be reached, so the application cannot be installed: {error}")


@pytest.fixture
def lab(running: Lab) -> Lab:
    running.begin_anew()
    return running


@pytest.fixture
def session(lab: Lab, tmp_path: Path) -> Path:
    return lab.session(tmp_path / "own" / "session.json")
