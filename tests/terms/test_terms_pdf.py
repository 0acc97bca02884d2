"""A PDF's lines put together to paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from sayno.terms.claims import ClaimReader
from sayno.terms.pdf import paragraphs

PAGE = """Privacy Policy
How we use your data
We use your public posts to train our AI models, as we have told in the notice that came with
the last version. We do not use your private messages for this purpose.
• You can opt out of AI training at any time in your settings, wherever you are and whatever
European law applies.
"""


def test_a_heading_and_an_item_are_paragraphs_of_their_own() -> None:
    read = paragraphs([PAGE]).split("\n\n")
    assert [one.split("\n")[0][:20] for one in read] == [
        "Privacy Policy", "How we use your data", "We use your public p", "• You can opt out of",
    ]  # fmt: skip
    assert read[-1].endswith("European law applies.")


def test_no_heading_gets_into_what_is_quoted() -> None:
    text = paragraphs([PAGE])
    quotes = {text[claim.start : claim.end] for claim in ClaimReader().claims(text, "en")}
    assert quotes
    assert not any("How we use" in quote for quote in quotes)


def test_what_runs_along_the_pages_is_left_out_wherever_the_number_of_the_page_stands() -> None:
    told = ("What is told on the first page goes", "on here.", "The end.")
    pages = [f"Terms of the service\n{text}\nPage {n} of 3" for n, text in enumerate(told, 1)]
    assert paragraphs(pages) == "What is told on the first page goes\non here.\n\nThe end."
    assert paragraphs(["Terms\nOne thing is told."]) == "Terms\n\nOne thing is told."


@given(st.lists(st.text("ab .A1•\n", max_size=80), max_size=1))
def test_of_one_page_no_word_is_lost(pages: list[str]) -> None:
    assert paragraphs(pages).split() == " ".join(pages).split()
