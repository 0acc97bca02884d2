"""Which platform is the hardest to refuse."""

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, listing, sentences
from sayno.insights.span import OURS, Span, actions
from sayno.model.audit import Insight
from sayno.model.base import Grade


def hardest_platform(given: Given) -> Insight:
    """The service with most actions, by grade.

    The published claim fails where another service surely needs as many as the one it names, and holds where that
    one surely needs more than every other that the claim counts. The best grade that can tell decides.
    """
    by_grade = {grade: spans for grade in OURS if (spans := _spans(given, grade))}
    verdicts = {grade: _verdict(spans) for grade, spans in by_grade.items()}
    decided = next((grade for grade, verdict in verdicts.items() if verdict is not None), None)
    value: dict[str, JsonValue] = {
        grade.value: {
            "most": list(_most(spans)),
            "actions": {service: one.json for service, one in spans.items()},
            "holds": verdicts[grade],
        }
        for grade, spans in by_grade.items()
    }
    return Insight(
        id="hardest-platform",
        statement=_statement(given, by_grade),
        value=value,
        published=published.HARDEST_SAYS,
        holds=verdicts[decided] if decided else None,
        why=sentences(_why(given, by_grade, decided), given.coverage),
        sources=(published.STUDY,),
    )


def _spans(given: Given, grade: Grade) -> dict[str, Span]:
    return {service: one for service in given.services if (one := actions(given, service, grade)) is not None}


def _most(spans: dict[str, Span]) -> tuple[str, ...]:
    top = max(one.least for one in spans.values())
    return tuple(service for service, one in spans.items() if one.least == top)


def _verdict(spans: dict[str, Span]) -> bool | None:
    named = spans.get(published.HARDEST)
    if named is None:
        return None
    others = {service: one for service, one in spans.items() if service in published.COUNTED - {published.HARDEST}}
    if named.most is not None and any(one.least >= named.most for one in others.values()):
        return False
    if len(others) == len(published.COUNTED) - 1 and all(named.above(one) for one in others.values()):
        return True
    return None


def _statement(given: Given, by_grade: dict[Grade, dict[str, Span]]) -> str:
    if not by_grade:
        return "No number of actions is known for any service of this study."
    grade, spans = next(iter(by_grade.items()))
    top = _most(spans)
    open_ended = [service for service, one in spans.items() if one.most is None]
    return sentences(
        f"Most known actions (grade {grade}): {listing(f'{given.name(s)} {spans[s]}' for s in top)}.",
        f"Only a lower bound is known for {given.names(open_ended)}." if open_ended else "",
    )


def _why(given: Given, by_grade: dict[Grade, dict[str, Span]], decided: Grade | None) -> str:
    known = {grade: spans[published.HARDEST] for grade, spans in by_grade.items() if published.HARDEST in spans}
    if not known:
        return "No number of actions is known here for the platform that the claim names."
    grade = decided or next(iter(known))
    told = f"By grade {grade}, {given.name(published.HARDEST)} takes {known[grade]}"
    rest = [f"{given.name(s)} {one}" for s, one in by_grade[grade].items() if s != published.HARDEST]
    compared = f"{told}; {', '.join(rest)}." if rest else f"{told}; no other service has a number."
    if decided:
        return compared
    open_end = "what lies beyond is not documented" if known[grade].most is None else "the numbers do not settle it"
    return f"{compared} Whether it is the hardest stays open: {open_end}."
