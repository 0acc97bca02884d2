"""What the tests of the drivers share."""

from datetime import date

import pytest

from sayno.drivers.tabs import Tabs
from sayno.model.vantage import Vantage


@pytest.fixture(scope="module")
def tab(chromium):
    """A tab that pages are written into."""
    taken = Tabs(chromium).take(Vantage(region="DE", date=date(2026, 11, 25)))
    yield taken
    taken.run(taken.close())
