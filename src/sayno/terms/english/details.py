"""What a claim says beyond its kind: whose data, what for, where, on what legal basis, by which link or address."""

import re
from functools import lru_cache
from typing import Final

from sayno.model.claim import Scope
from sayno.terms.english.words import any_of

_PRIVATE: Final = any_of(
    r"\bprivate (?:messages?|communications?|content|chats?|repositor\w+|personal data|data|query|notes|files)\b",
    r"\b(?<!marketing )(?<!promotional )(?<!advertising )messages?\b|\bchats?\b|\bconversations?\b"
    r"|\bconversational data\b",
    r"\bprompts?\b|\b(?:your|user|ai|the|such|api|customer|these|or|its)[ -](?:\w+[ -])?(?:inputs?|outputs?)\b"
    r"(?! (?:to|for|into)\b)",
    r"\binputs? (?:and|or) outputs?\b|\byour input\b|\bdrafts\b|\b(?:chat|api|activity|data)? ?logs\b"
    r"|\btranscripts?\b",
    r"\be-?mails?(?! address)\b(?! communication)|\b(?:voice|audio) (?:data|recordings?|clips?|samples?|commands"
    r"|snippets)\b",
    r"\b(?:snippets of|samples? of your|use your) voice\b|\bcall (?:data|recordings?)\b|\bphone calls\b"
    r"|\brecordings?\b",
    r"\b(?:keyboard|typing|typed|keystrokes)\b|\bwords and phrases\b|\bthe way you (?:use|speak|write|type)\b",
    r"\b(?:location|geolocation|inferred|interaction|usage|device|account creation|commerce|technical|activities"
    r"|activity"
    r"|readership|language) (?:data|events)\b|\bpseudonymi[sz]ed identifiers\b|\bresponse data\b"
    r"|\bsurvey responses\b",
    r"\bprovided to our customer support\b|\bcustomer support portal\b|\bcommunication history\b"
    r"|\bsupport requests\b",
    r"\byour interactions\b|\binteractions with (?:ai|customer|our|meta|your|the|features|my)\b|\binteractions are\b",
    r"\buse interactions\b|\binteraction data\b|\bcontinuous interactions\b|\bsearch (?:history|quer\w+)\b"
    r"|\bquer(?:y|ies)\b",
    r"\bid document\b|\bselfie\b|\bhealth\b|\byour (?:text|code|files|documents|notes|writing)\b"
    r"|\binfo shared with ai\b",
    r"\binformation you (?:choose to submit|provide) to \w+ health\b",
    r"\b(?:browsing|purchase|patients?|driving|symptom|meal|biometric|financial|genetic|medical|sensor|telemetry"
    r"|transaction(?:al)?) (?:and \w+ )?(?:data|history|records?)\b|\bjournal entries\b",
    r"\buploaded (?:photos|images|files|documents|content)\b"
    r"|\b(?:photos|images|files|documents) (?:that )?you upload\b",
)
_PUBLIC: Final = any_of(
    r"\bpublicly (?:available|accessible)\b(?! (?:ai|models?|systems?|tools?))|\bavailable publicly\b|\bblog post\b",
    r"\bpublic (?:\w+ )?(?:posts?|content|information|data|sources|profile|databases|web)\b(?<!public records)",
    r"\b(?:posts?,? (?:and |or )?comments?|comments and posts|answers, posts|photos and their captions"
    r"|posts or photos)\b",
    r"\bcommunity forum\b|\bforum information\b|\bmember generated content\b|\bpublished by users\b"
    r"|\bon the internet\b",
)
_BOTH: Final = any_of(
    r"\bcontent from the use of our services\b|\binformation shared on\b"
    r"|\binformation (?:that )?people have shared\b",
    r"\binformation we collect and publicly\b|\bdata that it receives\b",
)

_PURPOSES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("advertising", any_of(r"\badvertis\w+\b[^.;|]{0,30}\bmodels?\b|\bad (?:delivery|models?|ranking)\b")),
    (
        "generative AI",
        any_of(
            r"\bgen(?:erative)?[ -]?ai\b|\bgenerative (?:models?|artificial|tools?|systems?|technolog\w+)\b"
            r"|\blarge language\b",
            r"\bllms?\b|\blanguage models?\b|\bfoundation(?:al)?(?: or frontier)? (?:ai )?models?\b"
            r"|\bfrontier models?\b",
            r"\bcontent[- ]generating\b|\bimage[- ]generation\b|\bchatgpt\b|\bgpt\b",
        ),
    ),
    ("recommendation", any_of(r"\brecommend(?:ation|er)s?\b[^.;|]{0,30}\b(?:models?|algorithms?|systems?|engine)\b")),
    ("speech recognition", any_of(r"\b(?:speech|voice) (?:recognition|models?)\b|\bacoustic model\b")),
    (
        "safety and moderation",
        any_of(r"\b(?:moderation|abuse|spam|safety)\b[^.;|]{0,40}\b(?:models?|classifiers?|systems?|tools)\b"),
    ),
    ("fraud detection", any_of(r"\bfraud\b[^.;|]{0,40}\b(?:models?|detection|systems?)\b")),
    ("customer support", any_of(r"\b(?:customer support|virtual assistant|support question|chat ?bots?)\b")),
    ("machine learning", any_of(r"\bmachine[- ]learning\b|\balgorithms?\b|\bmodels?\b")),
    ("AI", any_of(r"\bais?\b|\bartificial intelligen\w+")),
)

_REGIONS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("EEA", any_of(r"\beuropean economic area\b|\beea\b")),
    ("EU", any_of(r"\beuropean union\b|\beu\b(?! \w+ act| ai act)|\beurope(?:an region)?\b(?! (?:economic|union))")),
    ("GB", any_of(r"\bunited kingdom\b|\buk\b|\bgreat britain\b")),
    ("CH", any_of(r"\bswitzerland\b|\bswiss\b")),
    ("US-CA", any_of(r"\bcalifornia\b|\bcalifornian?s?\b")),
    (
        "US",
        any_of(
            r"\bunited states\b|\bu\.s\.a?\.?(?=\W|$)|\busa\b|\bus (?:users|residents|data|persons)\b|\bin the us\b"
        ),
    ),
    ("BR", any_of(r"\bbrazil\w*\b")),
    ("CA", any_of(r"\bcanad\w+\b")),
    ("AU", any_of(r"\baustralia\w*\b")),
    ("NZ", any_of(r"\bnew zealand\b")),
    ("JP", any_of(r"\bjapan\w*\b")),
    ("KR", any_of(r"\b(?:south |republic of )?korea\w*\b")),
    ("IN", any_of(r"\bindia\b")),
    ("SG", any_of(r"\bsingapore\b")),
    ("TR", any_of(r"\bt[uü]rk(?:ey|iye)\b")),
    ("CN", any_of(r"\b(?:mainland )?china\b")),
    ("DE", any_of(r"\bgermany\b")),
    ("FR", any_of(r"\bfrance\b")),
    ("IT", any_of(r"\bitaly\b|\bitalian\b")),
    ("IE", any_of(r"\bireland\b(?! limited)")),
)
_BASES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("legitimate interests", any_of(r"\blegitimate interests?\b|\b6 ?\(1\) ?\(?f\)?|\bin our interests?\b")),
    ("consent", any_of(r"\bconsent\b|\b6 ?\(1\) ?\(?a\)?")),
    (
        "contract",
        any_of(r"\b(?:performance of|perform) (?:a|the|our|this) (?:contract|agreement)\b|\bcontractual necessity\b"),
    ),
    ("legal obligation", any_of(r"\blegal obligations?\b(?= \(|\b)")),
)
_NO_BASIS: Final = re.compile(r"\bwithout\b[^.;|]{0,60}\bconsent\b|\bconsent to (?:receiv|the terms)\w*")
_LINK: Final = re.compile(r"\[([^\[\]]{0,300})\]\((\S{1,2000}?)(?:\s+\"[^\"\n]{0,400}\")?\)")
_ADDRESS: Final = re.compile(r"https?://[^\s)>\]|\"]{1,2000}|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_WAY: Final = re.compile(
    r"opt|object|settings?|form|preference|control|toggle|here|submit|request|instructions?|privacy portal"
    r"|contact",
    re.IGNORECASE,
)
_SETTING: Final = re.compile(
    r"\b(?:[Ss]ettings?|Data Controls|Privacy(?: (?:& |and )?\w+)?|Account)(?: ?(?:>|→|›|») ?[A-Z][\w&' ]{1,60}){1,5}"
)


def scope(low: str, wider: str) -> Scope:
    """Whose data a claim is about, by its sentence, or where that does not say by its passage."""
    return _told(low) or _told(wider) or "unspecified"


@lru_cache(1024)
def _told(said: str) -> Scope | None:
    if _BOTH.search(said) is not None:
        return "both"
    private, public = _PRIVATE.search(said) is not None, _PUBLIC.search(said) is not None
    return "both" if private and public else "private" if private else "public" if public else None


def purpose(low: str) -> str | None:
    """What the training is for, in the most particular of some words."""
    return next((name for name, pattern in _PURPOSES if pattern.search(low)), None)


@lru_cache(1024)
def regions(low: str) -> tuple[str, ...]:
    """The regions that are named, by their codes."""
    return tuple(code for code, pattern in _REGIONS if pattern.search(low))


def legal_basis(low: str) -> str | None:
    """The legal basis that is named first in a closed list; consent that is lacking is none."""
    said = _NO_BASIS.sub(" ", low)
    return next((name for name, pattern in _BASES if pattern.search(said)), None)


def link(said: str) -> str | None:
    """The address, or the path of settings, by which a choice is made; ``said`` is the sentence as it was written."""
    links = [(found[1], found[2]) for found in _LINK.finditer(said)]
    way = next((target for text, target in links if _WAY.search(text) or _WAY.search(target)), None)
    if way or links:
        return way or links[0][1]
    if found := _ADDRESS.search(said):
        return found[0].rstrip(".,;")
    found = _SETTING.search(said)
    return found[0].strip() if found else None
