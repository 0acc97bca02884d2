"""Planning a town: from a seed to a whole site, the same on every platform."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from sayno.replicas.town import social
from sayno.replicas.town.design import Design, design
from sayno.replicas.town.ground import HOME, HUB, Ground
from sayno.replicas.town.refusing import controls, request
from sayno.replicas.town.site import Block, Button, Heading, Link, Opener, Place, Search, Text, Town, inside
from sayno.replicas.town.tree import settings
from sayno.replicas.town.words import BRANDS

DESKTOP: Final = (1280, 800)
MOBILE: Final = (412, 915)


def plan(seed: int, difficulty: int | None = None, **chosen: object) -> Town:
    """The town of a seed. ``difficulty`` runs from 1 to 10 and grows with the seed if it is not given.

    ``chosen`` fixes parts of the :class:`~sayno.replicas.town.design.Design`: ``plan(7, widget="listbox")``. Raises
    ``ValueError`` for what does not exist.
    """
    return build(design(seed, difficulty, **chosen))


def build(drawn: Design) -> Town:
    """Put a design up."""
    ground = Ground(drawn)
    dice = ground.dice("plan")
    topic = ground.words.topics[drawn.topic]
    wanted, goal = controls(ground)
    policy: list[Block] = [Text(topic.policy[0])] if drawn.end != "nothing" else []
    guide: list[Block] = []
    hub = settings(ground, list(wanted))
    title = dice.pick(ground.words.all("settings"))
    if drawn.end == "request":
        begins, goal = request(ground)
        (policy if dice.chance(0.6) else guide).append(ground.link(dice.pick(topic.link), begins, "inline"))
    cards = social.neighbourhood(ground)
    home = social.feed(ground, cards)
    if drawn.entry == "home":
        home = [home[0], *hub, *home[1:]]
    else:
        ground.place(HUB, f"/{HUB}", title, [Heading(title, 1), *hub])
    if drawn.shortcut and drawn.end == "switch":
        where = _place_of(ground, wanted[0].ref)
        if where:
            guide.append(ground.link(topic.section[0], where, "inline"))
    ground.place(HOME, "/", ground.say("home"), home)
    if drawn.search:
        found: list[Block] = [Heading(ground.say("search"), 1), Text(ground.say("nothing_found"))]
        ground.place("search", "/search", ground.say("search"), found)
    foot = social.paperwork(ground, policy, guide)
    top, low = _entry(ground, title, social.squares(ground))
    return Town(
        key=f"{drawn.seed}-{sha256(repr(drawn).encode()).hexdigest()[:8]}",
        seed=drawn.seed,
        difficulty=drawn.difficulty,
        language=drawn.language,
        topic=drawn.topic,
        phrase=topic.phrase,
        service=dice.pick(BRANDS),
        person=social.person(drawn),
        rendering=drawn.rendering,
        wire=drawn.wire,
        viewport=MOBILE if drawn.mobile else DESKTOP,
        mobile=drawn.mobile,
        home=HOME,
        places=ground.places,
        top=tuple(top),
        foot=(*low, *foot),
        settings=ground.settings,
        goal=goal,
        overlays=social.banner(ground),
        traps=drawn.traps,
        hue=dice.below(360),
        remembers=drawn.remembers,
        beacon=drawn.beacon,
    )


def _place_of(ground: Ground, ref: str) -> str | None:
    def holds(place: Place) -> bool:
        return any(getattr(block, "ref", "") == ref for block in inside(place.blocks))

    return next((place.id for place in ground.places.values() if holds(place)), None)


def _entry(ground: Ground, title: str, squares: list[Link]) -> tuple[list[Block], list[Block]]:
    """The head and the foot of every place, with the way to the settings where the design wants it."""
    design, say, dice = ground.design, ground.say, ground.dice("entry")
    person = social.person(design)
    own = ground.link(say("profile"), "u0", "nav")
    leave = Button(ground.ref(), say("log_out"), "log out", by="link" if design.get_logout else "button")
    way = [ground.link(title, HUB, "nav")] if design.entry != "home" else []
    home = ground.link(say("home"), HOME, "nav")
    naming = design.entry_naming
    account: list[Block] = [own, leave]
    nav: list[Block] = [home, *squares]
    low: list[Block] = []
    match design.entry:
        case "nav":
            nav += way
        case "foot":
            low += [replace(link, look="foot") for link in way]
        case "avatar":
            account = [own, *way, leave]
        case "kebab":
            nav.append(_menu(ground, "popover", say("more_options"), naming, "⋮", way))
        case "hamburger" | "drawer":
            kind = "drawer" if design.entry == "drawer" else "popover"
            nav = [_menu(ground, kind, say("menu"), naming, "☰", [home, *squares, *way])]
        case "hover" | "hover-click":
            nav.append(_menu(ground, design.entry, say("more"), "text", "", way))
        case _:
            pass
    more = [ground.link(title, HUB, "foot")] if design.second else []
    match design.second:
        case "foot":
            low += more
        case "avatar":
            account = [*account[:-1], replace(more[0], look="nav"), account[-1]]
        case "kebab":
            nav.append(_menu(ground, "popover", say("more_options"), "aria-label", "⋮", [replace(more[0], look="nav")]))
        case _:
            pass
    if design.search:
        nav.append(Search(ground.ref(), say("search")))
    picture = dice.chance(0.5)
    avatar = _menu(
        ground,
        "menu" if dice.chance(0.5) else "popover",
        person if picture else say("account_menu"),
        "alt" if picture else "aria-label",
        "",
        account,
    )
    return [*nav, avatar], low


def _menu(ground: Ground, kind: str, label: str, naming: str, glyph: str, children: Sequence[Block]) -> Opener:
    if kind == "menu":
        children = [_item(child) for child in children]
    naming = "aria-label" if naming == "alt" and glyph else naming
    return Opener(ground.ref(), label, kind, tuple(children), naming, glyph, close=ground.say("close"))  # type: ignore[arg-type]


def _item(child: Block) -> Block:
    """An entry of a menu that says that it is one."""
    if isinstance(child, Link):
        return replace(child, made="menuitem")
    return replace(child, by="menuitem") if isinstance(child, Button) else child
