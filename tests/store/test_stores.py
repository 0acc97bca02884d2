"""One contract for every store; and what only a folder can get wrong."""

import json
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from PIL import Image

from sayno.model.audit import Audit
from sayno.model.base import CanRefuse, Default, Grade
from sayno.model.law import MustHonour
from sayno.model.redaction import Redactor
from sayno.model.screen import Box, Screen
from sayno.model.vantage import Vantage
from sayno.model.walk import Action, Instrument, Operated, Outcome, Walk
from sayno.store import FolderStore, MemoryStore, write_atomically

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SECRET = "canary-7@nowhere.example"


def picture(kind="PNG"):
    out = BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, kind)
    return out.getvalue()


def screen(**changes):
    tree = f'- heading "Hi {SECRET}" [ref=e1]\n- textbox "Name" [ref=e2]: {SECRET}'
    given = {"address": f"https://x.test/?q={SECRET}", "title": f"Hello {SECRET}", "tree": tree, "image": picture()}
    return Screen(**{**given, **changes})


def walk_with(store):
    seen = store.keep(screen())
    action = Action(
        n=1,
        do="press",
        control=Operated(role="button", name=f"Sign out {SECRET}"),
        at=NOW,
        seconds=0.1,
        before=seen,
        after=seen,
    )
    return Walk(
        service="demo",
        topic="ai-training",
        grade=Grade.REPLICA,
        vantage=Vantage(region="DE", date=date(2026, 11, 22)),
        instrument=Instrument(sayno="0", driver="paper"),
        started=NOW,
        seconds=1,
        actions=(action,),
        outcome=Outcome.BROKEN,
        detail=f"saw {SECRET}",
    )


def an_audit(region="DE"):
    return Audit(
        service="demo",
        topic="ai-training",
        region=region,
        surface="web",
        language="en",
        can_refuse=CanRefuse.UNKNOWN,
        default=Default.UNKNOWN,
        must_honour=MustHonour.UNKNOWN,
        actions={},
        basis="0" * 64,
        at=NOW,
    )


@pytest.fixture(params=["folder", "memory"])
def store(request, tmp_path):
    redactor = Redactor([("email", SECRET)])
    return FolderStore(tmp_path, redactor) if request.param == "folder" else MemoryStore(redactor)


def everything(store):
    if isinstance(store, MemoryStore):
        return b"".join(store.blobs.values())
    return b"".join(p.read_bytes() + str(p).encode() for p in store.folder.rglob("*") if p.is_file())


def test_a_walk_comes_back_without_what_is_personal(store):
    name = store.keep_walk(walk_with(store))
    kept = store.walk(name)
    assert kept.actions[0].control.name == "Sign out [email]"
    assert kept.detail == "saw [email]"
    assert store.blob(kept.actions[0].before.tree).decode().startswith('- heading "Hi [email]"')
    assert SECRET.encode() not in everything(store)
    assert store.keep_walk(kept) == name, "what is clean stays as it is"


def test_equal_evidence_has_one_name(store):
    assert store.keep(screen()) == store.keep(screen())
    assert store.keep(screen()).image != store.keep(screen(private=(Box(5, 5, 10, 10),))).image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_private_boxes_are_painted_over(store, kind):
    seen = store.keep(
        screen(image=picture(kind), private=(Box(10, 10, 20, 10), Box(-5, -5, 3, 3), Box(58, 38, 99, 99)))
    )
    kept = Image.open(BytesIO(store.blob(seen.image)))
    assert kept.format == kind
    assert sum(kept.getpixel((15, 15))) < 350
    assert sum(kept.getpixel((45, 30))) > 700


def test_audits_come_back_in_a_stable_order(store):
    for region in ("US", "DE", "BR"):
        store.keep_audit(an_audit(region))
    store.keep_audit(an_audit("DE"))
    assert [a.region for a in store.audits()] == ["BR", "DE", "US"]


def test_unknown_evidence_is_a_key_error(store):
    with pytest.raises(KeyError):
        store.blob("0" * 64)


def test_altered_evidence_is_refused(tmp_path):
    store = FolderStore(tmp_path)
    name = store.keep_walk(walk_with(store))
    path = store.path(name)
    path.write_bytes(path.read_bytes().replace(b"broken", b"refuse"))
    with pytest.raises(ValueError, match="altered"):
        store.walk(name)


def test_the_seal_lists_every_file_with_its_hash(tmp_path):
    store = FolderStore(tmp_path)
    store.keep_walk(walk_with(store))
    store.keep_audit(an_audit())
    store.seal()
    listed = {r["path"]: r for r in json.loads((tmp_path / "datapackage.json").read_text())["resources"]}
    there = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert set(listed) == there - {"datapackage.json"}
    evidence = [r for path, r in listed.items() if path.startswith("evidence/")]
    assert evidence
    assert all(r["hash"] == f"sha256:{r['path'].split('/')[-1].split('.')[0]}" for r in evidence)


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "study.json"
    write_atomically(target, b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
