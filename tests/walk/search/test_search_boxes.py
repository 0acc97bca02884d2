"""Boxes that search settings: which they are, what is typed into them, and that it counts nothing."""

from http.server import BaseHTTPRequestHandler

import pytest
from tests.walk.search.conftest import known, understood

from sayno.auditing import found as finding
from sayno.auditing.questing import quest
from sayno.auditing.seeking import seek
from sayno.auditing.writing import route
from sayno.drivers.tabs import Tabs
from sayno.model.base import Mode
from sayno.model.redaction import Redactor
from sayno.model.route import Toggle, Write
from sayno.seams import Deed
from sayno.store import MemoryStore
from sayno.walk.look_only import LookOnly
from sayno.walk.search.boxes import Boxes
from sayno.walk.search.ways import Ways

SITE = "https://demo.test/"
ON_SETTINGS = "https://demo.test/settings"


def test_what_a_whole_site_lies_beneath_does_not_call_a_page_settings(screen, boxes: Boxes) -> None:
    drawn = screen('- heading "Users" [level=1]\n- textbox "Search" [ref=e1]', "https://demo.test/settings/users/")
    there = [len(list(boxes.of_settings(drawn, site))) for site in (SITE, f"{SITE}settings/")]
    assert there == [1, 0]


@pytest.fixture
def boxes() -> Boxes:
    return Boxes(known("en"), Ways(known("en")))


@pytest.mark.parametrize(
    ("tree", "address"),
    [
        ('- searchbox "Search settings" [ref=e1]', "https://demo.test/"),
        ('- textbox "Find a preference" [ref=e1]', "https://demo.test/"),
        ("- main:\n  - searchbox [ref=e1]", ON_SETTINGS),
        ('- main:\n  - searchbox [ref=e1]\n  - heading "Mail" [level=2]', ON_SETTINGS),
        ('- heading "Users" [level=2]\n- textbox "Filter" [ref=e1]', ON_SETTINGS),
        ('- heading "Preferences" [level=1]\n- textbox "Search" [ref=e1]', "https://demo.test/x"),
    ],
)
def test_what_searches_settings(screen, boxes: Boxes, tree: str, address: str) -> None:
    assert len(list(boxes.of_settings(screen(tree, address), SITE))) == 1


@pytest.mark.parametrize(
    ("tree", "address"),
    [
        ('- searchbox "Search" [ref=e1]', "https://demo.test/"),
        ('- banner:\n  - searchbox "Search people" [ref=e1]', ON_SETTINGS),
        ('- textbox "Search:" [ref=e1]\n- heading "Settings" [level=1]', ON_SETTINGS),
        ('- main:\n  - textbox "Search…" [ref=e1]\n  - heading "Settings" [level=1]', ON_SETTINGS),
        ('- main:\n  - textbox "Display name" [ref=e1]', ON_SETTINGS),
        ('- main:\n  - textbox "Search key" [ref=e1]:\n    - /type: password', ON_SETTINGS),
        ('- main:\n  - textbox "Search members" [ref=e1]', ON_SETTINGS),
        ('- searchbox "Search settings" [disabled] [ref=e1]', ON_SETTINGS),
        ('- searchbox "Search settings" [ref=e1]: mail', ON_SETTINGS),
        ('- textbox "Find out more about who may see what you write here" [ref=e1]', ON_SETTINGS),
    ],
)
def test_and_what_does_not_or_not_any_more(screen, boxes: Boxes, tree: str, address: str) -> None:
    assert list(boxes.of_settings(screen(tree, address), SITE)) == []


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("update checks", ("update", "check")),
        ("crashes and boxes", ("crash", "box")),
        ("log of each download", ("log", "download")),
        ("unpacking, sharing and statistics of mail", ("unpack", "sharing", "statistic")),
        ("ai-training", ("AI", "training")),
    ],
)
def test_what_is_typed_are_the_words_that_name_something(topic: str, words: tuple[str, ...]) -> None:
    assert understood(topic, "en").queries == words


def test_in_other_languages_too() -> None:
    assert understood("ai-training", "de").queries == ("KI", "Training")
    assert understood("Berichte von Abstürzen", "de").queries == ("berichte", "abstürzen")


def test_each_word_is_one_thing_to_do_and_within_a_dialog_only_what_stands_in_it(screen, reader) -> None:
    shown = screen('- main:\n  - searchbox "Search" [ref=e1]\n  - button "Privacy" [ref=e2]', ON_SETTINGS)
    written = [o.deed for o in reader().openers(shown) if o.do == "write"]
    assert [(deed.do, deed.value) for deed in written] == [("write", "AI"), ("write", "training")]
    covered = screen(
        '- searchbox "Search" [ref=e1]\n- dialog "News" [modal]:\n  - button "Close" [ref=e2]', ON_SETTINGS
    )
    assert all(o.do != "write" for o in reader().openers(covered))


@pytest.mark.parametrize(
    ("tree", "allowed"),
    [
        ('- searchbox "Search settings" [ref=e1]', True),
        ('- textbox "Filter" [ref=e1]', True),
        ('- textbox "Your name" [ref=e1]', False),
        ('- checkbox "Search" [ref=e1]', False),
    ],
)
def test_the_guard_lets_nothing_be_written_but_what_is_searched_for(screen, tree: str, allowed: bool) -> None:
    shown = screen(tree)
    assert LookOnly(known("en")).judge(shown, Deed("write", shown.nodes[0], "mail")).allowed is allowed


SETTINGS = """<!doctype html><title>Demo</title><main>
<button id=open>Settings</button><div id=place></div></main><script>
const names = [...Array(400).keys()].map((n) => `Option ${n}`);
names[371] = 'Use my posts to train AI models';
const rows = (found) => found.slice(0, 12).map((name) => `<p><label><input type=checkbox checked>${name}</label></p>`);
let later;
document.getElementById('open').onclick = () => {
  const place = document.getElementById('place');
  place.innerHTML = `<h2>Settings</h2><input placeholder="Search settings"><div>${rows(names).join('')}</div>`;
  place.querySelector('input').onkeyup = ({ target }) => {
    clearTimeout(later);
    later = setTimeout(() => {
      const found = names.filter((name) => name.toLowerCase().includes(target.value.toLowerCase()));
      place.querySelector('div').innerHTML = rows(found).join('');
    }, 250);
  };
};
</script>"""


class Application(BaseHTTPRequestHandler):
    """Four hundred settings, of which a dozen are shown, and a box that answers to keys, a little late."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(SETTINGS.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.browser
def test_a_switch_that_only_the_box_brings_up_is_found_and_the_way_written_with_the_word(chromium, serve) -> None:
    made = quest(serve(Application), "ai-training", "US", "en")
    sought = seek(made, Tabs(chromium), MemoryStore(), Redactor())
    count = finding.count(sought)
    assert (count.mode, count.value) == (Mode.MEASURED, 2)
    written = route(sought, made)
    assert written is not None
    assert [(s.name, s.text) for s in written.steps if isinstance(s, Write)] == [("Search settings", "AI")]
    assert isinstance(written.steps[-1], Toggle)
