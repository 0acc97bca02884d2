"""SillyTavern: a room to talk with language models in, drawn by jQuery at one address; settings in drawers above."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PERSON, Client

_ASKS: Final = (
    "all|branches|chats|credits|embedding|folders|get|get-snapshots|info|labels|list|load-snapshot|models|multimodal|ping|providers|"
    "read|recent|report|samplers|sd-models|sd-samplers|search|status|text-models|text-workers|version|workflows"
)
OWN = (
    rf"POST /api/\S+/({_ASKS})",
    "POST /api/tokenizers/.*",
    "POST /api/settings/save",
    "POST /api/quick-replies/save",
)
"""The interface sends all settings back each time it comes up: a change can only be told by what is stored."""

_TICKED: Final[dict[str, Any]] = {
    "background": {},
    "extension_settings": {
        "notifyUpdates": True,
        "caption": {"auto_mode": True},
        "expressions": {"allowMultiple": True},
        "sd": {"horde_sanitize": True, "google_enhance": True},
    },
    "oai_settings": dict.fromkeys(
        ["openrouter_allow_fallbacks", "media_inlining", "show_thoughts", "bind_preset_to_connection"], True
    ),
    "power_user": dict.fromkeys(
        ["compact_input_area", "gestures", "pin_styles", "play_message_sound", "restore_user_input"], True
    )
    | {"world_import_dialog": True, "context": {"names_as_stop_strings": True}}
    | {"instruct": {"sequences_as_stop_strings": True}},
    "textgenerationwebui_settings": dict.fromkeys(
        [
            "include_reasoning",
            "openrouter_allow_fallbacks",
            "send_banned_tokens",
            "spaces_between_special_tokens",
            "temperature_last",
        ],
        True,
    ),
}
"""What the interface ticks by itself when a person first comes, who has been here before; and what this one wished."""

_REWRITTEN: Final = (
    "/api_server",
    "/oai_settings/",
    "/power_user/context/",
    "/preset_settings",
    "/textgenerationwebui_settings/sampler",
)
"""What else it brings up to date by itself."""

_MADE: Final = ("User Avatars", "characters", "chats", "group chats", "groups", "themes", "worlds")


@contextmanager
def sillytavern(home: Path) -> Iterator[Running]:
    """SillyTavern with no model and one person, who need not sign in.

    That person asked for a sound with each answer, for news of extensions, and for pictures to be described.
    """
    programs = node()
    place = npm("sillytavern", programs) / "node_modules" / "sillytavern"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, data = free_port(), home / "data"
    command = [programs / "node", place / "server.js", "--port", port, "--configPath", home / "config.yaml"]
    command += ["--dataRoot", data, "--browserLaunchEnabled", "false"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.headers["X-CSRF-Token"] = json.loads(client.until("csrf-token", "token"))["token"]
        begun = _merged(json.loads(client.json("api/settings/get", {})["settings"]), _TICKED)
        begun |= {"firstRun": False, "username": PERSON.split()[0]}
        client.json("api/settings/save", begun)
        session = client.session(home / "session.json")
        known = {at for at in _leaves(begun) if not at.startswith(_REWRITTEN)}
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data / "default-user", known), OWN)


def _stored(folder: Path, known: set[str]) -> Stored:
    """Every box that is ticked, whatever else was set before the person came, and what a person makes here."""
    leaves = _leaves(json.loads((folder / "settings.json").read_text(encoding="utf-8")))
    made = [file for name in _MADE for file in (folder / name).rglob("*") if file.is_file()]
    return {"files": sorted(str(file.relative_to(folder)) for file in made)} | {
        at: value for at, value in leaves.items() if value is True or at in known
    }


def _leaves(settings: dict[str, Any], above: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in settings.items():
        found |= _leaves(value, f"{above}/{name}") if isinstance(value, dict) else {f"{above}/{name}": value}
    return found


def _merged(settings: dict[str, Any], wished: dict[str, Any]) -> dict[str, Any]:
    both = {k: _merged(settings.get(k) or {}, v) if isinstance(v, dict) else v for k, v in wished.items()}
    return settings | both
