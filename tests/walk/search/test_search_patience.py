"""How long a scout waits for an application that is starting."""

import pytest

from sayno.walk.search import patience
from sayno.walk.search.patience import Patience

LOADING = '- text: "Opening the database…"\n- link "About" [ref=e1]'
CASES = {
    "nothing at all": ('- heading "Wait"', False, True),
    "it says that it loads, and shows a little": (LOADING, False, True),
    "its title says so": ('- heading "Initializing…"\n- generic "Tap to close" [ref=e1]', False, True),
    "what it offers opens something": ('- button "Choose…" [ref=e1]', False, False),
    "it turns something": ('- progressbar\n- link "About" [ref=e1]', False, True),
    "it says so later, of a part of itself": (LOADING, True, False),
    "it shows much": (LOADING + "".join(f'\n- link "Post {n}" [ref=e{n}]' for n in range(2, 6)), False, False),
    "it shows a little and is ready": ('- link "About" [ref=e1]', False, False),
}


@pytest.mark.parametrize("what", CASES)
def test_an_application_that_starts_is_waited_for(screen, what: str) -> None:
    tree, begun, waits = CASES[what]
    assert Patience().empty(screen(tree), begun=begun) is waits


def test_a_start_that_still_changes_is_waited_for_but_not_for_ever(screen, monkeypatch) -> None:
    now = 100.0
    monkeypatch.setattr(patience.time, "monotonic", lambda: now)
    waits, drawn = Patience(), screen('- button "Settings" [ref=e1]')
    assert waits.unsteady(drawn)
    now += 2 * patience.STEADY_S
    assert not waits.unsteady(drawn)
    clock = Patience()
    for second in range(round(patience.STEADYING_S / 0.2)):
        assert clock.unsteady(screen(f'- text: "{second} s"'))
        now += 0.2
    assert not clock.unsteady(screen('- text: "the last one"'))
    assert not Patience().unsteady(screen('- button "Settings" [ref=e1]', as_loaded=True))
