"""Reports: audits to terminal, tables, charts and pages."""

from collections.abc import Sequence
from pathlib import Path

from sayno.model.audit import Study
from sayno.model.deal import Deals
from sayno.model.law import Laws
from sayno.model.service import Declaration
from sayno.seams import Store

__all__ = ["write"]


def write(
    study: Study, declarations: Sequence[Declaration], laws: Laws, deals: Deals, store: Store, folder: Path
) -> Path:
    """Write tables, charts and pages into a study's folder and give the path of the front page.

    See :func:`sayno.report.site.write`, which is loaded here only, for a plotting library is slow to load.
    """
    from sayno.report import site  # noqa: PLC0415

    return site.write(study, declarations, laws, deals, store, folder)
