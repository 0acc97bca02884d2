"""The door of every store: what goes through it has been redacted."""

from hashlib import sha256

from sayno.model.notation import parse
from sayno.model.redaction import Redactor
from sayno.model.screen import Screen, place, readable
from sayno.model.walk import Walk
from sayno.store.picture import masked


def digest(data: bytes) -> str:
    """The SHA-256 by which evidence is named."""
    return sha256(data).hexdigest()


def clean_screen(screen: Screen, redactor: Redactor) -> tuple[str, str, bytes, bytes | None, str, int]:
    """Address, title, tree, picture, place and words of a screen, with nothing personal left in them."""
    tree = redactor.tree(screen.tree)
    nodes = parse(tree)
    picture = screen.image
    if picture is not None and screen.private:
        picture = masked(picture, screen.private)
    return (
        redactor.address(screen.address),
        redactor.text(screen.title),
        tree.encode(),
        picture,
        digest(place(nodes).encode()),
        sum(len(text.split()) for text in readable(nodes)),
    )


def clean_walk(walk: Walk, redactor: Redactor) -> bytes:
    """A walk as canonical JSON, with nothing personal left in it."""
    clean = redactor.text
    actions = tuple(
        a.model_copy(
            update={
                "control": a.control and a.control.model_copy(update={"name": clean(a.control.name)}),
                "value": a.value and (redactor.address(a.value) if a.do == "open" else clean(a.value)),
            }
        )
        for a in walk.actions
    )
    held = tuple(h.model_copy(update={"name": clean(h.name)}) for h in walk.held)
    detail = walk.detail and clean(walk.detail)
    cleaned = walk.model_copy(update={"actions": actions, "held": held, "detail": detail})
    return redactor.known(cleaned.model_dump_json(indent=1, exclude_defaults=True)).encode()
