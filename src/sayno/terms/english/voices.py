"""Who speaks of whom: whether training is affirmed, denied, forbidden to others, or done by others."""

import re
from typing import Final, Literal, NamedTuple

from sayno.terms.english.words import OWN

Stand = Literal["affirmed", "denied", "forbidden", "both", "unwilling"]
"""What a sentence does to an event. both: neither the service nor others may. unwilling: people do not want it."""


class Voice(NamedTuple):
    """How a sentence takes an event, and the words that say so."""

    stand: Stand
    because: str = ""


_OTHERS: Final = (
    r"(?:\byou\b|\b(?:(?:end[- ])?users?|customers?|members?|developers?|publishers?|licensees?|visitors?|subscribers?|sellers?|merchants?"
    r"|clients?|participants?|bots|robots|spiders|crawlers?|scrapers?|competitors?|guests?|creators|persons|individuals)\b(?!['’]|\s(?:data|content|information))"
    r"|\bany(?:one|body)\b|\bno[ -]?(?:one|body)\b|\bany (?:other )?(?:person|user|party|individual|entity|third[- ]party)\b|\bthird[- ]part(?:y|ies)\b(?! (?:ai|service|provider|vendor|model))"
    r"|\bothers\b|\byour (?:\w+ )?(?:apps?|applications?|employees|agents|organi[sz]ation|end users|users|affiliates|representatives)\b|\bapps\b|\bapplications?\b)"
)
_PROVIDERS: Final = (
    r"(?:\b(?:ai|model|llm|service|cloud|tool|technology|infrastructure|external|trusted|third[- ]party)\s(?:\w+\s)?(?:providers?|vendors?|suppliers?|partners?|tools)\b|\b(?:sub-?processors?|vendors|contractors|providers?)\b"
    r"|\bopenai\b|\banthropic\b)"
)
_WE: Final = r"(?:\bwe\b|\bus\b|\bour (?:company|team|models|systems)\b|\bthe (?:company|service|platform)\b)"
_SUBJECT: Final = re.compile(rf"(?P<others>{_OTHERS})|(?P<providers>{_PROVIDERS})|(?P<we>{_WE})")

_OBJECT_POSITION: Final = re.compile(
    r"\b(?:to|with|by|of|from|for|permit|allow|permits|allows|about|on|let|enable|authori[sz]e|help)\s(?:\w+\s)?$"
)
"""Who is named after one of these does not act: "will not permit others to"."""

_NOT: Final = re.compile(
    r"\b(?:not|never|cannot|nor|neither)\b|n't\b"
    r"|\b(?P<ban>prohibit(?:s|ed|ing|ion|ions)?|forbid(?:s|den|ding)?|disallow(?:s|ed)?|restrict(?:s|ed|ing)?|prevent(?:s|ed|ing)?|bans?|banned|barred|refrains?|refraining|abstain)\b"
    r"|\b(?P<no>no|none)\b|\b(?P<without>without)(?= \w+ing\b)"
)
_NO_NOT: Final = re.compile(
    r"""
      \bnot\ (?:only|limited|just|merely|solely|necessarily|yet|previously|exclusively|directly\ identif\w+)\b
    | \bnot\ personal(?:ly)?\b | \b(?:is|are|does|do|has|have)\ not\ (?:contain\ |include\ |reveal\ |constitute\ )?(?:any\ )?(?:personal|directly|identif)\w*
    | \bwhether\b[^.;]{0,80}?\bor\ not\b | \b(?:including\ )?but\ (?:is\ |are\ )?not\ limited\b | \b(?:exception|exempt\w*)[^.;]{0,60}\bprohibition | \bto\ the\ prohibition\b
    | \bif\ not\b | \bno\ (?:longer|later|more|less|matter|additional\ cost|compensation)\b
    | \bif\ (?:you|we|the|a|any|users?|customers?)\b[^,;.]{0,60}?(?:\bnot|n't)\b | \bif\ you\ don't\b
    | \bnotwithstanding\b | \bwithout\ (?:limit\w+|compensating|charging|notif\w+|being|having|regard)\b
    | \botherwise\ prohibit(?:,\ restrict)? | \b(?:(?:unless|if|where|not)\ (?:such\ \w+\ is\ )?(?:otherwise\ )?prohibited|prohibited\ by\ (?:applicable\ )?law)\b
    | \bprevent(?:s|ed|ing)?\ (?:fraud|abuse|spam|harm|crime|illegal|bugs|misuse|security|further|violat\w+|duplicat\w+|the\ |unauthori[sz]ed|other|any\b)
    | \brestrict(?:ed|s)?\ (?:content|access|categories|use\ policy)\b
    | \b(?:un)?able\ or\ not\b | \bnor\ (?:do|does|is)\ it\ (?:limit|affect)\b | \b(?:does|will|shall|do)\ not\ (?:affect|limit|hinder|apply|prevent)\b | (?:\bnot|n't)\ (?:want\ to\ )?use\ more\b | \bnot\ (?:be\ )?liable\b | \bno\ (?:obligation|guarantee|warrant|representation|liability|control|responsib)\w*
    | \bcannot\ be\ (?:attributed|linked|used\ to\ identify)\b | \bcannot\ identify\b | ,\ by\ itself,\ cannot\b | \bcannot\ (?:guarantee|thereafter|be\ held)\b
    | \bprotect(?:s|ed|ing)?\ against\b | \bmay\ or\ may\ not\b
    """,
    re.VERBOSE,
)
"""A "not" that negates something else than what follows."""

_BREAK: Final = re.compile(
    r"\bbut\b|[.;]\s?however\b|\balthough\b|\bwhereas\b|\binstead\b|\bunless\b|\bexcept (?:that|where|when|if|to the extent)\b|\bprovided,?(?: however,?)? that\b|\|"
    r"|[;,.:]\s*(?:and |or )?(?:\(?[a-z0-9]{1,4}\)\s*)?(?:we|they|it|you|this|these|he|she)\s(?:\w+\s)?(?:may|will|can|could|do|does|use|uses|also|might|agree|grant)\b(?!\s?(?:not|n't))"
)
"""Where what a "not" governs ends, and something else is said."""

_ITEM_BREAK: Final = re.compile(r";\s*(?:and |or )?(?:\(?[a-z0-9]{1,4}\)\s*)?(?:to |for |as |in order )")
_AUXILIARY: Final = re.compile(
    r"\b(?P<aux>may|will|shall|must|can|could|should|would|do|does|did|is|are|was|were|be|has|have|agrees?|agreeing|undertakes?|ca|wo|is|are|commits?|promises?|obligation|obligations|required|contractually)\s*(?:\w+,?\s+){0,3}$"
)
_PASSIVE: Final = re.compile(
    r"^[\s,]*(?:be\s|been\s|being\s|\w+ly\s|or\s\w+\s){0,3}(?P<verb>used|utili[sz]ed|processed|shared|sold|accessed|retained|included|leveraged|fed|stored|sent|made|disclosed|incorporated|permitted|allowed|authori[sz]ed|entitled|licensed|eligible|trained|transferred|collected|reproduced|exploited|copied)\b"
)
_UNWILLING: Final = re.compile(r"^\s*(?:want|wish|consent|prefer|agree|like|opt|object|choose|authori[sz]e us)\b")
_AGAIN: Final = re.compile(r"(?:\bnot|n't|\bnever)\b[^.;|]{0,100}(?:\band|\bor|,)\s(?:\w+\s){0,2}?(?:will|shall|may|do|does|must|should|to|is|are)\s*$")
"""Before a "not" that only repeats an earlier one: "will not, and will not allow others to"."""

_TOLD_NOT: Final = re.compile(r"\b(?:instruct|ask|request|tell|direct|require|prefer|choose|like)\b(?:\s\w+){0,4}\s$")
_CONDITIONS: Final = re.compile(r"\byou agree (?:as follows|that)\b|\bprovided(?:,? however,?)? that\b|\bon (?:the )?condition\b|\bsubject to the following\b")
_REACHES: Final = re.compile(r"^\s*(?:\w+ly\s)?(?:include|extend|cover|permit|allow|authori[sz]e|grant|entitle|give|confer|mean)s?\b")
_TO_US: Final = re.compile(r"\b(?:us|our)\b|\byour\b|\bcustomers?\b")
_RIGHTS: Final = re.compile(r"^\s*(?:\w+\s){0,4}(?:rights?|licen[cs]es?|permissions?|part|portion|person|one|user|automated|content|text and data|use)\b")
_BANNED_AFTER: Final = re.compile(
    r"^[^.;|]{0,240}?\b(?:is|are|be|being)\s+(?:\w+ly\s){0,2}(?:prohibited|forbidden|banned|disallowed|not\s(?:\w+\s)?(?:permitted|allowed|authori[sz]ed|granted|licensed)|unauthori[sz]ed)\b"
    r"|^[^.;|]{0,200}?\b(?:shall|will|would)\s(?:constitute|be)\s(?:a\s|an\s)?(?:\w+\s)?(?:breach|infringement|violation)"
)
_ORDER: Final = re.compile(r"^[\W\d]*(?:\(?[a-z0-9ivx]{1,4}[.)]\s*|[^.:;]{1,60}[.:]\s+)?(?:please\s)?(?:do not|don't|never|not to|no)\b")
_PURPOSED_NOT: Final = re.compile(r"\b(?:not|never|n't)\b[^.;|]{0,200}$")


def voice(said: str, start: int, end: int) -> Voice:
    """How a plain sentence takes the event between ``start`` and ``end``: the nearest "not" that reaches it says."""
    bare = _NO_NOT.sub(lambda found: " " * len(found[0]), said).replace(", however,", " " * 10)
    nots = [found for found in _NOT.finditer(bare, 0, end)]
    if len(nots) > 1:
        nots = [found for n, found in enumerate(nots) if not (n and (found[0] == "nor" or _AGAIN.search(bare[max(0, found.start() - 160) : found.start()])))]
    for found in reversed(nots):
        between = bare[found.end() : max(start, found.end())]
        if _BREAK.search(between):
            continue
        if verdict := _taken(bare, found, start):
            return verdict
    after = bare[end:]
    if banned := _BANNED_AFTER.match(after):
        return Voice("forbidden", banned[0].strip()[-40:])
    return Voice("affirmed")


def _taken(bare: str, found: re.Match[str], start: int) -> Voice | None:
    before, after = bare[: found.start()], bare[found.end() :]
    words = _around(bare, found)
    who = _subject(before)
    if found["ban"]:
        if found["ban"].startswith(("refrain", "abstain")):
            return Voice("denied" if who in ("we", "providers") else "forbidden", words)
        bound = _last_subject(bare[max(0, found.start() - 120) : found.start()])
        if bound in ("", "we"):
            bound = _first_subject(after[:80])
        ours = bound == "providers" or re.match(r"\s(?:\w+\s){0,3}us\b", after)
        return Voice("denied" if ours else "forbidden", words)
    if found["no"]:
        if _RIGHTS.match(after):
            own = OWN.search(bare[found.end() : start]) and not re.match(r"\s(?:other\s)?(?:rights?|licen)", after)
            return Voice("denied" if own else "forbidden", words)
        return Voice("denied", words) if re.match(r"\s(?:\w+\s){0,3}(?:data|information|content|inputs?|prompts?|conversations?)\b", after) else None
    if found["without"]:
        return Voice("denied", words)
    if found[0] == "neither":
        named = _first_subject(after[:120])
        return _neither(after, named, words)
    if _TOLD_NOT.search(before[-80:]):
        return Voice("unwilling", words)
    auxiliary = _AUXILIARY.search(before[-60:])
    aux = auxiliary["aux"] if auxiliary else ""
    if _UNWILLING.match(after) and who == "others":
        return Voice("unwilling", words)
    if _REACHES.match(after):
        ours = _TO_US.search(after[: max(0, start - found.end()) + 40]) or re.search(r"\busing\b", before[-200:])
        return Voice("denied" if ours else "forbidden", words)
    passive = _PASSIVE.match(after)
    if passive:
        return _passive(before, passive["verb"], aux, who, words)
    if who == "others":
        return Voice("forbidden", words)
    if who == "providers":
        return Voice("denied", words)
    if who == "we":
        return Voice("denied", words)
    if _ORDER.match(bare[: found.end() + 4]) or not before.strip(" -*•\"'()0123456789.;,:"):
        return Voice("forbidden", words)
    return Voice("denied", words)


def _passive(before: str, verb: str, aux: str, who: str, words: str) -> Voice:
    owned = OWN.search(before[-160:]) is not None
    if verb in ("permitted", "allowed", "authorized", "authorised", "entitled", "licensed", "eligible"):
        return Voice("denied" if who in ("we", "providers") else "forbidden", words)
    if not owned and _CONDITIONS.search(before):
        return Voice("forbidden", words)
    if aux in ("may", "must", "shall", "can", "could", "should") and not owned:
        return Voice("forbidden", words)
    return Voice("denied", words)


def _neither(after: str, named: str, words: str) -> Voice:
    pair = after[:160]
    verb = re.search(r"\b(?:may|will|shall|can|is|are|do|does|use|uses|must)\b", pair)
    pair = pair[: verb.start()] if verb else pair
    others = re.search(_OTHERS, pair)
    if not others:
        return Voice("denied", words)
    if re.search(r"\b(?:you|your)\b", pair):
        return Voice("forbidden", words)
    return Voice("both", words)


def _subject(before: str) -> str:
    """Who is meant by what comes next: the nearest of those that are named before it."""
    return _last_subject(before[-260:])


def _last_subject(text: str) -> str:
    last = ""
    for found in _SUBJECT.finditer(text):
        if not _OBJECT_POSITION.search(text[max(0, found.start() - 24) : found.start()]):
            last = found.lastgroup or ""
    return last


def _first_subject(text: str) -> str:
    found = _SUBJECT.search(text)
    return (found.lastgroup or "") if found else ""


def _around(said: str, found: re.Match[str]) -> str:
    start = said.rfind(" ", 0, max(0, found.start() - 18)) + 1
    return " ".join(said[start : found.end() + 18].split())
