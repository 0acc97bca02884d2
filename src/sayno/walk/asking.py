"""Asking for an address: whether that alone has something done. Services should not have it so, and many do."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from sayno.seams import Verdict
from sayno.walk.operations import ALWAYS, COMMANDS, does, harms, words_of

YES: Final = Verdict(True)
_ACTS: Final = Verdict(False, "its address says that it does something")
_SWITCHES: Final = Verdict(False, "its address says that it switches something")

_SECRETS: Final = re.compile(r"csrf|xsrf|nonce|sectok|sesskey|authenticity.?token|form.?(?:key|token|build)|^_?token$")
"""Names of parameters that prove that a person meant it: a link that bears one changes something."""
_FILES: Final = re.compile(r"\.(?:zip|gz|tar|exe|msi|dmg|pkg|deb|iso|csv|xlsx?|docx?|pdf|mp[34]|json|xml|ics)$")
_STATES: Final = re.compile(
    r"/(?:visibility|mode|theme|status|switch|set|toggle)/(?:public|private|all|yes|no|true|false|dark|light"
    r"|online|offline|away|busy)/?$"
)
_AT_ONCE: Final = re.compile(
    r"/clear(?:all|cache|errors?|history|logs?)/?$|/update(?:All|Check|DB|Library)\w*/?$|/(?:clone|duplicate)/?$"
)
_MAKES: Final = re.compile(r"/(?:add|create|new)/?$")
_KEYS: Final = frozenset("clear flush purge rebuild reindex reload rescan reset restart scan setck".split())
"""Keys by which an address alone has something done: "?rescan", "?reload=cfg"."""

_ORDERED: Final = frozenset(
    "abort ack acknowledge ban clear disarm dismiss eject flush force generate hibernate mark masquerade "
    "pause poweroff purge reannounce reboot rebuild recalc recalculate recheck recompute reconnect recount "
    "refresh regenerate reindex reload requeue rescan resend restart resume retry rotate snooze toggle "
    "trigger trim truncate umount unarchive unban unblock undo unfavorite unflag unhide unlock unmount unmute "
    "unpin unstar untrash unwatch".split()
)
"""What is done to something, and no page is called by, also where the thing follows: "mark_all_read"."""
_ALONE: Final = (_ORDERED | {"stop"}) - {"force", "generate", "mark", "refresh", "resume", "rotate", "trim"}
"""These are orders also where nothing follows: "/pause"."""
_PAGES: Final = frozenset("configuration help options policy preferences rules schedule settings".split())
"""What a page is called by, whatever verb stands before it: "retry-policy" …"""
_NO_PAGES: Final = frozenset(
    "clear flush force pause purge reboot rebuild recalculate refresh regenerate reindex reload restart trim".split()
)
"""… but these: "clear_settings" clears them."""
_MADE: Final = _ORDERED | frozenset("add create disable enable make new renew reset revoke".split())
_SAID_YES: Final = frozenset({"", "1", "on", "true", "yes"})
"""A parameter that begins with one of these verbs and says yes is an order: "?new_key=true" …"""
_WHERE_TO: Final = frozenset({"tab", "window"})
"""… but one that says where a page is opened."""
_ALL_OR_NOW: Final = frozenset({"all", "now"})
_WHAT: Final = {
    "check": frozenset({"updates"}),
    "send": frozenset({"test"}),
    "test": frozenset("connection email mail message notification notifications smtp webhook".split()),
    "update": frozenset("cache db feeds index library stats".split()),
}
"""Verbs that order something to be done with these alone: "test_email" does, "test-results" does not."""
_TO_IT: Final = _ORDERED | frozenset(
    "accept activate add approve archive assign attend backup become block bookmark borrow cancel check checkin "
    "checkout claim close complete confirm connect convert copy deactivate decline demote deploy disable disconnect "
    "done down drop duplicate enable enrol enroll erase execute expire extend favorite favourite finish flag follow "
    "forget hide impersonate install join kill launch leave like lock merge mount mute notspam open pair pin ping "
    "play poll process promote provision publish recycle reject release remind renew reopen repair reprocess reserve "
    "reset restore revert rm rollback run sell silence skip spam spawn split star start stop su subscribe "
    "suspend sync take terminate test transcode trash undelete undone unenroll unfollow unlink unpair unpublish "
    "unsubscribe up upvote verify vote wake watch withdraw wol".split()
)
"""What is done to the thing that the address numbers right before: "posts/7/star"."""
_THINGS: Final = frozenset(
    "backup block check copy down flag like lock open pair ping play poll process release resume run split test up "
    "wake watch".split()
)
"""Of those, what is a thing where its number comes after: "block/7" is a block, "star/7" gives a star."""
_NUMBER: Final = re.compile(r"\d+|[0-9a-f]{8,}(?:-[0-9a-f]{4,}){0,4}", re.I)
_IT: Final = 0
"""Stands for the thing that a command in the query is about."""
_SWITCHED: Final = frozenset({"on", "off"})
_ORDER: Final = 2
"""A verb, and what it is done to."""


def follows(address: str) -> Verdict:
    """Whether an address may be asked for: not where the address itself says that asking changes something."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return Verdict(False, f"leads to '{parts.scheme}:'")
    path = unquote(parts.path)
    if any(harms(words_of(part)) for part in path.split("/")):
        return _ACTS
    if _STATES.search(parts.path) or _switches(path):
        return _SWITCHES
    if _AT_ONCE.search(parts.path) or _orders(path):
        return _ACTS
    return Verdict(False, "leads to a file") if _FILES.search(parts.path) else _asks(parts.query)


def _asks(query: str) -> Verdict:
    """By what stands behind the question mark."""
    for key, value in parse_qsl(query, keep_blank_values=True):
        named = words_of(key)
        if _SECRETS.search(key.lower()):
            return Verdict(False, "its address bears a token against forgery")
        if key.lower() in COMMANDS and (does(value) or _orders(f"/{_IT}/{value}")):
            return _ACTS
        if (
            key.lower() in _KEYS
            or any(word in ALWAYS for word in named)
            or (value.lower() in _SAID_YES and _makes_something(named))
            or ("/" in value and (harms(words_of(value)) or _orders(value) or _switches(value)))
        ):
            return _ACTS
    return YES


def _makes_something(words: Sequence[str]) -> bool:
    """Whether the words of a parameter's name order that something be made, or made anew: "new key"."""
    return len(words) >= _ORDER and words[0] in _MADE and words[-1] not in _WHERE_TO


def fetches(address: str, *, loading: bool) -> Verdict:
    """Whether a page's scripts may ask for an address: not where it is called by what signs out or deletes.

    After a press, that is not ``loading``, neither where the address is an order.
    """
    parts = urlsplit(address)
    if harms(words_of(parts.path.rstrip("/").rpartition("/")[2])):
        return _ACTS
    ordered = [value for key, value in parse_qsl(parts.query) if key.lower() in COMMANDS]
    if not loading and (_orders(unquote(parts.path)) or any(_orders(f"/{_IT}/{value}") for value in ordered)):
        return _ACTS
    return YES


def makes(address: str) -> bool:
    """Whether an address is one by which some services make a new thing before one has said what it is to be."""
    return _MAKES.search(urlsplit(address).path) is not None


def _orders(path: str) -> bool:
    """Whether a path ends in an order: "/rescan", "/mark_all_read", "/posts/7/star", "/star/7"."""
    *before, last = path.strip("/").split("/")
    if before and _NUMBER.fullmatch(last):
        return before[-1].lower() in _TO_IT - _THINGS or _orders_something(words_of(before[-1]))
    numbered = bool(before) and _NUMBER.fullmatch(before[-1]) is not None
    return last.lower() in (_TO_IT if numbered else _ALONE) or _orders_something(words_of(last))


def _orders_something(words: Sequence[str]) -> bool:
    """Whether words are a verb that orders and what it is done to: "mark all read", "check updates", "sync now"."""
    if len(words) < _ORDER:
        return False
    verb, what = words[0], words[-1]
    if what in _PAGES and verb not in _NO_PAGES:
        return False
    every = what in _ALL_OR_NOW and verb in (_TO_IT | {"update"})
    return verb in _ORDERED or every or not _WHAT.get(verb, frozenset()).isdisjoint(words[1:])


def _switches(path: str) -> bool:
    """Whether a path ends in "on" or "off", for what it names before."""
    parts = [part for part in path.lower().split("/") if part]
    return len(parts) > 1 and parts[-1] in _SWITCHED
