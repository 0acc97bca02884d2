"""Drawing what is folded away: accordions, menus, fly-outs, drawers, dialogs, tabs."""

from collections.abc import Sequence

from markupsafe import Markup

from sayno.replicas.town.html import tag
from sayno.replicas.town.site import Opener, Tabs
from sayno.replicas.town.view import View


def opener(block: Opener, inner: Markup, view: View) -> Markup:
    """A button and what it brings into view."""
    ref, panel = block.ref, f"{block.ref}.panel"
    face: dict[str, str | bool | None] = {"type": "button", "id": ref, "data_open": block.kind, "aria_controls": panel}
    inside: Markup | str = block.label
    match block.naming:
        case "aria-label" | "title" | "tooltip":
            key = {"aria-label": "aria_label", "title": "title", "tooltip": "data_tip"}[block.naming]
            face[key], inside = block.label, tag("span", block.glyph or "●", aria_hidden="true")
        case "alt":
            inside = tag("img", src=f"{view.base}/face.svg", alt=block.label, class_="face")
        case "glyph":
            inside = block.glyph
        case _:
            pass
    match block.kind:
        case "accordion":
            button = tag(
                "button", inside, aria_expanded="false", data_alone=block.alone or None, class_="accordion", **face
            )
            return tag(
                "div", tag("h3", button), tag("div", inner, id=panel, hidden=True, class_="panel"), class_="fold"
            )
        case "more":
            return tag(
                "div",
                tag("button", inside, class_="more", **face),
                tag("div", inner, id=panel, hidden=True),
                class_="fold",
            )
        case "menu":
            button = tag("button", inside, aria_haspopup="menu", aria_expanded="false", **face)
            menu = tag("div", inner, id=panel, role="menu", aria_label=block.label, hidden=True, class_="menu")
            return tag("div", button, menu, class_="fold over")
        case "popover":
            button = tag("button", inside, aria_expanded="false", **face)
            return tag("div", button, tag("div", inner, id=panel, hidden=True, class_="menu"), class_="fold over")
        case _:  # a dialog, or a drawer, which is one at the side
            button = tag("button", inside, aria_haspopup="dialog", class_="row", **face)
            title = tag("h2", block.label, id=f"{ref}.title")
            close = tag("button", block.close, type="button", id=f"{ref}.close", data_close=ref, class_="shut")
            dialog = tag(
                "div",
                title,
                inner,
                close,
                id=panel,
                role="dialog",
                aria_modal="true",
                aria_labelledby=f"{ref}.title",
                hidden=True,
                class_=block.kind,
            )
            return tag("div", button, dialog, class_="fold")


def details(block: Opener, inner: Markup) -> Markup:
    """The browser's own way to fold."""
    return tag("details", tag("summary", block.label, id=block.ref), inner, name=block.alone or None)


def hover(block: Opener, inner: Markup) -> Markup:
    """A fly-out that opens under the pointer; with ``hover-click`` also when it is pressed."""
    panel = f"{block.ref}.panel"
    if block.kind == "hover":
        face = tag("span", block.label, id=block.ref, class_="trigger")
    else:
        face = tag(
            "button",
            block.label,
            type="button",
            id=block.ref,
            aria_expanded="false",
            aria_controls=f"{block.ref}.panel",
            data_open="hover-click",
            class_="trigger",
        )
    return tag("div", face, tag("div", inner, id=panel, class_="menu fly"), class_="fold over hover")


def tabs(block: Tabs, panels: Sequence[Markup]) -> Markup:
    """Tabs and their panels; the first is chosen."""
    heads = [
        tag(
            "button",
            t.label,
            type="button",
            role="tab",
            id=t.ref,
            aria_controls=f"{t.ref}.panel",
            aria_selected="false" if n else "true",
            tabindex="-1" if n else None,
        )
        for n, t in enumerate(block.tabs)
    ]
    bodies = [
        tag("div", inner, role="tabpanel", id=f"{t.ref}.panel", aria_labelledby=t.ref, hidden=n > 0, class_="tabpanel")
        for n, (t, inner) in enumerate(zip(block.tabs, panels, strict=True))
    ]
    return tag("div", tag("div", heads, role="tablist", aria_label=block.label), bodies, class_="tabs")
