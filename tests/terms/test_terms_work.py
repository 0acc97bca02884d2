"""No text costs more than in proportion to its length: the characters that patterns are shown are counted."""

import re
import sys
from typing import Any

import pytest

from sayno.terms.claims import ClaimReader
from sayno.terms.english import judging

SIZES = (6_000, 12_000, 24_000)
LINES = {
    "nothing but claims": "We train develop AI model (see [b of your posts ",
    "sentences that each claim": "We train AI models on your posts unless you opt out. ",
    "cells of one row": "| train AI with your data ",
    "nots without an end": "to not train AI, and ",
    "spaces": "We train AI" + " " * 989,
    "marks": "We train AI " + "-" * 988,
    "brackets": "AI model ([ ",
    "items": "*   use it to train models;\n",
    "paragraphs": "We train models with your posts.\n\n",
}


class Counting:
    """A pattern that counts the characters it is shown."""

    def __init__(self, pattern: re.Pattern[str], seen: list[int]):
        self._pattern, self._seen = pattern, seen

    def __getattr__(self, name: str) -> Any:
        whole = getattr(self._pattern, name)
        if name not in ("search", "match", "fullmatch", "finditer", "split", "sub"):
            return whole

        def counted(*arguments: Any) -> Any:
            text, *window = arguments[1:] if name == "sub" else arguments
            start, end = (*window, *(0, len(text))[len(window) :]) if name != "sub" else (0, len(text))
            self._seen[0] += max(0, min(end, len(text)) - start)
            return whole(*arguments)

        return counted


def counting(value: Any, seen: list[int]) -> Any:
    """The same value with its patterns counting, in tuples too."""
    if isinstance(value, re.Pattern):
        return Counting(value, seen)
    if type(value) is tuple:
        return tuple(counting(one, seen) for one in value)
    return value


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    count = [0]
    for name, module in list(sys.modules.items()):
        if name.startswith("sayno.terms.english") or name == "sayno.terms.passages":
            for key, value in list(vars(module).items()):
                if isinstance(value, (re.Pattern, tuple)):
                    monkeypatch.setattr(module, key, counting(value, count))
    for cached in ("_events", "_voice", "_choices"):  # what was met before costs nothing: here everything is new
        monkeypatch.setattr(judging, cached, getattr(judging, cached).__wrapped__)
    return count


def work(text: str, seen: list[int]) -> int:
    seen[0] = 0
    list(ClaimReader().claims(text, "en"))
    return seen[0]


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_twice_the_text_is_about_twice_the_work(line, seen):
    small, middle, large = (work(line * (size // len(line)), seen) for size in SIZES)
    assert large > 0
    assert large - middle < 2.5 * (middle - small) + SIZES[0]
