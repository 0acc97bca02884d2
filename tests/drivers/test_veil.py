"""What lies over a whole page is a dialog that has to be dealt with first, whatever it says that it is."""

import pytest

from sayno.drivers.browser import BrowserDriver
from sayno.model.redaction import Redactor

pytestmark = pytest.mark.browser

OVER = '<div style="position: fixed; inset: 0; z-index: {z}" {role}><h2>Share reports?</h2>{inside}</div>'
SMALL = (
    '<div style="position: fixed; z-index: 9; inset: 30% 30%" {role}><h2>Share reports?</h2><button>No</button></div>'
)
CASES = {
    "a wrapper that says nothing": (OVER.format(z=5, role="", inside="<button>No</button>"), True),
    "a dialog that does not say that it is modal": (
        OVER.format(z=5, role='role="dialog"', inside="<button>No</button>"),
        True,
    ),
    "a small window and what is behind it": (OVER.format(z=5, role="", inside="") + SMALL.format(role=""), True),
    "a shade with nothing to press": (OVER.format(z=5, role="", inside=""), False),
    "what does not float": (OVER.format(z=0, role="", inside="<button>No</button>"), False),
    "a small window alone": (SMALL.format(role=""), False),
}


@pytest.mark.parametrize("case", CASES)
def test_what_covers_the_page_is_modal(tab, case: str) -> None:
    page, modal = CASES[case]
    tab.run(tab.page.set_content(f"<button>Settings</button>{page}"))
    screen = BrowserDriver(tab, Redactor()).see()
    assert [n.role for n in screen.nodes if n.modal] == (["dialog"] if modal else [])


def test_a_page_that_floats_as_a_whole_is_no_dialog(tab) -> None:
    inside = "<button>Settings</button><button>Help</button>"
    tab.run(tab.page.set_content(OVER.format(z=5, role="", inside=inside)))
    assert not any(n.modal for n in BrowserDriver(tab, Redactor()).see().nodes)
