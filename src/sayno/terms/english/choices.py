"""Finds where a sentence tells people that they can refuse, or must first agree."""

import re
from typing import Final, Literal, NamedTuple

ChoiceKind = Literal["unless", "consent", "can", "setting", "object", "if", "unwilling"]


class Choice(NamedTuple):
    """A wording of choice, where it stands, and whether it binds: without it, nothing is done."""

    kind: ChoiceKind
    start: int
    end: int
    binds: bool
    """The service does it only if people agree ("not without your consent"), or they said no ("if you opt out")."""


_PEOPLE: Final = r"(?:you|users?|customers?|members?|people|anyone|individuals?|they|artists?|creators?|admins?|administrators?|account (?:owners?|holders?)|the (?:user|customer|member|artist|creator)|data subjects?|participants?|subscribers?)"
_OPT: Final = r"opt(?:s|ed|ing)?[- ]?(?:out|in)\b"

_CHOICES: Final[tuple[tuple[ChoiceKind, bool, re.Pattern[str]], ...]] = (
    (
        "unless",
        True,
        re.compile(
            rf"\b(?:unless|until|only (?:if|when|where)|except (?:if|when|where)|provided(?: that)?)\s(?:and until\s)?(?:\(?[a-z]\)\s)?(?:{_PEOPLE})\s(?:\w+\s){{0,4}}?(?:{_OPT}|opt\b|object|direct|instruct|consent|agree|allow|permit|enable|turn|choose|chose|elect|authori[sz]e|give|gave|provide|grant|disable|withdraw|ask|request|tell|select|decide)\w*"
            rf"|\bunless\s(?:\w+\s){{0,3}}?(?:authori[sz]ed|directed|instructed|permitted|consented|agreed|requested)\s(?:to\s)?by\s(?:you|the\s(?:\w+\s)?(?:customer|user|member|artist|creator)|customers?|users?)"
            rf"|\bonly with (?:your|the (?:user|customer|artist)'s|explicit|express|prior)\b"
        ),
    ),
    (
        "consent",
        True,
        re.compile(
            r"\b(?:with|without|absent|subject to|based on|upon|after obtaining|obtain(?:ing|s)?|on the basis of|needs?|requires?|have|has|asks?(?: for)?|seek)\s(?:first\s)?(?:your|(?:the|that|such|any|each|a)\s(?:applicable\s)?(?:\w+\s)?(?:customer|user|member|artist|creator|owner|individual|rights?holder)'?s?'?|customer'?s?|users?'?s?|member'?s?|artist'?s?|creator'?s?|owner'?s?|their|explicit|opt-in|affirmative)\s?"
            r"(?:(?:customer|user|artist|creator|owner|member|individual|individual|rights?holder|applicable rightsholder)s?'?s?'?\s)?(?:(?:explicit|express|expressed|prior|written|specific|clear|affirmative|informed|separate|individual|opt-in|further|and|or|active|own)[\s,]+){0,5}"
            r"(?:consent|permission|authori[sz]ation|approval|instructions?|agreement|direction|opt-in)\b"
            r"|\b(?:consent|permission|authori[sz]ation|approval|opt-in)\s(?:of|from|by)\s(?:you\b|the\s(?:applicable\s|relevant\s)?(?:user|customer|artist|creator|member|rights?holders?|individual|data subject))"
            r"|\bauthori[sz]ation from the applicable rights?holders?\b|\bwithout (?:your )?(?:explicit |prior )?consent\b|\bwhere you (?:have )?(?:actively |explicitly |expressly )?(?:chosen|consented|agreed|opted|given)\b"
            r"|\b(?:if|when|where) you (?:have )?(?:\w+ )?(?:consent|agree|opt|opted|chosen|choose) (?:to|in)\b|\bif (?:you|they) (?:give|gave|have given) (?:us )?(?:your |their )?(?:consent|permission)\b"
            r"|\bwithout your instruction\b|\byou (?:must|need to|have to) (?:first )?(?:opt|consent|agree)\b|\bopt-in (?:basis|only|mechanism)\b|\bdo(?:es)? not consent\b|\bactively (?:choose|give|opt|share|chosen)\w*\b"
        ),
    ),
    (
        "object",
        False,
        re.compile(
            rf"\b(?:rights? to|wish to|like to|want to|how to|ability to|able to|option to|possibility to|opportunity to|choose to|{_PEOPLE})\s(?:\w+\s){{0,3}}?(?:object|oppose|refuse|decline|{_OPT}|withdraw|restrict|limit)\b|\bobject(?:ed|ing|ion|ions)?\s(?:to|form)\b|\b(?:submit|exercise|file|send)\s(?:\w+\s){{0,3}}?(?:objections?|requests?)\b"
            rf"|\bright to object\b|\b(?:withdraw|revoke)(?:ing|al)?\s(?:of\s)?(?:your|their|this|that|consent)\b|\bhave objected\b|\balready objected\b|\bto prevent us from\b|\bchoose not to\b|\boption to refuse\b"
        ),
    ),
    (
        "can",
        False,
        re.compile(
            rf"\b{_OPT}"
            rf"|\b{_PEOPLE}\s(?:can|may|could|will be able to|are able to|have the (?:ability|option|right|choice) to|has the (?:ability|option|right) to|(?:are|is|remain) in control of)\s(?:\w+\s){{0,3}}?(?:control|choose|decide|manage|disable|turn|change|adjust|instruct|prevent|stop|toggle|deactivate|switch|update|select|set|designate|tag|whether)\b"
            rf"|\b(?:are|is|remain)\sin\scontrol\b|\bability to (?:control|choose|decide)\b|\b(?:turn(?:ed|ing)?|switch(?:ed|ing)?)\s(?:\w+\s){{0,5}}?off\b|\bdisabl(?:e|ed|ing)\b|\buntick\w*|\buncheck\w*|\btoggle\b"
            r"|\bable to (?:tag|mark|label)\b|\binstruct\s\w+(?:\s\w+)?\s(?:not to|to refrain)\b|\brequest that (?:we|your)\b|\bask us (?:not )?to\b|\b(?:contact|email|write to) us to (?:opt|request|object)\b|\bcontrols? available to you\b|\buser controls\b|\bsubmit requests?\b"
        ),
    ),
    (
        "setting",
        False,
        re.compile(
            r"\b(?:your|their|user|account|privacy|data[- ]sharing|sharing|training|data|app|application|platform|service-related|the|admin)\s(?:\w+\s){0,2}?(?:settings?|preferences?|controls?\b|console)\b|\bsettings page\b|\b(?:through|via|in|using|navigate to|by visiting|under)\s(?:your\s|the\s|its\s)?(?:\w+\s){0,2}?settings\b|\bdata sharing preferences\b|\b(?:change|adjust)\syour\spreference\b|\bopt-out (?:policy|mechanism|form|setting)\b"
        ),
    ),
    (
        "if",
        True,
        re.compile(
            rf"\b(?:if|when|once|where)\s(?!they\b)(?:{_PEOPLE})\s(?:\w+\s){{0,8}}?(?:do(?:es)? not|don't|doesn't|would prefer|prefer|'d prefer|wish|want|would like|{_OPT}|opt to|object\w*|submit an objection|turn(?:ed)?\s\w+\soff|disable\w*|withdraw\w*|untick\w*|decline\w*|already objected|'ve already objected)\b|\bif you'd prefer\b|\bif you've already objected\b|\byou'd prefer not\b"
        ),
    ),
)

_OTHER_CHOICES: Final = re.compile(
    r"\b(?:marketing|promotional|newsletter|e-?mails? (?:communication|marketing)|cookies?|targeted ad\w*|interest-based|sale of|\bsold\b|arbitration|class action|subscription|unsubscribe|location sharing|push notification|text messages|automatic update|personali[sz]ed (?:content|ads?|advertising)|recommendations|review or an? appeal)\b"
)
"""General choices that have nothing to do with AI."""

_NOT_CHOICE: Final = re.compile(
    r"\b(?:objects? (?:in|of|and|or|recogni\w+)|an object\b|the object of|object code|object[- ]oriented|our (?:prior |express |written )*(?:consent|permission)|without (?:our|its) (?:prior |express |written )*(?:consent|permission)|choose to (?:use|connect|submit|provide|share|upload|participate)|choose not to provide)"
)


def choices(low: str) -> list[Choice]:
    """The wordings of choice in a plain sentence, in order."""
    said = _NOT_CHOICE.sub(lambda found: " " * len(found[0]), low)
    found = [
        Choice(kind, match.start(), match.end(), binds)
        for kind, binds, pattern in _CHOICES
        for match in pattern.finditer(said)
    ]
    return sorted(found, key=lambda choice: (choice.start, choice.end))


def about_other_things(low: str) -> bool:
    """Whether a sentence speaks of a choice that has nothing to do with AI: marketing, cookies, arbitration."""
    return _OTHER_CHOICES.search(low) is not None
