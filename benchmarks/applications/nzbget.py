"""NZBGet: one page (jQuery, Bootstrap 2) that reads by GET and changes by POST; choices are rows of buttons."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = ()

_SET: Final = {
    "ControlIP": "127.0.0.1",
    "ControlUsername": "",
    "ControlPassword": "",
    "OutputMode": "log",
    "Server1.Active": "no",
    "Server1.Host": "127.0.0.1",
    "Server1.Port": "9",
    "UpdateCheck": "stable",
}
"""Its one news server is at a port of this machine at which nobody listens, and is not gone to."""

_MAKERS: Final = re.compile(r"https?://(nzbget\.net|github\.com|raw\.githubusercontent\.com)/")


@contextmanager
def nzbget(home: Path) -> Iterator[Running]:
    """NZBGet with nothing to fetch, which looks for new versions. It knows one person, who need not sign in."""
    usr, port, data, web = debian("nzbget") / "usr", free_port(), home / "data", home / "web"
    shutil.copytree(usr / "share" / "nzbget" / "webui", web, ignore=shutil.ignore_patterns("elycharts*", "raphael*"))
    for charts in ("elycharts/elycharts.min.js", "raphael/raphael.min.js"):
        shutil.copy(usr / "share" / "javascript" / charts, web / "lib")
    script = web / "config.js"  # it has the server ask its makers about versions: at a port where nobody listens
    script.write_text(_MAKERS.sub("http://127.0.0.1:9/", script.read_text(encoding="utf-8")), encoding="utf-8")
    file, own = home / "nzbget.conf", {"MainDir": data, "WebDir": web, "ControlPort": port}
    own["ConfigTemplate"] = web / "nzbget.conf"
    said = (web / "nzbget.conf").read_text(encoding="utf-8")
    for name, value in (_SET | own).items():
        said = re.sub(f"^{re.escape(name)}=.*$", f"{name}={value}", said, flags=re.M)
    file.write_text(said, encoding="utf-8")
    command = [usr / "bin" / "nzbget", "--configfile", file, "--server"]
    with Relay(port) as relay, server(command, environment(home), home, port):
        client = Client(relay.url)
        client.until("", "NZBGet")
        just_looked = {"LastUpdateCheck": str(int(time.time() * 1000))}  # the page has it look twice a day
        session = client.session(home / "session.json", just_looked)
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(file), OWN)


def _stored(file: Path) -> Stored:
    """Each setting in the file of its settings."""
    return dict(re.findall(r"^([^#=\s]+)=(.*)$", file.read_text(encoding="utf-8"), re.M))
