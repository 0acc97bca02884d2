"""From a region to its law. What a jurisdiction leaves out, its regime says; a state's gap, its country."""

from sayno.model.law import Authority, Deadline, Jurisdiction, Laws, MustHonour, Regime, Right, RightInShort


def must_honour(laws: Laws, region: str) -> tuple[MustHonour, str]:
    """Whether a service must honour a refusal by a person who lives in ``region``, and why, in a few sentences.

    A state or province without an entry has the answer of its country; a region without either is ``unknown``.
    The answer is the one on file, with the evidence of its entry; nothing is inferred here.
    """
    law = laws.jurisdiction(region)
    if law is None:
        return MustHonour.UNKNOWN, f"The law of {region} is not among the {len(laws.jurisdictions)} on file."
    parts = [
        laws.meanings.get(law.must_honour, law.must_honour.replace("_", " ")),
        f"{name(laws, law)}.",
        f"On this point: {law.override_note}." if law.override_note else "",
        f"In force from {law.in_force}." if law.must_honour is MustHonour.NOT_YET and law.in_force else "",
        f"{region} has no entry of its own; that of {law.name} stands for it." if law.code != region else "",
        f"Confidence in this entry: {law.confidence}." if law.confidence != "high" else "",
    ]
    return law.must_honour, " ".join(part for part in parts if part)


def right_in_short(laws: Laws, region: str) -> RightInShort | None:
    """The law, its first right, the deadline in calendar days and the authority; None where no law is on file.

    ``article`` is None where the file names no right or no article. The authority is the one of the state
    where the country has one for each (Germany).
    """
    law = laws.jurisdiction(region)
    if law is None:
        return None
    regime = laws.regime(law)
    right = _first(law.rights) or _first(regime.rights if regime else ())
    deadline = law.deadline or (regime.deadline if regime else Deadline())
    authority = law.sub_authorities.get(region) or law.authority or Authority(name="")
    return RightInShort(
        region=region,
        jurisdiction=law.code,
        law=name(laws, law),
        kind=right.kind if right else None,
        article=right.article if right else None,
        deadline_days=deadline.days,
        deadline_as_written=deadline.as_written or deadline.note,
        authority=authority.name or None,
        authority_web=authority.web,
        complaint_form=authority.complaint_form,
        complaint_route=law.complaint_route or _route(regime),
        confidence=law.confidence,
    )


def name(laws: Laws, law: Jurisdiction) -> str:
    """What the law of a jurisdiction is called: its own name, else that of its regime."""
    regime = laws.regime(law)
    return law.law or (regime.law if regime else law.name)


def _first(rights: tuple[Right, ...]) -> Right | None:
    """The file lists the most telling right first; ``none`` stands for its absence."""
    return next((right for right in rights if right.kind != "none"), None)


def _route(regime: Regime | None) -> str | None:
    return regime.complaint_route if regime else None
