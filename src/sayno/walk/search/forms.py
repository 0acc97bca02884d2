"""Forms that ask for something: what they cannot be sent without, and which personal information that is."""

from collections.abc import Iterator, Sequence
from typing import Final

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.candidate import Closing, Do
from sayno.walk.search.sight import Sight
from sayno.walk.search.words import Phrases, plain

_LABEL: Final = 8
"""So many words a label has at most."""


class Forms:
    """Reads forms in some languages."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self._on = [Phrases((*v.on, *v.is_on), v.language) for v in vocabularies]
        self._save = [Phrases(v.save, v.language) for v in vocabularies]
        self._send = [Phrases((*v.send, *v.next), v.language) for v in vocabularies]
        self._onward = [Phrases((*v.send, *v.next, *v.yes), v.language) for v in vocabularies]
        self._personal = [
            {field: Phrases(entries, v.language) for field, entries in v.personal.items()} for v in vocabularies
        ]

    def sends(self, node: Node) -> bool:
        """Whether a control sends a form, or goes on in it."""
        opens = node.popup is not None or node.expanded is not None
        return (
            node.role == "button"
            and node.ref is not None
            and not opens
            and any(p.whole(plain(node.label)) for p in self._send)
        )

    def form(self, screen: Screen) -> tuple[list[tuple[Node, Closing]], Node] | None:
        """What the form on a screen cannot be sent without, each with its field, and the button that sends it on."""
        sight = Sight(screen)
        for button in screen.nodes:
            if button.role == "button" and button.ref and any(p.whole(plain(button.label)) for p in self._onward):
                around = sight.section(button)
                needed = list(self.needed(sight, around))
                if needed or any(n.role in EDITABLE or n.on is not None for n in sight.inside(around)):
                    return needed, button
        return None

    def asks(self, sight: Sight, node: Node) -> bool:
        """Whether a box belongs to a form that asks for personal information: it confirms, and refuses nothing.

        A form that is saved, not sent, holds settings, whatever else it asks for; so does one that nothing sends (yet).
        """
        around = sight.section(node)
        if around is None or around.role != "form" or self._kept(sight, around):
            return False
        if not any(n.role == "button" and n.ref for n in (*sight.inside(around), *_below(sight, around))):
            return False
        return any(n.role == "textbox" and n.ref and self.field(n) for n in sight.inside(around))

    def requests(self, sight: Sight, node: Node) -> bool:
        """Whether a question belongs to a form that is sent off: its answer asks for something, and refuses nothing."""
        around = sight.section(node)
        sent = any(
            n.role == "button" and any(p.whole(plain(n.label)) for p in self._send) for n in sight.inside(around)
        )
        return sent and self.asks(sight, node)

    def _kept(self, sight: Sight, around: Node) -> bool:
        """Whether a form is saved rather than sent."""
        labels = [plain(n.label) for n in sight.inside(around) if n.role in ("button", "generic") and n.ref]
        if not labels:  # its buttons may stand right below it
            labels = [plain(n.label) for n in _below(sight, around) if n.role == "button"]
        saved = any(p.whole(label) for label in labels for p in self._save)
        return saved and not any(p.whole(label) for label in labels for p in self._send)

    def needed(self, sight: Sight, around: Node | None) -> Iterator[tuple[Node, Closing]]:
        """What a form cannot be sent without."""
        for node in sight.inside(around):
            if not node.ref or not node.required or (node.text and node.role in EDITABLE):
                continue
            field = self.field(node)
            if node.role == "combobox" and any(n.role == "option" for n in sight.inside(node)):
                yield node, Closing("choose", "option", "", field=field or "", under=node.label)
            elif node.role in EDITABLE:
                do: Do = "enter" if field else "write"
                yield node, Closing(do, node.role, node.label, field=field or "", counts=int(bool(field)))
            elif node.role == "checkbox" and not node.on:
                yield node, Closing("toggle", node.role, node.label, "on")
        yield from self._unanswered(sight, around)

    def _unanswered(self, sight: Sight, around: Node | None) -> Iterator[tuple[Node, Closing]]:
        """The questions of a form that must be answered, each with its yes, or else its first answer."""
        there = {n.index for n in sight.inside(around)}
        for holder, options in sight.lists():
            radios = [o for o in options if o.role == "radio" and o.ref and o.index in there]
            asked = holder.required or any(o.required for o in radios)
            if asked and radios and not any(o.on for o in radios):
                answer = next((o for o in radios if any(p.whole(plain(o.label)) for p in self._on)), radios[0])
                yield answer, Closing("choose", answer.role, answer.label, answer.label, under=holder.label)

    def field(self, node: Node) -> str | None:
        """Which personal information a text field asks for; what is longer than a label explains, and asks nothing."""
        beside = plain(dict(node.properties).get("beside", ""))
        label = plain(node.label) or (beside if len(beside.split()) <= _LABEL else "")
        for known in self._personal:
            for field, phrases in known.items():
                if phrases.begins(label) or phrases.within(label):
                    return field
        kind = dict(node.properties).get("type")
        return kind if kind in ("email", "password") else ("phone" if kind == "tel" else None)


def _below(sight: Sight, around: Node) -> Sequence[Node]:
    """What stands right beside a form, as its buttons may."""
    return [n for n in sight.screen.nodes if n.parent == around.parent]
