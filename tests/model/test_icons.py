"""What symbols mean, by the names that sets of icons give them."""

import pytest

from sayno.model.icons import meaning

MEANINGS = {
    "cogs": "settings",
    "gear-fill": "settings",
    "SettingsOutlined": "settings",
    "account_circle": "account",
    "person-circle": "account",
    "ellipsis-v": "more",
    "MoreVert": "more",
    "lg 2x times-circle": "close",
    "trash-o": "delete",
    "sign-out-alt": "log out",
    "chevron-left": "",
    "spin": "",
    "": "",
}


@pytest.mark.parametrize("names", MEANINGS)
def test_icons_mean_the_same_in_every_set(names: str) -> None:
    assert meaning(names) == MEANINGS[names]
