"""Mezzanine: Django's administration with a menu at the side; settings in one long form, articles in folded parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, hidden
from applications.tables import tables

OWN = ()
ACTING = (r"GET /admin/logout/\?.*",)

_SITE: Final = f"""
from django.contrib.auth.models import User
from django.contrib.sites.models import Site
from mezzanine.blog.models import BlogPost
from mezzanine.pages.models import RichTextPage

first, last = "{PERSON}".split()
who = User.objects.create_superuser("{USER}", "{EMAIL}", "{PASSWORD}", first_name=first, last_name=last)
Site.objects.update_or_create(id=1, defaults={{"domain": "canary.example", "name": "Canary"}})
RichTextPage.objects.create(title="Blog", slug="blog", content="Letters")
BlogPost.objects.create(title="Spring", content="<p>The canaries are singing again.</p>", user=who)
"""


@contextmanager
def mezzanine(home: Path) -> Iterator[Running]:
    """A site with a blog of one article, and its administrator signed in."""
    programs, port, database = python("mezzanine", "--prefer-binary"), free_port(), home / "site" / "dev.db"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    manage = [programs / "python", home / "site" / "manage.py"]
    (home / "site").mkdir()
    run([programs / "mezzanine-project", "site_of_canary", home / "site"], env, home)
    run([*manage, "migrate"], env, home)
    run([*manage, "shell", "--command", _SITE], env, home)
    command = [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        token = hidden(client.until("admin/login/", "csrfmiddlewaretoken"), "csrfmiddlewaretoken")
        client.form("admin/login/", csrfmiddlewaretoken=token, username=USER, password=PASSWORD, next="/admin/")
        client.until("admin/", "Log out")
        session, begin = client.session(home / "session.json"), f"{relay.url}admin/"
        yield Running(
            begin,
            session,
            relay,
            home / "strayed",
            lambda: tables(database, "django_session", but="last_login"),
            OWN,
            ACTING,
        )
