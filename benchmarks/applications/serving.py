"""Starting and stopping a server of this machine: on loopback, in a folder of its own, with all that it starts."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

LOOPBACK: Final = Path(__file__).with_name("loopback")
_FOREIGN: Final = ("JUPYTER", "PYTHON", "VIRTUAL_ENV", "NODE_", "npm_")


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def environment(home: Path, **own: str) -> dict[str, str]:
    """What a server is told: its home, and hooks by which Python and Node.js speak to this machine only.

    Each attempt to speak to another is written to the file ``strayed`` in ``home``.
    """
    strayed = home / "strayed"
    strayed.touch()
    hooks = {
        "HOME": str(home),
        "PYTHONPATH": str(LOOPBACK),
        "NODE_OPTIONS": f"--require={LOOPBACK / 'loopback.cjs'}",
        "STRAYED": str(strayed),
    }
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(_FOREIGN) and "PROXY" not in k.upper()}
    return inherited | hooks | own


@contextmanager
def server(
    command: Sequence[object], env: Mapping[str, str], home: Path, port: int, seconds: float = 180
) -> Iterator[None]:
    """A server from when it listens at ``port`` until it and whatever it started have ended.

    Raises ``RuntimeError`` with the end of its log where it does not begin to listen.
    """
    with started(command, env, home) as (process, log):
        until = time.monotonic() + seconds
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > until:
                said = log.read_text(encoding="utf-8", errors="replace")[-3000:]
                raise RuntimeError(f"{Path(str(command[0])).name} did not start:\n{said}")
            time.sleep(0.1)
        yield


@contextmanager
def started(
    command: Sequence[object], env: Mapping[str, str], home: Path
) -> Iterator[tuple["subprocess.Popen[bytes]", Path]]:
    """A process and the file of what it says, ended with whatever it started."""
    log = home / f"{Path(str(command[0])).name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=home,
            start_new_session=True,
        )
    try:
        yield process, log
    finally:
        stop(process)


def run(command: Sequence[object], env: Mapping[str, str], home: Path, told: str = "") -> str:
    """Run a command to its end and give what it printed. Raises ``RuntimeError`` with it where it failed."""
    done = subprocess.run(
        [str(part) for part in command],
        env=env,
        cwd=home,
        input=told,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(str(c) for c in command[:3])} failed:\n{done.stdout[-3000:]}")
    return done.stdout


def stop(process: "subprocess.Popen[bytes]") -> None:
    """A process and whatever it started, asked first and then made to."""
    for kind, seconds in ((signal.SIGTERM, 20), (signal.SIGKILL, 10)):
        try:
            os.killpg(process.pid, kind)
            process.wait(seconds)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait(10)


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
