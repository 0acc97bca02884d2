"""The exit codes: few, named, and documented in ``docs/exit-codes.md``."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREACHABLE = 3
    NO_BROWSER = 4
    CANNOT_WRITE = 5
    BAD_HISTORY = 6
    INTERRUPTED = 130
