"""wger: a fitness manager whose pages a server draws (Django); menus that unfold, one long form of preferences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import node, npm, python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, hidden
from applications.tables import tables

OWN = ()

ACTING = (
    r"GET /\w+/user/(api-key\?new_key=.*|(confirm-email|demo-entries)\?.*)",
    r"GET /\w+/workout/(add|day/\d+/delete|schedule/\d+/start|set/.*delete.*|template/\d+/make-workout)\?.*",
)
"""Links that make something, begin it anew or take it away."""

_SITE: Final = """
import os

from wger.settings_global import *

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
COMPRESS_ENABLED = False
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MEDIA_ROOT = os.environ["MEDIA"]
MEDIA_URL = "/media/"
SECRET_KEY = "canary" * 8
SILENCED_SYSTEM_CHECKS = ["captcha.recaptcha_test_key_error"]
SITE_URL = EMAIL_PAGE_DOMAIN = os.environ["ORIGIN"]
STATICFILES_DIRS = [
    ("yarn", os.environ["MADE"]),
    ("yarn", os.environ["MODULES"]),
    ("yarn/Sortable", os.path.join(os.environ["MODULES"], "sortablejs")),
]
"""

_BEGINNING: Final = (
    "gym languages groups users licenses days_of_week setting_repetition_units setting_weight_units language_config "
    "gym_config equipment muscles categories gym-config"
).split()
"""What its makers fill it with, in their order, without exercises (of a form that it reads no more) and foods."""

_PERSON: Final = f"""
from datetime import date
from django.contrib.auth.models import User
from wger.manager.models import Schedule, ScheduleStep, Workout

first, last = "{PERSON}".split()
who = User.objects.create_user("{USER}", "{EMAIL}", "{PASSWORD}", first_name=first, last_name=last)
profile = who.userprofile
profile.birthdate = date(1985, 5, 17)
profile.ro_access = profile.workout_reminder_active = profile.email_verified = True
profile.save()
plan = Workout.objects.create(name="Strong wings", user=who)
course = Schedule.objects.create(name="Spring", user=who, is_loop=True)
ScheduleStep.objects.create(schedule=course, workout=plan, duration=4)
"""


@contextmanager
def wger(home: Path) -> Iterator[Running]:
    """wger with a person who has a plan that is repeated, is reminded of it by mail, and lets others look at it."""
    programs, port, database, made = python("wger", "--prefer-binary"), free_port(), home / "db.sqlite", home / "made"
    modules = _drawn(programs, home, made)
    (home / "settings.py").write_text(_SITE, encoding="utf-8")
    with Relay(port) as relay:
        own = {"DATABASE": database, "MADE": made, "MEDIA": home / "media", "MODULES": modules, "ORIGIN": relay.url}
        env = environment(home, DJANGO_SETTINGS_MODULE="settings", **{name: str(said) for name, said in own.items()})
        env["PYTHONPATH"] += f":{home}"
        manage = [programs / "django-admin"]
        for command in (["migrate"], ["loaddata", *_BEGINNING], ["shell", "--command", _PERSON]):
            run([*manage, *command], env, home)
        with server([*manage, "runserver", "--noreload", "--insecure", f"127.0.0.1:{port}"], env, home, port):
            client = Client(relay.url)
            token = hidden(client.until("en/user/login", "csrfmiddlewaretoken"), "csrfmiddlewaretoken")
            client.form("en/user/login", username=USER, password=PASSWORD, csrfmiddlewaretoken=token)
            client.until("", PERSON)
            session = client.session(home / "session.json")
            yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(database), OWN, ACTING)


def _drawn(programs: Path, home: Path, made: Path) -> Path:
    """Make its sheet of styles as its makers do; gives the folder of what its pages are drawn with."""
    beside = node()
    modules = npm("wger-web", beside) / "node_modules"
    styles = home / "scss"
    styles.mkdir()
    (home / "yarn").symlink_to(modules)
    source = next(programs.parent.glob("lib/python*/site-packages/wger/core/static/scss/main.scss"))
    (styles / "main.scss").write_bytes(source.read_bytes())
    sass = [beside / "node", modules / "sass" / "sass.js", "--quiet", "--no-source-map"]
    run([*sass, styles / "main.scss", made / "bootstrap-compiled.css"], environment(home), home)
    return modules


def _stored(database: Path) -> Stored:
    """Every table, without sessions and when somebody came by."""
    return tables(database, "django_session", "core_usercache", but="last_login")
