"""scripts/setup on machines that lack something: one clear line, a named exit code, nothing touched."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "dirname", "cut", "id", "sed", "cat", "cksum", "mkdir", "rm", "grep", "tail", "chmod")


class Machine:
    """A copy of the set-up script in a folder with a space in its name; on the PATH is only what is put there."""

    def __init__(self, place: Path) -> None:
        self.root, self.bin = place / "a checkout", place / "bin"
        self.bin.mkdir(parents=True)
        for folder in ("scripts", "requirements"):
            shutil.copytree(ROOT / folder, self.root / folder)
        shutil.copy(ROOT / "pyproject.toml", self.root)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or pytest.skip(f"no {tool} here"))
        self.command("id", "echo 1000")

    def command(self, name: str, body: str) -> None:
        """Put a program on the machine."""
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def python(self, version: str, name: str = "python3", able: bool = False) -> None:
        """An interpreter that gives its version; an able one makes a .venv and notes what pip is asked for."""
        verdict = 0 if tuple(map(int, version.split("."))) >= (3, 11) else 1
        venv = 'mkdir -p .venv/bin; cat "$0" >.venv/bin/python; chmod +x .venv/bin/python; echo venv >>calls'
        more = f"*ensurepip*) ;; *'-m venv'*) {venv};; *--version*) ;; *'-m pip'*) echo \"$*\" >>calls;;"
        self.command(
            name,
            f"""case "$*" in *%d.%d.%d*) echo {version};; *'< (3, 11)'*) exit {verdict};; *fcntl*) ;;
            {more if able else ""} *) exit 1;; esac""",
        )

    def calls(self) -> list[str]:
        """What the able interpreter was asked to do since the last look."""
        notes = self.root / "calls"
        lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
        notes.unlink(missing_ok=True)
        return lines

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(["sh", "scripts/setup", *arguments], cwd=self.root, env={"PATH": str(self.bin)})

    def setup(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "scripts/setup", *arguments],
            cwd=self.root,
            env={"PATH": str(self.bin)} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def refused(run: subprocess.CompletedProcess[str], code: int) -> str:
    """The one line with which the script gave up."""
    assert run.returncode == code, run.stderr
    lines = run.stderr.splitlines()
    assert len(lines) == 1
    return lines[0]


def test_without_python(machine: Machine) -> None:
    assert "needs Python 3.11 or newer; 'python3' is: none" in refused(machine.setup("run"), 1)


def test_with_an_old_python(machine: Machine) -> None:
    machine.python("3.9.2")
    assert "'python3' is: 3.9.2" in refused(machine.setup("run"), 1)
    assert not (machine.root / ".venv").exists()


def test_an_old_python_beside_a_new_one_does_not_matter(machine: Machine) -> None:
    machine.python("3.9.2")
    machine.python("3.12.1", "python3.12")
    assert "'" + str(machine.bin / "python3.12") in refused(machine.setup("run"), 1)


def test_an_interpreter_that_is_asked_for_is_not_replaced(machine: Machine) -> None:
    machine.python("3.12.1")
    machine.python("3.10.4", "old python")
    assert "'old python' is: 3.10.4" in refused(machine.setup("run", PYTHON="old python"), 1)


def test_without_the_venv_part_and_without_the_right_to_install_it(machine: Machine) -> None:
    machine.python("3.11.2")
    machine.command("apt-get", "exit 1")
    line = refused(machine.setup("dev"), 1)
    assert "cannot make virtual environments" in line
    assert "apt install python3.11-venv" in line


def test_root_installs_the_venv_part_from_debian(machine: Machine) -> None:
    machine.python("3.11.2")
    machine.command("id", "echo 0")
    machine.command("apt-get", 'echo "$@" >>apt-calls; exit 0')
    run = machine.setup("run")
    assert "install -y --no-install-recommends python3.11-venv" in (machine.root / "apt-calls").read_text()
    assert run.returncode == 1  # this interpreter makes no .venv even then
    assert "cannot make a virtual environment" in run.stderr


def test_a_wrong_call(machine: Machine) -> None:
    assert "expected 'run' or 'dev', not 'all'" in refused(machine.setup("all"), 2)


def test_where_nothing_can_be_written(machine: Machine) -> None:
    machine.python("3.12.1")
    (machine.root / ".make").write_text("in the way", encoding="utf-8")
    assert "cannot write in" in refused(machine.setup("run"), 1)


@pytest.fixture
def complete(machine: Machine) -> Machine:
    """A machine that lacks nothing."""
    machine.python("3.12.1", able=True)
    machine.command("chromium", "echo Chromium")
    machine.command("git", "")
    return machine


def test_what_is_installed_is_locked_by_hash(complete: Machine) -> None:
    assert complete.setup("run").returncode == 0
    made, packages, own = complete.calls()
    assert made == "venv"
    assert "--only-binary :all: --require-hashes -r requirements/run.txt" in packages
    assert "--no-deps --no-build-isolation --no-index --editable ." in own
    assert (complete.root / ".make" / "browser").read_text() == f"{complete.bin}/chromium\n"


def test_a_second_time_nothing_is_done(complete: Machine) -> None:
    complete.setup("dev")
    complete.calls()
    for level in ("dev", "run"):
        run = complete.setup(level)
        assert (run.returncode, run.stdout, run.stderr, complete.calls()) == (0, "", "", [])


def test_the_development_set_is_added_to_the_run_time_one(complete: Machine) -> None:
    complete.setup("run")
    complete.calls()
    complete.setup("dev")
    assert ["requirements/dev.txt" in call for call in complete.calls()] == [True, False]


def test_a_changed_lock_is_installed(complete: Machine) -> None:
    complete.setup("run")
    complete.calls()
    with (complete.root / "requirements" / "run.txt").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    complete.setup("run")
    assert len(complete.calls()) == 2


def test_an_interpreter_asked_for_by_name_replaces_another(complete: Machine) -> None:
    complete.setup("run")
    complete.python("3.13.0", "python3.13", able=True)
    complete.calls()
    assert complete.setup("run").returncode == 0
    assert complete.calls() == []
    assert complete.setup("run", PYTHON="python3.13").returncode == 0
    assert complete.calls()[0] == "venv"


def test_an_interrupted_installation_is_taken_up_again(complete: Machine) -> None:
    complete.setup("run")
    (complete.root / ".make" / "venv").unlink()
    complete.calls()
    assert complete.setup("run").returncode == 0
    assert len(complete.calls()) == 2


def test_without_a_browser(complete: Machine) -> None:
    (complete.bin / "chromium").unlink()
    run = complete.setup("run")
    assert run.returncode == 4
    assert run.stderr.splitlines()[-1].startswith("setup: no Chromium here, and none could be installed")


def test_the_headless_shell_goes_before_the_whole_browser(complete: Machine) -> None:
    complete.command("chromium-headless-shell", "echo Chromium")
    assert complete.setup("run").returncode == 0
    assert (complete.root / ".make" / "browser").read_text() == f"{complete.bin}/chromium-headless-shell\n"


def test_a_stub_that_is_no_browser_is_not_taken_for_one(complete: Machine) -> None:
    complete.command("chromium", "echo install the snap >&2; exit 1")
    complete.command("google-chrome", "echo Google Chrome")
    assert complete.setup("run").returncode == 0
    assert (complete.root / ".make" / "browser").read_text() == f"{complete.bin}/google-chrome\n"


def test_without_git_the_study_still_runs(complete: Machine) -> None:
    (complete.bin / "git").unlink()
    run = complete.setup("run")
    assert run.returncode == 0
    assert "no git here" in run.stderr.splitlines()[-1]


def test_several_at_once_install_once(complete: Machine) -> None:
    # The real interpreter takes the lock; the others of its tasks are played.
    complete.python("3.12.1", "played", able=True)
    complete.command(
        "python3", f'case "$*" in *fcntl*) exec "{sys.executable}" "$@";; *) . "{complete.bin}/played";; esac'
    )
    runs = [complete.start("run") for _ in range(4)]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    assert complete.calls().count("venv") == 1
