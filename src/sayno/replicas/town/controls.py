"""Drawing settings: every kind of switch, choice and list that a town can have.

Each control is one element with ``data-control``; the scripts find in it what is operated (``data-choose``) and show
the value by what ``data-kind`` says.
"""

import json
from dataclasses import dataclass

from markupsafe import Markup

from sayno.replicas.town.html import tag
from sayno.replicas.town.questions import question
from sayno.replicas.town.site import Control
from sayno.replicas.town.view import View


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting as an account sees it: its value now, and whether it is greyed out."""

    block: Control
    view: View
    now: str
    off: bool

    @property
    def ref(self) -> str:
        """Names what is operated."""
        return self.block.ref

    @property
    def label(self) -> str:
        """What the setting is called."""
        return self.block.label

    @property
    def label_id(self) -> str:
        """Names the text that says it."""
        return f"{self.block.ref}.label"


def control(block: Control, view: View) -> Markup:
    """A setting with its hint, its present value, and the question it asks."""
    now, off = view.value(block.setting), not view.enabled(block)
    inside = _DRAWN[block.widget](Shown(block, view, now, off))
    hint = tag("p", block.hint, class_="hint", id=f"{block.ref}.hint") if block.hint else ""
    refuses = view.town.settings[block.setting].refuses
    return tag(
        "div",
        inside,
        hint,
        question(block.ref, block.confirm) if block.confirm else "",
        class_=f"control {block.widget}",
        data_control=block.ref,
        data_kind=block.widget,
        data_setting=block.setting,
        data_value=now,
        data_asks=refuses if block.confirm else None,
        data_needs="=".join(block.needs) if block.needs else None,
    )


def _native(this: Shown) -> Markup:
    """A check box, drawn by the browser or as a switch."""
    named: dict[str, str | None] = {}
    label = tag("span", this.label, class_="label", id=this.label_id)
    if this.block.naming == "aria-label":
        named["aria_label"] = this.label
    elif this.block.naming == "labelledby":
        named["aria_labelledby"] = f"{this.ref}.label"
    box = tag(
        "input",
        type="checkbox",
        role="switch" if this.block.widget == "switch" else None,
        id=this.ref,
        checked=this.now == "on",
        disabled=this.off,
        data_choose="on",
        **named,
        aria_describedby=f"{this.ref}.hint" if this.block.hint else None,
    )
    return tag("label" if this.block.naming == "text" else "div", label, box, class_="line")


def _switch_button(this: Shown) -> Markup:
    named: dict[str, str | None] = {
        "text": {"aria_labelledby": this.label_id},
        "labelledby": {"aria_labelledby": this.label_id},
        "aria-label": {"aria_label": this.label},
    }.get(this.block.naming, {})  # type: ignore[assignment]
    label = tag("span", this.label, class_="label", id=this.label_id)
    mark = tag(
        "button",
        tag("span", class_="knob"),
        type="button",
        role="switch",
        id=this.ref,
        class_="mark",
        aria_checked="true" if this.now == "on" else "false",
        disabled=this.off,
        data_choose="on",
        **named,
    )
    return tag("div", label, mark, class_="line")


def _toggle_button(this: Shown) -> Markup:
    pressed = "true" if this.now == "on" else "false"
    if this.block.naming == "text":
        return tag(
            "button",
            this.label,
            type="button",
            id=this.ref,
            aria_pressed=pressed,
            disabled=this.off,
            data_choose="on",
            class_="toggle",
        )
    label = tag("span", this.label, class_="label", id=this.label_id)
    named = {
        "aria-label": {"aria_label": this.label},
        "labelledby": {"aria_labelledby": this.label_id},
    }
    mark = tag(
        "button",
        tag("span", "✓", aria_hidden="true"),
        type="button",
        id=this.ref,
        aria_pressed=pressed,
        disabled=this.off,
        data_choose="on",
        class_="toggle",
        **named.get(this.block.naming, {}),
    )
    return tag("div", label, mark, class_="line")


def _div_switch(this: Shown) -> Markup:
    """A switch that is no form control: it says its role, and can be focused and pressed."""
    label = tag("span", this.label, class_="label", id=this.label_id)
    named = {} if this.block.naming == "beside" else {"aria_labelledby": this.label_id}
    mark = tag(
        "div",
        tag("span", class_="knob"),
        role="switch",
        tabindex=None if this.off else "0",
        id=this.ref,
        aria_checked="true" if this.now == "on" else "false",
        aria_disabled="true" if this.off else None,
        data_choose="on",
        class_="mark",
        **named,
    )
    return tag("div", label, mark, class_="line")


def _bare_switch(this: Shown) -> Markup:
    """A row without any role that can be focused and pressed; its state stands in it in words."""
    state = tag("span", this.view.say("on" if this.now == "on" else "off"), class_="state", data_state=True)
    label = tag("span", this.label, class_="label")
    return tag(
        "div",
        label,
        " ",
        state,
        tabindex=None if this.off else "0",
        id=this.ref,
        class_=f"line{' grey' if this.off else ''}",
        data_choose="on",
        data_on=this.view.say("on"),
        data_off=this.view.say("off"),
    )


def _menu_check(this: Shown) -> Markup:
    """An entry of a menu that is ticked or not."""
    return tag(
        "div",
        this.label,
        role="menuitemcheckbox",
        tabindex=None if this.off else "0",
        id=this.ref,
        aria_checked="true" if this.now == "on" else "false",
        aria_disabled="true" if this.off else None,
        data_choose="on",
        class_="tick",
    )


def _radios(this: Shown) -> Markup:
    choices = [
        tag(
            "label",
            tag(
                "input",
                type="radio",
                name=this.ref,
                value=c.value,
                id=f"{this.ref}.{c.value}",
                checked=c.value == this.now,
                disabled=this.off,
                data_choose=c.value,
            ),
            " ",
            c.label,
        )
        for c in this.block.choices
    ]
    return tag("fieldset", tag("legend", this.label), choices, role="radiogroup")


def _radio_cards(this: Shown) -> Markup:
    cards = [
        tag(
            "div",
            c.label,
            role="radio",
            tabindex=None if this.off else "0",
            id=f"{this.ref}.{c.value}",
            class_="card",
            aria_checked="true" if c.value == this.now else "false",
            aria_disabled="true" if this.off else None,
            data_choose=c.value,
        )
        for c in this.block.choices
    ]
    name = tag("p", this.label, id=this.label_id, class_="legend")
    return tag("div", name, cards, role="radiogroup", aria_labelledby=this.label_id)


def _select(this: Shown) -> Markup:
    options = [tag("option", c.label, value=c.value, selected=c.value == this.now) for c in this.block.choices]
    box = tag("select", options, id=this.ref, disabled=this.off, data_choose="*")
    return tag("p", tag("label", this.label, for_=this.ref), box, class_="field")


def _listbox(this: Shown) -> Markup:
    """A list made of other things: a button that shows the value, and options that it brings up."""
    here = next(c.label for c in this.block.choices if c.value == this.now)
    label = tag("span", this.label, class_="label", id=this.label_id)
    face = tag(
        "button",
        tag("span", here, data_state=True),
        type="button",
        id=this.ref,
        aria_haspopup="listbox",
        aria_expanded="false",
        aria_labelledby=this.label_id,
        disabled=this.off,
        data_open="listbox",
        aria_controls=f"{this.ref}.panel",
    )
    options = [
        tag(
            "div",
            c.label,
            role="option",
            tabindex="-1",
            id=f"{this.ref}.{c.value}",
            data_choose=c.value,
            aria_selected="true" if c.value == this.now else "false",
        )
        for c in this.block.choices
    ]
    listed = tag(
        "div",
        options,
        role="listbox",
        id=f"{this.ref}.panel",
        aria_labelledby=this.label_id,
        hidden=True,
    )
    return tag("div", label, face, listed, class_="line fold over")


def _segments(this: Shown) -> Markup:
    parts = [
        tag(
            "button",
            c.label,
            type="button",
            id=f"{this.ref}.{c.value}",
            disabled=this.off,
            data_choose=c.value,
            aria_pressed="true" if c.value == this.now else "false",
        )
        for c in this.block.choices
    ]
    name = tag("p", this.label, id=this.label_id, class_="legend")
    return tag("div", name, tag("div", parts, class_="parts"), role="group", aria_labelledby=this.label_id)


def _worded(this: Shown) -> Markup:
    """A sentence that says how it is, and a button that says what it would do."""
    on, shut = f"{this.view.say('turn_on')}: {this.label}", f"{this.view.say('turn_off')}: {this.label}"
    states = json.dumps({c.value: c.label for c in this.block.choices}, ensure_ascii=False)
    first, last = this.block.choices[0], this.block.choices[-1]
    here = next(c.label for c in this.block.choices if c.value == this.now)
    line = tag("p", this.label, ": ", tag("strong", here, data_state=True))
    button = tag(
        "button",
        shut if this.now == first.value else on,
        type="button",
        id=this.ref,
        disabled=this.off,
        data_choose=last.value if this.now == first.value else first.value,
        data_on=on,
        data_off=shut,
        data_states=states,
    )
    return tag("div", line, button, class_="worded")


_DRAWN = {
    "checkbox": _native,
    "switch": _native,
    "switch-button": _switch_button,
    "toggle-button": _toggle_button,
    "div-switch": _div_switch,
    "bare-switch": _bare_switch,
    "menu-check": _menu_check,
    "radios": _radios,
    "radio-cards": _radio_cards,
    "select": _select,
    "listbox": _listbox,
    "segments": _segments,
    "worded": _worded,
}
