"""What every generating script does with its files: write them, or (--check) say which are out of date."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(description: str, files: Mapping[Path, str]) -> int:
    """Write ``files`` (path to full text), or with ``--check`` compare only. 0: all current; 1: some were not."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is out of date")
    if parser.parse_args().check:
        old = sorted(stale(files))
        for path in old:
            print(f"{path.relative_to(ROOT)} is out of date; run: make generate", file=sys.stderr)
        return 1 if old else 0
    for path in stale(files):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


def stale(files: Mapping[Path, str]) -> list[Path]:
    """The files that are missing or say something else."""
    return [path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def between(text: str, name: str, block: str) -> str:
    """``text`` with ``block`` between the markers of ``name``; the markers are added at the end if absent."""
    start, end = f"<!-- generated: {name} -->", f"<!-- end: {name} -->"
    if start not in text:
        text = f"{text.rstrip()}\n\n{start}\n{end}\n"
    before, rest = text.split(start, maxsplit=1)
    if end not in rest:
        raise ValueError(f"the marker '{start}' has no '{end}'")
    return f"{before}{start}\n\n{block.strip()}\n\n{end}{rest.split(end, maxsplit=1)[1]}"
