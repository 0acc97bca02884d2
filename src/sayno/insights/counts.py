"""The counts of each service beside the published figure."""

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, number, sentences, together
from sayno.insights.span import OURS, Span, actions, hull, span
from sayno.model.audit import Insight
from sayno.model.base import Grade
from sayno.model.service import Declaration

WORDS = {True: "agrees", False: "differs", None: "open"}


def count_against_published(given: Given) -> Insight:
    """For each service the actions by grade, the published figure, and whether they agree.

    A count agrees where it lies within the published figure, differs where the two have no number in common, and is
    open otherwise ('at least 7' against 19). The best grade with a number is compared.
    """
    rows = {service: _row(given, service) for service in given.services}
    known = {service: row for service, row in rows.items() if row is not None}
    verdicts = {service: agrees for service, (_, agrees) in known.items()}
    by_word = {word: [s for s, verdict in verdicts.items() if verdict is key] for key, word in WORDS.items()}
    missing = published.COUNTED - set(known)
    return Insight(
        id="count-against-published",
        statement=sentences(
            f"Of {number(len(known), 'service')} with a published number, the count here agrees for "
            f"{len(by_word['agrees'])}, differs for {len(by_word['differs'])}",
            f"and is open for {len(by_word['open'])}.",
        ),
        value={service: row for service, (row, _) in known.items()},
        published=f"Actions to refuse: {'; '.join(_told(given, service) for service in known)}." if known else None,
        holds=together([*verdicts.values(), *(None for _ in missing)]),
        why=sentences(
            f"Differs: {given.names(by_word['differs'])}." if by_word["differs"] else "",
            f"Open, for want of an exact count on one side: {given.names(by_word['open'])}." if by_word["open"] else "",
            given.coverage,
        )
        or "Every count lies within the published figure.",
        sources=(published.STUDY,),
    )


def figure(declaration: Declaration | None) -> Span | None:
    """The published number of a service, if there is one."""
    told = declaration.published if declaration else ()
    return hull(span(one.mode, one.value, one.high) for one in told)


def _row(given: Given, service: str) -> tuple[dict[str, JsonValue], bool | None] | None:
    told = figure(given.declared(service))
    if told is None:
        return None
    ours = {grade: one for grade in OURS if (one := actions(given, service, grade)) is not None}
    agrees = _agrees(next(iter(ours.values())), told) if ours else None
    row: dict[str, JsonValue] = {grade.value: one.json for grade, one in ours.items()}
    row[Grade.PUBLISHED.value] = told.json
    row["agreement"] = WORDS[agrees]
    return row, agrees


def _agrees(ours: Span, told: Span) -> bool | None:
    if ours.within(told):
        return True
    return False if ours.apart(told) else None


def _told(given: Given, service: str) -> str:
    return f"{given.name(service)} {figure(given.declared(service))}"
