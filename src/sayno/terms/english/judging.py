"""Judges an English passage: its sentences, what they say of training, and what that claims."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sayno.model.claim import Claim, ClaimKind
from sayno.terms.english.actors import actor
from sayno.terms.english.affirmed import claimed
from sayno.terms.english.choices import about_other_things, choices
from sayno.terms.english.choosing import Found, Read, chosen, may_be_of_ai, names_ai_or_feature
from sayno.terms.english.confidence import confidence
from sayno.terms.english.details import legal_basis, link, purpose, regions, scope
from sayno.terms.english.events import Event, events
from sayno.terms.english.leads import may_teach
from sayno.terms.english.scene import Scene, names_learner
from sayno.terms.english.sentences import LONGEST, Sentence, telling
from sayno.terms.english.spans import span
from sayno.terms.english.voices import Voice, voice
from sayno.terms.english.words import AI_NAMED, OWN, PEOPLES
from sayno.terms.passages import Context

# What a sentence says is the same in every version of a document that has it, and most versions have most of them.
_SENTENCES: Final = 8192
MOST_EVENTS: Final = 24
"""Events of one sentence that are judged; none that was ever met has as many."""
_events = lru_cache(_SENTENCES)(events)
_voice = lru_cache(_SENTENCES)(voice)
_choices = lru_cache(_SENTENCES)(choices)

_DEFINES: Final = re.compile(
    r"^[\W\d]*(?:for (?:the )?purposes of [^,]{3,60}, )?(?:an? )?[\"'][^\"']{1,90}[\"'][,:]? ?:? ?"
    r"(?:means?|shall mean|refers to|is defined as|involves|helps|is an?|excludes)\b"
)
_NEW_ONES: Final = re.compile(
    r"^\W*(?:any |all |your )?(?:new|future|subsequent)\b|\bgoing forward\b|\bfrom (?:then|that)\b"
)
_BUT_NOT: Final = re.compile(
    r"[^.;|]{0,80}?(,? (?:but |and )?(?:not|never)) (?:on|with|from|using) (?:your |their |any "
    r"|people's )?(?:private|personal|"
    r"messages|chats|children|customer|conversations|content|data|emails|files|documents|photos)"
)
_NOT_THIS_WAY: Final = re.compile(
    r"\b(?:(?:(?:do|does|did|will|would|shall|is|are|can)(?: not|n't)|never|cannot) (?:\w+ ){0,2}?(?:us"
    r"|process|includ|shar)\w*)\b"
    r"[^.;|]{0,120}?\b(?:for (?:this|that|these|those|such|any of these) (?:\w+ )?(?:purposes?|training)|in this way)\b"
)
_SOME_KIND: Final = re.compile(
    r" ?(?:systems?|applications?|models?|tools?)? (?:that|which) (?!compet|is compet|are compet)(?:is|are"
    r"|would|could|may|can|violat|harm|discriminat|infring)"
)
"""AI of some bad kind is forbidden, not all training."""
_POINTS_BACK: Final = re.compile(r"\W*(?:it|this|these|they|those|that|such|in certain|in some|for example|to train)\b")


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
    return any(names_learner(low) or (_says(low) and not _DEFINES.match(low)) for low in telling(passage, _may_tell))


def _may_tell(sentence: str) -> bool:
    return _tells(sentence) if len(sentence) <= LONGEST else _tells.__wrapped__(sentence)


@lru_cache(_SENTENCES)
def _tells(sentence: str) -> bool:
    return may_teach(sentence) or names_ai_or_feature(sentence.lower())


def _says(low: str) -> bool:
    return bool(_events(low, about_ai=True, learners=()) or (may_be_of_ai(low) and _choices(low)))


def _found(scene: Scene) -> list[Found]:
    taken = [_taken(scene, sentence) for sentence in scene.sentences]
    if not any(taken) and not scene.about_ai:
        return []
    read = [Read(one, tuple(_choices(s.low))) for one, s in zip(taken, scene.sentences, strict=True)]
    found = [one for n in range(len(read)) for one in _of_events(scene, n, read)]
    if found and _is_title(scene, found):
        found = found[1:]
    denied = min((one.sentence for one in found if one.kind == "denies"), default=len(read))
    found = [one for one in found if not _of_what_is_denied(one, denied, read)]
    found += _excepted(scene, found)
    return found + list(chosen(scene, read, found))


def _taken(scene: Scene, sentence: Sentence) -> tuple[tuple[Event, Voice], ...]:
    if not (scene.learners or may_teach(sentence.low)) or _DEFINES.match(sentence.low):
        return ()
    found = _events(sentence.low, about_ai=scene.about_ai, learners=scene.learners)[:MOST_EVENTS]
    return tuple((event, _voice(sentence.low, event.start, event.end)) for event in found)


def _is_title(scene: Scene, found: list[Found]) -> bool:
    """Whether the first claim is but the title of the next: "Prohibition on Training AI Models. We will not …"."""
    low = scene.sentences[found[0].sentence].low
    titled = found[0].sentence == 0 and len(low.split()) < 9 and "prohibition" in low
    return titled and found[0].kind == "forbids" and any(one.kind == "denies" for one in found)


def _of_events(scene: Scene, n: int, read: list[Read]) -> Iterator[Found]:
    low = scene.sentences[n].low
    own_choice = _speaks_of_choice(low, read[n])
    ifs = [choice.start for choice in read[n].choices if choice.kind == "if"]
    for event, took in read[n].events:
        why = [f"{event.kind}: {low[event.start : event.end][:80].strip()}"]
        if took.because:
            why.append(f"{took.stand}: {took.because}")
        if took.stand == "affirmed":
            if exempt := _BUT_NOT.match(low[event.end :]):
                yield Found("denies", n, event, "but not", (why[0], f"denied: {exempt[0].strip()}"))
                if not PEOPLES.search(low[: event.end + exempt.start(1)]):
                    continue
            for kind, reason in claimed(scene, n, event):
                yield Found(kind, n, event, reason.partition(" (")[0], (*why, reason))
                if kind == "forbids":  # what else the item names is forbidden with it
                    return
        elif took.stand == "forbidden" or (took.stand == "denied" and "compet" in low[event.start : event.end + 40]):
            if event.kind == "make" and _SOME_KIND.match(low[event.end :]):
                continue
            tagged = own_choice and OWN.search(low) and re.search(r"\bable to\b|\bwould like\b", low)
            if not tagged:
                yield Found("forbids", n, event, "said", tuple(why))
        elif took.stand == "both":
            yield Found("forbids", n, event, "said", tuple(why))
            yield Found("denies", n, event, "said", tuple(why))
        elif (
            took.stand == "denied"
            and not any(at < event.start for at in ifs)
            and not (n and read[n - 1].choices and _NEW_ONES.search(low))
        ):
            yield Found("denies", n, event, "said", tuple(why))


def _excepted(scene: Scene, found: list[Found]) -> list[Found]:
    """The data that are left out of the training that was just spoken of: "we do not use audio for this purpose"."""
    trains = {one.sentence for one in found if one.kind == "trains"}
    denies = {one.sentence for one in found if one.kind == "denies"}
    excepted = []
    for n, sentence in enumerate(scene.sentences):
        said = _NOT_THIS_WAY.search(sentence.low) if trains & {n - 1, n} and n not in denies else None
        if said and actor(sentence.low[: said.start()]) != "others":
            excepted.append(Found("denies", n, None, "not for this", (f"denied: {said[0][-80:]}",)))
    return excepted


def _of_what_is_denied(one: Found, denied: int, read: list[Read]) -> bool:
    """Whether training is but named where people choose, after it was denied: "manage your choice on training"."""
    return one.kind == "trains" and denied < one.sentence and "setting" in read[one.sentence].wordings


def _speaks_of_choice(low: str, read: Read) -> bool:
    return any(c.kind == "can" for c in read.choices) and not (about_other_things(low) and not AI_NAMED.search(low))


def _claim(scene: Scene, found: Found) -> Claim:
    sentence = scene.sentences[found.sentence]
    start, end = span(scene.passage, sentence, found.event)
    said = sentence.low
    basis = legal_basis(said)
    wider = _wider(scene, found)
    if scene.row:
        basis = basis or legal_basis(wider)
    return Claim(
        kind=found.kind,
        start=start,
        end=end,
        scope="unspecified" if found.kind == "forbids" else scope(said, wider),
        purpose=purpose(said),
        regions=regions(said if not scene.row else wider),
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


def _wider(scene: Scene, found: Found) -> str:
    """What else tells whose data it is: the other cells of a row; the sentences before, if this one points back."""
    if scene.row:
        return scene.cells
    low = scene.sentences[found.sentence].low
    pointing = found.kind == "choice" or _POINTS_BACK.match(low) is not None
    return " ".join(one.low for one in scene.sentences[max(0, found.sentence - 2) : found.sentence]) if pointing else ""
