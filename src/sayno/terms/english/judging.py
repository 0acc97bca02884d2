"""Judges an English passage: its sentences, what they say of training, and what that claims."""

import re
from collections.abc import Iterator
from typing import Final

from sayno.model.claim import Claim, ClaimKind
from sayno.terms.english.affirmed import claimed
from sayno.terms.english.choices import about_other_things, choices
from sayno.terms.english.choosing import Found, Read, chosen
from sayno.terms.english.events import Event, events
from sayno.terms.english.scene import Scene
from sayno.terms.english.sentences import Sentence
from sayno.terms.english.voices import Voice, voice
from sayno.terms.english.words import AI_NAMED, OWN
from sayno.terms.passages import Context

_DEFINES: Final = re.compile(
    r"^[\W\d]*(?:for (?:the )?purposes of [^,]{3,60}, )?(?:an? )?[\"'][^\"']{1,90}[\"'],? "
    r"(?:means?|shall mean|refers to|is defined as|involves|helps|is an?|excludes)\b"
)
_NEW_ONES: Final = re.compile(
    r"^\W*(?:any |all |your )?(?:new|future|subsequent)\b|\bgoing forward\b|\bfrom (?:then|that)\b"
)
_BUT_NOT: Final = re.compile(
    r"[^.;|]{0,80}?,? (?:but |and )?(?:not|never) (?:on|with|from|using) (?:your |their |any "
    r"|people's )?(?:private|personal|"
    r"messages|chats|children|customer|conversations|content|data|emails|files|documents|photos)"
)


def judge(passage: str, context: Context) -> tuple[Claim, ...]:
    """What an English passage claims, offsets within it, in order. Pure."""
    scene = Scene(passage, context)
    found = sorted(_found(scene), key=lambda one: (scene.sentences[one.sentence].start, one.kind))
    kept: dict[tuple[ClaimKind, int], Found] = {}
    for one in found:
        kept.setdefault((one.kind, one.sentence), one)
    return tuple(_claim(scene, one) for one in kept.values())


def _found(scene: Scene) -> list[Found]:
    taken = [_taken(sentence, about_ai=scene.about_ai) for sentence in scene.sentences]
    if not any(taken) and not scene.about_ai:
        return []
    read = [Read(one, tuple(choices(s.low))) for one, s in zip(taken, scene.sentences, strict=True)]
    found = [one for n in range(len(read)) for one in _of_events(scene, n, read)]
    if found and _is_title(scene, found):
        found = found[1:]
    return found + list(chosen(scene, read, found))


def _taken(sentence: Sentence, *, about_ai: bool) -> tuple[tuple[Event, Voice], ...]:
    if _DEFINES.match(sentence.low):
        return ()
    found = events(sentence.low, about_ai=about_ai)
    return tuple((event, voice(sentence.low, event.start, event.end)) for event in found)


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
                yield Found("denies", n, event, (why[0], f"denied: {exempt[0].strip()}"))
            for kind, reason in claimed(scene, n, event):
                yield Found(kind, n, event, (*why, reason))
                if kind == "forbids":  # what else the item names is forbidden with it
                    return
        elif took.stand == "forbidden":
            tagged = own_choice and OWN.search(low) and re.search(r"\bable to\b|\bwould like\b", low)
            if not tagged:
                yield Found("forbids", n, event, tuple(why))
        elif took.stand == "both":
            yield Found("forbids", n, event, tuple(why))
            yield Found("denies", n, event, tuple(why))
        elif (
            took.stand == "denied"
            and not any(at < event.start for at in ifs)
            and not (n and read[n - 1].choices and _NEW_ONES.search(low))
        ):
            yield Found("denies", n, event, tuple(why))


def _speaks_of_choice(low: str, read: Read) -> bool:
    return any(c.kind == "can" for c in read.choices) and not (about_other_things(low) and not AI_NAMED.search(low))


def _claim(scene: Scene, found: Found) -> Claim:
    start, end = _span(scene, found)
    return Claim(kind=found.kind, start=start, end=end, confidence=0.5, why=found.why)


def _span(scene: Scene, found: Found) -> tuple[int, int]:
    sentence = scene.sentences[found.sentence]
    quote = scene.passage[sentence.start : sentence.end]
    start = sentence.end - len(quote.lstrip(" \t\r\n|"))
    end = sentence.start + len(quote.rstrip(" \t\r\n|"))
    return start, max(end, start + 1)
