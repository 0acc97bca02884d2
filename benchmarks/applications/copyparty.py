"""copyparty: a list of files drawn by plain scripts, under a row of pictures that open panels, settings among them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, USER, Client

OWN = ()
ACTING = (r"GET /.*\?(.*&)?(pw=x|reload|reset|scan|setck=(?!js=)).*",)

_FILES: Final = {"plans.txt": "None so far.\n", "birds/canaries.txt": "They are singing again.\n"}


@contextmanager
def copyparty(home: Path) -> Iterator[Running]:
    """copyparty with a folder of two files, and the person signed in who may do all with them."""
    program, port, shared = python("copyparty", "--prefer-binary") / "copyparty", free_port(), home / "shared"
    for name, text in _FILES.items():
        (shared / name).parent.mkdir(parents=True, exist_ok=True)
        (shared / name).write_text(text, encoding="utf-8")
    command = [program, "-i", "127.0.0.1", "-p", port, "-a", f"{USER}:{PASSWORD}", "-v", f"{shared}::A,{USER}"]
    with Relay(port) as relay, server([*command, "-e2dsa", "-q"], environment(home), home, port):
        client = Client(relay.url)
        client.get(f"?pw={PASSWORD}")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(shared), OWN, ACTING)


def _stored(shared: Path) -> Stored:
    """The files that it shares; one's own settings are kept in the browser."""
    files = (file for file in sorted(shared.rglob("*")) if file.is_file() and ".hist" not in file.parts)
    return {str(file.relative_to(shared)): file.read_text(encoding="utf-8") for file in files}
