"""What tests of the judge ask of it."""

USE = "Use my posts to train AI models"


def one(judge, drawn):
    """The strongest candidate of a screen."""
    found = judge.candidates(drawn)
    assert found, "nothing was found"
    return found[0]


def ending(candidate):
    """What a candidate ends with, as plain values."""
    return [(d.do, d.role, d.name, d.value) for d in candidate.ending]
