"""What a search has found: the controls of a place that refuse together, and which find of a map is the best."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from sayno.walk.search.candidate import Candidate, Closing
from sayno.walk.search.chart import FAR, Spot
from sayno.walk.search.meaning import SURE
from sayno.walk.search.openers import Opener
from sayno.walk.search.rehearsal import Played

LESS_SURE: Final = 0.5
"""A control of which less speaks for the topic than ``SURE`` is taken if nothing better comes up."""
_AS_SURE: Final = 0.06
"""Finds whose strengths differ by no more are equally sure: then the way decides."""
_TOGETHER: Final = 0.1
"""Controls of one place whose strengths differ by no more refuse the topic together."""
_BY_THE_WAY: Final = 0.2
"""Not one that says so much more of other things than the surest does."""
_LESS_LIKE: Final = 0.15
"""Nor one that is so much less near in meaning."""
_NEAR: Final = 0.3
"""What is less near than this is nothing alike (``benchmarks/wording.py``)."""
_NEARLY: Final = 0.7
_SAME: Final = 0.005
"""What differs less in nearness is as near."""
_OFF: Final = 0.9
"""What is left of the nearness of what is off already."""
_OTHERS: Final = 3
"""What is nearly as near as what is guessed may be meant as well; so many are named."""
_UNSURE: Final = 0.75
"""What is chosen by nearness is not sure, whatever its words."""

_ALIKE: Final = (frozenset({"toggle"}), frozenset({"choose", "unfold"}))
"""Kinds of controls of which several may refuse together."""

_SETTINGS: Final = 0.5
_ACCOUNT: Final = 0.35
"""A control that says but a part of the topic must stand where settings or an account led."""
_ANYWHERE: Final = 0.7
"""A mere button at a place that nothing called settings led to may be an advertisement that borrows the words."""

FindKey = tuple[int, int, tuple[str, ...]]
"""Which controls of which place, by a way of how many actions: what a longer way has shown a shorter one may not."""


@dataclass(frozen=True, slots=True)
class Found:
    """Controls that together refuse, and where they stand.

    ``played`` is what a rehearsal showed of the end, once there was one. ``others``: what else is nearly as near, where
    it was chosen by nearness.
    """

    spot: Spot
    candidates: tuple[Candidate, ...]
    played: Played | None = None
    others: tuple[str, ...] = ()

    @property
    def nearness(self) -> float:
        """How near it is to what is sought."""
        return self.candidates[0].nearness

    @property
    def strength(self) -> float:
        """How much speaks for it."""
        return self.candidates[0].strength

    @property
    def key(self) -> FindKey:
        """Which controls of which place, and how far away."""
        return self.spot.number, self.spot.depth, tuple(f"{c.node.role} {c.name}" for c in self.candidates)

    @property
    def ending(self) -> tuple[Closing, ...]:
        """What is done once the controls are reached: as it was rehearsed, else as far as can be seen."""
        if self.played is not None:
            return self.played.ending
        deeds = [(c.node.index if not n else -1, d) for c in self.candidates for n, d in enumerate(c.ending)]
        once = {(index, deed.role, deed.name): deed for index, deed in reversed(deeds)}
        opened = dict.fromkeys(c.behind for c in self.candidates if c.behind and c.ending)
        return (*opened, *sorted(once.values(), key=lambda deed: deed.do == "press"))

    @property
    def cost(self) -> int:
        """Counted actions from the start."""
        return self.spot.depth + sum(deed.counts for deed in self.ending)

    @property
    def least(self) -> int:
        """The fewest counted actions that any refusal takes once its place is reached."""
        return 1 if self.ending else 0


def together(page: Sequence[Spot]) -> Found | None:
    """The controls of a page that refuse together: those that are as sure as the surest, each once.

    ``page`` are the places that scrolling leads through, in order: a long list may never be drawn whole. One setting
    may stand on a page twice; then its name, or what its choice is about, is the same, and its state.
    """
    seen = [(spot, max(spot.candidates, key=_rank)) for spot in page if spot.candidates]
    spot, first = max(seen, key=lambda pair: (_rank(pair[1]), -pair[0].number), default=(None, None))
    if spot is None or first is None or first.strength < LESS_SURE:
        return None
    if first.kind == "press" and spot.heat < _SETTINGS:
        return Found(spot, (replace(first, strength=_ANYWHERE * first.strength),))
    if first.strength < SURE and spot.heat < _ACCOUNT:
        return None
    if not _one_of_several(first):
        return Found(spot, (first,))
    distinct: dict[str, Candidate] = {}
    for candidate in (c for one in page for c in one.candidates):
        if _alike(candidate, first) and _belongs(candidate, first):
            known = distinct.setdefault(candidate.about, candidate)
            if known.allows is False and candidate.allows:  # one setting does not stand in two states
                distinct[candidate.about] = candidate
    return Found(spot, tuple(distinct.values()))


def _one_of_several(candidate: Candidate) -> bool:
    """Whether others may refuse together with a control; a button does it all, unless it switches but one thing off."""
    return candidate.switches or any(candidate.kind in kinds for kinds in _ALIKE)


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two controls are of a kind of which several may refuse together."""
    same = one.switches and other.switches
    return same or any({one.kind, other.kind} <= kinds for kinds in _ALIKE)


def _rank(candidate: Candidate) -> float:
    """Of those of which equally much speaks, the one that says least of other things is meant."""
    return round(candidate.strength, 2) + 0.1 * candidate.covered


def _belongs(candidate: Candidate, first: Candidate) -> bool:
    """Whether a control refuses together with the surest one of its place."""
    sure = candidate.strength >= max(LESS_SURE, first.strength - _TOGETHER)
    alike = candidate.likeness >= first.likeness - _LESS_LIKE
    return sure and alike and candidate.covered >= first.covered - _BY_THE_WAY


def nearest(settings: Iterable[tuple[Spot, Sequence[Candidate]]]) -> Found | None:
    """Of all that can be set in settings, what is nearest to what is sought, however little its words say.

    Elsewhere its words must say more than a little. Who wants to refuse something has it on, so what is off already is
    less likely meant, and never where another of its name is on.
    """
    most: dict[str, tuple[Candidate, Spot]] = {}
    for spot, candidates in settings:
        for c in candidates if spot.depth < FAR else ():
            if spot.heat < _ACCOUNT and c.strength < LESS_SURE:
                continue
            if c.likeness and c.nearness > _NEAR and (c.about not in most or _before((c, spot), most[c.about])):
                most[c.about] = c, spot
    ranked = sorted(most.values(), key=lambda one: -_meant(one[0]))
    if not ranked:
        return None
    (candidate, spot), *others = ranked
    return Found(
        spot,
        (replace(candidate, strength=min(candidate.strength, _UNSURE)),),
        others=tuple(c.about for c, _ in others[:_OTHERS] if c.nearness >= _NEARLY * candidate.nearness),
    )


def _before(one: tuple[Candidate, Spot], other: tuple[Candidate, Spot]) -> bool:
    """Whether one of two is nearer to what is sought; of what is as near, that with the shorter way."""
    meant, known = _meant(one[0]), _meant(other[0])
    return one[1].depth < other[1].depth if abs(meant - known) < _SAME else meant > known


def _meant(candidate: Candidate) -> float:
    """How near it is to what is sought, and to what somebody wants to refuse."""
    return _OFF * candidate.nearness if candidate.allows is False else candidate.nearness


def doubted(found: Found, settings: Sequence[Candidate]) -> Found:
    """A sure find, or what beside it is nearer to what is sought, since words may mislead; then it is less sure.

    ``settings``: all that can be set where it stands.
    """
    taken = {c.about for c in found.candidates}
    own = [c.nearness for c in settings if c.about in taken]
    near = max(settings, key=lambda c: c.nearness, default=None)
    if near is None or not own or not near.likeness or near.nearness < max(own) + _SAME:
        return found
    nearer = replace(near, strength=min(near.strength, _UNSURE))
    return Found(found.spot, (nearer,), others=(found.candidates[0].about,))


def folding(spot: Spot, spots: Sequence[Spot]) -> Opener | None:
    """What opened a place, if that is a part of a page that unfolds."""
    if spot.came is None or spot.came.do != "press":
        return None
    opener = spots[spot.came.source].openers.get(spot.came.key)
    return opener if opener is not None and unfolds(opener) else None


def unfolds(opener: Opener) -> bool:
    """Whether something opens a part of the page that it stands on."""
    return opener.address is None and opener.do == "press" and opener.node.expanded is False and not opener.node.popup


def shows_beside(found: Found, spot: Spot, opener: Opener) -> bool:
    """Whether a tab shows another part of the place where something stands that surely refuses, perhaps not alone."""
    maybe_more = found.strength >= SURE and _one_of_several(found.candidates[0])
    return opener.node.role == "tab" and spot is found.spot and maybe_more


def beside(opener: Opener, other: Opener) -> bool:
    """Whether two parts of a page that unfold stand under one heading."""
    return opener.key != other.key and opener.key[2] == other.key[2]


def _with_parts(found: Found, spots: Sequence[Spot]) -> Found:
    """With the controls that refuse together with those of a find, in the parts of the page beside it."""
    first = found.candidates[0]
    if not _one_of_several(first) or found.strength < SURE:
        return found
    known = {c.about for c in found.candidates}
    more: dict[str, Candidate] = {}
    for spot, part in _parts_beside(found.spot, spots):
        press = Closing("press", part.node.role, part.node.label)
        for c in spot.candidates:
            if _alike(c, first) and c.about not in known and c.strength >= max(SURE, found.strength - _TOGETHER):
                more.setdefault(c.about, replace(c, behind=press))
    return replace(found, candidates=(*found.candidates, *more.values()))


def _once(finds: Sequence[Found], played: Mapping[FindKey, Played]) -> list[Found]:
    """Finds of the same controls in parts of one page, begun at one of them only: at the one that was rehearsed."""
    once: dict[tuple[int | FindKey, frozenset[str]], Found] = {}
    for found in sorted(finds, key=lambda f: f.key not in played):
        came, spread = found.spot.came, any(c.behind for c in found.candidates)
        page = came.source if came is not None and spread else found.key
        once.setdefault((page, frozenset(c.about for c in found.candidates)), found)
    return list(once.values())


def _parts_beside(spot: Spot, spots: Sequence[Spot]) -> Iterator[tuple[Spot, Opener]]:
    """The other parts that unfold where a part of a page did, each with what opened it."""
    own = folding(spot, spots)
    for other in spots if own is not None else ():
        part = folding(other, spots)
        here = spot.came is not None and other.came is not None and spot.came.source == other.came.source
        if own is not None and part is not None and here and beside(own, part):
            yield other, part
    yield from _tabs_beside(spot, spots)


def _tabs_beside(spot: Spot, spots: Sequence[Spot]) -> Iterator[tuple[Spot, Opener]]:
    """What the other tabs of a place show, each with its tab."""
    home = spots[spot.came.source] if spot.came is not None and spot.came.role == "tab" else spot
    for other in spots:
        came = other.came
        if other is not spot and came is not None and came.role == "tab" and came.source == home.number:
            yield other, home.openers[came.key]
    if home is not spot:
        shown = {node.label for node in home.screen.nodes if node.role == "tab" and node.selected}
        back = (o for o in spot.openers.values() if o.node.role == "tab" and o.node.label in shown)
        yield from ((home, tab) for tab in islice(back, 1))


def _part(spot: Spot, spots: Sequence[Spot]) -> bool:
    """Whether a place shows but one list opened of those that refuse together where it was opened."""
    before = spots[spot.came.source].candidates if spot.came else ()
    folded = {c.group for c in before if c.kind == "unfold"}
    return any(c.group in folded for c in spot.candidates)


def _way(found: Found) -> tuple[int, float, int]:
    return found.cost, -found.strength, found.spot.number


def _is_on(found: Found, off: Found) -> bool:
    """Whether something is to be refused that is as surely meant as what is refused already, elsewhere."""
    return bool(found.ending) and found.strength >= off.strength


def _as_sure_as_elsewhere(finds: Sequence[Found]) -> list[Found]:
    """Finds, of which one of the very controls that are sure at another place is as sure, wherever it stands."""
    sure = {_called(f): f.strength for f in sorted(finds, key=lambda f: f.strength) if f.strength >= SURE}
    raised = []
    for found in finds:
        first, *others = found.candidates
        strength = max(first.strength, sure.get(_called(found), 0.0) if first.about else 0.0)
        raised.append(replace(found, candidates=(replace(first, strength=strength), *others)))
    return raised


def _called(found: Found) -> frozenset[tuple[str, str]]:
    return frozenset((c.kind, c.about) for c in found.candidates)


def best(spots: Iterable[Spot], played: Mapping[FindKey, Played]) -> Found | None:
    """The best find of some places: surest first, then the fewest actions."""
    pages: dict[int, list[Spot]] = {}
    known = list(spots)
    for spot in known:
        if spot.depth < FAR and not _part(spot, known):
            pages.setdefault(spot.page, []).append(spot)
    finds = (together(page) for page in pages.values())
    whole = _once([_with_parts(found, known) for found in finds if found is not None], played)
    found = _as_sure_as_elsewhere([replace(f, played=played.get(f.key)) for f in whole])
    sure = [f for f in found if f.strength >= SURE]
    if sure:
        top = max(f.strength for f in sure)
        close = [f for f in sure if f.strength >= top - _AS_SURE]
        nearest = min(close, key=_way)
        return nearest if nearest.ending else min((f for f in close if _is_on(f, nearest)), key=_way, default=nearest)
    return max(found, key=lambda f: (round(f.strength, 1), -f.cost), default=None)
