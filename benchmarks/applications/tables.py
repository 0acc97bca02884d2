"""What an application's SQLite database holds, as JSON has it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from applications.application import Stored


def tables(database: Path, *without: str, but: str = "") -> Stored:
    """Every table but SQLite's own and those whose names begin like one of ``without``; no column called ``but``."""
    with closing(sqlite3.connect(database, timeout=30)) as kept:
        names = [name for (name,) in kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found: Stored = {}
        for table in names:
            if not table.startswith(("sqlite_", *without)):
                columns = [row[1] for row in kept.execute(f"PRAGMA table_info([{table}])") if row[1] != but]
                rows = kept.execute(f"SELECT {', '.join(f'[{c}]' for c in columns)} FROM [{table}]")
                found[table] = [dict(zip(columns, row, strict=True)) for row in rows]
        return dict(json.loads(json.dumps(found, default=str)))
