"""The command line as tests call it: as a process of its own, or only asked for what it says."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayno.cli import main

Ended = subprocess.CompletedProcess[str]


@pytest.fixture(scope="session")
def sayno() -> Callable[..., Ended]:
    """Starts the command in a process of its own, as a person or a script would."""

    def run(*arguments: object, cwd: Path | None = None, **environment: str) -> Ended:
        command = [sys.executable, "-m", "sayno", *map(str, arguments)]
        surroundings = {**os.environ, "COLUMNS": "80", **environment}
        return subprocess.run(
            command, capture_output=True, text=True, env=surroundings, cwd=cwd, timeout=300, check=False
        )

    return run


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """What the command says and how it ends, without a process of its own: for what needs neither time nor a browser.

    That a process ends so too, the tests with ``sayno`` show.
    """

    def run(*arguments: object, cwd: Path | None = None, **environment: str) -> Ended:
        with monkeypatch.context() as around:
            around.setattr(sys, "argv", ["sayno", *map(str, arguments)])
            around.chdir(cwd or Path.cwd())
            for name, value in {"COLUMNS": "80", **environment}.items():
                around.setenv(name, value)
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main()
            return Ended(sys.argv, int(ended.value.code or 0), *capfd.readouterr())

    return run
