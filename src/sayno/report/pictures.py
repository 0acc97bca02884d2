"""The pictures of a page: small copies inside it, so that it stands alone."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError

BUDGET: Final = 2_000_000
"""Bytes that the pictures of one page may take in their base64 form; pages stay below 3 MB."""

_WIDTHS: Final = (640, 480, 320, 200)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an address that holds its own data, with its size in pixels."""

    address: str
    width: int
    height: int

    @property
    def tall(self) -> bool:
        """Whether it is higher than wide, as a phone's screen is."""
        return self.height > self.width


def album(digests: Iterable[str], blob: Callable[[str], bytes], budget: int = BUDGET) -> Mapping[str, Picture]:
    """Small copies of the pictures of a page, as wide as the budget allows them to be together.

    A digest that occurs twice is paid for twice. A picture that is missing, altered or unreadable is left out.
    """
    wanted = list(digests)
    times = {digest: wanted.count(digest) for digest in wanted}
    originals = {digest: opened for digest in times if (opened := _open(digest, blob))}
    made: dict[str, Picture] = {}
    for width in _WIDTHS:
        made = {digest: _small(image, width) for digest, image in originals.items()}
        if sum(len(p.address) * times[d] for d, p in made.items()) <= budget:
            return made
    spent = 0
    kept: dict[str, Picture] = {}
    for digest, picture in made.items():
        spent += len(picture.address) * times[digest]
        if spent <= budget:
            kept[digest] = picture
    return kept


def _open(digest: str, blob: Callable[[str], bytes]) -> Image.Image | None:
    try:
        with Image.open(BytesIO(blob(digest))) as image:
            return image.convert("RGB")
    except (KeyError, ValueError, OSError, UnidentifiedImageError, Image.DecompressionBombError, Warning):
        return None


def _small(image: Image.Image, width: int) -> Picture:
    """At most ``width`` wide; a picture higher than wide at most 0.6 of that, for it is shown narrower."""
    bound = round(width * 0.6) if image.height > image.width else width
    if image.width > bound:
        image = image.resize((bound, max(1, round(image.height * bound / image.width))), Image.Resampling.LANCZOS)
    out = BytesIO()
    image.save(out, format="WEBP", quality=72, method=4)
    return Picture(f"data:image/webp;base64,{b64encode(out.getvalue()).decode()}", image.width, image.height)
