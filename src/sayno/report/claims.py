"""Claims in the terminal: what each does, whose data it is about, how sure that is, and its words."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayno.model.claim import Claim
from sayno.report.clean import clean, short


def claims(console: Console, found: Sequence[Claim], quotes: Sequence[str], *, why: bool = False) -> None:
    """The claims of one text, a row each, with what spoke for and against where that is asked for."""
    if not found:
        console.print("Nothing is claimed on training AI.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in ("Claim", "Data", "Sure", "At", "Words"):
        table.add_column(head, overflow="fold")
    for claim, quote in zip(found, quotes, strict=True):
        said = Text(short(clean(quote)))
        for name, value in _details(claim, why=why):
            said.append(f"\n{name}: {clean(value)}", style="dim")
        table.add_row(claim.kind, claim.scope, f"{claim.confidence:.2f}", f"{claim.start}–{claim.end}", said)
    console.print(table)


def _details(claim: Claim, *, why: bool) -> list[tuple[str, str]]:
    details = [
        ("purpose", claim.purpose or ""),
        ("regions", ", ".join(claim.regions)),
        ("legal basis", claim.legal_basis or ""),
        ("link", claim.link or ""),
        ("why", "; ".join(claim.why) if why else ""),
    ]
    return [(name, value) for name, value in details if value]
