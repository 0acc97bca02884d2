"""By what means a choice is made: a setting, a form, an address to write to."""

import re
from typing import Final

from sayno.model.event import Means, Quotation
from sayno.terms.sharing import Said

_WAYS: Final[tuple[tuple[Means, re.Pattern[str]], ...]] = (
    ("form", re.compile(r"\bforms?\b|/contact/\d|/requests?/new|formular", re.IGNORECASE)),
    ("address", re.compile(r"mailto:|[\w.+-]+@[\w-]+\.\w|\bby (?:e-?mail|post|writing)\b", re.IGNORECASE)),
    (
        "setting",
        re.compile(
            r"\bsettings?\b|\btoggl|\bturn(?:ing|ed)? (?:it |this |them )?o(?:ff|n)\b|\bswitch|\bpreferences?\b"
            r"|\bcontrols?\b|\bopt[- ]?out (?:here|link)\b|\b(?:dis|en)abl|einstellung|paramètre|réglage",
            re.IGNORECASE,
        ),
    ),
)
"""The first that a link or the words of a choice speak of."""


def means_of(said: Said | Quotation) -> Means:
    """What a claim of choice names, judged by its link first, then by its words."""
    for text in filter(None, (said.link, said.quote)):
        for means, pattern in _WAYS:
            if pattern.search(text):
                return means
    return "unnamed"
