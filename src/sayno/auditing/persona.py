"""Who walks on replicas: nobody. Values that no person has, and that never reach the disk either."""

from collections.abc import Callable
from typing import Final

ACCOUNT_NAME: Final = "Wanda Nemo-Quist"
EMAIL: Final = "wanda.nemo-quist@example.org"
_VALUES: Final = {
    "email": EMAIL,
    "first-name": "Wanda",
    "last-name": "Nemo-Quist",
    "full-name": ACCOUNT_NAME,
    "username": "wnemoquist",
    "phone": "+49 30 5550 1234",
    "password": "not-a-pass-word-7",
    "birth-date": "1990-02-03",
    "address": "Nowhere Lane 12, Erehwon",
}


def answers(code: Callable[[], str]) -> Callable[[str], str]:
    """Answers by field name; ``code`` gives the one that was e-mailed last. Raises ``KeyError``."""

    def answer(field: str) -> str:
        return code() if field == "email-code" else _VALUES[field]

    return answer


def made_up(field: str) -> str:
    """Something for any field, for forms that are filled in where nothing can be sent."""
    return _VALUES.get(field, "Nobody")


def known() -> tuple[tuple[str, str], ...]:
    """Everything to be redacted, by what it is."""
    return tuple(_VALUES.items())
