"""A small made-up study: three services, two regions, every grade but live, and walks with drawn pictures."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

from sayno.model.audit import Audit, Insight, Plan, Study, Walked
from sayno.model.base import CanRefuse, Default, Grade, Mode, Surface
from sayno.model.deal import Aggregate, Amount, Deal, Deals, DealSource
from sayno.model.finding import Finding
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
from sayno.model.vantage import Vantage
from sayno.model.version import DocumentTrail, Mention
from sayno.model.walk import Action, Held, Instrument, Operated, Outcome, SeenScreen, Walk

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
BASIS = sha256(b"made up").hexdigest()


class Shelf:
    """Evidence in memory: enough of a store for a report to read from."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        name = sha256(data).hexdigest()
        self.blobs[name] = data
        return name

    def walk(self, digest: str) -> Walk:
        return Walk.model_validate_json(self.blobs[digest])

    def blob(self, digest: str) -> bytes:
        return self.blobs[digest]


def picture(size: tuple[int, int], shade: int) -> bytes:
    """A flat drawing in which no two shades are alike."""
    image = Image.new("RGB", size, (240, 240, 244))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0], 40), fill=(30, 30, 50))
    draw.rectangle((20, 60 + 4 * shade, size[0] - 20, 100 + 4 * shade), fill=(shade * 9 % 256, 120, 200))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def seen(shelf: Shelf, title: str, surface: Surface, shade: int) -> SeenScreen:
    size = (1280, 800) if surface == "web" else (390, 844)
    tree = shelf.put(f'- heading "{title}" {shade}'.encode())
    return SeenScreen(
        address="http://127.0.0.1/r/plaza/",
        title=title,
        tree=tree,
        image=shelf.put(picture(size, shade)),
        words=12,
        place=shelf.put(f"{title} {shade}".encode()),
    )


def walk(shelf: Shelf, service: str, region: str, surface: Surface, labels: Sequence[str], outcome: Outcome) -> Walk:
    """A walk that opens an address, presses each label in turn and switches the last one off."""
    here = start = seen(shelf, "Home", surface, 0)
    actions = []
    for n, label in enumerate(labels, start=1):
        after = seen(shelf, f"After {label}", surface, n)
        last = n == len(labels)
        actions.append(
            Action(
                n=n,
                step=n - 1,
                do="toggle" if last else "press",
                control=Operated(role="switch" if last else "button", name=label, on=False if last else None),
                value="off" if last else None,
                at=AT + timedelta(seconds=n),
                seconds=0.25 * n,
                before=here,
                after=after,
            )
        )
        here = after
    return Walk(
        service=service,
        topic="ai-training",
        route=f"{service}-way",
        grade=Grade.REPLICA,
        vantage=Vantage(region=region, surface=surface, date=AT.date()),
        instrument=Instrument(sayno="0", driver="paper"),
        started=AT,
        seconds=2,
        start=start,
        actions=tuple(actions),
        held=(Held(do="press", role="button", name="Delete account", reason="not a step of the route"),),
        outcome=outcome,
        state_before=True,
        state_after=False,
        reloaded=here if outcome is Outcome.REFUSED else None,
        undocumented=2 if outcome is Outcome.UNDOCUMENTED else 0,
    )


def count(
    grade: Grade,
    mode: Mode,
    value: int | None,
    high: int | None = None,
    counted: Sequence[int] = (),
    starts: str = "home",
) -> Finding:
    detail = {} if grade is Grade.PUBLISHED else {"counted": list(counted), "starts": starts}
    return Finding(metric="actions", grade=grade, mode=mode, value=value, high=high, unit="actions", detail=detail)


def pattern(identifier: str, holds: bool | None) -> Finding:
    return Finding(
        metric=identifier,
        grade=Grade.REPLICA,
        mode=Mode.UNKNOWN if holds is None else Mode.MEASURED,
        value=holds,
        unit="pattern",
        detail={
            "actions": [1],
            "epic": {"number": 8, "name": "check box options preselected", "fit": "near"},
            "edpb": {"family": "Skipping", "name": "deceptive snugness", "fit": "same"},
            "gray": None,
        },
    )


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
    mention = Mention(
        collection="contrib",
        service="Plaza",
        document="Privacy Policy",
        path="Plaza/Privacy Policy.md",
        commit="e" * 40,
        date=datetime(2023, 6, 1, tzinfo=UTC),
        kind="change",
        start=10,
        end=40,
        quote="We use your posts to train models.",
    )
    return DocumentTrail(
        service="plaza",
        document="Privacy Policy",
        collection="contrib",
        versions=12,
        rerenders=2,
        first=mention,
        present=(mention,),
        last_version="2026-01-01",
    )


def _walked(shelf: Shelf, service: str, region: str, surface: Surface) -> tuple[Finding, Walked] | None:
    match service, surface:
        case "plaza", _:
            labels = ["Settings", "Privacy", "Improve AI"] if surface == "web" else ["Profile", "Menu", "AI", "Off"]
            outcome = Outcome.REFUSED
            found = count(Grade.REPLICA, Mode.MEASURED, len(labels), counted=range(1, len(labels) + 1))
        case "forms", "web":
            labels, outcome = ["Help", "Form"], Outcome.UNDOCUMENTED
            starts = "address" if region == "US" else "home"
            found = count(Grade.REPLICA, Mode.AT_LEAST, 4, counted=[1, 2], starts=starts)
        case _:
            return None
    stored = walk(shelf, service, region, surface, labels, outcome).model_dump_json().encode()
    return found, Walked(purpose="refuse", grade=Grade.REPLICA, outcome=outcome, walk=shelf.put(stored))


def audit(shelf: Shelf, declaration: Declaration, region: str, surface: Surface) -> Audit:
    holds = declaration.available(region)
    assert holds
    walked = _walked(shelf, declaration.id, region, surface)
    figure = declaration.published[0] if declaration.published else None
    actions = {Grade.PUBLISHED: count(Grade.PUBLISHED, figure.mode, figure.value, figure.high)} if figure else {}
    if walked:
        actions |= {Grade.REPLICA: walked[0], Grade.DOCUMENTED: count(Grade.DOCUMENTED, Mode.AT_LEAST, 2, 4)}
    return Audit(
        service=declaration.id,
        topic="ai-training",
        region=region,
        surface=surface,
        language="en",
        route=f"{declaration.id}-way" if walked else None,
        can_refuse=holds.can_refuse,
        default=holds.default,
        must_honour=MustHonour.YES_UNLESS_COMPELLING if region == "DE" else MustHonour.NO,
        actions=actions,
        findings=(
            walked[0],
            Finding(metric="minutes", grade=Grade.REPLICA, mode=Mode.MEASURED, value=1.25, unit="minutes"),
            Finding(metric="persistence", grade=Grade.REPLICA, mode=Mode.UNKNOWN, note="not reloaded"),
            pattern("preselected", True),
            pattern("reverts", None),
        )
        if walked
        else (),
        walks=(walked[1],) if walked else (),
        notes=("Not walked: no route is known.",) if not walked else (),
        basis=BASIS,
        at=AT,
    )


def declarations() -> tuple[Declaration, ...]:
    return plaza(), forms(), silent()


def study(shelf: Shelf, of: Sequence[Declaration] | None = None, trails: Sequence[DocumentTrail] = ()) -> Study:
    """The made-up study; its evidence goes to the shelf."""
    surfaces: tuple[Surface, ...] = ("web", "android")
    regions = ("DE", "US")
    chosen = of or declarations()
    return Study(
        title="Can you say no?",
        sayno="0",
        at=AT,
        plan=Plan(services=tuple(d.id for d in chosen), regions=regions, surfaces=surfaces, topic="ai-training"),
        audits=tuple(audit(shelf, d, r, s) for d in chosen for r in regions for s in surfaces),
        insights=(
            Insight(
                id="hardest",
                statement="Forms & Co takes at least 4.",
                value=4,
                published="Forms & Co takes 19.",
                why="The documents stop.",
                sources=("https://example.org/study",),
            ),
            Insight(id="by-default", statement="2 of 3.", value={"on": 2}, published="2 of 3.", holds=True),
            Insight(id="nobody", statement="1 offers none.", value=1, holds=False, sources=("a book",)),
        ),
        trails=tuple(trails),
        seconds=1.5,
    )
