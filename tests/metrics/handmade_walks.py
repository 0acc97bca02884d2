"""Walks made by hand, action by action, for the tests of the metrics."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sayno.model.base import Grade
from sayno.model.vantage import Vantage
from sayno.model.walk import Action, Held, Instrument, Operated, Outcome, SeenScreen, Walk

AT = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
FRESH = Vantage(region="DE", date=date(2026, 11, 1))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def screen(place: str, words: int = 10, look: str = "") -> SeenScreen:
    """A screen of a place; ``look`` tells two looks at it apart."""
    return SeenScreen(
        address=f"https://service.test/{place}",
        title=place,
        tree=digest(place + look),
        words=words,
        place=digest(f"place {place}"),
    )


def action(n: int, do: str, before: SeenScreen, after: SeenScreen, **more: Any) -> Action:
    return Action(n=n, do=do, at=AT, seconds=0.1, before=before, after=after, **more)  # type: ignore[arg-type]


def switched(n: int, at: SeenScreen, after: SeenScreen, *, found: bool, to: str) -> Action:
    return action(n, "toggle", at, after, control=Operated(role="switch", name="Train", on=found), value=to)


def walk(actions: tuple[Action, ...] = (), outcome: Outcome = Outcome.REFUSED, **more: Any) -> Walk:
    given: dict[str, Any] = {
        "service": "example",
        "topic": "ai-training",
        "grade": Grade.REPLICA,
        "vantage": FRESH,
        "instrument": Instrument(sayno="0.1.0", driver="paper"),
        "started": AT,
        "seconds": 1.0,
        "start": actions[0].before if actions else None,
        "actions": actions,
        "outcome": outcome,
    }
    return Walk(**(given | more))


HOME, MENU, SETTINGS, SWITCHED = screen("home", 40), screen("menu", 20), screen("ai", 60), screen("ai", 62, "off")
FORM, FILLED, SENT = screen("form", 100), screen("form", 100, "filled"), screen("sent", 15)


def toggled_off(**more: Any) -> Walk:
    """Three actions: menu, settings, the switch, which was on; confirmed, and it held."""
    given: dict[str, Any] = {"state_before": True, "state_after": False, "state_reloaded": False, "confirmed": True}
    return walk(
        (
            action(1, "press", HOME, MENU),
            action(2, "press", MENU, SETTINGS),
            switched(3, SETTINGS, SWITCHED, found=True, to="off"),
        ),
        **(given | more),
    )


def toggled_on() -> Walk:
    """The way back of :func:`toggled_off`, one press shorter."""
    return walk(
        (action(1, "press", HOME, SWITCHED), switched(2, SWITCHED, SETTINGS, found=False, to="on")),
        Outcome.ACCEPTED,
        purpose="accept",
        state_before=False,
        state_after=True,
        state_reloaded=True,
    )


def asked(**more: Any) -> Walk:
    """Two presses to a form; e-mail (15 keys), a reason (4 keys), a country chosen; sent."""
    return walk(
        (
            action(1, "press", HOME, MENU),
            action(2, "press", MENU, FORM),
            action(3, "choose", FORM, FORM, value="Germany"),
            action(4, "enter", FORM, FILLED, field="email", keys=15),
            action(5, "write", FILLED, FILLED, keys=4),
            action(6, "press", FILLED, SENT),
        ),
        Outcome.REQUESTED,
        **({"confirmed": True} | more),
    )


def held_back(do: str = "toggle") -> Walk:
    """A look-only walk: two presses, then the guard says no."""
    return walk(
        toggled_off().actions[:2],
        Outcome.HELD_BACK,
        grade=Grade.LIVE,
        held=(Held(do=do, role="switch", name="Train", reason="look only"),),  # type: ignore[arg-type]
        state_before=True,
    )


def undocumented() -> Walk:
    """The form is reached, its fields are not documented; at least one more action (Send) is known."""
    return walk(asked().actions[:2], Outcome.UNDOCUMENTED, undocumented=1)


def broken() -> Walk:
    return walk(toggled_off().actions[:1], Outcome.BROKEN, detail="looked for 'Settings'; there was 'Help'")
