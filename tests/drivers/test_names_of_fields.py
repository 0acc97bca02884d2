"""A form with a field called "title" has no title of its own any more, nor a document with a form of that name."""

import pytest

from sayno.drivers.browser import BrowserDriver
from sayno.model.redaction import Redactor
from sayno.seams import Deed

pytestmark = pytest.mark.browser

PAGE = """
<title>Settings</title>
<h1>Settings</h1>
<form onclick="void 0" title="Of the site"><div><input type=checkbox><div>Open to all</div></div>
<div><button type=button>More</button><div hidden><input type=checkbox aria-label="Keep history"></div></div></form>
<form style="position: fixed; inset: 0; z-index: 9" tabindex=0><button>Done</button> Nothing is kept.</form>
<div role=group class="btn-group"><a href="/help">Help</a></div>
"""
SHADOWING = """async (named) => {
    const all = new Set();
    for (let of = document.forms[0]; of; of = Object.getPrototypeOf(of)) {
        for (const name of Object.getOwnPropertyNames(of)) if (/^[a-z]/i.test(name)) all.add(name);
    }
    for (const form of [...document.querySelectorAll('form')]) {
        const kept = document.createElement('span');
        kept.hidden = true;
        [...all].forEach((name, n) => {
            const field = document.createElement('input');
            field.type = 'hidden';
            field.setAttribute('name', named ? name : `n${n}`);
            kept.append(field);
        });
        Element.prototype.append.call(form, kept);
    }
    const shadows = document.createElement('span');
    shadows.hidden = true;
    for (let of = document; of; of = Object.getPrototypeOf(of)) {
        for (const name of Object.getOwnPropertyNames(of)) if (named && /^[a-z]/i.test(name)) {
            const form = document.createElement('form');
            form.setAttribute('name', name);
            shadows.append(form);
        }
    }
    Element.prototype.append.call(document.querySelector('h1').parentElement, shadows);
    return all.size;
}"""


def seen(tab, *, named: bool):
    tab.run(tab.page.set_content(PAGE))
    # Nothing may be asked of the page by what it is called itself, once that is shadowed.
    assert tab.run(tab.page.evaluate(SHADOWING, named)) > 100
    return BrowserDriver(tab, Redactor()).see()


def test_what_a_form_calls_its_fields_takes_nothing_from_what_is_seen(tab) -> None:
    plain, shadowed = seen(tab, named=False), seen(tab, named=True)
    assert shadowed.tree == plain.tree
    assert "Done" in shadowed.tree


@pytest.mark.parametrize("name", ["title", "children", "contains", "matches", "placeholder", "host", "id", "type"])
def test_a_box_is_called_by_the_text_beside_it_whatever_a_field_is_called(tab, name: str) -> None:
    tab.run(
        tab.page.set_content(f"<form><input name={name} type=hidden><input type=checkbox> <i>Open to all</i></form>")
    )
    driver = BrowserDriver(tab, Redactor())
    box = next(node for node in driver.see().nodes if node.role == "checkbox")
    assert dict(box.properties)["beside"] == "Open to all"
    driver.do(Deed("press", box))
    assert next(node for node in driver.see().nodes if node.role == "checkbox").on
