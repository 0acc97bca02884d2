"""Dagster: pages in React and Blueprint about jobs and what starts them; one's own settings in a dialog."""

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

_READS: Final = (
    "\\w+Query|AutoMaterializeSensorFlag|BackfillPartitionsForAssetKey|CheckBackfillStatus|InstanceConfigHasInfo|"
    "InstanceRunQueueConfig|ShouldShowNux"
)
OWN = (rf"POST /graphql\?op=(?:{_READS}|LogTelemetryMutation)", "WS /graphql .*")
"""What is read is asked for by POST, too, under the name in the address, and what happens comes through a socket. What
is done here the interface tells its own server, which would pass it on to the makers if it were let."""

_SETTINGS: Final = """telemetry:
  enabled: false
auto_materialize:
  enabled: true
  use_sensors: false
"""

_JOBS: Final = '''"""What is done with the letters."""

from dagster import DefaultScheduleStatus, DefaultSensorStatus, Definitions, ScheduleDefinition, SkipReason
from dagster import asset, define_asset_job, sensor


@asset
def letters():
    return ["The canaries are singing again."]


@asset(deps=[letters])
def report():
    return 1


write_report = define_asset_job("write_report", selection="*")
nightly = ScheduleDefinition(
    name="nightly_report", job=write_report, cron_schedule="0 3 * * *", default_status=DefaultScheduleStatus.RUNNING
)


@sensor(job=write_report, default_status=DefaultSensorStatus.RUNNING, minimum_interval_seconds=3600)
def new_letters():
    return SkipReason("nobody wrote")


defs = Definitions(assets=[letters, report], jobs=[write_report], schedules=[nightly], sensors=[new_letters])
'''


@contextmanager
def dagster(home: Path) -> Iterator[Running]:
    """Dagster with a job that starts every night and when a letter comes, and lets it make data anew by itself.

    It knows no accounts. The lock is complete, and pip would look for a newer release of what is asked for with extras.
    """
    programs, port, data = python("dagster", "--only-binary", ":all:", "--no-deps"), free_port(), home / "data"
    data.mkdir()
    (data / "dagster.yaml").write_text(_SETTINGS, encoding="utf-8")
    (home / "jobs.py").write_text(_JOBS, encoding="utf-8")
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", DAGSTER_HOME=str(data))
    command = [programs / "dagster-webserver", "--host", "127.0.0.1", "--port", port, "-f", home / "jobs.py"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("server_info", "dagster")
        for told in ("setNuxSeen", "setAutoMaterializePaused(paused: false)"):
            client.json("graphql", {"query": f"mutation {{ {told} }}"})
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """All databases, without the number that is given at the first look."""
    return {file.name: tables(file, "instance_info") for file in sorted(data.rglob("*.db"))}
