"""An environment of its own for the applications that are audited, made once from the lock."""

import fcntl
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "apps.txt"
PLACE = ROOT / ".venv-apps"

_NO_WAY_THERE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|Connection refused|Network is unreachable"
    r"|Temporary failure in name resolution|ProxyError"
)
_SOMETHING_CAME = re.compile(r"^\s*(Downloading|Using cached|Processing) ", re.M)


class NoRegistry(Exception):
    """The package registry cannot be reached at all."""


def installed() -> Path:
    """The folder of the environment's programs, made if it is not there or the lock has changed.

    Raises :class:`NoRegistry`, and ``RuntimeError`` with what the installer said where anything else is wrong.
    """
    stamp, wanted = PLACE / "made-from", f"{sys.version}\n{PLACE}\n{sha256(LOCK.read_bytes()).hexdigest()}\n"
    with _alone():
        if not (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
            _run(sys.executable, "-m", "venv", "--clear", "--without-pip", str(PLACE))
            python = str(PLACE / "bin" / "python")
            options = ("--retries", "1", "--timeout", "20", "--only-binary", ":all:", "--require-hashes")
            _run(sys.executable, "-m", "pip", "--python", python, "install", *options, "-r", str(LOCK))
            stamp.write_text(wanted, encoding="utf-8")
    return PLACE / "bin"


def unreachable(said: str) -> bool:
    """Whether an installer failed because it got no connection, from the first file on."""
    return bool(_NO_WAY_THERE.search(said)) and not _SOMETHING_CAME.search(said)


def _run(*command: str) -> None:
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        kind = NoRegistry if unreachable(done.stdout) else RuntimeError
        raise kind(f"{' '.join(command[1:4])} failed:\n{done.stdout[-3000:]}")


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time, however many test workers there are. The lock ends with its file."""
    folder = ROOT / ".make"
    folder.mkdir(exist_ok=True)
    with (folder / "apps.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
