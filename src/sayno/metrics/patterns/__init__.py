"""Flow patterns: what a trace proves by construction. One rule each, with the names that others give them."""

from types import ModuleType
from typing import Final

from sayno.metrics.patterns import (
    dead_end,
    forced_extra_data,
    login_forced,
    longer_than_the_way_in,
    no_confirmation,
    on_by_default,
    preselected,
    reverts,
    several_forms,
)
from sayno.metrics.patterns.pattern import Pattern

MODULES: Final[tuple[ModuleType, ...]] = (
    on_by_default,
    longer_than_the_way_in,
    forced_extra_data,
    several_forms,
    dead_end,
    login_forced,
    preselected,
    no_confirmation,
    reverts,
)

PATTERNS: Final[dict[str, Pattern]] = {module.PATTERN.id: module.PATTERN for module in MODULES}
"""By identifier, in the order of the report."""
