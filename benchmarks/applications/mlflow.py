"""MLflow: pages in React and Ant Design; routes after "#", settings in a part of their own, lists that open dialogs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client
from applications.tables import tables

OWN = ("POST /graphql", r"POST /ajax-api/\S+/(metrics|search)")
"""What is read is asked for by POST; its GraphQL only searches."""

_SETTINGS: Final = {
    "MLFLOW_CRYPTO_KEK_PASSPHRASE": "canary" * 8,
    "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false",
    "MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS": "true",
}
"""Where its letters go is this machine."""

_WEBHOOK: Final = {
    "name": "cloud-letters",
    "url": "https://127.0.0.1/hook",
    "events": [{"entity": "REGISTERED_MODEL", "action": "CREATED"}],
    "status": "ACTIVE",
}

_GATEWAY: Final = "api/3.0/mlflow/gateway"


@contextmanager
def mlflow(home: Path) -> Iterator[Running]:
    """MLflow with somebody's webhook, and a model of others that is asked through it. It knows no accounts."""
    programs, port, database = python("mlflow"), free_port(), home / "mlflow.db"
    command = [programs / "mlflow", "server", "--host", "127.0.0.1", "--port", port, "--workers", "1"]
    command += ["--backend-store-uri", f"sqlite:///{database}", "--artifacts-destination", home / "artifacts"]
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", **_SETTINGS)
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("health", "OK")
        client.json("api/2.0/mlflow/webhooks", _WEBHOOK)
        _asked_through(client)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: tables(database), OWN)


def _asked_through(client: Client) -> None:
    key = {"secret_name": "canary", "secret_value": {"api_key": "canary"}, "provider": "openai"}
    secret = client.json(f"{_GATEWAY}/secrets/create", key)["secret"]["secret_id"]
    model = {"name": "canary", "secret_id": secret, "provider": "openai", "model_name": "gpt-4o"}
    known = client.json(f"{_GATEWAY}/model-definitions/create", model)["model_definition"]["model_definition_id"]
    used = [{"model_definition_id": known, "linkage_type": "PRIMARY", "weight": 1.0}]
    client.json(f"{_GATEWAY}/endpoints/create", {"name": "letters", "model_configs": used, "usage_tracking": True})
