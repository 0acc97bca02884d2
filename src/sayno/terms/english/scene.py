"""A passage taken apart, with what stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sayno.terms.english.sentences import Sentence, cut, words
from sayno.terms.english.words import ABOUT_AI, AI, any_of
from sayno.terms.passages import Context

_BANS: Final = any_of(
    r"\b(?:you|users?|customers?|developers?|members?|neither)\b (?:\w+ ){0,3}?(?:may|must|shall|will|can|agree"
    r"|should|are"
    r"|undertake) ?(?:\w+ ){0,3}?(?:not\b|n't\b)|\bcannot\b|\bprohibit\w*|\bforbidden\b|\bnot (?:permitted"
    r"|allowed)\b",
    r"\bdon'?ts\b|\bdo not\b|\bdon't\b|\brestrictions?\b|\brestricted\b|\bunauthori[sz]ed\b|\bmisuse\b"
    r"|\bagree not to\b",
    r"\brefrain\b|\bunacceptable\b|\bacceptable use\b|\bmay not\b|\bshall not\b|\bwill not\b",
)
_HEAD_ROW: Final = re.compile(
    r"\s*\|\s*\**(?:data(?: types?)?|types? of (?:personal )?(?:data|information)|(?:data )?categor(?:y|ies)"
    r"(?: of [\w ]{1,30})?|information(?: types?)?|purposes?|what (?:data|we collect))\**\s*\|",
    re.IGNORECASE,
)
"""How the first row of a table begins, which says what its columns hold."""
_DISOWNS: Final = re.compile(
    r"\b(?:we|our (?:\w+ )?\w+|ai(?: \w+)?|the (?:app|service|company))\b (?:\w+ ){0,2}?"
    r"(?:(?:do|does|did|will|shall|would) not|(?:do|does|wo|would)n't|never|cannot)\b"
    r"(?! (?:\w+ )?(?:allow|permit|tolerate|authori[sz]e|want|accept))"
)
"""What opens a list of what the service itself does not do: "We do not:", "What we never do"."""
_CROSSED: Final = re.compile(r"\W{0,4}[✗✘❌🚫]")
"""The mark of an item that says what is not done."""
_NAME_DISOWNS: Final = re.compile(
    r"^\W*(?:[\d.]+ )?(?!(?:you|users?|customers?|members?|clients?|developers?|they|visitors?|people|what|this|it)\b)"
    r"[\w-]{3,}(?: (?!you|users?|customers?)\w+)? (?:will|does|do) (?:not|never)\W*$"
)
"""The same of a service that calls itself by its name: "Acme will not"."""
_PURPOSES: Final = any_of(
    r"\bwe (?:\w+ ){0,3}?(?:use|process|collect|share|disclose)\b|\bwe (?:may|can|will)\b|\bpurposes?\b",
    r"\bhow we use\b|\bwhy we\b",
    r"\buse of (?:your )?(?:personal )?(?:information|data)\b|\blegitimate interests?\b|\byou grant\b|\blicen[cs]e\b",
    r"\bthe right to\b|\bwe(?: also)?\W*$",  # "We:"
)

_LEARNING_TOOL: Final = re.compile(
    rf"{AI}[^.;|]{{0,80}}?\b(?:in|behind|powers?|drives?) (?:our|the|its) ((?:\w+ ){{1,4}}(?:tools|systems|engine))\b"
)


_PARTNERS: Final = re.compile(
    r"[\s|]*(?:(?:our|selected|data|third[- ]party|commercial|business|certain|other|and) ){0,4}"
    r"(?:partners|third[- ]parties|collaborators|recipients)[\s|.]*"
)
"""A cell that says who else receives the data."""
_HANDS_ON: Final = any_of(
    r"\b(?:sent|sends?|sending|transmit\w*|forward\w*|rout(?:e|es|ed|ing)|processed (?:using|by|with|through))\b",
    r"\b(?:free[- ](?:tiers?|plan|version)|paid[- ](?:tier|plan|key)|own (?:terms|policy|policies))\b",
    r"\b(?:third[- ]party|providers?|operators?)\b",
)
"""What a passage says of a service that hands things on to the maker of a model."""
_WE: Final = re.compile(r"\b(?:we|our)\b")
_NAMED_WE: Final = re.compile(r"\"(?:we|us|our),?\"|\b(?:parent|affiliat|subsidiar|group compan)\w*")
_TITLE: Final = re.compile(
    r"\s*(?:#{1,6}\s.*|(?:\d+(?:\.\d+)*[.)]?\s+)?\*\*[^*]{1,90}\*\*[.:]?"
    r"|(?P<item>[*+•-]\s+\*\*[^*]{1,90}\*\*[.:]?)"
    r"|\d+(?:\.\d+)*[.)]?(?:\s+(?:[A-Z][\w'’-]*|[—–&/-]|(?:an?|and|by|for|from|in|of|on|or|our|the|to|with|your)\b))+)\s*",
    re.DOTALL,
)
_SAYS: Final = re.compile(
    r"\b(?:we|you|is|are|isn|aren|was|were|will|may|can|shall|must|does|do|don|has|have|not|never)\b"
)
_RELATIVE: Final = re.compile(
    r"^\W*(?:[\w/&-]+ ){0,4}?(?:data|information|content|materials?) (?:that |which )?(?:we|you|they)\b"
)
"""A title that names data by what is done with them: "Personal data we use to train our models"."""
_TITLE_WORDS: Final = 12
MOST: Final = 60
"""Sentences of a passage that are looked at for whose data it is about."""


@dataclass(frozen=True)
class Scene:
    """A passage taken apart, with what stands around it."""

    passage: str
    context: Context

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences, in order."""
        return list(cut(self.passage))

    @cached_property
    def about_ai(self) -> bool:
        """Whether the passage, or what governs it, names AI."""
        around = words(" ".join(self.context))
        return any(ABOUT_AI.search(s.low) for s in self.sentences) or ABOUT_AI.search(around) is not None

    @cached_property
    def learners(self) -> tuple[str, ...]:
        """Tools and systems that the passage says are AI: "machine learning in our discovery tools"."""
        return tuple(found[1] for s in self.sentences for found in _LEARNING_TOOL.finditer(s.low))

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(words(self.passage).split())

    @cached_property
    def before(self) -> str:
        """The last sentence of the paragraph before, made plain."""
        return words(self.context.before)

    @cached_property
    def beginning(self) -> str:
        """Its words; of a long one, those of the first :data:`MOST` sentences, or cells."""
        return " ".join(one.low for one in self.sentences[:MOST])

    @cached_property
    def for_partners(self) -> bool:
        """Whether one of its cells names partners, as those who receive the data."""
        return any(_PARTNERS.fullmatch(one.low) for one in self.sentences[:MOST])

    @cached_property
    def hands_on(self) -> bool:
        """Whether it speaks of somebody to whom the service hands things on."""
        return any(_HANDS_ON.search(one.low) for one in self.sentences)

    @cached_property
    def speaks_for_itself(self) -> bool:
        """Whether it says "we" of the service, and not of a company that it names so: "Acme ("we")"."""
        return _WE.search(self.beginning) is not None and _NAMED_WE.search(self.beginning) is None

    @cached_property
    def begins(self) -> str:
        """The first character that can be seen."""
        return self.passage.lstrip()[:1]

    @cached_property
    def ends(self) -> str:
        """The last character that can be seen."""
        return self.passage.rstrip()[-1:]

    @cached_property
    def row(self) -> bool:
        """Whether it is a row of a table."""
        return self.begins == "|"

    def is_title(self, n: int) -> bool:
        """Whether the ``n``-th sentence but names what comes: a heading, or bold words before others."""
        sentence = self.sentences[n]
        if n > 1 or len(sentence.low.split()) > _TITLE_WORDS or _SAYS.search(_RELATIVE.sub("", sentence.low)):
            return False
        title = _TITLE.fullmatch(self.passage, sentence.start, sentence.end)
        return title is not None and (title["item"] is None or len(self.sentences) > 1)

    @cached_property
    def heads(self) -> bool:
        """Whether it is the first row of a table, as far as one can see."""
        return self.row and _HEAD_ROW.match(self.passage) is not None and _SAYS.search(self.beginning) is None

    @cached_property
    def disowns(self) -> bool:
        """Whether what opens its list says that the service does not do what it lists."""
        if _CROSSED.match(self.passage):
            return True
        lead = self.context.lead_in or self.context.heading
        said = words(lead)[-400:]
        return _DISOWNS.search(said) is not None or _NAME_DISOWNS.match(said) is not None

    @cached_property
    def bans(self) -> bool | None:
        """Whether what opens its list forbids (True), gives purposes (False) or says neither (None)."""
        if self.disowns:
            return False
        for said in (self.context.lead_in, self.context.heading):
            low = words(said)[-400:]
            if _BANS.search(low):
                return True
            if _PURPOSES.search(low):
                return False
        return None


def names_learner(low: str) -> bool:
    """Whether a sentence says of a tool that it is AI, so that to improve it is to train."""
    return _LEARNING_TOOL.search(low) is not None


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place where a pattern stands in a text."""
    found: Iterator[re.Match[str]] = pattern.finditer(text)
    latest: re.Match[str] | None = None
    for one in found:
        latest = one
    return latest
