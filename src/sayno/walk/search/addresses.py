"""Addresses: what tells two of them apart, what they call the page that they lead to, and where that lies."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.walk.search.words import plain

_ROUTE: Final = re.compile(r"#(?:!/?|/)\w")
"""Applications that never leave their page write so where they are in it."""
_SEGMENTS: Final = 2
"""So many of the last parts of an address say what its page is."""
_BACK: Final = re.compile(r"_?(return|redirect|referr?er|back|next|continue|came_?from|from_?url|destination)")
_ROUTED: Final = frozenset("action controller do module p page path q r route screen section story tab view".split())
"""By these some applications say in a query which of their pages is meant ("?route=/settings")."""


_ORDERS: Final = re.compile(
    r"sort(?:[-_.]?(?:by|order|dir|direction|field|key|column))?|order(?:[-_.]?(?:by|dir|direction))?|dir|direction"
)
_DIRECTIONS: Final = frozenset("asc desc ascending descending up down".split())
_KEPT: Final = 4_096
"""Of so many addresses it is remembered what they say: most of a page's links stand on every page."""


def called(url: str) -> tuple[str, ...]:
    """What an address calls the page that it leads to: its last segments and values."""
    return segments(url)[-_SEGMENTS:]


@lru_cache(_KEPT)
def segments(url: str) -> tuple[str, ...]:
    """The segments of an address and the values of its query, folded; also those of a path that stands in a query."""
    parts = urlsplit(url)
    values = "/".join(value for _, value in parse_qsl(parts.query))
    said = re.split(r"[/!#]+", f"{parts.path}/{parts.fragment}/{values}")
    return tuple(plain(re.sub(r"[-_.]+", " ", one)) for one in said if one)


@lru_cache(_KEPT)
def canonical(address: str) -> str:
    """An address without what in it only says where one came from ("?return=/here"), or in which order things stand.

    For telling links apart.
    """
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in asked if not _leads_back(key, value) and not _orders(key, value)]
    return address if kept == asked else parts._replace(query=urlencode(kept)).geturl()


def _leads_back(key: str, value: str) -> bool:
    return _BACK.match(key.lower()) is not None or (
        value.startswith(("/", "http://", "https://")) and key.lower() not in _ROUTED
    )


def _orders(key: str, value: str) -> bool:
    """Whether a part of a query says in which order a list stands: no number of an order, no directory."""
    key, value = key.lower(), value.lower()
    if _ORDERS.fullmatch(key) is None or value.isdigit():
        return False
    return not key.startswith("dir") or value in _DIRECTIONS


def address_of(screen: Screen, node: Node) -> str | None:
    """Where a link leads; None where it is none, stays on the page or runs a script."""
    url = dict(node.properties).get("url")
    if url is None or not url.strip() or url.startswith("javascript:"):
        return None
    if url.startswith("#") and not _ROUTE.match(url):
        return None
    return urljoin(screen.address, url)


def beneath(address: str | None, here: str) -> bool:
    """Whether an address continues the one of the page."""
    path = urlsplit(here).path.rstrip("/")
    return bool(address) and bool(path) and urlsplit(address or "").path.startswith(f"{path}/")


_NAMELESS: Final = re.compile(r"[^.]*|[\d.]+|.*:.*")
"""An IP address, or a machine of a local network."""


def stays(address: str, site: str, here: str) -> bool:
    """Whether an address is on the host of the page, on that where the site starts, or on one beneath it.

    On a host without a name of its own ("127.0.0.1", "nas") each port is another service's.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return False
    if _NAMELESS.fullmatch(parts.hostname or ""):
        return parts.netloc in (urlsplit(here).netloc, urlsplit(site).netloc)
    host, site = parts.hostname or "", (urlsplit(site).hostname or "").removeprefix("www.")
    return host == (urlsplit(here).hostname or "") or host == site or host.endswith(f".{site}")


_NUMBERED: Final = re.compile(r"\d{2,}|[0-9a-f]{8,}|(?<=[/_-])\d+(?=$|[/?_-])")


@lru_cache(_KEPT)
def shape(address: str) -> str:
    """The address of one of many (a post, a person by number) without what tells it apart; else nothing."""
    parts = urlsplit(address)
    told = f"{parts.path}?{parts.query}"
    return _NUMBERED.sub("#", told) if _NUMBERED.search(told) else ""
