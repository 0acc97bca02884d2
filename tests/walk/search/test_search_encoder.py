"""The sentence encoder: the same vectors as where it is taught, whatever is read beside a text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.walk.search.encoder import LONGEST, Encoder, encoder


@pytest.mark.parametrize(
    ("one", "other", "elsewhere"),
    # The cosines by JAX, of the same weights, with each text filled up to 24 tokens.
    [
        ("crash details going to the developers", "send error reports", 0.5589),
        ("crash details going to the developers", "enable dark mode", 0.0059),
        ("read receipts", "confirm that a message was opened", 0.3875),
        ("Pages loading before I even click!", "prefetch links on hover", 0.4924),
        ("déjà vu in Zürich", "already seen in zurich", 0.6524),
        ("visits being counted", "anonymous usage statistics", 0.4034),
    ],
)
def test_texts_are_as_near_as_where_the_encoder_is_taught(one: str, other: str, elsewhere: float) -> None:
    assert float(np.dot(*encoder().vectors([one, other]))) == pytest.approx(elsewhere, abs=0.001)


ALONE = Encoder()


@given(st.lists(st.text(max_size=400), max_size=5))
def test_any_text_has_a_vector_of_length_one_whatever_is_read_beside_it(texts: list[str]) -> None:
    for text, vector in zip(texts, encoder().vectors(texts), strict=True):
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-4)
        assert np.allclose(vector, ALONE.vectors([text])[0], atol=1e-4)


def test_what_comes_after_the_longest_text_is_not_read() -> None:
    read = "word " * LONGEST
    assert np.allclose(*encoder().vectors([read, f"{read} and more"]), atol=1e-5)
