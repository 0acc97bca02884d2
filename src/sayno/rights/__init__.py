"""What the law of a region gives a person who refuses. Pure; not legal advice."""

from sayno.rights.law import must_honour, right_in_short

__all__ = ["must_honour", "right_in_short"]
