"""Cells that a spreadsheet would run as formulas: an apostrophe is put before them, and taken off again."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MADE_SAFE = re.compile(r"'+[=+\-@\t\r]")
_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def safe(text: str) -> str:
    """Return what a spreadsheet shows as this text, and does not compute.

    >>> safe("=1+1"), safe("O'Brien"), safe("'=1")
    ("'=1+1", "O'Brien", "''=1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """Return the text of a cell: the inverse of `safe`; also of Canvas' way, which is a formula for a text.

    >>> plain("'=1+1"), plain("'tis"), plain('="007"')
    ('=1+1', "'tis", '007')
    """
    if _MADE_SAFE.match(cell):
        return cell[1:]
    text = _TEXT.fullmatch(cell)
    return text[1].replace('""', '"') if text else cell
