"""Words and numbers as people read them: how wide a screen is, and never what could move its cursor."""

from rich.cells import cell_len, set_cell_size

SCREEN_WIDTH = 79


def visible(text: str) -> str:
    """Spell out control characters, so that printed text cannot move the cursor or color the screen."""
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\t" else ascii(char)[1:-1] for char in text)


def short(points: float) -> str:
    """Write points with at most two decimals."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def cut(text: str, width: int) -> str:
    """Shorten text to so many columns of a terminal, two for 李, with a sign that something is missing."""
    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1)}…"


def padded(text: str, width: int) -> str:
    """Fill a text up to a width; a longer one stays as it is."""
    return text + " " * (width - cell_len(text))


def minute(moment: str) -> str:
    """Write a moment of a store, which keeps them in UTC, to the minute.

    >>> minute("2026-11-22T13:52:01.123+00:00")
    '2026-11-22 13:52 UTC'
    """
    return f"{moment[:16].replace('T', ' ')} UTC"
