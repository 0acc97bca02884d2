"""Serve the town of one seed and say what is true of it: ``python -m sayno.replicas.town SEED [name=value …]``."""

import argparse
import signal

from rich.console import Console

from sayno.replicas.listening import PortTaken
from sayno.replicas.town import TROUBLES, TownServer, Truth, plan, troubled, truth
from sayno.replicas.town.site import Town


def main() -> None:
    """Read the arguments, serve, and wait."""
    reader = argparse.ArgumentParser(prog="python -m sayno.replicas.town", description=__doc__)
    reader.add_argument("seed", type=int)
    reader.add_argument("--difficulty", type=int, help="1 to 10; without it, it grows with the seed")
    reader.add_argument("--trouble", choices=sorted(TROUBLES), metavar="NAME", help=f"one of {', '.join(TROUBLES)}")
    reader.add_argument("--port", type=int, default=0)
    reader.add_argument(
        "chosen", nargs="*", metavar="name=value", help="parts of the design: widget=listbox rendering=still"
    )
    asked = reader.parse_args()
    console = Console(highlight=False)
    try:
        chosen = dict(map(_chosen, asked.chosen))
        if asked.trouble and (chosen or asked.difficulty):
            reader.error("the seed alone decides what a town of the hostile quarter is like")
        town = troubled(asked.trouble, asked.seed) if asked.trouble else plan(asked.seed, asked.difficulty, **chosen)
        with TownServer(asked.port) as server:
            visit = server.visit(town)
            _tell(console, town, truth(town))
            console.print(f"\nopen     {visit.url}\ncounts   {visit.counts_url}\nCtrl-C ends it", soft_wrap=True)
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
    except (ValueError, PortTaken) as error:
        reader.error(str(error))


def _chosen(text: str) -> tuple[str, object]:
    name, _, value = text.partition("=")
    if name == "levels":
        return name, tuple(filter(None, value.split(",")))
    words: dict[str, object] = {"true": True, "false": False}
    return name, int(value) if value.isdigit() else words.get(value, value)


def _tell(console: Console, town: Town, so: Truth) -> None:
    console.print(
        f"{town.service}, difficulty {town.difficulty}, {len(town.places)} places, {town.language}, {town.rendering}"
    )
    console.print(f"topic    {town.phrase}\ntraps    {', '.join(town.traps)}", soft_wrap=True)
    console.print(f"end      {' or '.join(sorted(so.ends))}")
    if so.actions is None:
        return
    already = ", already refused" if so.already else ""
    console.print(f"default  {so.default}{already}\nactions  {so.actions}, of which {so.reach} to the control")
    for named in so.controls:
        console.print(f"control  {named.role} “{named.name}”", soft_wrap=True, markup=False)
    for step in so.steps:
        value = f" = {step.value}" if step.value else ""
        console.print(
            f"   {'+1' if step.counts else '  '}  {step.do} {step.role} “{step.name}”{value}",
            soft_wrap=True,
            markup=False,
        )


if __name__ == "__main__":
    main()
