"""Roundcube: mail in PHP and jQuery; settings in three columns, the last a frame with a button of its own."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian, python
from applications.php import copied, php_environment, php_server
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, USER, Client, hidden

OWN = (r"POST /\?_task=(mail|settings)&_action=(refresh|keep-alive|getunread)(&.*)?",)
"""Whether there is something new is asked for again and again."""

ACTING = (r"GET /\?(.*&)?_task=logout(&.*)?",)

_CONFIG: Final = """<?php
$config['db_dsnw'] = 'sqlite:///%(home)s/roundcube.sqlite?mode=0600';
$config['imap_host'] = '127.0.0.1:%(mail)d'; $config['smtp_host'] = '127.0.0.1:9';
$config['des_key'] = 'canary-canary-canary-can'; $config['session_lifetime'] = 600;
$config['log_dir'] = '%(home)s/logs'; $config['temp_dir'] = '%(home)s/temp';
$config['plugins'] = []; $config['enable_spellcheck'] = false; $config['show_images'] = 2;
"""
"""The last is what it does for everybody who has not chosen otherwise."""

_ITS_PLACE: Final = "'/var/lib/roundcube/'"


@contextmanager
def roundcube(home: Path) -> Iterator[Running]:
    """Roundcube over a mailbox in memory, its owner signed in."""
    port, mail, root, file = free_port(), free_port(), home / "roundcube", home / "roundcube.sqlite"
    copied("roundcube", root)
    initial = root / "program" / "include" / "iniset.php"
    text = initial.read_text(encoding="utf-8").replace(_ITS_PLACE, f"'{root}/'")
    initial.write_text(text, encoding="utf-8")
    for folder in (home / "logs", home / "temp"):
        folder.mkdir()
    shutil.copytree(debian("php") / "etc" / "roundcube", root / "config", ignore=shutil.ignore_patterns("plugins"))
    (root / "config" / "config.inc.php").write_text(_CONFIG % {"home": home, "mail": mail}, encoding="utf-8")
    with closing(sqlite3.connect(file)) as kept:
        kept.executescript((root / "SQL" / "sqlite.initial.sql").read_text(encoding="utf-8"))
    pymap = [python("pymap", "--prefer-binary") / "pymap", "--no-tls", "--host", "127.0.0.1", "--port", mail]
    person = ["dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    with (
        Relay(port) as relay,
        server([*pymap, *person], environment(home), home, mail),
        php_server(home, root, port, php_environment(home)),
    ):
        client = Client(relay.url)
        token = hidden(client.until("", "_token"), "_token")
        signing = {"_task": "login", "_action": "login", "_token": token, "_user": USER, "_pass": PASSWORD}
        client.fields("?_task=login", signing | {"_timezone": "UTC", "_url": ""})
        client.until("?_task=mail", "messagelist")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(file), OWN, ACTING)


def _stored(file: Path) -> Stored:
    """Every table, without sessions, caches and the time of the last sign-in."""
    with closing(sqlite3.connect(file, timeout=30)) as kept:
        kept.row_factory = sqlite3.Row
        named = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [row["name"] for row in named if not row["name"].startswith(("sqlite_", "session", "cache"))]
        found = {table: [dict(row) for row in kept.execute(f'SELECT * FROM "{table}"')] for table in tables}
        for user in found["users"]:
            del user["last_login"]
        return dict(json.loads(json.dumps(found, default=str)))
