"""The house's own scripts in a page: in a world of their own, which the page can neither see nor change."""

import asyncio
import json
from importlib.resources import files
from typing import Any, Final

from playwright.async_api import CDPSession, Error

_NAME: Final = "sayno"
_PARTS: Final = ("forms", "roles", "names", "veil", "parts", "drawn", "beside", "tree", "look", "hand", "aim")
_OFFERED: Final = (
    "look, lookAtRest, glance, forget, hollow, enter, reach, aim, landed, focusOn, ready, choose, shows, boxOf, refTo, "
    "scrollOn, scrollBack"
)


def _source() -> str:
    folder = files("sayno.drivers").joinpath("scripts")
    parts = "\n".join(folder.joinpath(f"{part}.js").read_text(encoding="utf-8") for part in _PARTS)
    return f"if (!globalThis.{_NAME}) globalThis.{_NAME} = (() => {{\n{parts}\nreturn {{ {_OFFERED} }};\n}})();"


SOURCE: Final = _source()

_MISSING: Final = f"{_NAME} is not defined"
_GONE: Final = ("context", "navigated", "frame with given id", "uniqueContextId")


class World:
    """The scripts in one frame. Functions are called by name; arguments and answers are plain JSON."""

    def __init__(self, session: CDPSession, frame: str) -> None:
        self.session = session
        self.frame = frame
        self._context: int | None = None

    async def call(self, function: str, *arguments: object) -> Any:
        """What a function of ``scripts/`` answers. Raises Playwright's ``Error`` where the frame is gone."""
        expression = f"{_NAME}.{function}({', '.join(map(json.dumps, arguments))})"
        try:
            return await self._asked(expression)
        except Error as error:
            if _MISSING in error.message:  # a document that was there before the scripts were
                await self._asked(SOURCE)
            elif any(sign in error.message for sign in _GONE):
                self.renew()
            else:
                raise
            return await self._asked(expression)

    def renew(self) -> None:
        """Another document has come into the frame: its world is another one."""
        self._context = None

    async def enter_closed(self) -> int:
        """Let the scripts look into the closed shadow roots of what seemed hollow; how many there are."""
        context = await self.context()
        call = {"expression": f"{_NAME}.hollow()", "contextId": context}
        found = (await self.session.send("Runtime.evaluate", call))["result"]
        listed = await self.session.send(
            "Runtime.getProperties", {"objectId": found["objectId"], "ownProperties": True}
        )
        hosts = [one["value"]["objectId"] for one in listed["result"] if "objectId" in one.get("value", {})]
        entered = await asyncio.gather(*map(self._enter, hosts))
        await self.session.send("Runtime.releaseObject", {"objectId": found["objectId"]})
        return sum(entered)

    async def _enter(self, host: str) -> int:
        """Enter the closed shadow root of an element, where it has one; how many that are."""
        about = await self.session.send("DOM.describeNode", {"objectId": host, "pierce": True})
        roots = [r for r in about["node"].get("shadowRoots", ()) if r.get("shadowRootType") == "closed"]
        for root in roots:
            where = {"backendNodeId": root["backendNodeId"], "executionContextId": self._context}
            inner = (await self.session.send("DOM.resolveNode", where))["object"]["objectId"]
            call = {
                "functionDeclaration": f"function (root) {{ {_NAME}.enter(this, root); }}",
                "objectId": host,
                "arguments": [{"objectId": inner}],
            }
            await self.session.send("Runtime.callFunctionOn", call)
        return len(roots)

    async def context(self) -> int:
        """The id of the world in the frame's present document."""
        if self._context is None:
            made = await self.session.send("Page.createIsolatedWorld", {"frameId": self.frame, "worldName": _NAME})
            self._context = int(made["executionContextId"])
        return self._context

    async def _asked(self, expression: str) -> Any:
        where = {"contextId": await self.context()}
        call = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = await self.session.send("Runtime.evaluate", call | where)
        if "exceptionDetails" in answer:
            raise Error(str(answer["exceptionDetails"].get("exception", {}).get("description", "a script failed")))
        return answer["result"].get("value")


async def install(session: CDPSession) -> None:
    """Have the scripts there from the beginning of each new document, in every frame."""
    await session.send("Page.addScriptToEvaluateOnNewDocument", {"source": SOURCE, "worldName": _NAME})
