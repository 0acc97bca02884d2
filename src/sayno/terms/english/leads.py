"""What must stand in a text before it can claim anything: a filter that is quick, and never wrongly no."""

import re
from typing import Final

_TEACHES: Final = ("train", "tune", "tuning")
_ACRONYM: Final = re.compile(r"(?<![a-z])(?:a\.?i|ais|ml|llms?|gpts?)(?![a-z])")
_ACRONYMS: Final = ("ai", "a.i", "ml", "llm", "gpt")
_LEARNS: Final = (
    "artificial",
    "machine",
    "deep learning",
    "deep-learning",
    "generative",
    "model",
    "algorithm",
    "classifier",
)
_NETS: Final = (
    "neural",
    "language",
    "vision",
    "recognition",
    "underlying",
    "automated ",
    "noai",
    "intelligent",
    "smart ",
    "learn from",
    "learns from",
    "learning from",
)


def may(low: str) -> bool:
    """Whether a text in lower case, with the passages and whatever governs them, could hold a claim."""
    for lead in _TEACHES:
        if lead in low:
            return True
    for lead in _LEARNS:
        if lead in low:
            return True
    for lead in _NETS:
        if lead in low:
            return True
    return any(lead in low for lead in _ACRONYMS) and _ACRONYM.search(low) is not None
