"""Drawing what surrounds blocks: sections, frames, shadow roots, late parts, lists that draw what is in view."""

import json
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from sayno.replicas.town.html import tag
from sayno.replicas.town.site import Virtual, Wrap
from sayno.replicas.town.view import View

FETCHED: Final = frozenset({"lazy", "frame", "frame-elsewhere"})
"""What comes by a request of its own."""


def wrap(block: Wrap, inner: Markup | str, view: View) -> Markup:
    """A wrapped part. Frames and late parts are fetched: they come without ``inner``."""
    match block.kind:
        case "section":
            return tag("section", inner, aria_label=block.label or None, id=block.ref)
        case "card":
            return tag("div", inner, class_=block.kind)
        case "lazy":
            waiting = tag("p", view.say("loading"), class_="hint")
            return tag("div", waiting, data_lazy=block.ref, class_="lazy", aria_busy="true")
        case "frame" | "frame-elsewhere":
            origin = view.elsewhere if block.kind == "frame-elsewhere" else ""
            return tag("iframe", src=f"{origin}{view.base}/frame/{block.ref}", title=block.label, data_frame=block.ref)
        case _:
            mode = "closed" if block.kind == "shadow-closed" else "open"
            return tag("town-shadow", tag("template", inner), data_mode=mode)


def virtual(block: Virtual, rows: Sequence[Markup]) -> Markup:
    """A list whose rows are drawn while they are in view."""
    data = Markup(json.dumps([str(row) for row in rows]).replace("<", "\\u003c"))
    held = tag("script", data, type="application/json")
    return tag("div", held, role="list", aria_label=block.label, tabindex="0", class_="virtual", data_virtual=len(rows))
