"""Planning a town: from a seed to a whole site, the same on every platform."""

from hashlib import sha256
from typing import Final

from sayno.replicas.town import social
from sayno.replicas.town.design import Design, design
from sayno.replicas.town.entrances import entrances
from sayno.replicas.town.ground import HOME, HUB, Ground
from sayno.replicas.town.refusing import controls, request
from sayno.replicas.town.site import Block, Heading, Place, Text, Town, inside
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
    elif drawn.entry != "dialog":
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
    top, low = entrances(ground, title, social.squares(ground), hub)
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
        layout=drawn.layout,
        beacon=drawn.beacon,
    )


def _place_of(ground: Ground, ref: str) -> str | None:
    def holds(place: Place) -> bool:
        return any(getattr(block, "ref", "") == ref for block in inside(place.blocks))

    return next((place.id for place in ground.places.values() if holds(place)), None)
