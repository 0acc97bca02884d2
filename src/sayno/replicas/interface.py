"""One account at one replica, drawn in memory: the same engine that the served pages are made of."""

from dataclasses import replace
from typing import Final

from sayno.model.replica import Replica
from sayno.model.walk import Doing
from sayno.replicas import aria
from sayno.replicas.drawing import Drawing
from sayno.replicas.element import Element
from sayno.replicas.state import NOWHERE, NOWHERE_PATH, SILENCE, Account, Position, Said
from sayno.replicas.stepping import step
from sayno.seams import Stale, Unreachable

ON_AND_OFF: Final = {"on": "off", "off": "on"}


class Interface:
    """A small state machine, and a :class:`sayno.seams.Drawn`: ``account`` and ``position`` can be looked at."""

    def __init__(self, replica: Replica, region: str, language: str = "en", account: Account | None = None) -> None:
        self.replica = replica
        self.region = region
        self.language = language
        self.account = account or Account()
        self.position = Position(replica.home)
        self._said = SILENCE
        self._page: Element | None = None

    @property
    def page(self) -> Element:
        """The present screen as an element tree."""
        if self._page is None:
            drawing = Drawing(self.replica, self.region, self.language, self.account, self.position, self._said)
            self._page = drawing.page()
        return self._page

    @property
    def address(self) -> str:
        """The address of the present screen on the real service, as far as the replica has one."""
        screen = self.replica.screen(self.position.screen)
        if screen is None:
            return self.replica.origin + NOWHERE_PATH
        return screen.address if screen.address.startswith("https:") else self.replica.origin + screen.address

    @property
    def title(self) -> str:
        """The title of the present screen."""
        return self.page.name

    def open(self, address: str) -> None:
        """Go to a path or full address. Raises :class:`Unreachable` where the replica has no such screen."""
        screen = self.replica.find(address)
        known = screen.id if screen else NOWHERE if address.endswith(NOWHERE_PATH) else None
        if known is None:
            raise Unreachable(f"the replica '{self.replica.id}' has no screen at {address}")
        self._come(Position(known), self.account, SILENCE)

    def reload(self) -> None:
        """Come back to the present screen: the account keeps its settings, all else is gone."""
        self._come(Position(self.position.screen), self.account, SILENCE)

    def tree(self) -> str:
        """The accessibility tree in Playwright's notation; what can be operated bears its ref."""
        return aria.tree(self.page)

    def operate(self, ref: str, do: Doing, value: str | None = None) -> None:
        """Press, toggle, choose, enter or write. Raises :class:`Stale` where the ref or the choice is not there."""
        element = self.page.find(ref)
        if element is None or not aria.operable(element):
            raise Stale(f"nothing to operate at '{ref}'")
        match element.kind:
            case "field":
                self._draft(ref, value or "") if do in ("enter", "write") else None
            case "select":
                self._draft(ref, _choice(element, value or "")) if do in ("choose", "enter", "write") else None
            case "radio" if element.move is None:
                self._draft(element.group, element.value)
            case "toggle" if do == "toggle" and value == element.value:
                pass  # it is in that state already
            case "toggle" if element.move is None:
                self._draft(ref, ON_AND_OFF[element.value])
            case _:
                after = step(self.page, element, self.account, self.position, self._said.drafts)
                self._come(after.position, after.account, after.said)

    def _draft(self, ref: str, value: str) -> None:
        """Something is typed or chosen that waits for the form's button."""
        self._said = replace(self._said, drafts={**self._said.drafts, ref: value})
        self._page = None

    def _come(self, position: Position, account: Account, said: Said) -> None:
        self.position, self.account, self._said, self._page = position, account, said, None


def _choice(select: Element, wanted: str) -> str:
    for value, label in select.choices:
        if wanted in (value, label):
            return value
    raise Stale(f"'{select.name}' has no choice '{wanted}'")
