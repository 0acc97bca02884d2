"""What makes a town a social site: the feed, profiles, groups, messages, help and small print."""

from sayno.replicas.town.design import Design
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.ground import Ground
from sayno.replicas.town.site import Block, Button, Heading, Link, Overlay, Text
from sayno.replicas.town.words import PEOPLE


def person(design: Design) -> str:
    """Who is signed in."""
    return PEOPLE[Dice(design.seed, "person").below(len(PEOPLE))]


def neighbourhood(ground: Ground) -> list[Link]:
    """Put up profiles with posts, groups and messages; gives the links that the home feed shows.

    Profiles know each other as a tree does, so that every one can be reached from the feed.
    """
    design, dice = ground.design, ground.dice("social")
    posts = max(1, min(8, design.size // 6))
    profiles = max(2, design.size // (posts + 1))
    for n in range(profiles):
        name = PEOPLE[n % len(PEOPLE)] + (f" {n // len(PEOPLE) + 1}" if n >= len(PEOPLE) else "")
        links = []
        for at in range(posts):
            title = dice.pick(ground.words.feed)
            body: list[Block] = [
                ground.link(name, f"u{n}", "inline"),
                Heading(title, 1),
                Text(dice.pick(ground.words.feed) + "."),
                *_reactions(ground, dice),
            ]
            links.append(ground.link(title, ground.place(f"u{n}.p{at}", f"/u/{n}/p/{at}", title, body), "card"))
        friends = [f for f in (2 * n + 2, 2 * n + 3) if f < profiles]
        known = [ground.link(f"{PEOPLE[f % len(PEOPLE)]}", f"u{f}", "inline") for f in friends]
        blocks: list[Block] = [Heading(name, 1), Button(ground.ref(), ground.say("follow"), "follow"), *links, *known]
        if n == 0:
            blocks[1] = Text(ground.say("profile"), "hint")
        ground.place(f"u{n}", f"/u/{n}", name, blocks)
    shown = min(profiles, 2 + design.difficulty)
    return [ground.link(ground.places[f"u{n}"].title, f"u{n}", "card") for n in dice.some(range(shown), shown)]


def _reactions(ground: Ground, dice: Dice) -> list[Block]:
    buttons: list[Block] = [
        Button(ground.ref(), ground.say("like"), "react"),
        Button(ground.ref(), ground.say("share"), "publish"),
        Button(ground.ref(), ground.say("block"), "block"),
    ]
    return dice.some(buttons, 2)


def feed(ground: Ground, links: list[Link]) -> list[Block]:
    """The home place."""
    say, dice = ground.say, ground.dice("feed")
    posts: list[Block] = [Button(ground.ref(), say("publish"), "publish")]
    if dice.chance(0.5):
        posts.append(Button(ground.ref(), say("upload"), "upload"))
    if dice.chance(0.5):
        posts.append(Button(ground.ref(), say("buy"), "buy"))
    for link in links:
        posts += [link, Text(dice.pick(ground.words.feed) + "."), *_reactions(ground, dice)]
    return [Heading(say("feed"), 1), *posts]


def squares(ground: Ground) -> list[Link]:
    """The places that the navigation leads to, beside home and settings."""
    say, dice = ground.say, ground.dice("squares")
    number = 2 + min(6, ground.design.difficulty)
    groups = []
    for n, name in enumerate(dice.some(ground.words.group, number)):
        blocks: list[Block] = [
            Heading(name, 1),
            Button(ground.ref(), say("follow"), "follow"),
            Text(dice.pick(ground.words.feed)),
        ]
        groups.append(ground.link(name, ground.place(f"g{n}", f"/groups/{n}", name, blocks)))
    ground.place(
        "alerts",
        "/notifications",
        say("alerts"),
        [Heading(say("alerts"), 1), *_news(ground, dice)],
        seen=ground.design.seen,
    )
    talk: list[Block] = [Heading(say("messages"), 1), *_news(ground, dice), Button(ground.ref(), say("send"), "send")]
    ground.place("messages", "/messages", say("messages"), talk)
    ground.place("groups", "/groups", say("groups"), [Heading(say("groups"), 1), *groups])
    return [
        ground.link(say("alerts"), "alerts", "nav"),
        ground.link(say("messages"), "messages", "nav"),
        ground.link(say("groups"), "groups", "nav"),
    ]


def _news(ground: Ground, dice: Dice) -> list[Block]:
    return [Text(f"{dice.pick(PEOPLE)}: {dice.pick(ground.words.feed)}.") for _ in range(3)]


def paperwork(ground: Ground, policy: list[Block], guide: list[Block]) -> list[Link]:
    """Help and small print, with what this town hides in them; gives the links at the foot of each place."""
    say, dice = ground.say, ground.dice("paper")
    articles = []
    for n, title in enumerate(
        dice.some(ground.words.guide, min(len(ground.words.guide), 3 + ground.design.difficulty))
    ):
        blocks: list[Block] = [
            Heading(title, 1),
            Text(f"{dice.pick(ground.words.guide)}."),
            ground.link(say("help"), "help", "inline"),
        ]
        articles.append(ground.link(title, ground.place(f"help.{n}", f"/help/{n}", title, blocks)))
    ground.place("help", "/help", say("help"), [Heading(say("help"), 1), *guide, *articles])
    ground.place("policy", "/policy", say("policy"), [Heading(say("policy"), 1), *policy])
    ground.place("terms", "/terms", say("terms"), [Heading(say("terms"), 1), Text(say("about") + ".")])
    ground.place("about", "/about", say("about"), [Heading(say("about"), 1), Text(say("made_up") + ".")])
    return [ground.link(say(name), name, "foot") for name in ("help", "policy", "terms", "about")]


def banner(ground: Ground) -> tuple[Overlay, ...]:
    """What stands in the way at first. A cookie banner only takes room; a promotion must be answered."""
    kind = ground.design.banner
    if not kind:
        return ()
    key = {"cookies": "cookie", "promotion": "promo", "newsletter": "news", "tour": "tour"}[kind]
    said = [ground.say(f"{key}_{part}") for part in ("title", "text", "accept", "decline")]
    return (Overlay(ground.ref(), kind, said[0], said[1], kind != "cookies", said[2], said[3]),)
