"""Training by others, for their own ends, with data that the service gives them."""

import re
from typing import Final

from sayno.terms.english.events import LICENSED, Event
from sayno.terms.english.scene import Scene, last

_THIRD: Final = re.compile(
    r"\b(?:third[- ]part(?:y|ies)(?: \w+)?|(?:data|commercial|business|selected|trusted|content|research"
    r"|advertising|ad)"
    r" partners?|partners|collaborators|other (?:companies|organi[sz]ations|businesses)|recipients?|advertisers"
    r"|researchers"
    r"|others|data brokers?|brokers|buyers|purchasers|licensees|some (?:\w+ )?models|(?:the )?(?:model|ai"
    r"|llm) (?:providers?|vendors?|companies|developers)"
    r"|search engines)\b|\b(?:to|with) (?:\w+ )?(?:companies|businesses"
    r"|organi[sz]ations|universities|laborator\w+|(?:\w+ and )?technology companies)\b"
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
_USED_BY_THIRD: Final = re.compile(r"\bused by (?:\w+ )?(?:third[- ]parties|others|partners|other companies)\b[^.;|]*$")
_MAKERS: Final = r"(?:google|openai|anthropic|microsoft|meta|mistral(?: ai)?|deepseek|gemini|cohere|openrouter|xai)"
"""Makers of models on which others build."""
_PROVIDERS: Final = r"(?:providers?|vendors?|operators?|(?:free|public) tiers?)"
_BY_PROVIDER: Final = re.compile(
    rf"\bused by (?:the |these |those |such |that |our |some |its |their )?(?:[\w-]+ ){{0,2}}?"
    rf"(?:{_PROVIDERS}|{_MAKERS})\b[^.;|]*$"
)
_PROVIDER_MAY: Final = re.compile(
    rf"\b(?:{_PROVIDERS}(?: \([^()]{{0,80}}\))?|{_MAKERS}(?: may| might| can| could)(?= (?:also )?use\b)"
    rf"|{_MAKERS}'s? (?:\w+ )?(?:policy|terms) lets? it)"
    r" ?(?:(?:may|might|can|could) )?(?:also )?(?:use\b[^.;|]*)?$"
)
_USED_FOR_THEM: Final = re.compile(
    r"\b(?:may|might|can|could)(?: also)? be used(?: \w+){0,2} (?:to|for)\b[^.;|]{0,40}$"
)
_THEIR_MODELS: Final = re.compile(
    r"\btheir (?:own )?(?:\w+[ -]){0,2}(?:ais?|models?|algorithms?|llms?|machine[- ]learning|artificial intelligence)\b"
)
_OF_A_MAKER: Final = re.compile(rf"\b{_MAKERS}'s (?:own )?(?:\w+[ -]){{0,2}}(?:ais?|models?|machine[- ]learning)\b")
_LED: Final = re.compile(r"(?:,? \w+){0,8} (?:may|can|will|to|who|that|which|use)\b")
_THEY_MAY: Final = re.compile(r",? (?:\w+ ){0,6}?(?:may|can|could) (?:\w+ ){0,2}(?:use|access|train|crawl)\b")
_FOR_US: Final = re.compile(
    r"\bwe (?:may|will|can|use)\b|\bon our behalf\b|\bto help us\b|\bour (?:\w+ ){0,3}$|^,? and (?:may be "
    r"|will be )?used\b"
)
_THEY: Final = re.compile(
    r"\W*(?:they|(?:these|those|such) (?:\w+ ){0,2}?(?:partners|companies|parties|recipients|brokers"
    r"|organi[sz]ations|businesses))"
    r" (?:\w+ ){0,2}?(?:use|uses|train|process|combine|receive|develop)\b"
)
_OF_MODELS: Final = 20
"""Characters after an event in which it may still be said whose model it is."""
_ON_BEHALF: Final = re.compile(r"\bon (?:our|your|its) behalf\b|\bto (?:help|assist) us\b|\bfor us\b")
_THEIR_OWN: Final = re.compile(r"\btheir own\b")
_BACK: Final = re.compile(r"\W*(?:this|these|it|they|such)\b")
_OURS: Final = re.compile(r"\b(?:we|us|our)\b")
_US_AND_OTHERS: Final = re.compile(
    r"\bus and (?:our |other )?(?:[\w-]+ ){0,2}?(?:partners|third[- ]part(?:y|ies)|others|companies)\b"
    r"|\bwe and (?:our |other )?(?:\w+ )?(?:partners|third[- ]parties|others)\b|\bby (?:us"
    r"|our \w+) and (?:by )?(?:third[- ]parties|others|our partners|partners)\b"
)


def shared(scene: Scene, n: int, event: Event) -> str:
    """Why the event is others', for their own ends; empty if it is not."""
    low = scene.sentences[n].low
    before = low[: event.start]
    if scene.row and scene.for_partners:
        return "its recipients are partners"
    if n and _BACK.match(low) and not _OURS.search(low) and _their_own(scene.sentences[n - 1].low):
        return "for others' own ends, as the sentence before says"
    if n and _THEY.match(low) and not _OURS.search(low) and _given_to_others(scene.sentences[n - 1].low, low):
        return "done by those of the sentence before"
    if _BY_THIRD.match(low[event.end :]) or _BY_THIRD.match(low[event.start : event.end]):
        return "" if re.search(r"\bavailable\b[^.;|]{0,40}\bby third", low) else "done by third parties"
    if _USED_BY_THIRD.search(before) or _US_AND_OTHERS.search(before):
        return "used by third parties"
    if LICENSED.fullmatch(low, event.start, event.end):
        return "licensed to makers of AI"
    if reason := _maker(scene, low, event):
        return reason
    third = last(_THIRD, before)
    return "for others' own ends" if third and _for_them(low, third, event) else ""


def _maker(scene: Scene, low: str, event: Event) -> str:
    """Why it is the maker of a model that trains, and not the service that hands things on to it."""
    before, made = low[: event.start], low[event.start : event.end + _OF_MODELS]
    if _OURS.search(made) or _ON_BEHALF.search(low) or _AFFILIATES.search(before.replace("service providers", "")):
        return ""
    maker = _BY_PROVIDER.search(before) or _PROVIDER_MAY.search(before)
    if maker and (scene.hands_on or _THEIR_MODELS.search(made)):
        return "done by the maker of a model"
    whose = _THEIR_MODELS.search(made) or (scene.hands_on and _OF_A_MAKER.search(made))
    return "for the models of those to whom it is given" if whose and _USED_FOR_THEM.search(before) else ""


def _given_to_others(before: str, low: str) -> bool:
    """Whether the "they" of a sentence are others who act for themselves: named so, or with models of their own."""
    named = _THIRD.search(before) is not None and _AFFILIATES.search(before) is None
    return named or (
        re.search(r"\bproviders?\b|\bvendors?\b", before) is not None and _THEIR_OWN.search(low) is not None
    )


def _their_own(low: str) -> bool:
    return _OWN_ENDS.search(low) is not None and _OURS.search(low) is None


def _for_them(low: str, third: re.Match[str], event: Event) -> bool:
    """Whether third parties that are named before an event are the ones who train."""
    before, gap = low[: event.start], low[third.end() : event.start]
    given = _SHARE.search(before[: third.start() + 1][-400:])
    led = given or _LED.match(gap)
    ends = given or _THEY_MAY.match(gap) or _OWN_ENDS.search(low)
    ours = ";" in gap or _FOR_US.search(gap) or re.search(r"\bour\b", low[event.start : event.end])
    affiliates = _AFFILIATES.search(low) and not re.search(r"third[- ]part|collaborators|partners", before)
    return bool(led and ends and not ours and not affiliates)
