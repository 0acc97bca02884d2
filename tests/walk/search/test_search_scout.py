"""What a scout gets over: a press that was lost, a notice that came up on the way back, guesses outside of settings."""

from http.server import BaseHTTPRequestHandler

import pytest

from sayno.auditing import found as finding
from sayno.auditing import seeking
from sayno.auditing.questing import quest
from sayno.auditing.seeking import seek
from sayno.drivers.tabs import Tabs
from sayno.model.redaction import Redactor
from sayno.store import MemoryStore
from sayno.walk.search import patience, reaction
from sayno.walk.search.chart import Chart, Edge
from sayno.walk.search.finds import best

USE = "Use my posts to train AI models"
PAGE = """<!doctype html><title>Demo</title><main>{notice}
<button id=menu aria-expanded=false>Menu</button><div id=entries></div><div id=place></div></main><script>
const byId = (id) => document.getElementById(id), button = (id, name) => `<button id=${{id}}>${{name}}</button>`;
let presses = {deaf};
byId('menu').onclick = () => {{
  if (presses++ < 1) return;
  byId('menu').setAttribute('aria-expanded', 'true');
  byId('entries').innerHTML = button('settings', 'Settings');
  byId('settings').onclick = () => {{
    byId('place').innerHTML = '<h2>Settings</h2>' + button('one', 'One') + button('two', 'Two') + '<p id=part></p>';
    const shows = (name, box) => () => {{ byId('part').innerHTML = `<h3>${{name}}</h3><label>${{box}}</label>`; }};
    byId('one').onclick = shows('One', '<input type=checkbox>Dark');
    byId('two').onclick = shows('Two', '<input type=checkbox checked>{use}');
  }};
}};
</script>"""


def page(*, deaf: bool, notice: bool) -> type[BaseHTTPRequestHandler]:
    """An application on one page. ``deaf``: at first its menu does not hear a press; ``notice``: later one comes up."""

    class Application(BaseHTTPRequestHandler):
        loaded = 0

        def do_GET(self) -> None:
            type(self).loaded += 1
            told = "<h2>Notice</h2><p>Update soon</p>" if notice and self.loaded > 1 else ""
            body = PAGE.format(notice=told, deaf=0 if deaf and self.loaded == 1 else 1, use=USE).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Application


@pytest.mark.browser
@pytest.mark.parametrize(("deaf", "notice"), [(False, False), (True, False), (False, True)])
def test_the_switch_is_found_all_the_same(chromium, serve, deaf: bool, notice: bool) -> None:
    start = serve(page(deaf=deaf, notice=notice))
    sought = seek(quest(start, "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert sought.found is not None
    assert [c.node.label for c in sought.found.candidates] == [USE]
    assert finding.count(sought).value == 4


@pytest.mark.parametrize(("heat", "found"), [(0.45, True), (0.1, False)])
def test_what_says_but_a_part_of_the_topic_must_stand_in_settings(screen, judge, heat: float, found: bool) -> None:
    chart = Chart()
    chart.add(screen('- button "Go" [ref=e1]'))
    spot = chart.add(screen('- checkbox "Show random books" [checked] [ref=e1]', "https://demo.test/x"))
    chart.link(Edge(0, 1, "press", ("button", "go", ""), "button", "Go", 1))
    spot.heat, spot.candidates = heat, judge("suggestions of random books").candidates(spot.screen)
    assert (best(chart.spots, {}) is not None) is found


BOX = f"<div>{USE}: <span style='cursor: pointer'><input type=checkbox style='opacity: 0' {{state}}></span></div>"
TWINS = f"<!doctype html><h1>Settings</h1>{BOX.format(state='checked')}<h2>Elsewhere</h2>{BOX.format(state='')}"
DOOR = f"""<!doctype html><main><h1>Welcome</h1><label>Password <input type=password></label></main><script>
setTimeout(() => {{ document.querySelector("main").innerHTML =
  "<h1>Settings</h1><label><input type=checkbox checked>{USE}";
}}, 800);</script>"""


def of(body: str) -> type[BaseHTTPRequestHandler]:
    """An application that is one page."""

    class Application(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    return Application


@pytest.mark.browser
@pytest.mark.parametrize("body", [TWINS, DOOR], ids=["two of one name, one of them off", "a door that opens by itself"])
def test_the_one_that_is_on_is_refused(chromium, serve, body: str) -> None:
    start = serve(of(body))
    sought = seek(quest(start, "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert sought.found is not None, sought.end
    assert [c.node.role for c in sought.found.candidates] == ["checkbox"]
    assert finding.count(sought).value == 1


INSIDE = f"""<!doctype html><title>Demo</title><main id=main></main><script>
const data = '<h1>Your data</h1><label><input type=checkbox checked>{USE}</label>';
if (location.pathname === '/') {{
  document.querySelector('#main').innerHTML = '<h1>Home</h1><a href=/settings>Settings</a> <a href=/data>Your data</a>';
  document.querySelectorAll('a').forEach((link) => link.onclick = (event) => {{
    event.preventDefault();
    history.pushState(null, '', link.href);
    document.querySelector('#main').innerHTML = link.textContent === 'Your data' ? data : '<h1>Settings</h1>';
  }});
}}
</script>"""


@pytest.mark.browser
def test_a_page_that_its_address_does_not_show_is_reached_by_pressing(chromium, serve, monkeypatch) -> None:
    monkeypatch.setattr(reaction, "OPENING_S", 0.5)
    monkeypatch.setattr(patience, "CHANGING_S", 0.5)
    sought = seek(quest(serve(of(INSIDE)), "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert sought.found is not None
    assert finding.count(sought).value == 2


REMEMBERS = f"""<!doctype html><title>Demo</title><main id=main></main><script>
const byId = (id) => document.getElementById(id);
const side = localStorage.side !== 'off' ? '<h2>Side</h2><p>Something</p>' : '';
byId('main').innerHTML = side + '<h1>Home</h1><button id=options>Preferences</button>' +
  '<button id=hide>My sidebar</button><section id=place></section>';
byId('hide').onclick = () => {{ localStorage.side = 'off'; location.reload(); }};
byId('options').onclick = () => {{
  byId('place').innerHTML = side + '<h2>Preferences</h2><button id=one>Behavior</button>' +
    '<button id=two>Transfer</button><p id=part></p>';
  byId('one').onclick = () => {{ byId('part').innerHTML = '<h3>Behavior</h3>'; byId('options').remove(); }};
  byId('two').onclick = () => {{
    byId('part').innerHTML = '<h3>Transfer</h3><label><input type=checkbox checked>{USE}</label>'; }};
}};
</script>"""


@pytest.mark.browser
def test_a_way_that_leads_through_another_place_than_before_is_a_way_all_the_same(chromium, serve) -> None:
    start = serve(of(REMEMBERS))
    sought = seek(quest(start, "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert sought.found is not None
    assert [c.node.label for c in sought.found.candidates] == [USE]
    assert finding.count(sought).value == 3


SENT_AWAY = INSIDE.replace("location.pathname === '/'", "true").replace(
    "/data>Your data", "/data>Settings of your data"
)


@pytest.mark.browser
def test_a_page_whose_address_sends_one_away_is_reached_by_pressing(chromium, serve) -> None:
    body = SENT_AWAY.replace("link.textContent === 'Your data'", "link.textContent !== 'Settings'")
    away = "<script>if (location.pathname !== '/') location.replace('/');</script>"
    sought = seek(quest(serve(of(away + body)), "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert sought.found is not None
    assert finding.count(sought).value == 2


LAST_TAB = f"""<!doctype html><title>Demo</title><main id=main></main><script>
const byId = (id) => document.getElementById(id), parts = {{
  overview: '<h3>Overview</h3>', provider: '<h3>Provider</h3><label><input type=checkbox checked>{USE}</label>' }};
const shows = (part) => {{ localStorage.part = part; byId('part').innerHTML = parts[part]; }};
if (location.pathname === '/') {{
  byId('main').innerHTML = '<h1>Home</h1><a href=/settings>Settings</a> <button id=other>Blue</button>';
  byId('other').onclick = () => {{ location = '/settings'; }};
}} else {{
  byId('main').innerHTML = '<h1>Settings</h1><button id=a>Overview</button><button id=b>Provider</button><p id=part>';
  byId('a').onclick = () => shows('overview');
  byId('b').onclick = () => shows('provider');
  shows(localStorage.part || 'overview');
}}
</script>"""


@pytest.mark.browser
def test_a_way_that_is_short_because_the_last_tab_is_remembered_is_rehearsed_and_let_go(
    chromium, serve, monkeypatch
) -> None:
    monkeypatch.setattr(seeking, "REHEARSING_S", 1.5)
    sought = seek(quest(serve(of(LAST_TAB)), "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert sought.found is not None
    assert [edge.name for edge in sought.way] == ["Settings", "Provider"]
    assert finding.count(sought).value == 3
    assert len(sought.rehearsals) > 1


COVERED = f"""<!doctype html><title>Demo</title><main id=main></main><script>
const find = (what) => document.querySelector(what);
const over = '<div id=over style="position: fixed; inset: 0; background: white"><progress>Loading</progress></div>';
find('#main').innerHTML = location.pathname === '/' ? '<h1>Home</h1><a href=/settings>Settings</a>' :
  over + '<h1>Settings</h1><label><input type=checkbox checked>{USE}</label>';
if (find('input')) find('input').onfocus = (event) => {{ if (find('#over')) event.target.blur(); }};
if (find('#over')) setTimeout(() => fetch('/all').then(() => find('#over').remove()), 900);
</script>"""


@pytest.mark.browser
def test_a_page_that_still_fills_is_not_cut_off_before_it_is_whole(chromium, serve) -> None:
    sought = seek(quest(serve(of(COVERED)), "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    count = finding.count(sought)
    assert (count.mode.value, count.value) == ("measured", 2)


LATE = f"""<!doctype html><title>Demo</title><main id=main></main><script>
const main = document.querySelector('#main');
main.innerHTML = '<h1>Home</h1><button id=open>Settings</button>';
document.querySelector('#open').onclick = () => {{
  main.innerHTML = '<h1>Settings</h1><label><input type=checkbox>{USE}</label>';
  setTimeout(() => fetch('/state').then(() => {{ main.querySelector('input').checked = true; }}), 400);
}};
</script>"""


@pytest.mark.browser
def test_a_box_whose_state_comes_late_is_not_taken_for_refused(chromium, serve) -> None:
    sought = seek(quest(serve(of(LATE)), "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert finding.count(sought).value == 2
    assert [closing.do for closing in sought.found.ending] == ["toggle"]


TABS = f"""<!doctype html><title>Demo</title><h1>AI training</h1><div role=tablist></div><div id=panel></div><script>
const kept = {{}}, boxes = {{ Details: '{USE}', 'More choices': 'Use my photos to train AI models' }};
const shows = (chosen) => {{
  document.querySelector('[role=tablist]').innerHTML = Object.keys(boxes).map((name) =>
    `<button role=tab aria-selected=${{name === chosen}}>${{name}}</button>`).join('');
  document.querySelectorAll('button').forEach((tab) => {{ tab.onclick = () => shows(tab.textContent); }});
  document.querySelector('#panel').innerHTML = `<label><input type=checkbox>${{boxes[chosen]}}</label>`;
  const box = document.querySelector('input');
  box.checked = !kept[chosen];
  box.onchange = () => {{ kept[chosen] = !box.checked; fetch('/off', {{ method: 'POST' }}); }};
}};
shows('Details');
</script>"""


@pytest.mark.browser
def test_what_refuses_together_is_found_in_the_tabs_of_one_place(chromium, serve) -> None:
    sought = seek(quest(serve(of(TABS)), "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert [c.node.label for c in sought.found.candidates] == [USE, "Use my photos to train AI models"]
    assert [(deed.do, deed.role) for deed in sought.found.ending] == [
        ("toggle", "checkbox"),
        ("press", "tab"),
        ("toggle", "checkbox"),
    ]
    count = finding.count(sought)
    assert (count.mode.value, count.value) == ("measured", 3)


DONE = f"""<!doctype html><title>Demo</title><main><button id=settings>Settings</button></main>
<dialog id=dialog><h2>Settings</h2><label><input type=checkbox id=use checked>{USE}</label>
<button id=done>{{name}}</button></dialog><script>
const byId = (id) => document.getElementById(id), keep = () => {{{{ localStorage.{{key}} = byId('use').checked; }}}};
localStorage.seen = Math.random();
byId('use').checked = localStorage.use !== 'false';
byId('settings').onclick = () => byId('dialog').showModal();
byId('{{by}}').onclick = keep;
byId('done').addEventListener('click', () => {{{{ byId('dialog').close(); {{then}} }}}});
</script>"""
HOLDS = {
    "what holds at once needs no Done": ({}, 2),
    "what Done keeps needs it": ({"by": "done"}, 3),
    "what is written again and again keeps nothing": ({"key": "seen"}, 3),
    "a draft is sent by Done": ({"then": "fetch('/keep', {method: 'POST'});"}, 3),
    "a draft is kept by Done": ({"then": "localStorage.kept = 'yes';"}, 3),
    "a Save is needed whatever was written": ({"name": "Save"}, 3),
}


@pytest.mark.browser
@pytest.mark.parametrize("case", HOLDS)
def test_what_the_browser_keeps_at_once_is_not_saved_again(chromium, serve, case: str) -> None:
    page, actions = HOLDS[case]
    start = serve(of(DONE.format(**{"by": "use", "name": "Done", "key": "use", "then": ""} | page)))
    sought = seek(quest(start, "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert finding.count(sought).value == actions


BARS = f"""<!doctype html><title>Demo</title><header><a href="/">Demo</a></header><main id=main></main><script>
setTimeout(() => {{
  document.querySelector('#main').innerHTML = '<h1>Home</h1><label><input type=checkbox checked>{USE}</label>';
}}, 2000);
</script>"""


@pytest.mark.browser
def test_a_start_that_shows_but_its_bars_is_waited_for(chromium, serve) -> None:
    sought = seek(quest(serve(of(BARS)), "ai-training", "US", "en"), Tabs(chromium), MemoryStore(), Redactor())
    assert finding.count(sought).value == 1
