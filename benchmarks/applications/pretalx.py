"""pretalx: Django pages for those who plan a conference; settings of the event in a menu at the side, and tabs."""

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
ACTING = (r"GET /orga/logout/?\?.*",)

_CONFIG: Final = """
[filesystem]
data = {home}/data
static = {static}

[site]
debug = False
url = {url}

[database]
backend = sqlite3
name = {home}/pretalx.db

[mail]
host = 127.0.0.1
port = 9
"""

_EVENT: Final = f"""
import datetime as dt

from pretalx.common.models.settings import GlobalSettings
from pretalx.event.models import Event
from pretalx.event.utils import create_organiser_with_team
from pretalx.person.models import User

person = User.objects.create_superuser(email="{EMAIL}", name="{PERSON}", password="{PASSWORD}")
organiser, team = create_organiser_with_team(name="Canary Society", slug="canaries", users=[person])
team.all_events = team.can_change_event_settings = team.can_change_submissions = True
team.save()
event = Event.objects.create(
    name="Canary Days",
    slug="canary",
    organiser=organiser,
    is_public=True,
    date_from=dt.date(2027, 5, 1),
    date_to=dt.date(2027, 5, 2),
    timezone="UTC",
    email="{EMAIL}",
    locale_array="en",
    locale="en",
)
event.build_initial_data()
event.mail_settings["mail_on_new_submission"] = True
event.save()
GlobalSettings().settings.update_check_ack = True
"""


@contextmanager
def pretalx(home: Path) -> Iterator[Running]:
    """A conference to come, and its organiser signed in, who keeps the menu at the side open."""
    programs, port = python("pretalx", "--prefer-binary"), free_port()
    with Relay(port) as relay:
        config = home / "pretalx.cfg"
        static = programs.parent / "static"
        said = _CONFIG.format(home=home, static=static, url=relay.url.rstrip("/"))
        config.write_text(said, encoding="utf-8")
        env = environment(home, PRETALX_CONFIG_FILE=str(config))
        manage = [programs / "python", "-m", "pretalx"]
        run([*manage, "migrate"], env, home)
        if not (static / "staticfiles.json").exists():  # once for all, since it takes long
            run([*manage, "collectstatic", "--noinput"], env, home)
        run([*manage, "shell", "--unsafe-disable-scopes", "--command", _EVENT], env, home)
        with server([*manage, "devserver", "--noreload", f"127.0.0.1:{port}"], env, home, port):
            client = Client(relay.url)
            client.headers["Referer"] = relay.url
            token = hidden(client.until("orga/login/", "csrfmiddlewaretoken"), "csrfmiddlewaretoken")
            who = {"login_email": EMAIL, "login_password": PASSWORD}
            client.form("orga/login/", csrfmiddlewaretoken=token, **who)
            session = client.session(home / "session.json", {"sidebarVisible": "1"})
            begin, strayed = f"{relay.url}orga/", home / "strayed"
            yield Running(
                begin,
                session,
                relay,
                strayed,
                lambda: tables(home / "pretalx.db", "django_session", but="last_login"),
                OWN,
                ACTING,
            )
