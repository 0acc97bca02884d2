"""The sentence encoder: what the published model says of a text, from weights that are a quarter as large."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.walk.search.encoder import LONGEST, Encoder, encoder


@pytest.mark.parametrize(
    ("one", "other", "published"),
    # The cosines of the published weights (SHA-256 53aa5117…), in single precision and with the exact gelu.
    [
        ("crash details going to the developers", "send error reports", 0.332),
        ("crash details going to the developers", "enable dark mode", 0.044),
        ("read receipts", "confirm that a message was opened", 0.323),
        ("Pages loading before I even click!", "prefetch links on hover", 0.338),
        ("déjà vu in Zürich", "already seen in zurich", 0.677),
        ("visits being counted", "anonymous usage statistics", 0.352),
    ],
)
def test_texts_are_as_near_as_by_the_published_weights(one: str, other: str, published: float) -> None:
    assert float(np.dot(*encoder().vectors([one, other]))) == pytest.approx(published, abs=0.015)


ALONE = Encoder()


@given(st.lists(st.text(max_size=400), max_size=5))
def test_any_text_has_a_vector_of_length_one_whatever_is_read_beside_it(texts: list[str]) -> None:
    for text, vector in zip(texts, encoder().vectors(texts), strict=True):
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-4)
        assert np.allclose(vector, ALONE.vectors([text])[0], atol=1e-4)


def test_what_comes_after_the_longest_text_is_not_read() -> None:
    read = "word " * LONGEST
    assert np.allclose(*encoder().vectors([read, f"{read} and more"]), atol=1e-5)
