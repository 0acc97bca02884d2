"""Kedro-Viz: a picture of steps and data in React; settings in a window, switches that a press on "Save" keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = ()

_HIGHEST: Final = 49_151
"""It takes no port above this one."""

_PROJECT: Final = {
    "pyproject.toml": """
[tool.kedro]
package_name = "canary"
project_name = "Canary"
kedro_init_version = "1.7.0"
""",
    "conf/base/catalog.yml": """
raw_letters: {type: pandas.CSVDataset, filepath: data/letters.csv}
answered_letters: {type: pandas.CSVDataset, filepath: data/answered.csv}
""",
    "conf/base/parameters.yml": "patience: 3\n",
    "conf/local/credentials.yml": "{}\n",
    "data/letters.csv": "sender,subject\nCornelia Canary-Voss,Spring\nRobin,Summer\n",
    "data/answered.csv": "sender,subject\nRobin,Summer\n",
    "src/canary/__init__.py": "",
    "src/canary/settings.py": "",
    "src/canary/pipeline_registry.py": """
from kedro.pipeline import Pipeline, node, pipeline


def read_letters(letters):
    return letters


def answer_letters(letters, patience):
    return letters


def count_letters(letters):
    return len(letters)


def register_pipelines() -> dict[str, Pipeline]:
    reading = pipeline([node(read_letters, "raw_letters", "read_letters", name="read_letters_node")])
    answering = pipeline(
        [
            node(answer_letters, ["read_letters", "params:patience"], "answered_letters", name="answer_letters_node"),
            node(count_letters, "answered_letters", "letter_count", name="count_letters_node"),
        ],
        namespace="answering",
        inputs={"read_letters"},
        outputs={"answered_letters", "letter_count"},
        parameters={"params:patience"},
    )
    return {"__default__": reading + answering, "reading": reading}
""",
}


@contextmanager
def kedro_viz(home: Path) -> Iterator[Running]:
    """A project of three steps. It knows no accounts, and keeps what a person sets in their browser."""
    programs = python("kedroviz", "--prefer-binary")
    port = next(port for port in iter(free_port, 0) if port <= _HIGHEST)
    for name, text in _PROJECT.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", DO_NOT_TRACK="1")
    command = [programs / "kedro", "viz", "run", "--host=127.0.0.1", f"--port={port}", "--no-browser"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("api/main", "read_letters")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home), OWN)


def _stored(home: Path) -> Stored:
    """The project's files."""
    return {name: (home / name).read_text(encoding="utf-8") for name in _PROJECT}
