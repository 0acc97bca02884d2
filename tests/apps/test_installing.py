"""When the application cannot be installed: whose fault it is. And what its lock holds."""

import re

import pytest
from installing import LOCK, unreachable


@pytest.mark.parametrize(
    "said",
    [
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\nERROR: No matching",
        "ProxyError('Cannot connect to proxy.', OSError('Connection refused'))",
        "Failed to resolve 'index.example': Temporary failure in name resolution",
    ],
)
def test_no_connection_at_all_is_told_from_the_rest(said: str) -> None:
    assert unreachable(said)


@pytest.mark.parametrize(
    "said",
    [
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        "ERROR: No matching distribution found for jupyterlab==0.0.0",
        "OSError: [Errno 28] No space left on device",
        "Collecting jupyterlab\n  Downloading jupyterlab.whl\nConnection refused",
    ],
)
def test_what_else_goes_wrong_is_no_excuse(said: str) -> None:
    assert not unreachable(said)


def test_the_lock_pins_the_application_and_names_no_place_to_fetch_from() -> None:
    text = LOCK.read_text(encoding="utf-8")
    entries = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    assert [e for e in entries if e.startswith("jupyterlab==4.6.6 ")]
    for entry in entries:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+ *(;[^#]*?)?( +--hash=sha256:[0-9a-f]{64})+ *", entry)
    for word in ("://", "--index-url", "--extra-index-url", "--find-links", "file:", " @ "):
        assert word not in text
