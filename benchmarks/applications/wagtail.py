"""Wagtail: an administration drawn by a server (Django) with panels of React; the account in tabs and panels."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, hidden

OWN = ()
ACTING = (r"GET /admin/logout/\?.*",)

_SITE = """
import os
from pathlib import Path

from mysite.settings.base import *

DEBUG = False
SECRET_KEY = "canary"
ALLOWED_HOSTS = ["127.0.0.1"]
CSRF_TRUSTED_ORIGINS = [os.environ["ORIGIN"]]
WAGTAILADMIN_BASE_URL = os.environ["ORIGIN"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
"""


@contextmanager
def wagtail(home: Path) -> Iterator[Running]:
    """A site as "wagtail start" makes it, with its administrator signed in."""
    programs, port = python("wagtail", "--prefer-binary"), free_port()
    site = home / "site"
    site.mkdir()
    with Relay(port) as relay:
        env = environment(home, ORIGIN=relay.url.rstrip("/"), DJANGO_SETTINGS_MODULE="mysite.settings.here")
        start = {name: value for name, value in env.items() if name != "DJANGO_SETTINGS_MODULE"}
        run([programs / "wagtail", "start", "mysite", site], start, home)
        (site / "mysite" / "settings" / "here.py").write_text(_SITE, encoding="utf-8")
        manage = [programs / "python", site / "manage.py"]
        run([*manage, "migrate", "--verbosity=0"], env, home)
        who = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        run([*manage, "createsuperuser", "--noinput", f"--username={USER}", f"--email={EMAIL}"], env | who, home)
        database = site / "db.sqlite3"
        with closing(sqlite3.connect(database)) as kept, kept:
            kept.execute("UPDATE auth_user SET first_name = ?, last_name = ?", PERSON.split())
        with server([*manage, "runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"], env, home, port):
            client = Client(relay.url)
            token = hidden(client.until("admin/login/", "csrfmiddlewaretoken"), "csrfmiddlewaretoken")
            client.headers["Referer"] = f"{relay.url}admin/login/"
            client.form("admin/login/", username=USER, password=PASSWORD, csrfmiddlewaretoken=token, next="/admin/")
            client.get("admin/account/")  # what the first visit stores
            session = client.session(home / "session.json")
            start_at = f"{relay.url}admin/"
            yield Running(start_at, session, relay, home / "strayed", lambda: _stored(database), OWN, ACTING)


def _stored(database: Path) -> Stored:
    """Every table, without sessions and the time of the last sign-in."""
    with closing(sqlite3.connect(database)) as kept:
        tables = [name for (name,) in kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found: Stored = {}
        for table in tables:
            if not table.startswith(("django_session", "sqlite_", "wagtailsearch")):
                columns = [row[1] for row in kept.execute(f"PRAGMA table_info({table})") if row[1] != "last_login"]
                rows = kept.execute(f"SELECT {', '.join(f'[{c}]' for c in columns)} FROM {table}")
                found[table] = {str(row[0]): dict(zip(columns, row, strict=True)) for row in rows}
        return found
