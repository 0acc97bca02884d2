"""Who is named in a sentence: people whom it addresses, providers of the service, the service itself."""

import re
from typing import Final, Literal

Who = Literal["others", "providers", "we", ""]

_OTHERS: Final = (
    r"(?:\byou\b|\b(?:(?:end[- ]|authori[sz]ed )?users?|customers?|members?|developers?|publishers?|licensees?"
    r"|visitors?"
    r"|subscribers?|sellers?|merchants?|clients?|participants?|bots|robots|spiders|crawlers?|scrapers?|competitors?"
    r"|guests?|creators|artists|authors|persons|individuals|partners?|resellers?|advertisers?|players?"
    r"|contributors?|recipients?"
    r"|streamers?)\b(?!['’]|\s(?:data|content|information|property|input))|\bany(?:one|body)\b|\bno[ -]?(?:one"
    r"|body)\b"
    r"|\bany (?:other )?(?:person|user|party|individual|entity|third[- ]party)\b"
    r"(?! (?:ai|service|provider|vendor|model|tool|content))"
    r"|\bthird[- ]part(?:y|ies)\b(?! (?:ai|service|provider|vendor|model|tool|content))|\bothers\b"
    r"|\byour (?:\w+ )?(?:apps?|applications?|employees|agents|organi[sz]ation|end users|users|affiliates"
    r"|representatives)\b)"
)
_PROVIDERS: Final = (
    r"(?:\b(?:ai|model|llm|service|cloud|tool|technology|infrastructure|external|trusted|third[- ]party) (?:\w+ )?"
    r"(?:providers?|vendors?|suppliers?|tools)\b|\b(?:sub-?processors?|vendors|contractors|providers?)\b|\bopenai\b"
    r"|\banthropic\b)"
)
_WE: Final = r"(?:\bwe\b|\bus\b|\bour (?:company|team|models|systems|application|app|service)\b|\bthe company\b)"
_SUBJECT: Final = re.compile(rf"(?P<others>{_OTHERS})|(?P<providers>{_PROVIDERS})|(?P<we>{_WE})")
_OBJECT_POSITION: Final = re.compile(
    r"\b(?:to|with|by|of|from|for|permit|allow|permits|allows|about|on|let|enable|authori[sz]e|help) (?:\w+ )?$"
)
"""Who is named after one of these does not act: "will not permit others to"."""
_FUNCTION_WORDS: Final = re.compile(
    r"\b(?:and|or|but|only|also|further|otherwise|will|shall|may|must|do|does|can|is|are|agrees?|it|they|ca|wo)\b"
)


def actor(before: str) -> Who:
    """Who acts in what comes next: named in the same breath, or a name that stands there by itself, or named before."""
    taken = ""
    for breath in reversed(re.split(r"[,;:()|]|\bthat\b", before[-260:])):
        taken = f"{breath} {taken}"
        if who := last_subject(taken):
            return who
        told = re.search(r"[a-z]{2,}", _FUNCTION_WORDS.sub("", breath))
        if told and not re.match(r" ?(?:and|or)\b", breath) and len(breath.split()) < 9:
            adverbial = re.match(r" ?(?:in|for|to|by|as|with|on|at|under|if|unless|where|when)\b", breath)
            return "" if adverbial else _named(breath)
    return ""


def _named(breath: str) -> Who:
    """A name without more, before "will not": the service's own, unless it says what it is."""
    return (
        ""
        if re.search(
            r"\b(?:data|content|information|inputs?|outputs?|accessory|agreement|licen[cs]e|such|please)\b", breath
        )
        else "we"
    )


def last_subject(text: str) -> Who:
    """The last who is named in a text, and not as an object."""
    last: Who = ""
    for found in _SUBJECT.finditer(text):
        if not _OBJECT_POSITION.search(text[max(0, found.start() - 24) : found.start()]):
            last = _who(found)
    return last


def first_subject(text: str) -> Who:
    """The first who is named in a text."""
    found = _SUBJECT.search(text)
    return _who(found) if found else ""


def names_others(text: str) -> bool:
    """Whether people, or third parties, are named in a text."""
    return re.search(_OTHERS, text) is not None


def _who(found: re.Match[str]) -> Who:
    return "others" if found["others"] else "providers" if found["providers"] else "we"
