"""What an event that nobody denies or forbids in so many words claims, by who does it, with whose data, for whom."""

import re
from collections.abc import Iterator
from typing import Final

from sayno.model.claim import ClaimKind
from sayno.terms.english.events import Event
from sayno.terms.english.items import forbidden, is_bare
from sayno.terms.english.others import of_others, shared, with_us
from sayno.terms.english.scene import Scene, last
from sayno.terms.english.words import OWN, PEOPLES, any_of

_WE: Final = re.compile(r"\b(?:we|us|our)\b")
_OURS: Final = re.compile(r"\b(?:we|us|our|its|data|information|content)\b")
_GRANT: Final = any_of(
    r"\b(?:grant|license|licence|authori[sz]e|permit|allow|agree|acknowledge|instruct|consent)s?\b[^.;|]{0,200}"
    r"\b(?:us|we|our|to the right|license|licence|right)\b",
    r"\byou (?:hereby |also |further )?(?:consent|agree) (?:to|that)\b|\bthis licen[cs]e\b|\byou (?:hereby |also "
    r"|further )?(?:grant|waive|allow|permit|authori[sz]e)\b"
    r"|\brights? (?:for us )?to\b|\backnowledges? and agrees?\b",
    r"\byou (?:can|may) (?:\w+ )?(?:allow|let|permit) (?:\w+ ){0,3}?(?:data|contents?|information"
    r"|conversations|usage)\b",
)
_CHOOSING: Final = (
    r"(?:opt|object|choose|select|decide|control|withdraw|ask|request|instruct|refuse|manage|have|turn|change|adjust"
    r"|prevent|stop|disable|exclude|limit)"
)
_THEY_DO: Final = any_of(
    rf"\b(?:you|customers?|users?|developers?|they) (?:may|can|could|might|are able to|will be able to|must|should"
    rf"|(?:do not |don't )?(?:have|need) to)"
    rf" (?!(?:\w+ )?{_CHOOSING}\b)(?:\w+[ ,]+){{0,8}}$",
    r"\b(?:allow|enabl|help|let|permit)(?:e|s|es|ing|ting)? (?:you|customers?|users?"
    r"|developers)\b(?:[^.;|]{0,80}$|(?= \(a\))[^.;|]{0,400}\([b-z]\) $)|\byour own\b[^.;|]{0,30}$",
    r"\bcustomi[sz]ed?\b(?!,| and\b| our\b)[^.;|]{0,60}$"
    r"|\b(?:you are|customer is) (?:solely )?responsible\b[^.;|]*$|\byou $",
    r"\b(?:apis?|interfaces?|platforms?|tools?|services?|software) (?:that|which) (?:\w+,? ){0,4}$",
    r"\byou (?:\w+ )?upload (?:to (?:our|the) \w+ )?to $",
    r"\b(?:choose|want) to (?!exclude|opt|stop|prevent|object)(?:\w+[ ,]+){0,8}$",
)
_YOU_USE_TO: Final = re.compile(r"\byou (?:\w+ )?use to $")
_LAST_ACTOR: Final = re.compile(
    rf"\b(?P<they>(?:you|customers?|users?|developers?) (?:may|can|could)(?! (?:\w+ )?{_CHOOSING})\b)"
    r"|\b(?:we|us|our|it) \w+\b|\b\w+ (?:may|will|shall) (?!be\b)\w+"
)
_LIABILITY: Final = re.compile(
    r"\b(?:indemnif\w*|infringement claims?|liability under|alleged|third[- ]party claims?"
    r"|not (?:control|responsible)|no control|no guarantees?"
    r"|(?:can)?(?:not|'t) (?:(?:make|give) )?(?:any )?(?:full )?guarantees?)\b"
)
_TELLS_OF: Final = re.compile(
    r"\b(?:more information|more|details|further information|learn more|(?<!may )(?<!to )(?<!or )read"
    r"|provisions?|section|terms|notice"
    r"|published"
    r"|for information)\b[^.;|]{0,60}\b(?:about|on|of|regarding|govern\w*|is available|apply|applies)\b"
    r"|\bpublished the\b"
)
_USED_TO: Final = re.compile(
    r"\b(?!ai\b|models?\b|technolog\w+\b|tools?\b)\w+ (?:(?:is|are|will|may|can|could"
    r"|might) )(?:also )?(?:be )?(?:also )?(?:\w+ and )?"
    r"used (?:by (?:\w+ ){1,6}?)?(?:to|for|in)\b"
)
_DATA: Final = re.compile(
    r"\b(?:data|information|content|materials?)\b(?! (?:protection|privacy|cent(?:er|re)|mining))"
)
_BASIS: Final = re.compile(r"\blegitimate interests?\b|\blegal bas[ie]s\b")
_USES: Final = re.compile(
    r"\bus(?:e|es|ed|ing)\b|\bprocess|\butili[sz]e|\b(?:upload|collect|record|gather|accumulate)s?\b"
    r"|\b(?:kept|retained|stored|held)\b"
    r"|\bhelps? \w+\b|\b(?:review|annotat|label|listen|transcrib"
    r"|analy[sz])\w*"
)
_HELPS: Final = re.compile(r"\bhelps? (?:us )?(?:to )?$")
_IMPROVED: Final = re.compile(r"\bus(?:e|es|ed|ing)\b[^.;|]{0,120}\b(?:improv|develop|train)\w*")
_SUBJECT_TO: Final = re.compile(r"\b(?:is|are) (?:subject to|consistent with|governed by)\b")
_USED: Final = re.compile(r"\bus(?:es|ed|ing)\b|\bto use\b")
_WE_USE: Final = re.compile(
    r"\bwe (?:also |may )?(?:use|draw|collect|get|process)\b[^.;|]{0,80}\b(?:information|content|data|sources)\b"
    r"|\bthis is why we\b"
)
_BACK: Final = re.compile(r"\W*(?:this|these|it|such|for example|in this)\b")
_EXCLUDED: Final = re.compile(r"\b(?:but )?(?:excludes?|excluding|other than|except for)\s(?:\w+\s){0,3}$")
_OF_OURS: Final = 30
"""Characters after the model in which it may be said to be ours: "algorithms and usability of our services"."""
_TAUGHT_TO: Final = re.compile(
    r" (?:them|it) to (?!the\b)\w+|,? to (?:be|become|behave|avoid|refuse|follow|respond|recogni[sz]e|answer|act)\b"
    r"|,? so (?:that )?(?:it|they) (?:\w+ )?(?:learns?|understands?|can|knows?)\b"
)
_TOLD_OF: Final = re.compile(r"\b(?:is|are|was|were|raises?|requires?|takes?)\b")
"""In a passage of a few words, what makes it one that says something of training: "AI training requires power"."""
_FOR_PEOPLE: Final = re.compile(
    r"\W*(?:train|teach) your (?:own )?(?:\w+ ){0,2}?(?:models?|voices?|assistants?|chat ?bots?|avatars?|ais?"
    r"|agents?)\b"
)
"""What people are invited to do: "Train your own voice model"."""
_GENERAL: Final = re.compile(
    r"\W*(?:(?:most|many|all|some|modern|these|such|generative|large|ai) )*(?:\w+ )?models?"
    r"(?: (?:such as|like|including) [\w ,]{1,40}?)? (?:is|are|were) \W?(?:pre-)?trained\b"
    r"|\W*(?:the )?(?:pre-)?(?:training|fine-? ?tuning)(?: of)? (?:\w+ ){0,4}?models? (?:involves|consists|comprises"
    r"|requires|takes|happens|has|is an?)\b"
)
"""How models are trained, in general or step by step: "Language models are trained on text"."""
_SWITCHED_ON: Final = re.compile(r" (?:is|are) (?:\w+ )?(?:turned |switched )?(?:on|enabled) (?:by default|for)\b")
_JUST_NAMED: Final = re.compile(r"\W*(?:(?:use of )?(?:ai|llm|machine[- ]learning) )?(?:model |data )?training\W*")
"""A title that says of nobody's data what is done with it: "Model training"."""
_ASKED: Final = re.compile(
    r"\b(?:understand|know|see|learn|state|say|disclose|check|clear|clarif\w+|explain) (?:\w+ )?whether "
    r"(?!(?:or not )?you\b)[^.;|]*$"
)
"""Whoever wants to know whether something is so has not said that it is."""
_CONCEDED: Final = re.compile(r"\b(?:although|while|though) we (?:\w+ ){0,2}$")
"""What is conceded before something else is said: "although we improve our AI, it may be wrong"."""
_NOT_YET: Final = re.compile(
    r"\b(?:if|should|before) we (?:ever )?(?:\w+ )?(?:intend|plan|decide|want|wish|propose|choose) to\b[^.;|]*$"
)
"""What is but thought of: "if we ever intend to use them for training, we will ask you"."""
_PURPOSES: Final = re.compile(r"\W*(?:taking steps )?to (?!you\b)\w+")
"""A list of purposes in one sentence: "To provide the site, conduct research, and improve our algorithms"."""
_DEVELOPS: Final = re.compile(
    r"\W*(?:to )?train (?:\w+ ){0,4}?models to (?:improve|provide|develop|enhance|better)\b"
    r"|\W*to (?:monitor|improve|develop|maintain|operate|provide)\b[^.;|]{0,160}"
    r"\bincluding (?:to train|(?:[\w,]+ ){0,8}?training)\b"
)
"""A purpose of those who run a service: "Train models to improve services"."""
_OF_ALGORITHMS: Final = re.compile(
    r"(?:(?:development|improvement|enhancement|refinement|testing)(?:,| and| or)? ?){1,3} of (?:\w+ )?algorithms\b"
)
"""A purpose by its noun: "development and improvement of algorithms"."""
_WITH_OURS: Final = re.compile(r"\b(?:with|using|on|through) our (?:platform|api|tools?|product|software|services?)\b")
_WE_GATHER: Final = re.compile(r"\bwe (?:\w+ )?(?:track|collect|gather|record|log|monitor|analy[sz]e)s?\b[^.;|]*\bto $")
_GOVERNED: Final = re.compile(r" (?:is|are|will be) (?:\w+ )?governed\b")
_MADE_BY: Final = re.compile(r"(?:with|using|on|from|by|through)$")
_BY_MEANS: Final = re.compile(r" (?:\w+ )?(?:using|with|from|based on|by (?:using|analy[sz]ing|learning))\b")
_OF_A_MODEL: Final = re.compile(r"[\w ,]{0,30}\bmodels?(?:'s?)? (?:performance|quality|accuracy)\b")

_LEADS_IN: Final = re.compile(r"(?:^.{0,3}|[:.(|-]) ?to$|^\W*\w+,$|^\W*\w+ly$|^\W*help(?: us)?(?: to)?$")
"""Before a purpose: a bare "to" after a title, an adverb alone, an invitation: "Improvement: to", "Help us"."""


def claimed(scene: Scene, n: int, event: Event) -> Iterator[tuple[ClaimKind, str]]:
    """What an affirmed event of the ``n``-th sentence claims, each with the reason; nothing if it claims nothing."""
    low = scene.sentences[n].low
    before = low[: event.start]
    if scene.disowns and is_bare(scene, n, event):
        yield "denies", "its list denies"
        return
    if reason := forbidden(scene, n, event):
        yield "forbids", reason
        return
    if (
        _LIABILITY.search(before)
        or _EXCLUDED.search(before)
        or (event.kind == "make" and (_SUBJECT_TO.search(low) or _CONCEDED.search(before)))
    ):
        return
    if _GOVERNED.match(low[event.end :]) or _NOT_YET.search(before) or _ASKED.search(before):
        return
    if scene.is_title(n) or scene.heads or _JUST_NAMED.fullmatch(low) or _FOR_PEOPLE.match(low):
        return
    ours = True
    if reason := shared(scene, n, event):
        yield "shares", reason
        ours = with_us(low, event)
    elif (
        of_others(low, event)
        or _others_do(before)
        or (_TELLS_OF.search(before) and not OWN.search(low) and not _BASIS.search(low))
    ):
        ours = False
    if ours and (reason := _trains(scene, n, event)):
        yield "trains", reason


def _others_do(before: str) -> bool:
    """Whether it is people, not the service, that train here: "you can fine-tune a model with your files"."""
    if _YOU_USE_TO.search(before):
        return True
    if _GRANT.search(before):
        return False
    actor = last(_LAST_ACTOR, before)
    return _THEY_DO.search(before) is not None or (actor is not None and actor["they"] is not None)


def _trains(scene: Scene, n: int, event: Event) -> str:
    """Why the service trains here, on data that are people's; empty if it is not said."""
    low = scene.sentences[n].low
    before = low[: event.start]
    people = (
        PEOPLES.search(low) is not None
        or _USED_TO.search(before) is not None
        or _WE_GATHER.search(before) is not None
        or (n > 0 and _BACK.match(low) is not None and PEOPLES.search(scene.sentences[n - 1].low) is not None)
    )
    we, granted, basis = _WE.search(low), _GRANT.search(before), _BASIS.search(low)
    length = scene.length
    said = ""
    if event.kind == "train":
        if _TAUGHT_TO.match(low[event.end :]) and not people and not _DATA.search(before):
            return ""  # what a model is taught to do, not by what
        if _GENERAL.match(low) and not people:
            return ""
        if low.startswith("fine", event.start) and not people and not _OURS.search(low) and not granted:
            return ""  # people fine-tune as well, and services say whose models they do
        ahead = any(_WE_USE.search(s.low) for s in scene.sentences[max(0, n - 1) : n + 4])
        if (
            people
            or _DATA.search(before)
            or we
            or scene.row
            or granted
            or basis
            or ahead
            or (length < 9 and not _TOLD_OF.search(low))
            or _SWITCHED_ON.match(low[event.end :])
            or is_bare(scene, n, event)
            or _among_purposes(scene, n)
            or (_DEVELOPS.match(low) is not None and not _WITH_OURS.search(low))
        ):
            said = "trains on data in hand" if people else "trains, as the passage stands"
    elif event.kind == "learn" or (event.kind == "use" and (granted or (people and (we or _USED.search(before))))):
        said = "data go into AI"
    elif event.kind == "listed":
        if n and _IMPROVED.search(scene.sentences[n - 1].low) and PEOPLES.search(scene.sentences[n - 1].low):
            said = "AI is among what is improved"
    elif event.kind == "make":
        purpose = (scene.row and not re.search(r"\bwe\b", before)) or (length < 45 and _opens(scene, n, event))
        purpose = purpose or (_is_own(low, event) and _PURPOSES.match(low) is not None)
        if granted or basis or purpose or (people and (we or _USES.search(low))) or is_bare(scene, n, event):
            said = "AI is developed with data"
    elif event.kind == "bare":
        used = (
            _USES.search(before)
            or _HELPS.search(before)
            or _MADE_BY.search(low[: event.end])
            or _BY_MEANS.match(low[event.end :])
            or re.search(r"\bthis includes\b", before)
        )
        own = _is_own(low, event)
        named = _OF_ALGORITHMS.match(low, event.start) or _OF_A_MODEL.match(low, event.start)
        stands = is_bare(scene, n, event) or _opens(scene, n, event)
        purpose = length < 45 and stands and (own or named is not None)
        purpose = purpose or (own and _PURPOSES.match(low) is not None)
        if (people and (used or granted)) or purpose:
            said = "algorithms are improved with data"
    return said


def _is_own(low: str, event: Event) -> bool:
    """Whether it is said to be the service's own model."""
    return re.search(r"\b(?:our|its)\b", low[event.start : event.end + _OF_OURS]) is not None


def _among_purposes(scene: Scene, n: int) -> bool:
    """Whether a sentence is one of several bare purposes: "To monitor usage. To train models."."""
    bare = [m for m, sentence in enumerate(scene.sentences) if sentence.low.lstrip().startswith("to ")]
    return n in bare and len(bare) > 1


def _opens(scene: Scene, n: int, event: Event) -> bool:
    """Whether the event opens a title or a purpose: "Develop and improve AI", also after a link without a stop."""
    sentence = scene.sentences[n]
    before = sentence.low[: event.start].rstrip()
    if not before or before.endswith((":", ".", "(", ")", "|", "-")) or _LEADS_IN.search(before):
        return True
    if before.endswith(" to") and scene.passage[sentence.at(len(before) - 2) : sentence.at(len(before) - 1)] == "T":
        return True
    return scene.passage[sentence.at(event.start) : sentence.at(event.start) + 1].isupper()
