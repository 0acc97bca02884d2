"""Moving about: pointing, scrolling, closing, going back, beginning anew; and what a real tab lets out."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler

import pytest

from sayno.catalogue import replica, vocabularies
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.chromium import Chromium
from sayno.drivers.paper import PaperDriver
from sayno.drivers.tab import Tab
from sayno.drivers.tabs import Tabs
from sayno.drivers.wire import Wire
from sayno.model.redaction import Redactor
from sayno.model.screen import Screen
from sayno.model.vantage import Vantage
from sayno.replicas.interface import Interface
from sayno.seams import TOP, Deed, Stale
from sayno.walk.look_only import LookOnly

VANTAGE = Vantage(region="DE", date=date(2026, 11, 26))

PAGES = {
    "/": """<title>Home</title><nav><a href="/far">Far</a>
<div id="me" style="width:60px">Me<div id="menu" style="display:none"><a href="/settings">Settings</a></div></div></nav>
<button id="open">Open</button><dialog id="d"><h2>Sure?</h2><button>Close</button></dialog>
<script>
  me.onmouseenter = () => { menu.style.display = 'block'; };
  open.onclick = undefined;
  document.getElementById('open').onclick = () => d.showModal();
</script>""",
    "/far": """<title>Far</title><h1>Far</h1><div style="height:3000px">top</div><div id="end"></div>
<script>onscroll = () => { end.innerHTML = '<button>At the end</button>'; }</script>""",
    "/around": """<title>Around</title><div style="height:500px">top</div><iframe id="f" height="900"></iframe>
<script>f.src = location.href.replace('127.0.0.1', 'localhost').replace('around', 'inside');</script>""",
    "/inside": """<div style="height:800px">top</div><button onclick="this.textContent = 'Pressed'">Deep</button>""",
    "/growing": """<title>Growing</title><iframe id="f" height="200" width="300"></iframe><script>
  f.src = location.href.replace('127.0.0.1', 'localhost').replace('growing', 'rows');
  onmessage = () => { setTimeout(() => { f.height = 900; }, 15); };
</script>""",
    "/rows": """<script>
  for (let n = 1; n < 13; n += 1) {
    const press = `this.textContent = 'Pressed ${n}'`;
    document.write(`<button style="display:block;height:60px" onclick="${press}">Row ${n}</button>`);
  }
  onscroll = () => parent.postMessage('scrolled', '*');
</script>""",
    "/under": """<title>Under</title><iframe src="/inside-form" height="900" width="600"></iframe>
<div style="position:fixed;bottom:0;left:0;right:0;height:45%;background:#eee"><button>Only necessary</button></div>""",
    "/inside-form": """<div style="height:500px">top</div><label><input type="radio">Not allowed</label>
<div style="height:300px">end</div>""",
    "/settings": "<title>Settings</title><h1>Settings</h1>",
    "/hash": """<title>Hash</title><h1>Home</h1><button onclick="d.showModal()">Open</button>
<dialog id="d"><h2>Sure?</h2><button>Stay</button></dialog>""",
    "/state": """<title>State</title><button onclick="sessionStorage.n = 1; document.title = 'One'">Set</button>
<script>if (sessionStorage.n) document.title = 'One';</script>""",
    "/door": """<title>Door</title><h1>Door</h1><button onclick="location = '/asking'">In</button>""",
    "/asking": """<title>Asking</title><h1>Asking</h1><button onclick="ask('/api/all/files')">Ask</button><script>
  const ask = (path) => fetch(path, {method: 'POST', body: '{}'}).catch(() => 0);
  ask('/api/home/files').then(() => { document.title = 'Answered'; });
</script>""",
    "/chatty": """<title>Chatty</title><h1>Chatty</h1><button id="again">Again</button><iframe name="away"></iframe>
<form id="f" method="post" action="/form" target="away"><input name="ai" value="off"></form><img src="/pixel.svg">
<script>
  const post = (path, body, method = 'POST') => fetch(path, {method, body}).catch(() => 0);
  const all = () => Promise.all([
    fetch('/api/read').catch(() => 0),
    post('/graphql?query', JSON.stringify({query: 'query Me { me { id } }'})),
    post('/graphql?mutation', JSON.stringify({query: 'mutation Off { set(ai: false) { ok } }'})),
    post('/api/settings', JSON.stringify({ai: false})),
    post('/api/settings', JSON.stringify({ai: false}), 'PUT'),
    post('/api/me', undefined, 'DELETE'),
    new Promise(done => {
      const old = new XMLHttpRequest();
      old.onloadend = done;
      old.open('PATCH', '/api/xhr');
      old.send('{}');
    }),
  ]);
  again.onclick = () => { all(); };
  navigator.sendBeacon('/seen', 'x');
  f.submit();
  all().then(() => { document.title = 'Said'; });
</script>""",
}


class _Pages(BaseHTTPRequestHandler):
    heard: list[str] = []

    def do_GET(self) -> None:
        _Pages.heard.append(f"{self.command} {self.path}")
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = PAGES.get(self.path, "{}").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if self.path in PAGES else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Whatever the method, it is answered alike."""
        if name.startswith("do_"):
            return self.do_GET
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def site(serve: Callable[[type[BaseHTTPRequestHandler]], str]) -> str:
    return serve(_Pages)


@pytest.fixture
def driver(chromium: Chromium) -> Iterator[BrowserDriver]:
    tabs = Tabs(chromium)
    tab = tabs.take(VANTAGE)
    yield BrowserDriver(tab, Redactor(), pictures=False)
    tabs.give_back(tab, VANTAGE)


def names(screen: Screen) -> set[str]:
    return {node.label for node in screen.nodes if node.ref}


def named(screen: Screen, name: str):
    return next(node for node in screen.nodes if node.label == name and node.ref)


@pytest.mark.browser
def test_pointing_shows_what_opens_by_it(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/")
    before = driver.see()
    assert "Settings" not in names(before)
    hidden = next(node for node in before.nodes if "Settings" in dict(node.properties).get("hides", ""))
    driver.do(Deed("hover", hidden))
    assert "Settings" in names(driver.see())


EDGE = """
<a href=/tools style="display: block; width: 200px; padding: 10px" aria-label="Tools" aria-haspopup="true"
   onmouseover="if (event.target === this) document.querySelector('ul').hidden = false">
  <b style="display: block; height: 40px">Tools</b>
</a>
<ul hidden><li><a href=/settings>Settings</a></ul>
"""


@pytest.mark.browser
def test_one_points_at_something_by_coming_in_over_its_edge(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/")
    driver._tab.run(driver._tab.page.set_content(EDGE))
    driver.do(Deed("hover", named(driver.see(), "Tools")))
    assert "Settings" in names(driver.see())


@pytest.mark.browser
def test_what_lies_over_a_frame_is_not_pressed_in_its_stead(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/under")
    driver.do(Deed("choose", named(driver.see(), "Not allowed"), "Not allowed"))
    assert named(driver.see(), "Not allowed").on


@pytest.mark.browser
def test_a_dialog_is_closed_by_the_escape_key(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/")
    driver.do(Deed("press", named(driver.see(), "Open")))
    assert any(node.role == "dialog" and node.modal for node in driver.see().nodes)
    driver.do(Deed("close"))
    assert not any(node.role == "dialog" for node in driver.see().nodes)


@pytest.mark.browser
def test_what_lies_below_the_window_in_a_frame_of_another_site_can_be_pressed(driver: BrowserDriver, site: str) -> None:
    """The frame shows it all, so only the page around it can tell that it is out of sight."""
    driver.open(site + "/around")
    driver.do(Deed("press", named(driver.see(), "Deep")))
    assert "Pressed" in names(driver.see())


@pytest.mark.browser
def test_back_leads_to_where_one_was(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/")
    driver.do(Deed("press", named(driver.see(), "Far")))
    assert driver.see().title == "Far"
    driver.do(Deed("back"))
    assert driver.see().title == "Home"


@pytest.mark.browser
def test_in_a_frame_that_grows_as_one_reaches_for_something_that_is_pressed_and_nothing_else(
    driver: BrowserDriver, site: str
) -> None:
    driver.open(site + "/growing")
    driver.do(Deed("press", named(driver.see(), "Row 8")))
    assert [name for name in names(driver.see()) if name.startswith("Pressed")] == ["Pressed 8"]


@pytest.mark.browser
def test_scrolling_shows_what_is_below_until_there_is_nothing(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/far")
    first = driver.see()
    assert (first.below, first.as_loaded) == (True, True)
    assert "At the end" not in names(first)
    driver.do(Deed("scroll"))
    assert "At the end" in names(driver.see())
    assert not driver.see().as_loaded
    screen = driver.see()
    while screen.below:
        driver.do(Deed("scroll"))
        screen = driver.see()
    with pytest.raises(Stale):
        driver.do(Deed("scroll"))
    driver.do(Deed("scroll", value=TOP))
    back = driver.see()
    assert back.below
    with pytest.raises(Stale):
        driver.do(Deed("scroll", value=TOP))


@pytest.mark.browser
def test_beginning_forgets_what_the_tab_kept_and_opening_does_not(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/state")
    driver.do(Deed("press", named(driver.see(), "Set")))
    driver.do(Deed("open", value=site + "/state"))
    assert driver.see().title == "One"
    driver.do(Deed("begin", value=site + "/state"))
    assert driver.see().title == "State"


@pytest.mark.browser
@pytest.mark.parametrize("do", ["begin", "open"])
def test_another_part_of_a_page_under_a_dialog_is_loaded_anew(driver: BrowserDriver, site: str, do: str) -> None:
    driver.open(f"{site}/hash#/home")
    driver.do(Deed("press", named(driver.see(), "Open")))
    assert "Stay" in names(driver.see())
    driver.do(Deed(do, value=f"{site}/hash#/there"))  # type: ignore[arg-type]
    assert names(driver.see()) == {"Open"}


def test_on_paper_one_begins_and_does_not_scroll() -> None:
    site = Interface(replica("linkedin", "web"), "DE")
    driver = PaperDriver(site)
    driver.do(Deed("begin", value=site.address))
    assert driver.see().title
    for do in ("scroll", "close", "back"):
        with pytest.raises(Stale):
            driver.do(Deed(do))  # type: ignore[arg-type]


READ = {"GET /chatty", "GET /pixel.svg", "GET /api/read", "POST /graphql?query"}


@pytest.fixture
def watched(chromium: Chromium) -> Iterator[tuple[BrowserDriver, Tab, Wire]]:
    """A tab that only looks; what the server has heard is counted anew."""
    guard = LookOnly([v for v in vocabularies() if v.language == "en"])
    wire, tabs = Wire(guard.wire), Tabs(chromium)
    tab = tabs.take(VANTAGE, wire=wire)
    _Pages.heard.clear()
    yield BrowserDriver(tab, Redactor(), pictures=False), tab, wire
    tabs.give_back(tab, VANTAGE)


@pytest.mark.browser
def test_what_would_change_something_never_reaches_the_server(
    watched: tuple[BrowserDriver, Tab, Wire], site: str
) -> None:
    driver, tab, wire = watched
    driver.open(f"{site}/chatty")
    screen = driver.see()
    while screen.title != "Said":
        screen = driver.see()
    assert {heard for heard in _Pages.heard if "favicon" not in heard} == READ
    stopped = {f"{sent.method} {sent.address.removeprefix(site)}" for sent in wire.stopped}
    assert stopped == {
        "POST /graphql?mutation",
        "POST /api/settings",
        "PUT /api/settings",
        "DELETE /api/me",
        "PATCH /api/xhr",
        "POST /seen",
        "POST /form",
    }
    assert any(json.loads(sent.body or "null") == {"ai": False} for sent in wire.stopped if sent.method == "PUT")

    tab.run(wire.cut_off(tab.session))
    _Pages.heard.clear()
    attempts = wire.attempts
    driver.do(Deed("press", named(screen, "Again")))
    driver.see()
    assert wire.attempts > attempts
    assert _Pages.heard == []


@pytest.mark.browser
def test_a_page_that_a_press_has_led_to_may_ask_for_its_lists_and_a_press_there_may_not(
    watched: tuple[BrowserDriver, Tab, Wire], site: str
) -> None:
    driver, _, wire = watched
    driver.open(f"{site}/door")
    driver.do(Deed("press", named(driver.see(), "In")))
    screen = driver.see()
    while screen.title != "Answered":
        screen = driver.see()
    driver.do(Deed("press", named(screen, "Ask")))
    driver.see()
    assert [heard for heard in _Pages.heard if heard.startswith("POST")] == ["POST /api/home/files"]
    assert [sent.address.removeprefix(site) for sent in wire.stopped] == ["/api/all/files"]
