"""Lute: reading in foreign languages, drawn by a server (Flask); menus open under the pointer, one long form."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client, filled
from applications.tables import tables

OWN = ("POST /book/datatables/active",)
"""The list of books is asked for by POST."""

ACTING = (r"GET /(wipe_database|remove_demo_flag|refresh_all_stats|read/delete_page/.*)\?.*",)

_CONFIG: Final = """
ENV: prod
DBNAME: lute.db
DATAPATH: {data}
BACKUP_PATH: {backups}
"""

_KEPT: Final = ("settings", "languages", "languagedicts", "words", "wordtags", "tags", "srsexportspecs")


@contextmanager
def lute(home: Path) -> Iterator[Running]:
    """Lute with the texts that it brings, and a person who has it count the days of reading. It knows no accounts."""
    program, port, data, backups = (
        python("lute", "--prefer-binary") / "lute",
        free_port(),
        home / "data",
        home / "backups",
    )
    for folder in (data, backups):
        folder.mkdir()
    config = home / "config.yml"
    config.write_text(_CONFIG.format(data=data, backups=backups), encoding="utf-8")
    command = [program, "--local", "--port", port, "--config", config]
    with Relay(port) as relay, server(command, environment(home), home, port):
        client = Client(relay.url)
        client.until("", "Lute")
        client.get("remove_demo_flag")
        client.form("backup/do_backup", type="manual")  # else whoever comes first has it made
        client.get()  # what is said about it is said once
        form = filled(client.get("settings/index"), "backup_count")
        client.fields("settings/index", form | {"show_streak_on_home": "y"})
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data / "lute.db"), OWN, ACTING)


def _stored(database: Path) -> Stored:
    """The settings and what is known of languages and words; not how far somebody has read."""
    return {name: rows for name, rows in tables(database).items() if name in _KEPT}
