"""What a claim speaks of: the data, the models, the people and the conditions that make its meaning.

Two wordings of a claim that name the same of these say the same; one that names messages where the other named posts
does not. Words that stand for all data alike ("content", "information") and for all models alike tell nothing apart.
"""

import re
from functools import lru_cache
from typing import Final

_TERMS: Final = {
    # whose and what data
    "public": r"public(?:ly)?",
    "private": r"private|non-?public|confidential",
    "posts": r"posts?|tweets?|pins?|answers|comments?|reviews?",
    "messages": r"messages?|chats?|conversations?|e-?mails?|direct message\w*",
    "prompts": r"prompts?|inputs?|queries",
    "outputs": r"outputs?",
    "interactions": r"interact(?:ions?|ing)",
    "feedback": r"feedback|ratings?",
    "pictures": r"photos?|pictures?|images?|selfies?|videos?",
    "voice": r"voices?|audio|speech|recordings?|calls?",
    "files": r"files?|documents?|repositor(?:y|ies)|code",
    "place": r"(?:geo)?locations?",
    "use": r"usage|activit(?:y|ies)|behaviou?r",
    "anonymous": r"anonymi[sz]ed?|de-?identified|aggregated?|pseudonymi[sz]ed?",
    "licensed": r"licensed from|licen[sc]e data",
    # what is done with it, to what
    "training": r"(?:re-?|pre-?)?train(?:s|ed|ing)?|fine-?tun\w*",
    "generative": r"generative|gen[ -]?ai|content-generating|generates? content",
    "language": r"(?:large )?language models?|llms?",
    "foundation": r"foundation(?:al)?|frontier|general[- ]purpose",
    "advertising": r"advertis\w+|ads?",
    "recommending": r"recommend\w*|personali[sz]\w+",
    "safety": r"safety|security|abuse|fraud\w*|spam|moderation",
    # who
    "affiliates": r"affiliat\w+|subsidiar\w+|group companies",
    "others": r"third[- ]part(?:y|ies)|partners?|vendors?|collaborators?|recipients?",
    "minors": r"minors?|children|teens?|under (?:the age of )?1[0-9]|adults?",
    # on what condition
    "consent": r"consent\w*|permission|opt(?:ed|ing)?[- ]?in\w*",
    "refusal": r"opt(?:ed|ing)?[- ]?out|objec(?:t|ts|ted|ting|tions?)|turn(?:ed)? off|disabl\w+|withdraw\w*",
    "regardless": r"regardless|whether or not|irrespective",
}
_PATTERNS: Final = {term: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for term, words in _TERMS.items()}
_TARGETS: Final = re.compile(r"\]\([^()]*\)|https?://\S+")


@lru_cache(maxsize=20_000)
def matter(quote: str) -> frozenset[str]:
    """What the words of a claim name; link targets are no words."""
    said = _TARGETS.sub("]", quote)
    return frozenset(term for term, pattern in _PATTERNS.items() if pattern.search(said))
