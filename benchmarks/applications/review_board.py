"""Review Board: Django pages with Backbone around them; the account in tabs by fragment, an administration apart."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, hidden
from applications.tables import tables

OWN = ()
ACTING = (r"GET /account/logout/\?.*",)

_SERVE = """
import mimetypes
import runpy
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIServer, make_server

htdocs = Path(sys.argv[1]) / "htdocs"
pages = runpy.run_path(str(htdocs / "reviewboard.wsgi"))["application"]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def answer(environ, start_response):
    path = environ["PATH_INFO"]
    file = htdocs / path.lstrip("/")
    if not path.startswith(("/static/", "/media/")) or ".." in path or not file.is_file():
        return pages(environ, start_response)
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    start_response("200 OK", [("Content-Type", kind), ("Cache-Control", "max-age=600")])
    return [file.read_bytes()]


make_server("127.0.0.1", int(sys.argv[2]), answer, Server).serve_forever()
"""
"""A web server would hand out the files itself."""


@contextmanager
def review_board(home: Path) -> Iterator[Running]:
    """A site with its administrator signed in, who let it send data to its makers when it was installed."""
    programs, port, site = python("reviewboard", "--prefer-binary"), free_port(), home / "site"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    database = home / "reviewboard.db"
    who = [f"--admin-user={USER}", f"--admin-password={PASSWORD}", f"--admin-email={EMAIL}"]
    how = [
        "--domain-name=127.0.0.1",
        "--db-type=sqlite3",
        f"--db-name={database}",
        "--cache-type=file",
        f"--cache-info={home / 'cache'}",
    ]
    sites = f"--sitelist={home / 'sites'}"
    run(
        [programs / "rb-site", "install", "--noinput", "--opt-in-support-data", sites, *how, *who, site],
        env,
        home,
    )
    with closing(sqlite3.connect(database)) as kept, kept:
        kept.execute("UPDATE auth_user SET first_name = ?, last_name = ?", PERSON.split())
    (site / "venv").unlink()  # it would ask for an environment of another kind, though it runs in the right one
    serve = home / "serve.py"
    serve.write_text(_SERVE, encoding="utf-8")
    command = [programs / "python", serve, site, port]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.headers["Referer"] = f"{relay.url}account/login/"
        token = hidden(client.until("account/login/", "csrfmiddlewaretoken"), "csrfmiddlewaretoken")
        client.form("account/login/", username=USER, password=PASSWORD, csrfmiddlewaretoken=token)
        session = client.session(home / "session.json")
        yield Running(
            relay.url,
            session,
            relay,
            home / "strayed",
            lambda: tables(database, "django_session", but="last_login"),
            OWN,
            ACTING,
        )
