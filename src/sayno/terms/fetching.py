"""Fetches one live address, within bounds of time, size and redirects."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import httpx

from sayno import __version__
from sayno.seams import Unreachable

SECONDS: Final = 60.0
"""For everything: finding the host, redirects, and the last byte of the text."""
SILENCE: Final = 20.0
"""Seconds that a host may keep silent."""
BYTES: Final = 16 * 1024 * 1024
"""Of the text, unpacked."""
REDIRECTS: Final = 10

_HEADERS: Final = {
    "User-Agent": f"sayno/{__version__} (reads one policy that a person asked for)",
    "Accept": "text/html, text/markdown, application/pdf;q=0.9, text/plain;q=0.9, */*;q=0.1",
    "Accept-Language": "en, *;q=0.5",
}
_REFUSALS: Final = frozenset({401, 403, 407, 429, 451, 503})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the last address, its bytes, and what the host says they are."""

    address: str
    body: bytes
    kind: str
    charset: str | None


def fetch(address: str, *, seconds: float = SECONDS, limit: int = BYTES) -> Fetched:
    """Fetch an ``http`` or ``https`` address, following redirects.

    Raises :class:`Unreachable` with one clear line where nothing answers in time, where the host refuses, redirects
    without end or to a place inside a private network, or gives more than ``limit`` bytes.
    """
    try:
        # In a thread of its own: whoever calls may have an event loop running, as notebooks do.
        return ThreadPoolExecutor(1).submit(asyncio.run, _within(address, seconds, limit)).result()
    except TimeoutError as e:
        raise Unreachable(f"{address}: no complete answer within {seconds:.0f} seconds") from e
    except httpx.TimeoutException as e:
        raise Unreachable(f"{address}: the host keeps silent") from e
    except httpx.TooManyRedirects as e:
        raise Unreachable(f"{address}: redirects more than {REDIRECTS} times") from e
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as e:
        raise Unreachable(f"{address}: not an address that can be fetched: {e}") from e
    except httpx.HTTPError as e:
        raise Unreachable(f"{address}: {str(e) or type(e).__name__}") from e


async def _within(address: str, seconds: float, limit: int) -> Fetched:
    async with asyncio.timeout(seconds):
        return await _fetched(address, limit)


async def _fetched(address: str, limit: int) -> Fetched:
    async with (
        httpx.AsyncClient(
            headers=_HEADERS,
            timeout=SILENCE,
            follow_redirects=True,
            max_redirects=REDIRECTS,
            event_hooks={"request": [await _no_way_inside(address)]},
        ) as client,
        client.stream("GET", address) as answer,
    ):
        _check(address, answer)
        body = bytearray()
        async for part in answer.aiter_bytes():
            body += part
            if len(body) > limit:
                raise Unreachable(f"{address}: more than {limit // 2**20} MiB; nothing is read of it")
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Fetched(str(answer.url), bytes(body), kind, answer.charset_encoding)


def _check(address: str, answer: httpx.Response) -> None:
    if answer.is_success:
        return
    phrase = answer.reason_phrase or (HTTPStatus(answer.status_code).phrase if answer.status_code in _KNOWN else "")
    said = f"{answer.status_code} {phrase}".strip()
    why = "; it does not speak to a program" if answer.status_code in _REFUSALS else ""
    raise Unreachable(f"{address}: the host answers {said}{why}")


_KNOWN: Final = frozenset(status.value for status in HTTPStatus)


async def _no_way_inside(address: str) -> Callable[[httpx.Request], Awaitable[None]]:
    """A check for each request: a public address must not lead to a place inside a private network."""
    from_inside = await _is_inside(httpx.URL(address).host)

    async def check(request: httpx.Request) -> None:
        if not from_inside and await _is_inside(request.url.host):
            raise Unreachable(f"{address}: redirects to {request.url.host}, which is no public address")

    return check


async def _is_inside(host: str) -> bool:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False  # The request itself will say that there is no such host.
    return any(not ipaddress.ip_address(str(place[4][0]).partition("%")[0]).is_global for place in found)
