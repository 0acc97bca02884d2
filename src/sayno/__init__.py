"""sayno: AI training on social media, can you really say no? Answered by measurement."""

__version__ = "0.1.0"
