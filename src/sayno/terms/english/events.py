"""Finds where a sentence speaks of training AI: what teaches, and what it teaches."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sayno.terms.english.words import AI_NAME, AI_NAMED, BARE, LEARNER, MAKE, MODEL, NAMED, NOT_TRAINING, TOLD, TRAIN

TRAIN_REACH: Final = 160
"""Characters that may lie between a word of training and what is trained."""
MAKE_REACH: Final = 90
"""The same for the wider words, which must come before what they make."""

EventKind = Literal["train", "make", "bare", "use", "learn"]
"""train: a word of training near a model. make: developing or improving AI by name. bare: developing or improving
algorithms or models of one's own. use: data used for, or put into, machine learning or AI. learn: a model that learns
from people."""


class Event(NamedTuple):
    """Where it stands in the sentence, from the first word that teaches to the last of what is taught."""

    kind: EventKind
    start: int
    end: int


_MEANS: Final = re.compile(
    r"\b(?:with|using|through|by|via|from|uses|utili[sz]\w+|powered|based on|in compliance|where|so that|which(?! includes?)|unless|without|because)\b|[.;|]|\s-\s"
)
"""Between a word of developing and the model: the model is a means, not what is developed."""

_LIKE: Final = re.compile(r"\b(?:such as|including|includes?|like|e\.g\.)")
_EXAMPLE: Final = re.compile(
    r"\b(?:technolog\w+|tools?|systems?|services?|products?|features?|programs?|software|development|improvements?|methods|techniques|offerings)\b[^.;|]{0,40}\b(?:such as|including|which includes?|include|like|e\.g\.)"
)
"""Technology of which AI is an example is AI all the same."""

_NO_MODEL: Final = re.compile(
    rf"\\bresponsible {AI_NAME}|{AI_NAME}[- ]*(?:\w+[- ]){{0,2}}(?:features?|experiences?|images?|content|generated|generator|created|images|stickers|lenses|labels?|literacy|principles|influencers?|"
    r"art|photos|videos|overviews|summar\w+|suite|studio|integrations?|capabilities|act|regulation|standards?)\b"
    rf"|{AI_NAME}[- ]+(?:powered|generated|created|enabled|enhanced|based|driven|assisted)\b(?! (?:model|system|virtual|assistant|chat|tool))"
)
"""What AI does, not what it is: to build a feature is not to train a model."""

_USE: Final = re.compile(
    rf"""
      \b(?:for|in|with|within|of|any)\ (?:any\ |the\ |our\ |your\ |its\ |their\ |purposes\ of\ )*(?:\w+\ (?:and|or|/)\ )?{AI_NAME}(?:[ ,/()-]+(?:and/or|and|or|{AI_NAME}|other|similar|related|llm)){{0,4}}
        [ ,/()-]+(?:\w+\ ){{0,3}}?(?:purposes?|activit(?:y|ies)|use\ cases|development|research|training|grounding)\b
    | \b(?:in|into|as|with|for)\ (?:part\ of\ )?(?:any\ )?(?:training\ )?(?:data)?\ ?(?:sets?|inputs?|prompts?|input\ data|training\ data|source)\ (?:\w+\ ){{0,3}}?(?:to|into|for|in|by|with)\ (?:\w+[ ,-]+){{0,4}}?{NAMED}
    | \b(?:ingest|input|integrat|incorporat|feed|inject|import|upload)\w*\ [^.;|]{{0,80}}?\b(?:in|into|to|with)\ (?:\w+[ ,-]+){{0,4}}?{NAMED}
    | \b(?:machine[- ]learning|artificial\ intelligence|ai)\ (?:or|and|and/or)\ (?:similar|other|related)\ \w+\ activit\w+
    | \bas\ (?:a\ )?source\ for\ (?:\w+\ ){{0,3}}{NAMED}
    | \b(?:text|data)\ (?:and|or|&|and/or)\ data[- ]mining\b(?=[^.]{{0,200}}{AI_NAME})
    | \b{AI_NAME}\ purposes\b
    | \bnoai\ content\b
    """,
    re.VERBOSE,
)

_LEARN: Final = re.compile(
    rf"""
      \b(?:models?|algorithms?|technology|systems?|{AI_NAME}|services?|it|they|tools?|keyboard|engine)\ (?:\w+\ ){{0,6}}?"?(?:learns?|adapts?|refines?|improves?)\b"?[ ,](?:\w+\ ){{0,6}}?(?:from|by|over\ ?time|based\ on)\ [^.;|]{{0,60}}?\b(?:you|your|users?|people|interactions?|information)\b
    | \bmodels?\ take\ into\ account\ (?:the\ |your\ )?(?:\w+\ )?(?:conversations?|data|interactions?|information)
    | \bto\ learn\ from\ (?:your|user|customer)\b
    """,
    re.VERBOSE,
)

_TRAINED_FOR: Final = re.compile(r"\b(?:for|by|of|to|their|its|our|including)\b")
_COORDINATED: Final = re.compile(rf"(?:{MAKE.pattern}|{TRAIN.pattern}|\\bprovide\\b|\\bsupport\\b)(?:(?:,| and| or| &|, and|, or|/) ?(?:to |further |\\w+ly )?(?:{MAKE.pattern}|{TRAIN.pattern}|\\bprovide\\b|\\bsupport\\b|\\w+\\b))*(?:,| and| or| &|, and|, or|/) ?(?:to |further |\\w+ly )?$")
_RIVAL: Final = re.compile(r"\b(?:develop|creat|build|train)\w*\s(?:\w+\s){0,4}?models?\b[^.;|]{0,60}\bcompet\w+")
_BARE_MADE: Final = re.compile(r"\b(?:our|its|their|these|those|underlying)\ (?:\w+[ ,&-]+){0,6}?(?:algorithms?|models?|modell?ing)\b")


def blanked(low: str) -> str:
    """The sentence without other training, other models, and what definitions say; of the same length."""
    for pattern in (NOT_TRAINING, TOLD):
        low = pattern.sub(lambda found: " " * len(found[0]), low)
    return low


def events(low: str, *, about_ai: bool) -> list[Event]:
    """Where a plain sentence speaks of training AI, in order. ``about_ai``: what stands around it is about AI."""
    said = blanked(low)
    found = [*_trained(said, about_ai=about_ai), *_made(said), *_used(said), *_learnt(said)]
    return sorted(found, key=lambda event: (event.start, event.end))


def _begin(said: str, start: int) -> int:
    """Where the verbs begin that are coordinated with the one at ``start``: "develop, test and" improve."""
    found = _COORDINATED.search(said, max(0, start - 90), start)
    return found.start() if found else start


def _trained(said: str, *, about_ai: bool) -> Iterator[Event]:
    words = [found.span() for found in TRAIN.finditer(said)]
    if not words:
        return
    learners = [found.span() for found in LEARNER.finditer(said)]
    starts = [start for start, _ in learners]
    for start, end in words:
        after = bisect_left(starts, end)
        if after < len(starts) and starts[after] - end <= TRAIN_REACH:
            yield Event("train", _begin(said, start), learners[after][1])
        elif after and start - learners[after - 1][1] <= TRAIN_REACH and not (
            said[start:end] == "training" and "," in said[learners[after - 1][1] : start] and not _TRAINED_FOR.search(said[learners[after - 1][1] : start])
        ):
            yield Event("train", learners[after - 1][0], end)
        elif about_ai:
            yield Event("train", start, end)


def _made(said: str) -> Iterator[Event]:
    words = [found.span() for found in MAKE.finditer(said)]
    if not words:
        return
    ends = [end for _, end in words]
    not_models = [found.span() for found in _NO_MODEL.finditer(said)]
    for named in MODEL.finditer(said):
        if any(start <= named.start() < end for start, end in not_models):
            continue
        if named[0].startswith("underlying") and not AI_NAMED.search(said):
            continue
        before = bisect_right(ends, named.start())
        if before:
            start, end = words[before - 1]
            between = said[end : named.start()]
            if len(between) <= MAKE_REACH and not _MEANS.search(between) and (
                not _LIKE.search(between) or _EXAMPLE.search(said[start : named.start()])
            ):
                yield Event("make", _begin(said, start), named.end())
                continue
        # "AI development", "the model's improvement"
        after = said[named.end() : named.end() + 40]
        if made := re.match(r"(?:'s)?[ -](?:(?:models?|systems?|technolog\w+)[ -])?(?:development|improvement|enhancement)\b(?! (?:disclosure|policy|principles|act|team|kit|center|centre))", after):
            yield Event("make", named.start(), named.end() + made.end())
    for named in _BARE_MADE.finditer(said):
        before = bisect_right(ends, named.start())
        if before and not re.search(r"[.;|]|\b(?:using|with|by|through)\b", said[words[before - 1][1] : named.start()]):
            start, end = words[before - 1]
            if named.start() - end <= 60:
                yield Event("bare", start, named.end())


def _used(said: str) -> Iterator[Event]:
    not_models = [found.span() for found in _NO_MODEL.finditer(said)]
    for found in _USE.finditer(said):
        if not any(start < found.end() <= end for start, end in not_models):
            yield Event("use", *found.span())
    for found in _RIVAL.finditer(said):
        yield Event("make", *found.span())


def _learnt(said: str) -> Iterator[Event]:
    for found in _LEARN.finditer(said):
        yield Event("learn", *found.span())


__all__ = ["AI_NAMED", "BARE", "Event", "EventKind", "blanked", "events"]
