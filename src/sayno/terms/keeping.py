"""Keeps what was read, so that a history that grew by one commit is read only there.

One SQLite file below the user's cache folder. What is kept bears a name that says all it depends on (object ids, the
reader's own code), so nothing in it is ever out of date. Whatever is wrong with it, a damaged file, a full disk,
another run that holds it, costs time and never an answer: every failure is a miss.
"""

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final, Self

from sayno.terms.opening import default_cache

KEPT_DAYS: Final = 90
"""What nobody asked for within this many days is forgotten."""

_TABLE: Final = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, day INTEGER, body BLOB) WITHOUT ROWID"
_PATIENCE: Final = 5.0
"""Seconds to wait for another run that writes."""


class Keep:
    """Named pieces of text. A context manager; not for several threads at once."""

    def __init__(self, file: Path | None):
        """``file`` is made when first needed; None keeps nothing."""
        self._file = file
        self._base: sqlite3.Connection | None = None
        self._day = int(time.time() // 86_400)

    def get(self, names: Iterable[str]) -> dict[str, bytes]:
        """Those of the named pieces that are kept and whole."""
        found: dict[str, bytes] = {}
        base = self._opened()
        if base is None:
            return found
        try:
            for name in names:
                row = base.execute("SELECT body FROM kept WHERE name = ?", (name,)).fetchone()
                if row is not None:
                    # The checksum that zlib brings tells a damaged piece from a whole one.
                    with suppress(zlib.error, TypeError):
                        found[name] = zlib.decompress(row[0])
        except sqlite3.Error as error:
            self._fail(error)
        return found

    def put(self, pieces: Mapping[str, bytes]) -> None:
        """Keep pieces under their names, and forget what is long unused."""
        base = self._opened() if pieces else None
        if base is None:
            return
        rows = [(name, self._day, zlib.compress(body, 1)) for name, body in pieces.items()]
        try:
            with base:
                base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
                base.execute("DELETE FROM kept WHERE day < ?", (self._day - KEPT_DAYS,))
        except sqlite3.Error as error:
            self._fail(error)

    def close(self) -> None:
        """Close the file."""
        base, self._base = self._base, None
        if base is not None:
            with suppress(sqlite3.Error):
                base.close()

    def _opened(self) -> sqlite3.Connection | None:
        if self._base is None and self._file is not None:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._base = sqlite3.connect(self._file, timeout=_PATIENCE, check_same_thread=False)
                self._base.execute("PRAGMA journal_mode = WAL")
                self._base.execute("PRAGMA synchronous = NORMAL")
                self._base.execute(_TABLE)
            except (sqlite3.Error, OSError) as error:
                self._fail(error)
        return self._base

    def _fail(self, error: Exception) -> None:
        """Go on without; a file that is none is taken away, so that the next run begins anew."""
        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        self.close()
        if damaged and self._file is not None:
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def default_keep() -> Keep:
    """The keep below the user's cache folder."""
    return Keep(default_cache().parent / "terms.sqlite")


@cache
def reader_version() -> str:
    """A name for the code and the data that turn texts into claims and events: another reader, another name."""
    room = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted([*room.rglob("*"), room.parent / "model" / "claim.py", room.parent / "model" / "event.py"]):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"{file.name}\0{file.stat().st_size}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
