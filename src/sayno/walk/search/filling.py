"""Filling in a form that asks for a refusal: field by field, and on to its next part."""

from collections.abc import Callable
from dataclasses import dataclass

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import End
from sayno.walk.search.candidate import Closing
from sayno.walk.search.forms import Forms


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks for next. ``value``: what is entered or chosen; empty for a press."""

    closing: Closing
    node: Node
    value: str | None = None


class Filling:
    """A form, as far as it is filled in. ``answers`` gives what to enter for a field of personal information."""

    def __init__(self, forms: Forms, answers: Callable[[str], str]) -> None:
        self._forms = forms
        self._answers = answers
        self._filled: set[str] = set()
        self._pressed: set[str] = set()

    def next(self, screen: Screen) -> Asked | End | None:
        """What to do next; the end where the form wants something that it does not say; None where there is no form."""
        form = self._forms.form(screen)
        if form is None:
            return None
        fields, button = form
        for node, closing in fields:
            key = f"{closing.role} {closing.name}"
            if key not in self._filled:
                self._filled.add(key)
                value = self._answers(closing.field or "text") if closing.do in ("enter", "write") else closing.value
                return Asked(closing, node, value)
        key = f"{button.label} {len(self._filled)}"
        if key in self._pressed:
            return End(Outcome.UNDOCUMENTED, "the form asks for something that it does not say")
        self._pressed.add(key)
        return Asked(Closing("press", button.role, button.label), button)
