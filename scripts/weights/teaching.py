"""Teaching the encoder which setting people mean: what asks for a setting comes nearer to it than to all others.

Each step takes the settings of a few applications. Of each, the topic and the phrase that ask for it are compared with
all labels (in half of the steps: with their headings and explanations), and with all headings, since a heading is what
leads there; the loss is the cross entropy of the right one, "InfoNCE" (van den Oord et al. 2018, arXiv 1807.03748).
"""

import random
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray
from rich.progress import track
from tokenizers import Tokenizer

from examples import Application, Setting
from published import Weights
from sayno.walk.search import bert
from sayno.walk.search.words import plain

_AT_ONCE: Final = 4
"""So many applications are compared in one step: the settings beside it are what one may be confused with."""
_ROUNDS: Final = 3
_RATE: Final = 3e-5
_WARMING: Final = 0.1
_DECAY: Final = 0.01
_SHARPNESS: Final = 20.0
"""What a cosine is multiplied by, as the model was trained."""
_BACK: Final = 0.3
"""What it weighs that a setting finds who asks for it, beside the other way round."""
_HEADED: Final = 0.2
"""What it weighs that its heading is found."""
_SEED: Final = 7

_TOPIC: Final = 8
_PHRASE: Final = 18
_LABEL: Final = 12
_EXPLAINED: Final = 36
_HEADING: Final = 8
"""So many tokens are read of each: few are longer."""


class Texts(NamedTuple):
    """Rows of tokens, filled up to one length."""

    tokens: NDArray[np.int32]
    there: NDArray[np.float32]


class Lesson(NamedTuple):
    """What one step compares: one row for each setting, filled up to one number of rows."""

    topics: Texts
    phrases: Texts
    settings: Texts
    headings: Texts
    right: NDArray[np.float32]
    """Which settings are called like the one of the row, as itself is: 1, else 0. A row without a setting has none."""
    headed: NDArray[np.float32]
    """Which headings are called like that of the row."""


def taught(weights: Weights, tokenizer: Tokenizer, applications: Sequence[Application]) -> Weights:
    """The weights after all lessons; the same each time on the same machine."""
    chance = random.Random(_SEED)
    rows = max(sum(sorted(len(a.controls) for a in applications)[-_AT_ONCE:]), 1)
    lessons = list(chain.from_iterable(_round(applications, chance) for _ in range(_ROUNDS)))
    rate = optax.warmup_cosine_decay_schedule(0.0, _RATE, max(1, round(_WARMING * len(lessons))), len(lessons))
    rule = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=_DECAY))
    now = {name: jnp.asarray(tensor) for name, tensor in weights.items()}
    state = rule.init(now)

    def learn(now: Any, state: Any, lesson: Lesson) -> tuple[Any, Any]:
        changes, state = rule.update(jax.grad(loss)(now, lesson), state, now)
        return optax.apply_updates(now, changes), state

    compiled = jax.jit(learn)
    for settings in track(lessons, "teaching"):
        now, state = compiled(now, state, lesson(settings, rows, tokenizer, explained=chance.random() < 0.5))
    return {name: np.asarray(tensor) for name, tensor in now.items()}


def _round(applications: Sequence[Application], chance: random.Random) -> Iterator[list[Setting]]:
    """All applications once, a few at a time."""
    shuffled = chance.sample(applications, len(applications))
    for start in range(0, len(shuffled), _AT_ONCE):
        yield [setting for application in shuffled[start : start + _AT_ONCE] for setting in application.controls]


def lesson(settings: Sequence[Setting], rows: int, tokenizer: Tokenizer, *, explained: bool) -> Lesson:
    """What is compared in one step."""
    called = [setting.explained if explained else setting.own for setting in settings]
    headings = list(dict.fromkeys(setting.under for setting in settings if setting.under))
    packed = partial(_packed, tokenizer=tokenizer, rows=rows)
    return Lesson(
        packed([setting.asked[0] for setting in settings], length=_TOPIC),
        packed([setting.asked[1] for setting in settings], length=_PHRASE),
        packed(called, length=_EXPLAINED if explained else _LABEL),
        packed([plain(heading) for heading in headings], length=_HEADING),
        _alike(called, called, rows),
        _alike([setting.under for setting in settings], headings, rows),
    )


def loss(weights: Any, lesson: Lesson) -> Any:
    """How far from right it is."""

    def read(texts: Texts) -> Any:
        return bert.vectors(weights, texts.tokens, texts.there, jnp)

    settings, headings = read(lesson.settings), read(lesson.headings)
    return sum(
        _missed(asked @ settings.T, lesson.right)
        + _BACK * _missed(settings @ asked.T, lesson.right)
        + _HEADED * _missed(asked @ headings.T, lesson.headed)
        for asked in (read(lesson.topics), read(lesson.phrases))
    )


def _missed(cosines: Any, right: Any) -> Any:
    """The mean cross entropy of what is right in each row that has any, among the columns that are right for one."""
    never = -1e9
    fitting = _SHARPNESS * cosines + jnp.where(right.any(axis=0), 0.0, never)
    missed = jax.nn.logsumexp(fitting, axis=1) - jax.nn.logsumexp(jnp.where(right > 0, fitting, never), axis=1)
    some = right.any(axis=1)
    return jnp.where(some, missed, 0.0).sum() / jnp.maximum(some.sum(), 1)


def _packed(texts: Sequence[str], *, tokenizer: Tokenizer, rows: int, length: int) -> Texts:
    """Texts as rows of tokens; a row without a text holds one that means nothing."""
    tokens, there = np.zeros((rows, length), np.int32), np.zeros((rows, length), np.float32)
    there[:, 0] = 1.0
    for row, text in enumerate(texts):
        *read, last = tokenizer.encode(text).ids
        short = [*read[: length - 1], last]
        tokens[row, : len(short)], there[row, : len(short)] = short, 1.0
    return Texts(tokens, there)


def _alike(rows: Sequence[str], columns: Sequence[str], size: int) -> NDArray[np.float32]:
    """1 where a row and a column say the same, and say something."""
    same = np.zeros((size, size), np.float32)
    said = np.array(columns, dtype=object)
    for row, text in enumerate(rows):
        if text:
            same[row, : len(columns)] = said == text
    return same
