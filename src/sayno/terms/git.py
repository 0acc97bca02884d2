"""The git command line, run safely: no shell, no prompt, no hook, no foreign transport, words in English.

A history may come from anywhere, so nothing in it and nothing around it may run a program or reach further than
the one source that was named. ``docs/terms.md`` lists the measures.
"""

import os
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

NO_TRANSPORT: Final = "none"
"""Reading a history on disk needs no transport, so none is allowed."""

_SETTINGS: Final = (
    "protocol.ext.allow=never",
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.askPass=",
    "log.showSignature=false",
    f"diff.orderFile={os.devnull}",
    "gc.auto=0",
    "maintenance.auto=false",
    "transfer.fsckObjects=false",
    "http.lowSpeedLimit=1000",
    "http.lowSpeedTime=60",
)

_KEPT: Final = ("GIT_SSH", "GIT_SSL_", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
"""Of a person's own GIT_ variables, those that say how to reach a host. All others could point elsewhere."""

_AHEAD: Final = 64
"""Names written ahead of the answers: 64 of 41 bytes stay far below what a pipe holds, so nobody waits for ever."""


LONGEST: Final = 64 * 2**20
"""Bytes of the longest text that is read; the longest known policy has a thirtieth of it."""


_PIPE: Final = 1 << 20
"""Bytes between git and its reader, so that a text of usual length is written without waiting."""


class Lack(StrEnum):
    """Why there is no text."""

    MISSING = "missing or damaged"
    TOO_LONG = "longer than 64 MiB"


class GitFailed(Exception):
    """git ended badly; the message is its own most telling line."""


class GitMissing(Exception):
    """There is no git on this machine."""


def environment(transports: str = NO_TRANSPORT) -> dict[str, str]:
    """The environment git is run in; ``transports`` are those it may use, divided by colons."""
    own = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k.startswith(_KEPT)}
    own.pop("SSH_ASKPASS", None)
    own.setdefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=20")
    return own | {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": transports,
        "GIT_PROTOCOL_FROM_USER": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }


def start(
    repository: Path,
    *arguments: str,
    transports: str = NO_TRANSPORT,
    stderr: int = subprocess.PIPE,
    pipes: int = -1,
) -> subprocess.Popen[bytes]:
    """Start git on a bare repository or a ``.git`` folder, its streams piped. Raises :class:`GitMissing`.

    ``pipes`` is how many bytes the pipes are to hold, where the system lets one choose.
    """
    command = ["git", "--no-pager", f"--git-dir={repository}"]
    for setting in _SETTINGS:
        command += ["-c", setting]
    try:
        return subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=environment(transports),
            pipesize=pipes,
        )
    except FileNotFoundError as e:
        raise GitMissing("git is not installed on this machine") from e


def output(repository: Path, *arguments: str, transports: str = NO_TRANSPORT) -> bytes:
    """What git says. Raises :class:`GitFailed` where it ends badly, :class:`GitMissing`."""
    with start(repository, *arguments, transports=transports) as process:
        try:
            said, complaint = process.communicate()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise GitFailed(telling(complaint))
    return said


def telling(complaint: bytes) -> str:
    """The line of an error output that says most: the first ``fatal`` or ``error``, else the last of all."""
    lines = [line.strip() for line in complaint.decode("utf-8", "replace").splitlines() if line.strip()]
    grave = [line for line in lines if line.startswith(("fatal:", "error:"))]
    line = (grave or lines[-1:] or ["git gave no reason"])[0]
    return line.removeprefix("fatal: ").removeprefix("error: ")


class Blobs:
    """Reads blobs through one ``git cat-file --batch``, started when first needed. A context manager."""

    def __init__(self, repository: Path):
        self._repository = repository
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, names: Iterable[str]) -> Iterator[bytes | Lack]:
        """The bytes of each blob, in the order of ``names`` (object ids), or why there are none.

        Names are asked ahead of the answers, one at first and then ever more, so that a caller who stops early costs
        little. One who stops in the middle of what was asked ends the process; the next reading starts another.
        """
        waiting = iter(names)
        ahead = 1
        while batch := deque(islice(waiting, ahead)):
            yield from self._batch(batch)
            ahead = min(2 * ahead, _AHEAD)

    def _batch(self, names: deque[str]) -> Iterator[bytes | Lack]:
        asked = False
        try:
            while names:
                asked = asked or self._ask(names)
                alive, body = self._answer() if asked else (False, Lack.MISSING)
                if not alive:
                    # git dies of a damaged blob. The names behind it go to a new process.
                    self.close()
                    asked = False
                names.popleft()
                yield body
        finally:
            if names:
                self.close()

    def _ask(self, names: Iterable[str]) -> bool:
        if self._process is None:
            self._process = start(self._repository, "cat-file", "--batch", stderr=subprocess.DEVNULL, pipes=_PIPE)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write("".join(f"{name}\n" for name in names).encode())
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def _answer(self) -> tuple[bool, bytes | Lack]:
        """Whether the process lives, and the next blob if it has it."""
        assert self._process is not None
        assert self._process.stdout is not None
        stream = self._process.stdout
        head = stream.readline().split()
        if len(head) == 2:
            return True, Lack.MISSING
        if len(head) != 3:
            return False, Lack.MISSING
        size = int(head[2])
        if size > LONGEST:
            return _skipped(stream, size + 1), Lack.TOO_LONG
        body = stream.read(size + 1)
        return (True, body[:-1]) if len(body) == size + 1 else (False, Lack.MISSING)

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _skipped(stream: IO[bytes], size: int) -> bool:
    """Read over so many bytes, keeping none; whether there were as many."""
    while size > 0 and (part := stream.read(min(size, 1 << 20))):
        size -= len(part)
    return size == 0
