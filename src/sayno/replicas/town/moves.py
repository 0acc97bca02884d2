"""What a person can do at a place of a town, and what follows: the model that truth is computed from.

A move counts by the study's rule: a click, entering one piece of personal information, or toggling a consent control.
Choosing from a select box is one click; opening a list that is made of other things is a click of its own. Hovering,
scrolling, reading and typing what is not personal count nothing.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sayno.replicas.town import naming
from sayno.replicas.town.design import TOGGLES
from sayno.replicas.town.site import (
    HOVERED,
    OVERLAYS,
    Block,
    Control,
    Field,
    Form,
    Link,
    Opener,
    Place,
    Request,
    Tab,
    Tabs,
    Town,
    Virtual,
    Wrap,
    children,
    inside,
)
from sayno.replicas.town.words import words

Do = Literal["press", "toggle", "choose", "enter", "write", "hover"]
Values = frozenset[tuple[str, str]]
LIGHT: Final = frozenset({"menu", "popover", "hover", "hover-click", "listbox"})
"""What closes by itself when something outside is pressed."""
MODAL: Final = frozenset({"dialog", "drawer"})
"""What makes everything around it inert."""
APART: Final = frozenset({"frame", "frame-elsewhere", "shadow", "shadow-closed"})
"""Where saving never loads the page anew."""
NOTHING: frozenset[str] = frozenset()
NO_VALUES: Values = frozenset()


class State(NamedTuple):
    """Where a person stands: the place, what is unfolded, what is chosen but not saved, what the account keeps.

    ``open`` holds the refs of what is unfolded and of the tabs chosen; ``asking`` what a question stands before;
    ``filled`` the fields filled in; ``gone`` the overlays answered; ``made`` the requests made. Of settings only
    those that matter to the goal are followed, and only where they differ from the default.
    """

    place: str
    open: frozenset[str] = NOTHING
    drafts: Values = NO_VALUES
    saved: Values = NO_VALUES
    asking: str = ""
    filled: frozenset[str] = NOTHING
    gone: frozenset[str] = NOTHING
    made: frozenset[str] = NOTHING


class Move(NamedTuple):
    """One thing to do: on what (role, accessible name, ref), whether it counts, and the state after it."""

    do: Do
    role: str
    name: str
    ref: str
    counts: int
    after: State
    value: str = ""
    within: str = ""


class _Around(NamedTuple):
    """What stands around a block: its form, the overlays open around it, whether a frame or shadow sets it apart."""

    form: Form | None = None
    over: tuple[str, ...] = ()
    apart: bool = False


class Site:
    """A town with what its moves need, computed once."""

    def __init__(self, town: Town) -> None:
        said = words(town.language)
        self.town = town
        self.turn_on, self.turn_off = said.say("turn_on"), said.say("turn_off")
        self._worth: dict[int, bool] = {}
        self._returning = frozenset(overlay.ref for overlay in town.overlays if overlay.returns)
        self._forms: dict[str, frozenset[str]] = {}
        self._dialogs: dict[str, str] = {}
        for opener in town.by_ref.values():  # outer ones come first, so the innermost stays
            if isinstance(opener, Opener) and opener.kind in MODAL:
                self._dialogs |= {form.ref: opener.ref for form in inside(opener.children) if isinstance(form, Form)}

    def moves(self, state: State) -> list[Move]:
        """All moves that can matter: whatever leads somewhere, unfolds something that does, or changes a goal."""
        for overlay in self.town.overlays:
            if overlay.blocking and overlay.ref not in state.gone:
                after = state._replace(gone=state.gone | {overlay.ref})
                return [Move("press", "button", overlay.decline, f"{overlay.ref}.no", 1, after)]
        place = self.town.places[state.place]
        if state.asking:
            return list(self._answers(state))
        found: list[tuple[_Around, Move]] = []
        for block in self._blocks(place):
            found += self._of(block, state, _Around())
        modal = [r for r in state.open if self._is_modal(r)]
        if modal:
            top = max(modal, key=lambda ref: max((a.over.index(ref) for a, _ in found if ref in a.over), default=-1))
            found = [(around, move) for around, move in found if top in around.over]
        return [self._lighter(move, state, around) for around, move in found]

    def _lighter(self, move: Move, state: State, around: _Around) -> Move:
        """The same, with what closes by itself closed: menus and lists when something outside them is pressed,
        fly-outs when the pointer goes elsewhere."""
        if move.after.place != state.place or not move.after.open:
            return move
        kinds = HOVERED if move.do == "hover" else LIGHT
        keep = (*around.over, move.ref)
        left = frozenset(r for r in move.after.open if r in keep or self._kind(r) not in kinds)
        return move._replace(after=move.after._replace(open=left))

    def _kind(self, ref: str) -> str:
        block = self.town.by_ref.get(ref)
        if isinstance(block, Control):
            return block.widget
        return block.kind if isinstance(block, Opener) else ""

    def _arrived(self, place: str, state: State) -> State:
        """At a place: everything is folded, what was not saved is forgotten, some promotions are back."""
        gone = state.gone - self._returning if self._returning else state.gone
        return State(place, saved=state.saved, gone=gone, made=state.made)

    def _blocks(self, place: Place) -> tuple[Block, ...]:
        return place.blocks if place.bare else (*self.town.top, *place.blocks, *self.town.foot)

    def _is_modal(self, ref: str) -> bool:
        return self._kind(ref) in MODAL

    def worth(self, block: Block | Tab) -> bool:
        """Whether anything in a block can matter."""
        known = self._worth.get(id(block))
        if known is None:
            match block:
                case Link() | Request():
                    known = True
                case Control():
                    known = block.setting in self.town.relevant
                case _:
                    known = any(self.worth(child) for child in children(block))  # type: ignore[arg-type]
            self._worth[id(block)] = known
        return known

    def _of(self, block: Block, state: State, around: _Around) -> Iterator[tuple[_Around, Move]]:
        if not self.worth(block):
            return
        match block:
            case Link():
                after = self._arrived(block.to, state)
                yield around, Move("press", naming.link_role(block), naming.name(block), block.ref, 1, after)
            case Opener():
                yield from self._opener(block, state, around)
            case Tabs():
                yield from self._tabs(block, state, around)
            case Wrap() | Virtual():
                apart = around.apart or (isinstance(block, Wrap) and block.kind in APART)
                for child in children(block):
                    yield from self._of(child, state, around._replace(apart=apart))  # type: ignore[arg-type]
            case Form():
                inner = around._replace(form=block)
                for child in block.children:
                    yield from self._of(child, state, inner)
                yield from self._save(block, state, around)
            case Control() | Request():
                doing = (
                    self._control(block, state, around) if isinstance(block, Control) else self._request(block, state)
                )
                yield from ((around, move) for move in doing)
            case _:
                pass

    def _opener(self, opener: Opener, state: State, around: _Around) -> Iterator[tuple[_Around, Move]]:
        if opener.ref not in state.open:
            shut = state.open
            if opener.alone:
                shut = frozenset(r for r in shut if getattr(self.town.by_ref[r], "alone", "") != opener.alone)
            after = state._replace(open=shut | {opener.ref})
            do, counts = ("hover", 0) if opener.kind in HOVERED else ("press", 1)
            yield around, Move(do, naming.opener_role(opener), naming.name(opener), opener.ref, counts, after)  # type: ignore[arg-type]
            return
        inner = around._replace(over=(*around.over, opener.ref)) if opener.kind in OVERLAYS else around
        for child in opener.children:
            yield from self._of(child, state, inner)
        if opener.kind in MODAL:
            after = state._replace(open=state.open - {opener.ref}, drafts=NO_VALUES)
            yield inner, Move("press", "button", opener.close, f"{opener.ref}.close", 1, after)

    def _tabs(self, tabs: Tabs, state: State, around: _Around) -> Iterator[tuple[_Around, Move]]:
        refs = {tab.ref for tab in tabs.tabs}
        chosen = next((tab for tab in tabs.tabs if tab.ref in state.open), tabs.tabs[0])
        for tab in tabs.tabs:
            if tab is chosen:
                for child in tab.children:
                    yield from self._of(child, state, around)
            elif self.worth(tab):
                added = set() if tab is tabs.tabs[0] else {tab.ref}
                yield (
                    around,
                    Move("press", "tab", tab.label, tab.ref, 1, state._replace(open=(state.open - refs) | added)),
                )

    def _value(self, setting: str, state: State) -> str:
        for values in (state.drafts, state.saved):
            for known, value in values:
                if known == setting:
                    return value
        return self.town.settings[setting].default

    def _control(self, control: Control, state: State, around: _Around) -> Iterator[Move]:
        if control.needs and self._value(control.needs[0], state) != control.needs[1]:
            return
        role, now = naming.control_role(control), self._value(control.setting, state)
        if control.widget == "listbox" and control.ref not in state.open:
            after = state._replace(open=state.open | {control.ref})
            yield Move("press", "button", f"{control.label}", control.ref, 1, after)
            return
        for choice in control.choices:
            if choice.value == now:
                continue
            called = naming.control_name(control, choice.value, self.turn_on, self.turn_off)
            do: Do = "toggle" if control.widget in TOGGLES else "choose"
            do = "press" if control.widget in ("worded", "segments") else do
            after = self._put(control, choice.value, state, around.form)
            within = control.label if do == "choose" else ""
            value = choice.label if control.widget == "select" else choice.value
            yield Move(do, role, called, control.ref, 1, after, value, within)

    def _put(self, control: Control, value: str, state: State, form: Form | None) -> State:
        state = state._replace(open=state.open - {control.ref})
        if control.confirm and value == self.town.settings[control.setting].refuses:
            return state._replace(asking=f"{control.ref}={value}")
        if form:
            return state._replace(drafts=_with(state.drafts, control.setting, value))
        return state._replace(saved=self._kept(state.saved, control.setting, value))

    def _kept(self, saved: Values, setting: str, value: str) -> Values:
        values = _with(saved, setting, value)
        return values - {(setting, value)} if value == self.town.settings[setting].default else values

    def _answers(self, state: State) -> Iterator[Move]:
        ref, _, value = state.asking.partition("=")
        block = self.town.by_ref[ref]
        if not isinstance(block, Control | Form) or not block.confirm:
            raise ValueError(f"{ref} asks nothing")
        calm = state._replace(asking="")
        if isinstance(block, Form):
            after = self._commit(block, calm, bool(value))
        else:
            after = calm._replace(saved=self._kept(calm.saved, block.setting, value))
        yield Move("press", "button", block.confirm.yes, f"{ref}.yes", 1, after)
        yield Move("press", "button", block.confirm.no, f"{ref}.no", 1, calm)

    def _save(self, form: Form, state: State, around: _Around) -> Iterator[tuple[_Around, Move]]:
        mine = self._settings_of(form)
        if not any(setting in mine for setting, _ in state.drafts):  # saving nothing leads nowhere
            return
        if form.confirm:
            after = state._replace(asking=f"{form.ref}={'apart' if around.apart else ''}")
        else:
            after = self._commit(form, state, around.apart)
        yield around, Move("press", "button", form.save, f"{form.ref}.save", 1, after)

    def _settings_of(self, form: Form) -> frozenset[str]:
        if form.ref not in self._forms:
            controls = (b.setting for b in inside(form.children) if isinstance(b, Control))
            self._forms[form.ref] = frozenset(controls)
        return self._forms[form.ref]

    def _commit(self, form: Form, state: State, apart: bool) -> State:
        saved, mine = state.saved, self._settings_of(form)
        for setting, value in state.drafts:
            if setting in mine:
                saved = self._kept(saved, setting, value)
        if self.town.rendering == "pages" and not apart:  # the page is loaded anew
            return self._arrived(state.place, state._replace(saved=saved))
        shut = {self._dialogs.get(form.ref, "")} if form.closes else NOTHING
        drafts = frozenset(draft for draft in state.drafts if draft[0] not in mine)
        return state._replace(saved=saved, drafts=drafts, open=state.open - shut)

    def _request(self, request: Request, state: State) -> Iterator[Move]:
        """The next field that has to be filled in (their order changes no count), else the sheet's button."""
        at = next(n for n in range(len(request.sheets)) if f"{request.ref}.{n}" not in state.filled)
        sheet = request.sheets[at]
        for field in sheet.fields:
            if field.required and not field.prefilled and field.ref not in state.filled:
                yield _fill(field, state._replace(filled=state.filled | {field.ref}))
                return
        button = f"{request.ref}.{at}"
        if at + 1 < len(request.sheets):
            yield Move("press", "button", sheet.button, button, 1, state._replace(filled=state.filled | {button}))
            return
        made = state.made | {request.sends} if request.sends else state.made
        after = self._arrived(request.then, state._replace(made=made))
        yield Move("press", "button", sheet.button, button, 1, after)


def _fill(field: Field, after: State) -> Move:
    match field.type:
        case "checkbox":
            return Move("toggle", "checkbox", field.label, field.ref, 1, after, "on")
        case "select":
            return Move("choose", "combobox", field.label, field.ref, 1, after, field.choices[0])
        case _ if field.asks:
            return Move("enter", "textbox", field.label, field.ref, 1, after, field.asks)
        case _:
            return Move("write", "textbox", field.label, field.ref, 0, after)


def _with(values: Values, setting: str, value: str) -> Values:
    return frozenset((s, v) for s, v in values if s != setting) | {(setting, value)}
