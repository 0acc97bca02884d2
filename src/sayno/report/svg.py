"""A matplotlib figure as SVG that stands in a page: its colours, its font, its names, its words."""

import re
import warnings
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET

from markupsafe import Markup
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_FONT: Final = re.compile(r"font-family: [^;]*; ?")
_UNTURNED: Final = re.compile(r"rotate\(-?0 [^)]*\)")
_REFERENCE: Final = re.compile(r"url\(#([^)]+)\)")


def inline(figure: Figure, name: str, title: str, description: str, palette: Mapping[str, str]) -> Markup:
    """The figure as an ``<svg>`` element for an HTML page.

    ``name`` makes its ids unique in the page; ``title`` and ``description`` are its text alternative;
    each colour of ``palette`` is replaced by the custom property that it names. The same figure always
    gives the same text.
    """
    drawn = BytesIO()
    FigureCanvasSVG(figure)
    with warnings.catch_warnings():
        # The page's own fonts draw the text; that matplotlib's font lacks a letter is of no matter here.
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    root = ET.fromstring(drawn.getvalue())
    for unwanted in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(unwanted)
    _take_style_from(root)
    _rename(root, name)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        if style := element.get("style"):
            element.set("style", _themed(style, palette))
        if _UNTURNED.fullmatch(element.get("transform", "")):
            del element.attrib["transform"]
        element.text, element.tail = _tight(element.text), _tight(element.tail)
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.attrib.update({"role": "img", "aria-labelledby": f"{name}-title {name}-desc", "class": "chart"})
    words = ET.Element("title", {"id": f"{name}-title"}), ET.Element("desc", {"id": f"{name}-desc"})
    words[0].text, words[1].text = title, description
    root[:0] = words
    return Markup(ET.tostring(root, encoding="unicode", short_empty_elements=True))


def _take_style_from(root: ET.Element) -> None:
    """A style sheet inside the drawing would style the whole page: what it says goes to the root element."""
    for parent in root.findall(f"{{{_SVG}}}defs"):
        for sheet in parent.findall(f"{{{_SVG}}}style"):
            root.set("style", (sheet.text or "").partition("{")[2].rpartition("}")[0])
            parent.remove(sheet)
        if not len(parent):
            root.remove(parent)


def _tight(text: str | None) -> str | None:
    return text if text and text.strip() else None


def _themed(style: str, palette: Mapping[str, str]) -> str:
    style = _FONT.sub("", style)
    for colour, variable in palette.items():
        style = style.replace(colour, f"var({variable})")
    return style


def _rename(root: ET.Element, name: str) -> None:
    """Keep only the ids that something refers to, and make them the chart's own."""
    used = {m for e in root.iter() for v in e.attrib.values() for m in _REFERENCE.findall(v)}
    used |= {e.attrib[_XLINK].removeprefix("#") for e in root.iter() if _XLINK in e.attrib}
    new = {old: f"{name}-{n}" for n, old in enumerate(sorted(used), start=1)}
    for element in root.iter():
        identity = element.attrib.pop("id", None)
        if identity in new:
            element.set("id", new[identity])
        if _XLINK in element.attrib:
            element.set("href", "#" + new[element.attrib.pop(_XLINK).removeprefix("#")])
        for key, value in element.attrib.items():
            element.attrib[key] = _REFERENCE.sub(lambda m: f"url(#{new[m[1]]})", value)
