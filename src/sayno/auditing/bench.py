"""A workbench: one process's Chromium and replica server, started when first needed and shared by its audits."""

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from sayno.auditing.persona import ACCOUNT_NAME, EMAIL
from sayno.catalogue import replicas
from sayno.drivers.chromium import Chromium, chromium
from sayno.drivers.tabs import Tabs
from sayno.model.replica import Replica
from sayno.replicas.server import ReplicaServer, Visit
from sayno.replicas.state import Account


class Workbench:
    """Use as a context manager; whatever was started is stopped at its end. A Chromium may be lent to it."""

    def __init__(self, lent: Chromium | None = None) -> None:
        self._open = ExitStack()
        self._tabs = Tabs(lent) if lent else None
        self._server: ReplicaServer | None = None

    @property
    def tabs(self) -> Tabs:
        """The tabs of the running Chromium. Raises ``NoBrowser``."""
        if self._tabs is None or not self._tabs.chromium.runs:
            self._tabs = Tabs(self._open.enter_context(chromium()))
        return self._tabs

    def visit(self, drawn: Replica, region: str, language: str, rendering: str) -> Visit:
        """A fresh account at a replica."""
        if self._server is None:
            self._server = self._open.enter_context(ReplicaServer(replicas()))
        account = Account(name=ACCOUNT_NAME, email=EMAIL)
        return self._server.visit(drawn.id, region, language, rendering, account)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
