"""The hostile quarter: towns in which something is wrong, each by its name and a seed."""

from dataclasses import replace
from hashlib import sha256
from typing import Final

from sayno.replicas.town.dice import Dice
from sayno.replicas.town.planning import plan
from sayno.replicas.town.site import Town
from sayno.replicas.town.trouble import browsers, contents, endless, servers
from sayno.replicas.town.trouble.kind import Asked, Ending, Trouble

TROUBLES: Final[dict[str, Trouble]] = {
    one.name: one for one in (*endless.TROUBLES, *servers.TROUBLES, *contents.TROUBLES, *browsers.TROUBLES)
}

_ALL: Final[dict[str, object]] = {"topic": "ai-training", "made": "a", "addresses": "words"}
"""What all hostile towns have in common, unless their trouble says otherwise."""

__all__ = ["TROUBLES", "Asked", "Ending", "Trouble", "troubled"]


def troubled(name: str, seed: int) -> Town:
    """The hostile town of a name and a seed. Raises ``KeyError`` for a trouble that does not exist."""
    trouble = TROUBLES[name]
    town = plan(seed, 2 + seed % 3, **{**_ALL, **trouble.design})
    changed = trouble.change(town, Dice(name, seed))
    return replace(changed, mischief=name, key=f"{seed}-{sha256(f'{name}/{town.key}'.encode()).hexdigest()[:8]}")
