"""Operations: whether what a page sends reads or changes something, by what it is called and by what it says."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from sayno.seams import Sent

DEEDS: Final = frozenset(
    "abort accept acknowledge activate add apply approve archive assign attach ban block buy cancel change "
    "checkout clear clone commit confirm connect create deactivate decline del delete demote deploy destroy "
    "detach disable disconnect dislike dismiss do downvote drop duplicate eject empty enable enqueue enroll "
    "erase expire export flush follow forget generate grant hibernate hide impersonate import increment "
    "insert install invite join kick kill launch leave like lock logoff logout mark migrate modify mount move "
    "mute order pause pay persist pin post promote provision publish purge quit reboot rebuild recalculate "
    "recheck reconnect recount regenerate reindex reject remove rename reopen reorder replace reply report "
    "requeue rerun rescan reschedule resend reset restart restore resume retry revert revoke rm rollback "
    "rotate run save send set share shrink shutdown signoff signout silence snooze spawn start stop submit "
    "subscribe suspend swap sync terminate toggle trash trigger truncate unarchive unassign unblock undelete "
    "undo unflag unfollow unhide uninstall unlink unlock unmount unmute unpin unpublish unregister unstar "
    "unsubscribe unwatch update upgrade upload upvote vacuum vote wipe withdraw write".split()
)
"""Verbs that change something, as the parts of addresses and the names of operations spell them."""
ALWAYS: Final = frozenset(
    "logout logoff signout signoff delete destroy purge unsubscribe deactivate revoke terminate shutdown uninstall "
    "wipe".split()
)
"""Those that a page of settings is never called by, so that an address must not bear them anywhere."""
_RUN_TOGETHER: Final = re.compile(
    r"del(?!ay|e|ft|hi|i(?!tem)|l|ph|tas?$|u(?:ge|sion|xe)|v)[a-z]{2,}|(?:delete|erase|remove)(?!able|d|r$|s$)[a-z]{3,}"
)
"""What is deleted right behind the verb: "deluser", "removeitem"."""
_READS: Final = frozenset(
    "autocomplete batchget browse count counts describe exists explore fetch find get introspect is list load lookup "
    "match peek poll preview query read refresh resolve retrieve search select show stats status suggest translate "
    "validate view visible".split()
)
THINGS: Final = frozenset("block follow import export like lock order pin post report save store update vote".split())
"""Verbs that are names of things as well: "order list" asks for orders."""
_HOW: Final = frozenset(
    "ascending count cursor depth descending fields filter filters include includes lang language limit locale offset "
    "order page per size skip sort".split()
)
"""What the body of a request says that wants a list in a certain manner."""
_NOTED: Final = frozenset(
    "acks analytics beacons clicks drafts errors events hits impressions logs metrics openings pings reads receipts "
    "seen sessions signals stats tokens traces tracks views visits".split()
)
"""What a page notes down about who looks at it, by which it may be seen that something was read."""
_SESSION: Final = frozenset(
    "auth authenticate csrf handshake heartbeat keepalive login negotiate nonce passive ping refresh session sessions "
    "signin token whoami xsrf".split()
)
"""What keeps a session going: without it an application shows nothing, and it changes nothing that a person set."""
_ALIVE: Final = frozenset({"heartbeat", "keepalive", "ping", "session"})
_PRESENCE: Final = frozenset("active browser idle os timestamp ts visible".split())
"""What is said by whoever is still there."""
_LISTENS: Final = frozenset({"start", "stop", "subscribe", "unsubscribe"})
"""Words by which the messages of a socket ask to be told things."""
_CALLS: Final = frozenset({"call", "invoke", "dispatch", "execute"})
"""Words by which the messages of a socket have anything done, whatever it is called."""
_HANDED: Final = frozenset("preferences prefs settings state value".split())
"""What a message that reads nothing hands over to be kept."""
_TYPED: Final = frozenset({"command", "input", "line", "text"})
"""What an event hands over that was typed, or stands for it: "/ignore somebody" in a chat."""
_EVENT: Final = re.compile(r"\d+(?:/[^,]*,)?\d*(?=\[)")
"""What Socket.IO puts before an event (packet type, namespace, acknowledgement): "42/admin,7"."""
_FIRST: Final = 4
"""So many names at the beginning of a message say what it is about: keys and values of its head."""
_CHOSEN: Final = re.compile(r"[/_-][a-z]+s/(?:filter|paginate)/?$")
"""Addresses by which some of many things are asked for: "runs/filter"."""
_TESTED: Final = re.compile(r"\w+check")
"""By what a page that is opened looks whether all is well, before it shows anything: "sanityCheck"."""
_STANDS: Final = re.compile(r"(?!embed|shed|shred)\w+[^e]ed")
"""How something stands ("connected"), and no deed that only ends so ("seed", "embed")."""
COMMANDS: Final = frozenset({"action", "do", "op", "cmd", "command", "method", "task"})
"""Keys of a query that say what is to be done ("?action=widget.view")."""
_NAMES: Final = frozenset("method operation type action procedure event command fn func call query_id".split())
"""Where a call says which operation it is; names that end in ``_name`` or ``Name`` may say it too."""


def reads(sent: Sent) -> bool:
    """Whether a POST only reads, as the pages of single-page applications do: by its operation or its address."""
    if sent.body is None:
        return False
    said = _operations(sent.body, loading=sent.loading)
    if said is not None:
        return said
    ordered = [value for key, value in parse_qsl(urlsplit(sent.address).query) if key in COMMANDS and value]
    if ordered:
        return all(_is_read(words_of(value)) and not does(value) for value in ordered)
    last = [word for part in urlsplit(sent.address).path.rstrip("/").split("/")[-2:] for word in words_of(part)]
    if "socket.io" in sent.address or "transport=polling" in sent.address:
        return not writes(sent.body)
    if _CHOSEN.search(urlsplit(sent.address).path):
        return True
    named = _is_read(last) or any(word in _SESSION for word in last[-2:])
    return named and not any(word in DEEDS for word in last)


def keeps_session(sent: Sent) -> bool:
    """Whether a PUT only says that somebody is still there, and with which browser: without it some applications take
    who looks for gone. Its address ends in such a word, and its body has no key but those.
    """
    words = words_of(urlsplit(sent.address).path.rstrip("/").rpartition("/")[2])
    before = words_of("/".join(urlsplit(sent.address).path.rstrip("/").split("/")[-2:]))
    try:
        said = json.loads(sent.body or "{}")
    except ValueError:
        return False
    there = bool(words) and all(word in _ALIVE or word == "current" for word in words)
    return there and any(word in _ALIVE for word in before) and isinstance(said, dict) and said.keys() <= _PRESENCE


def lists(sent: Sent) -> bool:
    """Whether a POST asks for a list: it is named by a plural, by no deed and nothing that is noted down, names no
    single thing by its number, and says nothing but how to list.

    After a press such a request may add to the list; a page that is opened asks for what it is about to show.
    """
    path = urlsplit(sent.address).path
    words = words_of(path)
    acts = any(word in DEEDS or word.removesuffix("s") in DEEDS or word in _NOTED for word in words)
    if acts or re.search(r"\d", path) or not re.search(r"(?:[a-rtv-z]s|/all)/?$", path):
        return False
    try:
        said = json.loads(sent.body or "{}")
    except ValueError:
        return False
    return isinstance(said, dict) and all(any(word in _HOW for word in words_of(key)) for key in said)


def _operations(body: str, *, loading: bool) -> bool | None:
    """What a body says of itself: True for reading, False for writing, None for neither."""
    try:
        data = json.loads(body)
    except ValueError:
        data = dict(parse_qsl(body)) if "=" in body and "\n" not in body.strip() else None
    said = [
        _operation(one, loading=loading)
        for one in (data if isinstance(data, list) else [data])
        if isinstance(one, dict)
    ]
    if not said or None in said:
        return False if False in said else None
    return all(said)


def _operation(one: dict[str, object], *, loading: bool) -> bool | None:
    query = one.get("query")
    if isinstance(query, str):
        bare = re.sub(r"#[^\n]*", "", query)
        if re.match(r"\s*(?:query\b|mutation\b|subscription\b|\{|fragment\b)", bare):
            return not re.search(r"(?:^|\})\s*mutation\b", bare)
    for key, name in one.items():
        if isinstance(name, str) and name and (key in _NAMES or key.endswith(("_name", "Name"))):
            words = words_of(name)
            if "mutation" in words or any(word in DEEDS for word in words):
                return False
            if "query" in words or _is_read(words) or ("check" in words and words[-1] in _SESSION):
                return True
            if loading and (_TESTED.fullmatch("".join(words)) or _asks(words, one) or "listener" in words):
                return True
    return None


def _asks(words: Sequence[str], call: dict[str, object]) -> bool:
    """Whether a call of a page that is opened asks how it stands, and hands nothing over: "web.connected"."""
    return bool(words) and _STANDS.fullmatch(words[-1]) is not None and not call.get("params")


def writes(message: str) -> bool:
    """Whether a message of a socket names a deed, or hands over a state to be kept."""
    if _hands_over(message) or _says(message) or _calls_what_does_not_read(message):
        return True
    names = re.findall(r'"([A-Za-z][\w:./-]{1,60})"', message[:4000])
    if any(word in _CALLS for name in names[:3] for word in words_of(name)):
        return True
    return any(does(name, beside=_LISTENS) for name in names[:_FIRST])


def _hands_over(message: str) -> bool:
    try:
        said = json.loads(message)
    except ValueError:
        return False
    if not isinstance(said, dict) or not any(said.get(key) not in (None, "", [], {}) for key in _HANDED):
        return False
    named = [name for key, name in said.items() if key in _NAMES and isinstance(name, str)]
    return bool(named) and not any(_is_read(words_of(name)) for name in named)


def _says(message: str) -> bool:
    """Whether it is an event of Socket.IO that reads nothing, and hands over a text to be said or done."""
    before = _EVENT.match(message)
    try:
        event = json.loads(message[before.end() :]) if before else None
    except ValueError:
        return False
    match event:
        case [str(name), dict(handed), *_] if not _is_read(words_of(name)):
            return any(isinstance(handed.get(key), str) and handed[key].strip() for key in _TYPED)
    return False


def _calls_what_does_not_read(message: str) -> bool:
    """Whether it is a remote call (JSON-RPC) of anything but reading: a player's "next" is no deed by its name."""
    try:
        said = json.loads(message) if '"jsonrpc"' in message else None
    except ValueError:
        return False
    calls = [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, dict) and "method" in one]
    words = [words_of(str(call["method"])) for call in calls]
    return any(not (_is_read(one) or any(word in _SESSION or word in _LISTENS for word in one)) for one in words)


def does(name: str, beside: frozenset[str] = frozenset()) -> bool:
    """Whether the name of an operation is a deed, those ``beside`` left out.

    Of a name in several parts ("user.setStatus") the last one tells, and in it the first verb; one that is the name of
    a thing as well tells nothing where the part ends in reading ("orderList").
    """
    for part in reversed(re.split(r"[./:]+", name)):
        words = words_of(part)
        verbs = [word for word in words if word in DEEDS - beside or word in _READS]
        if verbs:
            return verbs[0] in DEEDS and not (verbs[0] in THINGS and words[-1] in _READS)
    return False


def harms(words: Sequence[str]) -> bool:
    """Whether one of some words is a deed that no address may bear: by itself, with the next one, or with a thing."""
    if words == ["del"] or any(_RUN_TOGETHER.fullmatch(word) for word in words):
        return True
    return any(word in ALWAYS for word in joined(words))


def _is_read(words: Sequence[str]) -> bool:
    return any(word in _READS for word in words)


def joined(words: Sequence[str]) -> Iterator[str]:
    """Words, and each with the next: "sign-out" is "signout"."""
    yield from words
    yield from (first + second for first, second in pairwise(words))


def words_of(name: str) -> list[str]:
    """The words of a name or path: ``setUserPrefs``, ``set-user-prefs`` and ``/set/user`` alike."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return re.findall(r"[a-z]+", spaced.lower())
