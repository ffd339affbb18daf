"""Markdown of a notebook as titles, summaries and statements."""

import re

LONGEST_SUMMARY = 100
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


def titled(text: str, name: str) -> tuple[str, str]:
    """Split a text into its title, which is its first heading or else made of a name, and the rest."""
    heading = _HEADING.search(text)
    if heading is None:
        return title_of(name), text.strip()
    return plain(heading[1]), (text[: heading.start()] + text[heading.end() :]).strip()


def title_of(name: str) -> str:
    """Make a title of the name of a question.

    >>> title_of("sum_of_squares")
    'Sum of squares'
    """
    words = " ".join(re.findall(r"[^\s_-]+", name)) or "Question"
    return words[:1].upper() + words[1:]


def summary_of(text: str, title: str) -> str:
    r"""Return the first sentence of a text, or its title where that is too long.

    >>> summary_of("---\n**Question 1.** Write `f`. Use a loop.", "F")
    'Question 1. Write f.'
    """
    lines = [
        line for line in text.splitlines() if re.search(r"\w", line) and not line.startswith(("#", "!", "<"))
    ]
    sentence = re.match(r".+?(?:[^\W\d]|\d\d|[)\]])\.(?=\s|$)|.+", plain(lines[0]) if lines else title)
    found = sentence[0] if sentence else title
    return found if len(found) <= LONGEST_SUMMARY else title


def plain(text: str) -> str:
    """Leave out the signs that set type."""
    return " ".join(re.sub(r"\*\*|__|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)", "", text).split())


def word_of(name: str) -> str:
    """Return a name as a part of a slug.

    >>> word_of("Part-B 2")
    'part_b_2'
    """
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "part"
