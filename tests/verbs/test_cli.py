"""The command line as a person meets it: wrong input, real studies in real Chromium, interruptions."""

import csv
import hashlib
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet
import pytest

from sayno.verbs.exits import Exit

SMALL = ["study", "--services", "linkedin,reddit", "--regions", "DE,US", "--surfaces", "web", "--jobs", "2"]


BROKEN = "id: demo\nnames: [Demo]\nowner: {name: Nobody, confidence: hihg}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["audit", "linkedn", "--region", "DE"], Exit.USAGE, "no service 'linkedn'; the nearest: linkedin"),
        (["audit", "x", "--region", "Germny"], Exit.USAGE, "no region 'Germny'; the nearest: Germany"),
        (["study", "--surfaces", "andriod"], Exit.USAGE, "no surface 'andriod'; the nearest: android"),
        (["study", "--services", "x", "--policies", "nowhere.bundle"], Exit.BAD_HISTORY, "nowhere.bundle"),
        (["audit", "x", "--region", "DE", "--commit"], Exit.USAGE, "--live"),
        (["audit", "broken.yaml", "--region", "DE"], Exit.USAGE, "broken.yaml:3: owner.confidence"),
        (["audit", "absent.yaml", "--region", "DE"], Exit.USAGE, "absent.yaml"),
        (["count", "absent.yaml"], Exit.USAGE, "absent.yaml"),
        (["count", "note.json"], Exit.USAGE, "note.json"),
        (["show", "myspace"], Exit.USAGE, "no service 'myspace'"),
        (["study", "--services", "x", "--out", "note.json/study"], Exit.CANNOT_WRITE, "note.json"),
        (["login", "http://127.0.0.1:9/", "--out", "s.json"], Exit.NO_BROWSER, "needs a screen"),
    ],
)
def test_wrong_input_is_one_clear_line_and_a_named_code(told, tmp_path, arguments, code, says):
    (tmp_path / "broken.yaml").write_text(BROKEN)
    (tmp_path / "note.json").write_text("{}")
    ended = told(*arguments, cwd=tmp_path, DISPLAY="", WAYLAND_DISPLAY="")
    assert ended.returncode == code, ended.stderr
    assert says in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


@pytest.mark.browser
def test_without_chromium_it_says_how_to_get_one(sayno, tmp_path):
    ended = sayno("audit", "x", "--region", "DE", cwd=tmp_path, SAYNO_CHROMIUM=str(tmp_path / "no-chromium"))
    assert ended.returncode == Exit.NO_BROWSER
    assert "Chromium does not start" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_service_that_is_not_there_is_an_outcome_not_an_error(sayno, tmp_path):
    steps = "[{do: press, name: Settings}]"
    (tmp_path / "gone.yaml").write_text(
        "id: gone\nnames: [Gone]\nowner: {name: Nobody, confidence: high}\nhome: http://127.0.0.1:9/\n"
        "past_training: {undone: unknown, confidence: low}\n"
        "availability: [{regions: [WORLD], can_refuse: toggle, default: unknown, confidence: low}]\n"
        "routes: [{id: r, main: true, means: toggle, surfaces: [web], regions: [WORLD], title: R, confidence: low, "
        f"steps: {steps}}}]\n"
    )
    ended = sayno("audit", "gone.yaml", "--region", "DE", "--live", "--json", cwd=tmp_path)
    assert ended.returncode == Exit.OK, ended.stderr
    audit = json.loads(ended.stdout)
    assert audit["walks"][0]["outcome"] == "unreachable"
    assert audit["actions"]["live"]["mode"] == "unknown"


@pytest.mark.parametrize("verb", ["services", "show", "count"])
def test_what_is_read_from_the_catalogue_comes_as_text_and_as_json(told, verb):
    there = Path(__file__).parents[2] / "src/sayno/catalogue/services/linkedin.yaml"
    argument = {"services": [], "show": ["LinkedIn"], "count": [there]}[verb]
    text, machine = told(verb, *argument), told(verb, *argument, "--json")
    assert text.returncode == machine.returncode == 0
    assert "linkedin" in text.stdout.casefold()
    assert json.loads(machine.stdout)


@pytest.fixture(scope="module")
def study(sayno, tmp_path_factory):
    folder = tmp_path_factory.mktemp("studies") / "small"
    ended = sayno(*SMALL, "--out", folder)
    assert ended.returncode == 0, ended.stderr
    return folder, ended


@pytest.mark.browser
def test_a_study_prints_its_rows_and_where_the_report_is(study):
    folder, ended = study
    assert "LinkedIn" in ended.stdout
    assert "Reddit" in ended.stdout
    assert str(folder / "index.html") in ended.stdout.replace("\n", "")
    assert (folder / "index.html").is_file()
    assert (folder / "platforms" / "linkedin.html").is_file()


@pytest.mark.browser
def test_study_json_holds_what_it_promises(study):
    folder, _ = study
    made = json.loads((folder / "study.json").read_text())
    assert [(a["service"], a["region"]) for a in made["audits"]] == [
        ("linkedin", "DE"),
        ("linkedin", "US"),
        ("reddit", "DE"),
        ("reddit", "US"),
    ]
    for audit in made["audits"]:
        assert {"service", "region", "surface", "can_refuse", "default", "must_honour", "actions"} <= set(audit)
        assert set(audit["actions"]) == {"live", "recorded", "replica", "documented", "published"}
        assert all({"mode", "value"} <= set(found) for found in audit["actions"].values())
    assert all({"id", "statement", "value", "published", "holds"} <= set(i) for i in made["insights"])
    linkedin = made["audits"][0]
    assert (linkedin["actions"]["replica"]["value"], linkedin["can_refuse"]) == (5, "toggle")


@pytest.mark.browser
def test_every_file_of_a_study_has_the_hash_that_is_listed(study):
    folder, _ = study
    listed = json.loads((folder / "datapackage.json").read_text())["resources"]
    for resource in listed:
        data = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
    assert len(listed) == sum(1 for p in folder.rglob("*") if p.is_file()) - 1


@pytest.mark.browser
def test_the_tables_agree_with_each_other(study):
    folder, _ = study
    with (folder / "study.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == pyarrow.parquet.read_table(folder / "study.parquet").num_rows > 0


@pytest.mark.browser
def test_a_second_run_repeats_nothing_and_counts_the_same(sayno, study):
    folder, _ = study
    before = {p: p.stat().st_mtime_ns for p in (folder / "audits").iterdir()}
    counts = json.loads((folder / "study.json").read_text())["audits"]
    ended = sayno(*SMALL, "--out", folder)
    assert ended.returncode == 0
    assert "4 of 4 audits were done before" in " ".join(ended.stdout.split())
    assert {p: p.stat().st_mtime_ns for p in (folder / "audits").iterdir()} == before
    assert json.loads((folder / "study.json").read_text())["audits"] == counts


@pytest.mark.browser
def test_walking_again_counts_the_same(sayno, study, tmp_path):
    folder, _ = study
    assert sayno(*SMALL, "--out", tmp_path).returncode == 0

    def counts(where):
        return [
            (a["service"], a["region"], a["actions"], [(f["metric"], f["mode"], f["value"]) for f in a["findings"]])
            for a in json.loads((where / "study.json").read_text())["audits"]
        ]

    assert counts(tmp_path) == counts(folder)


def descendants(pid):
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            child = int(stat.parent.name)
            found += [child, *descendants(child)]
    return found


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes by /proc")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_study_loses_nothing_and_leaves_nobody_behind(sayno, tmp_path, end):
    """Stopped in the middle, by Ctrl-C or by the hardest means; the same command goes on from there.

    There are twice as many audits as are made at a time, so some are left; searches would only make each longer.
    """
    order = ["study", "--services", "linkedin,pinterest", *SMALL[3:], "--no-search"]
    command = [sys.executable, "-m", "sayno", *order, "--out", str(tmp_path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    audits = tmp_path / "audits"
    while not (audits.is_dir() and any(audits.glob("[!.]*.json"))):
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
    family = descendants(running.pid)
    running.send_signal(end)
    _, said = running.communicate(timeout=60)
    if end is signal.SIGINT:
        assert running.returncode == Exit.INTERRUPTED
        assert "what was done is kept" in said
        assert "Traceback" not in said
    until = time.monotonic() + 30
    while any(map(alive, family)) and time.monotonic() < until:
        time.sleep(0.1)
    assert [pid for pid in family if alive(pid)] == []
    kept = {p.name: p.stat().st_mtime_ns for p in audits.glob("[!.]*.json")}
    assert 0 < len(kept) < 4
    ended = sayno(*order, "--out", tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert f"{len(kept)} of 4 audits were done before" in " ".join(ended.stdout.split())
    now = {p.name: p.stat().st_mtime_ns for p in audits.glob("[!.]*.json")}
    assert len(now) == 4
    assert {name: now[name] for name in kept} == kept
    assert len(json.loads((tmp_path / "study.json").read_text())["audits"]) == 4


@pytest.mark.browser
def test_a_pipe_that_closes_is_no_error(tmp_path):
    command = f"{sys.executable} -m sayno services | head -1"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "Traceback" not in ended.stderr
