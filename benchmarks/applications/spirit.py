"""Spirit: a forum whose pages a server draws (Django); a menu below the person's name, an administration apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, cast

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, hidden
from applications.tables import tables

OWN = (r"POST /comment/bookmark/\d+/create/",)
"""How far somebody has read is told as soon as they look."""

_SITE: Final = """
import os

from forum.settings.dev import *

DEBUG = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
CSRF_TRUSTED_ORIGINS = [os.environ["ORIGIN"]]
ST_NOTIFY_WHEN = "immediately"
ST_RATELIMIT_ENABLE = False
ST_SITE_URL = os.environ["ORIGIN"]
ST_TASK_MANAGER = None
"""
"""The person is written to at once, as the forum can be set to begin with."""

_PEOPLE: Final = f"""
from django.contrib.auth import get_user_model
from spirit.category.models import Category

first, last = "{PERSON}".split()
who = get_user_model().objects.create_superuser("{USER}", "{EMAIL}", "{PASSWORD}", first_name=first, last_name=last)
who.st.is_administrator = who.st.is_moderator = who.st.is_verified = True
who.st.save()
Category.objects.create(title="Letters", description="What canaries write")
"""

_READING: Final = ("django_session", "spirit_topic_unread", "spirit_comment_bookmark", "spirit_search")


@contextmanager
def spirit(home: Path) -> Iterator[Running]:
    """A forum with its administrator signed in, who began a topic, and has mail sent about what is answered."""
    programs, port, site = python("spirit", "--prefer-binary"), free_port(), home / "site"
    site.mkdir()
    with Relay(port) as relay:
        own = {"PATH": f"{programs}:/usr/bin:/bin", "ORIGIN": relay.url.rstrip("/")}
        run([programs / "spirit", "startproject", "forum", f"--path={site}"], environment(home, **own), home)
        (site / "forum" / "settings" / "here.py").write_text(_SITE, encoding="utf-8")
        env = environment(home, **own, DJANGO_SETTINGS_MODULE="forum.settings.here")
        manage = [programs / "python", site / "manage.py"]
        run([*manage, "spiritinstall"], env, home)
        run([*manage, "shell", "--command", _PEOPLE], env, home)
        with server([*manage, "runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"], env, home, port):
            client = Client(relay.url)
            client.until("user/login/", "csrfmiddlewaretoken")
            _sent(client, "user/login/", username=USER, password=PASSWORD)
            _sent(client, "topic/publish/", category="3", title="Spring", comment="The canaries are singing again.")
            session = client.session(home / "session.json")
            database = site / "db.sqlite3"
            yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(database), OWN)


def _sent(client: Client, place: str, **fields: str) -> None:
    client.form(place, **fields, csrfmiddlewaretoken=hidden(client.get(place), "csrfmiddlewaretoken"))


def _stored(database: Path) -> Stored:
    """Every table, without what is written by reading: how often, how far and when somebody came by."""
    found = tables(database, *_READING, but="last_login")
    for table, column in (("spirit_topic_topic", "view_count"), ("spirit_user_userprofile", "last_seen")):
        for row in cast("list[dict[str, Any]]", found[table]):
            del row[column]
    return found
