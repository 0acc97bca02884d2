"""The browser driver in a person's own session: what it waits for, and what it paints over."""

from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler

import pytest

from sayno.drivers.browser import BrowserDriver
from sayno.drivers.chromium import Chromium
from sayno.drivers.tab import Tab
from sayno.drivers.tabs import Tabs
from sayno.model.redaction import Redactor
from sayno.model.screen import Box
from sayno.model.vantage import Vantage
from sayno.seams import Deed

pytestmark = pytest.mark.browser

NAME = "Cornelia Canary-Voss"

# Saves only when nothing has been pressed for a while, and asks whoever leaves earlier whether to stay.
LATE_SAVER = """<!doctype html><title>Late saver</title>
<label><input type="checkbox" {checked}> Send reports</label>
<script>
  const box = document.querySelector('input');
  let dirty = false;
  box.onchange = () => {{
    dirty = true;
    setTimeout(() => fetch('/save?' + box.checked, {{method: 'POST'}}).then(() => {{ dirty = false; }}), 700);
  }};
  onbeforeunload = (event) => {{ if (dirty) event.preventDefault(); }};
</script>"""

# Cannot be left without being asked, whatever one does.
CLINGING = """<!doctype html><title>Clinging</title><button>Press</button>
<script>onbeforeunload = (event) => event.preventDefault()</script>"""

# Fetches what it shows when it comes into view, which it is told once a frame; each press begins anew.
LAZY = """<!doctype html><title>Lazy</title><button onclick="begin()">Again</button><p></p>
<script>
  const begin = () => {
    const shown = document.createElement('p');
    shown.textContent = 'Loading';
    document.querySelector('p').replaceWith(shown);
    new IntersectionObserver(async (entries, observer) => {
      observer.disconnect();
      shown.textContent = await (await fetch('/part')).text();
    }).observe(shown);
  };
  begin();
</script>"""


class Service(BaseHTTPRequestHandler):
    """One account with one switch."""

    sends = True

    def do_GET(self) -> None:
        late = LATE_SAVER.format(checked="checked" * Service.sends)
        self._answer({"/clinging": CLINGING, "/lazy": LAZY, "/part": "All of it"}.get(self.path, late).encode())

    def do_POST(self) -> None:
        Service.sends = self.path.endswith("true")
        self._answer(b"")

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def service(serve: Callable[[type[BaseHTTPRequestHandler]], str]) -> str:
    Service.sends = True
    return serve(Service)


@pytest.fixture
def tab(chromium: Chromium) -> Iterator[Tab]:
    tabs, vantage = Tabs(chromium), Vantage(region="DE", date=date(2026, 11, 25))
    taken = tabs.take(vantage)
    yield taken
    taken.run(taken.close())


def test_a_change_that_is_saved_late_is_saved_before_the_page_is_loaded_anew(tab: Tab, service: str) -> None:
    driver = BrowserDriver(tab, Redactor(), live=True)
    driver.open(service)
    box = next(n for n in driver.see().nodes if n.role == "checkbox")
    driver.do(Deed("toggle", box, "off"))
    driver.see()
    driver.reload()
    assert Service.sends is False
    assert [n.on for n in driver.see().nodes if n.role == "checkbox"] == [False]


def test_what_is_fetched_once_it_comes_into_view_is_waited_for(tab: Tab, service: str) -> None:
    driver = BrowserDriver(tab, Redactor())
    driver.open(f"{service}/lazy")
    for _ in range(20):
        seen = driver.see()
        assert "All of it" in seen.tree
        driver.do(Deed("press", next(n for n in seen.nodes if n.role == "button")))


@pytest.mark.parametrize("live", [True, False])
def test_a_page_that_asks_whether_to_leave_is_left(tab: Tab, service: str, live: bool) -> None:
    driver = BrowserDriver(tab, Redactor(), live=live)
    driver.open(f"{service}/clinging")
    button = next(n for n in driver.see().nodes if n.role == "button")
    driver.do(Deed("press", button))  # without a person's gesture a page may not ask at all
    driver.reload()
    driver.open(service)
    assert driver.see().title == "Late saver"


def draw(tab: Tab, page: str) -> None:
    tab.run(tab.page.set_content(page))


def test_a_box_whose_label_has_no_height_is_pressed_where_it_is_drawn(tab: Tab) -> None:
    drawn = "<div style='position: absolute; width: 24px; height: 24px; border: 1px solid'></div>"
    draw(tab, f"<p>Figures</p><label style='display: block'><input type=checkbox hidden>{drawn}</label><p>More</p>")
    driver = BrowserDriver(tab, Redactor())
    driver.do(Deed("toggle", next(n for n in driver.see().nodes if n.role == "checkbox"), "on"))
    assert [n.on for n in driver.see().nodes if n.role == "checkbox"] == [True]


class Restless(BrowserDriver):
    """Just before the picture is taken the page changes, as a slow one may: ``times`` times, each elsewhere."""

    times = 1

    async def _picture(self) -> bytes:
        if self.times:
            self.times -= 1
            await self._tab.page.evaluate(
                "([name, y]) => { document.body.innerHTML = `<p style='position:absolute;top:${y}px'>${name}</p>` }",
                [NAME, 100 + 50 * (self.times % 8)],
            )
        return await super()._picture()


def test_what_appears_between_looking_and_the_picture_is_painted_over(tab: Tab) -> None:
    driver = Restless(tab, Redactor([("name", NAME)]), live=True)
    draw(tab, "<h1>Nothing personal</h1>")
    screen = driver.see()
    shown = tab.run(tab.page.get_by_text(NAME).bounding_box())
    assert screen.image is not None
    assert shown is not None
    assert any(_covers(box, shown["x"] + 1, shown["y"] + shown["height"] / 2) for box in screen.private)


def test_where_personal_data_keep_moving_there_is_no_picture(tab: Tab) -> None:
    driver = Restless(tab, Redactor([("name", NAME)]), live=True)
    driver.times = 10_000
    draw(tab, "<h1>Nothing personal</h1>")
    assert driver.see().image is None


def test_pictures_in_view_are_painted_over_and_those_out_of_view_cost_nothing(tab: Tab) -> None:
    pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    draw(
        tab,
        f"<img src='{pixel}' style='position:absolute;left:10px;top:10px;width:40px;height:40px'>"
        f"<div style='position:absolute;left:90px;top:10px;width:40px;height:40px;background:url({pixel})'></div>"
        f"<img src='{pixel}' style='position:absolute;left:10px;top:5000px;width:40px;height:40px'>",
    )
    screen = BrowserDriver(tab, Redactor(), live=True).see()
    assert sorted((b.x, b.y, b.width, b.height) for b in screen.private) == [(10, 10, 40, 40), (90, 10, 40, 40)]


def _covers(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
