"""Drawing the question that stands between a choice and its taking hold."""

from markupsafe import Markup

from sayno.replicas.town.html import tag
from sayno.replicas.town.site import Confirm


def question(ref: str, asked: Confirm) -> Markup:
    """The dialog that asks before something takes hold."""
    return tag(
        "div",
        tag("h2", asked.title, id=f"{ref}.title"),
        tag("p", asked.text),
        tag("button", asked.yes, type="button", id=f"{ref}.yes", data_answer="yes"),
        tag("button", asked.no, type="button", id=f"{ref}.no", data_answer="no"),
        role="alertdialog",
        aria_modal="true",
        aria_labelledby=f"{ref}.title",
        id=f"{ref}.question",
        class_="dialog",
        hidden=True,
    )
