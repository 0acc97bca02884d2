"""Real git repositories, made for each test, as Open Terms Archive writes them."""

import io
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console

from sayno.model.event import DocumentTrail
from sayno.model.topic import Topic, Words
from sayno.terms.events import Course, events_of
from sayno.terms.stance import stance_of


@dataclass
class Collection:
    """A versions repository in the making."""

    folder: Path

    def git(self, *arguments: str, day: str = "2024-01-01") -> str:
        moment = f"{day}T12:00:00+00:00"
        env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | {
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        who = ("-c", "user.name=Archive", "-c", "user.email=archive@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *who, *arguments], cwd=self.folder, env=env, capture_output=True, check=True, text=True
        )
        return done.stdout.strip()

    def commit(self, subject: str, day: str, body: str = "", **files: str | bytes | None) -> str:
        """Write files (None: delete one), commit, and give the commit's id. Keys: ``Service__Document``."""
        for key, content in files.items():
            self.put(key.replace("__", "/").replace("_", " ") + ".md", content)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject, *(("-m", body) if body else ()), day=day)
        return self.git("rev-parse", "HEAD")

    def put(self, path: str, content: str | bytes | None) -> None:
        file = self.folder / path
        if content is None:
            file.unlink()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    made = Collection(tmp_path / "pga-versions")
    made.folder.mkdir()
    made.git("init", "-q", "-b", "main")
    return made


@pytest.fixture
def topic() -> Topic:
    words = {
        "en": Words(control=("AI training",), policy=("artificial intelligence", "train and improve our technology")),
        "de": Words(control=("KI-Training",), policy=("KI-Modell", "KI-Training", "künstlicher Intelligenz")),
    }
    return Topic(id="ai-training", title="AI training", description="Training on what people post.", words=words)


@pytest.fixture
def bundled(collection: Collection) -> Callable[..., Path]:
    def make(*revisions: str) -> Path:
        path = collection.folder.parent / "made.bundle"
        collection.git("bundle", "create", "-q", str(path), *(revisions or ("HEAD", "main")))
        return path

    return make


@pytest.fixture
def trail_of() -> Callable[[Course], DocumentTrail]:
    """The trail of a course of readings, as if it were all there is to a document."""

    def make(course: Course) -> DocumentTrail:
        return DocumentTrail(
            service="x",
            name="X",
            document="Terms",
            collection="c",
            path="X/Terms.md",
            versions=len(course.readings),
            rerenders=0,
            events=events_of(course),
            stance=stance_of(course),
        )

    return make


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what a person keeps."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def quiet() -> Console:
    """A console that nobody looks at."""
    return Console(file=io.StringIO())
