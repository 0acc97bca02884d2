"""Training by others, for their own ends, with data that the service gives them."""

import re
from typing import Final

from sayno.terms.english.events import Event
from sayno.terms.english.scene import Scene, last

_THIRD: Final = re.compile(
    r"\b(?:third[- ]part(?:y|ies)(?: \w+)?|(?:data|commercial|business|selected|trusted|content|research"
    r"|advertising|ad)"
    r" partners?|partners|collaborators|other (?:companies|organi[sz]ations|businesses)|recipients?|advertisers"
    r"|researchers"
    r"|others|some models|(?:the )?(?:model|ai|llm) providers?)\b|\b(?:to|with) (?:\w+ )?(?:companies|businesses"
    r"|organi[sz]ations)\b"
)
_SHARE: Final = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing|ure)|s(?:ell|old|elling)|provid(?:e|ed|ing)|mak(?:e"
    r"|ing) available"
    r"|licen[sc](?:e|es|ed|ing)|transfer\w*|sent|send|receiv\w+|give)\b"
)
_OWN_ENDS: Final = re.compile(
    r"\b(?:their|its) (?:own|use|development|artificial|ai|machine|models?|independent|further|products?|services"
    r"|systems?"
    r"|technolog\w+)\b|\bwho may use\b|\bfor further use\b|\bown (?:independent )?purposes\b"
    r"|\bthey (?:may|can|will) (?:\w+ )?use\b|\bmay use it\b"
    r"|\b(?:companies|businesses|organi[sz]ations|developers|partners|parties) (?:that|who|which) (?:\w+ )?"
    r"(?:build|train|develop|creat|use)\w*\b"
)
_BY_THIRD: Final = re.compile(
    r"[^.;|]{0,60}\bby (?:our |selected |trusted |certain |other )*(?:third[- ]part|partners|collaborators|others"
    r"|other companies)"
)
_AFFILIATES: Final = re.compile(
    r"\b(?:affiliates?|affiliated|parent company|subsidiar\w+|group companies|family of companies"
    r"|corporate (?:group|family)|service providers|each other|processors?)\b"
)
_PARTNERS: Final = re.compile(
    r"[\s|]*(?:(?:our|selected|data|third[- ]party|commercial|business|certain|other|and) ){0,4}"
    r"(?:partners|third[- ]parties|collaborators|recipients)[\s|.]*"
)

_BACK: Final = re.compile(r"\W*(?:this|these|it|they|such)\b")
_OURS: Final = re.compile(r"\b(?:we|us|our)\b")
_US_AND_OTHERS: Final = re.compile(
    r"\bby (?:us|our \w+) and (?:by )?(?:third[- ]parties|others|our partners|partners)\b"
)


def shared(scene: Scene, n: int, event: Event) -> str:
    """Why the event is others', for their own ends; empty if it is not."""
    low = scene.sentences[n].low
    if n and _BACK.match(low) and not _OURS.search(low):
        earlier = scene.sentences[n - 1].low
        if _OWN_ENDS.search(earlier) and not _OURS.search(earlier):
            return "for others' own ends, as the sentence before says"
    before, after = low[: event.start], low[event.end :]
    if scene.row and any(_PARTNERS.fullmatch(s.low) for s in scene.sentences):
        return "its recipients are partners"
    if _BY_THIRD.match(after) or _BY_THIRD.match(low[event.start : event.end]):
        return "" if re.search(r"\bavailable\b[^.;|]{0,40}\bby third", low) else "done by third parties"
    if _US_AND_OTHERS.search(before):
        return "done by us and by third parties"
    third = last(_THIRD, before)
    if third is None:
        return ""
    gap = low[third.end() : event.start]
    given = _SHARE.search(before[: third.start() + 1][-400:])
    led = given or re.match(r"(?:,? \w+){0,5} (?:may|can|will|to|who|that|which|use)\b", gap)
    ends = given or _OWN_ENDS.search(low)
    ours = (
        ";" in gap
        or re.search(r"\bwe (?:may|will|can|use)\b|\bon our behalf\b|\bto help us\b|\bour (?:\w+ ){0,3}$", gap)
        or re.match(r",? and (?:may be |will be )?used\b", gap)
        or re.search(r"\bour\b", low[event.start : event.end])
        or (_AFFILIATES.search(low) and not re.search(r"third[- ]part|collaborators|partners", before))
    )
    return "for others' own ends" if led and ends and not ours else ""
