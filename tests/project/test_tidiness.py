"""No file of the project names the machine it was written on or the places it was fetched from."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Written with one-letter classes, so that this file does not contain what it looks for.
FOREIGN = {
    "a machine's path": re.compile(r"(?<![\w./-])/([r]oot|[w]ork|home/[\w-]+|Users/[\w-]+|opt/[p]ypi)(/|\b)"),
    "a registry's host": re.compile(
        r"[p]ypi\.org|[p]ythonhosted\.org|[n]pmjs\.(org|com)|[y]arnpkg\.com|([d]eb|security|ftp)\.debian\.org", re.I
    ),
}
# Facts cite pages by their address, and an address may lie on such a host.
FACTS = "src/sayno/catalogue/"


def project_files() -> list[Path]:
    """The files that are, or would be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout, so it cannot be told which files belong to the project")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def foreign(text: str) -> list[tuple[str, str]]:
    return [(what, match[0]) for what, pattern in FOREIGN.items() for match in pattern.finditer(text)]


def test_no_file_names_this_machine_or_a_registry() -> None:
    found = []
    for path in project_files():
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(FACTS):
            found += [f"{name}: {what}: {said}" for what, said in foreign(path.read_text("utf-8", "replace"))]
    assert found == []


@pytest.mark.parametrize(
    "text",
    ["see /ro" + "ot/x", "cd /wo" + "rk/main", "'/home/" + "ann/study'", "https://py" + "pi.org/simple"],
)
def test_what_is_foreign_is_recognised(text: str) -> None:
    assert foreign(text)


@pytest.mark.parametrize("text", ["https://x.com/home", "address: /home", "docs/work/one", "the /rooted/ tree"])
def test_what_is_not_foreign_is_let_be(text: str) -> None:
    assert not foreign(text)
