"""``sayno find`` as a person meets it: what it prints, the route that it writes, and how it ends where it cannot."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import yaml

from sayno.auditing.questing import quest
from sayno.auditing.seeking import seek
from sayno.catalogue import Unknown
from sayno.drivers.tabs import Tabs
from sayno.model.find import Find
from sayno.model.redaction import Redactor
from sayno.model.route import Route
from sayno.replicas.town import TownServer, plan, truth
from sayno.store import FolderStore, MemoryStore
from sayno.verbs.exits import Exit

TOWN = plan(
    21, 3, size=4, rendering="pages", language="en", levels=("link",), widget="switch", end="switch", already=False,
    several=1, banner="", mobile=False, saving="auto", asking="", around="", greyed=False, topic="ai-training",
)  # fmt: skip


@pytest.fixture(scope="module")
def towns() -> Iterator[TownServer]:
    with TownServer() as running:
        yield running


@pytest.fixture(scope="module")
def found(sayno, towns, tmp_path_factory):
    """One search in a process of its own: the town's visit, the route's file, what was printed."""
    visit, out = towns.visit(TOWN), tmp_path_factory.mktemp("found") / "routes" / "route.yaml"
    ended = sayno("find", visit.url, "--topic", "AI training", "--json", "--out", out)
    assert ended.returncode == Exit.OK, ended.stderr
    return visit, out, json.loads(ended.stdout)


@pytest.mark.browser
def test_the_json_has_what_it_promises(found) -> None:
    visit, _, said = found
    so = truth(TOWN)
    assert said["outcome"] == "found"
    assert said["control"] == {"role": so.controls[0].role, "name": so.controls[0].name, "state": "on"}
    assert said["default"] == "on"
    assert [(step["do"], step["role"], step["name"]) for step in said["route"]] == [
        (step.do, step.role, step.name) for step in so.steps
    ]
    assert said["actions"] == {"mode": "measured", "value": so.actions}
    assert said["swept"] is True
    assert said["screens_opened"] >= so.reach
    assert isinstance(said["requests_stopped"], int)
    assert said["seconds"] > 0
    Find.model_validate(said)
    assert visit.counts.changes == ()


@pytest.mark.browser
def test_no_token_of_the_address_is_shown(found) -> None:
    visit, out, said = found
    token = visit.url.partition("as=")[2]
    assert token not in json.dumps(said)
    assert token not in out.read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_route_that_is_written_is_one_that_can_be_audited(sayno, found, towns, tmp_path) -> None:
    _, out, said = found
    route = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert [step["name"] for step in route["steps"]] == [step["name"] for step in said["route"]]
    Route.model_validate(route)
    visit = towns.visit(TOWN)
    (tmp_path / "town.yaml").write_text(
        yaml.safe_dump(
            {
                "id": "town",
                "names": ["Town"],
                "owner": {"name": "Nobody", "confidence": "high"},
                "home": visit.url,
                "past_training": {"undone": "unknown", "confidence": "low"},
                "availability": [
                    {"regions": ["WORLD"], "can_refuse": "toggle", "default": "unknown", "confidence": "low"}
                ],
                "routes": [route],
            }
        ),
        encoding="utf-8",
    )
    ended = sayno("audit", tmp_path / "town.yaml", "--region", "US", "--live", "--json", "--out", tmp_path / "audit")
    assert ended.returncode == Exit.OK, ended.stderr
    walked = json.loads(ended.stdout)["walks"][0]
    assert walked["outcome"] == "held-back"
    walk = FolderStore(tmp_path / "audit", Redactor()).walk(walked["walk"])
    assert [a.control.name for a in walk.actions if a.control] == [step.name for step in truth(TOWN).steps[:-1]]
    assert [held.name for held in walk.held] == [truth(TOWN).steps[-1].name]
    assert visit.counts.changes == ()


@pytest.mark.browser
def test_proving_makes_the_refusal_and_restoring_takes_it_back(sayno, towns) -> None:
    visit = towns.visit(TOWN)
    ended = sayno("find", visit.url, "--topic", "ai-training", "--prove", "--restore", "--json")
    assert ended.returncode == Exit.OK, ended.stderr
    said = json.loads(ended.stdout)
    assert said["proved"] is True
    assert said["restored"] is True
    setting = TOWN.goal.settings[0][0]
    changed = [noted.settings[setting] for noted in visit.counts.changes if setting in noted.settings]
    assert len(changed) == 2
    assert visit.counts.values[setting] == TOWN.settings[setting].default
    assert visit.counts.harms == ()


NAMELESS = """<!doctype html><title>Settings</title><h1>Settings</h1>
<button aria-haspopup="menu" onclick="this.nextElementSibling.hidden = false"></button>
<div hidden><h2>Privacy</h2><label><input type="checkbox" checked> Use my posts to train AI models</label></div>"""


@pytest.mark.browser
def test_where_a_step_has_no_name_no_route_is_written_and_that_is_said(sayno, serve, tmp_path) -> None:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(NAMELESS.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    out = tmp_path / "route.yaml"
    ended = sayno("find", serve(Page), "--topic", "AI training", "--out", out)
    assert ended.returncode == Exit.OK, ended.stderr
    assert "A step has no name" in ended.stdout
    assert "Use my posts to train AI models" in ended.stdout
    assert not out.exists()


@pytest.mark.browser
def test_a_person_reads_what_was_found(sayno, towns) -> None:
    so = truth(TOWN)
    ended = sayno("find", towns.visit(TOWN).url, "--max-minutes", "2")
    assert ended.returncode == Exit.OK, ended.stderr
    read = " ".join(ended.stdout.split())
    assert so.controls[0].name in read
    assert f"measured {so.actions}" in read
    for step in so.steps:
        assert step.name in read


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["ftp://demo.test/"], Exit.USAGE, "http:// or https://"),
        (["http://127.0.0.1:9/", "--region", "Germny"], Exit.USAGE, "the nearest: Germany"),
        (["http://127.0.0.1:9/", "--lang", "xx"], Exit.USAGE, "no language 'xx'"),
        (["http://127.0.0.1:9/", "--restore"], Exit.USAGE, "--restore goes with --prove"),
        (["http://127.0.0.1:9/", "--max-screens", "0"], Exit.USAGE, "max-screens"),
        (["http://127.0.0.1:9/", "--topic", "what is it for"], Exit.USAGE, "no topic"),
        (["http://127.0.0.1:9/", "--storage-state", "absent.json"], Exit.USAGE, "absent.json"),
    ],
)
def test_wrong_input_is_one_clear_line_and_a_named_code(told, arguments, code, says) -> None:
    ended = told("find", *arguments)
    assert ended.returncode == code, ended.stderr
    assert says in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


@pytest.mark.browser
def test_where_nothing_answers_it_says_so(sayno) -> None:
    ended = sayno("find", "http://127.0.0.1:9/")
    assert ended.returncode == Exit.UNREACHABLE
    assert "cannot be reached" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.browser
def test_without_chromium_it_says_how_to_get_one(sayno, tmp_path: Path) -> None:
    ended = sayno("find", "http://127.0.0.1:9/", SAYNO_CHROMIUM=str(tmp_path / "no-chromium"))
    assert ended.returncode == Exit.NO_BROWSER
    assert "Traceback" not in ended.stderr


def test_a_language_without_words_is_not_known() -> None:
    with pytest.raises(Unknown):
        quest("http://127.0.0.1:9/", "ai-training", "US", "xx")


# Doors that stay shut.

PASSWORD = '<h1>Welcome</h1><label>Name <input></label><label>Password <input type="password"></label>'


class _Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = int(self.path.strip("/").partition("/")[0] or 200)
        body = (PASSWORD if status == 200 else f"<h1>{status}</h1>").encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def doors(serve: Callable[[type[BaseHTTPRequestHandler]], str]) -> str:
    return serve(_Answering)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "signed-out"),
        (401, "signed-out"),
        (403, "blocked"),
        (429, "blocked"),
        (451, "region-denied"),
        (500, "broken"),
        (503, "broken"),
    ],
)
def test_a_door_that_stays_shut_is_an_outcome(chromium, doors, status: int, outcome: str) -> None:
    made = quest(f"{doors}/{status}", "ai-training", "DE", "de")
    sought = seek(made, Tabs(chromium), MemoryStore(), Redactor())
    assert sought.outcome.value == outcome
    assert sought.found is None
    assert sought.detail


@pytest.mark.browser
def test_a_door_that_stays_shut_is_told_on_the_command_line(sayno, doors) -> None:
    ended = sayno("find", f"{doors}/451", "--region", "DE", "--json")
    assert ended.returncode == Exit.OK, ended.stderr
    said = json.loads(ended.stdout)
    assert said["outcome"] == "region-denied"
    assert said["actions"] == {"mode": "unknown", "value": None}
    assert said["control"] is None
    assert said["route"] == []
