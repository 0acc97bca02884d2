"""Redaction: what must never reach the disk, and how it is taken out of text."""

import json
import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Final
from urllib.parse import quote, quote_plus, urlsplit, urlunsplit

from sayno.model.notation import without_typed

EMAIL: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
PATTERNS: Final = (
    ("email", re.compile(EMAIL)),
    ("token", re.compile(r"\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*")),  # JSON Web Token, RFC 7519
    ("phone", re.compile(r"\+\d[\d ().-]{7,}\d")),  # international notation, ITU-T E.123
    ("token", re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{40,}\b")),
)
"""Shapes that are personal whoever they belong to."""

_SHORT: Final = 4
"""Values below this length are only redacted as whole words, lest they eat into ordinary ones."""

_DIGEST_LENGTH: Final = 64
_DIGEST: Final = rf"(?P<digest>(?<![0-9a-z])[0-9a-f]{{{_DIGEST_LENGTH}}}(?![0-9a-z]))"
"""SHA-256 in hexadecimal digits."""


class Redactor:
    """Knows the personal values of one account and takes them out of everything that is written."""

    def __init__(self, values: Iterable[tuple[str, str]] = ()) -> None:
        self._known: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        for label, value in values:
            self.learn(label, value)

    def learn(self, label: str, value: str) -> None:
        """From now on ``value`` is written as ``[label]``, in each form in which text may carry it."""
        value = value.strip()
        if not value:
            return
        forms = {value, quote(value), quote(value, safe=""), quote_plus(value), escape(value), json.dumps(value)[1:-1]}
        for form in forms:
            self._known[form.casefold()] = label
        longest_first = sorted(self._known, key=len, reverse=True)
        whole = [_exactly(value) for value in longest_first if len(value) >= _DIGEST_LENGTH]
        rest = [_exactly(value) for value in longest_first if len(value) < _DIGEST_LENGTH]
        self._pattern = re.compile("|".join((*whole, _DIGEST, *rest)), re.IGNORECASE)

    def remembering(self, answers: Callable[[str], str]) -> Callable[[str], str]:
        """The same answers, each of which is learnt as it is given."""

        def answer(field: str) -> str:
            value = answers(field)
            self.learn(field, value)
            return value

        return answer

    @property
    def values(self) -> tuple[str, ...]:
        """What is known, for finding it in a picture."""
        return tuple(self._known)

    def known(self, text: str) -> str:
        """The text without the values of this account."""
        if self._pattern is None:
            return text
        return self._pattern.sub(self._label, text)

    def _label(self, found: re.Match[str]) -> str:
        """What stands for a match. A few digits may be in a digest by chance, which names evidence and nobody."""
        return found[0] if found["digest"] else f"[{self._known.get(found[0].casefold(), 'personal')}]"

    def text(self, text: str) -> str:
        """The text with everything personal replaced by what kind of data stood there."""
        text = self.known(text)
        for label, pattern in PATTERNS:
            text = pattern.sub(f"[{label}]", text)
        return text

    def address(self, address: str) -> str:
        """The address without what may identify somebody: user, values of the query, fragment."""
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        keys = "&".join(f"{pair.partition('=')[0]}=…" for pair in parts.query.split("&") if pair)
        return self.text(urlunsplit((parts.scheme, host, parts.path, keys, "")))

    def tree(self, tree: str) -> str:
        """An accessibility tree in which no text field shows what stands in it."""
        return self.text(without_typed(tree))


def _exactly(value: str) -> str:
    return re.escape(value) if len(value) >= _SHORT else rf"\b{re.escape(value)}\b"
