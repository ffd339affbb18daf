"""The questions on why descent works and when it breaks: every key recomputed by closed forms.

The questions walk with the reference; here everything is a formula in exact fractions, or a few lines that
play the run.
"""

import math
import re
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import find_course
from grader.draws import PUBLIC_KEY, Draw
from grader.questions import (
    Expression,
    Interval,
    Matching,
    MultipleChoice,
    Ordering,
    Parts,
    Prose,
    Question,
    Vector,
)
from grader.questions.numbers import near, read_interval, read_vector
from grader.questions.parts import each_part
from grader.variants import definitions_of

EXERCISES = Path(__file__).parents[2] / "exercises"
COURSE = find_course(EXERCISES)
SLUGS = ["theory_quiz", "theory_practice"]
STUDENTS = [f"student {number}" for number in range(50)]


QUESTIONS = {id_: found for slug in SLUGS for id_, found in definitions_of(COURSE.exercise(slug)).items()}


@cache
def variants(id_: str) -> list[tuple[dict[str, Any], Question]]:
    """Build all variants of a question."""
    return list(QUESTIONS[id_].variants())


def manifest(slug: str) -> dict[str, Any]:
    """Read an exercise.toml."""
    return tomllib.loads((EXERCISES / slug / "exercise.toml").read_text(encoding="utf-8"))


def only(id_: str, **numbers: Any) -> Question:
    """Return one variant."""
    return next(question for drawn, question in variants(id_) if drawn == numbers)


def part(question: Question, name: str) -> Question:
    """Return one part of a question; a question without parts is its only part."""
    return question.parts[name].question if isinstance(question, Parts) else question


def exact(value: float) -> Fraction:
    """Take a number of a grid as the decimal that it was typed as."""
    return Fraction(str(value))


# The sheets


@pytest.mark.parametrize("slug", SLUGS)
def test_every_item_has_its_question(slug: str) -> None:
    """Ids stand in the same order in both files."""
    assert [item["id"] for item in manifest(slug)["items"]] == list(definitions_of(COURSE.exercise(slug)))


@pytest.mark.parametrize(
    ("slug", "points", "count"), [("theory_quiz", 24, "fourteen"), ("theory_practice", 52, "Twelve")]
)
def test_the_statement_tells_the_points_and_how_many_questions(slug: str, points: int, count: str) -> None:
    """Both numbers are typed in the text, so a change of the items must reach it."""
    statement = (EXERCISES / slug / "statement.md").read_text(encoding="utf-8")

    assert sum(item["points"] for item in manifest(slug)["items"]) == points
    assert f"{points} in all" in statement
    assert count in statement


@pytest.mark.parametrize(
    ("id_", "count"),
    [
        *[("Q20", 8), ("Q21", 30), ("Q22", 24), ("Q23", 5), ("Q24", 9), ("Q26", 144), ("Q29", 2)],
        *[("P07", 6), ("P08", 6), ("P09", 50), ("P10", 80), ("P11", 15), ("P12", 4), ("P13", 20)],
        *[("P14", 54), ("P15", 108), ("P16", 54), ("P17", 24), ("P18", 34)],
    ],
)
def test_as_many_variants_can_be_asked_as_the_curriculum_counts(id_: str, count: int) -> None:
    """Q22 loses 6 and P18 loses 2 in which a wrong idea would give the right number."""
    assert len(variants(id_)) == count


# What is right


def q20(g: tuple[int, int]) -> list[float]:
    """Against the gradient, divided by its length."""
    return [-g[0] / abs(complex(*g)), -g[1] / abs(complex(*g))]


def p10(ab: tuple[float, float], uv: tuple[float, float], al: float) -> list[Fraction]:
    """Each coordinate times 1 - 2 alpha a; the value is a x**2 summed up."""
    weights, start = [*map(exact, ab)], [*map(exact, uv)]
    end = [x * (1 - 2 * a * exact(al)) for a, x in zip(weights, start, strict=True)]
    values = [sum(a * x**2 for a, x in zip(weights, place, strict=True)) for place in (start, end)]
    return [*end, *map(Fraction, values)]


def p13(b: int, uv: tuple[int, int]) -> list[float]:
    """At the rate 1/b the steep coordinate is turned around, so the flat one alone makes the value fall."""
    return [math.log2(b) + 1, 1 / b, uv[0] ** 2 * (1 - 2 / b) ** 2 + b * uv[1] ** 2]


def p14(x: int, tg: float, ts: float, tf: float) -> list[float]:
    """After update k: gradient 2 x / 2**k, move x / 2**k, change of the loss 3 x**2 / 4**k."""
    return [
        math.ceil(math.log2(2 * x / tg)),
        math.ceil(math.log2(x / ts)),
        math.ceil(math.log(3 * x**2 / tf, 4)),
    ]


def p18(pq: tuple[int, int], uv: tuple[int, int], a: float) -> list[Fraction]:
    """Differences from the center, doubled; the step multiplies them by 1 - 2 alpha."""
    d = [Fraction(x - c) for x, c in zip(uv, pq, strict=True)]
    r = 1 - 2 * exact(a)
    old = sum(x**2 for x in d)
    return [2 * d[0], 2 * d[1], pq[0] + r * d[0], pq[1] + r * d[1], Fraction(old), r**2 * old]


TRUTH: dict[str, Any] = {
    "Q20": q20,
    "Q21": lambda g, a: [a * abs(complex(*g))],
    "Q22": lambda g, u: [g[0] * exact(u[0]) + g[1] * exact(u[1])],
    "Q24": lambda e: [exact(max(e)) / exact(min(e)), 2 / exact(max(e))],
    "Q26": lambda a, k, g, t: [exact(a) / (1 + exact(k) * t), exact(a) * exact(g) ** t],
    "P07": lambda g: [-abs(complex(*g)), *q20(g)],
    "P08": lambda a: [-80 * exact(a), 272 * exact(a) ** 2 - 80 * exact(a), 272 * exact(a) ** 2],
    "P09": lambda c, a: [c * (1 - (1 - 2 * exact(a)) ** t) for t in (1, 2, 3, 4)],
    "P10": p10,
    "P11": lambda pair, a: [*(1 - exact(a) * each for each in pair), Fraction(2, max(pair))],
    "P12": lambda pair: [1 - Fraction(9, 5) * exact(pair[0]) / exact(pair[1]), Fraction(-4, 5)],
    "P13": p13,
    "P14": p14,
    "P15": lambda w, g, a, lam: [
        (1 - exact(a) * exact(lam)) * w - exact(a) * exact(g),
        1 - exact(a) * exact(lam),
    ],
    "P16": lambda x1, x2, lr, y1: [exact(lr) * (x2 + (2 * y1 - 1) * x1) / 4, exact(lr) * y1 / 2],
    "P17": lambda x, a: [1 - 2 * exact(a), *(x * (1 - 2 * exact(a)) ** t for t in (1, 2, 3))],
    "P18": p18,
}
PART_WITH_NUMBERS = {"P07": "b", "P11": "b", "P12": "b", "P17": "a"}
PART_WITH_INTERVAL = {"P12": "a", "P17": "b"}


@pytest.mark.parametrize("id_", list(TRUTH))
def test_numbers_are_right_in_every_variant(id_: str) -> None:
    """The key is the closed form to four decimals, and the closed form with all its digits counts."""
    for numbers, question in variants(id_):
        asked = part(question, PART_WITH_NUMBERS.get(id_, ""))
        expected = [float(value) for value in TRUTH[id_](**numbers)]

        key = read_vector(str(asked.key), len(expected))
        assert all(near(got, value, 4) for got, value in zip(key, expected, strict=True)), numbers
        assert asked.judge_raw(", ".join(f"{value:.12f}" for value in expected)).share == 1, numbers


@pytest.mark.parametrize(
    ("id_", "limit"),
    [("Q23", lambda n: 1 / exact(n["c"])), ("P12", lambda n: 2 / exact(n["pair"][1])), ("P17", lambda _: 1)],
)
def test_stable_rates_lie_between_0_and_2_over_the_curvature(id_: str, limit: Any) -> None:
    """Played: well inside the distance shrinks, outside it does not; both ends are left out."""
    for numbers, question in variants(id_):
        asked = part(question, PART_WITH_INTERVAL.get(id_, ""))
        assert isinstance(asked, Interval)
        end = float(limit(numbers))
        curvature = 2 / end

        assert read_interval(asked.key).high == pytest.approx(end, abs=1e-9)
        assert asked.judge_raw(f"(0, {end!r})").share == 1
        assert asked.judge_raw(f"(0, {end!r}]").share == asked.judge_raw(f"[0, {end!r})").share == 0
        inside = [abs(1 - share * end * curvature) < 1 for share in (0, 0.01, 0.99, 1, 1.01)]
        assert inside == [False, True, True, False, False]


@pytest.mark.parametrize("letters", [("alpha", "lam"), ("eta", "mu")])
def test_the_decay_factor_makes_the_step_on_both_losses(letters: tuple[str, str]) -> None:
    """Q29: F w - rate g is w - rate (g + decay w), for some numbers."""
    question = only("Q29", letters=letters)
    assert isinstance(question, Expression)
    rate, decay, w, g = 0.3, 0.7, 1.9, -0.4
    factor = eval(question.right, {letters[0]: rate, letters[1]: decay})

    assert factor * w - rate * g == pytest.approx(w - rate * (g + decay * w), abs=1e-15)
    for same in ("1 - {1}*{0}", "-({0}*{1} - 1)", "({0} - {0}^2 {1})/{0}"):
        assert question.judge_raw(same.format(*letters)).share == 1


def test_orders_follow_what_needs_what() -> None:
    """Q18 and both proofs: each line is told by a word of its own."""
    for id_, words in {
        "Q18": ["starting point", "Evaluate", "Multiply", "Add", "test"],
        "P07": ["approx", "at the rate", "as low as possible", "Cauchy", "equality"],
        "P11": ["gradient", "update is", "Substitute", "coordinates", "entry by entry", "shrink", "Solve"],
    }.items():
        order = part(variants(id_)[0][1], "a")
        assert isinstance(order, Ordering)
        assert [word in line for word, line in zip(words, order.steps, strict=True)] == [True] * len(words)
        swapped = order.key.split()
        swapped[:2] = swapped[1::-1]
        assert order.judge_raw(" ".join(swapped)).share == Fraction(1, 2)
        assert order.judge_raw(order.key[::-1]).share == 0


# What the sentences and worked solutions claim


def test_a_convex_function_may_lack_a_lowest_point() -> None:
    """Q19: on exp(-x) the run goes on forever, and on x**2 a large rate makes the value grow."""
    x, path = 0.0, []
    for _ in range(1000):
        x += 1.0 * math.exp(-x)
        path.append(x)
    question = only("Q19")
    assert isinstance(question, MultipleChoice)

    assert all(a < b for a, b in pairwise(path))
    assert path[-1] > math.log(1000)
    assert (1 - 1.5 * 2) ** 2 > 1
    assert len(question.right) == len(question.wrong) == 4


def test_each_stopping_test_is_fooled_as_told() -> None:
    """Q27: a tiny rate, a rate of 1 on x**2, a saddle."""
    question = only("Q27")
    assert isinstance(question, Matching)
    told = dict(question.pairs)

    assert 1e-4 * 2 * 4 < 0.01 < 4  # the step of a tiny rate, far from the bottom
    assert "tiny" in told["the last step was short"]
    assert (10 - 1 * 2 * 10) ** 2 == 10**2
    assert "bounces" in told["the loss has hardly changed"]
    assert 3 * 0**2 == 0  # the slope of x**3 on its level part
    assert "saddle" in told["the gradient is short"]


def test_mini_batches_agree_with_the_whole_on_average_only() -> None:
    """Q28: all pairs of four example gradients."""
    gradients = [3.0, -1.0, 4.0, 2.0]
    batches = [sum(pair) / 2 for pair in combinations(gradients, 2)]
    question = only("Q28")
    assert isinstance(question, MultipleChoice)

    assert sum(batches) / len(batches) == sum(gradients) / 4
    assert len(set(batches)) > 1
    assert any("on average" in text for text in question.right)
    assert any("every time" in text for text in question.wrong)


def test_the_fastest_rate_is_below_the_limit() -> None:
    """Q24 and P12: at 2 / (low + high) both factors have one size, and it is below 1."""
    for low, high in [(1, 10), (2, 8), (0.5, 5), (1, 50)]:
        rate = 2 / (low + high)
        assert abs(1 - rate * low) == pytest.approx(abs(1 - rate * high), abs=1e-12)
        assert rate < 2 / high


def test_the_flat_direction_is_the_slow_one_in_every_variant() -> None:
    """P12: eigenvalues 2 and 8 were left out for this."""
    for _, question in variants("P12"):
        numbers = part(question, "b")
        assert isinstance(numbers, Vector)
        flat, steep = numbers.right
        assert 1 > flat > abs(steep)


def test_the_rubric_adds_up_and_speaks_of_the_students_numbers() -> None:
    """P12: three points for the text, and the model answer is short enough."""
    for numbers, question in variants("P12"):
        text = part(question, "c")
        assert isinstance(text, Prose)
        kappa = exact(numbers["pair"][1]) / exact(numbers["pair"][0])
        assert [criterion.points for criterion in text.rubric] == [1, 1, 1]
        assert f"kappa = {kappa}$" in text.rubric[2].text
        assert f"kappa = {kappa}$" in text.model
        assert text.form.read(text.model) == text.model
        assert text.model not in question.worked  # it is shown below, with the rubric


# What is wrong, and what is told


@pytest.mark.parametrize(
    ("id_", "numbers", "key", "wrong"),
    [
        ("Q20", {"g": (3, 4)}, "-0.6, -0.8", "0.6, 0.8; -3, -4; -0.12, -0.16; -0.4286, -0.5714; -1, -1"),
        ("Q21", {"g": (3, 4), "a": 0.1}, "0.5", "5; 0.1; 2.5; 0.7; 0.4"),
        ("Q22", {"g": (6, 8), "u": (0.0, 1.0)}, "8", "10; -10; 15; -8"),
        ("Q23", {"c": 2}, "(0, 0.5)", "(0, 1); (0, 0.25); (0, 2); (-0.5, 0.5); [0, 0.5]"),
        ("Q24", {"e": (1, 10)}, "10, 0.2", "0.1, 0.2; 10, 0.1; 10, 2; 10, 0.1818; 9, 0.2"),
        (
            "Q26",
            {"a": 0.4, "k": 0.5, "g": 0.8, "t": 3},
            "0.16, 0.2048",
            "0.1333, 0.1638; 0.2, 0.256; 0.16, 0.96; 0.1185, 0.2048; 0.2667, 0.2048",
        ),
        (
            "P07",
            {"g": (3, 4)},
            "-5, -0.6, -0.8",
            "5, -0.6, -0.8; -25, -0.6, -0.8; -5, 0.6, 0.8; -5, -3, -4",
        ),
        (
            "P08",
            {"a": 0.2},
            "-16, -5.12, 10.88",
            "-1.7889, -5.12, -3.3311; 16, -5.12, -21.12; -16, 2.88, 18.88; -16, -5.12, -10.88; -6.4, -6.4, 0",
        ),
        (
            "P09",
            {"c": 3, "a": 0.1},
            "0.6, 1.08, 1.464, 1.7712",
            "0.6, 0.48, 0.384, 0.3072; 0.3, 0.57, 0.813, 1.0317; -0.6, -1.32, -2.184, -3.2208; "
            "0.6, 1.2, 1.8, 2.4; 2.4, 1.92, 1.536, 1.2288",
        ),
        (
            "P10",
            {"ab": (2, 3), "uv": (3, -1), "al": 0.2},
            "0.6, 0.2, 21, 0.84",
            "1.8, -0.4, 21, 6.96; 5.4, -2.2, 21, 72.84; 1.8, -0.6, 21, 7.56; 0.6, 0.2, 10, 0.4; "
            "0.6, -0.2, 21, 0.84",
        ),
        (
            "P11",
            {"pair": (2, 5), "a": 0.3},
            "0.4, -0.5, 0.4",
            "-0.2, -2, 0.4; 0.4, -0.5, 0.2; 0.4, -0.5, 1; 0.4, 0.5, 0.4",
        ),
        ("P12", {"pair": (1, 10)}, "0.82, -0.8", "0.82, 0.8; -0.8, 0.82"),
        (
            "P13",
            {"b": 4, "uv": (2, 1)},
            "3, 0.25, 5",
            "4, 0.125, 2.25; 1, 1, 200; 2, 0.25, 5; 3, 0.25, 8",
        ),
        ("P14", {"x": 4, "tg": 0.5, "ts": 0.25, "tf": 0.1}, "4, 4, 5", "3, 4, 5; 5, 5, 5; 4, 4, 4; 5, 5, 6"),
        (
            "P15",
            {"w": 2, "g": 1, "a": 0.1, "lam": 0.5},
            "1.8, 0.95",
            "0.9, 0.5; 2, 1.05; 1.7, 0.9; 1.805, 0.95",
        ),
        (
            "P16",
            {"x1": 1, "x2": 3, "lr": 0.2, "y1": 0},
            "0.1, 0",
            "0.2, 0; 0.3, 0.1; 0.025, 0; -0.1, 0; 0.3, 0.1",
        ),
        (
            "P17",
            {"x": 5, "a": 0.4},
            "0.2, 1, 0.2, 0.04",
            "0.6, 3, 1.8, 1.08; 1.8, 9, 16.2, 29.16; 0.2, 1, 0.2, 0.2; 0.8, 4, 3.2, 2.56",
        ),
        (
            "P18",
            {"pq": (1, -2), "uv": (3, 0), "a": 0.5},
            "4, 4, 1, -2, 8, 0",
            "8, -4, -1, 2, 20, 0; 2, 2, 2, -1, 8, 2; 4, 4, 5, 2, 8, 32; 4, 4, 1, -2, 4, 0",
        ),
    ],
)
def test_wrong_ideas_lead_to_these_numbers(id_: str, numbers: dict[str, Any], key: str, wrong: str) -> None:
    """Worked out for one variant each, by the curriculum or by hand; nothing else is listed."""
    question = part(only(id_, **numbers), PART_WITH_NUMBERS.get(id_, ""))

    assert question.key == key
    assert [listed.answer for listed in question.listed()] == wrong.split("; ")


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_each_wrong_idea_is_told_apart(id_: str) -> None:
    """Its sentence is told, except where two ideas lead to the same answer: then none is."""
    for _, whole in variants(id_):
        for _, question in each_part(whole):
            listed = question.listed()
            sentences = {wrong.sentence for wrong in listed}
            for wrong in listed:
                same = {other.sentence for other in listed if other.answer == wrong.answer}
                told = question.judge_raw(wrong.answer)
                assert told.share < 1
                if not isinstance(question, Ordering):
                    assert (told.sentence == wrong.sentence) == (len(same) == 1)
                    assert told.sentence in sentences or len(same) > 1


def test_no_idea_is_named_while_two_fit() -> None:
    """P16: the second example alone, and predictions of 0, lead to the same step."""
    question = only("P16", x1=1, x2=3, lr=0.2, y1=0)

    assert question.judge_raw("0.3, 0.1").sentence == "Not right yet; look first at: w."
    assert "uphill" in question.judge_raw("-0.1, 0").sentence


@pytest.mark.parametrize("id_", ["Q25", "Q27", "Q30", "Q31"])
def test_listed_pairs_can_be_given(id_: str) -> None:
    """A sentence for an option that is not on offer would never be told; every decoy has one."""
    question = only(id_)
    assert isinstance(question, Matching)

    assert len(question.listed()) == len(question.wrong) > 0
    assert set(question.decoys) <= {right for _, right in question.wrong}


@pytest.mark.parametrize("id_", ["Q19", "Q28"])
def test_ticking_everything_earns_nothing(id_: str) -> None:
    """For every student."""
    for student in STUDENTS:
        question = QUESTIONS[id_].drawn(Draw(PUBLIC_KEY, student, id_))[1]
        count = len(question.form.lines())
        assert question.judge_raw(" ".join("abcdefghij"[:count])).share == 0


@pytest.mark.parametrize("id_", ["Q19", "Q28"])
def test_right_options_do_not_stand_out_by_their_length(id_: str) -> None:
    """Neither the longest nor the shortest option is right by itself."""
    question = only(id_)
    assert isinstance(question, MultipleChoice)
    lengths = [len(text) for text in question.right]
    others = [len(text) for text in question.wrong]

    assert 0.85 < (sum(lengths) / len(lengths)) / (sum(others) / len(others)) < 1.15
    assert max(others) > min(lengths)
    assert max(lengths) > min(others)


# How it reads


def texts_of(question: Question) -> Iterator[str]:
    """Return everything that a student may read."""
    yield from (question.prompt, question.worked)
    yield from question.form.lines()
    yield from question.hints
    yield from (wrong.sentence for wrong in question.listed())


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_texts_are_complete(id_: str) -> None:
    """No braces of a template, no half formula, no tail of digits, no line break in a sentence."""
    assert len(variants(id_)[0][1].hints) == (3 if id_ == "P07" else 2)
    for _, question in variants(id_):
        for text in texts_of(question):
            assert not re.search(r"\{[a-z]+\(|None|nan\b|\binf\b|[0-9]\.[0-9]{9}|[0-9]e-|\\n(?![a-z])", text)
            assert text.count("$") % 2 == 0, text
            assert not re.search(r"[-+] -|\\cdot -|\+ \+", text), text
            assert text == question.worked or "\n" not in text


@pytest.mark.parametrize("id_", [id_ for id_ in TRUTH if id_ not in PART_WITH_NUMBERS])
def test_sentences_never_tell_the_key(id_: str) -> None:
    """Apart from given numbers and small ones of the formulas, no number of the key stands in them."""
    for _, question in variants(id_):
        given = {*re.findall(r"-?[0-9]+(?:\.[0-9]+)?", question.prompt), "0", "1", "2"}
        key = set(str(question.key).split(", ")) - given
        for wrong in question.listed():
            assert not key & set(re.findall(r"-?[0-9]+(?:\.[0-9]+)?", wrong.sentence)), wrong


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_each_sheet_has_a_key_that_counts(id_: str) -> None:
    """Also after the order was drawn; only a text waits for a person."""
    for student in STUDENTS:
        question = QUESTIONS[id_].drawn(Draw(PUBLIC_KEY, student, id_))[1]
        judged = question.judge_raw(question.key)
        assert judged.share + judged.pending == 1
        assert judged.pending == (Fraction(1, 2) if id_ == "P12" else 0)
