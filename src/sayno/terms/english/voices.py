"""Who speaks of whom: whether training is affirmed, denied, or forbidden to others."""

import re
from typing import Final, Literal, NamedTuple

from sayno.terms.english.actors import Who, actor, first_subject, last_subject, names_others
from sayno.terms.english.negations import NO_NOT, NOT
from sayno.terms.english.words import OWN, any_of

Stand = Literal["affirmed", "denied", "forbidden", "both", "unwilling"]
"""What a sentence does to an event. both: neither the service nor others may. unwilling: people do not want it, or it
would end if they say so."""


class Voice(NamedTuple):
    """How a sentence takes an event, and the words that say so."""

    stand: Stand
    because: str = ""


_ASIDE: Final = re.compile(r"\((?:except|unless|other than|save)\b[^()]{0,300}\)")
"""An exception in brackets, within a list that goes on."""
_VERB: Final = r"(?:may|will|can|could|do|does|use|uses|also|might|agree|grant)"
_BREAK: Final = any_of(
    r"; ?(?!(?:nor|or|and|neither)\b)(?:[\w-]+ ){1,3}(?:may|can|will|might) (?:also )?(?:use|process|train)\b",
    r"\bbut\b|[.;] ?however\b|\balthough\b|\bwhereas\b|\binstead\b|\bunless\b|\|",
    r"\band (?:may|can|will) (?:also |then )?be used\b",
    r"\bexcept (?:that|where|when|if|to the extent)\b|\bprovided,?(?: however,?)? that\b",
    rf"\s-\s(?:\w+ ){{1,2}}{_VERB}\b(?! ?(?:not|n't|never))",
    rf"[;,.:] ?(?:and |or )?(?:\(?[a-z0-9]{{1,4}}\) ?)?(?:we|they|it|you|this|these|he"
    rf"|she) (?:\w+ )?{_VERB}\b(?! ?(?:not|n't))",
)
"""Where what a "not" governs ends, and something else is said."""
_ALTHOUGH: Final = re.compile(r"[\W\d]*(?:while|although|though|even though|whereas)\b")
"""What begins so says something else after its first comma: "While we do not …, others may"."""
_GRANTS_US: Final = re.compile(r"^ ?(?:grant|give|transfer|assign)s? (?:to )?us\b")
_AGAIN: Final = re.compile(
    r"(?:\bnot|n't|\bnever)\b[^.;|]{0,100}(?:\band|\bor|,) (?:\w+ ){0,2}?(?:will|shall|may|do|does|must|should|to"
    r"|is|are) ?$"
)
"""Before a "not" that only repeats an earlier one: "will not, and will not allow others to"."""
_AUXILIARY: Final = re.compile(
    r".*\b(?P<aux>may|will|shall|must|can|could|should|would|do|does|did|is|are|was|were|be|has|have|agrees?|agreeing"
    r"|undertakes?|commits?|promises?|obligations?|required|contractually)(?: +\w+,?){0,3} *$|\b(?P<short>ca|wo)$"
)
_BINDING: Final = ("may", "must", "shall", "can", "could", "should")
_PASSIVE: Final = re.compile(
    r"^[ ,]*(?:be |been |being |\w+ly |or \w+ ){0,3}(?P<verb>used|utili[sz]ed|processed|shared|sold|accessed|retained"
    r"|included|leveraged|fed|stored|sent|made|disclosed|incorporated|permitted|allowed|authori[sz]ed|entitled"
    r"|licensed"
    r"|eligible|trained|transferred|collected|reproduced|exploited|copied)\b"
)
_PERMITTED: Final = ("permitted", "allowed", "authorized", "authorised", "entitled", "licensed", "eligible")
_UNWILLING: Final = re.compile(
    r"^ ?(?:have (?:the |an? )?(?:ability|option|right|possibility|way)|want|wish|consent|prefer|agree|like|opt|opted"
    r"|object|choose|authori[sz]e us)\b"
)
_REACHES: Final = re.compile(
    r"^ ?(?:\w+ly )?(?:include|extend|cover|permit|allow|authori[sz]e|grant|entitle|give|confer)s?\b"
)
_NO_THIRD: Final = re.compile(
    r"\b(?:third[- ]parties|others|partners|nobody|no one|vendors) (?:is|are)"
    r"\s+(?:permitted|allowed|authori[sz]ed) to\b"
    r"[^.;|]{0,60}\b(?:your|users'|customers'|members')"
)
"""Others who are not let at people's data: "third parties are not allowed to use your posts"."""
_USERS_DATA: Final = re.compile(
    r"\b(?:user|customer|member|client|patient|student|personal)(?:'s|s'|s)? (?:\w+ ){0,2}?(?:data|content|information"
    r"|records)\b"
)
"""What only a service could use so: "Do not use customer data to train models" is an order to itself."""
_MY: Final = re.compile(r"^[^.;|]{0,40}?\bmy\b")
"""People speak for themselves, as on a switch: "Do not use my data for training"."""
_KEPT_FROM: Final = re.compile(r"^ (?:[\w']+ ){1,5}?from being\b")
_DATA_DOES: Final = re.compile(
    r"\b(?:your|their|users?'?s?|customers?'?s?|members?'?s?) (?:\w+ ){0,2}?(?:data|inputs?|content|prompts?"
    r"|messages|chats"
    r"|conversations|files|photos|images|posts|code|documents) (?:do|does|did|will|ca|wo|would) ?$"
)
"""Whose data teach nothing: "your inputs don't train our models"."""
_WAY: Final = re.compile(r"\b(?:to|can|could|may) $")
_HAVE_USED: Final = re.compile(
    r"^ ?(?:have|see) (?:your|their|any of (?:your|their)) (?:\w+ ){0,3}(?:used|processed)\b"
)
_ASIDE_ALL: Final = re.compile(r"\([^()]{0,200}\)")
_PERMITS: Final = re.compile(r"^ ?(?:permit|allow|authori[sz]e|consent to|agree to|license(?! (?:or|and|your)))\b")
_PERMISSION: Final = re.compile(r"\b(?:us(?:e|ing)|licen[cs]e|permission|rights?|access\w*|grant|participation)\b")
_TO_US: Final = re.compile(r"\b(?:us|our)\b|\byour\b|\bcustomers?\b")
_TO_THEM: Final = re.compile(r"^ ?\w+ (?:you|users|customers|anyone|others|third[- ]parties) to\b")
_OUR_USE: Final = re.compile(r"\busing\b|\bthis licen[cs]e\b|\bsuch use\b|\bthis use\b")
_EXCLUDES: Final = re.compile(r"exclud(?:es|ing)")
_AGREED: Final = re.compile(r"\b(?:contracts?|agreements?|terms|includes?|guarantees?|provides?)\b[^.;|]*$")
_GRANT: Final = re.compile(r"\b(?:licen[cs]e|permission|grant|rights?|consent)\b")
_ASKED_TO_STOP: Final = re.compile(r"\b(?:request|ask|tell|want|require|have)\b(?: \w+){0,3} $")
_PEOPLE_CAN: Final = re.compile(
    r"\b(?:you|users|customers?|members|people|they|accounts?|organi[sz]ations?|teams?|workspaces?|admins?|creators)"
    r" (?:can|may|could)\b[^.;|]*$|\b(?:request|ask"
    r"|to) (?:[\w']+ ){0,6}$"
)
_TOLD_NOT: Final = re.compile(
    r"\b(?:instruct|ask|request|tell|direct|require|prefer|choose|like|so that|would)\b"
    r"(?: (?!(?:and|but|are|is|was|were|will|can|may|shall)\b)[\w.']+){0,6} $"
    r"|\byou (?:can|may) (?:ensure|make sure)(?: that)?(?: [\w']+){0,4} $|\bopt-?out to $|[\"'](?:please )?(?:do"
    r"|don) ?$"
)
_WE_REQUIRE: Final = re.compile(
    r"\b(?:we|our \w+|contracts?|agreements?|terms) (?:\w+ ){0,3}?(?:require|oblige|instruct|direct|ask)s?\b"
    r" (?:that )?(?:(?:our|the|all|these) )?(?:[\w-]+ ){0,3}?(?:providers?|vendors?|partners?|processors?"
    r"|third[- ]parties)\b"
)
"""What the service asks of those who work for it is no wish of people."""
_CONDITIONS: Final = re.compile(
    r"\byou agree (?:as follows|that)\b|\bprovided(?:,? however,?)? that\b|\bon (?:the )?condition\b"
    r"|\bsubject to the following\b"
)
_RIGHTS: Final = re.compile(
    r"^ (?:\w+ ){0,4}(?:rights?|licen[cs]es?|permissions?|part|portion|person|one|user|automated|content"
    r"|text and data|use)\b"
)
_RIGHTS_TO_YOURS: Final = re.compile(r" rights? to [^.;|]{0,60}\b(?:your|(?:customer|user|client|member)s?(?:'s|s'))")
_SCRAPING: Final = re.compile(r" (?:\w+ )?(?:scraping|crawling|mining|harvesting)\b| using (?!your\b|customer|user)")
_NO_TRAINING_ON_OURS: Final = re.compile(
    r"^ (?:(?!is\b|are\b|will\b|may\b|shall\b)\w+ ){0,4}?training (?:on|with|from|using) our\b"
    r"(?! (?:side|end|part|user|customer|client|member|patient|student|own)s?\b)"
)
"""What a service holds, and others want: "no model training on our recipes"."""
_NO_DATA: Final = re.compile(r"^ (?:\w+ ){0,6}?(?:data|information|content|inputs?|prompts?|conversations?)\b")
_ON_DATA: Final = re.compile(
    r"[^.;|]{0,90}?\b(?:on|of|with|from|using) (?:(?!our\b|the\b|this\b|these\b)[\w'/-]+ ){0,3}?"
    r"(?:data|prompts?|inputs?|conversations?|chats|messages|uploads|files|documents|images|recordings)\b"
)
"""What only those who have people's data could train on: "No training of models with prompts"."""
_PROVIDERS_TERMS: Final = re.compile(
    r"\b(?:providers?|vendors?|(?:sub-?)?processors|suppliers?|anthropic|openai|google|microsoft|mistral)\b[^.;|]{0,80}"
    r"\b(?:terms|agreements?|contracts?)\b"
    r"[^.;|]{0,20}$"
)
"""By what those who work for the service are bound: "these providers under terms that prohibit them from"."""
_CONTRACTS_THAT: Final = re.compile(
    r"\b(?:contracts?|agreements?|terms|arrangements?)\b(?: with [^.;|]{1,60})? (?:that|which) (?:\w+ly )?$"
)
_TRAINING_ON_YOURS: Final = re.compile(
    r" (?:[\w/-]+ ){0,4}?train\w* (?:\w+ ){0,3}?(?:on|with|using|of) (?:\w+ ){0,2}?"
    r"(?:your|customers?'?|users?'?|client)\b"
)
"""What others are bound not to do, by contracts of the service: "contracts that prohibit training on customer data"."""
_ON_YOURS: Final = re.compile(
    r" from (?:\w+ ){0,4}?train\w* (?:\w+ ){0,4}?(?:on|with|using) (?:your|customers?'?|users?'?)\b"
)
"""What others are bound not to do with people's data: "contractually prohibited from training on your data"."""
_BANNED_AFTER: Final = re.compile(
    r"^[^.;|]{0,240}?\b(?:is|are|be|being) (?:\w+ and )?(?:\w+ly ){0,2}(?:prohibited|forbidden|banned|disallowed"
    r"|unauthori[sz]ed"
    r"|not (?:\w+ )?(?:permitted|allowed|authori[sz]ed|granted|licensed))\b"
    r"|^[^.;|]{0,200}?\b(?:(?:shall|will|would) (?:constitute|be)|constitutes?|is|are) (?:a "
    r"|an )?(?:\w+ )?(?:breach|infringement|violation)"
)
_OPT_IN: Final = re.compile(
    r"(?:(?: on| of| with| for)(?: [\w']+){1,4}?)?(?: (?:is|are))?(?: \w+)? (?:opt-in|(?:turned "
    r"|switched )?off (?:by default|unless)|disabled (?:by default"
    r"|unless))\b"
)
_SHUT_OFF: Final = re.compile(r"(?: (?:is|are)| settings?| options?) (?:\w+ )?(?:disabled|turned off|switched off)\b")
_IF: Final = re.compile(r"\b(?:if|when|where|while|once|unless|until)\b[^.;|,]*$")
_BREACH_TO: Final = re.compile(
    r"\b(?:is|be|are|constitutes?) (?:an? )?(?:\w+ )?(?:breach|violation"
    r"|infringement)\b(?: of [^.;|]{0,60})? to\b[^.;|]*$"
)
_KEPT_OUT: Final = re.compile(
    r"^[^.;|]{0,60}?\b(?:must|may|shall|should) not (?:access|use|crawl|scrape|copy|collect|visit)\b"
)
_ORDER: Final = re.compile(
    r"^[\W\d]*(?:\(?[a-z0-9ivx]{1,4}[.)] *|[^.:;]{1,60}[.:] +)?(?:please )?(?:do not|don't|never|not(?= (?:to|use"
    r"|access|scrape|train|develop|create|build|collect)\b)|no)\b"
)


_UNLESS: Final = re.compile(r"(?<=,) ?(?:unless|except (?:if|when|where)) [^,;.|]{3,80}, ?(?=(?:\w+ ?){0,2}$)")
"""An exception between commas, before what somebody does not do: "we, unless you agree, do not"."""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def voice(low: str, start: int, end: int) -> Voice:
    """How a plain sentence takes the event between ``start`` and ``end``: the nearest "not" that reaches it says."""
    bare = _ASIDE.sub(_blank, NO_NOT.sub(_blank, low)).replace(", however,", " " * 10)
    nots = list(NOT.finditer(bare, 0, end))
    for n, found in reversed(list(enumerate(nots))):
        if n and (found[0] == "nor" or _AGAIN.search(bare[max(0, found.start() - 160) : found.start()])):
            continue
        between = bare[found.end() : max(start, found.end())]
        if _BREAK.search(between) or _in_brackets(bare, found, start) or ("," in between and _ALTHOUGH.match(bare)):
            continue
        if stand := _taken(bare, found, start):
            return Voice(stand, _around(bare, found))
    off = _OPT_IN.match(bare[end:]) or (_SHUT_OFF.match(bare[end:]) if not _IF.search(bare[:start]) else None)
    if off:
        return Voice("denied", off[0].strip())
    if breach := _BREACH_TO.search(bare[:start]):
        return Voice("forbidden", breach[0].strip())
    banned = _BANNED_AFTER.match(bare[end:])
    if banned is None and actor(bare[:start]) == "others":
        banned = _KEPT_OUT.match(bare[end:])
    return Voice("forbidden", banned[0].strip()[-40:]) if banned else Voice("affirmed")


def _in_brackets(bare: str, found: re.Match[str], start: int) -> bool:
    """Whether a "not" stands in brackets that close before the event: "Free plan (not for work): …"."""
    opened, closed = bare.rfind("(", 0, found.start()), bare.find(")", found.end(), max(start, found.end()))
    return closed >= 0 and opened > bare.rfind(")", 0, found.start()) and "(" not in bare[found.end() : closed]


def _taken(bare: str, found: re.Match[str], start: int) -> Stand | None:
    """What one "not" does to the event at ``start``, or None if nothing."""
    before, after = bare[: found.start()], bare[found.end() :]
    stand: Stand | None
    match found.lastgroup or found[0]:
        case "stop" if _EXCLUDES.match(found[0]) and (
            _GRANT.search(before[-60:])
            or re.match(r" (?:any|the|all) rights?\b", after)
            or (start - found.end() < 10 and re.match(r" (?:\w+ )?training\b", after))
        ):
            stand = "denied"
        case "stop" if found[0] == "exclusion of" and _AGREED.search(before[-100:]):
            stand = "denied"
        case "stop":
            asked = _ASKED_TO_STOP.search(before[-60:])
            stand = "unwilling" if start - found.end() < 90 and not asked else None
        case _ if _TOLD_NOT.search(before[-80:]) and not _WE_REQUIRE.search(before[-100:]):
            stand = "unwilling"
        case "ban":
            stand = _banned(found["ban"], before, after)
        case "no":
            forbids = _SCRAPING.match(after) or _NO_TRAINING_ON_OURS.match(after)
            stand = "forbidden" if forbids else _none(before, bare[found.end() : start], after)
        case "halted":
            stand = "denied" if found[0].startswith("we ") or actor(before) == "we" else None
        case "excluded":
            stand = None if _PEOPLE_CAN.search(before[-80:]) else "denied"
            if found[0] == "exclude" and not re.search(r"\w", before):  # a switch: "Exclude your data from training"
                stand = "unwilling"
        case "without":
            stand = "denied"
        case "neither":
            stand = _neither(after)
        case _:
            stand = _negated(bare, found, start)
    return stand


def _negated(bare: str, found: re.Match[str], start: int) -> Stand:
    before, after = _UNLESS.sub(_blank, bare[: found.start()]), bare[found.end() :]
    reached = after[: max(0, start - found.end()) + 40]
    who = actor(before)
    auxiliary = _AUXILIARY.search(before[-60:])
    aux = (auxiliary["aux"] or "can") if auxiliary else ""
    if (_UNWILLING.match(after) and who != "we") or (_ORDER.match(bare[: found.end() + 4]) and _MY.match(after)):
        return "unwilling"
    if who == "we" and _PERMITS.match(after) and not OWN.search(_ASIDE_ALL.sub("", after[: start - found.end() + 160])):
        return "forbidden"
    if _HAVE_USED.match(after) or _GRANTS_US.match(after) or _DATA_DOES.search(before[-80:]):
        return "denied"
    if _REACHES.match(after) and _PERMISSION.search(before[-120:]):
        forbids = _TO_THEM.match(after) is not None or not (_TO_US.search(reached) or _OUR_USE.search(before[-200:]))
    elif passive := _PASSIVE.match(after):
        forbids = _passive(passive["verb"], before, aux, who) and not _NO_THIRD.search(before + reached)
    elif who:
        forbids = who == "others"
    else:
        unowned = not OWN.search(reached) and aux in ("may", "must", "shall")
        ordered = _ORDER.match(bare[: found.end() + 4]) or re.search(r"\bplease (?:do|don)?\W*$", before)
        forbids = unowned or (ordered is not None and not _USERS_DATA.search(reached))
    return "forbidden" if forbids else "denied"


def _passive(verb: str, before: str, aux: str, who: Who) -> bool:
    """Whether "is not used", "may not be used", "is not permitted" forbids."""
    if verb == "licensed":
        return not OWN.search(before[-160:])
    if verb in _PERMITTED:
        return who not in ("we", "providers")
    return not OWN.search(before[-160:]) and (aux in _BINDING or _CONDITIONS.search(before) is not None)


def _banned(word: str, before: str, after: str) -> Stand | None:
    if word.startswith("prevent") and _KEPT_FROM.match(after):
        return None if _WAY.search(before) else "denied"
    if word.startswith(("refrain", "abstain")):
        return "denied" if actor(before) in ("we", "providers") else "forbidden"
    if _PROVIDERS_TERMS.search(before[-120:]) and re.match(r" (?:them|their)\b", after):
        return "denied"
    if _CONTRACTS_THAT.search(before[-120:]) and _TRAINING_ON_YOURS.match(after):
        return "denied"
    bound = last_subject(before[-120:])
    if bound in ("", "we"):
        bound = first_subject(after[:80])
    theirs = not bound and _ON_YOURS.match(after)
    return "denied" if bound == "providers" or theirs or re.match(r" (?:\w+ ){0,3}us\b", after) else "forbidden"


def _none(before: str, reached: str, after: str) -> Stand | None:
    clause = re.split(r"[;.|]", before[-60:])[-1]
    ours = re.search(r"\b(?:we|us)\b", clause + reached) is not None
    if re.match(r" (?:\w+ )?training opt", after):  # "there is no training opt-out"
        return "unwilling"
    if re.match(
        r" (?:(?!is\b|are\b|will\b|may\b|shall\b)\w+ ){0,6}?training\b", after
    ):  # "no model training on customer data", "(no model training)"
        promised = not re.search(r"\w", before) and _ON_DATA.match(after)
        return "denied" if ours or promised or before.endswith("(") or OWN.search(after[:80]) else None
    if re.match(r" (?:time|circumstances?|event|case)\b", after):  # "at no time do we"
        owned = OWN.search(before[-80:]) and _PASSIVE.match(after.partition(" be ")[2])
        return "denied" if ours or OWN.search(reached) or owned else "forbidden"
    if re.match(r" (?:that )?you\b| (?:is|will be|gets) (?:\w+ )?used\b", after):  # "nothing you upload"
        return "denied"
    if re.match(r" (?:\w+ ){0,6}(?:gives?|grants?|permits?|allows?|confers?|construed)\b", after):
        return "denied" if ours else "forbidden"
    if _RIGHTS.match(after):
        own = OWN.search(reached) and not re.match(r" (?:other )?(?:rights?|licen)", after)
        return "denied" if own or ours or _RIGHTS_TO_YOURS.match(after) else "forbidden"
    if re.match(r" of (?:your|it|this|these|that|those|them|(?:the )?(?:\w+ ){1,2}you)\b", after):
        return "denied"
    return "denied" if _NO_DATA.match(after) else None


def _neither(after: str) -> Stand:
    pair = after[:160]
    verb = re.search(r"\b(?:may|will|shall|can|is|are|do|does|use|uses|must)\b", pair)
    pair = pair[: verb.start()] if verb else pair
    if not names_others(pair):
        return "denied"
    return "forbidden" if re.search(r"\byour?\b", pair) else "both"


def _around(said: str, found: re.Match[str]) -> str:
    start = said.rfind(" ", 0, max(0, found.start() - 18)) + 1
    return " ".join(said[start : found.end() + 18].split())
