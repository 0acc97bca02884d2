"""Which control of a screen refuses the topic, how it says so, and what it takes from there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.meaning import SURE, Meaning
from sayno.walk.search.states import States
from sayno.walk.search.words import Phrases, plain

Do = Literal["press", "toggle", "choose", "enter", "write"]

_TOGGLES: Final = frozenset("switch checkbox menuitemcheckbox".split())
_DIALOGS: Final = frozenset({"dialog", "alertdialog"})
_STREAMS: Final = frozenset("article feed complementary".split())
_SECTIONS: Final = frozenset("dialog alertdialog form tabpanel region main article".split())
_AROUND: Final = frozenset("listitem row group paragraph cell radiogroup region form generic".split())
_LONG: Final = 16
_NAME: Final = 8
"""So many words of a long label name the control; what follows explains it."""
_PARTLY: Final = 0.87
_UNSURE: Final = 0.75
"""A label that says a part of the topic speaks for its control no more than this."""
_MOST_WORDS: Final = 18
"""A button that says more is no button that refuses."""
_MOST: Final = 240
"""A text longer than this around a control says more than what the control is for."""


@dataclass(frozen=True, slots=True)
class Closing:
    """One deed of the end of a way: what to do to which control, and whether the study's rule counts it."""

    do: Do
    role: str
    name: str
    value: str = ""
    field: str = ""
    under: str = ""
    counts: int = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A control that may refuse the topic.

    ``group`` is what a choice is about, where the control's own name is that of the choice (Do not allow).
    ``strength``: how much speaks for it, 0 to 1. ``allows``: whether data is used as it stands now; None where that
    cannot be seen. ``ending``: what is done from here on; where it already refuses, nothing.
    """

    kind: Literal["toggle", "choose", "press", "request"]
    node: Node
    strength: float
    allows: bool | None
    ending: tuple[Closing, ...]
    inverted: bool = False
    complete: bool = True
    chosen: str | None = None
    group: str = ""
    told: str = ""

    @property
    def name(self) -> str:
        """The control's label; without the state, where the label says that too."""
        return self.told or self.node.label

    @property
    def beside(self) -> str:
        """The text beside a control that has no name."""
        return dict(self.node.properties).get("beside", "")

    @property
    def cost(self) -> int:
        """Counted actions from this screen on."""
        return sum(deed.counts for deed in self.ending)


class Judge:
    """Judges the controls of screens for one meaning."""

    def __init__(self, meaning: Meaning, vocabularies: Sequence[Vocabulary]) -> None:
        self.meaning = meaning
        self._states = States(vocabularies)
        self._refusing = [Phrases(v.refusing, v.language) for v in vocabularies]
        self._negating = [Phrases(v.negating, v.language) for v in vocabularies]
        self._off = [Phrases((*v.off, *v.is_off), v.language) for v in vocabularies]
        self._on = [Phrases((*v.on, *v.is_on), v.language) for v in vocabularies]
        self._save = [Phrases(v.save, v.language) for v in vocabularies]
        self._yes = [Phrases(v.yes, v.language) for v in vocabularies]
        self._no = [Phrases((*v.no, *v.close), v.language) for v in vocabularies]
        self._shut = [Phrases(v.shut, v.language) for v in vocabularies]
        self._send = [Phrases((*v.send, *v.next), v.language) for v in vocabularies]
        self._onward = [Phrases((*v.send, *v.next, *v.yes), v.language) for v in vocabularies]
        self._personal = [
            {field: Phrases(entries, v.language) for field, entries in v.personal.items()} for v in vocabularies
        ]

    def candidates(self, screen: Screen) -> list[Candidate]:
        """What on a screen may refuse, the strongest first; several that together refuse are one after another."""
        sight = _Sight(screen)
        found = [*self._toggles(sight), *self._choices(sight), *self._buttons(sight), *self._forms(sight)]
        return sorted(found, key=lambda c: (-round(c.strength, 2), c.cost, c.node.index))

    def confirming(self, screen: Screen, before: Screen) -> Node | None:
        """The button that says yes in a dialog that was not there before; None where none came up."""
        known = {(n.role, plain(n.name)) for n in before.nodes if n.role in _DIALOGS}
        for dialog in screen.nodes:
            if dialog.role in _DIALOGS and (dialog.role, plain(dialog.name)) not in known:
                buttons = [n for n in screen.descendants(dialog) if n.role == "button" and n.ref and not n.disabled]
                sure = [b for b in buttons if any(p.whole(plain(b.label)) for p in self._yes)]
                other = [b for b in buttons if not any(p.whole(plain(b.label)) for p in self._no)]
                if sure or other:
                    return (sure or other)[0]
        return None

    def saver(self, screen: Screen, before: Screen | None, near: Node | None, pressed: set[str]) -> Node | None:
        """The button that makes a change hold: in the control's own form, else one that came up, else the next one."""
        found = [n for n in screen.nodes if self._saves(n) and self.mark(screen, n) not in pressed]
        own = [n for n in self.own_savers(screen, near) if n in found] if near else []
        there = {plain(n.label) for n in before.nodes if n.role == "button" and not n.disabled} if before else set()
        new = [n for n in found if plain(n.label) not in there]
        after = [n for n in found if near is not None and n.index > near.index]
        return next(iter((*own, *new, *after, *found)), None)

    def heading(self, screen: Screen, node: Node) -> str:
        """The named group around a node, else the last heading before it."""
        return _Sight(screen).heading(node)

    def own_savers(self, screen: Screen, near: Node) -> list[Node]:
        """The buttons that make changes hold in a control's own form or part of the page."""
        sight = _Sight(screen)
        section = sight.section(near)
        if section is None or section.role == "main":
            return []
        return [n for n in sight.inside(section) if self._saves(n)]

    def closer(self, screen: Screen) -> Node | None:
        """The button that closes what is open without taking anything back; None where there is none, or several."""
        found = [n for n in screen.nodes if n.role == "button" and n.ref and not n.disabled and self._closes(n)]
        return found[0] if len(found) == 1 else None

    def _closes(self, node: Node) -> bool:
        return any(p.whole(plain(node.label)) for p in self._shut)

    def mark(self, screen: Screen, node: Node) -> str:
        """What tells one Save of a screen from another."""
        section = _Sight(screen).section(node)
        return f"{plain(node.label)} {section.index if section else ''}"

    def _saves(self, node: Node) -> bool:
        return (
            node.role == "button"
            and node.ref is not None
            and not node.disabled
            and any(p.whole(plain(node.label)) for p in self._save)
        )

    def form(self, screen: Screen) -> tuple[list[tuple[Node, Closing]], Node] | None:
        """What the form on a screen cannot be sent without, each with its field, and the button that sends it on."""
        sight = _Sight(screen)
        for button in screen.nodes:
            if button.role == "button" and button.ref and any(p.whole(plain(button.label)) for p in self._onward):
                around = sight.section(button)
                needed = list(self._needed(sight, around))
                if needed or any(n.role in EDITABLE or n.on is not None for n in sight.inside(around)):
                    return needed, button
        return None

    def _toggles(self, sight: "_Sight") -> Iterator[Candidate]:
        for shown in sight.screen.nodes:
            node = (self._states.read(shown) or shown) if shown.role == "generic" else shown
            if not node.ref or not _switches(node):
                continue
            if node.index in sight.segmented or self._asks(sight, node):
                continue
            strength, said = self._strength(sight, node)
            if strength < 0.5:
                continue
            inverted = self._turned_round(said)
            allows = None if node.on is None else node.on != inverted
            to = "on" if inverted else "off"
            ending: tuple[Closing, ...] = ()
            if allows is not False:
                deed = Closing("toggle", node.role, node.label, to, under=sight.heading(node))
                ending = (deed, *self._saving(sight, node))
            told = node.label if node is not shown else ""
            yield Candidate("toggle", shown, strength, allows, ending, inverted, told=told)

    def _asks(self, sight: "_Sight", node: Node) -> bool:
        """Whether a box belongs to a form that asks for personal information: it confirms, and refuses nothing.

        A form that is saved, not sent, holds settings, whatever else it asks for.
        """
        around = sight.section(node)
        if around is None or around.role != "form" or self._kept(sight, around):
            return False
        return any(n.role == "textbox" and n.ref and self._field(n) for n in sight.inside(around))

    def _requests(self, sight: "_Sight", node: Node) -> bool:
        """Whether a question belongs to a form that is sent off: its answer asks for something, and refuses nothing."""
        around = sight.section(node)
        sent = any(
            n.role == "button" and any(p.whole(plain(n.label)) for p in self._send) for n in sight.inside(around)
        )
        return sent and self._asks(sight, node)

    def _kept(self, sight: "_Sight", around: Node) -> bool:
        """Whether a form is saved rather than sent."""
        labels = [plain(n.label) for n in sight.inside(around) if n.role == "button" and n.ref]
        saved = any(p.whole(label) for label in labels for p in self._save)
        return saved and not any(p.whole(label) for label in labels for p in self._send)

    def _choices(self, sight: "_Sight") -> Iterator[Candidate]:
        for holder, options in sight.lists():
            label = plain(holder.label) if holder.role != "listbox" else plain(holder.name)
            strength, _ = self._strength(sight, holder, label)
            told = max((self.meaning.tells(plain(o.label)) for o in options), default=0.0)
            strength = max(strength, told if self._generic(label) else 0.0)
            refusing = self._allowing_option(options) if self._turned_round(label) else self._refusing_option(options)
            if strength < 0.5 or refusing is None or self._requests(sight, holder):
                continue
            chosen = next((o for o in options if o.selected or o.on), None)
            allows = None if chosen is None else chosen is not refusing
            node = refusing if refusing.ref else holder
            ending: tuple[Closing, ...] = ()
            if allows is not False:
                within = holder.label if not refusing.ref else holder.name or sight.heading(refusing)
                deed = Closing("choose", refusing.role, refusing.label, refusing.label, under=within)
                ending = (deed, *self._saving(sight, node))
            group = holder.name or sight.heading(refusing)
            yield Candidate(
                "choose", node, strength, allows, ending, chosen=chosen.label if chosen else None, group=group
            )

    def _buttons(self, sight: "_Sight") -> Iterator[Candidate]:
        """A button that refuses by being pressed: its name refuses, and it or what it stands under tells the topic."""
        for node in sight.screen.nodes:
            if node.role not in ("button", "menuitem") or not node.ref or node.on is not None or node.popup:
                continue
            label = plain(node.label)
            if not self._turned_round(label) or len(label.split()) > _MOST_WORDS:
                continue
            if any(around.role in _STREAMS for around in sight.screen.ancestors(node)):
                continue  # an advertisement or a post may say anything
            strength, _ = self._strength(sight, node)
            own = self.meaning.tells(label)
            if strength >= SURE and (own >= SURE or any(p.begins(label) for p in self._off)):
                yield Candidate("press", node, 0.95 * strength, True, (Closing("press", node.role, node.label),))

    def _forms(self, sight: "_Sight") -> Iterator[Candidate]:
        """A form that asks for a refusal: it says so, or stands on a page that does, and has fields to fill in."""
        for button in sight.screen.nodes:
            if button.role != "button" or not button.ref or not any(p.whole(plain(button.label)) for p in self._send):
                continue
            around = sight.section(button)
            fields = [n for n in sight.inside(around) if n.role in EDITABLE and n.ref and not n.readonly]
            if not any(self._field(n) for n in fields):
                continue
            text = plain(" ".join((sight.place, sight.heading(button), around.name if around else "")))
            body = plain(sight.text(around))
            tells, refuses = (
                self.meaning.tells(f"{text} {body}"),
                self._turned_round(text) or self.meaning.refuses(text),
            )
            strength = tells * (1.0 if refuses else 0.82) if tells >= 0.5 else 0.0
            if self.meaning.refuses(text) and tells >= 0.5:
                strength = max(strength, 0.9)
            if strength < 0.5:
                continue
            needed = (closing for _, closing in self._needed(sight, around))
            ending = (*needed, Closing("press", button.role, button.label))
            yield Candidate("request", button, strength, None, ending, complete=False)

    def _needed(self, sight: "_Sight", around: Node | None) -> Iterator[tuple[Node, Closing]]:
        """What a form cannot be sent without."""
        for node in sight.inside(around):
            if not node.ref or not node.required or (node.text and node.role in EDITABLE):
                continue
            field = self._field(node)
            if node.role == "combobox" and any(n.role == "option" for n in sight.inside(node)):
                yield node, Closing("choose", "option", "", field=field or "", under=node.label)
            elif node.role in EDITABLE:
                do: Do = "enter" if field else "write"
                yield node, Closing(do, node.role, node.label, field=field or "", counts=int(bool(field)))
            elif node.role == "checkbox" and not node.on:
                yield node, Closing("toggle", node.role, node.label, "on")
        yield from self._unanswered(sight, around)

    def _unanswered(self, sight: "_Sight", around: Node | None) -> Iterator[tuple[Node, Closing]]:
        """The questions of a form that must be answered, each with its yes, or else its first answer."""
        there = {n.index for n in sight.inside(around)}
        for holder, options in sight.lists():
            radios = [o for o in options if o.role == "radio" and o.ref and o.index in there]
            asked = holder.required or any(o.required for o in radios)
            if asked and radios and not any(o.on for o in radios):
                answer = next((o for o in radios if any(p.whole(plain(o.label)) for p in self._on)), radios[0])
                yield answer, Closing("choose", answer.role, answer.label, answer.label, under=holder.label)

    def _field(self, node: Node) -> str | None:
        """Which personal information a text field asks for."""
        label = plain(node.label or dict(node.properties).get("beside", ""))
        for known in self._personal:
            for field, phrases in known.items():
                if phrases.begins(label) or phrases.within(label):
                    return field
        kind = dict(node.properties).get("type")
        return kind if kind in ("email", "password") else ("phone" if kind == "tel" else None)

    def _strength(self, sight: "_Sight", node: Node, label: str | None = None) -> tuple[float, str]:
        """How much speaks for a control, and the text that says what it is for."""
        properties = dict(node.properties)
        own = plain(node.label if label is None else label) or plain(properties.get("beside", ""))
        described = plain(f"{own} {properties.get('description', '')}")
        head = _head(own)
        if (tells := self.meaning.tells(head)) >= SURE or self.meaning.refuses(head):
            return max(tells, 0.9), head
        if head != own and (tells := self.meaning.tells(own)) >= SURE:
            return _UNSURE, head  # its explanation speaks of the topic, perhaps by the way
        if (tells := self.meaning.tells(described)) >= SURE:
            return 0.97 * tells, described
        if not self._generic(own):
            return self._less_sure(sight, node, own, tells)
        around = plain(sight.around(node))
        if around and not sight.rivals(node) and (tells := self.meaning.tells(f"{described} {around}")) >= SURE:
            return 0.92 * tells, f"{own} {around}"
        heading, place = plain(sight.heading(node)), plain(sight.place)
        if heading and (tells := self.meaning.tells(heading)) >= SURE:
            return 0.9 * tells, f"{own} {heading}"
        if (tells := self.meaning.tells(place)) >= SURE and not sight.rivals(node):
            return 0.85 * tells, f"{own} {place}"
        return 0.6 * self.meaning.tells(own), own

    def _less_sure(self, sight: "_Sight", node: Node, own: str, tells: float) -> tuple[float, str]:
        """How much speaks for a control whose own label says only a part, or nothing, of the topic.

        What it stands under may say the rest ("Email me whenever": "Anyone posts a comment").
        """
        heading = plain(sight.heading(node)) if sight.heads(node) else ""
        under = self.meaning.tells(f"{heading} {own}") if heading else 0.0
        if under >= SURE and tells > 0.0 and under > self.meaning.tells(heading):
            return 0.96 * under, own
        return min(_UNSURE, _PARTLY * max(tells, self._hinted(sight, node, own), 0.9 * under)), own

    def _hinted(self, sight: "_Sight", node: Node, own: str) -> float:
        """What the text beside a control adds to its own name, where it stands there alone."""
        around = plain(sight.around(node))
        return self.meaning.tells(around) if around and not sight.rivals(node) and own in around else 0.0

    def _generic(self, own: str) -> bool:
        """Whether a label says nothing of its own: empty, or a mere on, off, yes, allow."""
        return not own or len(own) < 3 or any(p.whole(own) for p in (*self._on, *self._off))

    def _turned_round(self, said: str) -> bool:
        """Whether being on means refusing: a negation or a verb of refusing at either end, not both.

        Languages that negate with two words ("ne … pas", "no … nunca") negate once.

        What stands in brackets or after the first sentence is explanation. A verb in the middle, or a word that only
        looks like one ("reports on blocks"), says what the label is about, not what it does.
        """
        first = re.split(r"\(|[.!?] |。", said, maxsplit=1)[0]
        words = first.split()
        ends = " ".join(words[:5]), " ".join(words[-2:]) if len(words) > 5 else ""
        verbs = any(p.within(end) for p in self._refusing for end in ends if end)
        return any(p.within(first) for p in self._negating) != verbs

    def _refusing_option(self, options: Sequence[Node]) -> Node | None:
        labels = [(plain(o.label), o) for o in options]
        for same in ("whole", "begins"):
            found = [o for label, o in labels if any(getattr(p, same)(label) for p in self._off)]
            if found:
                return found[-1]
        found = [o for label, o in labels if self._turned_round(label)]
        return found[-1] if len(found) == 1 else None

    def _allowing_option(self, options: Sequence[Node]) -> Node | None:
        found = [o for o in options if any(p.whole(plain(o.label)) for p in self._on)]
        return found[0] if found else None

    def _saving(self, sight: "_Sight", node: Node) -> tuple[Closing, ...]:
        """The button without which the change does not hold, where one stands beside the control."""
        around = sight.section(node)
        for other in sight.inside(around):
            if other.role == "button" and other.ref and any(p.whole(plain(other.label)) for p in self._save):
                return (Closing("press", other.role, other.label),)
        return ()


def _switches(node: Node) -> bool:
    """Whether a control has two states; one without role and name may, if a text stands beside it."""
    if node.role == "generic":
        bare = not node.label and "beside" in dict(node.properties)
        return (bare or node.on is not None) and node.popup is None and node.expanded is None
    return node.on is not None and (node.role in _TOGGLES or node.pressed is not None)


def _head(label: str) -> str:
    """What names a control whose label goes on to explain it."""
    words = label.split()
    return label if len(words) <= _LONG else " ".join(words[:_NAME])


class _Sight:
    """A screen, with what stands around each of its nodes."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        first = next((n for n in screen.nodes if n.role == "heading"), None)
        self.title = first.label if first else ""
        self.place = " ".join(filter(None, (screen.title, self.title)))
        self._heads: list[str] = []
        last = ""
        for node in screen.nodes:
            if node.role == "heading":
                last = node.label
            self._heads.append(last)

    def heading(self, node: Node) -> str:
        """The named group around a control, else the last heading before it."""
        for around in self.screen.ancestors(node):
            if around.role in ("group", "radiogroup", "region", "dialog") and around.name:
                return around.name
        return self._heads[node.index]

    def heads(self, node: Node) -> bool:
        """Whether a control's heading says more than what the whole page is about."""
        return self.heading(node) != self.title

    def around(self, node: Node) -> str:
        """The text of the nearest container that says something beyond the control itself, if it is short."""
        for around in self.screen.ancestors(node):
            text = self.text(around)
            if len(text) > _MOST:
                return ""
            if around.role in _AROUND and plain(text) != plain(node.label):
                return text
        return ""

    def rivals(self, node: Node) -> bool:
        """Whether other switches stand in the same container, so that its text may be theirs."""
        for around in self.screen.ancestors(node):
            if around.role in _AROUND or around.role in _SECTIONS:
                toggles = [n for n in self.screen.descendants(around) if n.on is not None and n.ref]
                return len(toggles) > 1
        return False

    def section(self, node: Node) -> Node | None:
        """The dialog, form or other part of the page whose buttons may belong to a control."""
        return next((a for a in self.screen.ancestors(node) if a.role in _SECTIONS), None)

    def inside(self, around: Node | None) -> Sequence[Node]:
        """The nodes of a part of the page, or all of them."""
        return tuple(self.screen.descendants(around)) if around else self.screen.nodes

    def text(self, around: Node | None) -> str:
        """What stands in a part of the page, to be read."""
        return " ".join(dict.fromkeys(filter(None, (n.name or n.text for n in self.inside(around)))))

    def lists(self) -> Iterator[tuple[Node, list[Node]]]:
        """Lists to choose from: select boxes, open lists, groups of radio buttons."""
        for node in self.screen.nodes:
            if node.role in ("combobox", "listbox", "radiogroup", "group", "menu"):
                inner = list(self.screen.descendants(node))
                options = [n for n in inner if n.role in ("option", "radio", "menuitemradio")]
                nested = node.role == "group" and any(n.role in ("radiogroup", "combobox") for n in inner)
                if len(options) > 1 and not nested:
                    yield node, options
        yield from self._segments()
        yield from self._loose()

    @cached_property
    def segmented(self) -> frozenset[int]:
        """The buttons of which one is pressed in at a time."""
        return frozenset(option.index for _, options in self._segments() for option in options)

    def _segments(self) -> Iterator[tuple[Node, list[Node]]]:
        """Buttons side by side of which exactly one is pressed in: a list to choose from."""
        beside: dict[int, list[Node]] = {}
        for node in self.screen.nodes:
            if node.role == "button" and node.pressed is not None and node.ref:
                beside.setdefault(node.parent, []).append(node)
        for parent, options in beside.items():
            if len(options) > 1 and sum(o.pressed is True for o in options) == 1:
                around = self.screen.nodes[parent] if parent >= 0 else options[0]
                named = around.name if around.role in ("group", "radiogroup", "region") else ""
                yield replace(options[0], role="radiogroup", name=named, text="", content="", ref=None), options

    def _loose(self) -> Iterator[tuple[Node, list[Node]]]:
        """Radio buttons that no group holds: those under one heading."""
        held = frozenset("radiogroup group combobox listbox menu".split())
        by_heading: dict[str, list[Node]] = {}
        for node in self.screen.nodes:
            if node.role == "radio" and not any(a.role in held for a in self.screen.ancestors(node)):
                by_heading.setdefault(self._heads[node.index], []).append(node)
        for heading, options in by_heading.items():
            if len(options) > 1:
                yield replace(options[0], role="radiogroup", name=heading, text="", content="", ref=None), options
