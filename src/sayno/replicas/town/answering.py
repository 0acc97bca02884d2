"""What a town answers: whole pages, and what open pages ask for. Everything is noted in the account's ledger."""

from typing import Final

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from sayno.replicas.town import pages
from sayno.replicas.town.account import Account, Noted
from sayno.replicas.town.site import Button, Overlay, Request, Virtual, Wrap
from sayno.replicas.town.view import View
from sayno.replicas.town.wire import READS, Call


def page(view: View, account: Account, path: str) -> Response:
    """A whole page: a place, a frame, the sign-in."""
    account.note(Noted("page", "GET", path))
    if path == "/face.svg":
        return Response(_FACE, media_type="image/svg+xml")
    if path.startswith("/frame/") and account.signed_in:
        wrapped = view.town.by_ref.get(path.removeprefix("/frame/"))
        return HTMLResponse(pages.frame(wrapped, view)) if isinstance(wrapped, Wrap) else _lost(view)
    if not account.signed_in:
        out = path == "/signin"
        return HTMLResponse(pages.sign_in(view)) if out else RedirectResponse(f"{view.base}/signin", 303)
    return _place(view, path)


def _place(view: View, path: str) -> Response:
    town = view.town
    place = town.by_path.get(path if len(path) == 1 else path.rstrip("/"))
    if place is None:
        return _lost(view)
    if town.rendering == "still" and place.id != town.home:
        return RedirectResponse(f"{view.base}/", 303)
    if town.rendering in ("history", "still"):
        return HTMLResponse(pages.shell(view, place))
    return HTMLResponse(pages.page(place, view))


def answer(view: View, account: Account, call: Call, method: str, path: str) -> Response:
    """Answer what is asked of the server by pages that are open already, and note it."""
    town = view.town
    if call.kind in READS:
        account.note(Noted("read" if method == "GET" else "post-read", method, path))
        if not account.signed_in:
            return JSONResponse({"go": "signin"}, 401)
        return _read(view, call)
    if call.kind == "log":
        account.note(Noted("beacon", method, path))
        return Response(status_code=204)
    native = path.startswith(("/do/", "/save", "/send/"))
    block = town.by_ref.get(call.id)
    overlay = next((o for o in town.overlays if o.ref == call.id), None)
    go = ""
    match call.kind:
        case "set" if account.signed_in:
            account.note(Noted("change", method, path, call.fields))
        case "act" if isinstance(block, Button):
            account.note(Noted("change", method, path, harm=block.harm))
            if block.harm == "download":
                return PlainTextResponse("made up", headers={"content-disposition": 'attachment; filename="data.txt"'})
        case "act" if isinstance(overlay, Overlay):
            account.note(Noted("change", method, path, harm="accept"))
        case "send" if isinstance(block, Request) and account.signed_in:
            go = _sent(account, block, call, method, path)
        case _:
            account.note(Noted("change", method, path))
    if native:
        back = call.back if call.back in town.by_path else town.places[go].path if go else "/"
        return RedirectResponse(view.base + back, 303)
    return JSONResponse(
        {"ok": True, "go": go} if account.signed_in else {"go": "signin"}, 200 if account.signed_in else 401
    )


def _read(view: View, call: Call) -> Response:
    town = view.town
    if call.kind == "place":
        place = town.places.get(call.id)
        if place is None:
            return JSONResponse({}, 404)
        said = {"title": place.title, "path": place.path, "html": pages.body(place, view), "seen": place.seen}
        return JSONResponse({"id": place.id, **said})
    block = town.by_ref.get(call.id)
    if isinstance(block, Wrap | Virtual):
        return JSONResponse({"html": pages.part(block, view)})
    return JSONResponse({}, 404)


def _sent(account: Account, asking: Request, call: Call, method: str, path: str) -> str:
    """Take a request that is filled in as it must be; gives the place that follows."""
    fields = [field for sheet in asking.sheets for field in sheet.fields]
    complete = all(call.fields.get(field.ref) for field in fields if field.required)
    codes = [call.fields.get(field.ref) for field in fields if field.type == "code"]
    if not complete or any(code not in account.codes[-1:] for code in codes):
        account.note(Noted("change", method, path))
        return ""
    account.note(Noted("change", method, path, request=asking.sends))
    if asking.codes:
        account.mail()
    return asking.then


def _lost(view: View) -> Response:
    return HTMLResponse(pages.alone(view, "404", view.say("not_there")), 404)


_FACE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12" fill="#678"/>'
    '<circle cx="12" cy="9" r="4" fill="#fff"/><path d="M4 22a8 8 0 0 1 16 0z" fill="#fff"/></svg>'
)
