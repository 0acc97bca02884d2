"""Ties wordings of choice to what they are about: training, or the processing by AI; or to nothing that matters."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sayno.model.claim import ClaimKind
from sayno.terms.english.choices import Choice, about_other_things
from sayno.terms.english.events import Event
from sayno.terms.english.scene import Scene
from sayno.terms.english.voices import Voice
from sayno.terms.english.words import AI_NAMED


class Found(NamedTuple):
    """A claim in the making: the sentence that makes it, the event in it, and what spoke for it."""

    kind: ClaimKind
    sentence: int
    event: Event | None
    evidence: str
    """By which way it was found; how sure such claims are is measured for each way."""
    why: tuple[str, ...]


class Read(NamedTuple):
    """What was found in one sentence."""

    events: tuple[tuple[Event, Voice], ...]
    choices: tuple[Choice, ...]

    @property
    def wordings(self) -> set[str]:
        """The kinds of its choices."""
        return {choice.kind for choice in self.choices}

    @property
    def stands(self) -> set[str]:
        """What the sentence does to its events."""
        return {took.stand for _, took in self.events}


_BACK: Final = re.compile(
    r"\b(?:this|these|such|that|so|it|them|above|described|foregoing|prior sentence|our use|training|processing"
    r"|collected"
    r"|your (?:\w+ )?(?:data|information|content|inputs?|interactions|conversations)|used|opt(?:ing|ed)?[- ]?out"
    r"|opt[- ]in|right to object|who object|rather|prefer|improv\w+|temporary|incognito"
    r"|private (?:chats?|mode|sessions?|windows?)"
    r"|any ?time|settings|ai)\b"
)
_ASKED_FIRST: Final = re.compile(r"\bask (?:\w+ )?for (?:\w+ )?(?:consent|permission)\b[^.;|]{0,60}\bbefore\b")
"""Whoever is asked before anything is sent to AI may refuse."""
_THIS_USE: Final = re.compile(
    r"\b(?:in this way|this (?:use|purpose|processing)|these purposes|such (?:use|training|processing)|for this)\b"
)
_AI_OPT_OUT: Final = re.compile(
    r"\bai (?:\w+ )?opt-?(?:out|in)\b"
    r"|\bopt(?:s|ed|ing)?[- ]?(?:(?:your|their|the|an?) (?:\w+ )?)?(?:out|in)\b (?:\w+ly )?(?:of|from|to"
    r"|for) (?:\w+ ){0,3}(?:ai|artificial intelligence"
    r"|machine[- ]learning)\b"
    r"|\b(?:ai|artificial intelligence|machine learning)\b[^.;|]{0,30}\bopt-out (?:policy|mechanism|form|setting)"
)
_THE_FEATURE: Final = re.compile(
    r"\b(?:disable|turn off|opt out of|choose not to use|deactivate|opt in to|withdraw your consent to) "
    r"(?:the|this|these|such|any|our|all|an)? ?(?:ai )?(?:\w+ )?features?\b"
    r"|\b(?:choice|choose|decide|up to you)\b[^.;|]{0,30}\bwhether (?:or not )?to use (?:\w+ ){0,2}?(?:these|this"
    r"|the|such|our|ai) (?:\w+ )?"
    r"features?\b"
)
_WE_DID: Final = re.compile(
    r"\b(?:we(?: have|'ve)?|(?!who|that|user|customer|client|member|account|organi[sz]ation|it\b)\w+ has) "
    r"(?:\w+ )?(?:disabled|opted|turned|switched|deactivated|configured?|set)\b"
)
_AI_OFF: Final = re.compile(
    r"\b(?:disabl(?:e|ing)|turn(?:ing)? off|switch(?:ing)? off|deactivat(?:e|ing)|choose not to use|(?:not to"
    r"|to not) use|opt out of)"
    r" (?:\w+ )?(?:ai|artificial intelligence)\b"
    r"|\b(?:activat|enabl)(?:e|ing) (?:the )?(?:use of )?(?:ai|artificial intelligence|machine[- ]learning)\b"
    r"|\b(?:disabl(?:e|ing)|turn(?:ing)? off|switch(?:ing)? off) (?:[\w,]+ ){0,6}?ai (?:\w+ )?(?:features?|tools?"
    r"|functions?)\b"
    r"|\bai (?:\w+ ){0,2}features?\b[^.;|]{0,80}\b(?:(?:turn|switch) (?:them|it|these) off|(?:enable"
    r"|disable) (?:or disable )?(?:them|it))\b"
    r"|\bremov\w* [^.;|]{0,60}\bfrom (?:our |the )?(?:ai )?training (?:data ?sets?|data|corpus)\b"
    r"|\bai (?:\w+ ){0,2}(?:is|are) (?:\w+ )?(?:opt-in\b|(?:off|disabled) (?:by default|until|unless)\b)"
    r"|\b(?:withdraw|revoke|must|need to)\w* (?:\w+ )?(?:consent|agreement) (?:to|for) [^.;|]{0,50}\bai\b"
    r"|\b(?:turn|switch) (?:all )?(?:ai|artificial intelligence)(?: \w+)? off\b"
    r"|\bai (?:\w+ )?features?\b[^.;|]{0,30}\brequires? (?:\w+ ){0,3}(?:consent|opt-?in)\b"
    r"|\bconsent is (?:\w+ )?(?:required|needed|necessary) (?:to|before|for) (?:\w+ ){0,2}?"
    r"(?:ai|artificial intelligence)\b"
    r"|\bai (?:\w+ )?(?:consent|opt-?out|opt-?in) (?:toggle|switch|checkbox)\b"
    r"|\bai\b[^.;|]{0,60}\b(?:is|are) (?:an )?optional features?\b"
    r"|\b(?:consent|permission|approval) before\b[^.;|]{0,80}\bai\b"
    r"|\b(?:turn|switch)(?:ed|ing)? off (?:our|the|any) (?:ability|right) to (?:use|apply) (?:\w+ )?"
    r"(?:ai|artificial intelligence|machine[- ]learning)\b"
    r"|\b(?:where|when|if|before) we (?:may |will )?(?:use|apply|deploy) (?:ai|artificial intelligence"
    r"|machine[- ]learning)\b[^.;|]{0,80}\b(?:seek|ask for|obtain|request) your (?:\w+ )?consent\b"
    r"|\b(?:adjust|change|manage|control) (?:your |the |their )?ai (?:\w+ )?(?:preferences|settings)\b"
    r"|\b(?:declin|refus|withdraw|revok)(?:e|es|ing) (?:your |the |their )?ai (?:\w+ )?consent\b"
    r"|\bai(?:-\w+)? (?:[\w-]+ ){0,3}can be (?:\w+ )?(?:disabled|deactivated|turned off|switched off"
    r"|opted out of)\b"
    r"|\bai(?:-\w+)? (?:\w+ )?features? (?:is|are) (?:\w+ )?(?:optional|voluntary|enabled or disabled (?!until)\w+)\b"
    r"|\b(?:consent|agree|opt[- ]?in) to (?:[\w-]+ ){0,3}(?:ai|artificial intelligence|machine[- ]learning)"
    r" (?:processing|features?|analysis|assist\w*)\b"
    r"|\b(?:admins?|administrators?|owners?|organi[sz]ations?|users?|you) (?:\w+ )?(?:disables?|turns? off"
    r"|opts? out of) ai\b"
    r"|\bif you (?:enable|activate|turn on|opt[- ]?in to) (?:[\w-]+ ){0,5}?features?\b[^.;|]*\b(?:ai|llms?)\b"
    r"|\b(?:ai|artificial intelligence|llms?|language models?)\b[^.;|]{0,80}\bif you (?:enable|opt[- ]?in|activate)\b"
    r"|\bif you (?:\w+ )?(?:consent|agree|opt[- ]?in)\b[^.;|]{0,200}\b(?:ai|llm|language model)"
    r" (?:\w+ )?(?:partners?|providers?|vendors?)\b"
    r"|\brel(?:y|ies|ying) on your (?:\w+ )?consent\b[^.;|]{0,120}\bai\b"
    r"|\bai (?:\w+ )?features?\b[^.;|]{0,200}\b(?:seek|ask for|obtain|request) (?:\w+ ){0,2}?consent\b"
)
_AI_OR_FEATURE: Final = re.compile(
    r"\bai\b|artificial intell|machine[ -]learning|language model|llm|automated|feature|training data"
)
"""What every one of these names."""
_AI_PROCESSING: Final = re.compile(
    r"\b(?:ai|artificial intelligence|machine[- ]learning|automated)\b[^.;|]{0,80}\b(?:systems?|features?"
    r"|processing|tools?"
    r"|process(?:es|ed)?|legitimate)|\b(?:use|used|using|processing|processed|context|basis)\b[^.;|]{0,60}\b(?:of"
    r"|by|in|for|using)\b[^.;|]{0,30}"
    r"\b(?:ai|artificial intelligence|machine learning|automated)\b|\busing (?:ai|artificial intelligence)\b"
    r"|\b\w+ed by (?:our |an? |the )?(?:ai|artificial intelligence|machine[- ]learning)\b"
    r"|\b(?:analy[sz]|process|review|scan)\w*\b[^.;|]{0,60}\b(?:using|with|through|via)\b[^.;|]{0,30}"
    r"\b(?:ai|artificial intelligence|machine[- ]learning|llms?)\b"
)
_YOURS: Final = re.compile(
    r"\b(?:process|analy[sz]|appl(?:y|ies)|use)\w*\b[^.;|]{0,60}\b(?:your|their|users'?|customers?'?|members?'?)"
    r" (?:\w+ ){0,2}?(?:data|information|contents?|photos|messages|files|documents|posts|images|recordings)\b"
)
_OFF_AGAIN: Final = re.compile(
    r"\b(?:turn|switch)(?:ing)? (?:it|them|this|these|that) off\b|\b(?:disable|deactivate|opt out of) (?:it|them"
    r"|this)\b"
    r"|\b(?:this|these|the) features? (?:is|are|will(?: always)? be) \W?(?:\w+ )?(?:optional|opt-in)\b"
    r"|\byou (?:can|may) (?:\w+ )?opt[- ]?out(?: of (?:this|it|them))?(?: (?:at )?any ?time)?\W*$"
    r"|\bfeatures? can be (?:turned off|switched off|disabled)\b|\bopt[- ]?in to us(?:e|ing) (?:these|this|them|it)\b"
)
"""What may be turned off is what the sentence before spoke of."""
_UNWANTED: Final = re.compile(
    r"\bwhether (?:or not )?(?:the |our )?(?:ai|artificial intelligence|machine[- ]learning)\b"
    r"|\b(?:do not|don't|would not|wouldn't) (?:want|wish|like) (?:your|to (?:process|share|send|hand))\b"
)
"""What people say to it: "decide whether AI may read your notes", "that you do not want your notes to be used"."""
_SHORT_CELL: Final = 140
"""Characters of a cell that holds but one thing: "legitimate interests (you may object)"."""
_BESIDE: Final = 60
"""Characters between a setting and what it is a setting of."""
_CONSENT_CELL: Final = re.compile(
    r"[\s|]*(?:your )?(?:explicit )?consent(?: \([^)]*\))?[\s|.]*|[\s|]*(?:with )?your (?:explicit )?consent\b[^"
    r"|.]{0,70}[\s|.]*"
)


def chosen(scene: Scene, read: list[Read], found: list[Found]) -> Iterator[Found]:
    """The choices that a passage gives on what was found in it."""
    kinds: dict[int, set[ClaimKind]] = {n: set() for n in range(len(read))}
    for one in found:
        kinds[one.sentence].add(one.kind)
    spoken = {
        n for n, said in enumerate(read) if kinds[n] & {"trains", "denies", "shares"} or "unwilling" in said.stands
    }
    first = min(spoken, default=len(read))
    trained = any(of & {"trains", "shares"} for of in kinds.values())
    for n, said in enumerate(read):
        low = scene.sentences[n].low
        if scene.row and trained and _CONSENT_CELL.fullmatch(low):
            yield Found("choice", n, None, "consent", ("its legal basis is consent",))
        elif said.choices and not (about_other_things(low) and not said.events and not AI_NAMED.search(low)):
            if said.events:
                reason = _of_its_events(low, said, kinds[n])
            else:
                reason = (
                    _of_neighbours(scene, n, said, spoken, first)
                    or _of_ai(scene, low, said)
                    or _of_its_features(scene, n)
                )
            if reason:
                why = (f"{choice.kind}: {low[choice.start : choice.end]}" for choice in said.choices[:3])
                yield Found("choice", n, said.events[0][0] if said.events else None, reason, (*why, reason))


def _of_its_events(low: str, said: Read, kinds: set[ClaimKind]) -> str:
    """Why a choice is about the training that the same sentence speaks of; empty if it is not."""
    if (
        kinds == {"forbids"}
        or (not kinds and said.stands == {"forbidden"})
        or (kinds == {"denies"} and _WE_DID.search(low))
        or (said.wordings == {"setting"} and not _beside(said))
    ):
        return ""
    settled = kinds or said.stands & {"unwilling", "denied", "forbidden"} or said.wordings & {"object", "can", "unless"}
    return "in the sentence that speaks of training" if settled or re.search(r"\byour?\b", low) else ""


def _of_neighbours(scene: Scene, n: int, said: Read, spoken: set[int], first: int) -> str:
    """Why a choice is about the training that the sentences around it speak of; empty if it is not."""
    here = scene.sentences[n]
    asks = said.wordings & {"object", "can", "if"} or _ASKED_FIRST.search(here.low)
    if not asks or not _BACK.search(here.low) or len(here.low.split()) < 4:
        return ""
    short_cell = scene.row and spoken and "object" in said.wordings and len(here.low) < _SHORT_CELL
    beside = short_cell or any(scene.sentences[m].cell == here.cell for m in spoken & {n - 2, n - 1, n + 1})
    referring = _THIS_USE.search(here.low) and first < n
    return "beside what is said of training" if beside or referring else ""


def names_ai_or_feature(low: str) -> bool:
    """Whether a sentence has a word that every choice on AI itself has."""
    return _AI_OR_FEATURE.search(low) is not None


def turns_off(low: str) -> bool:
    """Whether a sentence says that what was spoken of before it may be turned off."""
    return _OFF_AGAIN.search(low) is not None


def may_be_of_ai(low: str) -> bool:
    """Whether a sentence that gives a choice could give it on AI without another that speaks of training."""
    if turns_off(low):
        return True
    if not names_ai_or_feature(low):
        return False
    return any(found.search(low) for found in (_AI_OPT_OUT, _AI_OFF, _THE_FEATURE, _AI_PROCESSING))


def _of_ai(scene: Scene, low: str, said: Read) -> str:
    """Why a choice is about an AI feature, or what AI does with people's data; empty if it is not."""
    low = scene.beginning if scene.row else low
    if _AI_OPT_OUT.search(low) or _AI_OFF.search(low) or (scene.about_ai and _THE_FEATURE.search(low)):
        return "of an AI feature"
    named = AI_NAMED.search(low) or (scene.about_ai and re.search(r"\bautomated (?:processing|decision)", low))
    asked = (
        said.wordings & {"object", "if"}
        or ("unless" in said.wordings and _YOURS.search(low))
        or ("can" in said.wordings and _UNWANTED.search(low))
    )
    return "of AI's processing" if named and asked and _AI_PROCESSING.search(low) else ""


def _of_its_features(scene: Scene, n: int) -> str:
    """Why a choice is about the AI features that the sentence before names; empty if it is not."""
    named = n > 0 and AI_NAMED.search(scene.sentences[n - 1].low)
    return "of an AI feature, named before" if named and turns_off(scene.sentences[n].low) else ""


def _beside(said: Read) -> bool:
    return any(
        abs(choice.start - event.end) < _BESIDE or abs(event.start - choice.end) < _BESIDE
        for choice in said.choices
        for event, _ in said.events
    )
