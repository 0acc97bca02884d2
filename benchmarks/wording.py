"""How well a phrase in plain words tells which control of a screen of settings is meant.

Run ``python benchmarks/wording.py [FILE …] [--by topic|phrase] [--all]``. Each file of ``benchmarks/wording_sets``
(all, where none is named) holds what the settings of applications say, from their public sources, and what a person
would type who has not seen them. All controls of one application are drawn on one screen, under their headings and
with their explanations, and the search's own judge is asked which is meant, and whether it is sure or guesses.

``right``: the control that is meant, and no other. ``sure``: it was no guess. ``surely wrong``: another one was taken,
and nothing said that it is a guess: such an answer could be called measured. ``--all`` lists every task.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

import yaml
from pydantic import Field, TypeAdapter
from rich.console import Console
from rich.table import Table

from _searching import share
from sayno.auditing.questing import quest
from sayno.model.base import Noun
from sayno.model.notation import entry
from sayno.model.screen import Screen
from sayno.walk.search import finds
from sayno.walk.search.chart import Chart
from sayno.walk.search.judging import Judge
from sayno.walk.search.meaning import SURE

PLACE: Final = Path(__file__).parent / "wording_sets"
_SETTINGS: Final = 0.7
"""How much a place promises that was called "settings"."""

By = Literal["topic", "phrase"]


class Control(Noun):
    """A control that has two states, as the source of its application words it."""

    label: str
    under: str = Field(default="", description="the heading or section that it stands under")
    help: str = Field(default="", description="the explanation beside it, cut to one sentence")


class Task(Noun):
    """What a person does not want, and the control that it is about; several where they are equally right."""

    label: str | tuple[str, ...]
    topic: str = Field(description="the matter in one to four words")
    phrase: str = Field(description="what such a person would type who has not seen the screen")

    @property
    def labels(self) -> tuple[str, ...]:
        """The right answers."""
        return (self.label,) if isinstance(self.label, str) else self.label


class Wordings(Noun):
    """The controls of one application's settings, and what may be asked of them."""

    application: str
    source: str = Field(description="public repository and files that were read")
    controls: tuple[Control, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was taken for a task: labels, and how much spoke for it."""

    application: str
    asked: str
    wanted: tuple[str, ...]
    taken: tuple[str, ...]
    strength: float

    @property
    def right(self) -> bool:
        """Whether nothing but what is meant was taken."""
        return bool(self.taken) and set(self.taken) <= set(self.wanted)

    @property
    def sure(self) -> bool:
        """Whether it could be called measured."""
        return self.strength >= SURE

    @property
    def guessed(self) -> bool:
        """Whether it is but a guess."""
        return self.strength < finds.LESS_SURE


def read(file: Path) -> tuple[Wordings, ...]:
    """The wordings of a file."""
    return TypeAdapter(tuple[Wordings, ...]).validate_python(yaml.safe_load(file.read_text(encoding="utf-8")))


def drawn(wordings: Wordings) -> Screen:
    """All controls of an application on one screen, under their headings."""
    sections = dict.fromkeys(control.under for control in wordings.controls)
    lines, ref = ["- main:", '  - heading "Settings" [level=1]'], 0
    for section in sorted(sections, key=bool):  # what stands under nothing comes first
        if section:
            lines.append("  " + entry("heading", section, ["level=2"]))
        for control in wordings.controls:
            if control.under == section:
                ref += 1
                lines.append(
                    "  " + entry("checkbox", control.label, ["checked", f"ref=e{ref}"], opens=bool(control.help))
                )
                if control.help:
                    lines.append(f"    - /description: {entry('text', text=control.help).split(': ', 1)[1]}")
    return Screen("http://127.0.0.1/settings", wordings.application, "\n".join(lines))


def answers(wordings: Wordings, by: By) -> Iterator[Answer]:
    """What the search would take on that screen, task by task."""
    screen = drawn(wordings)
    for task in wordings.tasks:
        said = task.topic if by == "topic" else task.phrase
        made = quest(screen.address, said, "US", "en")
        spot = Chart().add(screen)
        judge = Judge(made.meaning, made.vocabularies)
        spot.heat, spot.candidates = _SETTINGS, judge.candidates(screen)
        found, settings = finds.best([spot], {}), judge.settings(screen)
        found = finds.doubted(found, settings) if found and found.strength >= SURE else found
        if found is None or found.strength < SURE:
            found = finds.nearest([(spot, settings)]) or found
        taken = tuple(c.name for c in found.candidates) if found else ()
        yield Answer(wordings.application, said, task.labels, taken, found.strength if found else 0.0)


def told(answers: Sequence[Answer], title: str) -> Sequence[str]:
    """One row: how many were right, and how."""
    right = [one for one in answers if one.right]
    return (
        title,
        str(len(answers)),
        share(len(right), len(answers)),
        str(sum(not one.guessed for one in right)),
        str(sum(one.guessed for one in right)),
        str(sum(bool(one.taken) and not one.right and one.sure for one in answers)),
        str(sum(bool(one.taken) and not one.right and not one.sure for one in answers)),
        str(sum(not one.taken for one in answers)),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "files", nargs="*", type=Path, help="of wordings; all of benchmarks/wording_sets where none is named"
    )
    parser.add_argument("--by", choices=get_args(By), help="what is asked for; both where nothing is said")
    parser.add_argument("--all", action="store_true", help="list every task")
    said = parser.parse_args()
    console = Console(highlight=False, width=160)
    shown = Table("set", "tasks", "right", "… sure or nearly", "… guessed", "surely wrong", "unsurely wrong", "nothing")
    for file in said.files or sorted(PLACE.glob("*.yaml")):
        for by in (said.by,) if said.by else get_args(By):
            given = [answer for wordings in read(file) for answer in answers(wordings, by)]
            shown.add_row(*told(given, f"{file.stem}, by {by}"))
            for one in given if said.all else ():
                mark = "+" if one.right else "!" if one.sure else "?" if one.taken else "-"
                print(f"{mark} {one.strength:.2f} {one.application}: {one.asked!r} is {one.wanted}, taken {one.taken}")
    console.print(shown)


if __name__ == "__main__":
    main()
