"""Painting over what a picture must not show."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from sayno.model.screen import Box


def masked(picture: bytes, boxes: Sequence[Box]) -> bytes:
    """The picture with the boxes painted over, in its own format, without any metadata.

    Boxes are in CSS pixels of a picture taken at device scale 1; what lies outside is cut off.
    """
    with Image.open(BytesIO(picture)) as opened:
        kind = opened.format or "PNG"
        image = opened.convert("RGB")
    draw = ImageDraw.Draw(image)
    for box in boxes:
        if box.width > 0 and box.height > 0:
            draw.rectangle((box.x - 2, box.y - 2, box.x + box.width + 2, box.y + box.height + 2), fill="#555")
    out = BytesIO()
    image.save(out, format=kind, quality=80)
    return out.getvalue()
