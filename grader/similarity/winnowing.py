"""Fingerprints of a list of tokens, by winnowing (S. Schleimer, D. Wilkerson, A. Aiken, SIGMOD 2003).

Each run of `K` tokens is hashed, and of each `WINDOW` hashes in a row the smallest is kept, the last of
equals. So a common passage of at least ``K + WINDOW - 1`` tokens always shares a fingerprint (`GUARANTEED`),
one that is shorter than `K` never does, and on average two hashes in ``WINDOW + 1`` are kept.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

K = 10
WINDOW = 4
GUARANTEED = K + WINDOW - 1

Hashes = list[int]


def hashes(texts: Sequence[str]) -> Hashes:
    """Hash each run of `K` tokens: the same number on every machine and every day."""
    return [_hash(texts[start : start + K]) for start in range(len(texts) - K + 1)]


def winnow(values: Sequence[int]) -> dict[int, list[int]]:
    """Choose fingerprints, and say at which places each was chosen.

    Parameters
    ----------
    values : sequence of int
        The hashes of a file, in order; of fewer than a window, the smallest is chosen.
    """
    chosen: dict[int, list[int]] = {}
    last = -1
    for start in range(max(1, len(values) - WINDOW + 1) if values else 0):
        window = range(start, min(start + WINDOW, len(values)))
        place = min(reversed(window), key=values.__getitem__)
        if place != last:
            chosen.setdefault(values[place], []).append(place)
            last = place
    return chosen


def _hash(run: Iterable[str]) -> int:
    return int.from_bytes(blake2b("\n".join(run).encode("utf-8", "replace"), digest_size=8).digest(), "big")
