"""The ground that a town is built on: its design, its words, and what has been put up so far."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from sayno.replicas.town.design import Design
from sayno.replicas.town.dice import Dice
from sayno.replicas.town.site import Block, Choice, Control, Form, Link, Place, Setting, Widget
from sayno.replicas.town.words import Words, words

HUB: Final = "settings"
HOME: Final = "home"


class Ground:
    """Collects places and settings while a town is built."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.words: Words = words(design.language)
        self.places: dict[str, Place] = {}
        self.settings: dict[str, Setting] = {}
        self._refs = 0

    def dice(self, *names: object) -> Dice:
        """A stream of choices of this town."""
        return Dice(self.design.seed, self.design.difficulty, *names)

    def say(self, key: str) -> str:
        """What the interface says."""
        return self.words.say(key)

    def ref(self) -> str:
        """A new ref; it tells nothing about what it is for."""
        self._refs += 1
        return "x" + sha256(f"{self.design.seed}/{self._refs}".encode()).hexdigest()[:7]

    def setting(self, default: str, refuses: str = "") -> str:
        """A new setting of the account."""
        name = "s" + sha256(f"{self.design.seed}/setting/{len(self.settings)}".encode()).hexdigest()[:6]
        self.settings[name] = Setting(name, default, refuses)
        return name

    def place(self, name: str, path: str, title: str, blocks: Sequence[Block], **more: bool) -> str:
        """Put up a place; gives its id. In some towns its address tells nothing."""
        if self.design.addresses == "numbers" and name not in (HOME, "search"):
            path = f"/p/{int(sha256(f'{self.design.seed}/{name}'.encode()).hexdigest()[:9], 16)}"
        self.places[name] = Place(name, path, title, tuple(blocks), **more)
        return name

    def link(self, label: str, to: str, look: str = "row", **more: str) -> Link:
        """A link as this town makes them."""
        made = self.design.made if look in ("row", "card") else "a"
        return Link(self.ref(), label, to, made=made, look=look, **more)  # type: ignore[arg-type]

    def on_off(self) -> tuple[Choice, Choice]:
        """The two values of a switch."""
        return Choice("on", self.say("on")), Choice("off", self.say("off"))

    def neighbour(self, label: str, widget: Widget, dice: Dice) -> Control:
        """A setting that has nothing to do with the topic."""
        setting = self.setting("on" if dice.chance(0.5) else "off")
        return Control(self.ref(), label, setting, widget, self.on_off())

    def sheet(self, blocks: Sequence[Block], saving: str, dice: Dice) -> tuple[Block, ...]:
        """Settings as they are saved here: at once, or in a form with a button."""
        if saving == "auto":
            return tuple(blocks)
        kind = "disabled" if saving == "done" else saving
        save = dice.pick(self.words.all("done" if saving == "done" else "save"))
        return (Form(self.ref(), tuple(blocks), kind, save, closes=saving == "done"),)  # type: ignore[arg-type]
