"""Superset: dashboards in React and Ant Design; dialogs with tabs and folds, lists with a picture for each deed."""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, cast

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client
from applications.tables import tables

_TOKEN: Final = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')

OWN = (
    "POST /superset/log/",
    "POST /api/v1/chart/data",
    r"POST /api/v1/dashboard/\d+/filter_state",  # what a dashboard was narrowed down to, even where to nothing
)

_CONFIG: Final = """
SECRET_KEY = "canary" * 8
SQLALCHEMY_DATABASE_URI = "sqlite:///{database}"
PREVENT_UNSAFE_DB_CONNECTIONS = False
FEATURE_FLAGS = {{"ALERT_REPORTS": True}}
TALISMAN_ENABLED = False
"""

_LETTERS: Final = """
CREATE TABLE letters (sender TEXT, day TEXT, words INTEGER);
INSERT INTO letters VALUES ('Cornelia', '2026-11-01', 120), ('Carlo', '2026-11-02', 80), ('Cora', '2026-11-03', 200);
"""


_COUNTED: Final = {"expressionType": "SIMPLE", "aggregate": "SUM", "column": {"column_name": "words"}, "label": "Words"}
_CHARTS: Final = (
    ("Words by sender", "pie", {"groupby": ["sender"], "metric": _COUNTED}),
    ("All letters", "table", {"query_mode": "raw", "all_columns": ["sender", "day", "words"]}),
)
_ALERT: Final = {
    "type": "Alert",
    "name": "Too many words",
    "crontab": "0 9 * * *",
    "active": True,
    "sql": "SELECT max(words) FROM letters",
    "validator_type": "operator",
    "validator_config_json": {"op": ">", "threshold": 100},
}


@contextmanager
def superset(home: Path) -> Iterator[Running]:
    """Superset with a dashboard of two charts, and an alert; its administrator is signed in."""
    programs, port = python("superset", "--prefer-binary"), free_port()
    database, letters, config = home / "superset.sqlite", home / "letters.sqlite", home / "superset_config.py"
    config.write_text(_CONFIG.format(database=database), encoding="utf-8")
    own = {"SUPERSET_CONFIG_PATH": str(config), "SUPERSET_HOME": str(home), "SCARF_ANALYTICS": "false"}
    env = environment(home, FLASK_APP="superset", **own)
    with closing(sqlite3.connect(letters)) as kept:
        kept.executescript(_LETTERS)
    shutil.copy(_begun(programs, env, database), database)
    command = [programs / "superset", "run", "-h", "127.0.0.1", "-p", port, "--with-threads"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("health", "OK")
        token = _TOKEN.findall(client.get("login/"))[0]
        client.form("login/", username=USER, password=PASSWORD, csrf_token=token)
        _filled(client, letters)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(database), OWN)


def _begun(programs: Path, env: Mapping[str, str], database: Path) -> Path:
    """The database as it is in the beginning, with its administrator, which is made once, beside the programs."""
    first, last = PERSON.split()
    who = ["--username", USER, "--firstname", first, "--lastname", last, "--email", EMAIL, "--password", PASSWORD]
    done = programs.parent / "begun.sqlite"
    if not done.exists():
        for deed in (["db", "upgrade"], ["init"], ["fab", "create-admin", *who]):
            run([programs / "superset", *deed], env, database.parent)
        whole = shutil.move(database, programs.parent / f"begun-{os.getpid()}")  # others may begin just now
        Path(whole).replace(done)
    return done


def _filled(client: Client, letters: Path) -> None:
    """What others may fill, see and be told of."""
    client.headers["X-CSRFToken"] = json.loads(client.get("api/v1/security/csrf_token/"))["result"]
    client.headers["Referer"] = client.url
    place = {"database_name": "Letters", "sqlalchemy_uri": f"sqlite:///{letters}"}
    database = client.json("api/v1/database/", place | {"allow_file_upload": True, "expose_in_sqllab": True})["id"]
    table = client.json("api/v1/dataset/", {"database": database, "schema": "main", "table_name": "letters"})["id"]
    dashboard = client.json("api/v1/dashboard/", {"dashboard_title": "Our letters", "published": True})["id"]
    for name, kind, said in _CHARTS:
        form = {"datasource": f"{table}__table", "viz_type": kind, **said}
        chart = {"slice_name": name, "viz_type": kind, "datasource_id": table, "datasource_type": "table"}
        client.json("api/v1/chart/", chart | {"params": json.dumps(form), "dashboards": [dashboard]})
    mail = {"type": "Email", "recipient_config_json": {"target": EMAIL}}
    client.json("api/v1/report/", _ALERT | {"database": database, "dashboard": dashboard, "recipients": [mail]})


def _stored(database: Path) -> Stored:
    """Every table, without the log, what a dashboard was narrowed down to, and when somebody came last."""
    found = tables(database, "logs", "key_value")
    came, people = ("last_login", "login_count"), cast("list[dict[str, object]]", found["ab_user"])
    found["ab_user"] = [{k: v for k, v in user.items() if k not in came} for user in people]
    return found
