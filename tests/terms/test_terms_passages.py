import itertools

from hypothesis import given
from hypothesis import strategies as st

from sayno.terms.passages import blocks, passages, sentences

MARKDOWN = st.text(
    st.sampled_from(list("ab.A!|#*-1) \t\r\n\u00a0\u2028。<br>_[](é…")) | st.characters(exclude_categories=["Cs"]),
    max_size=200,
)


@given(MARKDOWN)
def test_every_character_that_can_be_seen_lies_in_exactly_one_passage(text):
    found = list(passages(text))
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    inside = "".join(text[p.start : p.end] for p in found)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] for p in found)


@given(MARKDOWN)
def test_blocks_quote_the_text_and_cut_through_no_passage(text):
    cut = list(blocks(text))
    assert all(text[at : at + len(block)] == block for at, block in cut)
    one_by_one = [(at + p.start, at + p.end, p.kind) for at, block in cut for p in passages(block)]
    assert one_by_one == [tuple(p) for p in passages(text)]


@given(MARKDOWN)
def test_sentences_joined_are_the_passage(text):
    assert "".join(text[start:end] for start, end in sentences(text)) == text


def test_a_heading_an_item_a_row_and_a_paragraph_are_passages_of_their_own():
    text = "# Use of data\nWe use\nit thus:\n* to train\n  and to sell\n1. again\n"
    text += "| a | b |\n| c | d |\n\nThe end."
    assert [(p.kind, text[p.start : p.end]) for p in passages(text)] == [
        ("heading", "# Use of data"),
        ("paragraph", "We use\nit thus:"),
        ("item", "* to train\n  and to sell"),
        ("item", "1. again"),
        ("row", "| a | b |"),
        ("row", "| c | d |"),
        ("paragraph", "The end."),
    ]


def test_windows_line_ends_make_no_difference_to_what_a_passage_says():
    text = "# Title\r\nOne\r\ntwo.\r\n\r\n* item\r\n"
    assert [text[p.start : p.end] for p in passages(text)] == ["# Title", "One\r\ntwo.", "* item"]
    assert [block for _, block in blocks(text)] == ["# Title\r\nOne\r\ntwo.", "* item\r\n"]


def test_sentences_end_at_stops_and_cells_not_at_abbreviations():
    said = "We train, e.g. Models. “You” may object, Meta Inc. Ireland says. | A cell |"
    assert [said[a:b].strip() for a, b in sentences(said)] == [
        "We train, e.g. Models.",
        "“You” may object, Meta Inc. Ireland says. |",
        "A cell |",
    ]
