"""What must stand in a text before it can claim anything: a filter that is quick, and never wrongly no.

Most blocks of most policies are done with after a look for some plain words. Words that policies use for other things
as well ("language", "model", "machine") count only with a second one, or where they do not stand as those other things.
"""

import re
from typing import Final

import re2

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
_PAIRS: Final = {
    b"machine": (b"learn",),
    b"language": (b"natural",),
    b"vision": (b"computer",),
    b"recognition": (b"speech", b"voice", b"object", b"image", b"fac", b"handwriting"),
    b"underlying": (b"technolog",),
}
"""Words that say something only together with one of others."""

_OTHER_MODELS: Final = (
    b"device model",
    b"business model",
    b"phone model",
    b"hardware model",
    b"vehicle model",
    b"role model",
    b"make and model",
    b"make, model",
    b"make or model",
    b"model number",
    b"model name",
    b"model and serial",
    b"model and operating",
    b"model contract",
    b"model clause",
)

_ACRONYMS: Final = r"(?:^|[^a-z])(?:ai|a\.i|ml|gpt)s?(?:[^a-z]|$)|llms?(?:[^a-z]|$)"

# One pass over a text however many words there are; RE2 also takes linear time whatever the text.
_BYTES: Final = re2.Options()
_BYTES.encoding = re2.Options.Encoding.LATIN1
_SURE: Final = re2.compile("|".join([*map(re.escape, _STRONG), _ACRONYMS]).encode(), _BYTES)
_ANY: Final = re2.compile(b"|".join([_SURE.pattern, *_PAIRS, b"model"]), _BYTES)
_LEARNING: Final = re2.compile(
    rb"learn|distil|adapt|refine|over ?time|recommend|engine|assistant|bot|generator", _BYTES
)
"""What else a sentence may learn by, in a text that may hold a claim."""


def may_teach(sentence: str) -> bool:
    """Whether a sentence of such a text could speak of training by itself: as quick, and never wrongly no."""
    low = utf8(sentence).lower()
    return may(low) or _LEARNING.search(low) is not None


def may(text: bytes) -> bool:
    """Whether a text as :func:`utf8`, with the passages and whatever governs them, could hold a claim."""
    low = text.lower()
    if not _ANY.search(low):
        return False
    if _SURE.search(low):
        return True
    for one, others in _PAIRS.items():
        if one in low and any(other in low for other in others):
            return True
    models = low.count(b"model")
    return models > 0 and models > sum(map(low.count, _OTHER_MODELS))


def utf8(text: str) -> bytes:
    """A text as these filters want it; what cannot be written so is no word."""
    return text.encode("utf-8", "replace")
