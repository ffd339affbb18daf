"""A file name for any student, safe on every system."""

import re
from hashlib import sha256
from unicodedata import normalize

INDEX = "index.html"
PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
RESERVED = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d")
"""The index, and what Windows keeps for devices."""

LONGEST_WORD = 24
DIGITS = 20


def page_name(student: str) -> str:
    """Return the name of a student's page.

    A plain name keeps itself. Any other becomes a word that still tells whose it is, a dot, and a
    fingerprint: no plain name has a dot, so no two students share a page, not even where `Ada` and `ada` are
    one file.

    Examples
    --------
    >>> page_name("s01")
    's01.html'
    >>> page_name("../Zoë")
    'zoe.8840d1f49662e9e8074f.html'
    """
    if PLAIN.fullmatch(student) and not RESERVED.fullmatch(student):
        return f"{student}.html"
    letters = normalize("NFKD", student).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_WORD].strip("-") or "student"
    digest = sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
    return f"{word}.{digest}.html"
