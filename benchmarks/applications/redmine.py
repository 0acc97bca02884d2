"""Redmine: pages drawn by a server (Ruby on Rails) with jQuery; settings in tabs, forms with a Save below."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, filled
from applications.tables import tables

OWN = (
    r"(PATCH|POST) /(projects/\S+/)?issues/(\d+/edit|new)\.js",  # a form drawn anew for another kind of issue
    r"POST /(issues|time_entries)/context_menu",
    r"POST /((issues|news)/preview|preview/text)",
)

_FILES: Final = {
    "config/database.yml": "production: {adapter: sqlite3, database: '%s'}\n",
    "config/configuration.yml": "production:\n  email_delivery:\n    delivery_method: :test\n",
    "config/initializers/secret_token.rb": "RedmineApp::Application.config.secret_key_base = 'canary' * 8\n",
    "Gemfile.local": "gem 'sqlite3'\ngem 'webrick'\n",
}
"""Whatever it would send by mail goes nowhere."""

_PERSON: Final = """
login, password, mail, name = ARGV
first, last = name.split
who = User.new(firstname: first, lastname: last, mail: mail, admin: true, language: 'en', status: User::STATUS_ACTIVE)
who.login, who.password = login, password
who.save!
who.pref.hide_mail = false
who.pref.save!
User.where(login: 'admin').update_all(status: User::STATUS_LOCKED)
letters = Project.new(name: 'Letters', identifier: 'letters', trackers: Tracker.all)
letters.save!
Member.create!(user: who, project: letters, roles: [Role.givable.first])
Issue.create!(project: letters, author: who, tracker: Tracker.first, priority: IssuePriority.first,
  subject: 'Feed the canaries', description: 'They are singing again.')
"""


@contextmanager
def redmine(home: Path) -> Iterator[Running]:
    """Redmine with one project and its administrator signed in, who lets others see the own address."""
    place, port, database = debian("redmine"), free_port(), home / "redmine.sqlite"
    env, root = _environment(home, place), home / "redmine"
    rails = [place / "usr" / "bin" / "ruby3.1", root / "bin" / "rails"]
    _laid(root, place, database)
    shutil.copy(_begun(place, rails, env, database), database)
    run([*rails, "runner", _PERSON, USER, PASSWORD, EMAIL, PERSON], env, root)
    command = [*rails, "server", "-u", "webrick", "-b", "127.0.0.1", "-p", port]
    with Relay(port) as relay, server(command, env, root, port):
        client = Client(relay.url)
        page = client.until("login", "authenticity_token")
        client.fields("login", filled(page, "username") | {"username": USER, "password": PASSWORD})
        client.until("", "Sign out")
        for kept in ("projects/letters", "issues/gantt"):  # it keeps what somebody has looked at, and how widely
            client.get(kept)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(database), OWN)


def _environment(home: Path, place: Path) -> dict[str, str]:
    """Where the parts of Ruby are, which it looks for where Debian installs them."""
    lib, share = place / "usr" / "lib", place / "usr" / "share" / "rubygems-integration"
    native = lib / f"{machine()}-linux-gnu"
    libraries = [lib / "ruby" / "vendor_ruby", native / "ruby" / "vendor_ruby" / "3.1.0"]
    libraries += [lib / "ruby" / "3.1.0", native / "ruby" / "3.1.0"]
    gems = [share / "3.1.0", share / "all", lib / "ruby" / "gems" / "3.1.0", native / "ruby" / "gems" / "3.1.0"]
    return environment(
        home,
        RUBYLIB=os.pathsep.join(map(str, libraries)),
        GEM_PATH=os.pathsep.join(map(str, [*gems, native / "rubygems-integration" / "3.1.0"])),
        LD_LIBRARY_PATH=str(native),
        RAILS_ENV="production",
        REDMINE_LANG="en",
    )


def _laid(root: Path, place: Path, database: Path) -> None:
    """Its files, of which Debian keeps some elsewhere: of the several instances that it allows, the files are one."""
    shutil.copytree(place / "usr" / "share" / "redmine", root, ignore_dangling_symlinks=True)
    for folder in ("files", "instances", "log", "tmp"):
        (root / folder).mkdir()
    (root / "instances" / "default").symlink_to(root)
    for name, text in _FILES.items():
        (root / name).write_text(text % database if "%s" in text else text, encoding="utf-8")


def _begun(place: Path, rails: list[Path], env: Mapping[str, str], database: Path) -> Path:
    """The database as it is in the beginning, which is made once, beside the program."""
    done = place / "begun.sqlite"
    if not done.exists():
        for deed in ("db:migrate", "redmine:load_default_data"):
            run([*rails, deed], env, rails[1].parents[1])
        whole = shutil.move(database, place / f"begun-{os.getpid()}")  # others may begin just now
        Path(whole).replace(done)
    return done


def _stored(database: Path) -> Stored:
    """Every table, without sessions, the signs by which feeds know people, and when somebody came last."""
    return tables(database, "tokens", but="last_login_on")
