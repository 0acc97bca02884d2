"""What is sought, put together: a topic understood in the language of the interface, and in English."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from sayno.auditing.seeking import MAX_MINUTES, Quest
from sayno.catalogue import Unknown, topics, vocabularies
from sayno.model.base import Surface
from sayno.model.region import Region
from sayno.model.topic import Language
from sayno.model.vantage import Vantage
from sayno.walk.search.meaning import Meaning, TopicMeaning
from sayno.walk.search.phrase import PhraseMeaning, weight
from sayno.walk.search.search import MAX_SCREENS
from sayno.walk.search.words import plain

ENGLISH: Final = "en"


def quest(
    start: str,
    topic: str,
    region: Region,
    language: Language,
    *,
    surface: Surface = "web",
    session: Path | None = None,
    max_screens: int = MAX_SCREENS,
    max_minutes: float = MAX_MINUTES,
) -> Quest:
    """A quest from plain words. Raises ``Unknown`` for a language without a vocabulary."""
    known = {v.language: v for v in vocabularies()}
    if language not in known:
        raise Unknown("language", language, sorted(known))
    languages = tuple(dict.fromkeys((language, ENGLISH)))
    return Quest(
        start=start,
        meaning=meaning(topic, languages, known[language].same),
        vocabularies=tuple(known[one] for one in languages),
        vantage=Vantage(region=region, surface=surface, language=language, date=datetime.now(UTC).date()),
        session=session,
        max_screens=max_screens,
        max_minutes=max_minutes,
    )


def asked(topic: str) -> str:
    """A topic as it was asked for, if it can be looked for.

    Raises ``Unknown`` for a single word that is nearly a topic of the catalogue, for a slip would be searched as a
    phrase and not found, and for a phrase that says nothing.
    """
    known = [t.id for t in topics()]
    words = re.findall(r"\w+", plain(topic))
    slip = topic not in known and " " not in topic.strip() and get_close_matches(topic.casefold(), known, 1, _A_SLIP)
    if slip or not any(map(weight, words)):
        raise Unknown("topic", topic, known)
    return topic


_A_SLIP: Final = 0.85


def meaning(topic: str, languages: Sequence[Language], same: Sequence[Sequence[str]]) -> Meaning:
    """A topic of the catalogue by its id or its title, or any phrase in plain words.

    Raises ``Unknown`` for a phrase without a word that tells what is sought.
    """
    known = {t.id: TopicMeaning(t, languages) for t in topics()}
    named = known.get(topic) or next((m for m in known.values() if m.called(plain(topic))), None)
    meant = named or PhraseMeaning(topic, languages[0], tuple(known.values()), same)
    if isinstance(meant, PhraseMeaning) and not meant.telling:
        raise Unknown("topic, and nothing that tells one, in", topic, sorted(known))
    return meant
