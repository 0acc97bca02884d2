"""Where a version stands on the web, for collections that are known to be there."""

from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from sayno.model.version import Version

_HOME: Final = "https://github.com/OpenTermsArchive"

ORIGINS: Final = {
    "contrib-versions": "0a37d41432355d380bd486f72ab1258c78987063",
    "pga-versions": "c53998c360408efb1848b45b894cbf9389bb2a7a",
    "vlopses-us-versions": "0abba313449df5ce13127ecc2b67ef0b1f612f66",
}
"""Public collections, each with the commit of its first version. One of the same name that begins with another commit
was cut out of it or made anew, so its commits bear names that the public one does not know."""

Addresses = Callable[[Version], str | None]


def addresses(collection: str, origin: str) -> Addresses:
    """How to address the versions of a collection, which begins with the commit ``origin``.

    The address of a version that stands there under its own commit is that of the text; of one that does not, it is
    that of the document's history on that day.
    """
    if collection not in ORIGINS:
        return lambda _: None
    home = f"{_HOME}/{collection}"
    whole = ORIGINS[collection] == origin

    def address(version: Version) -> str:
        path = quote(version.path)
        if whole and version.commit:
            return f"{home}/blob/{version.commit}/{path}?plain=1"
        day = version.date.date().isoformat()
        return f"{home}/commits/main/{path}?since={day}T00:00:00Z&until={day}T23:59:59Z"

    return address
