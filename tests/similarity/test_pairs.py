"""Pairs to look at: disguised copies are, independent answers are not, and short tasks tell nothing."""

import random
import re
import time
from itertools import combinations
from pathlib import Path

import pytest

from grader.similarity.lexer import Tokens, tokens_of
from grader.similarity.pairs import CLASS, FEWEST, LOOK_AT, Comparison, compare
from grader.similarity.passages import MAX_PASSAGES, passages
from grader.similarity.winnowing import hashes, winnow
from grader.similarity.words import LOOK, TOO_SHORT, Compared, similarity_data, similarity_text

PROJECT = Path(__file__).parents[2]
SOLUTIONS = PROJECT / "solutions"
CODE = sorted(path.parent.name for path in SOLUTIONS.glob("*/model.py"))
MODEL = (SOLUTIONS / "linear_regression" / "model.py").read_text()
STARTER = (PROJECT / "exercises" / "linear_regression" / "starter.py").read_text()
NOTHING = tokens_of(b"")


def compared(sources: dict[str, str], starter: str = STARTER, top: int = 20) -> Comparison:
    """Compare sources."""
    files = {name: tokens_of(source.encode()) for name, source in sources.items()}
    return compare(files, tokens_of(starter.encode()), top)


def renamed(source: str) -> str:
    """Give each name of the model another one."""
    new = {"xs": "inputs", "ys": "targets", "m": "slope", "b": "shift", "n": "size", "x": "p", "y": "q"}
    new |= {"errors": "gaps", "error": "gap", "dm": "ds", "db": "dt", "RATE": "ETA", "STEPS": "ROUNDS"}
    return re.sub(r"\b[A-Za-z]+\b", lambda match: new.get(match.group(), match.group()), source)


def relaid(source: str) -> str:
    """Give it other comments, a docstring, blank lines, indentation by tabs, and statements on one line."""
    head = "# My own work.\n\n\n" + source.replace('"""Fit a line', '"""My line').replace("    ", "\t")
    wrapped = head.replace("m = m - RATE * dm\n\t\tb", "m = m - RATE * dm; b  # the step")
    return re.sub(r"\n(\t+)return", r"\n\n\1# Done.\n\1return", wrapped).replace(
        "(xs, errors)", "(\n\txs,\n\terrors)"
    )


ONE = """
def norm(values):
    total = 0.0
    for value in values:
        total = total + value * value
    return total ** 0.5
"""
TWO = """
def mean(values):
    if len(values) == 0:
        raise ValueError("no values")
    return sum(float(value) for value in values) / len(values)
"""
DISGUISES = {
    "renamed": (MODEL, renamed(MODEL)),
    "laid out in another way": (MODEL, relaid(MODEL)),
    "both": (MODEL, relaid(renamed(MODEL))),
    "functions in another order": (MODEL + ONE + TWO, TWO + ONE + MODEL),
    "part of something larger": (MODEL, ONE + MODEL + TWO),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_copy_is_found(disguise: str) -> None:
    """Other names, comments and layout change nothing; another order or more code around, next to nothing."""
    original, copy = DISGUISES[disguise]
    assert copy != original

    (pair,) = compared({"a.py": original, "b.py": copy}).pairs

    assert pair.score >= (1.0 if "other" not in disguise and "part" not in disguise else 0.8)
    assert pair.passages


@pytest.mark.parametrize("slug", CODE)
def test_independent_answers_are_no_pair(slug: str) -> None:
    """The model and the other right answers of each exercise, each written in its own way."""
    folder = SOLUTIONS / slug
    files = {path.stem: path.read_text() for path in [folder / "model.py", *folder.glob("alternatives/*.py")]}
    starter = (PROJECT / "exercises" / slug / "starter.py").read_text()

    found = compared(files, starter)

    assert len(files) >= 5
    assert [(pair.first, pair.second, pair.score) for pair in found.pairs] == []


def test_independent_answers_stay_far_below_the_bound() -> None:
    """Of linear_regression, with nothing left out as common: where two changed lines leave four fifths."""
    folder = SOLUTIONS / "linear_regression"
    files = [MODEL, *(path.read_text() for path in sorted(folder.glob("alternatives/*.py")))]
    one_line = MODEL.replace("STEPS = 1000", "STEPS = 100").replace(
        "db = -2 * sum(errors) / n", "db = -sum(errors) / n"
    )

    shares = [_share(one, other) for one, other in combinations(files, 2)]

    assert max(shares) < 0.4 < LOOK_AT
    assert _share(MODEL, one_line) > 0.8


def _share(one: str, other: str) -> float:
    """Return the score of two sources, also where it is too low to be listed."""
    first, second = (set(winnow(hashes(tokens_of(source.encode()).texts))) for source in (one, other))
    return len(first & second) / min(len(first), len(second))


@pytest.mark.parametrize(
    "source", [STARTER, "def linearRegression(xs, ys):\n    return {'m': 2, 'b': 1}\n", ""]
)
def test_the_starter_alone_is_too_short_to_tell(source: str) -> None:
    """As is one line on top of it: everybody who has it is alike, and nothing follows."""
    found = compared({"a.py": source, "b.py": source, "c.py": MODEL})

    assert (found.pairs, found.compared, found.too_short) == ((), 1, ("a.py", "b.py"))
    assert TOO_SHORT in similarity_text(Compared("linear_regression", 3, found, {}))


def test_what_the_starter_gives_does_not_count() -> None:
    """Two who kept a long starter and added their own code are no pair; without it they would be."""
    mine, yours = f"{MODEL}\n{ONE}", f"{MODEL}\n{TWO}"

    assert compared({"a": mine, "b": yours}, starter=MODEL).pairs == ()
    assert len(compared({"a": mine, "b": yours}, starter="").pairs) == 1


def test_the_starter_is_not_told_as_common() -> None:
    """Everybody has it, and that is no news."""
    files = {f"s{number}": f"{MODEL}\n{_unlike(number)}" for number in range(CLASS)}

    assert compared(files, starter=MODEL).common == 0
    assert compared(files, starter="").common > 0


def test_what_a_third_of_a_class_has_does_not_count() -> None:
    """From nine on; in a smaller class it would take away what two share."""
    own = {f"s{number}": _unlike(number) for number in range(CLASS - 4)}
    same = dict.fromkeys("abcd", MODEL)

    in_class = compared(own | same)
    fewer = compared(dict(list(own.items())[:-1]) | same)

    assert len(own | same) == CLASS
    assert in_class.pairs == ()
    assert set(in_class.too_short) == set(same)
    assert in_class.common >= FEWEST
    assert (len(fewer.pairs), fewer.common) == (6, 0)


def test_exactly_a_third_is_not_common() -> None:
    """Three of nine copied from each other: they are listed."""
    files = {f"s{number}": _unlike(number) for number in range(CLASS - 3)} | dict.fromkeys("abc", MODEL)

    assert [(pair.first, pair.second) for pair in compared(files).pairs] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]


def _unlike(seed: int, size: int = 60) -> str:
    """Return source that nobody else has written."""
    rng = random.Random(seed)
    words = (
        "for",
        "if",
        "while",
        "sum",
        "len",
        "max",
        "range",
        "+",
        "-",
        "*",
        "(",
        ")",
        "[",
        "]",
        "x",
        "'s'",
        "==",
    )
    return "\n".join(" ".join(rng.choice(words) for _ in range(6)) for _ in range(size // 2))


def test_passages_are_lines_of_both_files() -> None:
    """A copied function in two files of other code: exactly its lines, wherever they stand."""
    first = "import math\n\n\nGRAVITY = 9.81\n" + ONE + _unlike(1)
    second = _unlike(2) + "\n" + ONE.replace("total", "t").replace("values", "v") + "\nprint(3)\n"
    begins = second[: second.index("def norm")].count("\n") + 1

    one, other = (tokens_of(source.encode()) for source in (first, second))
    (found,) = passages(one, other, winnow(hashes(one.texts)), winnow(hashes(other.texts)))

    assert found.first == (6, 10)
    assert found.second == (begins, begins + 4)
    assert found.tokens >= 25


def test_moved_functions_are_passages_of_their_own() -> None:
    """Each with its lines in both files; together they are everything."""
    (pair,) = compared({"a": MODEL + ONE + TWO, "b": TWO + ONE + MODEL}).pairs

    lines = [(passage.first, passage.second) for passage in pair.passages]
    assert len(lines) >= 3
    assert lines == sorted(lines)
    assert lines[0][1][0] > lines[-1][1][0]


def test_the_most_alike_come_first_and_only_as_many_as_asked_for() -> None:
    """All are counted."""
    files = {"a": MODEL, "b": renamed(MODEL), "c": MODEL.replace("-2 * sum", "-sum")}

    found = compared(files, top=1)

    assert [(pair.first, pair.second) for pair in found.pairs] == [("a", "b")]
    assert found.found == 3
    text = similarity_text(Compared("linear_regression", 3, found, {}))
    assert text.endswith("2 more pairs: --top N shows more.")


def test_the_screen_never_judges() -> None:
    """It names pairs to look at, with lines; no word of guilt, and hostile names harm no terminal."""
    found = compared({"a\x1b[2J.py": MODEL, "b.py": renamed(MODEL), "c.py": ""})
    report = Compared("linear_regression", 4, found, {"d.py": "it is saved as UTF-16"})

    text = similarity_text(report)

    assert LOOK in text
    assert " 100%  a\\x1b[2J.py  b.py   " in text
    assert re.search(r"\n +lines 3-19 +lines 3-19\n", text)
    assert text.endswith("Too short to tell: c.py\n\nNot compared:\n  d.py: it is saved as UTF-16")
    assert not re.search("plagiar|cheat|copied|copy|fraud|guilt|suspic", text.lower())
    assert "\x1b" not in text


def test_long_lists_are_cut_and_say_so() -> None:
    """A class of a thousand fits on the screen; the data hold everything."""
    names = [f"s{number}.py" for number in range(20)]
    report = Compared(
        "x", 40, compared({**dict.fromkeys(names, ""), "a": MODEL, "b": MODEL}), dict.fromkeys(names, "why")
    )

    text = similarity_text(report)

    assert "Too short to tell: s0.py, s1.py, s2.py, s3.py, s4.py, s5.py, s6.py, s7.py and 12 more\n" in text
    assert text.endswith("\n  s7.py: why\n  and 12 more")
    assert similarity_data(report)["too_short"] == tuple(names)
    assert list(similarity_data(report)["not_compared"]) == names


def test_data_say_the_same() -> None:
    """Pairs, passages, method, and what could not be told."""
    found = compared({"a.py": MODEL, "b.py": renamed(MODEL), "c.py": ""})

    data = similarity_data(Compared("linear_regression", 3, found, {}))

    assert data["pairs"][0]["score"] == 1.0
    assert data["pairs"][0]["passages"][0] == {"first": (3, 19), "second": (3, 19), "tokens": 149}
    assert (data["compared"], data["too_short"], data["pairs_found"]) == (2, ("c.py",), 1)
    assert data["method"]["always_found"] == data["method"]["tokens"] + data["method"]["window"] - 1


def test_a_class_without_pairs_says_so() -> None:
    """In one sentence."""
    found = compared({name: _unlike(number) for number, name in enumerate("abc")})

    assert similarity_text(Compared("x", 3, found, {})).endswith(
        "\n\nNo pair shares 50% or more of its fingerprints."
    )


def test_few_pairs_are_found_among_a_thousand() -> None:
    """Twenty-five of half a million: all of them, and first."""
    files = {f"s{number}": tokens_of(_unlike(number, 200).encode()) for number in range(950)}
    files |= {f"t{number}": tokens_of((_unlike(10_000 + number // 2, 200)).encode()) for number in range(50)}

    found = compare(files, NOTHING, top=30)

    assert {(pair.first, pair.second) for pair in found.pairs if pair.score == 1.0} == {
        (f"t{number}", f"t{number + 1}") for number in range(0, 50, 2)
    }


def test_the_longest_files_compare_in_bounded_time() -> None:
    """Two of as many tokens as are taken, which repeat themselves: the worst that a pair can be."""
    period = [f"x{number % 7}" if number % 3 else str(number % 11) for number in range(20_000)]
    noise = random.Random(3)
    broken = [word if noise.random() < 0.9 else "+" for word in period]
    files: dict[str, Tokens] = {
        name: tokens_of(" ".join(words).encode()) for name, words in {"a": period, "b": broken}.items()
    }

    started = time.process_time()
    (pair,) = compare(files, NOTHING, top=5).pairs

    assert len(pair.passages) <= MAX_PASSAGES
    assert time.process_time() - started < 30
