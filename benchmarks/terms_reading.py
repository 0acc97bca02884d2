"""How fast the histories of policies are read, beside what one would do instead.

Usage: python benchmarks/terms_reading.py [HISTORY...]

Each HISTORY is a collection (repository or bundle); without one, ``pga-versions.bundle`` in the folder that
SAYNO_POLICIES names, else in ``shared/policies`` beside the repository. In one run, for each:

(a) the limit: ``git cat-file --batch`` on all its texts, read from the pipe and discarded;
(b) the naive way: each version checked out and its text read whole; a sample of runs of neighbouring versions, from
    which the whole is extrapolated;
(c) ours, cold: from opening the repository to the last event, nothing kept from before, two processes;
(d) ours, after one new commit.

(a) and (c) take turns, the least of the rounds counts. Processor time is that of all processes together; peak memory
that of the largest process. Last, the time for one line of growing length: of ordinary text, and of nothing but claims.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayno.auditing.processes import processes
from sayno.model.version import Version
from sayno.terms.claims import ClaimReader
from sayno.terms.history import History, open_history
from sayno.terms.keeping import Keep
from sayno.terms.reading import read

PROCESSES: Final = 2
ROUNDS: Final = 3
SAMPLE_RUNS: Final = 12
SAMPLE_LENGTH: Final = 6


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the processor."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:8.2f} s {self.processor:8.2f} s"


def processor_seconds() -> float:
    """Processor time of this program and of the programs it started and waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def timed(work: Callable[[], object]) -> Spent:
    """What some work costs."""
    clock, processor = time.perf_counter(), processor_seconds()
    work()
    return Spent(time.perf_counter() - clock, processor_seconds() - processor)


def discard_all(repository: Path, blobs: list[str], names: Path) -> None:
    """Let git write out every text once, read it from the pipe, and keep nothing."""
    names.write_text("\n".join(blobs) + "\n")
    command = ["git", f"--git-dir={repository}", "cat-file", "--batch", "--buffer"]
    with names.open("rb") as asked, subprocess.Popen(command, stdin=asked, stdout=subprocess.PIPE) as git:
        assert git.stdout is not None
        while git.stdout.read(1 << 20):
            pass


def read_all(repository: Path, kept: Path, jobs: int) -> int:
    """Read every document of a history; how many events there are."""
    with Keep(kept) as keep, open_history(repository, keep=keep) as history:
        if jobs == 1:
            return sum(len(trail.events) for trail in read(history, keep=keep))
        with processes(jobs - 1) as pool:
            return sum(len(trail.events) for trail in read(history, keep=keep, executor=pool))


def naive(repository: Path, versions: list[Version], scratch: Path) -> tuple[float, int]:
    """Seconds for each version that is checked out and read whole, and how many were."""
    tree = scratch / "tree"
    git(scratch, "clone", "--quiet", "--shared", "--no-checkout", str(repository), str(tree))
    reader, spent, seen = ClaimReader(), 0.0, 0
    step = max(1, len(versions) // SAMPLE_RUNS)
    for begin in range(0, len(versions) - SAMPLE_LENGTH, step):
        git(tree, "checkout", "--quiet", "--force", str(versions[begin].commit))
        for version in versions[begin + 1 : begin + SAMPLE_LENGTH]:
            begun = time.perf_counter()
            git(tree, "checkout", "--quiet", "--force", str(version.commit))
            text = (tree / version.path).read_text("utf-8", "replace")
            list(reader.claims(text, "en"))
            spent += time.perf_counter() - begun
            seen += 1
    return spent / max(1, seen), seen


def commit_one(repository: Path, version: Version, scratch: Path) -> None:
    """Add a version of a document to a repository, as the archive would."""
    body = subprocess.run(
        ["git", f"--git-dir={repository}", "cat-file", "blob", version.blob], capture_output=True, check=True
    ).stdout
    file = scratch / "new.md"
    file.write_bytes(body + b"\n\nWe use what you post to train our models.\n")
    environment = {"GIT_INDEX_FILE": str(scratch / "index"), "GIT_DIR": str(repository)}
    who = {f"GIT_{role}_{what}": "archive" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def plumb(*arguments: str) -> str:
        command = ["git", *arguments]
        done = subprocess.run(command, env={**os.environ, **environment, **who}, capture_output=True, check=True)
        return done.stdout.decode().strip()

    plumb("read-tree", "HEAD")
    blob = plumb("hash-object", "-w", str(file))
    plumb("update-index", "--add", "--cacheinfo", f"100644,{blob},{version.path}")
    subject = f"Record new changes of {version.service} {version.document}"
    made = plumb("commit-tree", plumb("write-tree"), "-p", "HEAD", "-m", subject)
    plumb("update-ref", "HEAD", made)


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def measure(source: str, scratch: Path) -> None:
    """Print the four ways for one history."""
    with open_history(source, cache=scratch) as opened:
        repository, name = scratch / "own.git", opened.name
        git(scratch, "clone", "--quiet", "--bare", str(opened.repository), str(repository))
    history = History(repository, name)
    versions = list(history.versions())
    blobs = sorted({version.blob for version in versions})
    limits, ours = [], []
    for n in range(ROUNDS):
        limits.append(timed(lambda: discard_all(repository, blobs, scratch / "names")))
        ours.append(timed(lambda n=n: read_all(repository, scratch / f"keep-{n}", PROCESSES)))  # type: ignore[misc]
    limit, cold = (min(rounds, key=lambda spent: spent.clock) for rounds in (limits, ours))
    least = Spent(limit.clock, min(spent.processor for spent in limits))
    alone = timed(lambda: read_all(repository, scratch / "keep-alone", 1))
    each, seen = naive(repository, versions, scratch)
    commit_one(repository, max(history.records, key=lambda record: len(record.rows)).versions[-1], scratch)
    again = timed(lambda: read_all(repository, scratch / "keep-0", 1))
    whole = each * len(versions)
    print(f"{name}: {len(versions):,} versions of {len(history.records)} documents, {len(blobs):,} texts")
    print(f"  {'':44} {'by the clock':>10} {'processor':>10}")
    print(f"  (a) git cat-file, discarding                 {least}")
    sample = f"(from {seen} versions, {each * 1000:.0f} ms each)"
    print(f"  (b) each checked out and read whole          {whole:8.0f} s  {sample}")
    print(f"  (c) ours, cold, {PROCESSES} processes                  {cold}")
    print(f"      ours, cold, one process                  {alone}")
    print(f"  (d) ours, after one new commit               {again}")
    by_clock, by_processor = cold.clock / least.clock, alone.processor / least.processor
    print(f"  (c) is {by_clock:.1f} times (a) by the clock, {by_processor:.1f} times in one process of processor time")
    print(f"  (b) is {whole / cold.clock:.0f} times (c)")
    history.close()


def print_curve() -> None:
    """One line without an end."""
    reader = ClaimReader()
    for what, text, sizes in (
        (
            "ordinary text",
            "We use cookies to keep our services safe and to show you what you like. ",
            (100, 1_000, 10_000),
        ),
        ("nothing but claims", "We train develop AI model (see [b of your posts ", (10, 20, 40, 80)),
    ):
        for kilobytes in sizes:
            line = text * (kilobytes * 1000 // len(text))
            begun = time.process_time()
            list(reader.claims(line, "en"))
            print(f"  {what:18} {kilobytes:6,} kB: {time.process_time() - begun:6.2f} s of processor")


def main(sources: list[str]) -> int:
    """Print all of it; where there is no history, say what was not measured."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "policies"
    bundle = Path(os.environ.get("SAYNO_POLICIES") or beside) / "pga-versions.bundle"
    sources = sources or ([str(bundle)] if bundle.is_file() else [])
    for source in sources:
        with tempfile.TemporaryDirectory() as scratch:
            measure(source, Path(scratch))
    if not sources:
        print("histories: not measured, none at hand (name them, or set SAYNO_POLICIES)")
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"peak memory: {peaks[0]:.0f} MiB here, {peaks[1]:.0f} MiB in the largest process started")
    print("time against length")
    print_curve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
