"""MoinMoin 2: a wiki of Flask pages; what a page offers in links beside it, settings in tabs made by scripts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, filled

OWN = ()
ACTING = (r"GET /\+(logout|subscribe/.*|quicklink/.*|bookmark)\?.*",)

_PAGES: Final = {"Home": "= Home =\n\nSee [[Plans]].\n", "Plans": "= Plans =\n\nNone so far.\n"}

_ON: Final = ("mailto_author", "edit_on_doubleclick")

_SET: Final = """
    mail_from = "wiki@canary.example"
    mail_smarthost = "127.0.0.1:9"
    password_checker = None
    secrets = "canary" * 8
"""
"""The password of the person bears the person's name, as everywhere here."""


@contextmanager
def moinmoin(home: Path) -> Iterator[Running]:
    """A wiki of two pages, and its editor signed in, who subscribed to the first of them."""
    programs, port, wiki = python("moin", "--prefer-binary"), free_port(), home / "wiki"
    moin, env = programs / "moin", environment(home)
    run([moin, "create-instance", "--path", wiki], env, home)
    config = wiki / "wikiconfig.py"
    said = config.read_text(encoding="utf-8").replace("YOUR-SUPER-EDITOR", USER)
    said = said.replace('    sitename = "My MoinMoin"', f'    sitename = "Canary Wiki"\n{_SET}')
    config.write_text(said, encoding="utf-8")
    run([moin, "index-create"], env, wiki)
    run([moin, "account-create", "-n", USER, "-d", PERSON, "-e", EMAIL, "-p", PASSWORD], env, wiki)
    for name, text in _PAGES.items():
        meta, data = home / "page.meta", home / "page.data"
        about = {"itemid": md5(name.encode()).hexdigest(), "name": [name], "namespace": "", "itemtype": "default"}
        kind = {"contenttype": "text/x.moin.creole;charset=utf-8", "size": 0}
        meta.write_text(json.dumps(about | kind), encoding="utf-8")
        data.write_text(text, encoding="utf-8")
        run([moin, "item-put", "-m", meta, "-d", data], env, wiki)
    with Relay(port) as relay, server([moin, "run", "-h", "127.0.0.1", "-p", port], env, wiki, port):
        client = Client(relay.url)
        form = filled(client.until("+login", "login_password"), "login_password")
        client.fields("+login", form | {"login_username": USER, "login_password": PASSWORD, "login_submit": "1"})
        client.get("+subscribe/Home")
        options = filled(client.get("+usersettings"), "mailto_author")
        client.fields("+usersettings", options | dict.fromkeys(_ON, "1"))
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(wiki), OWN, ACTING)


def _stored(wiki: Path) -> Stored:
    """What is written down of each page and each person, in each of its versions."""
    files = sorted((wiki / "wiki" / "data").glob("*/meta/*"))
    return {f"{file.parts[-3]}/{file.name}": json.loads(file.read_text(encoding="utf-8")) for file in files}
