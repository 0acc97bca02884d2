"""Whether training that has happened can be undone."""

from pydantic import JsonValue

from sayno.insights.given import Given
from sayno.model.audit import Insight

ANSWERS = ("yes", "no", "unknown", "not-applicable")


def past_training(given: Given) -> Insight:
    """By service, as its declaration knows it. The published study makes no claim here."""
    by_answer = {a: [d.id for d in given.declarations if d.past_training.undone == a] for a in ANSWERS}
    value: dict[str, JsonValue] = {
        d.id: {"undone": d.past_training.undone, "text": d.past_training.text} for d in given.declarations
    }
    sources = (d.sources[key].url for d in given.declarations for key in d.past_training.sources)
    return Insight(
        id="past-training",
        statement=(
            f"Past training can be undone: {given.names(by_answer['yes'])}; cannot: {given.names(by_answer['no'])}; "
            f"not known: {given.names(by_answer['unknown'])}."
        ),
        value=value,
        sources=tuple(dict.fromkeys(url for url in sources if url)),
    )
