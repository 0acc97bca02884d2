"""A real application of a third party, audited like any other service: JupyterLab, from ``jupyterlab.yaml``."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from applications.jupyterlab import ANSWERED_NO, FOLDER, PERSON, TOKEN, Lab
from applications.serving import LOOPBACK
from sayno.drivers.tabs import VIEWPORTS

pytestmark = [pytest.mark.apps, pytest.mark.browser]

DECLARATION = Path(__file__).with_name("jupyterlab.yaml")
OWN_TABS = "/lab/api/workspaces/"
"""JupyterLab keeps the layout of its tabs by itself, whenever somebody comes by. It is no setting."""
SETTING = ("PUT", "/lab/api/settings/@jupyterlab/apputils-extension:notification")
UPDATE = ("GET", "/lab/api/update")


def declared(lab: Lab, folder: Path, old: str = "", new: str = "") -> Path:
    """The declaration with the address that the server has this time, and one label changed where asked."""
    text = DECLARATION.read_text(encoding="utf-8").replace("\nowner:", f"\nhome: {lab.address}\n\nowner:", 1)
    file = folder / "jupyterlab.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def audited(lab: Lab, file: Path, session: Path, out: Path, *options: str) -> dict[str, Any]:
    """What the command says, started as a person or a script would start it."""
    personal = ("--redact", PERSON, "--redact", FOLDER, "--redact", lab.identity(session)["display_name"])
    where = ("--region", "DE", "--topic", "telemetry", "--live", "--storage-state", str(session), "--out", str(out))
    command = [sys.executable, "-m", "sayno", "audit", str(file), *where, *personal, *options, "--json"]
    ended = subprocess.run(command, cwd=out.parent, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert lab.strayed.read_text(encoding="utf-8") == ""
    return dict(json.loads(ended.stdout))


def walk_of(audit: dict[str, Any], out: Path) -> dict[str, Any]:
    """The evidence of the only walk."""
    (walked,) = audit["walks"]
    name = walked["walk"]
    return dict(json.loads((out / "evidence" / name[:2] / f"{name}.walk.json").read_text(encoding="utf-8")))


def asked(lab: Lab, since: int) -> list[tuple[str, str]]:
    return [(request.method, request.path) for request in lab.relay.requests[since:]]


def finding(audit: dict[str, Any], metric: str) -> tuple[str, Any]:
    return next((f["mode"], f["value"]) for f in audit["findings"] if f["metric"] == metric and f["grade"] == "live")


def test_a_session_is_readable_by_its_owner_alone(lab: Lab, session: Path) -> None:
    assert session.stat().st_mode & 0o777 == 0o600
    assert lab.identity(session)["display_name"]


def test_whoever_only_looks_changes_nothing(lab: Lab, session: Path, tmp_path: Path, browser: Browser) -> None:
    out, before = tmp_path / "looked", len(lab.relay.requests)
    audit = audited(lab, declared(lab, tmp_path), session, out)

    assert [w["outcome"] for w in audit["walks"]] == ["held-back"]
    assert finding(audit, "default") == ("measured", "on")
    assert finding(audit, "persistence")[0] == "not-applicable"
    live = audit["actions"]["live"]
    assert (live["mode"], live["value"], live["detail"]["counted"]) == ("at-least", 3, [1, 2])
    walk = walk_of(audit, out)
    assert [(h["do"], h["role"], h["name"]) for h in walk["held"]] == [
        ("toggle", "checkbox", "Check for JupyterLab updates")
    ]

    assert lab.saved == ANSWERED_NO
    assert [c for c in lab.changes(before) if not c[1].startswith(OWN_TABS)] == []
    assert UPDATE in asked(lab, before), "what the box stands for did not happen"
    assert nothing_personal(lab, session, out, browser)


def test_a_refusal_is_made_holds_and_has_its_effect(lab: Lab, session: Path, tmp_path: Path, browser: Browser) -> None:
    file, before = declared(lab, tmp_path), len(lab.relay.requests)
    made = audited(lab, file, session, tmp_path / "made", "--commit")

    assert [w["outcome"] for w in made["walks"]] == ["refused"]
    assert made["actions"]["live"]["mode"] == "measured"
    assert made["actions"]["live"]["value"] == made["actions"]["documented"]["value"] == 3
    assert (finding(made, "default"), finding(made, "persistence")) == (("measured", "on"), ("measured", True))
    walk = walk_of(made, tmp_path / "made")
    assert [(a["do"], a["control"]["role"], a["control"]["name"]) for a in walk["actions"]] == [
        ("press", "menuitem", "Settings"),
        ("press", "menuitem", "Settings Editor Ctrl+,"),
        ("toggle", "checkbox", "Check for JupyterLab updates"),
    ]
    assert (walk["state_before"], walk["state_after"], walk["state_reloaded"]) == (True, False, False)
    assert lab.saved["checkForUpdates"] is False
    assert lab.saved["fetchNews"] == ANSWERED_NO["fetchNews"]
    assert {c for c in lab.changes(before) if not c[1].startswith(OWN_TABS)} == {SETTING}
    assert nothing_personal(lab, session, tmp_path / "made", browser)

    before = len(lab.relay.requests)
    again = audited(lab, file, session, tmp_path / "again", "--commit")
    assert [w["outcome"] for w in again["walks"]] == ["refused"]
    assert finding(again, "default") == ("measured", "off")
    assert [a["do"] for a in walk_of(again, tmp_path / "again")["actions"]] == ["press", "press"]
    assert SETTING not in lab.changes(before)
    assert UPDATE not in asked(lab, before), "the refusal has no effect"


def test_a_route_that_no_longer_fits_is_broken_and_says_how(lab: Lab, session: Path, tmp_path: Path) -> None:
    renamed = declared(lab, tmp_path, "name: Check for JupyterLab updates", "name: Check for newer JupyterLab releases")
    audit = audited(lab, renamed, session, tmp_path / "broken", "--commit")

    (walked,) = audit["walks"]
    assert walked["outcome"] == "broken"
    assert "looked for step 'toggle': checkbox 'Check for newer JupyterLab releases'; there was" in walked["detail"]
    assert "there was checkbox 'Check for JupyterLab updates', " in walked["detail"]
    assert audit["actions"]["live"]["mode"] in ("at-least", "unknown")
    walk = walk_of(audit, tmp_path / "broken")
    pressed = [a["control"]["name"] for a in walk["actions"] if a["do"] == "press"]
    assert pressed == ["Settings", "Settings Editor Ctrl+,"]
    last = walk["actions"][-1]["after"]["tree"]
    kept = tmp_path / "broken" / "evidence" / last[:2] / f"{last}.aria.yaml"
    assert 'checkbox "Check for JupyterLab updates"' in kept.read_text(encoding="utf-8")
    assert lab.saved == ANSWERED_NO


def nothing_personal(lab: Lab, session: Path, out: Path, browser: Browser) -> bool:
    """No byte of the folder, and no picture, shows the person; and there was something to be hidden."""
    saved, identity = json.loads(session.read_text(encoding="utf-8")), lab.identity(session)
    canaries = {TOKEN, PERSON, FOLDER, identity["display_name"], identity["username"]}
    canaries |= {c["value"] for c in saved["cookies"]}
    canaries |= {i["value"] for o in saved["origins"] for i in o["localStorage"]}
    contents = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert [(p, c) for p, data in contents.items() for c in canaries if c.encode() in data] == []
    assert any(b"Plans of [name].txt" in data and b"~/[name]" in data for data in contents.values())
    pictures = [data for path, data in contents.items() if path.suffix == ".jpg"]
    box = _where_the_name_stands(lab, session, browser)
    assert pictures
    assert all(_painted_or_empty(data, box) for data in pictures)
    return True


# The part of a file's name that is the person's, as far as the list does not cut it off.
_NAME_BOX = """([row], name) => {
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, at = node.nodeValue.indexOf(name);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + name.length);
    const box = range.getBoundingClientRect();
    return [box.x, box.y, Math.min(box.right, node.parentElement.getBoundingClientRect().right), box.bottom];
  }
}"""


def _where_the_name_stands(lab: Lab, session: Path, browser: Browser) -> list[float]:
    width, height = VIEWPORTS["desktop"]
    with browser.new_context(storage_state=session, viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.goto(lab.address)
        row = page.locator(".jp-DirListing-item", has_text=PERSON)
        row.wait_for()
        box: list[float] = row.evaluate_all(_NAME_BOX, PERSON)
        return box


def _painted_or_empty(picture: bytes, box: list[float]) -> bool:
    """Letters are nearly black, the paint is #555, and an empty list is white. The ellipsis is not the name's."""
    left, top, right, bottom = (int(edge) for edge in box)
    with Image.open(BytesIO(picture)) as image:
        darkest, _ = image.convert("L").crop((left, top + 1, right - 20, bottom - 1)).getextrema()
    return isinstance(darkest, int) and darkest >= 64


def test_the_application_can_speak_to_this_machine_only(tmp_path: Path) -> None:
    strayed = tmp_path / "strayed"
    asks = "import socket; socket.create_connection(('192.0.2.1', 9))"
    ended = subprocess.run(
        [sys.executable, "-c", asks],
        env=os.environ | {"PYTHONPATH": str(LOOPBACK), "STRAYED": str(strayed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "PermissionError: the tests let nobody speak to 192.0.2.1" in ended.stderr
    assert strayed.read_text(encoding="utf-8").splitlines() == ["socket.getaddrinfo 192.0.2.1"]
