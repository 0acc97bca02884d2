"""How long a scout waits for an application that is starting."""

import pytest

from sayno.walk.search.patience import Patience

LOADING = '- text: "Opening the database…"\n- link "About" [ref=e1]'
CASES = {
    "nothing at all": ('- heading "Wait"', False, True),
    "it says that it loads, and shows a little": (LOADING, False, True),
    "it turns something": ('- progressbar\n- link "About" [ref=e1]', False, True),
    "it says so later, of a part of itself": (LOADING, True, False),
    "it shows much": (LOADING + "".join(f'\n- link "Post {n}" [ref=e{n}]' for n in range(2, 6)), False, False),
    "it shows a little and is ready": ('- link "About" [ref=e1]', False, False),
}


@pytest.mark.parametrize("what", CASES)
def test_an_application_that_starts_is_waited_for(screen, what: str) -> None:
    tree, begun, waits = CASES[what]
    assert Patience().empty(screen(tree), begun=begun) is waits
