import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayno.terms.claims import ClaimReader, moved
from sayno.terms.passages import Context, context_of, cut

READER = ClaimReader()
PIECES = st.lists(
    st.sampled_from(
        [
            "We use your posts to train our AI models.",
            "You may not use the Service to train AI models.",
            "Unless you opt out, we train AI models on your content.",
            "* use Output to train machine learning models;",
            "| Train our models | Your messages |",
            "# AI training",
            "You may not:",
            "We like cake.",
            "",
            "\n",
        ]
    ),
    max_size=12,
).map("\n".join)


@given(PIECES)
def test_offsets_quote_the_text_in_order(text):
    found = list(READER.claims(text, "en"))
    assert all(0 <= claim.start < claim.end <= len(text) for claim in found)
    assert all(text[c.start : c.end].strip() == text[c.start : c.end] for c in found)
    assert all(one.start <= other.start for one, other in itertools.pairwise(found))


@given(PIECES)
def test_a_text_claims_what_its_passages_claim_with_their_contexts(text):
    apart = [moved(c, placed.start) for placed in cut(text) for c in READER.judged(placed.text, placed.context)]
    assert apart == list(READER.claims(text, "en"))


def test_the_context_of_an_item_is_its_heading_and_its_lead_in():
    text = "# Rules\n\nText before. You may not:\n\n*   sell;\n*   train models."
    context = context_of(text, text.index("*   train"))
    assert context.heading == "# Rules"
    assert context.lead_in == "Text before. You may not:"


def test_the_context_of_a_row_is_the_first_row_of_its_table():
    text = "| Purpose | Data |\n| --- | --- |\n| Training | Posts |"
    assert context_of(text, text.index("| Training")).header == "| Purpose | Data |"


FOLDER = Path(__file__).parent / "golden"
GOLDEN = [
    group
    for name in ("claims", "clauses", "unseen")
    for group in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
]


@pytest.mark.parametrize(
    "example",
    [example for group in GOLDEN for example in group["examples"]],
    ids=lambda example: example["text"][:60],
)
def test_each_distinction_is_made(example):
    context = Context(**example.get("context", {}))
    kinds = {claim.kind for claim in READER.judged(example["text"], context)}
    assert kinds == set(example.get("claims", "").split())


CLAIMING = [one["text"] for group in GOLDEN for one in group["examples"] if "claims" in one]


@pytest.mark.parametrize("text", CLAIMING, ids=lambda text: text[:60])
def test_what_claims_is_never_screened_out(text):
    assert READER.speaks(text)


UNRELATED = st.lists(
    st.sampled_from(
        [
            "We like cake.",
            "Our offices are open from Monday to Friday.",
            "Contact us by post if a parcel does not arrive.",
            "You pay by card or by bank transfer. Prices include taxes.",
            "We keep invoices for ten years, as the law requires.",
        ]
    ),
    max_size=4,
).map(lambda paragraphs: "".join(f"{paragraph}\n\n" for paragraph in paragraphs))
ALONE = [
    one["text"] for group in GOLDEN for one in group["examples"] if "context" not in one and "\n" not in one["text"]
]


@given(st.sampled_from(ALONE), UNRELATED, UNRELATED)
def test_unrelated_text_around_a_passage_does_not_change_its_claims(passage, before, after):
    alone = READER.claims(passage, "en")
    around = READER.claims(f"{before}{passage}\n\n{after}", "en")
    assert [moved(claim, len(before)) for claim in alone] == list(around)
