"""A vocabulary: what interfaces say whatever their topic, in one language."""

from pydantic import Field

from sayno.model.base import Noun, Slug
from sayno.model.topic import Language

Entries = tuple[str, ...]
"""Words and phrases. Each is matched as a whole at the beginning of a word; with ``*`` at its end, as a beginning."""


class Ways(Noun):
    """What leads to settings, by how promising it is."""

    settings: Entries
    privacy: Entries
    account: Entries
    more: Entries
    help: Entries


class Vocabulary(Noun):
    """The words of one language for what every interface has."""

    language: Language
    ways: Ways
    elsewhere: Entries = Field(description="what leads to a service's content, not to its settings")
    save: Entries = Field(description="makes changes take effect")
    done: Entries = Field(description="of those, what may as well only close a dialog whose settings hold at once")
    close: Entries = Field(description="puts away what lies in the way, and agrees to nothing")
    shut: Entries = Field(description="closes what is open, and takes nothing back")
    yes: Entries = Field(description="confirms in a dialog")
    no: Entries = Field(description="goes back in a dialog")
    next: Entries = Field(description="goes on to the next part of a form")
    send: Entries = Field(description="sends a form")
    adding: Entries = Field(description="what a label begins with that only adds to another setting")
    search: Entries = Field(description="how a box that searches or filters what stands beside it is called")
    negating: Entries = Field(description="turns a label round wherever it stands: switching it on refuses")
    refusing: Entries = Field(description="verbs that turn a label round where they begin or end it")
    erasing: Entries = Field(description="verbs by which a form asks that something be taken away")
    off: Entries = Field(description="a choice that refuses")
    on: Entries = Field(description="a choice that allows")
    is_on: Entries = Field(description="how a row of settings says, at its end, that it is on")
    is_off: Entries = Field(description="how it says that it is off")
    switching: Entries = Field(description="verbs by which a button says that it switches something on or off")
    harmful: Entries = Field(description="a name that is all this changes something, or speaks for the person")
    leave: Entries = Field(description="ends the session, whether a link or a button is called so")
    grave: Entries = Field(description="a name in which this stands anywhere is never pressed while looking")
    denied: Entries = Field(description="says that something is not offered in the person's region")
    same: tuple[Entries, ...] = Field(default=(), description="words that stand for one another in labels")
    personal: dict[Slug, Entries] = Field(description="fields of personal information, by what is asked")
