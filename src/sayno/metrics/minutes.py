"""Minutes: how long it takes to read the screens of the way.

Definition: ``words`` divided by 238 words a minute; ``detail`` gives the range of most adults, ``fast`` at 300 and
``slow`` at 175 words a minute. Stands beside ``keystroke-level`` and is never added to it.
Source: Brysbaert, Journal of Memory and Language 109 (2019) 104047: silent reading of English non-fiction, 190
studies, 18,573 people (read). Other languages differ; the rate is used for all.
Modes: as ``words``.
"""

from typing import Final

from sayno.metrics.evidence import Evidence
from sayno.metrics.metric import metric
from sayno.metrics.words import words
from sayno.model.finding import Finding

ID: Final = "minutes"

WORDS_A_MINUTE: Final = 238
FAST: Final = 300
SLOW: Final = 175


@metric(ID)
def minutes(evidence: Evidence) -> Finding:
    """The reading time of the refusal's screens."""
    read = words(evidence)
    if not isinstance(read.value, int):
        return read.model_copy(update={"metric": ID})
    return read.model_copy(
        update={
            "metric": ID,
            "unit": "minutes",
            "value": round(read.value / WORDS_A_MINUTE, 2),
            "detail": {
                "words": read.value,
                "fast": round(read.value / FAST, 2),
                "slow": round(read.value / SLOW, 2),
            },
        }
    )
