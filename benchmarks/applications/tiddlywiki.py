"""TiddlyWiki: a notebook drawn by its own widgets; a control panel of tabs in tabs, each choice a note of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import USER, Client

OWN = (r"PUT /recipes/default/tiddlers/%24%3A%2FStoryList",)
"""Which notes are open is a note as well."""


@contextmanager
def tiddlywiki(home: Path) -> Iterator[Running]:
    """TiddlyWiki at its own server. It knows one person, who need not sign in.

    That person has each note that is visited added to the browser's history.
    """
    programs = node()
    place = npm("tiddlywiki", programs) / "node_modules" / "tiddlywiki"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, wiki = free_port(), home / "wiki"
    command = [programs / "node", place / "tiddlywiki.js", wiki]
    run([*command, "--init", "server"], env, home)
    chosen = wiki / "tiddlers" / "$__config_Navigation_UpdateHistory.tid"
    chosen.parent.mkdir(exist_ok=True)
    chosen.write_text("title: $:/config/Navigation/UpdateHistory\n\nyes", encoding="utf-8")
    listen = [*command, "--listen", "host=127.0.0.1", f"port={port}", f"anon-username={USER}"]
    with Relay(port) as relay, server(listen, env, home, port):
        client = Client(relay.url)
        client.until("status", "username")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(wiki), OWN)


def _stored(wiki: Path) -> Stored:
    """Every note, but not which ones are open."""
    files = (file for file in sorted((wiki / "tiddlers").glob("*.tid")) if "StoryList" not in file.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}
