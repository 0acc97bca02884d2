"""What labels promise to lead to, whatever the topic."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.meaning import LABELS
from sayno.walk.search.words import Phrases


class Ways:
    """How much a label promises to lead to settings, whatever the topic."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self._kinds = [
            (promise, [Phrases(getattr(v.ways, kind), v.language) for v in vocabularies])
            for kind, promise in PROMISES.items()
        ]
        self._elsewhere = [Phrases(v.elsewhere, v.language) for v in vocabularies]
        self._promised = lru_cache(LABELS)(self._promise)

    def promise(self, text: str) -> float:
        """From 0 to 1, most where the label is nothing but such a word; a label without any has a little."""
        return self._promised(text)

    def _promise(self, text: str) -> float:
        label = _SHORTCUT.sub("", text).strip()
        best, share = 0.0, _OF_A_SENTENCE if len(label.split()) > _LABEL else 1.0
        for promise, kinds in self._kinds:
            if any(one.whole(label) for one in kinds):
                best = max(best, promise)
            elif any(one.begins(label) for one in kinds):
                best = max(best, 0.9 * share * promise)
            elif any(one.within(label) for one in kinds):
                best = max(best, 0.8 * share * promise)
        if best < ELSEWHERE_BELOW and (self.elsewhere(label) or _NUMBER.fullmatch(label)):
            return 0.03
        return best or PLAIN

    def named(self, text: str) -> float:
        """What a text promises that is nothing but such a word; nothing otherwise."""
        return max((promise for promise, kinds in self._kinds if any(one.whole(text) for one in kinds)), default=0.0)

    def elsewhere(self, label: str) -> bool:
        """Whether a label leads to content, or to another part of the same page."""
        return any(one.begins(label) for one in self._elsewhere)


_NUMBER: Final = re.compile(r"[\s.,:/%+–-]*\d[\d\s.,:/%+–-]*")
"""A page of a list, how many things one shows, how many there are."""
_LABEL: Final = 6
_OF_A_SENTENCE: Final = 0.6
"""What of a promise is left in a text of more words than a label has."""
_SHORTCUT: Final = re.compile(r"\s(?:(?:ctrl|alt|shift|cmd|meta|⌘|⇧|⌥)\s*[-+]?\s*)+\S+$")
"""A key that a menu names behind the entry."""

PLAIN: Final = 0.1
"""What a label promises that says nothing of settings."""
SETTINGS: Final = 0.45
"""What is called by a word that promises as much is settings, or an account."""

PROMISES: Final = {"settings": 0.7, "privacy": 0.62, "account": 0.45, "more": 0.4, "help": 0.22}
"""How much a label of each kind promises; the order of magnitude is what matters, the search orders by it."""

ELSEWHERE_BELOW: Final = 0.5
