"""Where a refusal must be honoured, and where it need not be."""

from collections import Counter
from typing import Final

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, listing, number, sentences, together
from sayno.model.audit import Insight
from sayno.model.base import CanRefuse
from sayno.model.law import Jurisdiction, MustHonour
from sayno.model.region import covers

MUST: Final = (MustHonour.YES_LISTED_EXCEPTIONS_ONLY, MustHonour.YES_UNLESS_COMPELLING, MustHonour.YES_IF_CONSENT_BASIS)
"""A refusal binds, with the exceptions that the answer's name gives."""
NEED_NOT: Final = (MustHonour.SALE_OR_DELETION_ONLY, MustHonour.NOT_YET, MustHonour.NO)
"""No law, or none in force, makes a service stop training."""
STRENGTH: Final = tuple(MustHonour)
"""From the strongest right to none."""
PARTS: Final = {
    "forms-offered-everywhere": "Forms are offered in every region of this study",
    "need-not-be-honoured-somewhere": "somewhere they need not be honoured",
    "must-be-honoured-in-eu-eea-uk": "in the EU, EEA and UK they must be",
    "nowhere-stronger": "nowhere is the right stronger",
}


def where_refusal_must_be_honoured(given: Given) -> Insight:
    """What the law answers in each region of this study, and in how many of all jurisdictions.

    The claim has four parts, and holds where all do: forms are offered everywhere; somewhere they need not be
    honoured; in the EU, EEA and UK they must be; and nowhere is the right stronger. Only an entry of high confidence
    can refute the last: a paper right that may read otherwise leaves it open.
    """
    regions = {region: _answer(given, region) for region in given.regions}
    counts = Counter(j.must_honour for j in given.laws.jurisdictions)
    stronger = _stronger(given)
    parts = {
        "forms-offered-everywhere": _forms(given),
        "need-not-be-honoured-somewhere": any(counts[kind] for kind in NEED_NOT) or None,
        "must-be-honoured-in-eu-eea-uk": _best_protected_must(given),
        "nowhere-stronger": _nowhere_stronger(given, stronger),
    }
    value: dict[str, JsonValue] = {
        "regions": {region: answer.value for region, answer in regions.items()},
        "jurisdictions": {kind.value: counts[kind] for kind in MustHonour if counts[kind]},
        "total": len(given.laws.jurisdictions),
        "parts": dict(parts),
        "stronger": {j.name: j.confidence for j in stronger},
    }
    return Insight(
        id="where-refusal-must-be-honoured",
        statement=sentences(
            f"Of {number(len(given.laws.jurisdictions), 'jurisdiction')}, {sum(counts[k] for k in MUST)} make a "
            f"refusal binding in some form, {counts[MustHonour.CONDITIONAL]} under conditions, and "
            f"{sum(counts[k] for k in NEED_NOT)} do not, or not yet.",
            f"Here: {'; '.join(f'{region} {_plain(answer)}' for region, answer in regions.items())}.",
        ),
        value=value,
        published=published.HONOUR_SAYS,
        holds=together(parts.values()),
        why=_why(parts, stronger),
        sources=(published.STUDY, *_evidence(given, stronger)),
    )


def _plain(answer: MustHonour) -> str:
    return answer.replace("_", " ")


def _answer(given: Given, region: str) -> MustHonour:
    law = given.laws.jurisdiction(region)
    return law.must_honour if law else MustHonour.UNKNOWN


def _best(given: Given) -> tuple[Jurisdiction, ...]:
    return tuple(j for j in given.laws.jurisdictions if any(covers(g, j.code) for g in published.BEST_PROTECTED))


def _best_protected_must(given: Given) -> bool | None:
    best = _best(given)
    return all(j.must_honour in MUST for j in best) if best else None


def _stronger(given: Given) -> tuple[Jurisdiction, ...]:
    """The jurisdictions elsewhere whose answer is stronger than the weakest of those said to be best protected."""
    best = _best(given)
    if not best:
        return ()
    weakest = max(STRENGTH.index(j.must_honour) for j in best)
    return tuple(j for j in given.laws.jurisdictions if j not in best and STRENGTH.index(j.must_honour) < weakest)


def _nowhere_stronger(given: Given, stronger: tuple[Jurisdiction, ...]) -> bool | None:
    if not _best(given):
        return None
    if any(j.confidence == "high" for j in stronger):
        return False
    return None if stronger else True


def _forms(given: Given) -> bool | None:
    """Whether the services said to have a form offer one in every region of this study."""
    seen = {audit.can_refuse for audit in given.audits if audit.service in published.REQUEST}
    if CanRefuse.NONE in seen:
        return False
    return True if seen == {CanRefuse.REQUEST} else None


def _why(parts: dict[str, bool | None], stronger: tuple[Jurisdiction, ...]) -> str:
    words = {True: "yes", False: "no", None: "open"}
    told = "; ".join(f"{PARTS[part]}: {words[verdict]}" for part, verdict in parts.items())
    where = listing(f"{j.name} (confidence {j.confidence})" for j in stronger)
    return sentences(f"{told}.", f"On paper a refusal has fewer exceptions in {where}." if stronger else "")


def _evidence(given: Given, stronger: tuple[Jurisdiction, ...]) -> tuple[str, ...]:
    """What was read of the laws that this insight turns on: those of the study's regions and the stronger ones."""
    here = [law for region in given.regions if (law := given.laws.jurisdiction(region))]
    regimes = [regime for law in here if (regime := given.laws.regime(law))]
    evidence = [one.evidence for one in regimes] + [one.evidence for one in (*here, *stronger)]
    pages = (page for pages in evidence for page in pages if page.seen == "stored")
    return tuple(dict.fromkeys(page.url for page in pages))
