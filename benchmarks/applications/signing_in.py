"""Signing in without a browser: a small client that keeps cookies, and the session as Playwright reads it."""

import json
import time
from collections.abc import Mapping
from html.parser import HTMLParser
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from sayno.verbs.login import save

PERSON = "Cornelia Canary-Voss"
USER = "cornelia"
EMAIL = "cornelia@canary.example"
PASSWORD = "Canary-7-Password-Of-Cornelia"


class Client:
    """Speaks to one server as a browser would, and keeps its cookies."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = CookieJar()
        self.headers: dict[str, str] = {}
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.jar))

    def get(self, path: str = "") -> str:
        """The text at a path. Raises ``RuntimeError`` where the server answers with an error."""
        return self._ask(Request(self.url + path, headers=self.headers))

    def cookie(self, prefix: str) -> str:
        """The value of the cookie whose name begins so."""
        return next(c.value or "" for c in self.jar if c.name.startswith(prefix))

    def until(self, path: str, word: str, seconds: float = 180) -> str:
        """The text at a path once the word is in it: the server is ready. Raises ``RuntimeError`` where it never is."""
        end, said = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            try:
                if word in (said := self.get(path)):
                    return said
            except (RuntimeError, OSError, HTTPException) as error:
                said = str(error)
            time.sleep(0.3)
        raise RuntimeError(f"{self.url}{path} was not ready in {seconds:.0f} seconds: {said[:500]}")

    def form(self, path: str, **fields: str) -> str:
        """Send a form and give the answer."""
        return self.fields(path, fields)

    def fields(self, path: str, fields: Mapping[str, str]) -> str:
        """Send a form whose fields have any names."""
        return self._ask(Request(self.url + path, urlencode(fields).encode(), self.headers))

    def json(self, path: str, body: object, method: str = "POST") -> Any:
        """Send JSON and give the answer, read."""
        headers = self.headers | {"Content-Type": "application/json"}
        answer = self._ask(Request(self.url + path, json.dumps(body).encode(), headers, method=method))
        return json.loads(answer) if answer else None

    def session(self, file: Path, kept: Mapping[str, str] | None = None) -> Path:
        """Write the session as Playwright's storage state; ``kept`` is the page's local storage."""
        cookies = [
            {
                "name": c.name,
                "value": c.value or "",
                "domain": "127.0.0.1",
                "path": c.path,
                "expires": c.expires or -1,
                "httpOnly": c.has_nonstandard_attr("HttpOnly"),
                "secure": c.secure,
                "sameSite": "Lax",
            }
            for c in self.jar
        ]
        items = [{"name": name, "value": value} for name, value in (kept or {}).items()]
        origins = [{"origin": self.url.rstrip("/"), "localStorage": items}] if items else []
        save(json.dumps({"cookies": cookies, "origins": origins}), file)
        return file

    def _ask(self, request: Request) -> str:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return str(answer.read().decode("utf-8", "replace"))
        except HTTPError as error:
            said = error.read().decode("utf-8", "replace")[:500]
            raise RuntimeError(f"{request.get_method()} {request.full_url} answered {error.code}: {said}") from error


def hidden(page: str, name: str) -> str:
    """The value of a page's hidden field, such as the token that a form must bear."""
    return filled(page, name)[name]


def filled(page: str, holding: str) -> dict[str, str]:
    """What a browser would send of the page's form that has a field of the name ``holding``, were it sent untouched."""
    reader = _Forms()
    reader.feed(page)
    for form in reader.forms:
        if any(name == holding for name, _ in form):
            return {name: value for name, value in form if value is not None}
    raise RuntimeError(f"the page has no form with a field {holding}")


class _Forms(HTMLParser):
    """Reads each form's fields with their values; None where a browser sends nothing (a box that is not ticked)."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[tuple[str, str | None]]] = []
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "form":
            self.forms.append([])
        elif not self.forms:
            return
        elif tag == "input" and name and has.get("type") not in ("submit", "button", "file", "image", "reset"):
            sent = has.get("type") not in ("checkbox", "radio") or "checked" in has
            default = "on" if has.get("type") in ("checkbox", "radio") else ""
            self.forms[-1].append((name, (value or default) if sent else None))
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self._area = name
            self.forms[-1].append((name, ""))
        elif tag == "option" and self._select:
            first = all(n != self._select for n, _ in self.forms[-1])
            if first or "selected" in has:
                self.forms[-1].append((self._select, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area and self.forms:
            name, value = self.forms[-1][-1]
            self.forms[-1][-1] = (name, (value or "") + data)
