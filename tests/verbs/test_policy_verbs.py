"""The verbs of policies as a person meets them, on a real history."""

import json
import os
import subprocess

import pytest

from sayno.verbs.exits import Exit

BORING = "\n\n".join(f"Paragraph {n} is about cookies, and about what they are for in our services." for n in range(40))
TRAINS = "We use your posts to train our AI models."
DENIES = "We do not use your private messages to train AI models."
NEVER = f"{BORING}\n\n{DENIES}"


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-versions")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}

    def git(*arguments, day="2024-01-01"):
        moment = {f"GIT_{who}_DATE": f"{day}T12:00:00+00:00" for who in ("AUTHOR", "COMMITTER")}
        who = ("-c", "user.name=Archive", "-c", "user.email=archive@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(
            ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env={**environment, **moment}
        )

    git("init", "-q", "-b", "main")
    for n, (day, text) in enumerate(
        [
            ("2023-01-01", BORING),
            ("2023-03-01", f"{BORING}\n\n{TRAINS}"),
            ("2024-03-01", f"{BORING}\n\n{TRAINS}\n\n{DENIES}"),
        ]
    ):
        for service, said in (("Plaza", text), ("Quiet", f"{BORING}\n\nEdition {n} of this notice.")):
            (folder / service).mkdir(exist_ok=True)
            (folder / service / "Privacy Policy.md").write_text(said, encoding="utf-8")
            git("add", "-A")
            subject = "Record new changes of" if n else "First record of"
            git("commit", "-q", "-m", f"{subject} {service} Privacy Policy", day=day)
    return folder


@pytest.fixture
def policy(told, tmp_path):
    def run(*arguments, **more):
        return told("policy", *arguments, COLUMNS="100", XDG_CACHE_HOME=str(tmp_path / "cache"), **more)

    return run


def test_a_history_is_lines_of_events(policy, source) -> None:
    done = policy("history", source, "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [(e["date"], e["event"], e["kind"], e["service"], e["document"]) for e in lines] == [
        ("2023-03-01", "appeared", "trains", "Plaza", "Privacy Policy"),
        ("2024-03-01", "appeared", "denies", "Plaza", "Privacy Policy"),
    ]
    assert lines[0]["quote"] == TRAINS
    shown = subprocess.run(
        ["git", "show", f"{lines[0]['commit']}:Plaza/Privacy Policy.md"], cwd=source, capture_output=True, check=True
    ).stdout.decode()
    (after,) = lines[0]["after"]
    assert shown[after["start"] : after["end"]] == TRAINS


def test_a_history_is_a_table_too_and_is_read_once(sayno, source, tmp_path) -> None:
    first, again = (sayno("policy", "history", source, XDG_CACHE_HOME=str(tmp_path / "cache")) for _ in range(2))
    assert first.stdout == again.stdout
    assert "Plaza, Privacy Policy  3 versions" in first.stdout
    assert "2 documents read, 1 with claims on training AI." in first.stdout


def test_a_stance_is_that_of_a_day(policy, source) -> None:
    (early, _), (late, quiet) = (
        json.loads(policy("stance", source, "--json", *day).stdout) for day in (("--date", "2023-06-01"), ())
    )
    assert (early["trains"], late["trains"], quiet["trains"]) == ("yes", "in part", "silent")
    assert late["stance"]["held"]["trains"]["since"] == "2023-03-01"
    table = policy("stance", source).stdout
    assert "in part" in table
    assert "1 document is silent on training AI: no claim either way." in table
    before = policy("stance", source, "--date", "2020-01-01").stdout
    assert "2 had no record then that could be read" in before


def test_a_difference_is_between_two_days(policy, source) -> None:
    done = policy("diff", source, "2023-06-01", "2024-06-01", "--json")
    assert [(d["kind"], d["event"], d["after"][0]["quote"]) for d in json.loads(done.stdout)] == [
        ("denies", "appeared", DENIES)
    ]
    assert "+ We do not use your private messages" in policy("diff", source, "2023-06-01", "2024-06-01").stdout
    assert policy("diff", source, "2024-03-02", "2024-06-01").stdout.strip() == "Nothing differs."


def test_a_single_file_has_a_history_of_one_version(policy, tmp_path) -> None:
    file = tmp_path / "privacy.md"
    file.write_text(f"# Privacy\n\n{BORING}\n\n{TRAINS}\n", encoding="utf-8")
    (line,) = [json.loads(line) for line in policy("history", file, "--json").stdout.splitlines()]
    assert (line["event"], line["kind"], line["commit"]) == ("present-at-start", "trains", None)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["history", "nowhere.bundle"], Exit.BAD_HISTORY, "nowhere.bundle: there is no such file or folder"),
        (["history", "{source}", "--service", "Plasa"], Exit.USAGE, "no service 'Plasa'; the nearest: Plaza"),
        (["stance", "{source}", "--date", "June"], Exit.USAGE, "'June' is no day; write it as 2025-01-31"),
        (["diff", "{source}", "2024-01-01", "2023-01-01"], Exit.USAGE, "DATE1 is later than DATE2"),
        (["history", "{binary}"], Exit.BAD_HISTORY, "binary data, not a text"),
        (["history", "http://127.0.0.1:9/"], Exit.UNREACHABLE, "http://127.0.0.1:9/"),
        (["history", "{empty}"], Exit.BAD_HISTORY, "a repository without commits"),
    ],
)
def test_wrong_input_is_one_clear_line_and_a_named_code(policy, source, tmp_path, arguments, code, says) -> None:
    (tmp_path / "policy.md").write_bytes(b"\x89PNG\0\0\0" * 100)
    subprocess.run(["git", "init", "-q", str(tmp_path / "empty")], check=True, capture_output=True)
    places = {"source": source, "binary": tmp_path / "policy.md", "empty": tmp_path / "empty"}
    done = policy(*(argument.format(**places) for argument in arguments), cwd=tmp_path)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
