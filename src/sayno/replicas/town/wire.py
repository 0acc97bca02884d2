"""What a request to a town means, in each of the ways in which pages speak to servers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from urllib.parse import parse_qsl

Kind = Literal["place", "part", "set", "act", "send", "seen", "log", "unknown"]
READS: Final = frozenset({"place", "part"})
"""The declared reads: they change nothing, by whatever method they come."""

_GRAPHQL: Final[dict[str, Kind]] = {
    "PlaceQuery": "place", "PartQuery": "part", "UpdateSettingsMutation": "set", "ActMutation": "act",
    "SendRequestMutation": "send", "MarkSeenMutation": "seen",
}  # fmt: skip
_RPC: Final[dict[str, Kind]] = {
    "GetPlace": "place", "GetPart": "part", "SetSettings": "set", "DoAct": "act", "SendRequest": "send",
    "MarkSeen": "seen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """One thing asked for: ``id`` is a place or a ref, ``fields`` settings or what was filled in."""

    kind: Kind
    id: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    back: str = ""


UNKNOWN: Final = Call("unknown")


def understood(method: str, path: str, body: bytes) -> Call:
    """Read a request; ``path`` begins after the town's own. What is not understood is ``unknown``."""
    first, _, rest = path.strip("/").partition("/")
    reading = _READING.get((method, first))
    try:
        return reading(rest, body) if reading else UNKNOWN
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return UNKNOWN


def _done(rest: str, _: bytes) -> Call:
    return Call("act", rest)


def _fetched(rest: str, _: bytes) -> Call:
    kind, name = rest.split("/")
    return Call({"place": "place", "part": "part"}[kind], name)  # type: ignore[arg-type]


def _posted(rest: str, body: bytes) -> Call:
    kind, _, name = rest.partition("/")
    called: Kind = {"acts": "act", "requests": "send", "seen": "seen", "settings": "set"}[kind]  # type: ignore[assignment]
    return Call(called, name, _texts(json.loads(body or b"{}")))


def _graphql(_: str, body: bytes) -> Call:
    asked = json.loads(body)
    return _named(_GRAPHQL, asked["operationName"], asked["variables"])


def _persisted(_: str, body: bytes) -> Call:
    form = _form(body)
    return _named(_GRAPHQL, form["friendly_name"], json.loads(form["variables"]))


def _saved(_: str, body: bytes) -> Call:
    form = _form(body)
    return Call("set", back=form.pop("back", ""), fields=form)


_READING: Final[dict[tuple[str, str], Callable[[str, bytes], Call]]] = {
    ("GET", "data"): _fetched,
    ("PATCH", "data"): _posted,
    ("POST", "data"): _posted,
    ("POST", "graphql"): _graphql,
    ("POST", "api"): _persisted,
    ("POST", "rpc"): lambda rest, body: _named(_RPC, rest, json.loads(body)),
    ("POST", "save"): _saved,
    ("POST", "send"): lambda rest, body: Call("send", rest, _form(body)),
    ("POST", "do"): _done,
    ("GET", "do"): _done,
    ("POST", "log"): lambda *_: Call("log"),
}


def _form(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=500))


def _named(names: dict[str, Kind], name: str, arguments: Any) -> Call:
    return Call(names[name], str(arguments.get("id", "")), _texts(arguments.get("fields") or {}))


def _texts(asked: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in asked.items()}
