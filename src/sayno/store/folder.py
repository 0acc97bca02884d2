"""A study as a folder: JSON, and evidence named by its SHA-256, written atomically."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sayno.model.audit import Audit, Study
from sayno.model.redaction import Redactor
from sayno.model.screen import Screen
from sayno.model.walk import SeenScreen, Walk
from sayno.store.door import clean_screen, clean_walk, digest

TREE, WALK = ".aria.yaml", ".walk.json"
_PICTURES: Final = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp"}
_MEDIA: Final = {
    ".yaml": "application/yaml",
    ".json": "application/json",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".html": "text/html",
}


def write_atomically(path: Path, data: bytes, durable: bool = True) -> None:
    """Write so that the file is there wholly or not at all, on a full disk too; ``durable``: after a power cut too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class FolderStore:
    """The store of a study on disk. Several processes may write to one folder."""

    def __init__(self, folder: Path, redactor: Redactor | None = None) -> None:
        self.folder = folder
        self.redactor = redactor or Redactor()

    def keep(self, screen: Screen) -> SeenScreen:
        """Store a screen's tree and picture; what is there already is not written again."""
        address, title, tree, picture, place, words = clean_screen(screen, self.redactor)
        return SeenScreen(
            address=address,
            title=title,
            tree=self._put(tree, TREE),
            image=self._put(picture, _extension(picture)) if picture else None,
            words=words,
            place=place,
        )

    def keep_walk(self, walk: Walk) -> str:
        """Store a walk."""
        return self._put(clean_walk(walk, self.redactor), WALK)

    def walk(self, digest: str) -> Walk:
        """Read a walk back."""
        return Walk.model_validate_json(self.blob(digest))

    def path(self, name: str) -> Path:
        """Where the evidence of that hash lies. Raises ``KeyError``."""
        found = next((self.folder / "evidence" / name[:2]).glob(f"{name}.*"), None)
        if found is None:
            raise KeyError(f"no evidence {name} in {self.folder}")
        return found

    def blob(self, name: str) -> bytes:
        """Read evidence back. Raises ``KeyError`` where there is none, ``ValueError`` where it was altered."""
        data = self.path(name).read_bytes()
        if digest(data) != name:
            raise ValueError(f"evidence {name} in {self.folder} was altered")
        return data

    def keep_audit(self, audit: Audit) -> None:
        """Store a finished audit; from now on it counts as done."""
        name = f"{audit.service}.{audit.region}.{audit.surface}.json"
        self._write(f"audits/{name}", self._json(audit))

    def audits(self) -> Iterator[Audit]:
        """The finished audits, by file name. Raises ``ValueError`` where one cannot be read."""
        for path in sorted((self.folder / "audits").glob("[!.]*.json")):
            yield Audit.model_validate_json(path.read_bytes())

    def keep_study(self, study: Study) -> None:
        """Store the study."""
        self._write("study.json", self._json(study))

    def seal(self) -> None:
        """List every file of the study with its hash and size (Frictionless Data Package)."""
        files = sorted(
            p
            for p in self.folder.rglob("*")
            if p.is_file() and not p.name.startswith(".") and p.name != "datapackage.json"
        )
        listed = [_resource(self.folder, path) for path in files]
        package = {"profile": "data-package", "name": "sayno-study", "resources": listed}
        self._write("datapackage.json", json.dumps(package, indent=1).encode())

    def _json(self, noun: Audit | Study) -> bytes:
        return self.redactor.known(noun.model_dump_json(indent=1)).encode() + b"\n"

    def _put(self, data: bytes, extension: str) -> str:
        name = digest(data)
        relative = f"evidence/{name[:2]}/{name}{extension}"
        if not (self.folder / relative).exists():
            write_atomically(self.folder / relative, data, durable=False)
        return name

    def _write(self, relative: str, data: bytes) -> None:
        write_atomically(self.folder / relative, data)


def _extension(picture: bytes) -> str:
    return next((ext for magic, ext in _PICTURES.items() if picture.startswith(magic)), ".bin")


def _resource(folder: Path, path: Path) -> dict[str, str | int]:
    relative = path.relative_to(folder).as_posix()
    hexadecimal = digest(path.read_bytes())
    return {
        "name": relative.lower().replace("/", "-"),
        "path": relative,
        "mediatype": _MEDIA.get(path.suffix, "application/octet-stream"),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{hexadecimal}",
    }
