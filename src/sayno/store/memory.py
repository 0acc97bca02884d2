"""A store in memory, for tests and for measuring without keeping."""

from collections.abc import Iterator

from sayno.model.audit import Audit, Study
from sayno.model.redaction import Redactor
from sayno.model.screen import Screen
from sayno.model.walk import SeenScreen, Walk
from sayno.store.door import clean_screen, clean_walk, digest


class MemoryStore:
    """Keeps everything in dictionaries, redacted at the same door."""

    def __init__(self, redactor: Redactor | None = None) -> None:
        self.redactor = redactor or Redactor()
        self.blobs: dict[str, bytes] = {}
        self.studies: list[Study] = []
        self._audits: dict[tuple[str, str, str], Audit] = {}

    def keep(self, screen: Screen) -> SeenScreen:
        """Store a screen's tree and picture."""
        address, title, tree, picture, place, words = clean_screen(screen, self.redactor)
        return SeenScreen(
            address=address,
            title=title,
            tree=self._put(tree),
            image=self._put(picture) if picture else None,
            words=words,
            place=place,
        )

    def keep_walk(self, walk: Walk) -> str:
        """Store a walk."""
        return self._put(clean_walk(walk, self.redactor))

    def walk(self, digest: str) -> Walk:
        """Read a walk back. Raises ``KeyError``."""
        return Walk.model_validate_json(self.blobs[digest])

    def blob(self, digest: str) -> bytes:
        """Read evidence back. Raises ``KeyError``."""
        return self.blobs[digest]

    def keep_audit(self, audit: Audit) -> None:
        """Store a finished audit."""
        self._audits[audit.service, audit.region, audit.surface] = audit

    def audits(self) -> Iterator[Audit]:
        """The finished audits in a stable order."""
        yield from (self._audits[key] for key in sorted(self._audits))

    def keep_study(self, study: Study) -> None:
        """Store the study."""
        self.studies.append(study)

    def _put(self, data: bytes) -> str:
        name = digest(data)
        self.blobs[name] = data
        return name
