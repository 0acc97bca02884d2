"""Made-up facts: three declarations, a law, a deal and a document's history."""

from datetime import date

from sayno.model.base import CanRefuse, Default, Mode
from sayno.model.deal import Aggregate, Amount, Deal, Deals, DealSource
from sayno.model.event import DocumentTrail, Event, Held, Quotation, Stance
from sayno.model.law import Authority, Deadline, Jurisdiction, Laws, MustHonour, Regime
from sayno.model.route import Enter, Gap, Open, Press, Route, Toggle
from sayno.model.service import (
    Availability,
    Contact,
    DataInScope,
    Declaration,
    Owner,
    PastTraining,
    PolicyEvent,
    Published,
    Statement,
)
from sayno.model.source import Source


def plaza(name: str = "Plaza", source: str = "https://example.org/help") -> Declaration:
    """A service with a switch on each surface, and something in every field."""
    return Declaration(
        id="plaza",
        names=(name,),
        order=1,
        owner=Owner(name="Plaza Limited", confidence="high", sources=("help",)),
        published=(
            Published(study="made-up", mode=Mode.AT_LEAST, value=3, high=5, text="Three to five.", sources=("study",)),
        ),
        availability=(
            Availability(
                regions=("EU",),
                since="2025-05",
                can_refuse=CanRefuse.TOGGLE,
                default=Default.ON,
                basis="legitimate interests",
                confidence="high",
                sources=("help",),
            ),
            Availability(
                regions=("WORLD",), can_refuse=CanRefuse.TOGGLE, default=Default.ON, confidence="low", sources=()
            ),
        ),
        data_in_scope=(
            DataInScope(kind="public-posts", used="yes", text="Posts.", confidence="high", sources=("help",)),
            DataInScope(
                kind="messages", used="no", regions=("EU",), text="Not messages.", confidence="medium", sources=()
            ),
        ),
        past_training=PastTraining(undone="no", text="It stays.", confidence="medium", sources=("help",)),
        routes=(
            Route(
                id="plaza-way",
                means="toggle",
                surfaces=("web", "android"),
                regions=("WORLD",),
                main=True,
                title="Switch off in the settings",
                steps=(
                    Press(do="press", name="Settings", alternatives=("Options",), sources=("help",)),
                    Toggle(do="toggle", name="Improve AI", to="off", sources=()),
                ),
                confidence="high",
                sources=("help",),
            ),
            Route(
                id="plaza-form",
                means="request",
                surfaces=("web",),
                regions=("EU",),
                until="2025",
                starts="address",
                title="Object by form",
                steps=(
                    Open(do="open", address=source, sources=()),
                    Enter(do="enter", name="E-mail", field="email", needed="maybe", sources=()),
                    Gap(do="gap", what="The fields of the form", at_least=2, sources=()),
                ),
                confidence="low",
                sources=("help",),
            ),
        ),
        contacts=(
            Contact(kind="objection-form", value=source, sources=()),
            Contact(kind="post", regions=("EU",), value="1 Plaza Street", sources=()),
        ),
        policy=(
            PolicyEvent(
                date=date(2023, 3, 1),
                document="Privacy Policy",
                collection="contrib",
                commit="c" * 40,
                first=True,
                text="Names training.",
            ),
            PolicyEvent(
                date=date(2025, 2, 1), document="Terms", collection="contrib", commit="d" * 40, text="Drops a clause."
            ),
        ),
        statements=(Statement(text="It is switched on for all.", date="2025", confidence="high", sources=("help",)),),
        disagreements=(Statement(text="Some say four, some five.", confidence="low", sources=("study",)),),
        unknown=("Whether iOS differs.",),
        sources={
            "help": Source(url=source, title="Help page", date="2025-05-01", level="official"),
            "study": Source(url=None, level="study", note="not public"),
        },
    )


def forms() -> Declaration:
    """A service that asks for a request whose form nobody described."""
    return Declaration(
        id="forms",
        names=("Forms & Co",),
        order=2,
        owner=Owner(name="Forms", confidence="low", sources=()),
        published=(Published(study="made-up", mode=Mode.MEASURED, value=19, sources=()),),
        availability=(
            Availability(
                regions=("WORLD",), can_refuse=CanRefuse.REQUEST, default=Default.ON, confidence="medium", sources=()
            ),
        ),
        past_training=PastTraining(undone="unknown", confidence="low", sources=()),
    )


def silent() -> Declaration:
    """A service that offers nothing."""
    return Declaration(
        id="silent",
        names=("Silent",),
        order=3,
        owner=Owner(name="Silent", confidence="low", sources=()),
        availability=(
            Availability(
                regions=("WORLD",), can_refuse=CanRefuse.NONE, default=Default.UNKNOWN, confidence="low", sources=()
            ),
        ),
        past_training=PastTraining(undone="unknown", confidence="low", sources=()),
    )


def laws() -> Laws:
    return Laws(
        as_of="2026-05-01",
        regimes=(
            Regime(
                id="gdpr",
                law="GDPR",
                must_honour=MustHonour.YES_UNLESS_COMPELLING,
                stop_unless_compelling=True,
                deadline=Deadline(days=30),
                confidence="high",
            ),
        ),
        jurisdictions=(
            Jurisdiction(
                code="DE",
                name="Germany",
                regime="gdpr",
                must_honour=MustHonour.YES_UNLESS_COMPELLING,
                stop_unless_compelling=True,
                authority=Authority(name="The authority", web="https://example.org/authority"),
                confidence="high",
            ),
        ),
    )


def deals() -> Deals:
    source = DealSource(url="https://example.org/deal", seen="stored")
    return Deals(
        as_of="2026-05-01",
        caveat="Press estimates.",
        deals=(
            Deal(
                id="plaza-models",
                platform="Plaza",
                ai_developer="Models",
                date="2024-02",
                content="public posts",
                amount=Amount(text="USD 60 million a year", basis="press"),
                can_people_refuse="none found",
                status="reported",
                conflict="Others say 50.",
                confidence="medium",
                sources=(source, DealSource(url="javascript:alert(1)", seen="knowledge")),
            ),
        ),
        aggregates=(
            Aggregate(
                id="plaza-all",
                platform="Plaza",
                signed="2024-01",
                stated="2024-02",
                stated_in="a filing",
                total_usd=203_000_000,
                correction="Not one deal.",
                confidence="high",
                sources=(source,),
            ),
        ),
    )


def trail() -> DocumentTrail:
    quotation = Quotation(
        kind="trains", start=10, end=44, confidence=0.9, scope="public", quote="We use your posts to train models."
    )
    where = "https://github.com/OpenTermsArchive/contrib-versions/blob/eeee/Plaza/Privacy%20Policy.md"
    event = Event(
        service="Plaza",
        document="Privacy Policy",
        kind="trains",
        event="appeared",
        commit="e" * 40,
        date=date(2023, 6, 1),
        quote=quotation.quote,
        collection="contrib-versions",
        path="Plaza/Privacy Policy.md",
        version="change",
        after=(quotation,),
        address=where,
    )
    held = Held(since=event.date, older=False, commit="e" * 40, scopes=("public",), claims=(quotation,))
    stance = Stance(date=date(2026, 1, 1), commit="e" * 40, read=date(2026, 1, 1), held={"trains": held}, address=where)
    return DocumentTrail(
        service="plaza",
        name="Plaza",
        document="Privacy Policy",
        collection="contrib-versions",
        path="Plaza/Privacy Policy.md",
        versions=12,
        rerenders=2,
        events=(event,),
        stance=stance,
        last_version=date(2026, 1, 1),
    )


def silent_trail() -> DocumentTrail:
    stance = trail().stance
    assert stance is not None
    return trail().model_copy(update={"events": (), "stance": stance.model_copy(update={"held": {}})})


def declarations() -> tuple[Declaration, ...]:
    return plaza(), forms(), silent()
