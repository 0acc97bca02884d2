"""What must stand in a text before it can claim anything: a filter that is quick, and never wrongly no.

Most blocks of most policies are done with after a look for some plain words. Words that policies use for other things
as well ("language", "model", "machine") count only with a second one, or where they do not stand as those other things.
"""

import re
from typing import Final

_STRONG: Final = (
    "train",
    "tune",
    "tuning",
    "artificial",
    "algorithm",
    "classifier",
    "generative",
    "deep learning",
    "deep-learning",
    "neural",
    "noai",
    "automated ",
    "intelligent",
    "smart ",
    "learn from",
    "learns from",
    "learning from",
)
_PAIRS: Final = (
    ("machine", "learn"),
    ("language", "natural"),
    ("vision", "computer"),
    ("recognition", "speech"),
    ("recognition", "voice"),
    ("recognition", "object"),
    ("recognition", "image"),
    ("recognition", "fac"),
    ("recognition", "handwriting"),
    ("underlying", "technolog"),
)
"""Two words that only together say anything."""

_OTHER_MODELS: Final = (
    "device model",
    "business model",
    "phone model",
    "hardware model",
    "vehicle model",
    "role model",
    "make and model",
    "make, model",
    "make or model",
    "model number",
    "model name",
    "model and serial",
    "model and operating",
    "model contract",
    "model clause",
)
_ACRONYMS: Final = tuple(
    (lead, re.compile(rf"{re.escape(lead)}(?<![a-z]{re.escape(lead)})s?(?![a-z])"))
    for lead in ("ai", "a.i", "ml", "llm", "gpt")
)


_LEARNING: Final = (
    "learn",
    "adapt",
    "refine",
    "over time",
    "overtime",
    "recommend",
    "engine",
    "assistant",
    "bot",
    "generator",
)
"""What else a sentence may learn by, in a text that may hold a claim."""


def may_teach(low: str) -> bool:
    """Whether a plain sentence of such a text could speak of training by itself: as quick, and never wrongly no."""
    return may(low) or any(word in low for word in _LEARNING)


def may(low: str) -> bool:
    """Whether a text in lower case, with the passages and whatever governs them, could hold a claim."""
    for lead in _STRONG:
        if lead in low:
            return True
    for one, other in _PAIRS:
        if one in low and other in low:
            return True
    for lead, acronym in _ACRONYMS:
        if lead in low and acronym.search(low):
            return True
    models = low.count("model")
    return models > 0 and models > sum(map(low.count, _OTHER_MODELS))
