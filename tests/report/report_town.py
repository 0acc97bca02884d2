"""A small made-up study: three services, two regions, three grades, and walks with drawn pictures."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw
from report_facts import declarations

from sayno.model.audit import Audit, Insight, Plan, Study, Walked
from sayno.model.base import Default, Grade, Mode, Surface
from sayno.model.event import DocumentTrail
from sayno.model.find import Count, Find, FoundStep, SeenControl
from sayno.model.finding import Finding
from sayno.model.law import MustHonour
from sayno.model.searched import Agreement, Searched
from sayno.model.service import Declaration
from sayno.model.vantage import Vantage
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


@cache
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


def _walked(shelf: Shelf, service: str, region: str, surface: Surface, label: str) -> tuple[Finding, Walked] | None:
    match service, surface:
        case "plaza", _:
            labels = [label, "Privacy", "Improve AI"] if surface == "web" else ["Profile", "Menu", "AI", "Off"]
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


def searched(shelf: Shelf, service: str, region: str, surface: Surface) -> Searched | None:
    """The plaza is found as documented on the web, by a shorter way on Android; elsewhere nothing is found."""
    looked = walk(shelf, service, region, surface, ["Settings", "Look around"], Outcome.NOT_FOUND)
    start = {"topic": "ai-training", "start": "http://127.0.0.1/r/plaza/", "screens_opened": 9, "depth_swept": 3}
    if service == "silent" and surface == "android":
        return None
    if service != "plaza":
        find = Find(outcome=Outcome.NOT_FOUND, detail="9 screens opened", **start)
        met, followed = Agreement.NEITHER, None
    else:
        find = Find(
            outcome=Outcome.FOUND,
            control=SeenControl(role="switch", name="Improve AI", state="on"),
            default=Default.ON,
            route=(
                FoundStep(do="press", role="button", name="Settings"),
                FoundStep(do="hover", role="button", name="Privacy", counts=False),
                FoundStep(do="toggle", role="switch", name="Improve AI", value="off"),
            ),
            actions=Count(mode=Mode.MEASURED, value=3),
            swept=True,
            rehearsed=True,
            requests_stopped=1,
            held=(Held(do="press", role="button", name="Delete account", reason="harm"),),
            **start,
        )
        met, followed = (Agreement.SAME, 3) if surface == "web" else (Agreement.SHORTER, 4)
    kept = shelf.put(looked.model_copy(update={"purpose": "find"}).model_dump_json().encode())
    return Searched(
        find=find,
        region="DE",
        surface=surface,
        walks=(Walked(purpose="find", grade=Grade.REPLICA, outcome=find.outcome, walk=kept),),
        agreement=met,
        followed=followed,
        basis=BASIS,
    )


def audit(shelf: Shelf, declaration: Declaration, region: str, surface: Surface, label: str = "Settings") -> Audit:
    holds = declaration.available(region)
    assert holds
    walked = _walked(shelf, declaration.id, region, surface, label)
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
        searched=searched(shelf, declaration.id, region, surface),
        notes=("Not walked: no route is known.",) if not walked else (),
        basis=BASIS,
        at=AT,
    )


def study(
    shelf: Shelf,
    of: Sequence[Declaration] | None = None,
    trails: Sequence[DocumentTrail] = (),
    label: str = "Settings",
) -> Study:
    """The made-up study; its evidence goes to the shelf. ``label`` names the first control on the plaza's way."""
    surfaces: tuple[Surface, ...] = ("web", "android")
    regions = ("DE", "US")
    chosen = of or declarations()
    return Study(
        title="Can you say no?",
        sayno="0",
        at=AT,
        plan=Plan(services=tuple(d.id for d in chosen), regions=regions, surfaces=surfaces, topic="ai-training"),
        audits=tuple(audit(shelf, d, r, s, label) for d in chosen for r in regions for s in surfaces),
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
