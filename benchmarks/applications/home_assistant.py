"""Home Assistant: web components (Lit) in nested shadow trees; everything is asked and told through one WebSocket."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, PERSON, USER, Client

READS = (
    "analytics|application_credentials/(config|config_entry)|auth|auth/(current_user|refresh_tokens|sign_path)|brands/.*|"
    "blueprint/list|camera/get_prefs|category_registry/list|config/.*/(list|get|list_for_display|entry|get_entries)|"
    "config/auth_provider/.*/list|config_entries/(get|subscribe|get_single|flow/progress)|conversation/agent/list|"
    "device_automation/.*/(list|capabilities)|homeassistant/expose_entity/list|diagnostics/(get|list)|energy/(get_prefs|info|validate)|entity/source|"
    "extract_from_target|fire_event_subscribe|frontend/(get_icons|get_themes|get_translations|get_user_data)|get_.*|"
    "history/.*|input_.*/list|integration/descriptions|logger/log_info|logbook/.*|lovelace/(config|resources|info)|"
    "lovelace/dashboards/list|manifest/(get|list)|network/url|network|persistent_notification/subscribe|person/list|ping|render_template|"
    "recorder/(info|list_statistic_ids|validate_statistics)|"
    "repairs/(list_issues|get_issue_data)|search/related|schedule/list|subscribe_.*|supported_features|"
    "system_health/info|system_log/list|tag/list|timer/list|trace/(list|contexts)|unsubscribe_events|"
    "validate_config|weather/convertible_units|webhook/list|zone/list|sensor/.*|number/.*|hardware/.*|backup/info|"
    "cloud/status|assist_pipeline/.*/list|stt/engine/list|tts/engine/list|wake_word/info|usb/.*|labs/.*"
)
OWN = (
    "POST /auth/token",
    r'WS /api/websocket \{"type":"frontend/set_user_data","key":"language".*',
    rf'WS /api/websocket \[?\{{.*"type":"(?:{READS})".*',
)
"""The session is prolonged by POST; the profile stores the language that it was drawn in, whoever opens it. A message's
type tells whether it reads; any other counts as a change."""

_CONFIGURATION = """
homeassistant: {{name: Canary House, latitude: 52.1, longitude: 5.1, elevation: 0, unit_system: metric, time_zone: UTC,
  country: NL, currency: EUR}}
http: {{server_host: 127.0.0.1, server_port: {port}}}
frontend: {{}}
config: {{}}
analytics: {{}}
history: {{}}
logbook: {{}}
person: {{}}
system_log: {{}}
"""


@contextmanager
def home_assistant(home: Path) -> Iterator[Running]:
    """Home Assistant with its owner signed in, who agreed to all analytics when asked at first."""
    program = python("homeassistant", "--prefer-binary") / "hass"
    port, data = free_port(), home / "config"
    (data / ".storage").mkdir(parents=True)
    (data / "configuration.yaml").write_text(_CONFIGURATION.format(port=port), encoding="utf-8")
    chosen = {"base": True, "usage": True, "statistics": True, "diagnostics": True}
    _keep(data, "core.analytics", 1, {"onboarded": True, "preferences": chosen, "uuid": "0" * 32})
    _keep(data, "onboarding", 4, {"done": ["core_config", "analytics", "integration"]})
    command = [program, "--config", data, "--skip-pip", "--log-no-color"]
    with Relay(port) as relay, server(command, environment(home), home, port, seconds=300):
        session = _onboard(Client(relay.url), relay.url, home / "session.json")
        _wait_until_kept(data / ".storage")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data / ".storage"), OWN)


def _keep(data: Path, key: str, version: int, kept: object) -> None:
    """Store something as the program itself does."""
    text = json.dumps({"version": version, "minor_version": 1, "key": key, "data": kept})
    (data / ".storage" / key).write_text(text, encoding="utf-8")


def _onboard(client: Client, url: str, file: Path) -> Path:
    """Make the owner, as the pages of the first start do."""
    client.until("api/onboarding", "user")
    who = {"name": PERSON, "username": USER, "password": PASSWORD, "language": "en", "client_id": url}
    code = client.json("api/onboarding/users", who)["auth_code"]
    token = json.loads(client.form("auth/token", grant_type="authorization_code", code=code, client_id=url))
    client.headers["Authorization"] = f"Bearer {token['access_token']}"
    more = {"hassUrl": url.rstrip("/"), "clientId": url, "expires": int((time.time() + token["expires_in"]) * 1000)}
    kept = {"hassTokens": json.dumps(token | more), "selectedLanguage": json.dumps("en")}
    return client.session(file, kept)


def _wait_until_kept(folder: Path) -> None:
    """Home Assistant writes what it began with only some ten seconds later; what is looked at before would change."""
    until = time.monotonic() + 90
    while not all((folder / name).exists() for name in ("core.area_registry", "core.entity_registry", "person")):
        if time.monotonic() > until:
            raise RuntimeError("Home Assistant did not store what it began with")
        time.sleep(0.5)


def _stored(folder: Path) -> Stored:
    """What lies in the storage, without what is refreshed by itself."""
    volatile = ("auth", "core.restore_state", "core.uuid", "http", "repairs.issue_registry")
    by_itself = "frontend.user_data"  # the language
    return {
        file.name: json.loads(file.read_text(encoding="utf-8"))["data"]
        for file in sorted(folder.iterdir())
        if file.name not in volatile and not file.name.startswith(("tmp", by_itself))
    }
