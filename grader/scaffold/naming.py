"""Names: which ones fit, what title they make, and which ids of items are free."""

import builtins
import keyword
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from grader.catalog import ITEM, SLUG
from grader.errors import UsageError

RESERVED = frozenset(("assignments", "conftest", "lessons", "reference", "test_public"))
"""Files and folders that stand beside an exercise, or beside what is handed in."""

HIGHEST = 99


def require_slug(slug: str) -> None:
    """Make sure that a slug can name a folder, a file and a function.

    Raises
    ------
    UsageError
        If it cannot; the text has one that can.
    """
    if not re.fullmatch(SLUG, slug):
        rule = "lower case letters, digits and _, with a letter first"
        raise UsageError(f"{slug!r} is no name for an exercise: {rule}; such as {slug_like(slug)}")
    if _means_something(slug):
        raise UsageError(f"{slug!r} means something else already; choose another, such as {slug_like(slug)}")


def _means_something(slug: str) -> bool:
    return keyword.iskeyword(slug) or hasattr(builtins, slug) or slug in RESERVED


def slug_like(text: str) -> str:
    """Return a slug that looks like some text.

    >>> slug_like("Insertion-Sort!"), slug_like("3 Größen"), slug_like("class"), slug_like("?")
    ('insertion_sort', 'exercise_3_grossen', 'exercise_class', 'exercise')
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = "_".join(re.findall("[a-z0-9]+", plain))
    fits = re.fullmatch(SLUG, words) and not _means_something(words)
    return words if fits else f"exercise_{words}".rstrip("_")


def require_course_name(folder: Path) -> None:
    """Make sure that the name of a folder can be a title.

    Raises
    ------
    UsageError
        If there is none, or it has signs that nobody can see.
    """
    if not title_of(folder.name) or not folder.name.isprintable():
        raise UsageError(f"{str(folder)!r} is no name for a course; such as: grader new course sorting")


def title_of(name: str) -> str:
    """Make a title of the name of a folder.

    >>> title_of("insertion_sort")
    'Insertion sort'
    """
    words = " ".join(re.findall(r"[^\s_.-]+", name))
    return words[:1].upper() + words[1:]


def next_ids(letter: str, many: int, taken: Collection[str]) -> list[str]:
    """Return the ids after the last one that begins with a letter.

    Raises
    ------
    UsageError
        If there are not so many left.
    """
    last = max((int(item[1:]) for item in taken if item[0] == letter), default=0)
    if last + many > HIGHEST:
        raise UsageError(f"{letter}{last:02} is taken, and {many} ids are needed; name the first with --item")
    return [f"{letter}{number:02}" for number in range(last + 1, last + 1 + many)]


def ids_from(first: str, many: int, taken: Collection[str]) -> list[str]:
    """Return the ids from a given one on.

    Raises
    ------
    UsageError
        If it is no id, or not all of them are free.
    """
    if not re.fullmatch(ITEM, first, re.ASCII):
        raise UsageError(f"{first!r} is no id of an item: a capital letter and two digits, such as C07")
    letter, number = first[0], int(first[1:])
    if number + many - 1 > HIGHEST:
        raise UsageError(f"{many} ids are needed, and from {first} on there are {HIGHEST + 1 - number}")
    ids = [f"{letter}{number + place:02}" for place in range(many)]
    for item in ids:
        if item in taken:
            raise UsageError(
                f"the course has an item {item} already; without --item the next free id is used"
            )
    return ids
