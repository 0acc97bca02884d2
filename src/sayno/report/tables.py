"""The study as one tidy table, in CSV and in Parquet: a row for each audit, metric and grade."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from sayno.model.audit import Audit, Study, Walked
from sayno.model.finding import Finding

COLUMNS: Final[dict[str, tuple[pa.DataType, str]]] = {
    "service": (pa.string(), "id of the service in the catalogue"),
    "topic": (pa.string(), "what is refused"),
    "region": (pa.string(), "where the person lives: ISO 3166-1 country or ISO 3166-2 state"),
    "surface": (pa.string(), "web, android or ios"),
    "language": (pa.string(), "language of the interface, ISO 639-1"),
    "at": (pa.timestamp("us", tz="UTC"), "when the audit was made"),
    "route": (pa.string(), "id of the route that was followed; empty where there is none"),
    "can_refuse": (pa.string(), "toggle, request, none or unknown"),
    "default": (pa.string(), "what happens to who does nothing: on, off, not-used or unknown"),
    "must_honour": (pa.string(), "whether the law obliges the service to honour a refusal"),
    "outcome": (
        pa.string(),
        "how the walk of this grade that was to refuse, or the search, ended; empty where none was",
    ),
    "walk": (pa.string(), "SHA-256 of that walk's evidence"),
    "agreement": (
        pa.string(),
        "how a search without the declaration stands to the route that was followed: same, shorter, longer, "
        "other-control, not-found, other-start, only-found, neither or unclear; empty where there was no search",
    ),
    "metric": (pa.string(), "id of the metric"),
    "grade": (pa.string(), "how the number is known: live, recorded, replica, documented or published"),
    "mode": (pa.string(), "measured, at-most, at-least, not-applicable, unknown or error"),
    "value_number": (pa.float64(), "the value where it is a number"),
    "value_bool": (pa.bool_(), "the value where it is yes or no"),
    "value_text": (pa.string(), "the value where it is text"),
    "high": (pa.float64(), "with at-least: the upper end where one is known"),
    "unit": (pa.string(), "unit of the value"),
    "note": (pa.string(), "what the metric remarks"),
    "detail": (pa.string(), "the parts that the value is made of, as JSON"),
}
"""Each column with its type and meaning; Parquet carries the meaning with it."""

_FREE_TEXT: Final = frozenset({"value_text", "note"})
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def records(study: Study) -> Iterator[dict[str, Any]]:
    """The rows, in the order of the audits; each metric and grade of an audit stands once."""
    for audit in study.audits:
        seen = set()
        for finding in (*audit.actions.values(), *audit.findings):
            if (finding.metric, finding.grade) not in seen:
                seen.add((finding.metric, finding.grade))
                yield _record(audit, finding)


def _record(audit: Audit, finding: Finding) -> dict[str, Any]:
    walked = _walked(audit, finding)
    value = finding.value
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return {
        "service": audit.service,
        "topic": audit.topic,
        "region": audit.region,
        "surface": audit.surface,
        "language": audit.language,
        "at": audit.at,
        "route": audit.route,
        "can_refuse": audit.can_refuse.value,
        "default": audit.default.value,
        "must_honour": audit.must_honour.value,
        "outcome": walked.outcome.value if walked else None,
        "walk": walked.walk if walked else None,
        "agreement": audit.searched.agreement.value if audit.searched else None,
        "metric": finding.metric,
        "grade": finding.grade.value,
        "mode": finding.mode.value,
        "value_number": float(value) if number and value is not None else None,
        "value_bool": value if isinstance(value, bool) else None,
        "value_text": value if isinstance(value, str) else None,
        "high": None if finding.high is None else float(finding.high),
        "unit": finding.unit,
        "note": finding.note,
        "detail": json.dumps(finding.detail, ensure_ascii=False, sort_keys=True) if finding.detail else None,
    }


def _walked(audit: Audit, finding: Finding) -> Walked | None:
    """The walk that a finding rests on: that of the search, or the one of its grade that was to refuse."""
    if finding.metric == "searched-actions":
        return next(reversed(audit.searched.walks), None) if audit.searched else None
    return next((w for w in audit.walks if w.purpose == "refuse" and w.grade is finding.grade), None)


def csv_bytes(study: Study) -> bytes:
    """The table as CSV (RFC 4180, UTF-8). Free text that a spreadsheet would run as a formula begins with a quote."""
    out = StringIO(newline="")
    writer = csv.DictWriter(out, list(COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _plain(key, value) for key, value in record.items()} for record in records(study))
    return out.getvalue().encode()


def _plain(column: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:g}" if value.is_integer() and abs(value) < 1e6 else repr(value)
        case str():
            return f"'{value}" if column in _FREE_TEXT and value.startswith(_FORMULA) else value
        case _:
            return str(value.isoformat())


def parquet_bytes(study: Study) -> bytes:
    """The table as Parquet, its columns typed and described."""
    fields = [pa.field(n, kind, metadata={"description": meaning}) for n, (kind, meaning) in COLUMNS.items()]
    table = pa.Table.from_pylist(list(records(study)), schema=pa.schema(fields))
    out = BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()
