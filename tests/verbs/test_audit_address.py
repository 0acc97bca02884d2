"""``sayno audit URL``: a service that no declaration describes, met on this machine; and wrong input."""

import json
import socket

import pytest

from sayno.catalogue import replicas
from sayno.model.audit import Audit
from sayno.replicas.server import ReplicaServer
from sayno.replicas.state import Account
from sayno.verbs.exits import Exit

CANARY = "Quirina Nemo-Blank"


@pytest.fixture(scope="module")
def server():
    with ReplicaServer(replicas()) as running:
        yield running


@pytest.mark.browser
def test_a_switch_is_found_and_audited_without_a_declaration(sayno, server, tmp_path):
    visit = server.visit("pinterest-web", "DE", account=Account(name=CANARY, email="q.nemo@example.org"))
    ended = sayno("audit", visit.url, "--region", "DE", "--redact", CANARY, "--out", "made", "--json", cwd=tmp_path)
    assert ended.returncode == Exit.OK, ended.stderr
    made = Audit.model_validate_json(ended.stdout)
    assert (made.service, made.topic, made.region) == ("127-0-0-1", "ai-training", "DE")
    assert (made.can_refuse, made.default, made.must_honour) == ("toggle", "on", "yes_unless_compelling")
    assert (made.actions["live"].mode, made.actions["live"].value) == ("measured", 5)
    assert [step.do for step in made.searched.find.route] == ["press", "press", "press", "toggle", "press"]
    assert made.actions["replica"].mode == "unknown"
    assert visit.account.changes == 0
    assert visit.account.harmed == ()
    folder = tmp_path / "made"
    for walked in made.searched.walks:
        assert list(folder.glob(f"evidence/*/{walked.walk}.walk.json"))
    page = (folder / "platforms" / "127-0-0-1.html").read_text()
    assert "Found by itself" in page
    canaries = [CANARY.casefold().encode(), b"q.nemo@example.org", visit.token.encode()]
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert [c for c in canaries if c in data] == [], path


@pytest.mark.browser
def test_a_request_form_is_found_and_never_sent(sayno, server, tmp_path):
    visit = server.visit("facebook-app", "GB")
    ended = sayno("audit", visit.url, "--region", "GB", "--surface", "android", "--out", "made", cwd=tmp_path)
    assert ended.returncode == Exit.OK, ended.stderr
    assert "Can refuse: Only by a request that the service must grant" in ended.stdout
    assert "Search: found, as a request" in ended.stdout
    assert "Press button 'Submit'" in ended.stdout
    assert str(tmp_path / "made" / "index.html") in ended.stdout.replace("\n", "")
    assert (visit.account.requests, visit.account.changes) == ((), 0)


@pytest.mark.browser
def test_where_nothing_is_found_it_is_unknown_and_never_none(sayno, server, tmp_path):
    visit = server.visit("discord-web", "US")
    ended = sayno("audit", visit.url, "--out", "made", "--json", cwd=tmp_path)
    made = Audit.model_validate_json(ended.stdout)
    assert (made.can_refuse, made.default, made.searched.find.outcome) == ("unknown", "unknown", "not-found")
    assert {f.mode for f in made.actions.values()} == {"unknown"}
    assert made.searched.find.screens_opened == 4
    assert json.loads((tmp_path / "made" / "study.json").read_text())["audits"][0]["can_refuse"] == "unknown"


def closed_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["http://127.0.0.1:{port}/", "--topic", "ai-trainng"], Exit.USAGE, "no topic 'ai-trainng'; the nearest: ai-t"),
        (["http://127.0.0.1:{port}/", "--topic", "the"], Exit.USAGE, "no topic 'the'"),
        (["linkedin", "--region", "DE", "--topic", "telemtry"], Exit.USAGE, "the nearest: telemetry"),
        (["http://127.0.0.1:{port}/", "--region", "Germny"], Exit.USAGE, "the nearest: Germany"),
        (["http://127.0.0.1:{port}/", "--lang", "xx"], Exit.USAGE, "no language 'xx'"),
        (["http://127.0.0.1:{port}/", "--commit"], Exit.USAGE, "an address is only searched"),
        (["http://127.0.0.1:{port}/", "--storage-state", "bad.json"], Exit.USAGE, "bad.json is not a session"),
        (["http://"], Exit.USAGE, "'http://' is no address"),
        (["http://127.0.0.1:99999/"], Exit.USAGE, "is no address"),
        (["ftp://example.org/"], Exit.USAGE, "an address begins with http:// or https://"),
        (["linkedin"], Exit.USAGE, "--region DE"),
        (["linkedin", "--region", "DE", "--storage-state", "bad.json"], Exit.USAGE, "bad.json"),
    ],
)
def test_wrong_input_is_one_clear_line(told, tmp_path, arguments, code, says):
    (tmp_path / "bad.json").write_text("[]")
    ended = told("audit", *(a.format(port=closed_port()) for a in arguments), cwd=tmp_path)
    assert ended.returncode == code, ended.stderr
    assert says in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "audits").exists()


@pytest.mark.browser
def test_an_address_where_nothing_answers_is_one_line_and_leaves_no_folder(sayno, tmp_path):
    ended = sayno("audit", f"http://127.0.0.1:{closed_port()}/", cwd=tmp_path)
    assert ended.returncode == Exit.UNREACHABLE
    assert "cannot be reached" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "audits").exists()
