"""Records screens of the applications with the place that each is, by hand-written walks (``places/*.walk``).

Run ``python benchmarks/applications/recording.py [NAME …] [--pictures FOLDER]``. It writes ``tests/walk/places``: for
each application one compressed file of screens. A walk has one command in each line::

    go [PATH]               to the start, or to a path of the server
    press ROLE NAME         as a person would
    hover ROLE NAME
    write ROLE NAME :: TEXT
    key KEY | scroll PIXELS | wait MILLISECONDS | back | reload
    = PLACE | HOW           look: this is that place, and how it differs from other looks at it

What counts as one place is told in tests/walk/places/README.md. The labels are made by looking at the pictures.
"""

import argparse
import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Error, Page

from applications import Application, applications
from applications.check import opened
from applications.truth import Hover
from applications.walking import perform, plain_browser, settle
from sayno.model.route import Press, Write

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "tests" / "walk" / "places"


def main() -> None:
    """Record the applications named, or all that have a walk."""
    reader = argparse.ArgumentParser(description="Record screens and their places.")
    reader.add_argument("names", nargs="*")
    reader.add_argument("--pictures", type=Path)
    said = reader.parse_args()
    with plain_browser() as browser:
        for application in applications():
            walk = HERE / "places" / f"{stem(application)}.walk"
            if not walk.exists() or (said.names and application.name not in said.names):
                continue
            with application.running() as running:
                page = opened(running, browser)
                told = walk.read_text(encoding="utf-8")
                screens = list(recorded(page, running.start, told, said.pictures, stem(application)))
            text = json.dumps(screens, ensure_ascii=False, separators=(",", ":"))
            file = OUT / f"{stem(application)}.json.xz"
            file.write_bytes(lzma.compress(clean(text, running.start).encode(), preset=9))
            places = {screen["place"] for screen in screens}
            print(f"{application.name}: {len(screens)} screens of {len(places)} places, {file.stat().st_size} bytes")


def stem(application: Application) -> str:
    """The name of the application's files."""
    return application.name.lower().replace(" ", "-").replace(".", "-")


def recorded(page: Page, start: str, walk: str, pictures: Path | None, name: str) -> Iterator[dict[str, Any]]:
    """Perform a walk and give each look."""
    devtools = page.context.new_cdp_session(page)
    page.set_default_timeout(6000)
    looks, after = 0, ""
    for number, line in enumerate(walk.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("="):
            place, _, how = line[1:].partition("|")
            looks += 1
            if pictures:
                page.screenshot(path=pictures / f"{name}-{looks:02}.png")
            yield {
                "place": place.strip(),
                "how": how.strip(),
                "address": page.url,
                "title": page.title(),
                "aria": page.aria_snapshot(mode="ai"),
                "ax": small(devtools.send("Accessibility.getFullAXTree")["nodes"]),
            }
            continue
        if not after.startswith("hover"):
            page.mouse.move(640, 796)  # away from what shows a hint, unless it was sought
        after = line
        try:
            command(page, start, line)
        except (Error, AssertionError, ValueError) as error:
            reason = str(error).splitlines()[0]
            print(f"{name}.walk:{number}: {line}: {reason}", flush=True)


def command(page: Page, start: str, line: str) -> None:
    """Perform one command."""
    word, _, rest = line.strip().partition(" ")
    base = "/".join(start.split("/")[:3]) + "/"
    role, _, name = rest.partition(" ")
    match word:
        case "go":
            page.goto(base + rest.lstrip("/") if rest else start)
        case "press":
            perform(page, (Press(do="press", role=role, name=name, sources=()),))
        case "hover":
            perform(page, (Hover(do="hover", role=role, name=name),))
        case "write":
            name, _, text = name.partition(" :: ")
            perform(page, (Write(do="write", role=role, name=name, text=text, sources=()),))
        case "key":
            page.keyboard.press(rest)
        case "scroll":
            page.mouse.wheel(0, int(rest))
        case "wait":
            page.wait_for_timeout(int(rest))
        case "back":
            page.go_back()
        case "reload":
            page.reload()
        case _:
            raise ValueError(f"no such command: {word}")
    settle(page)


def small(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes of DevTools' accessibility tree, as it gives them, without what explains how a name was found."""
    said = ("name", "value", "description")

    def bare(key: str, value: Any) -> Any:
        return {"type": value["type"], "value": value.get("value")} if key in said else value

    return [{key: bare(key, value) for key, value in node.items() if key != "ignoredReasons"} for node in nodes]


def clean(text: str, start: str) -> str:
    """Without the port and the folders of this recording, which differ each time; the person is made up anyway."""
    port = start.split("/")[2]
    text = text.replace(port, "127.0.0.1:8000").replace(port.split(":")[1], "8000")
    text = re.sub(r"/tmp/sayno-app-[\w-]+", "/folder", text)
    return text.replace(str(HERE.parents[1]), "/folder")


if __name__ == "__main__":
    main()
