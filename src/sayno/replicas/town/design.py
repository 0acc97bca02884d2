"""What a seed decides: a design, of which each part may also be chosen by name."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Final, Literal, get_args, get_type_hints

from sayno.replicas.town.dice import Dice
from sayno.replicas.town.site import Naming, Rendering, Widget, Wire
from sayno.replicas.town.words import LANGUAGES, words

Entry = Literal["nav", "foot", "dialog", "hover", "hover-click", "avatar", "hamburger", "kebab", "drawer", "home"]
"""How the settings are reached; ``dialog``: they open over every place; ``home``: they stand at home itself."""
Means = Literal["link", "accordion", "details", "tab", "dialog", "drawer", "kebab", "more", "section"]
"""How the next level of the settings is reached."""
Around = Literal["", "lazy", "virtual", "frame", "frame-elsewhere", "shadow", "shadow-closed"]
"""What surrounds the refusing control."""
Listing = Literal["rows", "described", "cards", "icons", "virtual", "lazy"]
"""How the hubs list what they lead to."""
Saving = Literal["auto", "button", "disabled", "bar", "done"]
Wording = Literal["plain", "inverted", "paraphrase"]
Asking = Literal["", "calm", "shaming"]
"""A question after the choice, or before saving it."""
End = Literal["switch", "request", "nothing"]
"""What the truth is: something to switch, a request to send, or nothing at all."""
Banner = Literal["", "cookies", "promotion", "newsletter", "tour"]

ENTRY_COST: Final[dict[Entry, int]] = {
    "home": 0, "nav": 1, "foot": 1, "dialog": 1, "hover": 1, "hover-click": 1, "avatar": 2, "hamburger": 2, "kebab": 2,
    "drawer": 2,
}  # fmt: skip
TOPICS: Final = (
    "ai-training", "telemetry", "search-indexing", "email-marketing", "ad-personalisation", "contact-upload",
    "face-recognition", "location-history", "data-sale",
)  # fmt: skip
"""The five topics of the catalogue, then those that are only a phrase."""
LEADS: Final[dict[str, tuple[str, ...]]] = {
    "ai-training": ("privacy", "data", "smart", "account"),
    "telemetry": ("privacy", "data", "security"),
    "search-indexing": ("privacy", "account", "people"),
    "email-marketing": ("mail", "alerts", "account"),
    "ad-personalisation": ("ads", "privacy", "data"),
    "contact-upload": ("people", "privacy", "data"),
    "face-recognition": ("privacy", "content", "smart"),
    "location-history": ("privacy", "data", "security"),
    "data-sale": ("privacy", "data", "ads"),
}
"""In which areas of the settings a topic's control may stand: where a person would look, first the likeliest."""


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that distinguishes one town from another, before it is built."""

    seed: int
    difficulty: int
    language: str
    topic: str
    rendering: Rendering
    wire: Wire
    mobile: bool
    end: End
    wording: Wording
    widget: Widget
    naming: Naming
    entry: Entry
    entry_naming: Naming
    levels: tuple[Means, ...]
    around: Around
    listing: Listing
    saving: Saving
    asking: Asking
    several: int
    greyed: bool
    already: bool
    banner: Banner
    size: int
    areas: int
    decoys: int
    shortcut: bool
    second: Literal["", "foot", "avatar", "kebab"]
    twice: bool
    spread: bool
    made: Literal["a", "button", "div-role", "div"]
    codes: bool
    pages: int
    get_logout: bool
    seen: bool
    beacon: bool
    search: bool
    remembers: bool
    layout: Literal["top", "side", "wide"]
    addresses: Literal["words", "numbers"]

    @property
    def traps(self) -> tuple[str, ...]:
        """The widgets and traps that this town has, by name, for whoever wants to know which of them cost what."""
        refusing = {
            f"wording:{self.wording}": self.wording != "plain",
            f"widget:{self.widget}": True,
            f"naming:{self.naming}": self.naming != "text",
            **{f"level:{means}": True for means in self.levels},
            f"around:{self.around}": bool(self.around),
            f"saving:{self.saving}": self.saving != "auto",
            f"asking:{self.asking}": bool(self.asking),
            "several": self.several > 1,
            "greyed": self.greyed,
            "already": self.already,
            "twice": self.twice,
            "spread": self.spread,
            "shortcut": self.shortcut,
        }
        named = {
            f"end:{self.end}": self.end != "switch",
            **(refusing if self.end == "switch" else {}),
            f"entry:{self.entry}": True,
            f"entry-naming:{self.entry_naming}": self.entry_naming != "text",
            f"second:{self.second}": bool(self.second),
            f"listing:{self.listing}": self.listing != "rows",
            f"banner:{self.banner}": bool(self.banner),
            f"made:{self.made}": self.made != "a",
            "codes": self.codes and self.end == "request",
            "get-logout": self.get_logout,
            "seen": self.seen,
            "mobile": self.mobile,
        }
        return tuple(name for name, there in named.items() if there)


def design(seed: int, difficulty: int | None = None, **chosen: object) -> Design:
    """Draw a design. ``difficulty`` runs from 1 to 10 and grows with the seed if it is not given.

    Any field of :class:`Design` may be chosen; what contradicts it gives way. Raises ``ValueError`` for a field or a
    value that does not exist.
    """
    hard = difficulty if difficulty is not None else 1 + seed % 300 // 30
    if not 1 <= hard <= 10:
        raise ValueError(f"difficulty runs from 1 to 10, not {hard}")
    _check(chosen)
    settled = _settled(replace(_draw(seed, hard, chosen), **chosen), chosen)  # type: ignore[arg-type]
    if settled.several > 1 and not words(settled.language).topics[settled.topic].several:
        raise ValueError(f"several cannot be {settled.several}; no such settings are known of {settled.topic}")
    return settled


def _check(chosen: dict[str, object]) -> None:
    hints = get_type_hints(Design)
    known = {field.name for field in fields(Design)} - {"seed", "difficulty"}
    for name, value in chosen.items():
        if name not in known:
            raise ValueError(f"a town has no '{name}'; it has {', '.join(sorted(known))}")
        if name in _RANGES or hints[name] is bool:
            low, high = _RANGES.get(name, (False, True))
            if type(value) is not type(low) or not low <= value <= high:
                raise ValueError(f"{name} cannot be {value!r}; it runs from {low} to {high}")
            continue
        allowed = {"language": LANGUAGES, "topic": TOPICS, "levels": get_args(Means)}.get(name, get_args(hints[name]))
        for part in value if name == "levels" and isinstance(value, tuple) else (value,):
            if part not in allowed:
                raise ValueError(f"{name} cannot be {part!r}; it can be {', '.join(map(repr, allowed))}")


_RANGES: Final[dict[str, tuple[int, int]]] = {
    "several": (1, 3), "size": (0, 20_000), "areas": (2, 14), "decoys": (0, 12), "pages": (1, 3),
}  # fmt: skip


def _draw(seed: int, hard: int, chosen: dict[str, object]) -> Design:
    dice = Dice(seed, hard, "design")
    trap = 0.02 + 0.05 * hard  # how often each trap is there: 7 % of the easiest towns, half of the hardest
    mobile = dice.chance(0.3)
    end: End = dice.weighted({"switch": 80.0, "request": 4.0 + hard, "nothing": 8.0})
    end = chosen.get("end", end)  # type: ignore[assignment]
    wording: Wording = dice.weighted({"plain": 10.0, "inverted": 1.0 + hard / 2, "paraphrase": hard / 2})
    widget: Widget = dice.weighted(_widgets(hard))
    naming: Naming = dice.weighted({"text": 8.0, "aria-label": 1.0, "labelledby": trap * 4, "beside": trap * 2})
    asking: Asking = dice.weighted({"": 1.0, "calm": trap, "shaming": trap})
    saving: Saving = dice.weighted({"auto": 1.0, "button": 0.4, "disabled": trap, "bar": trap, "done": trap})
    several = dice.between(2, 3) if dice.chance(trap / 3) else 1
    greyed = dice.chance(trap / 3)
    after = (saving != "auto") + bool(asking) + (several - 1) + greyed + (widget == "listbox")
    wanted = dice.between(1 + hard // 3, min(7, 2 + (hard + 1) // 2))
    entry, levels = _way(
        Dice(seed, hard, "way"), max(1 + hard // 4 if hard > 2 else 0, wanted - 1 - after), hard, mobile
    )
    if levels[-1:] == ("dialog",) and dice.chance(0.5):
        saving = "done"
    glyphs = {"text": 2.0, "aria-label": 2.0, "title": 1.0, "glyph": trap, "tooltip": trap, "alt": 0.0}
    return Design(
        seed=seed,
        difficulty=hard,
        language=dice.weighted({"en": 6.0, **dict.fromkeys(LANGUAGES[1:], 0.4 + hard * 0.12)}),
        topic=dice.weighted({TOPICS[0]: 8.0, **dict.fromkeys(TOPICS[1:5], 1.5), **dict.fromkeys(TOPICS[5:], 0.8)}),
        rendering=dice.weighted({"pages": 3.0, "history": 2.0, "partial": hard / 4, "still": hard / 4}),
        wire=dice.weighted({"rest": 3.0, "graphql": 1.0, "persisted": hard / 8, "rpc": hard / 8}),
        mobile=mobile,
        end=end,
        wording=wording,
        widget=widget,
        naming=naming,
        entry=entry,
        entry_naming=dice.weighted(glyphs),  # type: ignore[arg-type]
        levels=levels,
        around=dice.weighted(
            {
                "": 1.0,
                "lazy": trap,
                "virtual": trap / 2,
                "frame": trap / 2,
                "frame-elsewhere": trap / 3,
                "shadow": trap / 2,
                "shadow-closed": trap / 6,
            }
        ),
        listing=dice.weighted(
            {"rows": 2.5, "described": 0.5 + trap, "cards": 1.0, "icons": trap, "virtual": trap, "lazy": trap}
        ),
        saving=saving,
        asking=asking,
        several=several,
        greyed=greyed,
        already=dice.chance(0.08),
        banner=dice.weighted({"": 2.0, "cookies": 1.0, "promotion": trap, "newsletter": trap, "tour": trap}),
        size=_size(dice, hard),
        areas=min(14, 3 + hard + dice.below(3)),
        decoys=dice.between(1, 2 + hard // 2),
        shortcut=dice.chance(trap / 2),
        second=dice.weighted({"": 1.0, "foot": trap / 3, "avatar": trap / 4, "kebab": trap / 4}),
        twice=dice.chance(trap / 4),
        spread=dice.chance(0.5),
        made=dice.weighted({"a": 5.0, "button": trap, "div-role": trap, "div": trap / 2}),
        codes=dice.chance(0.4),
        pages=dice.between(1, 1 + hard // 4),
        get_logout=dice.chance(0.3),
        seen=dice.chance(trap / 2),
        beacon=dice.chance(0.3),
        search=dice.chance(0.5),
        remembers=dice.chance(0.5),
        layout=dice.pick(("top", "side", "wide")),
        addresses=dice.weighted({"words": 2.0, "numbers": 1.0}),
    )


def _size(dice: Dice, hard: int) -> int:
    """Places beside the settings: a few, or several thousand in the hardest towns."""
    most = (6, 12, 20, 40, 80, 160, 320, 800, 1800, 4000)[hard - 1]
    return dice.between(most // 3, most)


def _widgets(hard: int) -> dict[Widget, float]:
    rare = hard / 10
    return {
        "checkbox": 2.0, "switch": 3.0, "switch-button": 1.0, "radios": 1.0, "select": 1.0, "toggle-button": rare,
        "div-switch": rare, "bare-switch": rare / 2, "radio-cards": rare, "listbox": rare, "segments": rare,
        "worded": rare,
        "menu-check": rare / 3,
    }  # fmt: skip


def _way(dice: Dice, cost: int, hard: int, mobile: bool) -> tuple[Entry, tuple[Means, ...]]:
    """An entry and levels that cost so many actions together."""
    entries: dict[Entry, float] = {
        "nav": 2.0, "foot": 0.5, "avatar": 2.0, "hamburger": 1.0, "kebab": 0.5, "drawer": 0.5, "dialog": 0.05 * hard,
    }  # fmt: skip
    if not mobile and hard > 1:
        entries |= {"hover": 0.1 * hard, "hover-click": 0.5}
    fitting = {entry: weight for entry, weight in entries.items() if ENTRY_COST[entry] <= cost}
    entry: Entry = dice.weighted(fitting) if fitting else "home"
    levels: list[Means] = []
    left = cost - ENTRY_COST[entry]
    while left > 0:
        deep: dict[Means, float] = {
            "link": 3.0,
            "accordion": 1.0,
            "tab": 1.0,
            "details": 0.1 * hard,
            "more": 0.1 * hard,
        }
        if left == 1:
            deep |= {"dialog": 1.0, "drawer": 0.3, "kebab": 0.06 * hard}
        levels.append(dice.weighted(deep))
        left -= 1
    if dice.chance(0.4) or (not levels and entry != "home"):
        levels.insert(dice.below(len(levels) + 1), "section")
    return entry, tuple(levels)


def _settled(d: Design, chosen: dict[str, object]) -> Design:
    """Make the parts fit each other, rule by rule; what was chosen by name stays."""
    for holds, change in _RULES:
        if holds(d):
            d = replace(d, **{k: v for k, v in change.items() if k not in chosen})  # type: ignore[arg-type]
    if d.saving == "done" and d.levels[-1:] != ("dialog",):  # it was chosen: there must be a dialog to close
        d = replace(d, levels=(*d.levels[:-1], "dialog"))
    if d.widget == "menu-check" and d.levels[-1:] != ("kebab",):  # it stands in a menu
        d = replace(d, levels=(*d.levels[:-1], "kebab"))
    return d


TOGGLES: Final = frozenset(
    {"checkbox", "switch", "switch-button", "toggle-button", "div-switch", "bare-switch", "menu-check"}
)
"""Widgets whose label can stand elsewhere, and that fit into a row of a list."""
_SMALL: Final = 120
"""Places beside the settings of a town whose settings open over every one of them."""
_IN_A_MENU: Final[dict[str, object]] = {
    "saving": "auto", "around": "", "naming": "text", "several": 1, "spread": False, "greyed": False,
}  # fmt: skip
_SAME_PLACE: Final = frozenset({"section", "accordion", "tab", "details"})

_RULES: Final[tuple[tuple[Callable[[Design], bool], dict[str, object]], ...]] = (
    (lambda d: d.widget not in TOGGLES, {"naming": "text"}),
    (lambda d: d.end != "switch", {"several": 1, "greyed": False, "twice": False}),
    (lambda d: d.end == "request", {"already": False}),
    (lambda d: d.several > 1 and not words(d.language).topics[d.topic].several, {"several": 1}),
    (lambda d: d.several > 1, {"wording": "plain", "greyed": False, "twice": False}),
    (lambda d: d.greyed, {"already": False, "twice": False}),
    (lambda d: d.several == 1 or d.levels[-1:] == () or d.levels[-1] not in _SAME_PLACE, {"spread": False}),
    (lambda d: d.saving == "done" and d.levels[-1:] != ("dialog",), {"saving": "button"}),
    (
        lambda d: d.widget == "menu-check",
        {"saving": "auto", "around": "", "naming": "text", "several": 1, "greyed": False},
    ),
    (lambda d: d.saving == "done" and d.around.startswith("frame"), {"around": ""}),
    (lambda d: d.around == "virtual" and (d.widget not in TOGGLES or d.saving != "auto"), {"around": "lazy"}),
    (lambda d: d.around == "virtual" and d.greyed, {"around": "lazy"}),
    (lambda d: d.mobile and d.entry in ("hover", "hover-click"), {"mobile": False}),
    (lambda d: d.rendering in ("pages", "partial"), {"made": "a"}),
    (lambda d: d.entry in ("home", "dialog", d.second), {"second": ""}),
    (lambda d: d.entry == "dialog" and d.size > _SMALL, {"size": _SMALL}),
)
"""Where parts of a design contradict each other, and what gives way."""
