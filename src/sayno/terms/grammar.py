"""English sentences about training AI: words that teach, near words for what is taught.

Nothing here decides who trains on what; it tells "training our machine-learning models" from "training our staff".
The patterns that were tried and left out stand beside the ones that were kept, with the reason.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

TEACHING_REACH: Final = 160
"""Characters that may lie between a word of training and the model."""

IMPROVING_REACH: Final = 70
"""The same for the wider words "develop" and "improve", which must come before the model they govern."""

_NOT_MODELS: Final = re.compile(
    r"""
      \b(?:re-?)?train(?:ed|ing|s)?\s+(?:(?:and|or|our|its|their|the|all|any|of|for|to|new|such|human|customer|service
        |support|security|professional|highly|content|specially)\s+){0,4}
        (?:staff|employees?|personnel|moderators?|agents?|teams?|representatives?|operators?|analysts?|specialists?
        |professionals?|reviewers?|experts?|workers?|people|individuals|officers?|members|users|counsellors?|dogs?)\b
    | \b(?:staff|employees?|personnel|moderators?|security|privacy|awareness|policy|compliance|military|weapons?|combat
        |job|employee|user|driver|fitness|sports?|marathon)\s+(?:and\s+\w+\s+)?training\b
    | \btraining\s+(?:courses?|programm?e?s?|sessions?|workshops?|opportunit(?:y|ies)|camps?|videos?|certificates?
        |needs|requirements)\b
    | \bmodels?\s+(?:releases?|contracts?|clauses?|forms?|rules?|laws?|agreements?|numbers?|names?|year)\b
    | \b(?:device|phone|hardware|vehicle|car|business|role|payment|pricing|operating[ ]system)\s+models?\b
    | \bmake\s+and\s+models?\b
    | \btrained\s+(?:on|by\s+looking\s+at)\s+(?:massive|large|huge|vast|enormous|millions|billions|trillions)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Other training and other models, and what a definition says models are; blanked before anything is looked for."""

_TEACHING: Final = re.compile(r"\b(?:re-?|pre-?)?train(?:s|ed|ing)?\b|\bfine[- ]?tun(?:e|es|ed|ing)\b", re.IGNORECASE)

# Left out: "teach" and "learn" ("learn more about AI at Meta" stands under every heading); "create" and "build"
# ("AI-created content", "build features with AI"); "power", "support", "use".
_IMPROVING: Final = re.compile(
    r"\b(?:develop(?:s|ed|ing|ment)?|improv(?:e|es|ed|ing|ement|ements)|enhanc(?:e|es|ed|ing|ement))\b", re.IGNORECASE
)

_AI: Final = r"(?:(?-i:\b(?:AIs?|A\.I\.|ML)(?!\w))|\bartificial(?:ly)?[ -]intelligen\w+|\bmachine[- ]learning\b)"
_MODEL_WORD: Final = r"(?:models?|algorithms?|algorithmic|LLMs?|neural\s+net(?:work)?s?|deep[- ]learning|classifiers?)"

_LEARNER: Final = re.compile(rf"{_AI}|\b{_MODEL_WORD}\b|\bgenerative\b|\bmodel(?:l)?ing\b", re.IGNORECASE)
"""What training makes: AI in any wording, or a bare model or algorithm, since "train our models" leaves no doubt."""

# Left out: "AI features", "AI tools", "AI content" (a service, not a model), bare "models" ("develop new business
# models") and bare "algorithms" ("improve our ranking algorithms" is older than any of this).
_MODEL: Final = re.compile(
    rf"""
      {_AI}[\s,/&*_()\[\]-]+(?:(?:and|or|generative|large|language|other|similar|deep)[\s,/&-]+|{_AI}[\s,/&*_()\[\]-]*){{0,4}}
        (?:models?|systems?|technolog(?:y|ies)|algorithms?)\b
    | \balgorithms?[ ]+(?:and|or)[ ]+(?:other[ ]+)?(?:large[ ]+|deep[ ]+)?{_AI} | \balgorithms?,\s+{_AI}
    | (?-i:\bAI[ ]at[ ]Meta\b)
    | \b(?:large[ ])?language\s+models?\b | \bLLMs?\b
    | \bgenerative\s+(?:AI\s+)?models?\b | \bfoundation(?:al)?\s+models?\b
    | \bneural\s+net(?:work)?s?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What developing makes, where it counts: a model by name."""

_OTHER_OBJECT: Final = re.compile(r"\b(?:such\s+as|including|like|with|using|through|by)\b", re.IGNORECASE)
"""Between "develop" and the model: the model is an example or a means, not what is developed."""

LEADS: Final = ("train", "tun", "develop", "improv", "enhanc")
"""Where none of these stands, in lower case, there is no sentence to be found."""

_LEARNER_LEADS: Final = (
    "model",
    "algorithm",
    "machine",
    "artificial",
    "generative",
    "neural",
    "deep",
    "llm",
    "classifier",
)


def may_train_models(text: str, low: str) -> bool:
    """Whether any sentence of a text could be one that :func:`trains_models` accepts: quick, and never wrongly no.

    ``low`` is the text in lower case.
    """
    if not any(lead in low for lead in LEADS):
        return False
    return "AI" in text or "ML" in text or "A.I" in text or any(lead in low for lead in _LEARNER_LEADS)


def trains_models(sentence: str) -> bool:
    """Whether an English sentence speaks of training, or of developing and improving, AI models."""
    plain = _NOT_MODELS.sub(lambda found: " " * len(found[0]), sentence)
    teaching = [found.span() for found in _TEACHING.finditer(plain)]
    if teaching and near(teaching, (found.span() for found in _LEARNER.finditer(plain)), TEACHING_REACH):
        return True
    improving = [found.end() for found in _IMPROVING.finditer(plain)]
    return bool(improving) and any(_governed(plain, improving, found) for found in _MODEL.finditer(plain))


def near(ones: list[tuple[int, int]], others: Iterable[tuple[int, int]], reach: int) -> bool:
    """Whether one of some spans, given in order, stands within ``reach`` characters of one of some others."""
    starts = [start for start, _ in ones]
    for start, end in others:
        after = bisect_left(starts, start)
        if after < len(ones) and starts[after] - end <= reach:
            return True
        if after and start - ones[after - 1][1] <= reach:
            return True
    return False


def _governed(plain: str, improving: list[int], model: re.Match[str]) -> bool:
    """Whether a word of improving stands shortly before the model, and has not got another object already."""
    before = bisect_left(improving, model.start() + 1)
    if not before:
        return False
    between = plain[improving[before - 1] : model.start()]
    return len(between) <= IMPROVING_REACH and _OTHER_OBJECT.search(between) is None
