"""pgAdmin 4: a database's administration in React, for one person; preferences in a tree, kept by one button."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import LOOPBACK, environment, free_port, server
from applications.signing_in import Client

OWN = ("POST /browser/master_password", "POST /settings/store", "POST /settings/save_tree_state/")
"""Whoever comes by is asked for no password; and the page tells how its windows stand and what is unfolded."""

_CONFIG: Final = """
from pathlib import Path

HOME = Path(__file__).parent
AUTO_DISCOVER_SERVERS = False
AZURE_CREDENTIAL_CACHE_DIR = str(HOME / "azure")
DATA_DIR = str(HOME)
DEFAULT_SERVER_PORT = {port}
KERBEROS_CCACHE_DIR = str(HOME / "kerberos")
LOG_FILE = str(HOME / "log")
MASTER_PASSWORD_REQUIRED = False
SERVER_MODE = False
SESSION_DB_PATH = str(HOME / "sessions")
SQLITE_PATH = str(HOME / "pgadmin4.db")
STORAGE_DIR = str(HOME / "storage")
UPGRADE_CHECK_ENABLED = False
USE_OS_SECRET_STORAGE = False
"""

_SUGGESTING: Final = """
INSERT INTO user_preferences (pid, uid, value)
SELECT preferences.id, user.id, 'True' FROM preferences, user WHERE preferences.name = 'autocomplete_on_key_press'
"""


@contextmanager
def pgadmin(home: Path) -> Iterator[Running]:
    """pgAdmin as one person has it on a machine of their own, who need not sign in."""
    programs, port, data = python("pgadmin", "--prefer-binary"), free_port(), home / "data"
    data.mkdir()
    (data / "config_local.py").write_text(_CONFIG.format(port=port), encoding="utf-8")
    env = environment(home, PYTHONPATH=f"{LOOPBACK}:{data}")
    with Relay(port) as relay, server([programs / "pgadmin4"], env, home, port):
        client = Client(relay.url)
        client.until("browser/", "pgAdmin")
        with closing(sqlite3.connect(data / "pgadmin4.db", timeout=30)) as kept, kept:
            kept.execute(_SUGGESTING)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data / "pgadmin4.db"), OWN)


def _stored(file: Path) -> Stored:
    """Every table but that of how its windows stand."""
    with closing(sqlite3.connect(file)) as kept:
        kept.row_factory = sqlite3.Row
        named = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [row["name"] for row in named if not row["name"].startswith(("sqlite_", "setting"))]
        found = {table: [dict(row) for row in kept.execute(f'SELECT * FROM "{table}"')] for table in tables}
        return dict(json.loads(json.dumps(found, default=str)))
