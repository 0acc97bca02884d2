"""Small made-up audits and declarations: whatever a test does not speak of is unknown."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sayno.catalogue import deals, laws
from sayno.insights import insights
from sayno.model.audit import Audit, Insight
from sayno.model.base import Grade, Mode
from sayno.model.deal import Deals
from sayno.model.finding import Finding
from sayno.model.law import Laws
from sayno.model.service import Declaration

SERVICES = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "tiktok": "TikTok",
    "snapchat": "Snapchat",
    "linkedin": "LinkedIn",
    "x": "X",
    "pinterest": "Pinterest",
    "reddit": "Reddit",
    "kwai": "Kwai",
    "discord": "Discord",
}


def count(value: int, grade: Grade = Grade.REPLICA, metric: str = "actions", **more: Any) -> Finding:
    """A measured number, or with ``mode`` another one."""
    return Finding(metric=metric, grade=grade, mode=more.pop("mode", Mode.MEASURED), value=value, **more)


def at_least(value: int, grade: Grade = Grade.REPLICA, **more: Any) -> Finding:
    """A lower bound."""
    return count(value, grade, mode=Mode.AT_LEAST, **more)


def audit(service: str, *actions: Finding, **more: Any) -> Audit:
    """One service from one vantage."""
    data: dict[str, Any] = {
        "service": service,
        "topic": "ai-training",
        "region": "DE",
        "surface": "android",
        "language": "en",
        "can_refuse": "unknown",
        "default": "unknown",
        "must_honour": "unknown",
        "actions": {finding.grade: finding for finding in actions},
        "basis": "0" * 64,
        "at": datetime(2026, 11, 22, tzinfo=UTC),
    }
    return Audit.model_validate(data | more)


def declaration(service: str, **more: Any) -> Declaration:
    """What is known of one service."""
    data: dict[str, Any] = {
        "id": service,
        "names": [SERVICES.get(service, service)],
        "owner": {"name": "made up", "confidence": "low"},
        "availability": [{"regions": ["WORLD"], "can_refuse": "unknown", "default": "unknown", "confidence": "low"}],
        "past_training": {"undone": "unknown", "confidence": "low"},
    }
    return Declaration.model_validate(data | more)


def rule(default: str, *regions: str) -> dict[str, Any]:
    """What holds in some regions."""
    return {"regions": list(regions or ("WORLD",)), "can_refuse": "unknown", "default": default, "confidence": "low"}


def learn(
    name: str,
    audits: list[Audit],
    declarations: Mapping[str, Declaration] | None = None,
    of_law: Laws | None = None,
    of_deals: Deals | None = None,
) -> Insight:
    """One insight of a study; services that are not declared are declared without content."""
    known = {one.service: declaration(one.service) for one in audits} | dict(declarations or {})
    found = insights(audits, known.values(), of_law or laws(), of_deals or deals())
    return next(insight for insight in found if insight.id == name)
