"""The bytes of a roster as text: UTF-8, UTF-16 with its mark, or Windows-1252, which older programs write."""

import codecs
import re

from grader.errors import UsageError

LOST = "\ufffd"
"""Stands where bytes are no letter."""

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(raw: bytes) -> tuple[str, str]:
    """Return the text, and the name of its encoding.

    A file without a mark is UTF-8 as soon as it has one letter beyond ASCII that only UTF-8 writes so; bytes
    that fit in nowhere become `LOST`.

    Raises
    ------
    UsageError
        If it is no text at all.
    """
    if raw.startswith(_SPREADSHEETS):
        raise UsageError("it is a spreadsheet; save it as CSV (UTF-8) in the program that made it")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec, name = "utf-16", "UTF-16"
    elif raw.isascii() or _UTF8_LETTER.search(raw):
        codec, name = "utf-8-sig", "UTF-8"
    else:
        codec, name = "cp1252", "Windows-1252"
    text = raw.decode(codec, "replace")
    if "\0" in text:
        raise UsageError("it holds NUL bytes, so it is not a text file; save it as CSV (UTF-8)")
    return text, name
