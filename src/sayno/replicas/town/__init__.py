"""The town: generated social sites whose shortest way to a refusal is known, for measuring whatever looks for it."""

from sayno.replicas.town.account import Counts, Noted
from sayno.replicas.town.planning import plan
from sayno.replicas.town.serving import TownServer, TownVisit
from sayno.replicas.town.site import Town
from sayno.replicas.town.trouble import TROUBLES, Trouble, troubled
from sayno.replicas.town.truth import Named, Step, Truth, truth

__all__ = [
    "TROUBLES",
    "Counts",
    "Named",
    "Noted",
    "Step",
    "Town",
    "TownServer",
    "TownVisit",
    "Trouble",
    "Truth",
    "plan",
    "troubled",
    "truth",
]
