"""An audit from walk to findings, in real Chromium; and that nothing personal of it reaches the disk."""

import json
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from sayno.auditing.audit import Job, Live, audit
from sayno.auditing.bench import Workbench
from sayno.auditing.persona import known
from sayno.auditing.session import secrets_of
from sayno.catalogue import replica, service
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.tabs import Tabs
from sayno.model.base import CanRefuse, Default, Grade, Mode
from sayno.model.law import MustHonour
from sayno.model.redaction import Redactor
from sayno.model.service import Declaration
from sayno.model.vantage import Vantage
from sayno.model.walk import Outcome
from sayno.store import FolderStore

pytestmark = pytest.mark.browser
TODAY = date(2026, 11, 22)


@pytest.fixture
def bench(chromium):
    with Workbench(chromium) as open_bench:
        yield open_bench


def nobody(field):
    raise AssertionError(f"nobody should be asked for {field}")


def job(name, region="DE", surface="android", **more):
    given = {"declaration": service(name), "topic": "ai-training", "region": region, "surface": surface, "date": TODAY}
    return Job(**{**given, **more})


def done(the_job, bench, folder, ask=nobody):
    redactor = Redactor(the_job.private)
    return audit(the_job, bench, FolderStore(folder, redactor), redactor, ask)


def test_a_switch_is_measured_both_ways(bench, tmp_path):
    made = done(job("linkedin"), bench, tmp_path)
    assert (made.can_refuse, made.default, made.must_honour) == (
        CanRefuse.TOGGLE,
        Default.ON,
        MustHonour.YES_UNLESS_COMPELLING,
    )
    assert [(w.purpose, w.outcome) for w in made.walks] == [
        ("refuse", Outcome.REFUSED),
        ("accept", Outcome.ACCEPTED),
    ]
    assert (made.actions[Grade.REPLICA].mode, made.actions[Grade.REPLICA].value) == (Mode.MEASURED, 5)
    assert made.actions[Grade.LIVE].mode is Mode.UNKNOWN
    assert (made.actions[Grade.PUBLISHED].value, made.actions[Grade.PUBLISHED].high) == (3, 5)
    assert made.finding("persistence").value is True
    assert made.finding("accept-actions").value == 5
    assert [f.note for f in made.findings if f.mode is Mode.ERROR] == []


def test_where_nothing_is_offered_nothing_is_counted(bench, tmp_path):
    made = done(job("reddit"), bench, tmp_path)
    assert made.can_refuse is CanRefuse.NONE
    assert made.walks == ()
    assert {f.mode for f in made.actions.values()} == {Mode.NOT_APPLICABLE}


def test_where_the_documents_stop_the_count_is_a_lower_bound(bench, tmp_path):
    made = done(job("tiktok"), bench, tmp_path)
    assert made.walks[0].outcome is Outcome.UNDOCUMENTED
    assert made.actions[Grade.REPLICA].mode is Mode.AT_LEAST
    assert made.actions[Grade.PUBLISHED].value == 19


class Remembering(Workbench):
    """A workbench that remembers the accounts it made: that of the walk, and that of the search."""

    def __init__(self, *args):
        super().__init__(*args)
        self.visits = []

    def visit(self, *args):
        self.visits.append(super().visit(*args))
        return self.visits[-1]


@pytest.mark.parametrize(("region", "surface"), [("BR", "android"), ("DE", "android"), ("DE", "web")])
def test_no_byte_of_a_folder_holds_anything_personal(chromium, tmp_path, region, surface):
    """Instagram in Brazil asks for an e-mail address and an e-mailed code; in Germany the address is filled in.

    On the web the walk opens an address that carries the account's token.
    """
    with Remembering(chromium) as bench:
        made = done(job("instagram", region, surface), bench, tmp_path)
        walked, searched = bench.visits
    assert made.walks[0].outcome is Outcome.REQUESTED
    assert made.searched.walks
    if region == "BR":
        assert walked.account.codes, "the code was sent, so it was typed"
    assert (searched.account.changes, searched.account.requests, searched.account.codes) == (0, (), ())
    tokens = [walked.token, searched.token]
    canaries = [*tokens, *walked.account.codes, *(value for label, value in known() if len(value) > 5)]
    assert walked.account.email in canaries
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower() + path.name.encode()
            assert [c for c in canaries if c.encode().lower() in data] == [], path


def test_a_picture_shows_neither_what_was_typed_nor_who_it_is(chromium, tmp_path):
    tab = Tabs(chromium).take(Vantage(region="DE", date=TODAY))
    drawing = tab.page.set_content(
        "<body style='margin:0;background:#fff;font:20px monospace'><p style='margin:20px'>WANDA</p>"
        "<input style='margin:20px;border:0;width:300px' value='typed secret'>"
        "<p style='margin:20px'>write to wanda@example.org</p><p style='margin:20px'>plain words</p></body>"
    )
    tab.run(drawing)
    boxes = [tab.run(tab.page.locator("p, input").nth(n).bounding_box()) for n in range(4)]
    driver = BrowserDriver(tab, Redactor([("name", "Wanda")]))
    store = FolderStore(tmp_path)
    seen = store.keep(driver.see())
    driver.close()
    tab.run(tab.close())
    image = Image.open(BytesIO(store.blob(seen.image))).convert("L")

    def darkest_share(box, left, right):
        part = image.crop((int(box["x"] + left), int(box["y"]), int(box["x"] + right), int(box["y"] + box["height"])))
        grey = sum(1 for value in part.get_flattened_data() if 70 < value < 100)
        return grey / (part.width * part.height)

    assert darkest_share(boxes[0], 0, 55) > 0.8, "the name is painted over"
    assert darkest_share(boxes[1], 0, 290) > 0.8, "the text field is painted over"
    assert darkest_share(boxes[2], 0, 90) < 0.3, "'write to' stays"
    assert darkest_share(boxes[2], 110, 290) > 0.8, "the address is painted over"
    assert darkest_share(boxes[3], 0, 200) < 0.3, "other words stay"


def test_a_tab_that_comes_back_is_as_good_as_new(chromium, bench):
    drawn = replica("linkedin", "web")
    url = bench.visit(drawn, "DE", "en", "pages").url
    tabs, vantage = Tabs(chromium), Vantage(region="DE", date=TODAY)
    again = tabs.take(vantage)
    for _ in range(3):  # one that cannot be emptied in time, as on a busy machine, is closed and not used again
        tab = again
        tab.run(tab.page.goto(url))
        tab.run(tab.page.evaluate("localStorage.x = sessionStorage.x = '1'; document.cookie = 'x=1; path=/'"))
        tab.run(tab.page.evaluate("new Promise(r => indexedDB.open('x').onsuccess = r).then(() => 0)"))
        tabs.give_back(tab, vantage)
        again = tabs.take(vantage)
        if again is tab:
            break
    assert again is tab
    assert again.run(again.page.context.cookies()) == []
    again.run(again.page.goto(url.split("?")[0]))
    asked = "async () => [localStorage.x, sessionStorage.x, (await indexedDB.databases()).length, history.length]"
    there = again.run(again.page.evaluate(asked))
    assert there[:3] == [None, None, 0]
    tabs.give_back(again, vantage)


def live_service(url, name="Use my data for training content creation AI models"):
    steps = [
        {"do": "press", "name": "Me"},
        {"do": "press", "name": "Settings & Privacy"},
        {"do": "press", "name": "Data privacy"},
        {"do": "press", "name": "Data for Generative AI Improvement"},
        {"do": "toggle", "name": name, "to": "off"},
    ]
    route = {
        "id": "web",
        "main": True,
        "means": "toggle",
        "surfaces": ["web"],
        "regions": ["WORLD"],
        "title": "Live",
        "steps": steps,
        "confidence": "high",
    }
    return Declaration.model_validate(
        {
            "id": "elsewhere",
            "names": ["Elsewhere"],
            "owner": {"name": "Nobody", "confidence": "high"},
            "home": url,
            "availability": [
                {"regions": ["WORLD"], "can_refuse": "toggle", "default": "unknown", "confidence": "high"}
            ],
            "past_training": {"undone": "unknown", "confidence": "low"},
            "routes": [route],
        }
    )


@pytest.mark.parametrize(("commit", "outcome"), [(False, Outcome.HELD_BACK), (True, Outcome.REFUSED)])
def test_a_live_walk_changes_the_account_only_when_asked(bench, tmp_path, commit, outcome):
    visit = bench.visit(replica("linkedin", "web"), "DE", "en", "pages")
    declaration = live_service(visit.url)
    made = done(job("x", surface="web", declaration=declaration, live=Live(commit=commit)), bench, tmp_path)
    assert made.walks[0].outcome is outcome
    assert made.actions[Grade.REPLICA].mode is Mode.UNKNOWN
    assert made.actions[Grade.LIVE].value == 5
    assert made.actions[Grade.LIVE].mode is (Mode.MEASURED if commit else Mode.AT_LEAST)
    assert visit.account.changes == (1 if commit else 0)
    assert len(made.walks) == 1, "on a real account nobody walks back"


def test_a_route_that_no_longer_fits_keeps_its_evidence(bench, tmp_path):
    visit = bench.visit(replica("linkedin", "web"), "DE", "en", "pages")
    declaration = live_service(visit.url, "A switch that was renamed")
    made = done(job("x", surface="web", declaration=declaration, live=Live(patience=0.1)), bench, tmp_path)
    walked = made.walks[0]
    assert walked.outcome is Outcome.BROKEN
    assert "A switch that was renamed" in walked.detail
    assert len(FolderStore(tmp_path).walk(walked.walk).actions) == 4
    assert made.actions[Grade.LIVE].mode is Mode.UNKNOWN


def test_an_audit_that_fails_is_a_finding_and_names_nobody(bench, tmp_path):
    visit = bench.visit(replica("instagram", "android"), "BR", "en", "pages")
    declaration = service("instagram").model_copy(update={"home": visit.url})

    def failing(field):
        raise KeyError(f"wanda@example.org has no {field}")

    made = done(job("x", "BR", declaration=declaration, live=Live(commit=True)), bench, tmp_path, failing)
    assert made.actions[Grade.LIVE].mode is Mode.ERROR
    assert made.actions[Grade.LIVE].note == "KeyError: '[email] has no email'"


def test_the_secrets_of_a_session_are_found(tmp_path):
    state = {
        "cookies": [{"name": "sid", "value": "c4nary-cookie"}, {"name": "theme", "value": "dark"}],
        "origins": [{"origin": "https://x", "localStorage": [{"name": "t", "value": "c4nary-token"}]}],
    }
    file = tmp_path / "session.json"
    file.write_text(json.dumps(state))
    assert secrets_of(file) == (("cookie", "c4nary-cookie"), ("token", "c4nary-token"))
    file.write_text("[]")
    with pytest.raises(ValueError, match="not a session"):
        secrets_of(file)
