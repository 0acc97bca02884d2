"""Opens a source of history: a repository on disk, a git bundle, or a git address.

A bundle or an address is copied into a cache first: a bare repository, one for each bundle's content and one for
each address. An address that is there already is brought up to date.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from sayno.seams import BadHistory
from sayno.terms import git

_TRANSPORTS: Final = {"https": "https", "ssh": "ssh", "file": "file"}
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SCP_LIKE: Final = re.compile(r"[^/\\]+@[^/\\:]+:")
_BUNDLE_HEAD: Final = (b"# v2 git bundle\n", b"# v3 git bundle\n")
_BRANCH: Final = "refs/heads/main"


def open_repository(source: str | os.PathLike[str], cache: Path | None = None) -> Path:
    """Make ``source`` a repository on disk, and give the folder that git calls its directory.

    Raises :class:`BadHistory` where there is none, where it has no commits, or where it is shallow: a history
    without its beginning would give every document a wrong first date. Nothing is written but below ``cache``.
    """
    try:
        repository = _brought(os.fspath(source), cache or default_cache())
        _check(repository, os.fspath(source))
    except git.GitMissing as e:
        raise BadHistory(f"{e}; it is needed to read version histories") from e
    return repository


def default_cache() -> Path:
    """Where copies of histories stand: below the user's cache folder, as the XDG base directories have it."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(home) if Path(home).is_absolute() else Path.home() / ".cache"
    return base / "sayno" / "histories"


def name_of(source: str | os.PathLike[str]) -> str:
    """What to call a source that does not say its own name: the last part of it, without ``.git`` or ``.bundle``."""
    last = os.fspath(source).replace("\\", "/").rstrip("/").removesuffix("/.git").rpartition("/")[2]
    return last.removesuffix(".git").removesuffix(".bundle") or "history"


def checked(source: str) -> str:
    """A source that is there, or an address. Raises :class:`BadHistory` for any other, without opening anything."""
    if source.startswith("-"):
        raise BadHistory(f"{source}: an address does not begin with a hyphen")
    if not source or "\0" in source or "\n" in source:
        raise BadHistory(f"{source!r}: neither a path nor an address")
    path = Path(source)
    if not (path.is_dir() or path.is_file() or _ADDRESS.match(source) or _SCP_LIKE.match(source)):
        raise BadHistory(f"{source}: there is no such file or folder")
    return source


def _brought(source: str, cache: Path) -> Path:
    path = Path(checked(source))
    if path.is_dir():
        return _on_disk(path)
    return _from_bundle(path, cache) if path.is_file() else _from_address(source, cache)


def _on_disk(path: Path) -> Path:
    whole = path.resolve()
    for folder in (whole, whole / ".git"):
        if (folder / "HEAD").is_file() and (folder / "objects").is_dir():
            return folder
    link = whole / ".git"
    if link.is_file():
        # A linked work tree: the file says where the repository is.
        target = link.read_text("utf-8", "replace").removeprefix("gitdir:").strip()
        folder = (whole / target).resolve()
        if (folder / "HEAD").is_file():
            return folder
    raise BadHistory(f"{path}: not a git repository (nor its top folder)")


def _from_bundle(path: Path, cache: Path) -> Path:
    branch = _bundle_branch(path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    repository = cache / f"bundle-{digest}.git"
    if not repository.is_dir():
        _gather(str(path.resolve()), branch, repository, "file", str(path))
    return repository


def _bundle_branch(path: Path) -> str:
    """The branch to take from a bundle: its HEAD, else its only branch."""
    with path.open("rb") as file:
        if file.readline(64) not in _BUNDLE_HEAD:
            raise BadHistory(f"{path}: not a git bundle")
        lines = list(_bundle_lines(iter(lambda: file.readline(4096), b"")))
    if any(line.startswith("-") for line in lines):
        raise BadHistory(f"{path}: the bundle is only a part of a history: it needs commits that it does not bring")
    names = [line.partition(" ")[2] for line in lines if not line.startswith("@")]
    branches = [name for name in names if name.startswith("refs/heads/")]
    if "HEAD" in names:
        return "HEAD"
    if len(branches) == 1:
        return branches[0]
    raise BadHistory(f"{path}: the bundle has no HEAD and {len(branches) or 'no'} branches; which one is not said")


def _bundle_lines(lines: Iterable[bytes]) -> Iterable[str]:
    for line in lines:
        if line == b"\n":
            return
        yield line.decode("utf-8", "replace").rstrip("\n")


def _from_address(address: str, cache: Path) -> Path:
    try:
        parts = urlsplit(address)
        host, user = unquote(parts.hostname or ""), unquote(parts.username or "")
    except ValueError as e:
        raise BadHistory(f"{address}: not an address: {e}") from e
    transport = _TRANSPORTS.get(parts.scheme.lower())
    if transport is None or "://" not in address:
        allowed = ", ".join(f"{name}://" for name in _TRANSPORTS)
        raise BadHistory(f"{address}: no such file or folder, and no address of the allowed kinds ({allowed})")
    if host.startswith("-") or user.startswith("-"):
        raise BadHistory(f"{address}: no part of an address begins with a hyphen")
    if parts.password or (user and transport == "https"):
        raise BadHistory(f"{parts.scheme}://…@{host}: an address does not carry credentials")
    repository = cache / f"address-{hashlib.sha256(address.encode()).hexdigest()}.git"
    _gather(address, "HEAD", repository, transport, address)
    return repository


def _gather(source: str, branch: str, into: Path, transport: str, shown: str) -> None:
    """Fetch a branch into a repository, which is made first if it is not there. All or nothing when it is made."""
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        if into.is_dir():
            _fetch(into, source, branch, transport)
            return
        with tempfile.TemporaryDirectory(prefix=f".{into.name}-", dir=into.parent) as folder:
            fresh = Path(folder) / "new.git"
            git.output(fresh, "init", "--quiet", "--bare", "--template=", "--initial-branch=main", "--", str(fresh))
            _fetch(fresh, source, branch, transport)
            with suppress(FileExistsError):
                _move(fresh, into)
    except git.GitFailed as e:
        raise BadHistory(f"{shown}: {e}") from e
    except OSError as e:
        raise BadHistory(f"{shown}: no copy could be kept in {into.parent}: {e.strerror or e}") from e


def _move(fresh: Path, into: Path) -> None:
    """Put a finished copy in its place; where another run was quicker, its copy is as good."""
    try:
        fresh.rename(into)
    except OSError:
        if not into.is_dir():
            raise
        shutil.rmtree(fresh)


def _fetch(repository: Path, source: str, branch: str, transport: str) -> None:
    git.output(
        repository,
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-recurse-submodules",
        "--no-auto-maintenance",
        "--no-write-fetch-head",
        "--force",
        "--update-head-ok",
        "--",
        source,
        f"+{branch}:{_BRANCH}",
        transports=transport,
    )


def _check(repository: Path, shown: str) -> None:
    try:
        shallow = git.output(repository, "rev-parse", "--is-shallow-repository").strip()
    except git.GitFailed as e:
        raise BadHistory(f"{shown}: {e}") from e
    if shallow != b"false":
        raise BadHistory(f"{shown}: a shallow copy: its history has no beginning, so no date in it could be trusted")
    try:
        git.output(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
    except git.GitFailed as e:
        raise BadHistory(f"{shown}: a repository without commits, or whose newest commit is damaged") from e
