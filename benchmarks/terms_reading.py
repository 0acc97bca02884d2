"""How well and how fast the histories of policies are read.

Usage: python benchmarks/terms_reading.py [FOLDER]

FOLDER holds the histories as git bundles and the labelled passages (``labels.jsonl``); without it, the variable
SAYNO_POLICIES says where it is, else ``shared/policies`` beside the repository. Prints precision and recall on the
labelled development set; wall and processor time beside the limit, ``git cat-file --batch`` on all texts, discarding
them; peak memory; and the time for one line of growing length.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sayno.catalogue import topic
from sayno.model.version import Version
from sayno.terms import History, MentionReader, open_history, read

T = TypeVar("T")
BUNDLES = ("pga-versions", "vlopses-us-versions", "contrib-versions-seven")


@dataclass(frozen=True)
class Labelled:
    """A passage that two readers labelled."""

    document: str
    labels: tuple[str, ...]
    text: str


def folder_of(arguments: list[str]) -> Path | None:
    """Where the histories are, or None where there are none."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "policies"
    folder = Path(arguments[0] if arguments else os.environ.get("SAYNO_POLICIES") or beside)
    return folder if (folder / "labels.jsonl").is_file() else None


def labelled(file: Path, histories: Mapping[str, History]) -> Iterator[Labelled]:
    """The development set, the texts taken from the histories where the set does not bring them."""
    by_blob = {version.blob: (history, version) for history in histories.values() for version in history.versions()}
    for line in file.read_text("utf-8").splitlines()[1:]:
        entry = json.loads(line)
        text = entry.get("text")
        if text is None:
            history, version = by_blob[entry["blob"]]
            text = history.text(version)[entry["start"] : entry["start"] + entry["length"]]
        yield Labelled(entry["document"], tuple(entry["labels"]), text)


def print_accuracy(passages: list[Labelled], reader: MentionReader) -> None:
    """A passage with any label should be mentioned, one with none should not."""
    found = [bool(list(reader.spans(passage.text))) for passage in passages]
    right = sum(hit for passage, hit in zip(passages, found, strict=True) if passage.labels)
    wrong = sum(hit for passage, hit in zip(passages, found, strict=True) if not passage.labels)
    speaking = sum(bool(passage.labels) for passage in passages)
    print(f"development set: {len(passages)} passages, {speaking} of them labelled")
    print(f"  precision {right / (right + wrong):.3f} ({right} of {right + wrong})")
    print(f"  recall    {right / speaking:.3f} ({right} of {speaking})")
    of, hits = Counter[str](), Counter[str]()
    for passage, hit in zip(passages, found, strict=True):
        of.update(passage.labels)
        hits.update(passage.labels if hit else ())
    for label in sorted(of):
        print(f"  recall of {label:8} {hits[label] / of[label]:.3f} ({hits[label]} of {of[label]})")


def processor_seconds() -> float:
    """Processor time of this program and of the programs it started and waited for."""
    here, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return here.ru_utime + here.ru_stime + below.ru_utime + below.ru_stime


def discard_all(repository: Path, names: list[str]) -> None:
    """Let git alone write out every text once."""
    command = ["git", f"--git-dir={repository}", "cat-file", "--batch", "--buffer"]
    subprocess.run(command, input="\n".join(names).encode(), stdout=subprocess.DEVNULL, check=True)


def timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """What some work gives, and the seconds it took: by the clock, and of the processor."""
    clock, processor = time.perf_counter(), processor_seconds()
    done = work()
    return done, time.perf_counter() - clock, processor_seconds() - processor


def read_all(bundle: Path, cache: Path) -> tuple[list[Version], int]:
    """Open a history and read every document of it."""
    with open_history(bundle, cache=cache) as history:
        trails = read(history, topic("ai-training"))
        return list(history.versions()), len(trails)


def print_speed(bundle: Path, cache: Path) -> None:
    """Cold, from opening the copy to the last trail; the copying of the bundle is apart."""
    _, copying, _ = timed(lambda: open_history(bundle, cache=cache).close())
    (versions, documents), clock, processor = timed(lambda: read_all(bundle, cache))
    (repository,) = cache.glob("bundle-*.git")
    names = sorted({version.blob for version in versions})
    _, least_clock, least_processor = timed(lambda: discard_all(repository, names))
    print(f"{bundle.stem}: {len(versions)} versions of {documents} documents")
    print(f"  copying the bundle        {copying:6.2f} s")
    print(f"  reading, cold             {clock:6.2f} s, {processor:6.2f} s of processor")
    print(f"  git cat-file, discarding  {least_clock:6.2f} s, {least_processor:6.2f} s of processor")
    print(f"  ratio                     {clock / least_clock:6.1f}  , {processor / least_processor:6.1f} of processor")


def print_curve(reader: MentionReader) -> None:
    """One line without an end, made of everything that the patterns look for."""
    for kilobytes in (100, 1_000, 10_000):
        line = "train develop AI model (see [b " * (kilobytes * 1000 // 31)
        begun = time.process_time()
        list(reader.spans(line))
        print(f"  one line of {kilobytes:6,} kB: {time.process_time() - begun:6.2f} s of processor")


def main(arguments: list[str]) -> int:
    """Print all of it; where there are no histories, say what was not measured."""
    folder = folder_of(arguments)
    reader = MentionReader(topic("ai-training"))
    print("time against length")
    print_curve(reader)
    if folder is None:
        print("accuracy and speed: not measured, no histories at hand (give their folder, or set SAYNO_POLICIES)")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in BUNDLES:
            print_speed(folder / f"{name}.bundle", Path(scratch) / name)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory of the reader: {peak:.0f} MiB")
        histories = {name: open_history(folder / f"{name}.bundle", cache=Path(scratch) / name) for name in BUNDLES}
        print_accuracy(list(labelled(folder / "labels.jsonl", histories)), reader)
        for history in histories.values():
            history.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
