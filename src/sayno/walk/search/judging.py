"""Which control of a screen refuses the topic, how it says so, and what it takes from there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.candidate import Candidate, Closing
from sayno.walk.search.forms import Forms
from sayno.walk.search.meaning import SURE, Meaning
from sayno.walk.search.phrase import mere
from sayno.walk.search.savers import Savers
from sayno.walk.search.sight import Sight
from sayno.walk.search.states import States
from sayno.walk.search.wording import Wording
from sayno.walk.search.words import Phrases, plain

_TOGGLES: Final = frozenset("switch checkbox menuitemcheckbox".split())
_STREAMS: Final = frozenset("article feed complementary".split())
_PARTLY: Final = 0.87
_SPREAD: Final = 0.75
"""What a label leaves unsaid of the topic matters less than where it stands, and tells two labels apart."""
_UNSURE: Final = 0.75
"""A label that says a part of the topic, or adds to another one, speaks for its control no more than this."""
_EXPLAINED: Final = 0.8
"""What a long explanation says of a part of the topic, of which the control's own label says nothing, may be chance."""
_ITS_PART: Final = 0.25
"""What a label itself must say of the topic, if its heading is to say the rest."""
_MOSTLY: Final = 0.6
"""So much of a label must speak of the topic, or it does so by the way."""
_BEFORE: Final = 0.95
"""The text right before a control that says nothing of its own labels it almost surely."""
_OWN_WORDS: Final = 4
_OWN_LETTERS: Final = 24
"""So many words, or letters, call one setting and no other."""
_SCREENS: Final = 4
"""The last few screens that were judged are remembered: a rehearsal asks again while it waits for what comes."""
_MOST_WORDS: Final = 18
"""A button that says more is no button that refuses."""


class Judge:
    """Judges the controls of screens for one meaning."""

    def __init__(self, meaning: Meaning, vocabularies: Sequence[Vocabulary]) -> None:
        self.meaning = meaning
        self.forms = Forms(vocabularies)
        self.savers = Savers(vocabularies)
        self.wording = Wording(vocabularies)
        self._states = States(vocabularies)
        self._switching = [Phrases(v.switching, v.language) for v in vocabularies]
        self._grave = [Phrases(v.grave, v.language) for v in vocabularies]
        self._asking = [Phrases((*v.refusing, *v.erasing), v.language) for v in vocabularies]
        self._judged = lru_cache(_SCREENS)(self._judge)

    def candidates(self, screen: Screen) -> list[Candidate]:
        """What on a screen may refuse, the strongest first; several that together refuse are one after another."""
        return list(self._judged(screen))

    def _judge(self, screen: Screen) -> list[Candidate]:
        sight = Sight(screen)
        choices = self._settings(sight, self._choices(sight, self.meaning.least))
        lists = [*choices, *self._unopened(sight, choices)]
        toggles = self._settings(sight, self._toggles(sight, self.meaning.least))
        found = [*toggles, *lists, *self._buttons(sight), *self._forms(sight)]
        return sorted(found, key=lambda c: (-round(c.strength, 2), c.cost, c.node.index))

    def settings(self, screen: Screen) -> list[Candidate]:
        """All that can be set on a screen, each with how near it is in meaning to what is sought."""
        sight = Sight(screen)
        return self._settings(sight, (*self._toggles(sight, 0.0), *self._choices(sight, 0.0)))

    def _settings(self, sight: Sight, found: Iterable[Candidate]) -> list[Candidate]:
        said = [(candidate, self._said(sight, candidate)) for candidate in found]
        self.meaning.read(text for _, texts in said for text in texts)
        return [replace(candidate, likeness=max(map(self.meaning.likens, texts))) for candidate, texts in said]

    def _said(self, sight: Sight, candidate: Candidate) -> tuple[str, str]:
        """What a control is called, and that with what explains it, under its heading: what it may be likened by.

        Where the label says nothing, the heading belongs to it.
        """
        node, own, heading = candidate.node, plain(candidate.about), plain(sight.heading(candidate.node))
        if self.wording.generic(own):
            own, heading = f"{heading} {own}".strip(), ""
        explained = plain(f"{sight.led(node)} {own} {dict(node.properties).get('description', '')}")
        around = plain(sight.around(node)) if not sight.rivals(node) else ""
        return own, f"{heading} {max(explained, around, key=len)}".strip()

    def _toggles(self, sight: Sight, least: float) -> Iterator[Candidate]:
        for shown in sight.screen.nodes:
            node = (self._states.read(shown) or shown) if shown.role == "generic" else shown
            if not node.ref or not _switches(node) or _wraps(sight, shown):
                continue
            if self._is_option(sight, node) or self.forms.asks(sight, node):
                continue
            strength, said = self._strength(sight, node)
            if self.wording.adds(plain(node.label)):
                strength = min(strength, _UNSURE)
            if strength >= least:
                inverted = self.wording.turned_round(said)
                made = self._toggle(sight, shown, node, strength, inverted=inverted)
                yield replace(made, covered=self.meaning.covers(said))

    def _toggle(self, sight: Sight, shown: Node, node: Node, strength: float, *, inverted: bool) -> Candidate:
        """A switch, as it is shown and as it is read, that refuses by being off; inverted, by being on."""
        allows = None if node.on is None else node.on != inverted
        labelled = self._labelled(sight, node)
        ending: tuple[Closing, ...] = ()
        if allows is not False:
            to = "on" if inverted else "off"
            beside = "" if node.label else dict(node.properties).get("beside", "")
            deed = Closing("toggle", node.role, node.label, to, under=labelled or beside or sight.heading(node))
            ending = (deed, *self._saving(sight, node))
        told = node.label if node is not shown else ""
        return Candidate("toggle", shown, strength, allows, ending, inverted, told=told, group=labelled)

    def _labelled(self, sight: Sight, node: Node) -> str:
        """The text right before a control that says nothing of its own, if it tells more than the heading.

        One without any name may stand in a table.
        """
        if not node.label:
            return "" if "beside" in dict(node.properties) else sight.laid_out(node)
        if not self.wording.generic(plain(node.label)):
            return ""
        said = dict(node.properties).get("beside", "") or sight.screen.said_before(node)
        return said if self.meaning.tells(plain(said)) > self.meaning.tells(plain(sight.heading(node))) else ""

    def _is_option(self, sight: Sight, node: Node) -> bool:
        """Whether a button is one of a list to choose from; two switches side by side, of which one is on, are none.

        Then one of them speaks of the topic, and no other speaks of it, refuses or says a mere "on".
        """
        options = next((found for found in sight.segmented if any(o.index == node.index for o in found)), None)
        if options is None:
            return False
        others = [plain(o.label) for o in options if o.index != node.index]
        apart = not any(
            self.wording.generic(o) or self.wording.turned_round(o) or self.meaning.tells(o) >= _UNSURE for o in others
        )
        return not apart or self.meaning.tells(plain(node.label)) < SURE

    def twin(self, screen: Screen, candidate: Candidate) -> Candidate | None:
        """The same switch on another screen, by the very words that it is called there: it may stand at two places.

        Few words may be those of another one ("Notifications").
        """
        words = plain(candidate.name or candidate.beside)
        if candidate.kind != "toggle" or (len(words.split()) < _OWN_WORDS and len(words) < _OWN_LETTERS):
            return None
        for shown in screen.nodes:
            node = (self._states.read(shown) or shown) if shown.role == "generic" else shown
            called = plain(node.label or dict(node.properties).get("beside", ""))
            if node.ref and node.role == candidate.node.role and called == words and _switches(node):
                return self._toggle(Sight(screen), shown, node, candidate.strength, inverted=candidate.inverted)
        return None

    def turned(self, screen: Screen, candidate: Candidate) -> Node | None:
        """The button that said what it would do, and says the opposite once it has done it."""
        if candidate.kind != "press":
            return None
        rest = self._switched(candidate.node)
        alike = (n for n in screen.nodes if n.ref and n.role == candidate.node.role)
        return next((n for n in alike if rest and self._switched(n) == rest), None)

    def _switched(self, node: Node) -> str:
        """What a button says that it switches; nothing where it says no such thing."""
        label = plain(node.label)
        verbs = next((p for p in self._switching if p.at_an_end(label)), None)
        return " ".join(verbs.without(label).split()) if verbs else ""

    def _choices(self, sight: Sight, least: float) -> Iterator[Candidate]:
        for holder, options in sight.lists():
            label = plain(holder.label) if holder.role != "listbox" else plain(holder.name)
            strength, said = self._strength(sight, holder, label)
            told = max((self.meaning.tells(plain(o.label)) for o in options), default=0.0)
            strength = max(strength, told if self.wording.generic(label) else 0.0)
            refusing = (
                self.wording.allowing_option(options)
                if self.wording.turned_round(label)
                else self.wording.refusing_option(options)
            )
            if strength < least or refusing is None or self.forms.requests(sight, holder):
                continue
            chosen = next((o for o in options if o.selected or o.on or o.chosen), None)
            allows = None if chosen is None else chosen is not refusing
            node = refusing if refusing.ref else holder
            ending: tuple[Closing, ...] = ()
            if allows is not False:
                within = holder.label if not refusing.ref else holder.name or sight.heading(refusing)
                deed = Closing("choose", refusing.role, refusing.label, refusing.label, under=within)
                ending = (deed, *self._saving(sight, node))
            group = holder.name or sight.heading(refusing)
            yield Candidate(
                "choose",
                node,
                strength,
                allows,
                ending,
                chosen=chosen.label if chosen else None,
                group=group,
                covered=self.meaning.covers(said),
            )

    def folded(self, sight: Sight) -> Iterator[Candidate]:
        """Lists that are closed and surely about the topic."""
        for node in sight.screen.nodes:
            if node.popup != "listbox" or not node.ref or node.expanded:
                continue
            strength, said = self._strength(sight, node)
            if strength < SURE:
                continue
            value = plain(node.text)
            off = bool(value) and (self.wording.says_off(value) or self.wording.turned_round(value))
            allows = None if not value or self.wording.turned_round(said) else not off
            unfold = Closing("press", node.role, node.label, under=sight.heading(node))
            ending = () if allows is False else (unfold, Closing("choose", "option", "", under=node.label))
            yield Candidate("unfold", node, strength, allows, ending, chosen=node.text or None, group=node.label)

    def _unopened(self, sight: Sight, opened: Sequence[Candidate]) -> Iterator[Candidate]:
        """Those of them that opening one by one does not show.

        Greyed out; several, of which each refuses a part; or called so that nobody who only looks would open them. And
        those that need not be opened, since what is chosen there refuses already.
        """
        folded = list(self.folded(sight))
        groups = {plain(c.group) for c in (*opened, *folded) if c.strength >= SURE}
        grave = {c.node.index for c in folded if any(p.within(plain(c.node.label)) for p in self._grave)}
        off = {c.node.index for c in folded if c.allows is False}
        return (c for c in folded if c.node.disabled or len(groups) > 1 or c.node.index in grave | off)

    def _buttons(self, sight: Sight) -> Iterator[Candidate]:
        """A button that refuses by being pressed: its name refuses, and it or what it stands under tells the topic."""
        for node in sight.screen.nodes:
            if node.role not in ("button", "menuitem") or not node.ref or node.popup:
                continue
            if node.on is not None or node.chosen is not None:
                continue
            label = plain(node.label)
            if len(label.split()) > _MOST_WORDS:
                continue
            if not self.wording.turned_round(label):
                yield from self._answers_no(sight, node, label)
                yield from self._refused_already(node, label)
                continue
            if any(around.role in _STREAMS for around in sight.screen.ancestors(node)):
                continue  # an advertisement or a post may say anything
            strength, _ = self._strength(sight, node)
            own = self.meaning.tells(label)
            if strength >= SURE and (own >= SURE or self.wording.begins_off(label)):
                deed, switches = Closing("press", node.role, node.label), bool(self._switched(node))
                yield Candidate("press", node, 0.95 * strength, True, (deed,), switches=switches)

    def _answers_no(self, sight: Sight, node: Node, label: str) -> Iterator[Candidate]:
        """A "No" to a question about the topic, which stands above it."""
        asked = plain(sight.heading(node))
        no = asked.endswith(("?", "？")) and self.wording.says_off(label)
        if no and not self.wording.turned_round(asked) and (tells := self.meaning.tells(asked)) >= SURE:
            closing = Closing("press", node.role, node.label, under=sight.heading(node))
            yield Candidate("press", node, 0.9 * tells, True, (closing,))

    def _refused_already(self, node: Node, label: str) -> Iterator[Candidate]:
        """A button that would switch the topic on says that it is off."""
        if any(p.begins(label) for p in self._switching) and (tells := self.meaning.tells(label)) >= SURE:
            yield Candidate("press", node, 0.95 * max(tells, 0.9), False, ())

    def _forms(self, sight: Sight) -> Iterator[Candidate]:
        """A form that asks for a refusal: it says so, or stands on a page that does, and has fields to fill in."""
        for button in sight.screen.nodes:
            if not self.forms.sends(button):
                continue
            around = sight.section(button)
            fields = [n for n in sight.inside(around) if n.role in EDITABLE and n.ref and not n.readonly]
            if not any(self.forms.field(n) for n in fields):
                continue
            text = plain(" ".join((sight.place, sight.heading(button), around.name if around else "")))
            body = plain(sight.text(around)) if around else ""  # a whole page says many things
            tells = max(self.meaning.tells(text), self.meaning.tells(f"{text} {body}"))  # a field may mislead
            asks = any(p.within(text) for p in self._asking)
            refuses = asks or self.wording.turned_round(text) or self.meaning.refuses(text)
            strength = tells * (1.0 if refuses else 0.82) if tells >= (0.5 if refuses else SURE) else 0.0
            if self.meaning.refuses(text) and tells >= 0.5:
                strength = max(strength, 0.9)
            if strength < 0.5:
                continue
            needed = (closing for _, closing in self.forms.needed(sight, around))
            ending = (*needed, Closing("press", button.role, button.label))
            yield Candidate("request", button, strength, None, ending, complete=False)

    def _strength(self, sight: Sight, node: Node, label: str | None = None) -> tuple[float, str]:
        """How much speaks for a control, and the text that says what it is for."""
        properties = dict(node.properties)
        own, beside = plain(node.label if label is None else label), plain(properties.get("beside", ""))
        if beside and label is None and (not own or self.wording.generic(own)):
            own = beside
        own = own or plain(sight.laid_out(node))
        described = plain(f"{own} {properties.get('description', '')}")
        if label is None and (led := plain(sight.led(node))):
            own, described = led, f"{led} {described}"
        head = self.wording.name_in(own)
        if (tells := self.meaning.tells(head)) >= SURE or self.meaning.refuses(head):
            if self.meaning.covers(head) < _MOSTLY and not self.meaning.refuses(head):
                return _UNSURE, head  # most of what it says is something else
            return max(1.0 - _SPREAD * (1.0 - tells), 0.9 * self.meaning.refuses(head)), head
        if head != own and (tells := self.meaning.tells(own)) >= SURE:
            return _UNSURE, head  # its explanation speaks of the topic, perhaps by the way
        if (tells := self.meaning.tells(described)) >= SURE:
            return 0.97 * tells, described if self.wording.generic(own) else own  # what explains it turns nothing round
        if not self.wording.generic(own):
            return self._less_sure(sight, node, own, tells if self.meaning.tells(own) else _EXPLAINED * tells)
        return self._by_what_is_around(sight, node, own, described, named=label is not None)

    def _by_what_is_around(
        self, sight: Sight, node: Node, own: str, described: str, *, named: bool
    ) -> tuple[float, str]:
        """How much speaks for a control whose own label says nothing: what stands around it, above it, before it."""
        around = plain(sight.around(node))
        if around and not sight.rivals(node) and (tells := self.meaning.tells(f"{described} {around}")) >= SURE:
            return 0.92 * tells, f"{own} {around}"
        heading, place = plain(sight.heading(node)), plain(sight.place)
        if heading and (tells := self.meaning.tells(heading)) >= SURE:
            return 0.9 * tells, f"{own} {heading}"
        if (tells := self.meaning.tells(place)) >= SURE and not sight.rivals(node):
            return 0.85 * tells, f"{own} {place}"
        if not named and (said := plain(sight.screen.said_before(node))):
            strength, said = self._strength(sight, node, said)
            return _BEFORE * strength, said
        return 0.6 * self.meaning.tells(own), own

    def _less_sure(self, sight: Sight, node: Node, own: str, tells: float) -> tuple[float, str]:
        """How much speaks for a control whose own label says only a part, or nothing, of the topic.

        What it stands under may say the rest ("Email me whenever": "Anyone posts a comment"), but does not make it what
        it is not ("AI": "Courses for staff"); where neither says a part, the two together say nothing.
        """
        if self.meaning.misleads(own):
            return 0.6 * tells, own
        heading = plain(sight.heading(node)) if sight.heads(node) else ""
        head = self.meaning.tells(heading) if heading else 0.0
        under = self.meaning.tells(f"{heading} {own}") if head or (heading and tells) else 0.0
        if under >= SURE and tells > 0.0 and under > head:
            return 0.96 * under, own
        if not mere(own) and (tells < _ITS_PART or under <= head):
            under = 0.0  # it names another matter ("Keep drafts"), of which the heading says nothing
        return min(_UNSURE, _PARTLY * max(tells, self._hinted(sight, node, own), 0.9 * under)), own

    def _hinted(self, sight: Sight, node: Node, own: str) -> float:
        """What the text beside a control adds to its own name, where it stands there alone."""
        around = plain(sight.around(node))
        return self.meaning.tells(around) if around and not sight.rivals(node) and own in around else 0.0

    def _saving(self, sight: Sight, node: Node) -> tuple[Closing, ...]:
        """The button without which the change does not hold, where one stands beside the control."""
        around = sight.section(node)
        for other in sight.inside(around):
            if self.savers.saves(other):
                return (Closing("press", other.role, other.label),)
        return ()


def _wraps(sight: Sight, node: Node) -> bool:
    """Whether what has no role is only drawn around a control that has one."""
    return node.role == "generic" and any(n.on is not None for n in sight.screen.descendants(node))


def _switches(node: Node) -> bool:
    """Whether a control has two states; one without role and name may, if a text stands beside it."""
    if node.role == "generic":
        bare = not node.label and "beside" in dict(node.properties)
        return (bare or node.on is not None) and node.popup is None and node.expanded is None
    return node.on is not None and (node.role in _TOGGLES or node.toggles)
