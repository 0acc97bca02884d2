"""What moves away under the hand is pressed where it has gone to, and nothing else is pressed in its stead."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from sayno.drivers.browser import BrowserDriver
from sayno.drivers.tab import Tab
from sayno.model.redaction import Redactor
from sayno.seams import Deed, Stale

pytestmark = pytest.mark.browser

_ROWS = """<body style="margin: 0"><div id="notice"></div><form onsubmit="return false">
<button style="display: block; height: 40px" onclick="this.textContent = 'Pressed one'">One</button>
<button style="display: block; height: 40px" onclick="this.textContent = 'Pressed two'">Two</button>
<label style="display: block; height: 40px"><input type="radio" name="r">Allow</label>
<label style="display: block; height: 40px"><input type="radio" name="r">Do not allow</label></form>"""
_ONCE = "<script>onmousemove = () => { notice.style.height = '40px'; };</script>"
_ALWAYS = "<script>onmousemove = (e) => { notice.style.height = e.clientY < 100 ? '80px' : 0; };</script>"
_AROUND = """<body style="margin: 0"><div id="above"></div><button onclick="document.title = 'Beside'">Beside</button>
<iframe id="f" height="300" style="display: block"></iframe><script>
  f.src = location.href.replace('127.0.0.1', 'localhost').replace('around', 'inside');
  onmessage = () => { above.style.height = MOVES; };
</script>"""
_TELLS = "<script>onmousemove = () => parent.postMessage('moved', '*');</script>"
PAGES = {
    "/once": _ROWS + _ONCE,
    "/always": _ROWS + _ALWAYS,
    "/around": _AROUND.replace("MOVES", "'40px'"),
    "/around-away": _AROUND.replace("MOVES", "'90px'"),
    "/inside": _ROWS + _TELLS,
    "/inside-away": _ROWS + _TELLS,
}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path, "").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def site(serve: Callable[[type[BaseHTTPRequestHandler]], str]) -> str:
    return serve(_Pages)


@pytest.fixture
def driver(tab: Tab) -> BrowserDriver:
    return BrowserDriver(tab, Redactor(), pictures=False)


def named(driver: BrowserDriver, name: str):
    return next(node for node in driver.see().nodes if node.label == name and node.ref)


def pressed(driver: BrowserDriver) -> list[str]:
    screen = driver.see()
    found = [n.label for n in screen.nodes if n.label.startswith("Pressed") or (n.role == "radio" and n.on)]
    return found + [screen.title] * (screen.title == "Beside")


@pytest.mark.parametrize("where", ["/once", "/around", "/around-away"])
@pytest.mark.parametrize(("name", "after"), [("One", "Pressed one"), ("Two", "Pressed two")])
def test_what_moves_as_one_points_at_it_is_pressed_where_it_then_is(
    driver: BrowserDriver, site: str, where: str, name: str, after: str
) -> None:
    driver.open(site + where)
    driver.do(Deed("press", named(driver, name)))
    assert pressed(driver) == [after]


@pytest.mark.parametrize("where", ["/once", "/around"])
def test_so_are_choices(driver: BrowserDriver, site: str, where: str) -> None:
    driver.open(site + where)
    driver.do(Deed("choose", named(driver, "Do not allow"), "Do not allow"))
    assert pressed(driver) == ["Do not allow"]


def test_what_never_keeps_still_is_not_pressed_and_neither_is_anything_else(driver: BrowserDriver, site: str) -> None:
    driver.open(site + "/always")
    two = named(driver, "Two")
    with pytest.raises(Stale):
        driver.do(Deed("press", two))
    assert pressed(driver) == []


def test_a_page_is_free_again_after_a_press(driver: BrowserDriver, tab: Tab, site: str) -> None:
    """What a person does by hand in the same tab is no one's miss."""
    driver.open(site + "/once")
    driver.do(Deed("press", named(driver, "One")))
    tab.run(tab.page.get_by_role("button", name="Two").click())
    assert pressed(driver) == ["Pressed one", "Pressed two"]
