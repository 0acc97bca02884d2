"""Drawing a replica: a pure function from where an account stands to the elements that it sees."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sayno.model.replica import Place, Replica
from sayno.model.replica_item import (
    Bar,
    Button,
    Choice,
    Disclosure,
    Drawer,
    Effect,
    Entry,
    Form,
    Gap,
    Heading,
    Item,
    Label,
    Menu,
    Neighbours,
    Part,
    Radios,
    Section,
    Select,
    Tab,
    Tabs,
    Text,
    TextField,
    Toggle,
    say,
)
from sayno.replicas.element import Do, Element, Go, Kind, Set, Submit
from sayno.replicas.state import NOWHERE, SILENCE, Account, Position, Said

NOTICE = "Reconstruction from cited descriptions, for testing"
STOPS = "The sources stop here"
OVER = ".over"
"""Ends the ref of what lies over the screen while it is open: a menu or a drawer."""
SURE = ".sure"
"""Ends the ref of the question that stands before a switch."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One look at a replica: by whom, from which region, in which language, standing where."""

    replica: Replica
    region: str
    language: str
    account: Account
    position: Position
    said: Said = SILENCE

    def page(self) -> Element:
        """The whole screen. An open dialog stands alone: what is behind it can be neither read nor operated."""
        place = self.replica.screen(self.position.screen)
        frame = self.replica.frame if place is None or place.frame else ()
        around = self._items(frame, "frame")
        dialog = next(self._dialogs(place, around), None) if place else None
        parts = [dialog] if dialog else [*self._banner(around), self._main(place)]
        footer = Element("footer", "contentinfo", text=f"{NOTICE}. Signed in as {self.account.name} (invented).")
        return Element("page", name=self._title(place), children=(*parts, footer))

    def _banner(self, around: tuple[Element, ...]) -> Iterator[Element]:
        if around:
            yield Element("banner", "banner", children=around)

    def _title(self, place: Place | None) -> str:
        return self._say(place.title) if place else "Not reconstructed"

    def _main(self, place: Place | None) -> Element:
        return Element("main", "main", children=tuple(self._content(place)))

    def _content(self, place: Place | None) -> Iterator[Element]:
        if place and place.back:
            yield Element("link", "link", "Back", ref=f"{place.id}.back", move=self._to(place.back))
        yield Element("heading", "heading", self._title(place), level=1)
        yield from self._messages()
        if place is None:
            yield self._gap("No source used here describes this page.")
            yield Element("link", "link", "Back to the start", ref="nowhere.back", move=self._to(self.replica.home))
        elif not place.shown_in(self.region):
            yield Element("text", "paragraph", text=f"This page is not offered in your region ({self.region}).")
        else:
            yield from self._items(place.items, place.id)

    def _messages(self) -> Iterator[Element]:
        if self.said.notice:
            yield Element("notice", "status", text=self.said.notice)
        if self.said.error:
            yield Element("error", "alert", text=self.said.error)

    def _dialogs(self, place: Place, around: tuple[Element, ...]) -> Iterator[Element]:
        """The dialogs that are open, the one in front first: a switch's question stands before all others."""
        opened = self._opened(place)
        content = self._items(place.items, place.id) if place.shown_in(self.region) else ()
        drawn = [e for root in (*around, *content, *opened) for e in root.all()]
        questions = {e.question.ref: e.question for e in drawn if e.question}
        yield from (questions[ref] for ref in self.position.open if ref in questions)
        yield from opened

    def _opened(self, place: Place) -> tuple[Element, ...]:
        refs = ((f"{place.id}.dialog.{d.id}", d) for d in place.dialogs if place.shown_in(self.region))
        return tuple(
            self._dialog(ref, self._say(d.title), self._items(d.items, ref))
            for ref, d in refs
            if ref in self.position.open
        )

    def _dialog(self, ref: str, title: str, children: tuple[Element, ...]) -> Element:
        heading = Element("heading", "heading", title, level=1)
        return Element("dialog", "dialog", title, ref, children=(heading, *self._messages(), *children))

    def _items(self, items: tuple[Item, ...], at: str) -> tuple[Element, ...]:
        """What is shown of some items. Links that follow each other make a list."""
        drawn = [e for n, item in enumerate(items) if self._shown(item) for e in self._item(item, f"{at}.{n}")]
        together: list[Element] = []
        for links, run in groupby(drawn, key=lambda e: e.kind == "link"):
            found = tuple(run)
            together += [Element("list", "list", children=found)] if links and len(found) > 1 else found
        return tuple(together)

    def _shown(self, item: Item) -> bool:
        holds = all(self._value(name) == value for name, value in item.when.items())
        return holds and item.shown_in(self.region)

    def _item(self, item: Item, ref: str) -> Iterator[Element]:
        match item:
            case Heading() | Text() | Gap():
                yield self._words(item)
            case Entry():
                yield self._link(item.label, ref, item.to or NOWHERE, item.hint)
            case Neighbours():
                for n, label in enumerate(item.labels):
                    yield self._link(label, f"{ref}.{n}", NOWHERE)
            case Button():
                yield self._button(item, ref)
            case Part():
                yield from self._items(self.replica.parts[item.part], ref)
            case Section() | Bar():
                yield self._group(item, ref)
            case Menu() | Drawer() | Disclosure():
                yield from self._opener(item, ref)
            case Tabs():
                yield from self._tabs(item, ref)
            case Form():
                yield self._form(item, ref)
            case Toggle() | Select() | Radios() | TextField():
                yield self._control(item, ref)

    def _words(self, item: Heading | Text | Gap) -> Element:
        match item:
            case Heading():
                return Element("heading", "heading", self._say(item.label), level=item.level)
            case Text():
                return Element("text", "paragraph", text=self._say(item.label))
            case Gap():
                return self._gap(item.what)

    def _gap(self, what: str) -> Element:
        return Element("gap", "note", STOPS, text=what)

    def _link(self, label: Label, ref: str, to: str, hint: Label | None = None) -> Element:
        here = to == self.position.screen and to != NOWHERE
        return Element("link", "link", self._say(label), ref, hint=self._say(hint), current=here, move=self._to(to))

    def _button(self, item: Button, ref: str) -> Element:
        if item.then is None and not item.destructive:
            return Element("button", "button", self._say(item.label), ref, move=self._to(NOWHERE))
        effect = item.then or Effect()
        return Element("button", "button", self._say(item.label), ref, move=self._do(effect, ref, item.destructive))

    def _do(self, effect: Effect, ref: str, destructive: bool) -> Go | Do:
        """The move of a button: merely elsewhere where that is all its effect is."""
        then = self._after(effect)
        if destructive:
            return Do(Effect(), then, harm=ref)
        changes = effect.set or effect.request or effect.mail_code or effect.say
        return Do(effect, then, self._say(effect.say)) if changes else Go(then)

    def _after(self, effect: Effect) -> Position:
        """Where an effect leads. It closes the dialog that it was brought about in, and opens its own."""
        if effect.go:
            return Position(effect.go)
        left = tuple(r for r in self.position.open if ".dialog." not in r and not r.endswith(SURE))
        opened = (f"{self.position.screen}.dialog.{effect.dialog}",) if effect.dialog else ()
        return replace(self.position, open=(*left, *opened))

    def _group(self, item: Section | Bar, ref: str) -> Element:
        children = self._items(item.items, ref)
        if isinstance(item, Bar):
            return Element("nav", "navigation", self._say(item.label), children=children)
        if item.label is None:
            return Element("group", children=children)
        name = self._say(item.label)
        heading = Element("heading", "heading", name, level=2, hint=self._say(item.hint))
        return Element("section", "region", name, ref, children=(heading, *children))

    def _opener(self, item: Menu | Drawer | Disclosure, ref: str) -> Iterator[Element]:
        """A button and, while it is expanded, what it opens."""
        ref = ref if isinstance(item, Disclosure) else f"{ref}{OVER}"
        name, is_open, flip = self._say(item.label), ref in self.position.open, Go(self._toggled(ref))
        yield Element("button", "button", name, ref, expanded=is_open, move=flip)
        if not is_open:
            return
        children = self._items(item.items, ref)
        if isinstance(item, Drawer):
            shut = Element("button", "button", self._say(item.close), f"{ref}.close", move=flip)
            yield Element("drawer", "navigation", name, children=(shut, *children))
        else:
            kind: Kind = "panel" if isinstance(item, Disclosure) else "group"
            yield Element(kind, "group", name, children=children)

    def _toggled(self, ref: str) -> Position:
        """Open or close. Menus and drawers close each other; what is open inside one closes with it."""
        stays = [r for r in self.position.open if r != ref and not r.startswith(f"{ref}.")]
        if ref.endswith(OVER):
            stays = [r for r in stays if not r.endswith(OVER) or ref.startswith(f"{r}.")]
        return replace(self.position, open=(*stays, *(() if ref in self.position.open else (ref,))))

    def _tabs(self, item: Tabs, ref: str) -> Iterator[Element]:
        tabs = [(f"{ref}.{n}", tab) for n, tab in enumerate(item.tabs) if tab.shown_in(self.region)]
        if not tabs:
            return
        front = next((pair for pair in tabs if pair[0] in self.position.tabs), tabs[0])
        heads = tuple(self._tab(tab, own, own == front[0], ref) for own, tab in tabs)
        yield Element("tabs", "tablist", self._say(item.label), children=heads)
        yield Element("tabpanel", "tabpanel", self._say(front[1].label), children=self._items(front[1].items, front[0]))

    def _tab(self, tab: Tab, ref: str, selected: bool, tabs: str) -> Element:
        others = tuple(t for t in self.position.tabs if not t.startswith(f"{tabs}."))
        stays = tuple(r for r in self.position.open if not r.startswith(f"{tabs}."))
        move = Go(replace(self.position, tabs=(*others, ref), open=stays))
        return Element("tab", "tab", self._say(tab.label), ref, selected=selected, move=move)

    def _form(self, item: Form, ref: str) -> Element:
        name = self._say(item.label)
        then = self._after(item.then)
        done = Do(Effect(), then, harm=ref) if item.destructive else Do(item.then, then, self._say(item.then.say))
        send = Element("button", "button", self._say(item.submit), f"{ref}.submit", move=Submit(ref, done))
        fields = tuple(_in_form(e) for e in self._items(item.items, ref))
        return Element("form", "form" if name else "", name, ref, children=(*fields, send))

    def _control(self, item: Toggle | Select | Radios | TextField, ref: str) -> Element:
        match item:
            case Toggle():
                return self._toggle(item, ref)
            case Select():
                chosen = self._draft(ref, item.setting)
                choices = tuple((c.value, self._say(c.label)) for c in item.choices)
                name, key = self._say(item.label), item.setting or ""
                return Element(
                    "select", "combobox", name, ref, value=chosen, choices=choices, setting=key, required=item.required
                )
            case Radios():
                chosen = self._draft(ref, item.setting)
                radios = tuple(self._radio(c, item.setting, chosen, ref) for c in item.choices)
                return Element(
                    "radios",
                    "radiogroup",
                    self._say(item.label),
                    ref,
                    value=chosen,
                    children=radios,
                    setting=item.setting or "",
                    required=item.required,
                )
            case TextField():
                value = self.said.drafts.get(ref, self.account.prefill(item.prefilled))
                return Element(
                    "field",
                    "textbox",
                    self._say(item.label),
                    ref,
                    value=value,
                    type=item.type,
                    hint=self._say(item.hint),
                    required=item.required,
                )

    def _radio(self, choice: Choice, setting: str | None, chosen: str, group: str) -> Element:
        move = Set(setting, choice.value, self.position) if setting else None
        return Element(
            "radio",
            "radio",
            self._say(choice.label),
            f"{group}.{choice.value}",
            move=move,
            group=group,
            checked=choice.value == chosen,
            value=choice.value,
        )

    def _toggle(self, item: Toggle, ref: str) -> Element:
        key = item.setting or f".{ref}"
        value = self.said.drafts.get(ref) or self._value(key, item.initially)
        other = "off" if value == "on" else "on"
        here = replace(self.position, open=tuple(r for r in self.position.open if not r.endswith(SURE)))
        change = Set(key, other, here, self._say(item.say))
        asks = item.confirm and item.confirm.when in (other, "both")
        question = self._question(item, ref, change) if asks else None
        asked = replace(here, open=(*here.open, f"{ref}{SURE}"))
        return Element(
            "toggle",
            item.kind,
            self._say(item.label),
            ref,
            hint=self._say(item.hint),
            value=value,
            checked=value == "on",
            move=Go(asked) if asks else change,
            required=item.required,
            setting=key,
            question=question,
        )

    def _question(self, item: Toggle, ref: str, change: Set) -> Element:
        assert item.confirm
        text = self._say(item.confirm.text)
        said = (Element("text", "paragraph", text=text),) if text else ()
        yes = Element("button", "button", self._say(item.confirm.yes), f"{ref}.yes", move=change)
        no = Element("button", "button", self._say(item.confirm.no), f"{ref}.no", move=Go(change.then))
        return self._dialog(f"{ref}{SURE}", self._say(item.confirm.title), (*said, yes, no))

    def _draft(self, ref: str, setting: str | None) -> str:
        return self.said.drafts.get(ref, self._value(setting) if setting else "")

    def _value(self, name: str, initially: str = "") -> str:
        """A setting as the account left it, else its default in the region."""
        known = self.replica.settings.get(name)
        return self.account.settings.get(name) or (known.initial(self.region) if known else initially)

    def _say(self, label: Label | None) -> str:
        return " ".join(say(label, self.language).split()) if label else ""

    def _to(self, screen: str) -> Go:
        return Go(Position(screen))


def _in_form(element: Element) -> Element:
    """A control that waits for the form's button: it has no move of its own."""
    children = tuple(_in_form(c) for c in element.children)
    move = element.move if element.kind in ("link", "button") else None
    return replace(element, move=move, children=children)
