"""How a label is worded: what of it is a name, whether it is turned round, and which of some options refuses."""

import re
from collections.abc import Sequence
from typing import Final

from sayno.model.node import Node
from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.phrase import weight
from sayno.walk.search.words import Phrases, plain

_LONG: Final = 16
_BOTH_STATES: Final = 20
_SOON: Final = 3
_KINDS: Final = frozenset({"check box", "checkbox", "slider", "switch", "toggle", "toggle button", "toggle switch"})
"""What a control may be called by who builds it, whatever it sets, and in whatever language."""
_NAME: Final = 8
"""So many words of a long label name the control; what follows explains it."""


class Wording:
    """Knows how labels are worded in some languages, whatever their topic."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self._refusing = [Phrases(v.refusing, v.language) for v in vocabularies]
        self._negating = [Phrases(v.negating, v.language) for v in vocabularies]
        self._off = [Phrases((*v.off, *v.is_off), v.language) for v in vocabularies]
        self._on = [Phrases((*v.on, *v.is_on), v.language) for v in vocabularies]
        onoff = [((*v.on, *v.is_on, *v.off, *v.is_off), v.language) for v in vocabularies]
        self._adding = [Phrases(v.adding, v.language) for v in vocabularies]
        self._bare = [Phrases((e for e in entries if not e.endswith(" *")), language) for entries, language in onoff]

    def says_off(self, label: str) -> bool:
        """Whether a folded label says nothing but that something is off, or no."""
        return any(p.whole(label) for p in self._off)

    def begins_off(self, label: str) -> bool:
        """Whether a folded label begins so."""
        return any(p.begins(label) for p in self._off)

    def adds(self, label: str) -> bool:
        """Whether a folded label only adds to what another one says ("Also check …")."""
        return any(p.begins(label) for p in self._adding)

    def name_in(self, own: str) -> str:
        """What of a label names its control: all of it, or of a long one the beginning, which is then explained.

        A sentence that allows something ("Allow your public data … to be used for training") is the name to its end.
        """
        words = own.split()
        if len(words) <= _LONG:
            return own
        sentence = re.split(r"(?<=[.!?]) ", own, maxsplit=1)[0]
        allows = any(p.begins(sentence) for p in self._on)
        return sentence if allows else " ".join(words[:_NAME])

    def generic(self, own: str) -> bool:
        """Whether a label says nothing of its own: empty, a mere on, off, yes, allow, or its kind."""
        if len(own) < 3 or own in _KINDS or any(p.whole(own) for p in self._bare) or self._both(own):
            return True
        return any(p.whole(own) for p in (*self._on, *self._off)) and not any(weight(w) == 1.0 for w in own.split()[1:])

    def _both(self, own: str) -> bool:
        """Whether a label is nothing but both states of its control, written one after the other: "noyes"."""
        if len(own) > _BOTH_STATES:
            return False
        parts = [(own[:at].strip(" /|"), own[at:].strip(" /|")) for at in range(2, len(own) - 1)]
        return any(
            any(p.whole(a) for p in self._off) and any(p.whole(b) for p in self._on)
            for one, other in parts
            for a, b in ((one, other), (other, one))
        )

    def turned_round(self, said: str) -> bool:
        """Whether being on means refusing: a negation or a verb of refusing at either end, not both.

        Languages that negate with two words ("ne … pas", "no … nunca") negate once.

        What stands in brackets or after the first sentence is explanation. A verb in the middle, or a word that only
        looks like one ("reports on blocks"), says what the label is about, not what it does. So does a negation well
        behind a verb that comes first ("Hide public links Do not show any").
        """
        first = re.split(r"\(|[.!?] |。", said, maxsplit=1)[0]
        words = first.split()
        soon = " ".join(words[:_SOON])
        if any(p.begins(first) for p in self._refusing) and not any(p.within(soon) for p in self._negating):
            return True
        ends = " ".join(words[:5]), " ".join(words[-2:]) if len(words) > 5 else ""
        verbs = any(p.within(end) for p in self._refusing for end in ends if end)
        return any(p.within(first) for p in self._negating) != verbs

    def refusing_option(self, options: Sequence[Node]) -> Node | None:
        """Which of some options says no: that without a word ("---"), one that says off, or the one turned round.

        What has no word and stands between others parts them.
        """
        labels = [(plain(o.label), o) for o in options]
        blank = [o for label, o in labels if label and not re.search(r"\w", label)]
        if len(blank) == 1 and blank[0] in (options[0], options[-1]):
            return blank[0]
        for same in ("whole", "begins"):
            found = [o for label, o in labels if any(getattr(p, same)(label) for p in self._off)]
            if found:
                return found[-1]
        found = [o for label, o in labels if self.turned_round(label)]
        return found[-1] if len(found) == 1 else None

    def allowing_option(self, options: Sequence[Node]) -> Node | None:
        """The first of some options that says yes; of a question that is turned round it refuses."""
        found = [o for o in options if any(p.whole(plain(o.label)) for p in self._on)]
        return found[0] if found else None
