"""Plots, read back."""

from xml.etree import ElementTree as ET

Element = ET.Element


def picture(figure: str) -> Element:
    """Read a figure; it must be well-formed."""
    return ET.fromstring(figure)


def svg(figure: str) -> Element:
    """Return the picture of a figure."""
    found = picture(figure).find("svg")
    assert found is not None
    return found


def words(element: Element) -> list[str]:
    """Return the texts that stand in a picture."""
    return [text.text or "" for text in element.iter("text")]


def cells(figure: str) -> list[list[str]]:
    """Return the rows of the table of numbers, its head first."""
    return [["".join(cell.itertext()) for cell in row] for row in picture(figure).iter("tr")]


def places(path: Element) -> list[tuple[float, float]]:
    """Return the points of a path."""
    [stretch] = stretches(path)
    return stretch


def stretches(path: Element) -> list[list[tuple[float, float]]]:
    """Return the points of each stretch of a path."""
    pieces = path.attrib["d"].removesuffix("h.1").split("M")[1:]
    return [
        [(float(x), float(y)) for x, y in (point.split() for point in piece.split("L"))] for piece in pieces
    ]
