"""Words and numbers as people read them: how wide a screen is, and never what could move its cursor."""

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
    """Shorten text to a width, with a sign that something is missing."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def minute(moment: str) -> str:
    """Write a moment of a store, which keeps them in UTC, to the minute.

    >>> minute("2026-11-22T13:52:01.123+00:00")
    '2026-11-22 13:52 UTC'
    """
    return f"{moment[:16].replace('T', ' ')} UTC"
