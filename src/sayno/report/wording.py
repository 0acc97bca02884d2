"""The words in which the report says what the closed vocabularies of the model mean."""

from dataclasses import dataclass
from typing import Final

from sayno.model.base import CanRefuse, Default, Grade, Mode
from sayno.model.claim import ClaimKind, Scope
from sayno.model.event import EventKind, Means
from sayno.model.finding import Finding
from sayno.model.law import MustHonour
from sayno.model.searched import Agreement
from sayno.model.walk import Doing, Outcome


@dataclass(frozen=True, slots=True)
class Word:
    """A short and a long wording, with a sign that needs no colour."""

    sign: str
    short: str
    long: str


GRADES: Final = {
    Grade.LIVE: Word("★", "Live", "This tool, on the service itself, in a signed-in session."),
    Grade.RECORDED: Word("▲", "Recorded", "A person, on the service itself, with the recorder of this tool."),
    Grade.REPLICA: Word(
        "●",
        "Replica",
        "This tool, on a local reconstruction built from cited descriptions. It is not the service: "
        "what nobody described is not in it.",
    ),
    Grade.DOCUMENTED: Word("■", "Documented", "Counted on paper, from step lists that the cited sources give."),
    Grade.PUBLISHED: Word("◇", "Published", "The figure of a published study, as it was published."),
}

CAN_REFUSE: Final = {
    CanRefuse.TOGGLE: Word("●", "switch", "Yes, by a switch"),
    CanRefuse.REQUEST: Word("◐", "request", "Only by a request that the service must grant"),
    CanRefuse.NONE: Word("✕", "none", "No way is offered"),
    CanRefuse.UNKNOWN: Word("?", "unknown", "Unknown"),
}

DEFAULT: Final = {
    Default.ON: Word("●", "on", "On: who does nothing takes part"),
    Default.OFF: Word("○", "off", "Off: nothing happens unless asked for"),
    Default.NOT_USED: Word("–", "not used", "The service says that it does not train on it"),
    Default.UNKNOWN: Word("?", "unknown", "Unknown"),
}

MUST_HONOUR: Final = {
    MustHonour.YES_LISTED_EXCEPTIONS_ONLY: Word("●", "must", "Must stop; only the exceptions listed in the law"),
    MustHonour.YES_UNLESS_COMPELLING: Word(
        "●", "must, unless compelling", "Must stop, unless it shows compelling grounds"
    ),
    MustHonour.YES_IF_CONSENT_BASIS: Word("◐", "must, if by consent", "Must stop where consent is the basis"),
    MustHonour.CONDITIONAL: Word("◐", "conditional", "The right needs a trigger; a refusal alone may not bind"),
    MustHonour.SALE_OR_DELETION_ONLY: Word(
        "◐", "sale or deletion only", "No right against the service's own training; sale and deletion only"
    ),
    MustHonour.NOT_YET: Word("○", "not yet", "The law is made but not yet in force"),
    MustHonour.NO: Word("✕", "need not", "No statutory right was found"),
    MustHonour.UNKNOWN: Word("?", "unknown", "Unknown"),
}

MODES: Final = {
    Mode.MEASURED: "measured",
    Mode.AT_MOST: "at most",
    Mode.AT_LEAST: "at least",
    Mode.NOT_APPLICABLE: "does not apply",
    Mode.UNKNOWN: "unknown",
    Mode.ERROR: "error",
}

OUTCOMES: Final = {
    Outcome.REFUSED: "refused",
    Outcome.REQUESTED: "request sent",
    Outcome.ACCEPTED: "accepted again",
    Outcome.FOUND: "found",
    Outcome.FOUND_REQUEST: "found, as a request",
    Outcome.REHEARSED: "rehearsed without a network",
    Outcome.HELD_BACK: "held back by the guard",
    Outcome.UNDOCUMENTED: "the documents stop here",
    Outcome.NOT_FOUND: "not found",
    Outcome.BROKEN: "the route no longer fits",
    Outcome.SIGNED_OUT: "signed out",
    Outcome.BLOCKED: "blocked",
    Outcome.REGION_DENIED: "denied in this region",
    Outcome.LOOPED: "led round in a loop",
    Outcome.BUDGET: "out of budget",
    Outcome.UNREACHABLE: "unreachable",
    Outcome.INTERRUPTED: "interrupted",
}

AGREEMENTS: Final = {
    Agreement.SAME: Word("=", "same", "The search came to the same control as the route, by as many actions."),
    Agreement.SHORTER: Word(
        "<", "shorter", "The search came to the same control by a shorter way than the documented one."
    ),
    Agreement.LONGER: Word(">", "longer", "The search came to the same control, by a longer way than the route."),
    Agreement.OTHER: Word("≠", "other control", "The search came to another control than the one the route leads to."),
    Agreement.MISSED: Word("✕", "though documented", "The search did not find the control that the route leads to."),
    Agreement.APART: Word(
        "†",
        "route starts elsewhere",
        "The route starts at an address, the search in the open service: the two cannot be compared.",
    ),
    Agreement.ALONE: Word("+", "by search only", "No documented route leads to an end here; the search found this."),
    Agreement.NEITHER: Word(
        "∅",
        "none documented",
        "No documented route leads to an end here, and the search found none. "
        "That is not the same as that there is none.",
    ),
    Agreement.UNCLEAR: Word("?", "cannot be compared", "The search and the route cannot be compared."),
}

DOINGS: Final[dict[Doing, str]] = {
    "open": "Open",
    "press": "Press",
    "toggle": "Switch",
    "choose": "Choose",
    "enter": "Enter",
    "write": "Write",
    "hover": "Point at",
    "scroll": "Scroll",
    "close": "Close with Escape",
    "back": "Go back",
    "begin": "Begin anew at",
    "reload": "Reload",
}

SURFACES: Final = {"web": "web", "android": "Android", "ios": "iOS"}

METRICS: Final = {
    "actions": "Actions, by the study's rule",
    "searched-actions": "Actions of the way that a search found by itself",
    "actions-habib": "Actions, by Habib 2019",
    "actions-ccpa": "Steps, by California 11 CCR §7004",
    "accept-actions": "Actions to accept again",
    "asymmetry": "Longer than the way in",
    "can-refuse": "Can refuse",
    "default": "Default",
    "persistence": "The refusal holds after reloading",
    "screens": "Different screens",
    "personal-data": "Pieces of personal data demanded",
    "words": "Words on the way",
    "minutes": "Minutes to read them",
    "keystroke-level": "Time of a practised hand, lower bound",
}

LEVELS: Final = {
    "official": "official text, read",
    "official-excerpt": "official text, read in part",
    "official-quoted": "official text, as quoted by others",
    "observed": "observed by others",
    "third-party": "guide, news, forum or code",
    "study": "published study",
}

KINDS: Final = {
    "public-posts": "Public posts",
    "private-posts": "Private posts",
    "messages": "Private messages",
    "drafts": "Drafts",
    "ai-interactions": "What people tell its AI features",
    "profile": "Profile",
    "usage": "Usage",
    "deleted": "Deleted content",
    "minors": "Data of minors",
    "non-users": "Data of people without an account",
    "other": "Other",
}

CONTACTS: Final = {
    "objection-form": "Objection form",
    "dpo": "Data protection officer",
    "form": "Form",
    "email": "E-mail",
    "post": "Post",
    "page": "Page",
}

USED: Final = {"yes": "used", "no": "not used", "reported": "reported as used", "unknown": "unknown"}
UNDONE: Final = {"yes": "Yes", "no": "No", "unknown": "Unknown", "not-applicable": "Does not apply"}
CLAIMS: Final[dict[ClaimKind, Word]] = {
    "trains": Word("●", "trains", "It says that people's data may train models"),
    "denies": Word("✕", "denies", "It says that some or all data do not train models"),
    "choice": Word("◐", "choice", "It gives people a choice"),
    "shares": Word("→", "shares", "It says that others may train with the data, for their own ends"),
    "forbids": Word("⊘", "forbids others", "It forbids others to train with the service or what is on it"),
}
EVENTS: Final[dict[EventKind, str]] = {
    "appeared": "appeared",
    "changed": "changed its meaning",
    "disappeared": "disappeared",
    "present-at-start": "on record from the start",
}
TRAINS: Final = {
    "yes": Word("●", "yes", "It says that it trains"),
    "no": Word("✕", "no", "It says that it does not train"),
    "in part": Word("◐", "in part", "It says that it trains on some data and not on other"),
    "silent": Word("–", "silent", "It says neither that it trains nor that it does not"),
}
SCOPES: Final[dict[Scope, str]] = {
    "public": "public data",
    "private": "private data",
    "both": "public and private data",
    "unspecified": "data not specified",
}
MEANS: Final[dict[Means, str]] = {
    "setting": "a setting",
    "form": "a form",
    "address": "an address to write to",
    "unnamed": "a choice, not where",
}
STATUS: Final = {
    "confirmed": "confirmed",
    "reported": "reported by the press",
    "talks": "talks reported",
    "intra-group": "within one group of companies",
    "unverified": "unverified",
}


def metric_title(metric: str) -> str:
    """The heading of a metric; one that the report does not know keeps its id, spelt out."""
    return METRICS.get(metric) or metric.replace("-", " ").capitalize()


def number(value: float) -> str:
    """A number as people write it: no needless decimals, thousands apart."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def value_text(value: bool | int | float | str | None) -> str:
    """A finding's bare value in words."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case _:
            return number(value)


def say(finding: Finding) -> str:
    """A finding in a few signs: ``8``, ``≥ 11``, ``≤ 6``, ``3–5``, ``unknown``, ``–``. Never more exact than known."""
    if finding.mode is Mode.AT_LEAST and finding.high is not None:
        return f"{value_text(finding.value)}–{number(finding.high)}"
    return in_mode(finding.mode, value_text(finding.value))


def in_mode(mode: Mode, value: str) -> str:
    """A value with the sign of its mode."""
    match mode:
        case Mode.MEASURED:
            return value
        case Mode.AT_MOST:
            return f"≤ {value}"
        case Mode.AT_LEAST:
            return f"≥ {value}"
        case Mode.NOT_APPLICABLE:
            return "–"
        case Mode.UNKNOWN | Mode.ERROR:
            return mode.value


def joined(items: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)
