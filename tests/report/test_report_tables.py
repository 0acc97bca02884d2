import csv
import io
import json

import pyarrow.parquet as pq
from report_town import Shelf, study

from sayno.model.base import Grade, Mode
from sayno.model.finding import Finding
from sayno.report.tables import COLUMNS, csv_bytes, parquet_bytes, records

STUDY = study(Shelf())


def rows_of_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_each_metric_and_grade_of_an_audit_has_one_row() -> None:
    keys = [(r["service"], r["region"], r["surface"], r["metric"], r["grade"]) for r in records(STUDY)]
    expected = {
        (a.service, a.region, a.surface, f.metric, f.grade.value)
        for a in STUDY.audits
        for f in (*a.actions.values(), *a.findings)
    }
    assert len(keys) == len(set(keys))
    assert set(keys) == expected


def test_both_tables_hold_the_same_rows() -> None:
    from_csv = rows_of_csv(csv_bytes(STUDY))
    from_parquet = pq.read_table(io.BytesIO(parquet_bytes(STUDY))).to_pylist()
    assert len(from_csv) == len(from_parquet) == len(list(records(STUDY)))
    for text, typed in zip(from_csv, from_parquet, strict=True):
        assert list(text) == list(typed) == list(COLUMNS)
        for column, value in typed.items():
            match value:
                case None:
                    assert text[column] == ""
                case bool():
                    assert text[column] == str(value).lower()
                case float():
                    assert float(text[column]) == value
                case str():
                    assert text[column] == value
                case _:
                    assert text[column] == value.isoformat()


def test_columns_are_typed_and_say_what_they_mean() -> None:
    schema = pq.read_schema(io.BytesIO(parquet_bytes(STUDY)))
    for name, (kind, meaning) in COLUMNS.items():
        assert schema.field(name).type == kind
        assert schema.field(name).metadata == {b"description": meaning.encode()}


def test_gaps_stay_gaps_and_walks_stand_beside_their_grade() -> None:
    forms = [
        r for r in records(STUDY) if r["service"] == "forms" and r["surface"] == "web" and r["metric"] == "actions"
    ]
    replica = next(r for r in forms if r["grade"] == "replica")
    published = next(r for r in forms if r["grade"] == "published")
    assert (replica["mode"], replica["value_number"], replica["high"]) == ("at-least", 4.0, None)
    assert replica["outcome"] == "undocumented"
    assert json.loads(replica["detail"])["counted"] == [1, 2]
    assert (published["outcome"], published["walk"]) == (None, None)


def test_a_spreadsheet_runs_no_formula_from_free_text() -> None:
    note = '=HYPERLINK("http://example.org")'
    finding = Finding(metric="words", grade=Grade.REPLICA, mode=Mode.UNKNOWN, note=note)
    hostile = STUDY.model_copy(update={"audits": (STUDY.audits[0].model_copy(update={"findings": (finding,)}),)})
    assert {r["note"] for r in rows_of_csv(csv_bytes(hostile))} == {"", f"'{note}"}
    typed = pq.read_table(io.BytesIO(parquet_bytes(hostile))).to_pylist()
    assert note in {r["note"] for r in typed}


def test_the_same_study_gives_the_same_bytes() -> None:
    assert csv_bytes(STUDY) == csv_bytes(study(Shelf()))
    assert parquet_bytes(STUDY) == parquet_bytes(study(Shelf()))


def test_how_far_search_and_route_agree_stands_in_every_row_of_an_audit() -> None:
    plaza = {(r["surface"], r["agreement"]) for r in records(STUDY) if r["service"] == "plaza"}
    assert plaza == {("web", "same"), ("android", "shorter")}
    assert {r["agreement"] for r in records(STUDY) if r["service"] == "forms"} == {"neither"}
