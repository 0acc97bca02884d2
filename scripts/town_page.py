"""List the troubles of the hostile quarter in docs/town.md, from the code."""

import sys

from generated import ROOT, between, main

from sayno.replicas.town import TROUBLES

PAGE = ROOT / "docs" / "town.md"


def table() -> str:
    """One row for each trouble."""
    rows = ["| trouble | what is wrong | how a search may end |", "|---|---|---|"]
    for trouble in TROUBLES.values():
        ends = ", ".join(f"`{end}`" for end in sorted(trouble.ends))
        rows.append(f"| `{trouble.name}` | {trouble.about} | {ends}{'' if trouble.exact else ' (count not exact)'} |")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main(__doc__ or "", {PAGE: between(PAGE.read_text(encoding="utf-8"), "troubles", table())}))
