"""Draw docs/architecture.svg, and list the rooms in docs/architecture.md, from the imports in the code."""

import ast
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import grimp
from generated import ROOT, between, main

LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
# The floors, top first, as import-linter holds them.
FLOORS = [[name.strip().removeprefix("sayno.") for name in layer.split("|")] for layer in LAYERS["layers"]]
WIDTH, LEFT, ROW, TALL = 1120, 60, 100, 40

STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1a1a1a; text-anchor: middle }
  .floor { font-size: 12px; fill: #555; text-anchor: start }
  rect { fill: #eef3f8; stroke: #34618f; stroke-width: 1.5; rx: 6 }
  path { fill: none; stroke: #34618f; stroke-width: 1; opacity: .45 }
  @media (prefers-color-scheme: dark) {
    text { fill: #eee } .floor { fill: #aaa }
    rect { fill: #1d2a38; stroke: #7fb0e0 } path { stroke: #7fb0e0 }
  }
"""


def imports() -> dict[str, list[str]]:
    """Each room that has code, with the rooms it imports."""
    graph = grimp.build_graph("sayno")
    arrows: dict[str, set[str]] = {}
    for module in graph.modules:
        arrows.setdefault(room_of(module), set()).update(
            room_of(other) for other in graph.find_modules_directly_imported_by(module)
        )
    known = {room for floor in FLOORS for room in floor}
    if homeless := set(arrows) - known - {"", "__main__"}:
        raise SystemExit(f"no floor in pyproject.toml names the room {', '.join(sorted(homeless))}")
    return {room: sorted((arrows[room] & known) - {room}) for floor in FLOORS for room in floor if room in arrows}


def room_of(module: str) -> str:
    """``sayno.walk.loop`` stands in the room ``walk``."""
    return module.partition(".")[2].partition(".")[0]


def purpose(room: str) -> str:
    """The first paragraph of the room's own docstring."""
    base = ROOT / "src" / "sayno" / room
    path = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n", maxsplit=1)[0].split())


@dataclass(frozen=True)
class Box:
    """Where a room stands in the picture: the middle of its box, and how wide it is."""

    x: float
    y: float
    width: float

    def nearest(self, x: float) -> float:
        """The point of its upper edge that lies nearest below ``x``."""
        return min(max(x, self.x - self.width / 2 + 10), self.x + self.width / 2 - 10)


def places(rooms: Iterable[str]) -> dict[str, Box]:
    """A row for each floor. The ground floor bears all; seams stand aside of the lines that run past them."""
    boxes = {}
    present = [[room for room in floor if room in rooms] for floor in FLOORS]
    column = (WIDTH - LEFT) / max(map(len, present))
    for row, floor in enumerate(present):
        y = TALL + row * ROW
        for n, room in enumerate(floor):
            middle = LEFT + (n + 0.5) * (WIDTH - LEFT) / len(floor)
            if room == "model":
                boxes[room] = Box(middle, y, WIDTH - LEFT - 20)
            elif room == "seams":
                boxes[room] = Box(middle - column, y, 0.8 * column)
            else:
                boxes[room] = Box(middle, y, 0.8 * column if len(floor) > 1 else 260)
    return boxes


def line(above: Box, below: Box) -> str:
    """One import."""
    start, end = above.nearest(below.x) if below.width < above.width else above.x, below.nearest(above.x)
    top, bottom = above.y + TALL / 2, below.y - TALL / 2
    return (
        f'<path d="M{start:.0f} {top:.0f} C{start:.0f} {top + ROW / 3:.0f}'
        f' {end:.0f} {bottom - ROW / 3:.0f} {end:.0f} {bottom:.0f}"/>'
    )


def drawn(room: str, box: Box) -> str:
    """One room."""
    left, top = box.x - box.width / 2, box.y - TALL / 2
    return (
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{box.width:.0f}" height="{TALL}"/>'
        f'<text x="{box.x:.0f}" y="{box.y + 5:.0f}">{escape(room)}</text>'
    )


def picture(arrows: dict[str, list[str]]) -> str:
    """The SVG: a row for each floor, a box for each room, a line for each import."""
    boxes = places(arrows)
    last = len(FLOORS) - 1
    floors = [f'<text class="floor" x="8" y="{TALL + 5 + n * ROW}">floor {last - n}</text>' for n in range(last + 1)]
    described = "; ".join(f"{room} imports {', '.join(others) or 'nothing'}" for room, others in arrows.items())
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {last * ROW + 2 * TALL}" role="img" '
            'aria-labelledby="title what">',
            '<title id="title">The rooms of sayno and their imports, which only go down</title>',
            f'<desc id="what">{escape(described)}</desc>',
            f"<style>{STYLE}</style>",
            *(line(boxes[room], boxes[other]) for room, others in arrows.items() for other in others),
            *(drawn(room, box) for room, box in boxes.items()),
            *floors,
            "</svg>\n",
        ]
    )


def table(arrows: dict[str, list[str]]) -> str:
    """The same in words."""
    rows = [f"| `{room}` | {purpose(room)} | {', '.join(others) or '–'} |" for room, others in arrows.items()]
    return "\n".join(["| room | what it is | imports |", "|---|---|---|", *rows])


if __name__ == "__main__":
    found = imports()
    page = ROOT / "docs" / "architecture.md"
    sys.exit(
        main(
            __doc__,
            {
                ROOT / "docs" / "architecture.svg": picture(found),
                page: between(page.read_text(encoding="utf-8"), "rooms", table(found)),
            },
        )
    )
