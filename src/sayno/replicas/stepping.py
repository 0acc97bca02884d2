"""What pressing something brings about: a pure function from an account and an element to what comes after."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sayno.replicas.element import Do, Element, Go, Set, Submit
from sayno.replicas.state import SILENCE, Account, Position, Said

LONGEST = 2_000
"""Characters of a field that are read."""


@dataclass(frozen=True, slots=True)
class After:
    """Where a person stands after an action, what the account keeps, and what the interface says."""

    position: Position
    account: Account
    said: Said = SILENCE


def step(page: Element, element: Element, account: Account, position: Position, drafts: Mapping[str, str]) -> After:
    """Press ``element`` of ``page``. ``drafts`` are what was typed and chosen by ref; without a move, they stay."""
    match element.move:
        case Go():
            return After(element.move.to, account)
        case Set() if element.kind == "radio" and element.checked:
            return After(position, account)  # it is chosen already
        case Set():
            changed = _counted(account.setting(element.move.setting, element.move.value))
            return After(element.move.then, changed, Said(element.move.say))
        case Do():
            return _done(element.move, account)
        case Submit():
            return _submitted(page, element.move, account, position, drafts)
        case None:
            return After(position, account, Said(drafts=drafts))


def _counted(account: Account) -> Account:
    return replace(account, changes=account.changes + 1)


def _done(do: Do, account: Account) -> After:
    account = _counted(account)
    if do.harm:
        harmed = replace(account, harmed=(*account.harmed, do.harm))
        return After(do.then, harmed, Said("In this reconstruction, nothing happens here."))
    for name, value in do.effect.set.items():
        account = account.setting(name, value)
    account = account.requested(do.effect.request) if do.effect.request else account
    return After(do.then, account.mailed() if do.effect.mail_code else account, Said(do.say))


def _submitted(page: Element, submit: Submit, account: Account, position: Position, drafts: Mapping[str, str]) -> After:
    form = page.find(submit.form)
    fields = [e for e in form.all() if e.kind in ("toggle", "radios", "select", "field")] if form else []
    given = {field.ref: _given(field, drafts) for field in fields}
    wrong = [(fault, f.name) for f in fields if (fault := _fault(f, given[f.ref], account))]
    if wrong:
        return After(position, account, Said(error=_told(wrong), drafts=given))
    for field in fields:
        if field.setting and given[field.ref]:
            account = account.setting(field.setting, given[field.ref])
    return _done(submit.do, account)


def _given(field: Element, drafts: Mapping[str, str]) -> str:
    """What a field holds; a choice that it does not offer is none."""
    value = drafts.get(field.ref, field.value)[:LONGEST].strip()
    match field.kind:
        case "toggle":
            return "on" if value == "on" else "off"
        case "radios":
            return value if value in [c.value for c in field.children] else ""
        case "select":
            return value if value in [v for v, _ in field.choices] else ""
        case _:
            return value


def _fault(field: Element, value: str, account: Account) -> str:
    if field.required and value in ("", "off"):
        return "Needed"
    if field.type == "email" and value and "@" not in value:
        return "Not an e-mail address"
    if field.type == "code" and value not in account.codes[-1:]:
        return "Not the code that was sent"
    return ""


def _told(wrong: list[tuple[str, str]]) -> str:
    """The faults of a form, each once, with the fields that have it."""
    by_fault: dict[str, list[str]] = {}
    for fault, name in wrong:
        by_fault.setdefault(fault, []).append(name)
    return " ".join(f"{fault}: {'; '.join(names)}." for fault, names in by_fault.items())
