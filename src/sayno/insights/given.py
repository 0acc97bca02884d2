"""What an insight is computed from, and the few questions that several insights ask of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayno.insights.published import SERVICES
from sayno.model.audit import Audit
from sayno.model.deal import Deals
from sayno.model.law import Laws
from sayno.model.service import Declaration


@dataclass(frozen=True, slots=True)
class Given:
    """The audits of one topic, the declarations of the audited services, the laws and the deals."""

    audits: tuple[Audit, ...]
    declarations: tuple[Declaration, ...]
    laws: Laws
    deals: Deals

    @property
    def services(self) -> tuple[str, ...]:
        """The audited services, first met first."""
        return tuple(dict.fromkeys(audit.service for audit in self.audits))

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions looked from, first met first."""
        return tuple(dict.fromkeys(audit.region for audit in self.audits))

    def of(self, service: str, region: str | None = None) -> tuple[Audit, ...]:
        """The audits of a service, of one region or of all."""
        return tuple(a for a in self.audits if a.service == service and region in (None, a.region))

    def declared(self, service: str) -> Declaration | None:
        """The declaration of a service, if it was given."""
        return next((d for d in self.declarations if d.id == service), None)

    def name(self, service: str) -> str:
        """What people call a service."""
        declaration = self.declared(service)
        return declaration.name if declaration else service

    def names(self, services: Iterable[str]) -> str:
        """Several services in a sentence."""
        return listing(self.name(service) for service in services)

    @property
    def coverage(self) -> str:
        """What part of the published study's services this one looked at, where it is not all of them."""
        looked = [service for service in SERVICES if service in self.services]
        if len(looked) == len(SERVICES):
            return ""
        return f"This study looked at {len(looked)} of the {len(SERVICES)} published services."


def listing(names: Iterable[str]) -> str:
    """``A, B and C``; ``none`` for nothing."""
    all_names = list(names)
    if len(all_names) < 2:
        return all_names[0] if all_names else "none"
    return f"{', '.join(all_names[:-1])} and {all_names[-1]}"


def number(many: int, noun: str) -> str:
    """``1 service``, ``2 services``."""
    return f"{many} {noun}{'' if many == 1 else 's'}"


def sentences(*parts: str) -> str:
    """The parts that say something, as one text."""
    return " ".join(part for part in parts if part)


def together(verdicts: Iterable[bool | None]) -> bool | None:
    """Whether all of several parts hold: one that fails fails all, one that is open leaves it open."""
    all_verdicts = list(verdicts)
    if False in all_verdicts:
        return False
    return None if None in all_verdicts or not all_verdicts else True
