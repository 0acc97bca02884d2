"""One JupyterLab for each test process, with a fresh account for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from applications.installing import NotInstallable
from applications.jupyterlab import Lab
from applications.jupyterlab import lab as started


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    try:
        with started(tmp_path_factory.mktemp("lab")) as server:
            yield server
    except NotInstallable as error:
        pytest.skip(f"the application cannot be installed here: {error}")


@pytest.fixture
def lab(running: Lab) -> Lab:
    running.begin_anew()
    return running


@pytest.fixture(scope="session")
def session(running: Lab, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person signs in once: the session is only read."""
    running.begin_anew()
    return running.session(tmp_path_factory.mktemp("person") / "own" / "session.json")
