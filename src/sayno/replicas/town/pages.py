"""Whole pages of a town: places, the shell of an app, frames, and what stands around them."""

import json
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from sayno.replicas.town.drawing import draw
from sayno.replicas.town.html import join, tag
from sayno.replicas.town.site import Overlay, Place, Virtual, Wrap
from sayno.replicas.town.view import View

STATIC: Final = "/town"
"""Where the scripts and styles are served."""


def body(place: Place, view: View) -> Markup:
    """A place between the head and the foot of its town."""
    town, notice = view.town, _notice(view)
    main = tag("main", draw(place.blocks, view), id="main", tabindex="-1")
    if place.bare:
        return join(main, tag("footer", notice))
    brand = tag("span", town.service, class_="brand")
    head = tag("header", brand, tag("nav", draw(town.top, view), aria_label=view.say("menu")))
    return join(head, main, tag("footer", draw(town.foot, view), notice))


def _notice(view: View) -> Markup:
    return tag("p", view.say("made_up"), class_="notice")


def page(place: Place, view: View) -> Markup:
    """A place as a page of its own."""
    return _document(view, place.title, body(place, view), place)


def shell(view: View, place: Place) -> Markup:
    """The empty page that an app fills."""
    return _document(view, view.town.service, tag("p", view.say("loading"), class_="hint"), place, empty=True)


def frame(wrap: Wrap, view: View) -> Markup:
    """What stands in a frame, as a page."""
    return _document(view, wrap.label, tag("main", draw(wrap.children, view), id="main"), None)


def part(block: Wrap | Virtual, view: View) -> Markup:
    """A part that is loaded late."""
    return draw(block.children if isinstance(block, Wrap) else block.rows, view)


def alone(view: View, title: str, text: str) -> Markup:
    """A page with a single message, without any way on."""
    inside = tag("main", tag("h1", title), tag("p", text), id="main")
    return _plain(view, title, join(inside, tag("footer", _notice(view))))


def sign_in(view: View) -> Markup:
    """Where whoever is not signed in ends up."""
    fields = [
        tag("p", tag("label", view.say("email"), for_="name"), tag("input", type="email", id="name"), class_="field"),
        tag("p", tag("label", "•••", for_="word"), tag("input", type="password", id="word"), class_="field"),
        tag("button", view.say("sign_in"), type="submit", class_="save"),
    ]
    form = tag("form", fields, method="post", action=f"{view.base}/signin", class_="sheet")
    inside = tag("main", tag("h1", view.say("sign_in")), tag("p", view.say("signed_out")), form, id="main")
    return _plain(view, view.say("sign_in"), join(inside, tag("footer", _notice(view))))


def _document(view: View, title: str, inside: Markup, place: Place | None, *, empty: bool = False) -> Markup:
    town = view.town
    waiting = [o for o in town.overlays if o.returns or o.ref not in view.gone] if not view.framed else []
    config = {
        "base": view.base,
        "rendering": town.rendering,
        "wire": town.wire,
        "place": place.id if place else "",
        "paths": {} if town.rendering == "still" else None,
        "seen": bool(place and place.seen),
        "framed": view.framed,
        "remembers": town.remembers,
        "beacon": town.beacon,
        "empty": empty,
        "mischief": town.mischief,
        "say": {key: view.say(key) for key in ("saved", "failed", "loading")},
    }
    data = Markup(json.dumps(config, ensure_ascii=False).replace("<", "\\u003c"))
    app = tag("div", inside, id="app", inert=True)
    script = tag("script", data, type="application/json", id="config")
    start = tag("script", type="module", src=f"{STATIC}/town.js")
    return _plain(view, title, join(app, _overlays(waiting), script, start))


def _plain(view: View, title: str, inside: Markup) -> Markup:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="icon", href="data:,"),
        tag("link", rel="stylesheet", href=f"{STATIC}/town.css"),
    )
    town = view.town
    kind = f"{'framed' if view.framed else town.layout} {'mobile' if town.mobile else 'desktop'} hue{town.hue // 45}"
    return Markup("<!doctype html>") + tag("html", head, tag("body", inside, class_=kind), lang=town.language)


def _overlays(waiting: Iterable[Overlay]) -> Markup:
    return join(_overlay(overlay, later=n > 0) for n, overlay in enumerate(waiting))


def _overlay(overlay: Overlay, *, later: bool) -> Markup:
    no = tag("button", overlay.decline, type="button", id=f"{overlay.ref}.no", data_overlay="decline", class_="quiet")
    return tag(
        "div",
        tag("h2", overlay.title, id=f"{overlay.ref}.title"),
        tag("p", overlay.text),
        tag("button", overlay.accept, type="button", id=f"{overlay.ref}.yes", data_overlay="accept"),
        no,
        role="dialog" if overlay.blocking else "region",
        aria_modal="true" if overlay.blocking else None,
        aria_labelledby=f"{overlay.ref}.title",
        class_="dialog" if overlay.blocking else "cookies",
        id=overlay.ref,
        hidden=later,
        data_returns=overlay.returns,
    )
