"""Read passages of policies that cannot be on AI training, and print what is claimed of them: nothing should be.

Usage: python corpus/silence.py HISTORY...

Of the newest versions of English privacy policies and terms of service, passages without a word of AI, models or
training are drawn by chance: 350 with a word of improving or developing, 150 without.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator
from typing import Final, NamedTuple

from sayno.terms.claims import ClaimReader
from sayno.terms.history import History, open_history
from sayno.terms.language import language_of
from sayno.terms.passages import context_of, passages

SEED: Final = 3
DRAWN: Final = {True: 350, False: 150}
SHORTEST: Final = 40
"""Characters below which a passage says next to nothing."""
_DOCUMENTS: Final = re.compile(r"privacy|terms of service", re.IGNORECASE)
_OF_AI: Final = re.compile(
    r"\bai\b|artificial intel|machine[- ]learn|\bmodels?\b|algorithm|\btrain|fine-tun|\bml\b|neural|llm|gpt|classifier"
    r"|generative|automated|recognition|intelligent|smart",
    re.IGNORECASE,
)
_IMPROVING: Final = re.compile(r"improv|enhanc|develop", re.IGNORECASE)


class Drawn(NamedTuple):
    """A passage, and the text it stands in."""

    said: str
    text: str
    start: int


def plain(history: History) -> Iterator[Drawn]:
    """The passages of a history's newest English versions that have no word of AI."""
    for record in history.records:
        version = record.versions[-1]
        if not _DOCUMENTS.search(version.document):
            continue
        text = history.text(version)
        if language_of(text) != "en":
            continue
        for one in passages(text):
            said = text[one.start : one.end]
            if len(said) >= SHORTEST and not _OF_AI.search(said):
                yield Drawn(said, text, one.start)


def main() -> int:
    """Draw, read, and print each claim; exit code 1 if there is any."""
    parser = argparse.ArgumentParser(description="Read passages that cannot be on AI training.")
    parser.add_argument("history", nargs="+", help="folder, bundle or git address")
    sides: dict[bool, list[Drawn]] = {True: [], False: []}
    for source in parser.parse_args().history:
        with open_history(source) as history:
            for passage in plain(history):
                sides[_IMPROVING.search(passage.said) is not None].append(passage)
    chance = random.Random(SEED)
    drawn = [one for side, many in sides.items() for one in chance.sample(many, min(DRAWN[side], len(many)))]
    reader = ClaimReader()
    claimed = [(one, claim) for one in drawn for claim in reader.judged(one.said, context_of(one.text, one.start))]
    for passage, claim in claimed:
        print(f"{claim.kind}: {passage.said[claim.start : claim.end]}")
    print(f"{len(drawn)} of {sum(map(len, sides.values()))} passages, {len(claimed)} claims")
    return 1 if claimed else 0


if __name__ == "__main__":
    sys.exit(main())
