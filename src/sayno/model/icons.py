"""What the symbols of interfaces mean, by the names that icon sets give them (Font Awesome, Material, Bootstrap)."""

import re
from typing import Final

_MEANINGS: Final = {
    "settings": "cog cogs gear gears settings setting sliders tune wrench tools preferences options controls",
    "account": "user person profile avatar account user-cog user-gear",
    "menu": "bars hamburger menu list-menu navicon burger",
    "more": "ellipsis ellipsis-v ellipsis-h dots more kebab meatballs three-dots dots-vertical more-vert more-horiz",
    "notifications": "bell notifications notification",
    "privacy": "lock shield privacy",
    "help": "question help info life-ring",
    "close": "times xmark close x cancel cross clear",
    "delete": "trash delete bin remove trash-can trash-alt",
    "log out": "sign-out logout log-out power power-off sign-out-alt right-from-bracket box-arrow-right exit",
    "add": "plus add create new",
    "edit": "pencil edit pen",
    "save": "save floppy disk floppy-disk",
    "download": "download",
    "upload": "upload",
    "share": "share",
    "send": "send paper-plane",
    "like": "heart like thumbs-up star favorite favourite",
    "play": "play",
    "stop": "stop pause",
    "refresh": "refresh reload rotate arrows-rotate",
    "search": "search magnifying-glass magnify",
}
_NAMES: Final = {name: meaning for meaning, names in _MEANINGS.items() for name in names.split()}
_DETAILS: Final = re.compile(
    r"(?:^|-)(?:fill|filled|outline|outlined|solid|regular|light|thin|bold|alt|icon|rounded|sharp|line|o|lg|sm|md|xs"
    r"|fw|circle|square|\d+x?)(?=-|$)"
)
"""How an icon is drawn, and not what it shows."""
_CAPITALS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def meaning(names: str) -> str:
    """What the first known of some names of icons, between spaces, means in plain English; nothing if none is known."""
    for name in names.split():
        bare = _DETAILS.sub("", _CAPITALS.sub("-", name).lower().replace("_", "-")).strip("-")
        if bare in _NAMES:
            return _NAMES[bare]
    return ""
