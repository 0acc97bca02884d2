"""What a commit of an Open Terms Archive collection says happened: the six forms of subject.

The engine has named its commits in six ways over the years. Every one is ``FORM SERVICE DOCUMENT``, and the file
it touches is ``SERVICE/DOCUMENT.md``, so a subject is believed only where it names the file it comes with.
Maintenance commits ("Update README.md", merges, deletions by hand) have other subjects or touch other files.
"""

from typing import Final

from sayno.model.version import VersionKind

FORMS: Final[dict[str, VersionKind]] = {
    "Start tracking": "first",
    "First record of": "first",
    "Update": "change",
    "Record new changes of": "change",
    "Refilter": "rerender",
    "Apply technical or declaration upgrade on": "rerender",
}
"""Form of subject -> what it says of the text. The forms of one kind are the older and the newer engine's words."""


def document_of(path: str) -> tuple[str, str] | None:
    """Service and document that a file of a collection stands for; None for any other file.

    ``Pinterest/Privacy Policy.md`` is the privacy policy of Pinterest; ``README.md`` and ``.github/…`` are nothing.
    """
    service, slash, name = path.partition("/")
    if not slash or "/" in name or service.startswith(".") or not name.endswith(".md") or not service:
        return None
    document = name.removesuffix(".md")
    return (service, document) if document else None


def stated(subject: str, service: str, document: str) -> VersionKind | None:
    """What the subject says of this document's text; None where it is none of the six forms or names another."""
    form = subject.removesuffix(f" {service} {document}")
    return FORMS.get(form) if form != subject else None


def kind_of(subject: str, service: str, document: str, *, existed: bool) -> VersionKind:
    """How a version came to be.

    Where nothing was there before, it is the first, whatever the subject says: there is no earlier reading to
    compare it with. Where something was there, only the two forms that say so are re-renders; everything else,
    unknown subjects included, counts as a change, because the text differs and nobody says why.
    """
    if not existed:
        return "first"
    return "rerender" if stated(subject, service, document) == "rerender" else "change"
