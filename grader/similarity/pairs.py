"""A class compared: which pairs share so much that somebody should look at both."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.similarity.lexer import Tokens
from grader.similarity.passages import Passage, passages
from grader.similarity.winnowing import hashes, winnow

FEWEST = 12
"""With fewer fingerprints of its own, a file is alike or not by chance."""

CLASS, SHARE = 9, 3
"""From so many files on, what more than one in `SHARE` of them has is common, and does not count."""

LOOK_AT = 0.5

Places = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two submissions, how many fingerprints they share, and of how many in the smaller one."""

    first: str
    second: str
    shared: int
    smaller: int
    passages: tuple[Passage, ...] = ()

    @property
    def score(self) -> float:
        """The share of the smaller one's fingerprints that stands in the other: from 0 to 1."""
        return self.shared / self.smaller


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is alike in a class.

    Attributes
    ----------
    pairs : tuple of Pair
        Those to look at, the most alike first, as many as were asked for.
    found : int
        How many there are in all.
    compared : int
        How many submissions are long enough to tell.
    too_short, cut : tuple of str
        Names of those that are not, and of those so long that only their beginning was compared.
    common : int
        How many fingerprints did not count because so many have them.
    """

    pairs: tuple[Pair, ...]
    found: int
    compared: int
    too_short: tuple[str, ...]
    cut: tuple[str, ...]
    common: int


def compare(files: Mapping[str, Tokens], starter: Tokens, top: int) -> Comparison:
    """Compare all submissions with each other.

    Parameters
    ----------
    files : mapping
        The tokens of each submission, by its name.
    starter : Tokens
        What everybody was given; nothing of it counts.
    top : int
        How many pairs to return.
    """
    given = frozenset(hashes(starter.texts))
    places = {name: winnow(hashes(tokens.texts)) for name, tokens in files.items()}
    counts = Counter(value for of_file in places.values() for value in of_file if value not in given)
    most = len(files) / SHARE if len(files) >= CLASS else len(files)
    common = {value for value, count in counts.items() if count > most}
    own = {name: _without(of_file, given | common) for name, of_file in places.items()}
    told = {name: of_file for name, of_file in own.items() if len(of_file) >= FEWEST}
    alike = sorted(_alike(told), key=lambda pair: (-pair.score, -pair.shared, pair.first, pair.second))
    shown = (_with_passages(pair, files, told) for pair in alike[:top])
    return Comparison(
        tuple(shown),
        len(alike),
        len(told),
        tuple(name for name in files if name not in told),
        tuple(name for name, tokens in files.items() if tokens.cut),
        len(common),
    )


def _without(places: Places, ignored: frozenset[int] | set[int]) -> Places:
    return {value: where for value, where in places.items() if value not in ignored}


def _alike(files: Mapping[str, Places]) -> Iterator[Pair]:
    """Yield the pairs to look at; only files that share something are ever held against each other."""
    names: Sequence[str] = list(files)
    having: defaultdict[int, list[int]] = defaultdict(list)
    for number, places in enumerate(files.values()):
        shared: Counter[int] = Counter()
        for value in places:
            shared.update(having[value])
            having[value].append(number)
        for other, count in shared.items():
            smaller = min(len(files[names[other]]), len(places))
            if count >= LOOK_AT * smaller:
                yield Pair(names[other], names[number], count, smaller)


def _with_passages(pair: Pair, files: Mapping[str, Tokens], places: Mapping[str, Places]) -> Pair:
    first, second = pair.first, pair.second
    found = passages(files[first], files[second], places[first], places[second])
    return Pair(first, second, pair.shared, pair.smaller, found)
