"""What an event claims by how its sentence takes it: affirmed, denied, forbidden to others, or not wanted by people."""

import re
from collections.abc import Iterator
from typing import Final

from sayno.model.claim import ClaimKind
from sayno.terms.english.affirmed import claimed
from sayno.terms.english.choices import about_other_things
from sayno.terms.english.choosing import Found, Read
from sayno.terms.english.events import Event
from sayno.terms.english.scene import Scene
from sayno.terms.english.words import AI_NAMED, OWN, PEOPLES

_NEW_ONES: Final = re.compile(
    r"^\W*(?:any |all |your )?(?:new|future|subsequent)\b|\bgoing forward\b|\bfrom (?:then|that)\b"
    r"|^\W*(?:in (?:such|this|that) (?:an? )?(?:case|event)|if so|(?:if|once) you (?:do|have done) (?:so|this|that))\b"
)
_OPTED_OUT: Final = re.compile(
    r"\b(?:opt(?:s|ed|ing)?[- ]?(?:out|in)|object(?:s|ed|ing|ion)?|refus\w+|turn(?:s|ed|ing)? off|disabl\w+)\b"
    r"(?: \w+){0,3} (?:ai|model)?[- ]?training$"
)
_WHOSE: Final = re.compile(rf"{OWN.pattern}|\b(?:my|their)\b|\bpersonal\b")
_AS_A_SETTING: Final = re.compile(
    r"(?: data)? (?:preferences?|settings?|choices?|options?|controls?|toggles?|switch|opt-?outs?|usage|use"
    r"|crawlers?|bots?)\b"
)
_AS_A_CHOICE: Final = re.compile(
    r"\b(?:choices?|preferences?|settings?|controls?|decisions?) (?:about|on|for|regarding|over|as to) (?:\w+ )?$"
    r"|[→>»] (?:\w+ )?$"
    r"|\b(?:toggle|switch|option|setting|turn off|uncheck|untick|disable)\b[^.;|]{0,20}"
    r"[\"'](?:allow|use|let|permit|share|include|contribute)\b[^\"']*$"
)
_ALLOWED: Final = re.compile(
    r"\bwhether (?:or not )?(?:\w+ ){0,2}?(?:allow|permit|enable)s? (?:\w+ ){0,2}?training$"
    r"|\bopt-?(?:in|out) (?:approach|basis|model|policy|mechanism) (?:for|to) (?:\w+ ){0,2}?training$"
)
_WITHDRAWN: Final = re.compile(
    r"\b(?:withdraw|revoke)\w* (?:\w+ )?consent (?:for|to) (?:\w+ ){0,2}(?:ai|model)[- ]training$"
)
"""Training that is but named as what one may refuse; nobody has said that it is done."""
_TAKEN_OUT: Final = re.compile(
    r"\b(?:withdraw|opt|revok|delet|object)\w*\b[^.;|]{0,60}\bremov\w+ [^.;|]{0,40}\bfrom (?:\w+ ){0,2}training$"
)
"""What comes of refusing."""
_USED_FOR_IT: Final = re.compile(
    r"\b(?:data|content|information|inputs?) (?:that|which) (?:we|(?:the )?\w+) (?:may )?uses? to $"
)
"""People may stop what so is said to be done: "stop sharing data that we use to improve our models"."""
_BUT_NOT: Final = re.compile(
    r"[^.;|]{0,80}?(,? (?:but |and )?(?:not|never)) (?:(?:on|with|from|using|the (?:contents?|text) of) ){1,2}"
    r"(?:your |their |any |people's )?(?:private|personal|"
    r"messages|chats|children|customer|conversations|content|data|emails|files|documents|photos)"
)
_SOME_KIND: Final = re.compile(
    r" ?(?:systems?|applications?|models?|tools?)? (?:that|which) (?!compet|is compet|are compet)(?:is|are"
    r"|would|could|may|can|violat|harm|discriminat|infring)"
)
"""AI of some bad kind is forbidden, not all training."""
_HANDED: Final = re.compile(
    r"(?:upload|input|import|feed|fed)\w*\b(?![^.;|]{0,80}?\b(?:our|the|this|these|its|any|outputs?|contents?|data"
    r"|information|materials?|services?|sites?|works?)\b[^.;|]{0,80}?\b(?:in|into|to|with)\b)"
)
"""What people may not hand to AI, and is not the service's to learn from: "upload photos of others to the chatbot"."""
_EXCEPTED: Final = re.compile(
    r"[^.;|]{0,120}?,? (?:except (?:in|to|for)\b|with the (?:sole |only |following )?exceptions? of\b)"
    r"(?![^.;|]{0,80}\b(?:consent|permission|opt|agree|choose|instruct|your request|required by law)\w*)"
)
"""What is trained on all the same, and not because people say so: "except to fight abuse"."""
_WARNED: Final = re.compile(
    r"\b(?:do not|don't|never|avoid) (?:enter|submit|shar|upload|provid|includ|input|post|send)\w*\b[^.;|]{0,120}"
    r"\b(?:would not|wouldn't|do not|don't) (?:want|wish|like)\b"
)
"""Who warns people not to hand over what they would not want to be trained on says that it is."""
_WOULD_LIKE: Final = re.compile(r"\bable to\b|\bwould like\b")
_BOTH: Final[tuple[ClaimKind, ...]] = ("forbids", "denies")


def stood(scene: Scene, n: int, read: list[Read]) -> Iterator[Found]:
    """What the events of the ``n``-th sentence claim, each by the stand that is taken to it."""
    low = scene.sentences[n].low
    for event, took in read[n].events:
        why = [f"{event.kind}: {low[event.start : event.end][:80].strip()}"]
        if took.because:
            why.append(f"{took.stand}: {took.because}")
        found: Iterator[Found]
        match took.stand:
            case "affirmed":
                found = _affirmed(scene, n, event, read[n], why)
            case "unwilling":
                found = _unwilling(low, n, event, why)
            case "denied" if "compet" not in low[event.start : event.end + 40]:
                found = _denied(low, n, event, read, why)
            case "both":
                found = (Found(kind, n, event, "said", tuple(why)) for kind in _BOTH)
            case _:
                found = _forbidden(low, n, event, read[n], why)
        for one in found:
            yield one
            if took.stand == "affirmed" and one.kind == "forbids":  # what else the item names is forbidden with it
                return


def _affirmed(scene: Scene, n: int, event: Event, read: Read, why: list[str]) -> Iterator[Found]:
    low = scene.sentences[n].low
    exempt = _BUT_NOT.match(low[event.end :])
    if exempt:
        yield Found("denies", n, event, "but not", (why[0], f"denied: {exempt[0].strip()}"))
    if _only_named(low, event, read, low[: event.end + exempt.start(1)] if exempt else ""):
        return
    for kind, reason in claimed(scene, n, event):
        yield Found(kind, n, event, reason.partition(" (")[0], (*why, reason))


def _denied(low: str, n: int, event: Event, read: list[Read], why: list[str]) -> Iterator[Found]:
    """A denial; and what is trained on all the same, if it makes an exception."""
    if any(choice.kind == "if" and choice.start < event.start for choice in read[n].choices):
        return
    if n and read[n - 1].choices and _NEW_ONES.search(low):
        return
    yield Found("denies", n, event, "said", tuple(why))
    if rest := _EXCEPTED.match(low, event.end):
        yield Found("trains", n, event, "excepted from a denial", (why[0], f"excepted: {rest[0][-40:]}"))


def _unwilling(low: str, n: int, event: Event, why: list[str]) -> Iterator[Found]:
    if _USED_FOR_IT.search(low[: event.start]):
        yield Found("trains", n, event, "presupposed", (why[0], "what one may keep from it is used for it"))
    if warned := _WARNED.search(low[: event.start]):
        yield Found("trains", n, event, "warned of", (why[0], f"warned: {warned[0][:40]}"))


def _forbidden(low: str, n: int, event: Event, read: Read, why: list[str]) -> Iterator[Found]:
    if event.kind == "make" and _SOME_KIND.match(low[event.end :]):
        return
    if event.kind == "use" and _HANDED.match(low[event.start : event.end]):
        return
    tagged = _WOULD_LIKE.search(low) and OWN.search(low) and _speaks_of_choice(low, read)
    if not tagged:
        yield Found("forbids", n, event, "said", tuple(why))


def _only_named(low: str, event: Event, read: Read, exempt: str) -> bool:
    """Whether an affirmed event is but named: as what one may refuse, as what data are exempt from, or as a condition.

    The last as in "we do not train, unless you enable fine-tuning". ``exempt``: the sentence before an exemption.
    """
    before = low[: event.end]
    if exempt and not PEOPLES.search(exempt):
        return True
    if (opted := _OPTED_OUT.search(before)) and not _WHOSE.search(low[opted.start() :]):
        return True
    if _ALLOWED.search(before):
        return True
    denied = any(one.start < event.start and took.stand == "denied" for one, took in read.events)
    asked = [choice.start for choice in read.choices if choice.kind == "unless" and choice.start < event.start]
    if _AS_A_SETTING.match(low[event.end :]) or _AS_A_CHOICE.search(low[: event.start]):
        return True
    condition = denied and bool(asked) and not re.search(r"[.;]", low[asked[-1] : event.start])
    return condition or _WITHDRAWN.search(before) is not None or _TAKEN_OUT.search(before) is not None


def _speaks_of_choice(low: str, read: Read) -> bool:
    return any(c.kind == "can" for c in read.choices) and not (about_other_things(low) and not AI_NAMED.search(low))
