"""Whose documents never name the control by which people refuse."""

from pydantic import JsonValue

from sayno.insights.given import Given, sentences
from sayno.model.audit import Insight
from sayno.model.service import Declaration


def policy_silence_on_control(given: Given) -> Insight:
    """By service, as its declaration states of dated texts. The published study makes no claim here.

    A service is silent where it has a way to refuse and every text that was looked at leaves it out. Nothing is
    said of a service whose declaration does not state it.
    """
    with_control = [d for d in given.declarations if any(route.purpose == "refuse" for route in d.routes)]
    stated = {d.id: texts for d in with_control if (texts := _stated(d))}
    silent = [service for service, texts in stated.items() if not any(texts.values())]
    partly = [s for s, texts in stated.items() if s not in silent and not all(texts.values())]
    unsaid = [d.id for d in with_control if d.id not in stated]
    value: dict[str, JsonValue] = {service: dict[str, JsonValue](texts) for service, texts in stated.items()}
    return Insight(
        id="policy-silence-on-control",
        statement="Whether documents name the way to refuse is not stated."
        if not stated
        else sentences(
            f"Have a way to refuse that none of their documents looked at names: {given.names(silent)}.",
            f"Only some of their documents name it: {given.names(partly)}." if partly else "",
        ),
        value=value,
        why=f"Not stated of the documents of {given.names(unsaid)}." if unsaid else None,
    )


def _stated(declaration: Declaration) -> dict[str, bool]:
    """The latest statement on each document of each collection."""
    dated = sorted(declaration.policy, key=lambda event: event.date)
    return {f"{e.document} ({e.collection})": e.names_control for e in dated if e.names_control is not None}
