"""Drawing blocks as HTML. What they do when operated, the scripts in ``static/`` say."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from sayno.replicas.town.controls import control
from sayno.replicas.town.folding import details, hover, opener, tabs
from sayno.replicas.town.html import join, tag
from sayno.replicas.town.questions import question
from sayno.replicas.town.site import (
    HOVERED,
    Block,
    Button,
    Control,
    Field,
    Form,
    Heading,
    Link,
    Opener,
    Request,
    Search,
    Tabs,
    Text,
    Trail,
    Virtual,
    Wrap,
)
from sayno.replicas.town.view import IN_PLACE, View
from sayno.replicas.town.wrapping import FETCHED, virtual, wrap


def draw(blocks: Iterable[Block], view: View) -> Markup:
    """Blocks one after the other; links that stand in rows become a list."""
    parts: list[Markup] = []
    rows: list[Link] = []
    for block in blocks:
        if isinstance(block, Link) and block.look == "row" and block.made != "menuitem":
            rows.append(block)
            continue
        parts += _rows(rows, view)
        rows = []
        parts.append(one(block, view))
    return join(parts, _rows(rows, view))


def _rows(rows: Sequence[Link], view: View) -> list[Markup]:
    return [tag("ul", [tag("li", link(row, view)) for row in rows], class_="rows")] if rows else []


def one(block: Block, view: View) -> Markup:  # noqa: PLR0911
    """A single block."""
    match block:
        case Text():
            return text(block)
        case Trail():
            return tag("a", block.label, href=view.base + block.address, id=block.ref, class_="go inline")
        case Heading():
            return tag(f"h{block.level}", block.text)
        case Link():
            return link(block, view)
        case Opener():
            return unfolding(block, view)
        case Tabs():
            return tabs(block, [draw(t.children, view) for t in block.tabs])
        case Virtual() | Wrap():
            return surrounding(block, view)
        case Control():
            return control(block, view)
        case Form():
            return form(block, view)
        case Button():
            return button(block, view)
        case Request():
            return request(block, view)
        case Search():
            return search(block, view)


def text(block: Text) -> Markup:
    """A paragraph; of a crowd the scripts make as many as it says."""
    crowd = block.text if block.kind == "crowd" else None
    return tag("p", block.text, class_="hint" if block.kind == "hint" else None, data_crowd=crowd)


def unfolding(block: Opener, view: View) -> Markup:
    """An opener with what it opens."""
    inner = draw(block.children, view)
    if block.kind == "details":
        return details(block, inner)
    return hover(block, inner) if block.kind in HOVERED else opener(block, inner, view)


def surrounding(block: Virtual | Wrap, view: View) -> Markup:
    """What surrounds blocks; frames and late parts are fetched, so they come empty."""
    if isinstance(block, Virtual):
        return virtual(block, [one(row, view) for row in block.rows])
    return wrap(block, "" if block.kind in FETCHED else draw(block.children, view), view)


def link(block: Link, view: View) -> Markup:
    """A link, made of what its town makes links of."""
    spa = view.town.rendering in IN_PLACE
    shared: dict[str, str | bool | None] = {
        "class_": f"go {block.look}",
        "data_go": block.to if spa else None,
        "id": block.ref,
        "target": "_top" if view.framed and not spa else None,
        **_named(block.label, block.naming),
    }
    inside = _face(block.label, block.naming, block.glyph)
    if block.hint:
        inside = join(inside, " ", tag("span", block.hint, class_="hint"))
    match block.made:
        case "a":
            return tag("a", inside, href=view.href(block), **shared)
        case "menuitem":
            return tag("a", inside, href=view.href(block), role="menuitem", **shared)
        case "button":
            return tag("button", inside, type="button", **shared)
        case "div-role":
            return tag("div", inside, role="link", tabindex="0", **shared)
        case "div":
            return tag("div", inside, tabindex="0", **shared)


def _named(label: str, naming: str) -> dict[str, str | bool | None]:
    """The attributes that name something which does not say its name in text."""
    match naming:
        case "aria-label":
            return {"aria_label": label}
        case "title":
            return {"title": label}
        case "tooltip":
            return {"data_tip": label}
        case _:
            return {}


def _face(label: str, naming: str, glyph: str) -> Markup:
    """What is seen on it: its text, a picture, or a sign."""
    if naming == "text":
        return join(label)
    if naming == "alt":
        return tag(
            "img", src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E", alt=label, class_="face"
        )
    if naming == "glyph":
        return join(glyph)
    return tag("span", glyph or "●", aria_hidden="true")


def button(block: Button, view: View) -> Markup:
    """Something harmful: as pages a form of its own, in apps a request; or a link that does it by a GET."""
    inside = _face(block.label, block.naming, block.glyph)
    shared: dict[str, str | bool | None] = {"id": block.ref, "class_": "act", **_named(block.label, block.naming)}
    if block.by == "link":
        download = block.harm == "download"
        return tag("a", inside, href=f"{view.base}/do/{block.ref}", download=download, **shared)
    role = "menuitem" if block.by == "menuitem" else None
    if view.town.rendering == "pages" and not role:
        return tag(
            "form", tag("button", inside, **shared), method="post", action=f"{view.base}/do/{block.ref}", class_="act"
        )
    return tag("button", inside, type="button", role=role, data_act=block.ref, **shared)


def form(block: Form, view: View) -> Markup:
    """Settings that are saved together."""
    save = tag(
        "button", block.save, type="submit", class_="save", id=f"{block.ref}.save", disabled=block.saving == "disabled"
    )
    bar = tag("div", save, class_="bar" if block.saving == "bar" else "buttons", hidden=block.saving == "bar")
    return tag(
        "form",
        draw(block.children, view),
        bar,
        question(block.ref, block.confirm) if block.confirm else "",
        method="post",
        action=f"{view.base}/save",
        class_="sheet",
        id=block.ref,
        data_form=block.saving,
        data_closes=block.closes,
        data_confirm=block.confirm is not None,
        novalidate=True,
    )


def request(block: Request, view: View) -> Markup:
    """A request, one sheet after the other; the last button sends it."""
    sheets = []
    for n, sheet in enumerate(block.sheets):
        last = n + 1 == len(block.sheets)
        title = tag("p", sheet.title, class_="hint") if sheet.title else ""
        go = tag(
            "button",
            sheet.button,
            type="submit" if last else "button",
            id=f"{block.ref}.{n}",
            class_="save",
            data_next=not last,
        )
        fields = [field(f, view) for f in sheet.fields]
        sheets.append(tag("fieldset", title, fields, go, class_="sheet plain", hidden=n > 0, data_sheet=True))
    missing = tag("p", view.say("missing"), role="alert", class_="error", hidden=True, data_missing=True)
    return tag(
        "form",
        missing,
        sheets,
        method="post",
        action=f"{view.base}/send/{block.ref}",
        id=block.ref,
        data_request=block.ref,
        novalidate=True,
        autocomplete="off",
    )


def field(block: Field, view: View) -> Markup:
    """Something to fill in."""
    shared: dict[str, str | bool | None] = {"id": block.ref, "name": block.ref, "required": block.required}
    label = tag("label", block.label, for_=block.ref)
    match block.type:
        case "checkbox":
            return tag(
                "p", tag("label", tag("input", type="checkbox", value="on", **shared), " ", block.label), class_="field"
            )
        case "select":
            blank = tag("option", view.say("choose"), value="")
            options = [tag("option", choice, value=choice) for choice in block.choices]
            return tag("p", label, tag("select", blank, options, **shared), class_="field")
        case "long":
            return tag("p", label, tag("textarea", rows=3, **shared), class_="field")
        case "email" | "tel" | "date":
            kind = "text" if block.type == "date" else block.type
            return tag("p", label, tag("input", type=kind, value=block.prefilled, **shared), class_="field")
        case _:
            return tag("p", label, tag("input", type="text", value=block.prefilled, **shared), class_="field")


def search(block: Search, view: View) -> Markup:
    """A search box; it finds nothing."""
    box = tag("input", type="search", id=block.ref, name="q", aria_label=block.label, placeholder=block.label)
    return tag("form", box, role="search", method="get", action=f"{view.base}/search", class_="search")
