"""Savers: the buttons that make a change hold, answer the question that it brings up, or close what it was made in."""

from collections.abc import Sequence
from typing import Final

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.candidate import Closing
from sayno.walk.search.sight import Sight
from sayno.walk.search.words import Phrases, plain

_FIELDS: Final = EDITABLE | {"listbox"}
_PRESSED: Final = frozenset({"button", "generic"})
"""Roles of what saves: also what only looks like a button."""
_DIALOGS: Final = frozenset({"dialog", "alertdialog"})


def pressing(screen: Screen, button: Node) -> Closing:
    """The press of a button, with what it stands under where a screen has several of the name."""
    several = sum(n.role == button.role and n.label == button.label for n in screen.nodes) > 1
    return Closing("press", button.role, button.label, under=Sight(screen).heading(button) if several else "")


class Savers:
    """Knows such buttons in some languages."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self._save = [Phrases(v.save, v.language) for v in vocabularies]
        self._done = [Phrases(v.done, v.language) for v in vocabularies]
        self._yes = [Phrases(v.yes, v.language) for v in vocabularies]
        self._no = [Phrases((*v.no, *v.close), v.language) for v in vocabularies]
        self._back = [Phrases(v.no, v.language) for v in vocabularies]
        self._shut = [Phrases(v.shut, v.language) for v in vocabularies]
        self._grave = [Phrases(v.grave, v.language) for v in vocabularies]

    def confirming(self, screen: Screen, before: Screen) -> Node | None:
        """The button that says yes in a dialog that was not there before; None where none came up."""
        known = {(n.role, plain(n.name)) for n in before.nodes if n.role in _DIALOGS}
        for dialog in screen.nodes:
            if dialog.role in _DIALOGS and (dialog.role, plain(dialog.name)) not in known:
                buttons = [n for n in screen.descendants(dialog) if n.role == "button" and n.ref and not n.disabled]
                sure = [b for b in buttons if any(p.whole(plain(b.label)) for p in self._yes)]
                said = [b for b in buttons if "_" not in b.label]  # no picture's name ("content_copy") answers
                other = [b for b in said if not any(p.whole(plain(b.label)) for p in self._no)]
                if sure or (other and not self._tells(buttons)):
                    return (sure or other)[0]
        return None

    def _tells(self, buttons: Sequence[Node]) -> bool:
        """Whether the buttons are those of a message, which one can close but not decline."""
        labels = [plain(button.label) for button in buttons]
        closes = any(p.whole(label) for p in self._shut for label in labels)
        return closes and not any(p.whole(label) for p in self._back for label in labels)

    def saver(self, screen: Screen, before: Screen | None, near: Node | None, pressed: set[str]) -> Node | None:
        """The button that makes a change hold: in the control's own form, else one that came up, else the next one."""
        found = [n for n in screen.nodes if self.saves(n) and self.mark(screen, n) not in pressed]
        frame = next((a for a in screen.ancestors(near) if a.role == "iframe"), None) if near else None
        beside = [n for n in screen.descendants(frame) if n in found] if frame else []
        found = beside or found  # a document in a frame has its own
        owns = self.own_savers(screen, near) if near else []
        own = [n for n in owns if self.mark(screen, n) not in pressed]
        there = {plain(n.label) for n in before.nodes if n.role in _PRESSED and not n.disabled} if before else set()
        new = [n for n in found if plain(n.label) not in there]
        after = [n for n in found if near is not None and n.index > near.index]
        others = [] if owns else [*after, *found]  # a form with a Save of its own needs no other
        if near is not None:
            others = [n for n in others if not self._elsewhere(screen, n, near)]
        return next(iter((*own, *new, *others)), None)

    def own_savers(self, screen: Screen, near: Node) -> list[Node]:
        """The buttons that make changes hold in a control's own form or part of the page."""
        sight = Sight(screen)
        section = sight.section(near)
        inside = sight.inside(section) if section is not None and section.role != "main" else []
        return [n for n in inside if self.saves(n)] or self._sending(screen, near)

    def _sending(self, screen: Screen, near: Node) -> list[Node]:
        """The one button that sends the form of a control, whatever it is called ("Change all"), but by no harm."""
        form = next((a for a in screen.ancestors(near) if a.role == "form"), None)
        sends = [n for n in screen.descendants(form) if _posts(n)] if form else []
        harms = any(p.within(plain(n.label)) for n in sends for p in self._grave)
        return sends if len(sends) == 1 and not harms else []

    def _elsewhere(self, screen: Screen, save: Node, near: Node) -> bool:
        """Whether a Save belongs to a form of other controls."""
        form = next((a for a in screen.ancestors(save) if a.role == "form"), None)
        inside = {n.index: n for n in screen.descendants(form)} if form else {}
        return near.index not in inside and any(n.on is not None or n.role in _FIELDS for n in inside.values())

    def closer(self, screen: Screen) -> Node | None:
        """The button that closes what is open without taking anything back; None where there is none, or several."""
        found = [n for n in screen.nodes if n.role == "button" and n.ref and not n.disabled and self._closes(n)]
        return found[0] if len(found) == 1 else None

    def mark(self, screen: Screen, node: Node) -> str:
        """What tells one Save of a screen from another, whatever comes up elsewhere on the page."""
        section = Sight(screen).section(node)
        if section is None:
            return plain(node.label)
        alike = (n for n in screen.nodes[: section.index] if (n.role, n.name) == (section.role, section.name))
        return f"{plain(node.label)} {section.role} {section.name} {sum(1 for _ in alike)}"

    def done(self, node: Node) -> bool:
        """Whether a button that makes changes hold may as well only close what they were made in."""
        return any(p.whole(plain(node.label)) for p in self._done)

    def _closes(self, node: Node) -> bool:
        return any(p.whole(plain(node.label)) for p in self._shut)

    def saves(self, node: Node) -> bool:
        """Whether a control makes changes hold; one that is itself on or off ("Save drafts") is a setting."""
        return (
            node.role in _PRESSED
            and node.on is None
            and node.ref is not None
            and not node.disabled
            and any(p.whole(plain(node.label)) for p in self._save)
        )


def _posts(node: Node) -> bool:
    """Whether a button sends a form that may change something."""
    posts = dict(node.properties).get("form", "").startswith("post")
    return posts and node.role == "button" and node.ref is not None and not node.disabled
