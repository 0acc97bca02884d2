"""Installs applications from their locks into one cache folder: Python environments, npm trees, Debian's files."""

import fcntl
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
LOCKS: Final = ROOT / "requirements" / "apps"
PLACE: Final = Path(os.environ.get("SAYNO_APPS") or ROOT / ".venv-apps").resolve()
"""Several checkouts may share one folder."""

_NO_WAY_THERE: Final = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeoutError|Connection refused|Network is unreachable"
    r"|Temporary failure (in name resolution|resolving)|ProxyError|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT"
    r"|Could not connect to|Unable to locate package"
)
_SOMETHING_CAME: Final = re.compile(r"^\s*(Downloading|Using cached|Processing|Get:\d+) ", re.M)


class NotInstallable(Exception):
    """A registry cannot be reached at all, or a tool that installs is missing on this machine."""


def python(name: str, *options: str) -> Path:
    """The folder of programs of a Python environment made from ``requirements/apps/NAME.txt``.

    Raises :class:`NotInstallable`, and ``RuntimeError`` with what the installer said where anything else is wrong.
    """
    lock = LOCKS / f"{name}.txt"

    def make(place: Path) -> None:
        _run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(place)])
        into = str(place / "bin" / "python")
        always = ("--retries", "1", "--timeout", "20", "--require-hashes", "-r", str(lock))
        _run(
            [
                sys.executable,
                "-m",
                "pip",
                "--python",
                into,
                "install",
                *(options or ("--only-binary", ":all:")),
                *always,
            ]
        )

    return _once(name, f"{sys.version}\n{options}", [lock], make) / "bin"


def node() -> Path:
    """The folder of a Node.js of its own: applications ask for a newer one than many systems have."""
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(platform.machine().lower())
    return npm("node", using=None) / "node_modules" / f"node-linux-{machine}" / "bin"


def npm(name: str, using: Path | None, scripts: bool = False, inner: str | None = None) -> Path:
    """The folder of an npm tree made from ``requirements/apps/NAME/package-lock.json``.

    ``using`` is the folder of the Node.js to use, ``scripts`` whether packages may run theirs (native parts
    are built with them, against that Node's own headers), ``inner`` a folder in the tree that has a lock of its
    own, by its makers. Raises like :func:`python`.
    """
    source = LOCKS / name
    files = [source / "package.json", source / "package-lock.json"]

    def make(place: Path) -> None:
        program = shutil.which("npm")
        if program is None:
            raise NotInstallable("npm is not on this machine")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        for file in files:
            shutil.copy(file, place)
        options = ["--omit=dev", "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=1"]
        options += [] if scripts else ["--ignore-scripts"]
        own = {"PATH": f"{using}:{os.environ['PATH']}", "npm_config_nodedir": str(using.parent)} if using else {}
        _run([program, "ci", "--prefix", str(place), *options], os.environ | own, place)
        if inner:
            _run([program, "install", "--no-save", *options], os.environ | own, place / inner)

    return _once(name, f"{using}\n{scripts}", files, make)


def built(tree: Path, package: str, using: Path, *options: str) -> None:
    """Build the native part of one package of an npm tree, from its source; once. Raises like :func:`python`."""
    own_folder = tree / "node_modules" / package
    if any(any(own_folder.glob(where)) for where in ("build/Release/*.node", "lib/binding/*/*.node")):
        return
    program = shutil.which("npm")
    if program is None:
        raise NotInstallable("npm is not on this machine")
    own = {"PATH": f"{using}:{os.environ['PATH']}", "npm_config_nodedir": str(using.parent)}
    _run([program, "rebuild", "--prefix", str(tree), *options, package], os.environ | own, tree)


def debian(name: str) -> Path:
    """A folder with the files of the Debian packages that ``requirements/apps/NAME.debian`` lists, unpacked.

    Nothing is installed on the system, so no rights are needed. A line names a package and its upstream version;
    what else they need comes with them in the version that the system's release has. Raises like :func:`python`.
    """
    lock = LOCKS / f"{name}.debian"

    def make(place: Path) -> None:
        if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
            raise NotInstallable("this is not a Debian system")
        shutil.rmtree(place, ignore_errors=True)
        fetched = place / "archives"
        (fetched / "partial").mkdir(parents=True)
        wanted = [line.split("#")[0].strip() for line in lock.read_text(encoding="utf-8").splitlines()]
        _fetch_debian([package for package in wanted if package], fetched)
        for package in sorted(fetched.glob("*.deb")):
            _run(["dpkg-deb", "-x", str(package), str(place)])
        shutil.rmtree(fetched)

    return _once(name, platform.freedesktop_os_release().get("VERSION_ID", ""), [lock], make)


def _fetch_debian(wanted: list[str], to: Path) -> None:
    options = ["-o", f"Dir::Cache::archives={to}", "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root"]
    closure = subprocess.run(
        ["apt-get", "install", "--simulate", "--no-install-recommends", *options, *wanted],
        text=True,
        capture_output=True,
        check=False,
    )
    if closure.returncode:
        said = closure.stdout + closure.stderr
        raise (NotInstallable if unreachable(said) else RuntimeError)(f"apt-get failed:\n{said[-3000:]}")
    _run(
        ["apt-get", "install", "--download-only", "--reinstall", "--yes", "--no-install-recommends", *options, *wanted]
    )


def unreachable(said: str) -> bool:
    """Whether an installer failed because it got no connection, from the first file on."""
    return bool(_NO_WAY_THERE.search(said)) and not _SOMETHING_CAME.search(said)


def _once(name: str, about: str, files: list[Path], make: Callable[[Path], None]) -> Path:
    """The folder of that name, made if it is not there or something that it is made from has changed."""
    place = PLACE / name
    stamp = place / "made-from"
    hashes = "\n".join(sha256(file.read_bytes()).hexdigest() for file in files)
    wanted = f"{about}\n{place}\n{hashes}\n"
    with _alone():
        if not (stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
            make(place)
            stamp.write_text(wanted, encoding="utf-8")
    return place


def _run(command: list[str], environment: dict[str, str] | None = None, folder: Path | None = None) -> None:
    done = subprocess.run(
        command,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=folder,
        check=False,
    )
    if done.returncode:
        kind = NotInstallable if unreachable(done.stdout) else RuntimeError
        raise kind(f"{' '.join(command[:4])} failed:\n{done.stdout[-3000:]}")


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time, however many test workers there are. The lock ends with its file."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
