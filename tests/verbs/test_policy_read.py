"""``sayno policy read`` as a person meets it: a stream of lines, a page, a text that is none."""

import json
import subprocess
import sys

import pytest

from sayno.verbs.exits import Exit
from sayno.verbs.policy_read import answers

READ = (sys.executable, "-m", "sayno", "policy", "read")
SAYS = "We use your posts to train our AI models."
FRENCH = (
    "Nous utilisons vos messages pour entraîner nos modèles. Vous pouvez vous y opposer dans les paramètres de votre "
    "compte à tout moment et sans frais."
)


def answer(line):
    return json.loads(next(answers([line if isinstance(line, bytes) else json.dumps(line).encode()])))


def test_each_line_is_answered_before_the_next_is_sent() -> None:
    with subprocess.Popen([*READ, "-", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for name in ("a", "b"):
            process.stdin.write(json.dumps({"id": name, "text": f"Hello. {SAYS}"}).encode() + b"\n")
            process.stdin.flush()
            said = json.loads(process.stdout.readline())
            assert said["id"] == name
            assert [(one["kind"], one["start"], one["end"]) for one in said["claims"]] == [("trains", 7, 48)]
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


def test_what_is_wrong_with_a_line_stands_in_its_own_answer() -> None:
    lines = [b"no json", b"", b"[1]", b'{"id": 5}', b'{"id": 6, "text": 7}', b"\xff\xfe", b"[" * 100_000]
    said = [json.loads(one) for one in answers([*lines, json.dumps({"id": 9, "text": SAYS}).encode()])]
    assert [one["id"] for one in said] == [None, None, None, 5, 6, None, None, 9]
    assert all(one["error"] and not one["claims"] for one in said[:-1])
    assert [one["kind"] for one in said[-1]["claims"]] == ["trains"]


def test_a_line_in_a_language_that_is_not_read_says_so() -> None:
    assert answer({"id": 1, "text": FRENCH})["error"] == "written in 'fr', which is not read yet; only English is"


def test_half_a_character_is_answered_in_what_a_stream_can_hold() -> None:
    [line] = answers([b'{"id": "\\ud800", "text": ""}'])
    assert json.loads(line.encode()) == {"id": "\ud800", "claims": []}


def test_why_is_told_when_asked() -> None:
    line = json.dumps({"id": 1, "text": SAYS}).encode()
    [plain], [told] = (json.loads(next(answers([line], why=why)))["claims"] for why in (False, True))
    assert "why" not in plain
    assert told["why"][0] == "train: train our ai"


@pytest.mark.parametrize(
    ("name", "body", "code", "says"),
    [
        ("binary.md", b"We train AI\0\1\2", Exit.BAD_HISTORY, "binary data"),
        ("empty.md", b" \n", Exit.BAD_HISTORY, "no text"),
        ("french.txt", FRENCH.encode(), Exit.BAD_HISTORY, "french.txt: written in 'fr'"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_line(tmp_path, name, body, code, says) -> None:
    (tmp_path / name).write_bytes(body)
    done = subprocess.run([*READ, name], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert says in line


def test_scripts_of_a_page_claim_nothing(tmp_path) -> None:
    script = f"<script>var said = '{SAYS}';{'x();' * 5_000}</script>"
    body = (
        f"<main><h1>Privacy</h1><p>{'This policy tells what we do with what you give us. ' * 5}</p><p>{SAYS}</p></main>"
    )
    (tmp_path / "page.html").write_text(f"<html><head>{script}</head><body>{body}{script}</body></html>", "utf-8")
    done = subprocess.run([*READ, "page.html", "--json"], cwd=tmp_path, capture_output=True, check=True)
    assert [claim["quote"] for claim in json.loads(done.stdout)["claims"]] == [SAYS]
