import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from sayno.model.base import Grade, Mode
from sayno.report.charts import PALETTE, Mark, Row, actions, timeline
from sayno.report.clean import clean
from sayno.report.reading import Reading


def reading(text: str, mode: Mode, low: float | None, high: float | None = None) -> Reading:
    return Reading(text, mode, low, high, ())


EXACT = reading("8", Mode.MEASURED, 8)
OPEN = reading("≥ 11", Mode.AT_LEAST, 11)
RANGE = reading("3–5", Mode.AT_LEAST, 3, 5)
MOST = reading("≤ 6", Mode.AT_MOST, 6)
ROWS = (
    Row("Exact", (EXACT,), (RANGE,), ""),
    Row("Open", (OPEN,), (EXACT,), ""),
    Row("Ranged", (RANGE,), (OPEN,), ""),
    Row("Most", (MOST,), (MOST,), ""),
    Row("None", (), (), "no way offered"),
)


def drawn(rows: tuple[Row, ...] = ROWS, grade: Grade = Grade.REPLICA) -> Markup:
    return actions("chart", "Actions", grade, rows)


def described(svg: str) -> str:
    return ET.fromstring(svg).findtext("desc") or ""


def test_the_same_chart_is_the_same_text_and_bears_no_date() -> None:
    assert drawn() == drawn()
    assert not re.search(r"20\d\d-|matplotlib", drawn())


@pytest.mark.parametrize("grade", [g for g in Grade if g is not Grade.PUBLISHED])
def test_colours_come_from_the_page_and_text_stays_text(grade: Grade) -> None:
    svg = drawn(grade=grade)
    assert not re.search(r"#[0-9a-f]{3,6}\b(?!\")", re.sub(r"(href|url\()[^ ]*", "", svg))
    assert set(re.findall(r"var\((--[a-z]+)\)", svg)) <= set(PALETTE.values())
    assert f"var(--{grade.value})" in svg
    assert "font-family" not in svg
    assert "<style" not in svg
    texts = [t.text for t in ET.fromstring(svg).iter("text")]
    assert {"Exact", "Open", "≥ 11", "3–5", "no way offered"} <= set(texts)


def test_it_says_in_words_what_it_draws() -> None:
    root = ET.fromstring(drawn())
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "chart-title chart-desc"
    assert {e.get("id") for e in root if e.tag in ("title", "desc")} == {"chart-title", "chart-desc"}
    assert described(drawn()) == (
        "Exact: replica 8; published 3 to 5. Open: replica at least 11; published 8. "
        "Ranged: replica 3 to 5; published at least 11. Most: replica at most 6; published at most 6. "
        "None: replica no way offered; published no number."
    )


def test_an_open_end_is_drawn_otherwise_than_a_count() -> None:
    def shapes(row: Row) -> int:
        return len(re.findall(r"<path", drawn((row,))))

    assert shapes(Row("A", (OPEN,), (), "")) > shapes(Row("A", (reading("11", Mode.MEASURED, 11),), (), ""))


def test_two_charts_of_one_page_share_no_id() -> None:
    one, two = drawn(), actions("other", "Actions", Grade.DOCUMENTED, ROWS)
    ids = [re.findall(r' id="([^"]+)"', svg) for svg in (one, two)]
    assert not set(ids[0]) & set(ids[1])
    for svg, known in zip((one, two), ids, strict=True):
        assert set(re.findall(r'(?:href="|url\()#([^")]+)', svg)) <= set(known)


@settings(max_examples=15)
@given(st.text(max_size=30))
def test_any_name_is_drawn_as_the_text_it_is(name: str) -> None:
    name = clean(name)
    svg = drawn((Row(name, (EXACT,), (), ""),))
    shown = name if len(name) <= 12 else f"{name[:11]}…"
    assert shown in {t.text or "" for t in ET.fromstring(svg).iter("text")} or not shown.strip()
    assert described(svg).startswith(name)


def test_a_dollar_sign_is_no_formula() -> None:
    assert "$x^2$" in {t.text for t in ET.fromstring(drawn((Row("$x^2$", (EXACT,), (), ""),))).iter("text")}


def test_a_chart_without_any_number_is_drawn_too() -> None:
    assert "no way offered" in drawn((ROWS[-1],))


def test_the_timeline_tells_each_mark_and_each_silence() -> None:
    marks = (
        Mark(date(2023, 3, 1), "first", "first mention on 2023-03-01"),
        Mark(date(2025, 1, 2), "last", "last version"),
    )
    svg = timeline("time", "Policies", [("Plaza", marks), ("Silent", ())], date(2026, 5, 4))
    assert described(svg) == "Plaza: first mention on 2023-03-01; last version. Nothing dated is known of Silent."
    years = {t.text for t in ET.fromstring(svg).iter("text")}
    assert {"2023", "2026", "nothing dated"} <= years


def test_a_timeline_without_any_date_is_drawn_too() -> None:
    assert "nothing dated" in timeline("time", "Policies", [("Silent", ())], date(2026, 5, 4))
