"""Bare items of lists, without a subject: "use the API to train models" forbids or allows by the list it stands in."""

import re
from typing import Final

from sayno.terms.english.events import Event
from sayno.terms.english.scene import Scene
from sayno.terms.english.words import OWN, any_of

_ITEM: Final = re.compile(
    r"\s*(?:[*+•●·–-]|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]|\d+(?:\.\d+){1,4}\.?)\s", re.IGNORECASE
)
_MARK: Final = re.compile(
    r"^[\s|•·\-\"'(]*(?:(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]\s+|[\d.]{2,10}\s+)?(?:[a-z][a-z &-]{2,40}[.:]\s+)?"
)
_FINITE: Final = re.compile(r"\b(?:we|you|is|are|was|were|will|may|can|shall|must|does|do|has|have|includes?|uses)\b")
_RELATIVE: Final = re.compile(
    r"\b(?:that|which|who)\s.*|\b(?:data|information|content|materials?|output)\s(?:you|we|they)\s\w+"
    r"|\([^()]{0,200}\)"
)
_OTHER_BANS: Final = re.compile(
    r"\b(?:reverse[- ]engineer|decompil|disassembl|scrap|crawl|spider|circumvent|sublicen[sc]e|resell|re-sell"
    r"|impersonat"
    r"|malware|virus|infring|harvest|copyright|proprietary|trademark|interfere|unauthori[sz]ed|commercial use"
    r"|misrepresent"
    r"|derivative works|compet(?:e|ing|itive)|derived database)"
)
"""What else stands in lists of what people may not do."""
_OF_DATA: Final = re.compile(r"us(?:e|ing) (?:of )?(?:\w+ )?(?:data|information|feedback|conversations) (?:to|for)\b")
"""What only those who have people's data list among their purposes: "Use data to improve our models"."""
_COMPETES: Final = re.compile(
    r"\bcompet(?:e|es|ing|itive|itor|ition)\w*\b|\bsubstantially similar\b|\bsimilar (?:or competing"
    r"|in functionality)\b"
)
_PERMITTED: Final = any_of(
    r"\b(?:without|absent|unless|except)\b[^.;|]{0,60}\b(?:our|prior|express\w*|written|explicit)\b[^.;|]{0,40}"
    r"\b(?:consent|permission|authori[sz]\w*|permitted|approval|approved|agreement)\b",
    r"\bwithout (?:\w+ )?authori[sz]ation\b",
    r"\bexcept as (?:\w+ ){0,2}?(?:permitted|authori[sz]ed|allowed|provided|approved)\b|\bunless such use is\b",
)
_FORBIDDEN_START: Final = re.compile(
    r"(?:to |directly or indirectly |by )?(?:us(?:e|es|ing)|utili[sz]\w+|access\w*|collect\w*|scrap\w*|crawl\w*"
    r"|ingest\w*"
    r"|min(?:e|ing)|extract\w*|cop(?:y|ying)|aggregat\w*|harvest\w*|gather\w*|download\w*|reproduc\w*|exploit\w*"
    r"|\"crawling|search|misuse|employ\w*|engag\w+|permit\w*|allow\w*|distribut\w*|modify|attempt\w*|distill\w*"
    r"|feed\w*|input\w*|upload\w*|submit\w*)\b"
)
_USE_START: Final = re.compile(r"(?:us(?:e|es|ing)|utili[sz]\w+|access\w*|scrap\w*|crawl\w*|employ\w*|distill\w*)\b")
_MAKING_START: Final = re.compile(
    r"(?:to )?(?:develop|creat|train|build|fine|in the development|in datasets|as inputs?|as part of)"
)
_PURPOSE_START: Final = re.compile(
    r"(?:(?:to|for) (?:\w+,? ){0,2}(?:train|develop|improve|enhance|build|test|provide|create|evaluate|support"
    r"|help|better)"
    r"|(?:develop|improv|enhanc|train|test|build|research|ongoing|provid|review|conduct|perform|analy)\w*\b)"
)
_OUR_PURPOSE: Final = re.compile(
    r"\b(?:provid|maintain|improv|enhanc|develop|secur|protect|operat|personali[sz]|support)\w* (?:and \w+ )?"
    r"(?:our|its) (?:\w+ )?(?:services?|products?|platform|systems?|apps?|business)\b"
)
"""What only the service's own purposes are called."""
_THEIRS: Final = re.compile(
    r"\b(?:platform data|noai|grounded output|(?:the|our) (?:site|api|content|services?|platform|materials"
    r"|outputs?))\b"
)
_OUR_LEARNER: Final = re.compile(
    r"\b(?:our|its|their) (?:\w+[ ,/&-]+){0,6}?(?:models?|algorithms?|technolog\w+|systems?|ai|machine|artificial"
    r"|services?"
    r"|products?|software|tools?)\b"
)

_ANY: Final = re.compile(
    r"\bany (?:\w+[ ,/-]+){0,6}?(?:ai|artificial|machine|model|models|algorithms?|software|use|content|part|data"
    r"|material)\b"
    r"|\banything\b|\banother (?:ai|artificial|model)\b|\btext and data mining\b|\bfrom (?:our|the) (?:services?"
    r"|site|platform)\b"
)
_GIVEN: Final = re.compile(r"any (?:\w+ ){1,4}?(?:that )?you (?:upload|provide|submit|share)\b")
"""What people hand over, in a list of the data that are collected."""
_ACTS: Final = re.compile(
    r"(?:any )?(?:acts? (?:of|that)|conduct (?:that|of)|actions? (?:that|of)|activit(?:y|ies) (?:that|of))\b"
)
_LICENSED: Final = re.compile(
    r"\b(?:requires?|must (?:first )?(?:obtain|have|seek|request)|needs?|only with|subject to) (?:\w+ ){0,4}?"
    r"(?:licen[cs]e|permission|consent|authori[sz]ation|agreement)\b"
)
_OURS: Final = re.compile(
    r"\bour (?:\w+ ){0,3}?(?:content|articles|site|service|services|data|works|journalism|platform|website"
    r"|catalogue?|publications)\b"
    r"|\buse of (?:the|this|our) (?:\w+ )?(?:data(?:set)?s?|content|site|service|api|materials?|outputs?|works?)\b"
)
_RESERVED: Final = re.compile(
    r"\breserv(?:e|es|ed|ing)\b (?:\w+ ){0,4}?rights?\b(?! to (?:use|train|collect|process|develop|improve))"
    r"|\brights? (?:\w+ ){0,4}?reserved\b"
)
_MINING: Final = re.compile(
    r"\breserv(?:e|es|ed|ing) (?:\w+ ){0,3}?rights\b[^.;|]{0,80}\b(?:mining|scrap\w+|reproduc\w+|content|works?)\b"
)
"""Rights reserved, in the words of the directive on copyright, even if it says whose: "all rights to our content"."""


_INCLUDES: Final = re.compile(
    r"\W*(?:this|these|such|the) (?:(?:prohibition|restriction|ban)s? )?"
    r"(?:includes?|extends? to|appl(?:y|ies) to|covers?)\b"
)
_NO_TAKING: Final = re.compile(
    r"\b(?:no (?:one|person|entity|user|party|bot|robot)|nobody|(?:may|must|shall|can) not|cannot|prohibited|forbidden"
    r"|not (?:permitted|allowed))\b"
    r"[^.;|]*\b(?:scrap|crawl|harvest|extract|copy|copied|mine\b|mining|collect|reproduc)\w*"
)
"""What a sentence may forbid of which the next one says what it includes."""


def forbidden(scene: Scene, n: int, event: Event) -> str:
    """Why the event is what people may not do, though the sentence does not say so; empty if it is not."""
    low = scene.sentences[n].low
    if "compet" in low[event.start : event.end] and not re.search(r"\bwe\b", low):
        return "for a rival"
    if _OURS.search(low) and _LICENSED.search(low) and not OWN.search(low):
        return "only with a licence"
    if _MINING.search(low) and not OWN.search(low):
        return "reserved"
    if n and _INCLUDES.match(low) and _NO_TAKING.search(scene.sentences[n - 1].low) and not OWN.search(low):
        return "among what the sentence before forbids"
    if not is_bare(scene, n, event):
        bare = _PERMITTED.sub(" ", low)
        if OWN.search(bare) or re.search(r"\b(?:we|us|our)\b", bare):
            return ""
        return "only with permission" if _PERMITTED.search(low) else "reserved" if _RESERVED.search(low) else ""
    if scene.bans:
        return "its list forbids"
    points = _points(scene, low, event) if scene.bans is None else 0
    enough = 1 if _marked(scene) else 2
    return f"sounds like an item of what one may not do ({points:.1f})" if points > enough else ""


def is_bare(scene: Scene, n: int, event: Event) -> bool:
    """Whether the sentence is an item of a list without a subject of its own: "use the API to train models"."""
    titled = n == 1 and len(scene.sentences[0].low.split()) < 7  # "Misuse data. Except as permitted, use …"
    if n and not titled:
        return False
    sentence = scene.sentences[n]
    mark = _MARK.match(sentence.low)
    begin = mark.end() if mark else 0
    letter = scene.passage[sentence.at(begin) : sentence.at(begin) + 1]
    if titled and sentence.low.startswith("except"):
        begin = max(begin, sentence.low.find(",") + 2)
    listed = scene.ends in (";", ",") or _ACTS.match(sentence.low[begin:]) is not None
    marked = _marked(scene) or listed
    alone = scene.bans is None and len(scene.sentences) == 1
    start = _FORBIDDEN_START if scene.bans else _USE_START if alone else None
    ordered = start is not None and start.match(sentence.low, begin) is not None
    if not (marked or ordered or letter.islower()):
        return False
    begin += 5 * sentence.low.startswith("uses ", begin)  # "whoever … uses the site to train models" in a list
    return _FINITE.search(_RELATIVE.sub(" ", sentence.low[begin : event.start])) is None


def _marked(scene: Scene) -> bool:
    """Whether a passage shows that it is an item of a list: by its mark, its end, or a small letter first."""
    ends = scene.ends in (";", ",") or scene.begins.islower()
    return _ITEM.match(scene.passage) is not None or ends


def _points(scene: Scene, low: str, event: Event) -> float:
    """How much a bare item sounds like one of what people may not do; above 1 it is taken for one."""
    mark = _MARK.match(low)
    body = low[mark.end() :] if mark else low
    if body.startswith("except"):
        body = body.partition(", ")[2]
    own = (
        OWN.search(_RELATIVE.sub(" ", low))
        or re.search(r"\b(?:we|us)\b", low)
        or _OUR_LEARNER.search(low[event.start : event.end + 30])
    )
    return (
        2.0 * bool(_COMPETES.search(low))
        + 2.0 * bool(_PERMITTED.search(low))
        + 1.5 * bool(_FORBIDDEN_START.match(body))
        + 1.0 * bool(_THEIRS.search(low))
        + 1.0 * bool(_OTHER_BANS.search(low))
        + 1.0 * bool(_OTHER_BANS.search(scene.before))
        + 1.5 * bool(_ANY.search(low))
        + 1.0 * bool(re.search(r"\buse of (?:our|the)\b", low))
        + 2.0 * bool(_ACTS.match(body))
        + 1.5 * bool(re.search(r"\bwithout (?:\w+ ){0,3}(?:consent|permission|authori[sz]ation)\b", low))
        + 0.6 * bool(re.search(r"[;,]\s*or\W*$", body))
        + 0.6 * bool(_MAKING_START.match(body))
        - 2.0 * (_GIVEN.match(body) is not None)
        - 2.0 * bool(own)
        - 1.5 * (_OF_DATA.match(body) is not None)
        - 2.0 * bool(_OUR_PURPOSE.search(low))
        - 1.0 * bool(_PURPOSE_START.match(body))
        - 1.0 * (re.match(r"to\b", body) is not None and not _FORBIDDEN_START.match(body))
    )
