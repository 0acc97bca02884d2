"""pretix: Django pages for those who sell tickets; an event's settings in a menu at the side, long forms of tabs."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, Client, hidden
from applications.tables import tables

OWN = ()
ACTING = (r"GET /control/logout\?.*",)

_CONFIG: Final = """
[pretix]
instance_name = Canary Tickets
url = {url}
datadir = {home}/data
plugins_default = pretix.plugins.sendmail,pretix.plugins.statistics,pretix.plugins.checkinlists

[database]
backend = sqlite3
name = {home}/pretix.db

[mail]
host = 127.0.0.1
port = 9

[django]
secret = canary
"""

_SERVE: Final = """
import sys

from pretix.wsgi import application
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import run
from django.views.static import serve


class Files(StaticFilesHandler):
    def serve(self, request):
        return serve(request, self.file_path(request.path), document_root=settings.STATIC_ROOT)


files = Files(application)


def answer(environ, start):
    environ["HTTP_USER_AGENT"] = "Canary"
    return files(environ, start)


run("127.0.0.1", int(sys.argv[1]), answer, threading=True)
"""
"""A server with its files, which others would give. Each browser is the same to it, since a session holds for one$
alone, and is begun without one."""

_EVENT: Final = f"""
import datetime as dt

from django_scopes import scopes_disabled
from pretix.base.models import Event, Organizer, Team, User
from pretix.base.settings import GlobalSettingsObject

with scopes_disabled():
    person = User.objects.create_user(email="{EMAIL}", password="{PASSWORD}", fullname="{PERSON}")
    organiser = Organizer.objects.create(name="Canary Society", slug="canaries")
    whole = dict(all_events=True, all_event_permissions=True, all_organizer_permissions=True)
    Team.objects.create(organizer=organiser, name="Everybody", **whole).members.add(person)
    event = Event.objects.create(
        organizer=organiser,
        name="Canary Days",
        slug="days",
        currency="EUR",
        date_from=dt.datetime(2037, 5, 1, 18, tzinfo=dt.UTC),
        plugins="pretix.plugins.sendmail,pretix.plugins.statistics",
    )
    event.set_defaults()
    event.settings.waiting_list_enabled = event.settings.show_quota_left = True
    GlobalSettingsObject().settings.update_check_perform = False
"""


@contextmanager
def pretix(home: Path) -> Iterator[Running]:
    """An event to come, and its organiser signed in, who has a waiting list and tells how much is left."""
    programs, port = python("pretix", "--prefer-binary"), free_port()
    with Relay(port) as relay:
        config, serve, empty = home / "pretix.cfg", home / "serve.py", programs.parent / "empty.db"
        config.write_text(_CONFIG.format(home=home, url=relay.url.rstrip("/")), encoding="utf-8")
        serve.write_text(_SERVE, encoding="utf-8")
        env = environment(home, PRETIX_CONFIG_FILE=str(config))
        manage = [programs / "python", "-m", "pretix"]
        if not empty.exists():  # once for all, since it takes long
            run([*manage, "migrate"], env, home)
            shutil.copy(home / "pretix.db", empty)
        shutil.copy(empty, home / "pretix.db")
        run([*manage, "shell", "--command", _EVENT], env, home)
        with server([programs / "python", serve, port], env, home, port):
            client = Client(relay.url)
            client.headers["Referer"] = relay.url
            token = hidden(client.until("control/login", "csrfmiddlewaretoken"), "csrfmiddlewaretoken")
            client.form("control/login", csrfmiddlewaretoken=token, email=EMAIL, password=PASSWORD, keep_logged_in="on")
            for page in ("", "settings/", "settings/payment/giftcard"):  # what the first look at them stores
                client.get(f"control/event/canaries/days/{page}")
            session = client.session(home / "session.json")
            begin, strayed = f"{relay.url}control/", home / "strayed"
            yield Running(
                begin,
                session,
                relay,
                strayed,
                lambda: tables(home / "pretix.db", "django_session", but="last_login"),
                OWN,
                ACTING,
            )
