"""Who takes private data too."""

from typing import Final

from pydantic import JsonValue

from sayno.insights import published
from sayno.insights.given import Given, sentences, together
from sayno.model.audit import Insight
from sayno.model.service import DataInScope, Declaration

KINDS: Final = ("private-posts", "messages", "drafts")
USES: Final = ("yes", "reported", "unknown", "no")


def private_data(given: Given) -> Insight:
    """Which services use private posts, messages or drafts, as their declarations know it.

    The claim holds where both kinds it names are known to be used; a report alone, which may be the study's own,
    leaves it open; a plain no contradicts it.
    """
    scope = {d.id: {kind: _by_use(d, kind) for kind in KINDS if _by_use(d, kind)} for d in given.declarations}
    takes = {use: _who(given, scope, use) for use in ("yes", "reported")}
    named = scope.get(published.PRIVATE)
    verdicts = {kind: _verdict(named.get(kind, {})) if named else None for kind in published.PRIVATE_KINDS}
    value: dict[str, JsonValue] = {
        d.id: [_json(entry) for kind in KINDS for entry in _entries(d, kind)] for d in given.declarations
    }
    return Insight(
        id="private-data",
        statement=sentences(
            f"Known to use private data: {'; '.join(takes['yes']) or 'none'}.",
            f"Reported to: {'; '.join(takes['reported']) or 'none'}.",
        ),
        value=value,
        published=published.PRIVATE_SAYS,
        holds=together(verdicts.values()),
        why=_why(given, verdicts) if named else sentences("TikTok is not among the services.", given.coverage),
        sources=(published.STUDY, published.REPORT, *_addresses(given)),
    )


def _json(entry: DataInScope) -> JsonValue:
    return {"kind": entry.kind, "used": entry.used, "regions": list(entry.regions), "text": entry.text}


def _by_use(declaration: Declaration, kind: str) -> dict[str, tuple[str, ...]]:
    entries = _entries(declaration, kind)
    found = {use: tuple(r for e in entries if e.used == use for r in e.regions) for use in USES}
    return {use: regions for use, regions in found.items() if regions}


def _entries(declaration: Declaration, kind: str) -> tuple[DataInScope, ...]:
    return tuple(entry for entry in declaration.data_in_scope if entry.kind == kind)


def _who(given: Given, scope: dict[str, dict[str, dict[str, tuple[str, ...]]]], use: str) -> list[str]:
    return [
        f"{given.name(service)}: {', '.join(kind.replace('-', ' ') + _where(by[use]) for kind, by in uses.items())}"
        for service, kinds in scope.items()
        if (uses := {kind: by for kind, by in kinds.items() if use in by})
    ]


def _where(regions: tuple[str, ...]) -> str:
    return "" if "WORLD" in regions else f" ({', '.join(regions)})"


def _verdict(by_use: dict[str, tuple[str, ...]]) -> bool | None:
    if set(by_use) == {"no"}:
        return False
    return True if "yes" in by_use else None


def _why(given: Given, verdicts: dict[str, bool | None]) -> str:
    words = {True: "used", False: "not used", None: "not settled by the service's own texts"}
    name = given.name(published.PRIVATE)
    return " ".join(f"{name}, {kind.replace('-', ' ')}: {words[v]}." for kind, v in verdicts.items())


def _addresses(given: Given) -> tuple[str, ...]:
    """Where what is known of private data was read."""
    found = (
        declaration.sources[key].url
        for declaration in given.declarations
        for kind in KINDS
        for entry in _entries(declaration, kind)
        if entry.used in ("yes", "reported")
        for key in entry.sources
    )
    return tuple(dict.fromkeys(url for url in found if url and url not in (published.STUDY, published.REPORT)))
