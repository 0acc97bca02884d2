"""Addresses: which of them are on the site that is searched."""

import pytest

from sayno.walk.search.addresses import stays


@pytest.mark.parametrize(
    ("address", "site", "here", "on"),
    [
        ("https://demo.test/settings", "https://demo.test/", "https://demo.test/", True),
        ("https://help.demo.test/privacy", "https://www.demo.test/", "https://www.demo.test/", True),
        ("https://demo.test:8443/settings", "https://demo.test/", "https://demo.test/", True),
        ("https://notdemo.test/", "https://demo.test/", "https://demo.test/", False),
        ("http://127.0.0.1:8080/settings", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/", True),
        ("http://127.0.0.1:9090/settings", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/", False),
        ("http://127.0.0.1:9090/a", "http://127.0.0.1:8080/", "http://127.0.0.1:9090/", True),
        ("http://[::1]:9090/", "http://[::1]:8080/", "http://[::1]:8080/", False),
        ("http://nas:9090/", "http://nas:8080/", "http://nas:8080/", False),
        ("mailto:privacy@demo.test", "https://demo.test/", "https://demo.test/", False),
    ],
)
def test_what_is_on_the_site(address: str, site: str, here: str, on: bool) -> None:
    assert stays(address, site, here) is on
