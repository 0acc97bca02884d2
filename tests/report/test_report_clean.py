import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.report.clean import LONGEST, clean, host, link, quoted, short


@given(st.text())
def test_nothing_unseen_or_reordering_is_left(text: str) -> None:
    done = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in done)
    assert not any(
        unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI", "PDF", "PDI"} for c in done
    )


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_what_was_taken_out_is_named() -> None:
    assert clean("a\u202eb\x00c\nd") == "a[U+202E]b[U+0000]c d"


@given(st.text(min_size=LONGEST + 1, max_size=LONGEST + 200))
def test_a_cut_says_how_much_it_left_out(text: str) -> None:
    shown, _, rest = short(text).partition("… (")
    left = int(rest.split()[0].replace(",", ""))
    assert text[: len(text) - left].rstrip() == shown


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "JaVaScRiPt:alert(1)",
        "data:text/html,x", "vbscript:x", "//example.org", "/etc/passwd", "http://", "http:///x", "http://[::1",
        "https://exa mple.org", "https://example.org/\u202egpj", "ftp://example.org", "", None,
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert link(address) is None


@pytest.mark.parametrize("address", ["https://example.org/a?b#c", "http://example.org", "HTTPS://EXAMPLE.ORG/ü"])
def test_web_addresses_become_links(address: str) -> None:
    assert link(address) == address


def test_a_link_is_named_by_its_host_and_what_is_none_by_itself() -> None:
    assert host("https://www.example.org/long/path") == "example.org"
    assert host("a book") == "a book"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "*   You can [opt out](https://x.example/off) **here**\ufeff[](https://x.example)<br>",
            "You can opt out here",
        ),
        ("| So we can train our models |", "So we can train our models"),
        ("We train\n  on posts.", "We train on posts."),
    ],
)
def test_a_quotation_is_shown_as_one_reads_it(text: str, read: str) -> None:
    assert quoted(text) == read
