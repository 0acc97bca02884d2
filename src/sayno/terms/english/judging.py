"""Judges an English passage: its sentences, what they say of training, and what that claims."""

import re
from functools import lru_cache
from typing import Final

from sayno.model.claim import Claim, ClaimKind
from sayno.terms.english.actors import actor
from sayno.terms.english.choices import choices
from sayno.terms.english.choosing import Found, Read, chosen, may_be_of_ai, names_ai_or_feature, turns_off
from sayno.terms.english.confidence import confidence
from sayno.terms.english.details import legal_basis, link, purpose, regions, scope
from sayno.terms.english.events import Event, events
from sayno.terms.english.leads import may_teach
from sayno.terms.english.scene import Scene, names_learner
from sayno.terms.english.sentences import LONGEST, telling
from sayno.terms.english.spans import span
from sayno.terms.english.standing import stood
from sayno.terms.english.voices import Voice, voice
from sayno.terms.english.words import AI_NAMED
from sayno.terms.passages import Context

# What a sentence says is the same in every version of a document that has it, and most versions have most of them.
_SENTENCES: Final = 8192
MOST_EVENTS: Final = 24
"""Events of one sentence that are judged; none that was ever met has as many."""
_events = lru_cache(_SENTENCES)(events)
_voice = lru_cache(_SENTENCES)(voice)
_choices = lru_cache(_SENTENCES)(choices)

_DEFINES: Final = re.compile(
    r"^[\W\d]*(?:for (?:the )?purposes of [^,]{3,60}, )?(?:an? )?[\"'][^\"']{1,90}[\"']"
    r"(?:,? (?:or|and) [\"'][^\"']{1,90}[\"']){0,4} ?[,:]? ?:? ?"
    r"(?:means?|shall mean|refers to|is defined as|involves|helps|is an?|excludes)\b"
    r"|^[\W\d]*[\"'][^\"']{1,90}[\"']:(?! (?:\w+ ){0,4}(?:we|you|our|your)\b)"
)
_ASKS: Final = re.compile(r"^[\W\d]*whether (?!(?:or not )?you\b)")
"""Who says that it is another question whether something is so has not said that it is."""
_NO: Final = re.compile(r"\W*(?:no|never)\W*(?:$|[.!])")
_NUMBER: Final = re.compile(r"^[\W\d]*(?:\(?[a-z]\))?\s*")
_TITLE: Final = 9
"""A sentence of fewer words, and without a verb that says something, is a title."""
_HEAD: Final = re.compile(
    r"^[\W\d]*(?:[\w'/&-]+ ){0,9}[\w'/&-]+:(?= (?:\w+[ ,-]+){1,8}?(?:may|can|will|do|does|shall|confirm)\b)"
)
"""A title before a colon, and a sentence after it that says something."""
_FINITE: Final = re.compile(r"\b(?:we|you|is|are|was|were|will|may|can|shall|must|does|do|has|have|not|never)\b|n't\b")
_NOT_THIS_WAY: Final = re.compile(
    r"\b(?:(?:(?:do|does|did|will|would|shall|is|are|can)(?: not|n't)|never|cannot) (?:\w+ ){0,2}?(?:us"
    r"|process|includ|shar)\w*)\b"
    r"[^.;|]{0,240}?\b(?:for (?:this|that|these|those|such|any of these) (?:\w+ )?(?:purposes?|training)|in this way)\b"
)


_EXAMPLE: Final = re.compile(r"\W*for (?:example|instance)\b")


def judge(passage: str, context: Context) -> tuple[Claim, ...]:
    """What an English passage claims, offsets within it, in order. Pure."""
    scene = Scene(passage, context)
    found = sorted(_found(scene), key=lambda one: (scene.sentences[one.sentence].start, one.kind))
    kept: dict[tuple[ClaimKind, int], Found] = {}
    for one in found:
        kept.setdefault((one.kind, one.sentence), one)
    return tuple(_claim(scene, one) for one in kept.values())


def speaks(passage: str) -> bool:
    """Whether a passage could claim anything, whatever governs it: what tells without its context. Never wrongly no."""
    if any(names_learner(low) or (_says(low) and not _DEFINES.match(low)) for low in telling(passage, _may_tell)):
        return True
    # One cell of a row may give a choice on what another names.
    row = passage.lower() if passage.lstrip().startswith("|") else ""
    return may_be_of_ai(row) and bool(_choices(row))


def _may_tell(sentence: str) -> bool:
    return _tells(sentence) if len(sentence) <= LONGEST else _tells.__wrapped__(sentence)


@lru_cache(_SENTENCES)
def _tells(sentence: str) -> bool:
    return may_teach(sentence) or names_ai_or_feature(sentence.lower()) or turns_off(sentence.lower())


def _says(low: str) -> bool:
    low = low.rstrip("*_ ?")
    return bool(_events(low, about_ai=True, learners=()) or (may_be_of_ai(low) and _choices(low)))


def _found(scene: Scene) -> list[Found]:
    taken = [_taken(scene, n) for n in range(len(scene.sentences))]
    if not any(taken) and not scene.about_ai:
        return []
    read = [Read(one, tuple(_choices(s.low))) for one, s in zip(taken, scene.sentences, strict=True)]
    found = [one for n in range(len(read)) for one in stood(scene, n, read)]
    if found and _is_title(scene, found):
        found = found[1:]
    denied = min((one.sentence for one in found if one.kind == "denies"), default=len(read))
    found = [one for one in found if not _of_what_is_denied(one, denied, read)]
    found += _excepted(scene, found)
    return found + list(chosen(scene, read, found))


def _taken(scene: Scene, n: int) -> tuple[tuple[Event, Voice], ...]:
    sentence = scene.sentences[n]
    if sentence.low.rstrip("*_ ").endswith("?"):
        return _answered(scene, n)
    if not (scene.learners or may_teach(sentence.low)) or _DEFINES.match(sentence.low) or _ASKS.match(sentence.low):
        return ()
    found = _events(sentence.low, about_ai=scene.about_ai, learners=scene.learners)[:MOST_EVENTS]
    head = _HEAD.match(sentence.low) if found else None
    if head and found[0].start < head.end() and not _FINITE.search(head[0]):
        said = " " * head.end() + sentence.low[head.end() :]
        found = _events(said, about_ai=scene.about_ai, learners=scene.learners)[:MOST_EVENTS] or found
    return tuple((event, _voice(sentence.low, event.start, event.end)) for event in found)


def _answered(scene: Scene, n: int) -> tuple[tuple[Event, Voice], ...]:
    """What a question asks, if the next sentence is a mere "No": "Do you train on my data? No."."""
    answer = _NO.match(scene.sentences[n + 1].low) if n + 1 < len(scene.sentences) else None
    if answer is None:
        return ()
    asked = scene.sentences[n].low.rstrip("*_ ?")
    found = _events(asked, about_ai=scene.about_ai, learners=scene.learners)[:MOST_EVENTS]
    return tuple((event, Voice("denied", "no")) for event in found if not _choices(asked))


def _is_title(scene: Scene, found: list[Found]) -> bool:
    """Whether the first claim is but the title of a later one: "Model training. We will not …"."""
    first = found[0]
    words = _NUMBER.sub("", scene.sentences[first.sentence].low).split()
    names = not _FINITE.search(" ".join(words)) and re.match(r"(?:use|train)\b(?! of\b)", " ".join(words)) is None
    titled = first.sentence == 0 and len(words) < _TITLE and names
    return titled and any(one.sentence > 0 and one.kind != first.kind for one in found)


def _excepted(scene: Scene, found: list[Found]) -> list[Found]:
    """The data that are left out of the training that was just spoken of: "we do not use audio for this purpose"."""
    trains = {one.sentence for one in found if one.kind == "trains"}
    denies = {one.sentence for one in found if one.kind == "denies"}
    excepted = []
    for n, sentence in enumerate(scene.sentences):
        spoken = {n - 1, n} | ({n - 2} if n and _EXAMPLE.match(scene.sentences[n - 1].low) else set())
        said = _NOT_THIS_WAY.search(sentence.low) if trains & spoken and n not in denies else None
        if said and actor(sentence.low[: said.start()]) != "others":
            excepted.append(Found("denies", n, None, "not for this", (f"denied: {said[0][-80:]}",)))
    return excepted


def _of_what_is_denied(one: Found, denied: int, read: list[Read]) -> bool:
    """Whether training is but named where people choose, after it was denied: "manage your choice on training"."""
    return one.kind == "trains" and denied < one.sentence and "setting" in read[one.sentence].wordings


def _claim(scene: Scene, found: Found) -> Claim:
    sentence = scene.sentences[found.sentence]
    start, end = span(scene.passage, sentence, found.event)
    said = sentence.low
    basis = legal_basis(said)
    if scene.row:
        basis = basis or legal_basis(scene.beginning)
    return Claim(
        kind=found.kind,
        start=start,
        end=end,
        scope="unspecified" if found.kind == "forbids" else scope(said, scene.beginning),
        purpose=purpose(said),
        regions=regions(scene.beginning if scene.row else said),
        legal_basis=basis if found.kind != "forbids" else None,
        link=link(scene.passage[sentence.start : sentence.end]) if found.kind == "choice" else None,
        confidence=confidence(evidence(scene, found)),
        why=(*found.why, f"evidence: {evidence(scene, found)}"),
    )


def evidence(scene: Scene, found: Found) -> str:
    """The name of the way by which a claim was found, under which its confidence was measured."""
    named = "AI named" if AI_NAMED.search(scene.sentences[found.sentence].low) else "AI not named"
    by = found.event.kind if found.event else "no event"
    return f"{found.kind}; {found.evidence}; {by}; {named}"
