"""Choices that depend on a seed alone: the same on every platform and in every version of Python."""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of choices named by what it is for, so that a new use does not change what others give.

    Only ``random.Random.random`` is used, whose sequence Python promises to keep.
    """

    def __init__(self, *names: object) -> None:
        self._random = random.Random("/".join(map(str, names))).random

    def below(self, number: int) -> int:
        """A whole number from 0 up to, but not including, ``number``."""
        return int(self._random() * number)

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def chance(self, probability: float) -> bool:
        """True that often."""
        return self._random() < probability

    def pick(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[self.below(len(things))]

    def some(self, things: Iterable[T], number: int) -> list[T]:
        """That many of them, or all if there are fewer, in mixed order."""
        mixed = list(things)
        for at in range(len(mixed) - 1, 0, -1):
            other = self.below(at + 1)
            mixed[at], mixed[other] = mixed[other], mixed[at]
        return mixed[:number]

    def weighted(self, weights: dict[T, float]) -> T:
        """One of the keys, each as often as its weight says."""
        left = self._random() * sum(weights.values())
        for thing, weight in weights.items():
            left -= weight
            if left < 0:
                return thing
        return next(reversed(weights))
