"""Applications: whose fault it is when one cannot be installed, what the locks hold, what is noted of the wire."""

import json
import lzma
import re
from collections import Counter
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from applications import applications
from applications.installing import LOCKS, ROOT, unreachable
from applications.relay import Messages
from applications.signing_in import filled, hidden


@pytest.mark.parametrize(
    "said",
    [
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\nERROR: No matching",
        "ProxyError('Cannot connect to proxy.', OSError('Connection refused'))",
        "Failed to resolve 'index.example': Temporary failure in name resolution",
    ],
)
def test_no_connection_at_all_is_told_from_the_rest(said: str) -> None:
    assert unreachable(said)


@pytest.mark.parametrize(
    "said",
    [
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        "ERROR: No matching distribution found for jupyterlab==0.0.0",
        "OSError: [Errno 28] No space left on device",
        "Collecting jupyterlab\n  Downloading jupyterlab.whl\nConnection refused",
    ],
)
def test_what_else_goes_wrong_is_no_excuse(said: str) -> None:
    assert not unreachable(said)


@pytest.mark.parametrize("lock", sorted(LOCKS.glob("*.txt")), ids=lambda lock: lock.stem)
def test_a_lock_pins_the_application_and_names_no_place_to_fetch_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    wanted = [line for line in lock.with_suffix(".in").read_text(encoding="utf-8").splitlines() if "==" in line]
    assert wanted
    for line in wanted:
        name, version = line.split("==")
        assert [e for e in entries if e.startswith(f"{canonicalize_name(name)}=={version} ")], line
    for entry in entries:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+ *(;[^#]*?)?( +--hash=sha256:[0-9a-f]{64})+ *", entry)
    for word in ("://", "--index-url", "--extra-index-url", "--find-links", "file:", " @ "):
        assert word not in text


@pytest.mark.parametrize("lock", sorted(LOCKS.glob("*/package-lock.json")), ids=lambda lock: lock.parent.name)
def test_a_lock_of_npm_hashes_every_package_and_names_no_place_to_fetch_from(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert name == "" or package.get("inBundle") or package["integrity"].startswith("sha512-"), name


def test_a_messages_beginning_is_read_from_its_frames_however_they_are_cut() -> None:
    def frame(text: str, opcode: int = 1) -> bytes:
        data, key = text.encode(), b"\x01\x02\x03\x04"
        size = bytes([128 | len(data)]) if len(data) < 126 else bytes([254]) + len(data).to_bytes(2)
        return bytes([128 | opcode]) + size + key + bytes(b ^ key[i % 4] for i, b in enumerate(data))

    sent = frame("first") + frame("ping", 9) + frame("x" * 300) + frame("12", 2)
    for cut in range(1, len(sent)):
        reader = Messages()
        assert reader.feed(sent[:cut]) + reader.feed(sent[cut:]) == ["first", "x" * 160, "(2 bytes)"]


def test_every_truth_can_be_read_and_every_application_has_one() -> None:
    assert len({application.name for application in applications()}) == len(applications()) >= 3
    for application in applications():
        assert len({task.id for task in application.tasks}) == len(application.tasks)
        for task in application.tasks:
            assert task.default != task.refused or task.actions == 0


def test_the_labelled_screens_are_complete_and_stay_small() -> None:
    files = sorted((ROOT / "tests" / "walk" / "places").glob("*.json.xz"))
    assert len(files) >= 8
    assert sum(file.stat().st_size for file in files) < 3_000_000
    for file in files:
        screens = json.loads(lzma.decompress(file.read_bytes()))
        assert {tuple(screen) for screen in screens} == {("place", "how", "address", "title", "aria", "ax")}
        places = Counter(screen["place"] for screen in screens)
        assert len(places) >= 10
        assert max(places.values()) > 1, "no place was seen twice"


def test_what_a_browser_would_send_of_a_form_is_read_from_it() -> None:
    page = """<form><input name=q></form><form><input type=hidden name=t value=7><input type=checkbox name=a checked>
      <input type=checkbox name=b value=1><select name=s><option value=x>X<option value=y selected>Y</select>
      <select name=first><option value=u>U<option value=v>V</select><textarea name=m>one
two</textarea><input type=submit name=go></form>"""
    sent = {"t": "7", "a": "on", "s": "y", "first": "u", "m": "one\ntwo"}
    assert filled(page, "t") == sent
    assert hidden(page, "t") == "7"
