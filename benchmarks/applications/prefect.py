"""Prefect: pages in React and Tailwind; switches in lists and on the page of each thing, kept as they are made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client
from applications.tables import tables

OWN = (
    r"POST /api/\S+/(count|count_by_state|filter|history|lateness|next|paginate|read|average-lateness)",
    r"POST /api/events/count-by/\w+",
)
"""What is read is asked for by POST."""

_POOL: Final = {"name": "cloud-uploads", "type": "process"}

_DEPLOYMENT: Final = {
    "name": "usage-statistics",
    "work_pool_name": _POOL["name"],
    "schedules": [{"active": True, "schedule": {"cron": "0 8 * * *", "timezone": "UTC"}}],
}

_AUTOMATION: Final = {
    "name": "Letters about failures",
    "enabled": True,
    "trigger": {"type": "event", "expect": ["prefect.flow-run.Failed"], "posture": "Reactive", "threshold": 1},
    "actions": [{"type": "do-nothing"}],
}


@contextmanager
def prefect(home: Path) -> Iterator[Running]:
    """Prefect with one flow that is to run each day, and nobody there to run it; what would start it is left out."""
    programs, port = python("prefect"), free_port()
    command = [programs / "prefect", "server", "start", "--host", "127.0.0.1", "--port", port, "--no-services"]
    with Relay(port) as relay:
        own = {
            "DO_NOT_TRACK": "1",
            "PREFECT_HOME": str(home / "data"),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_SERVER_UI_API_URL": f"{relay.url}api",
        }
        with server(command, environment(home, **own), home, port):
            client = Client(relay.url)
            client.until("api/health", "true")
            client.json("api/work_pools/", _POOL)
            flow = client.json("api/flows/", {"name": "report"})
            client.json("api/deployments/", _DEPLOYMENT | {"flow_id": flow["id"]})
            client.json("api/automations/", _AUTOMATION)
            session = client.session(home / "session.json")
            yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home / "data"), OWN)


def _stored(data: Path) -> Stored:
    """All its tables."""
    return tables(data / "prefect.db")
