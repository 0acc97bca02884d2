"""Finds where a sentence tells people that they can refuse, or must first agree."""

import re
from typing import Final, Literal, NamedTuple

from sayno.terms.english.words import any_of

ChoiceKind = Literal["unless", "consent", "object", "can", "setting", "if"]
"""unless: done unless people say no, or only if they say yes. consent: done with, or not without, their consent.
object: a right to object, refuse, withdraw. can: something they can do about it. setting: a setting is named. if: what
happens if they refuse."""


class Choice(NamedTuple):
    """A wording of choice, and where in the sentence it stands."""

    kind: ChoiceKind
    start: int
    end: int


_PEOPLE: Final = (
    r"(?:(?:an?|the|your|any|such|each) (?:\w+ )?)?(?:you|i|users?|customers?|members?|people|anyone"
    r"|individuals?|they|artists?|creators?|admins?|administrators?"
    r"|artist|creator|admin|administrator|individual|account (?:owners?|holders?)|data subjects?"
    r"|participants?"
    r"|subscribers?|rights?holders?|clients?|patients?|parents?|accounts?|organi[sz]ations?|teams?"
    r"|workspaces?|owners?)(?:'ve|'d|'re)?"
)
_PERSON: Final = (
    r"(?:customer|user|member|artist|creator|owner|individual|rights?holder|data subject|subscriber|client|patient"
    r"|parent|participant)"
)
_OPT: Final = r"opt(?:s|ed|ing)?[- ]?(?:out|in)(?:to)?\b"
_AGREEMENT: Final = r"(?:consent|permission|authori[sz]ation|approval|instructions?|agreement|direction|opt-in)\b"
_SUCH: Final = (
    r"(?:(?:explicit|express|expressed|prior|written|specific|clear|affirmative|informed|separate|individual"
    r"|opt-in|further|enterprise|parental|relevant"
    r"|and|or|active|own)[ ,]+){0,5}"
)
_WITH: Final = (
    r"(?:with|without|absent|requests?|subject to|based on|rel(?:y|ies|ying) on|upon|after obtaining|obtain(?:ing"
    r"|s)?|on the basis of|needs?"
    r"|requires?"
    r"|have|has|asks?(?: for)?|seek)"
)
_WHOSE: Final = (
    rf"(?:your|my|(?:the|that|such|any|each|a) (?:applicable )?(?:\w+ )?{_PERSON}(?:'s|s'|')?|{_PERSON}s?(?:'s|s'|')?"
    rf"|their"
    r"|explicit|opt-in|affirmative|parental|those rights?holders')"
)

_CHOICES: Final[tuple[tuple[ChoiceKind, re.Pattern[str]], ...]] = (
    (
        "unless",
        any_of(
            rf"\b(?:unless|until|only (?:if|when|where)|except (?:if|when|where|to the extent(?: that)?)"
            rf"|provided(?: that)?):? (?:and until )?"
            rf"(?:\(?[a-z0-9]\) )?{_PEOPLE} (?:\w+ ){{0,4}}?(?:{_OPT}|opts?\b|object|direct|instruct|consent"
            rf"|agree(?!ment)|allow"
            r"|permit|enable|turn|switch|switch|choose|chose|elect|authori[sz]e|give|gave|provide|grant|disable"
            r"|withdraw|ask"
            r"|request"
            r"|tell|select|decide|activate|say|said|join|share|contribute|volunteer)\w*",
            rf"\bonly (?:[\w'/-]+ ){{1,18}}(?:if|when|where|after|once) {_PEOPLE} (?:\w+ ){{0,4}}?(?:{_OPT}|opt"
            rf"|agree|allow|permit"
            r"|enable|turn|switch|choose|chose|consent|give|grant|activate)\w*",
            r"\bunless\b[^.;|]{0,300}\(?\d\) you(?:'ve| have) (?:\w+ )?(?:agreed|consented|opted)",
            r"\bunless (?:\w+ ){0,3}?(?:authori[sz]ed|directed|instructed|permitted|consented|agreed"
            r"|requested) (?:to )?by "
            rf"(?:you\b|the (?:\w+ )?{_PERSON}|{_PERSON}s?\b)",
            rf"\bunless (?:otherwise )?agreed (?:otherwise )?with (?:you\b|(?:the )?{_PERSON}s?\b)",
            r"\bunless (?:an? )?(?:\w+ ){0,4}?agreement\b[^.;|]{0,60}\bwith you\b",
            r"\bunless (?:explicitly |expressly |separately )?(?:consented|opted[- ]in|agreed|authori[sz]ed"
            r"|permitted|approved)\b"
            r"(?! otherwise| by (?:\w+ )?law)",
            r"\bunless we (?:[\w,]+ ){0,10}?(?:obtain|get|receive|have|ask for|seek)(?:ed)? (?:\w+ ){0,4}?"
            r"(?:consent|permission|opt-in)\b",
            r"\bonly with (?:your|explicit|express|prior|the \w+'s)\b|\bsubject to your opt-?(?:out|in)\b",
        ),
    ),
    (
        "consent",
        any_of(
            rf"\b{_WITH} (?:first )?(?:(?:getting|obtaining|receiving|seeking|having) )?{_WHOSE}[ ,]*"
            rf"(?:{_PERSON}s?(?:'s|s'|')? )?{_SUCH}{_AGREEMENT}",
            rf"\b{_AGREEMENT} (?:of|from|by) (?:you\b|(?:the|that) (?:applicable |relevant )?{_PERSON})",
            r"\bwithout (?:first )?asking\b|\brequires? (?:the |an? )?(?:\w+ )?(?:consent|opt-?in)\b"
            r"|\bconsent is (?:always )?(?:required|needed|necessary)\b",
            r"\b(?:when|while|if) (?:(?:this|that|it|the|your) )?(?:[\w'-]+ ){0,4}?(?:is|are) (?:turned |switched )?"
            r"(?:on|off|enabled|disabled)\b",
            r"\bwith (?:[\w'-]+ ){1,4}(?:turned |switched )?(?:on|off|enabled|disabled)(?=,)",
            r"\bwithout (?:your )?(?:explicit |prior )?consent\b|\bwithout your instruction\b"
            r"|\bdo(?:es)? not consent\b",
            r"\b(?:if|when|where) (?:you|they|the user)(?:'ve)? (?:have |has )?(?:\w+ )?(?:consent|agree|opt"
            r"|opted|chosen"
            r"|choose|consented|agreed) (?:to|in|into|that)\b",
            rf"\b(?:if|when|where|once) {_PEOPLE} (?:have |has )?(?:\w+ )?(?:switch|turn)(?:ed)? (?:\w+ )?on\b",
            r"\bif you (?:accept|allow (?:it|this|that)|say yes)\b(?=[,.;)])",
            rf"\b(?:authori[sz]ed|permitted|allowed) by your (?:\w+ )?{_AGREEMENT}",
            rf"\b(?:if|when|where|once) {_PEOPLE} (?:have |has )?(?:\w+ )?(?:consent|agree)(?:ed|d)?(?=[,.;)]|$)",
            r"\bif (?:you|they) (?:give|gave|have given) (?:us )?(?:your |their )?(?:consent|permission)\b",
            r"\bwhere (?:you|the user)(?:'ve)? (?:has |have )?(?:actively |explicitly |expressly )?(?:chosen"
            r"|consented"
            r"|agreed|opted|given)\b",
            r"\byou (?:must|need to|have to) (?:first )?(?:opt|consent|agree)\b|\bopt-in (?:basis|only"
            r"|mechanism)\b|\b(?:is|are) opt-in\b",
            r"\bactively (?:choose|give|opt|share|chosen)\w*\b|\bwe will seek that consent\b"
            r"|\bonly\b[^.;|]{0,60}\bvoluntarily (?:cho\w+|elect|opt|decide|agree)\w*\b"
            r"|\bunless explicitly enabled\b",
            r"\bwe (?:will )?ask (?:you |for |your |first)?[^.;|]{0,40}\bbefore\b|\bopportunity to (?:object"
            r"|refuse|opt)",
        ),
    ),
    (
        "object",
        any_of(
            rf"\b(?:rights? to|wish to|like to|want to|how to|ability to|able to|option to|possibility to"
            rf"|opportunity to"
            rf"|choose to|{_PEOPLE}) (?:\w+ ){{0,3}}?(?:object|oppose|refuse|decline|{_OPT}|withdraw|restrict"
            rf"|limit)\b",
            r"\bobject(?:ed|ing|ion|ions)? (?:to|form)\b|\b(?:submit|exercise|file"
            r"|send)\w* (?:\w+ ){0,3}?(?:objections?)\b",
            r"\bright to object\b|\b(?:withdraw|revoke)(?:ing|al)? (?:of )?(?:your |their |this |that |the |its "
            r"|any )?(?:consent|permission|authori[sz]ation|agreement)\b",
            rf"(?<!\bwe )(?<!\bit )(?<!company )\b(?:may|can|could) (?:also |always )?(?:object to|oppose|{_OPT})",
            r"\b(?:have|already) objected\b|\bto prevent us from\b|\bchoose not to\b|\bprohibit us from\b",
            r"\brequests? (?:related|relating) to (?:their|your)\b|\bsubmit requests\b|\bexercis\w+ your choices\b",
        ),
    ),
    (
        "can",
        any_of(
            rf"\b{_OPT}|\bopt(?:s|ed|ing)? (?:your|their|the|an?) (?:\w+ )?(?:out|in)\b",
            rf"\b{_PEOPLE} (?:can|may|could|will be able to|are able to|(?:have|has) the (?:ability|option|right"
            rf"|choice) to"
            r"|(?:are|is|remain) in control of) (?:\w+ ){0,3}?(?:control|choose|decide|manage|disable|turn|change"
            r"|adjust"
            r"|instruct|prevent|stop|toggle|deactivate|switch|update|select|set|designate|tag|exclude|whether)\b",
            r"\b(?:consent|opt-?out|opt-?in|training) (?:toggle|switch|checkbox)\b"
            r"|\btoggle\b[^.;|]{0,80}\boff\b|\b(?:request|ask) that (?:[\w']+ ){1,6}be (?:excluded|removed"
            r"|exempted)\b",
            r"\b(?:are|is|remain) in control\b|\bability to (?:control|choose|decide)\b|\b(?:choose|elect|select"
            r"|decid|control)\w* whether\b|\b(?:have|has) (?:a|the) choice\b",
            r"\bdepending on (?:your|their) (?:\w+ ){0,3}?(?:settings?|preferences|choices?)\b[^.;|]{0,60}"
            r"\bus(?:e|ed|es)\b[^.;|]{0,60}\b(?:train|improv|develop)\w*",
            rf"\b{_PEOPLE} (?:can|may) (?:also )?(?:use|start|open|choose|switch to) (?:an? |the )?"
            r"(?:temporary|incognito|private|ghost)\b",
            r"\b(?:turn(?:ed|ing)?|switch(?:ed|ing)?) (?:\w+ ){0,5}?off\b|\b(?:disabl|deactivat)(?:e|es|ed|ing)\b"
            r"|\bunti?ck\w*"
            r"|\buntick\w*",
            r"\buncheck\w*|\btoggle\b|\bable to (?:tag|mark|label)\b|\binstruct \w+(?: \w+)? (?:not to|to refrain)\b",
            r"\bto (?:change|stop|prevent|avoid|disable|turn off|switch off) (?:this|it|that)\b",
            r"\b(?:ask|request) (?:us )?for (?:[\w']+ ){1,4}to be (?:excluded|removed|left out|exempted)\b",
            r"\b(?:tell|ask|instruct|notify) (?:[\w.']+ ){1,6}?(?:not to|to stop)\b|\b(?:let us know"
            r"|(?:tell|inform|notify) us)(?: \w+){0,4}? (?:that|if) you (?:do not|don't|no longer"
            r"|would (?:prefer|rather))\b",
            r"\byou (?:can|may) (?:ensure|make sure)\b[^.;|]{0,60}\bnot\b",
            r"\b(?:who|that) (?:object|opt out|(?:do not|don't) (?:want|wish|agree|consent))\b",
            r"\b(?:training|participation|taking part|use of [^.;|]{0,40}features?|features?)\b[^.;|]{0,40}"
            r"\b(?:is|are) (?:entirely |completely |strictly )?(?:voluntary|optional)\b",
            r"\b(?:option|choice) (?:not to|to not)\b",
            r"\b(?:requests?|ask for)\b[^.;|]{0,60}\bremov\w*\b[^.;|]{0,60}"
            r"\bfrom (?:\w+ ){0,2}(?:training|models?|data ?sets?)\b",
            r"\bto (?:decide|choose|control) (?:if|whether|how)\b",
            r"\b(?:option|setting|switch|toggle) to (?:exclude|keep|prevent|stop|disable)\b"
            r"|^\W*(?:stop|prevent) (?:your|the) (?:\w+ ){0,3}?from\b|^\W*stop (?:sharing|contributing|sending)\b",
            r"^\W*exclude your\b|\b(?:do not|don't|never) (?:use|share|sell|train on) my\b",
            rf"\b{_PEOPLE} (?:can|may|could) (?:\w+ ){{0,2}}?(?:activate|enable)\b",
            rf"\b(?:if|when|once) {_PEOPLE} (?:enable|activate|turn on) (?:the |an |our |any )?optional\b",
            r"\b(?:request|require|ask|demand) that (?:we|your)\b|\bask us (?:not )?to\b|\b(?:contact|email"
            r"|write to) us to (?:opt"
            r"|request|object)\b",
            rf"\b{_PEOPLE} (?:can|may|could) (?:\w+ ){{0,2}}?(?:join|leave|enrol in|take part in)(?: or \w+)?"
            r" (?:the|our|this|any) (?:\w+ ){0,2}?programme?\b",
            r"\bcontrols? (?:which are )?available to you\b|\buser controls?\b|\bnot to provide us with\b",
        ),
    ),
    (
        "setting",
        any_of(
            r"\b(?:your|their|user|account|privacy|data[- ]sharing|sharing|training|data|app|application|platform"
            r"|service-related|the|admin) (?:\w+ ){0,2}?(?:settings?|preferences?|controls?\b|console)\b"
            r"|\bsettings page\b",
            r"\b(?:through|via|in|using|navigate to|by visiting|under) (?:your |the |its )?(?:\w+ ){0,2}?settings\b",
            r"\bdata sharing preferences\b|\b(?:change|adjust|manage) your preferences?\b"
            r"|\bopt-out (?:policy|mechanism|form|setting|preferences)\b",
        ),
    ),
    (
        "if",
        any_of(
            rf"\b(?:if|when|once|where|following|to the extent(?: that)?) (?!they\b){_PEOPLE}"
            rf" (?:\w+ ){{0,8}}?(?:(?:do not|don't|doesn't|does not) "
            rf"(?:want|wish|agree|consent|opt|authori[sz]e|like)|would prefer|prefer|wish to (?:opt|object|stop"
            rf"|prevent)"
            rf"|want (?:us )?to (?:opt|object|stop|prevent)|would like (?:us )?(?:not|to (?:opt|object|stop"
            rf"|prevent))|{_OPT}"
            r"|opt to|object\w*|submit an objection|turn(?:ed)? (?:\w+ )?off|disable\w*|withdraw\w*|untick\w*"
            r"|(?:choose|elect|decide)\w* to (?:enable|turn on|activate|disable|turn off)"
            r"|decline\w*"
            r"|already objected|refuse\w*)\b",
            rf"\b(?:if|when|once) {_PEOPLE} (?:\w+ )?(?:enable|activate|use)d? (?:\w+ )?(?:privacy|temporary"
            rf"|incognito|zero)\b",
            r"\bif you(?:'d| would) (?:prefer|rather)\b|\bif you've already objected\b|\byou'd prefer not\b"
            r"|\bupon exercise of such opt-out\b",
            r"\bfollowing an opt-?out\b|\bonce you turn this off\b",
        ),
    ),
)

_NOT_CHOICE: Final = any_of(
    r"\bobjects? (?:in|of|and|or|recogni\w+)|\ban object\b|\bthe object of|\bobject code|\bobject[- ]oriented",
    r"\b(?:our|its) (?:prior |express |written )*(?:consent|permission)",
    r"\bwhether\b[^.;|]{0,60}\b(?:enabled or disabled|disabled or enabled|on or off)\b",
    r"\btraining (?:(?:settings?|options?) )?(?:(?:is|are|has been) )?(?:\w+ )?(?:disabled|turned off|switched off)\b"
    r"(?! by default| unless| until)",
    r"\bno (?:[\w-]+ ){0,3}?(?:switch|setting|option|way|toggle|means) to (?:disable|turn off|switch off|opt out)\b",
    r"\b(?:cannot|can't|can not) be (?:\w+ )?(?:disabled|turned off|switched off|deactivated)\b",
    r"\bif you (?:do not|don't) (?:agree|consent)\b[^.;|]{0,140}?,? (?:please )?(?:do not|don't"
    r"|you (?:must|should) not) (?:install|use|access|download)\b",
    r"\bwe (?:may|can|might|could|reserve the right to)\b[^.;|]{0,80}\b(?:disable|suspend|turn off|switch off)\b",
    r"\b(?:object|objection|objects) to (?:\w+ ){0,4}(?:sub-?processors?|transfers?)\b",
    r"\bwithdraw (?:your |the |any |their )(?!(?:\w+ )?(?:consent|permission|authori|approval|agreement|objection))\w+",
    r"\b(?:read|reviewed|seen|viewed) by (?:a )?humans? [^.;|]{0,30}?\bconsent|\bhumans? (?:to )?(?:read"
    r"|review)\b[^.;|]{0,80}?"
    r"\b(?:consent|agreement)",
    r"\b(?:understand|learn|remember|infer|predict|know)\w* (?:about )?(?:(?:your|user|their|our) (?:[\w ]{1,40}, "
    r"(?:and )?){0,3})?(?:(?:your|their) )?(?:\w+ )?preferences\b",
    r"\b(?:may|can|could) not (?:opt|object|refuse)\b|\bcannot (?:opt|object|refuse)\b",
    r"\bnot have the (?:ability|option|right|possibility) to (?:\w+ )?(?:opt|object|refuse|withdraw)\w*(?: out)?"
    r"|\bno (?:\w+ )?opt-?out\b",
    r"\b(?:not|n't|no) (?:\w+ ){0,2}?(?:offer|provide|have|require|need) (?:an? )?opt-?(?:in|out)\b"
    r"|\bby opt-in, or at all\b",
    r"\b(?:turned|switched) off by default\b",
    r"\b(?:reminders|notifications|e-?mails|newsletters|messages|alerts|communications) (?:that )?"
    r"(?:you|they|users)(?:'ve| have)? opted in(?:to)?\b",
    r"\b(?:do not|don't|have not|haven't|did not|never) opt[- ]?(?:ed )?in\b|\bno opt-?in\b(?! (?:is )?(?:required"
    r"|needed))",
    r"\bif (?:you|(?:the )?(?:customer|user|client)) (?:do not|don't|does not|doesn't) agree,? (?:do not|don't"
    r"|please (?:do not|don't)|(?:you|they|it) (?:must|should|may) not)\b",
    r"\bopted (?:not to|out of) receiv\w+\b",
    r"\bask(?:ed)? us to(?= and| or|[,.;:)]|$)",
    r"\beven (?:if|when|where|though) [^,;.|]{0,80}?(?:not|n't) (?:consent|agree|opt|authori[sz]e)\b",
    r"\bif (?:you|(?:the )?(?:customer|user|client|organi[sz]ation)) (?:do not|don't|does not|doesn't)"
    r" (?:agree|consent) (?:to|with) [^.;|]{0,60}?\b(?:terms|agreement|polic(?:y|ies)|conditions|notice|foregoing)\b",
    r"\bregardless of (?:\w+ ){0,3}?opt-?out\b",
    r"\b(?:not|n't) (?:\w+ ){0,3}?(?:reversed|undone|affected|removed) by (?:an? |the |your |any )?(?:\w+ )?"
    r"(?:opt-?out|objection|withdrawal)\b",
    r"\b(?:manage|review|view|see|download|export|access),? (?:and|or|&) delete\b",
    r"(?<!voluntarily )\bchoose to (?:use|connect|submit|provide|share|upload|participate)|\bchoose not to provide",
)
_OTHER_CHOICES: Final = any_of(
    r"\b(?:marketing|promotional|newsletter|e-?mail communications?|cookies?|targeted ad\w*|interest-based"
    r"|sale of|sold"
    r"|arbitration|class action|(?:cancel\w*|from|of) (?:\w+ )?subscription"
    r"|unsubscribe|location sharing|push notifications?|text messages"
    r"|automatic updates?|personali[sz]ed (?:content|ads?|advertising)|recommendations|review or an? appeal"
    r"|new subprocessor"
    r"|object to the (?:change|update))\b"
)
"""General choices that have nothing to do with AI."""


def choices(low: str) -> list[Choice]:
    """The wordings of choice in a plain sentence, in order."""
    said = _NOT_CHOICE.sub(lambda found: " " * len(found[0]), low)
    found = [Choice(kind, one.start(), one.end()) for kind, pattern in _CHOICES for one in pattern.finditer(said)]
    return sorted(found, key=lambda choice: (choice.start, choice.end))


def about_other_things(low: str) -> bool:
    """Whether a sentence speaks of a choice that has nothing to do with AI: marketing, cookies, arbitration."""
    return _OTHER_CHOICES.search(low) is not None
