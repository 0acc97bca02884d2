"""Plone: pages drawn by the server (Zope), Bootstrap 5 around them; settings in many forms of one overview."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, filled

OWN = ()
ACTING = (
    r"GET /site/logout\?.*",
    r"GET /site/.*(content_status_modify|selectViewTemplate|object_cut|object_copy|object_paste)\?.*",
)
"""The entries of the menus at the side are links."""

_INSTANCE: Final = """
instancehome {home}
<zodb_db main>
  <filestorage>
    path {home}/Data.fs
  </filestorage>
  mount-point /
</zodb_db>
"""

_SERVED: Final = """
[app:zope]
use = egg:Zope#main
zope_conf = {home}/zope.conf
[pipeline:main]
pipeline = egg:Zope#httpexceptions zope
[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
"""

_PARTS: Final = """<configure xmlns="http://namespaces.zope.org/zope" xmlns:five="http://namespaces.zope.org/five">
  <include package="Zope2.App" />
  <five:loadProducts file="meta.zcml" />
  <five:loadProducts />
  <include package="plone.classicui" />
  <five:loadProductsOverrides />
</configure>
"""

_MADE: Final = """
import sys
import transaction
from plone import api
from Products.CMFPlone.factory import addPloneSite
from AccessControl.SecurityManagement import newSecurityManager
user, password, email, name = sys.argv[-4:]
app.acl_users.userFolderAddUser("first", password, ["Manager"], [])
newSecurityManager(None, app.acl_users.getUser("first").__of__(app.acl_users))
site = addPloneSite(app, "site", title="Canary's pages", distribution_name="classic")
from zope.component.hooks import setSite
setSite(site)
api.user.create(email=email, username=user, password=password, properties={"fullname": name}, roles=("Manager",))
pages = api.content.create(site, "Folder", "letters", title="Letters")
api.content.create(pages, "Document", "first", title="My first letter")
transaction.commit()
"""


@contextmanager
def plone(home: Path) -> Iterator[Running]:
    """A site with one folder and its manager signed in."""
    programs, port = python("plone"), free_port()
    (home / "etc").mkdir()
    (home / "etc" / "site.zcml").write_text(_PARTS, encoding="utf-8")
    (home / "zope.conf").write_text(_INSTANCE.format(home=home), encoding="utf-8")
    (home / "zope.ini").write_text(_SERVED.format(home=home, port=port), encoding="utf-8")
    (home / "made.py").write_text(_MADE, encoding="utf-8")
    env = environment(home)
    made = [programs / "zconsole", "run", home / "zope.conf", home / "made.py", USER, PASSWORD, EMAIL, PERSON]
    run(made, env, home)
    with Relay(port) as relay, server([programs / "runwsgi", home / "zope.ini"], env, home, port):
        client = Client(relay.url)
        form = filled(client.until("site/login", "__ac_name"), "__ac_name")
        signing = {"__ac_name": USER, "__ac_password": PASSWORD, "buttons.login": "Log in"}
        client.fields("site/login", form | signing)
        client.until("site", "logout")
        session = client.session(home / "session.json")
        asked = Client(f"http://127.0.0.1:{port}/")
        asked.headers |= {"Accept": "application/json"}
        asked.headers["Authorization"] = f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
        yield Running(f"{relay.url}site", session, relay, home / "strayed", lambda: _stored(asked), OWN, ACTING)


def _stored(asked: Client) -> Stored:
    """The settings in each form of the overview, who has an account, what pages there are, and who may see them."""
    forms = [form["@id"].rsplit("/", 1)[-1] for form in json.loads(asked.get("site/@controlpanels"))]
    settings = {form: json.loads(asked.get(f"site/@controlpanels/{form}")).get("data") for form in forms}
    pages = json.loads(asked.get("site/@search?b_size=1000&metadata_fields=modified"))["items"]
    people, shared = (json.loads(asked.get(f"site/{what}")) for what in ("@users", "letters/@sharing"))
    return settings | {"pages": pages, "people": people, "shared": shared}
