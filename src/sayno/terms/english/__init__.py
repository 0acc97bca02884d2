"""English on training AI: a grammar of who trains, on whose data, who may refuse, and who is told not to.

Sentences are made plain; events of training are found in them; the voice of the sentence affirms, denies or forbids
each; wordings of choice are tied to the events they are about. Nothing is learnt from examples but how sure a claim is.
"""

from sayno.terms.english.judging import judge, speaks
from sayno.terms.english.leads import may, utf8

__all__ = ["judge", "may", "speaks", "utf8"]
