"""Where two files have the same tokens: passages around shared fingerprints, as ranges of lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.similarity.lexer import Tokens
from grader.similarity.winnowing import K

MAX_PASSAGES = 20
MAX_PLACES = 5
"""So many places of one fingerprint are tried; source that repeats itself has more than it is worth."""

Places = Mapping[int, Sequence[int]]
Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same tokens in two files: first and last line in each, and how many tokens these are."""

    first: Lines
    second: Lines
    tokens: int


def passages(first: Tokens, second: Tokens, in_first: Places, in_second: Places) -> tuple[Passage, ...]:
    """Find what two files share, in the order of the first, each passage as long as it can be.

    Parameters
    ----------
    first, second : Tokens
        The files.
    in_first, in_second : mapping
        The places of the fingerprints of each.
    """
    covered = 0
    found: list[Passage] = []
    shared = sorted((place, value) for value in in_first.keys() & in_second for place in in_first[value])
    for place, value in shared:
        if place + K <= covered:
            continue
        if len(found) == MAX_PASSAGES:
            break
        runs = (_run(first.texts, second.texts, place, there) for there in in_second[value][:MAX_PLACES])
        length, here, there = max(runs)
        covered = here + length
        found.append(Passage(_lines(first, here, length), _lines(second, there, length), length))
    return tuple(found)


def _run(first: Sequence[str], second: Sequence[str], i: int, j: int) -> tuple[int, int, int]:
    """Return length and both beginnings of the longest run of equal tokens through two places."""
    back = _equal(zip(reversed(first[:i]), reversed(second[:j]), strict=False))
    ahead = _equal(zip(first[i:], second[j:], strict=False))
    return back + ahead, i - back, j - back


def _equal(pairs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _lines(tokens: Tokens, start: int, length: int) -> Lines:
    return tokens.first_lines[start], tokens.last_lines[start + length - 1]
