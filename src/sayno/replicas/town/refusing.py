"""What refuses in a town: the control or controls of the topic, or the request that has to be sent."""

from dataclasses import replace

from sayno.replicas.town.design import TOGGLES
from sayno.replicas.town.ground import HOME, Ground
from sayno.replicas.town.site import Block, Choice, Confirm, Control, Field, Form, Goal, Heading, Request, Sheet, Text


def controls(ground: Ground) -> tuple[list[Control], Goal]:
    """The controls of the topic and what they must be set to. Both empty where nothing refuses here."""
    design, topic = ground.design, ground.words.topics[ground.design.topic]
    dice = ground.dice("refusing")
    if design.end != "switch":
        return [], Goal()
    if design.several > 1:
        labels = topic.several[: design.several]
    elif design.widget in TOGGLES or design.widget == "worded" or design.wording == "inverted":
        labels = (dice.pick(getattr(topic, design.wording)),)
    else:
        labels = (dice.pick(topic.noun),)
    made, goal = [], []
    for label in labels:
        choices, refusing, allowing = _values(ground, inverted=design.wording == "inverted")
        setting = ground.setting(refusing if design.already else allowing, refusing)
        goal.append((setting, refusing))
        hint = dice.pick(topic.hint) if design.wording == "paraphrase" or dice.chance(0.4) else ""
        if design.wording == "inverted":
            hint = ""
        made.append(Control(ground.ref(), label, setting, design.widget, choices, design.naming, hint))
    if design.asking and design.saving == "auto":
        made = [replace(control, confirm=question(ground)) for control in made]
    if design.greyed:
        return greyed(ground, made), Goal(tuple(goal))
    return made, Goal(tuple(goal))


def _values(ground: Ground, *, inverted: bool) -> tuple[tuple[Choice, ...], str, str]:
    """The choices, the one that refuses, and the one that allows."""
    say, widget = ground.say, ground.design.widget
    if inverted:
        return ground.on_off(), "on", "off"
    if widget in TOGGLES or widget == "worded":
        return ground.on_off(), "off", "on"
    suited = ground.design.topic in ("ai-training", "telemetry", "location-history", "face-recognition")
    if suited and widget in ("radios", "radio-cards", "select", "listbox") and ground.dice("three").chance(0.4):
        three = (Choice("all", say("all")), Choice("some", say("some")), Choice("none", say("none")))
        return three, "none", "all"
    return (Choice("on", say("allow")), Choice("off", say("deny"))), "off", "on"


def question(ground: Ground) -> Confirm:
    """What is asked before the choice takes hold."""
    say, shaming = ground.say, ground.design.asking == "shaming"
    yes = "confirm" if ground.design.wording == "inverted" else "turn_off"
    return Confirm(say("sure"), say("shame_text" if shaming else "sure_text"), say(yes), say("keep"))


def greyed(ground: Ground, wanted: list[Control]) -> list[Control]:
    """The same, but to be operated only while another setting is off, which is on at first."""
    master = ground.setting("on")
    before = Control(
        ground.ref(), ground.say("recommended"), master, "switch", ground.on_off(), hint=ground.say("recommended_hint")
    )
    return [before, *(replace(control, needs=(master, "off")) for control in wanted)]


def asked(ground: Ground, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A sheet of settings whose button asks before it saves, where the design wants that."""
    if ground.design.asking and ground.design.end == "switch":
        return tuple(replace(b, confirm=question(ground)) if isinstance(b, Form) else b for b in blocks)
    return blocks


def request(ground: Ground) -> tuple[str, Goal]:
    """Put up a request in as many sheets as the design wants; gives the place where it begins."""
    design, say, dice = ground.design, ground.say, ground.dice("request")
    topic = ground.words.topics[design.topic]
    title = topic.link[0]
    known = ground.dice("person").chance(0.5)
    asks = [
        Field(ground.ref(), say("first_name"), asks="first-name"),
        Field(ground.ref(), say("last_name"), asks="last-name"),
        Field(ground.ref(), say("email"), "email", asks="email", prefilled="robin@example.com" if known else ""),
        Field(ground.ref(), say("country"), "select", asks="country", choices=ground.words.countries),
        Field(ground.ref(), say("phone"), "tel", asks="phone"),
        Field(ground.ref(), say("user"), asks="user-name"),
        Field(ground.ref(), say("birthday"), "date", asks="birth-date"),
        Field(ground.ref(), say("address"), asks="postal-address"),
    ]
    fields = [asks[2], *dice.some([f for f in asks if f is not asks[2]], dice.between(1, 1 + design.difficulty // 2))]
    fields.append(Field(ground.ref(), say("explain" if dice.chance(0.3) else "reason"), "long", required=False))
    if fields[-1].label == say("explain"):
        fields[-1] = replace(fields[-1], required=True)
    if dice.chance(0.6):
        fields.append(Field(ground.ref(), say("truthful"), "checkbox"))
    pages = min(design.pages, len(fields))
    parts = [tuple(fields[n * len(fields) // pages : (n + 1) * len(fields) // pages]) for n in range(pages)]
    sheets = tuple(
        Sheet(f"{n} / {pages}" if pages > 1 else "", part, say("submit") if n == pages else say("next"))
        for n, part in enumerate(parts, 1)
    )
    bare = dice.chance(0.3)
    done = ground.place(
        "request-done",
        "/request/done",
        title,
        [Heading(title, 1), Text(say("request_done")), Text(say("request_next")), ground.link(say("home"), HOME)],
        bare=bare,
    )
    intro: list[Block] = [Heading(title, 1), Text(dice.pick(topic.hint))]
    if design.codes:
        code = Sheet("", (Field(ground.ref(), say("code"), "code", asks="email-code"),), say("confirm"))
        last = Request(ground.ref(), (code,), done, sends="objection")
        asking: list[Block] = [Heading(title, 1), Text(say("code_text")), last]
        after = ground.place("request-code", "/request/code", title, asking, bare=bare)
        first = Request(ground.ref(), sheets, after, codes=True)
        intro.append(Text(say("code_follows")))
    else:
        first = Request(ground.ref(), sheets, done, sends="objection")
    return ground.place("request", "/request", title, [*intro, first], bare=bare), Goal(request="objection")
