"""The questions on the loss map: every key recomputed by closed forms, every wrong idea told apart.

On a bowl a (x - p)**2 + b (y - q)**2 a step multiplies the errors by 1 - 2 a eta and 1 - 2 b eta, so
everything here is a power, computed in exact fractions; the questions themselves walk with the reference.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import find_course
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import FormatError
from grader.questions import (
    Matching,
    MultipleChoice,
    Number,
    Question,
    SingleChoice,
    Vector,
    show,
)
from grader.variants import definitions_of

EXERCISES = Path(__file__).parents[2] / "exercises"
COURSE = find_course(EXERCISES)
SLUGS = ["map_quiz", "map_practice"]
STUDENTS = [f"student {number}" for number in range(100)]


QUESTIONS = {id_: found for slug in SLUGS for id_, found in definitions_of(COURSE.exercise(slug)).items()}
VARIANTS = {id_: list(found.variants()) for id_, found in QUESTIONS.items()}
NUMERIC = ["Q12", "Q14", "P04", "P05", "P06"]


def manifest(slug: str) -> dict[str, Any]:
    """Read an exercise.toml."""
    return tomllib.loads((EXERCISES / slug / "exercise.toml").read_text(encoding="utf-8"))


def only(id_: str, **numbers: Any) -> Question:
    """Return one variant."""
    return next(question for drawn, question in VARIANTS[id_] if drawn == numbers)


def drawn_for(id_: str) -> list[Question]:
    """Return what 100 students see."""
    return [QUESTIONS[id_].drawn(Draw(PUBLIC_KEY, student, id_))[1] for student in STUDENTS]


def exactly(value: float) -> Fraction:
    """Take a number of a grid as the decimal that it was typed as."""
    return Fraction(str(value))


def truth(id_: str, numbers: dict[str, Any]) -> list[Fraction]:
    """Compute a numeric answer from the closed form."""
    if id_ == "Q12":
        return [-exactly(numbers["rate"]) * component for component in numbers["g"]]
    n = {name: exactly(value) for name, value in numbers.items()}
    if id_ == "Q14":
        return [100 * (n["before"] - n["after"]) / n["before"]]
    if id_ == "P04":
        return [n["a"], n["b"], n["c"]]
    r, s = 1 - 2 * n["a"] * n["rate"], 1 - 2 * n["b"] * n["rate"]
    if id_ == "P05":
        return [1 - r**3, 2 - 2 * s**3, n["a"] * r**6 + 4 * n["b"] * s**6]
    return [1 / max(n["a"], n["b"]), r, s]


def texts_of(question: Question) -> Iterator[str]:
    """Return everything that a student may read."""
    yield question.prompt
    yield question.worked
    yield from question.form.lines()
    yield from question.hints
    yield from (wrong.sentence for wrong in question.listed())


# The sheets


@pytest.mark.parametrize(("slug", "points", "count"), [("map_quiz", 11, 7), ("map_practice", 13, 3)])
def test_the_statement_tells_the_points(slug: str, points: int, count: int) -> None:
    """It is typed in the text, so a change of the items must reach it."""
    statement = (EXERCISES / slug / "statement.md").read_text(encoding="utf-8")
    items = manifest(slug)["items"]

    assert statement.startswith(f"# {manifest(slug)['title']}\n")
    assert [item["id"] for item in items] == list(definitions_of(COURSE.exercise(slug)))
    assert len(items) == count
    assert sum(item["points"] for item in items) == points
    assert f"{points} in all" in statement


def test_only_the_quiz_limits_the_tries_for_full_points() -> None:
    """The statement of the quiz promises two, that of the practice sheet as many as one likes."""
    assert manifest("map_quiz")["rules"] == {"full_tries": 2}
    assert "rules" not in manifest("map_practice")


# Which variants there are, and their keys


@pytest.mark.parametrize(
    ("id_", "usable", "combinations"),
    [("Q12", 40, 40), ("Q14", 21, 25), ("P04", 585, 768), ("P05", 21, 27), ("P06", 60, 64)]
    + [(id_, 1, 1) for id_ in ("Q11", "Q13", "Q15", "Q16", "Q17")],
)
def test_so_many_variants_can_be_asked(id_: str, usable: int, combinations: int) -> None:
    """The others are left out, because a wrong idea leads to the right number there."""
    assert QUESTIONS[id_].combinations == combinations
    assert len(VARIANTS[id_]) == usable


def test_percentages_that_are_round_are_not_asked() -> None:
    """In Q14, one decimal would be right there."""
    asked = [tuple(numbers.values()) for numbers, _ in VARIANTS["Q14"]]
    assert not {(8, 0.64), (16, 0.64), (20, 0.64), (12, 0.0118)} & set(asked)


def test_bowls_without_a_steeper_direction_are_not_asked() -> None:
    """In P04 and P05 exchanged coordinates would be right there; in P06 the flat side would."""
    assert all(numbers["a"] != numbers["b"] for id_ in ("P04", "P05", "P06") for numbers, _ in VARIANTS[id_])
    assert not any(numbers["p"] == numbers["q"] == 1 for numbers, _ in VARIANTS["P04"])


@pytest.mark.parametrize("id_", NUMERIC)
def test_every_key_is_that_of_the_closed_form(id_: str) -> None:
    """The key as typed, the fractions themselves, and many decimals all count."""
    for numbers, question in VARIANTS[id_]:
        right = truth(id_, numbers)
        assert question.judge_raw(question.key).share == 1
        assert question.judge_raw(", ".join(map(str, right))).share == 1
        assert question.judge_raw(", ".join(f"{float(value):.12f}" for value in right)).share == 1


@pytest.mark.parametrize(("id_", "half"), [("Q12", 50), ("Q14", 5000), ("P04", 50), ("P05", 50), ("P06", 50)])
def test_each_number_has_to_be_right_to_the_last_decimal(id_: str, half: int) -> None:
    """Half a unit of the last place is the border, in millionths, on both sides and for each component."""
    for numbers, question in VARIANTS[id_][::7]:
        right = truth(id_, numbers)
        for place in range(len(right)):
            for offset in (Fraction(half - 1, 10**6), Fraction(-half - 1, 10**6)):
                moved = [value + offset * (i == place) for i, value in enumerate(right)]
                assert question.judge_raw(", ".join(map(str, moved))).share == (offset > 0)


def test_a_percentage_may_carry_its_sign() -> None:
    """Q14, for all variants."""
    for _, question in VARIANTS["Q14"]:
        assert question.judge_raw(f"{question.key} %").share == 1
        assert question.judge_raw(f"{question.key} percent").share == 1


@pytest.mark.parametrize("id_", NUMERIC)
@pytest.mark.parametrize(
    "raw", ["", "two", "nan", "inf, inf", "1, 2, 3, 4, 5", "1,5; 2,5", [1, True], "1 + 2"]
)
def test_what_is_no_answer_is_refused_and_not_judged(id_: str, raw: Any) -> None:
    """So that a slip of the pen costs no try."""
    with pytest.raises(FormatError):
        VARIANTS[id_][0][1].judge_raw(raw)


def test_each_word_has_its_meaning() -> None:
    """Q11, by words that name the partner."""
    question = only("Q11")
    assert isinstance(question, Matching)
    words = ["surface", "how wrong", "steepest rise", "opposite", "how far", "fade", "valley", "low loss"]

    assert [word in right for word, right in zip(words, question.pairs.values(), strict=True)] == [True] * 8
    assert {len(sheet.form.left) for sheet in drawn_for("Q11") if isinstance(sheet, Matching)} == {5, 6, 7, 8}


def test_each_rate_meets_its_end() -> None:
    """Q13: after ten steps from (0, 0) the loss is r**20 + 8 s**20 with r = 1 - 2 eta and s = 1 - 4 eta."""
    question = only("Q13")
    assert isinstance(question, Matching)
    rates = [Fraction(1, 20), Fraction(1, 10), Fraction(1, 3), Fraction(1, 2), Fraction(11, 20)]
    losses = [float((1 - 2 * rate) ** 20 + 8 * (1 - 4 * rate) ** 20) for rate in rates]

    assert list(question.pairs) == [rf"$\eta = {name}$" for name in ("0.05", "0.1", "1/3", "0.5", "0.55")]
    shown = ["0.2138", "0.0118", r"2.6 \cdot 10^{-9}", "8", "306.7"]
    assert all(f"loss ${text}$" in end for text, end in zip(shown, question.pairs.values(), strict=True))
    typed = [float(text.replace(r" \cdot 10^{", "e").replace("}", "")) for text in shown]
    assert losses == pytest.approx(typed, rel=0.01)
    assert losses[2] == min(losses)
    assert len(question.decoys) == 1


def test_no_rate_has_a_better_worst_case_than_a_third() -> None:
    """Q13 says so: the larger of |1 - 2 eta| and |1 - 4 eta| is smallest where they are equal."""
    worst = {n: max(abs(1 - 2 * Fraction(n, 300)), abs(1 - 4 * Fraction(n, 300))) for n in range(1, 300)}
    assert min(worst, key=lambda n: worst[n]) == 100
    assert worst[100] == Fraction(1, 3)


def test_the_steps_that_the_question_tells_are_those_of_the_map() -> None:
    """Q15: the gradient before step t + 1 is (2 * 0.8**t, 8 * 0.6**t), up to its sign."""
    question = only("Q15")
    assert isinstance(question, SingleChoice)
    gradients = [math.hypot(2 * 0.8**t, 8 * 0.6**t) for t in (0, 9)]

    assert question.right.startswith("The step is rate times gradient")
    assert all(f"${show(0.1 * length)}$" in question.prompt for length in gradients)
    assert all(f"${show(length)}$" in question.worked for length in gradients)


def test_the_first_step_is_off_the_straight_line() -> None:
    """Q16: the angle between (0.2, 0.8) and (1, 2), from their cross and dot products."""
    question = only("Q16")
    assert isinstance(question, MultipleChoice)
    angle = math.degrees(math.atan2(0.8 * 1 - 0.2 * 2, 0.2 * 1 + 0.8 * 2))

    assert f"{angle:.1f} degrees" in " ".join(question.wrong.values())
    assert f"{angle:.1f} degrees" in question.worked
    assert "from $9$ to $306.7$ in 10 steps" in question.worked


def test_the_start_decides_on_two_valleys() -> None:
    """Q17: with the slope x**3 - x, runs from -2, 0 and 2 end at -1, 0 and 1."""
    question = only("Q17")
    assert isinstance(question, MultipleChoice)
    for start, end in ((-2.0, -1.0), (0.0, 0.0), (2.0, 1.0)):
        x = start
        for _ in range(500):
            x -= 0.1 * (x * x * x - x)
        assert x == pytest.approx(end, abs=1e-9)
    assert "end at $-1$, $0$ and $1$" in question.worked


# What is wrong, and what is told


@pytest.mark.parametrize(
    ("id_", "numbers", "key", "wrong"),
    [
        (
            "Q12",
            {"g": (-2, -8), "rate": 0.1},
            "0.2, 0.8",
            ["-0.2, -0.8", "0.2, -0.8", "-0.2, 0.8", "2, 8", "0.0243, 0.097", "0.8, 0.2"],
        ),
        (
            "Q14",
            {"before": 9, "after": 0.0118},
            "99.87",
            ["0.13", "8.99", "1", "76171.19", "99.9"],
        ),
        (
            "P04",
            {"p": 1, "q": 2, "a": 1, "b": 2, "c": 0},
            "1, 2, 0",
            ["2, 4, -9", "-1, -2, 18", "1, 2, 9", "2, 1, 0", "1, 4, 0", "1, 4, -8"],
        ),
        (
            "P05",
            {"a": 1, "b": 2, "rate": 0.1},
            "0.488, 1.568, 0.6354",
            [
                "0.36, 1.28, 1.4464",
                "0.271, 0.976, 2.6286",
                "0.488, 0.976, 2.3593",
                "-0.728, -3.488, 63.2223",
                "0.512, 0.432, 0.6354",
                "-0.512, -0.432, 0.6354",
            ],
        ),
        (
            "P06",
            {"a": 0.5, "b": 5, "rate": 0.1},
            "0.2, 0.9, 0",
            ["0.4, 0.9, 0", "2, 0.9, 0", "0.2, 0.95, 0.5", "0.1818, 0.9, 0"],
        ),
        (
            "P06",
            {"a": 1, "b": 2, "rate": 0.5},
            "0.5, 0, -1",
            ["1, 0, -1", "0.5, 0.5, 0", "0.3333, 0, -1", "0.5, 0, 1"],
        ),
    ],
)
def test_wrong_ideas_lead_to_these_numbers(
    id_: str, numbers: dict[str, Any], key: str, wrong: list[str]
) -> None:
    """Worked out by hand for a variant or two each; nothing else is listed."""
    question = only(id_, **numbers)

    assert question.key == key
    assert {listed.answer for listed in question.listed()} == set(wrong)


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_each_wrong_idea_is_told_apart(id_: str) -> None:
    """Its sentence is told, except where two ideas lead to the same answer: then none is."""
    for _, question in VARIANTS[id_]:
        listed = question.listed()
        sentences = {wrong.sentence for wrong in listed}
        for wrong in listed:
            same = {other.sentence for other in listed if other.answer == wrong.answer}
            told = question.judge_raw(wrong.answer)
            assert told.share < 1
            assert told.sentence == wrong.sentence if len(same) == 1 else told.sentence not in sentences


def test_no_idea_is_named_while_two_fit() -> None:
    """P06: with b = 2 a, the limit of the flat side is also that of who forgot the 2."""
    told = only("P06", a=1, b=2, rate=0.5).judge_raw("1, 0, -1")
    assert told.sentence == "Not right yet; look first at: upper end of the stable rates."


@pytest.mark.parametrize("id_", ["Q11", "Q13"])
def test_listed_ideas_can_be_given_by_the_form(id_: str) -> None:
    """A sentence for a pair that is not on offer would never be told."""
    question = only(id_)
    assert isinstance(question, Matching)
    assert len(question.listed()) == len(question.wrong) > 0


@pytest.mark.parametrize("id_", ["Q16", "Q17"])
def test_ticking_everything_earns_nothing(id_: str) -> None:
    """Four of eight are right; a wrong tick takes away what a right one gives."""
    for question in drawn_for(id_):
        key = question.key.split()
        wrong = [letter for letter in "abcdefgh" if letter not in key]
        assert question.judge_raw("abcdefgh").share == 0
        assert question.judge_raw(" ".join([*key[:3], wrong[0]])).share == Fraction(1, 2)


# How it reads


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_the_worked_solution_ends_with_the_right_answer(id_: str) -> None:
    """In the words and numbers of this variant."""
    for _, question in VARIANTS[id_]:
        end = question.worked[len(question.worked) // 2 :]
        if isinstance(question, Vector):
            assert all(f"${part}$" in end for part in question.key.split(", "))
        elif isinstance(question, Number):
            assert f"{question.key} percent" in end
        elif isinstance(question, Matching):
            lines = question.worked.split("\n")
            assert all(
                any(line.startswith(f"- {a}") and line.endswith(f": {b}") for line in lines)
                for a, b in question.pairs.items()
            )
        elif isinstance(question, MultipleChoice):
            assert question.worked.endswith("\n".join(f"- {text}" for text in question.right))
        else:
            assert isinstance(question, SingleChoice)
            assert question.worked.endswith(question.right)


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_texts_are_complete(id_: str) -> None:
    """No half formula, no tail of digits, no line break in a sentence."""
    for _, question in VARIANTS[id_]:
        for text in texts_of(question):
            assert not re.search(
                r"None|nan|inf\b|show\(|  |\\n|[0-9]\.[0-9]{5}|[0-9]e-|[-+] -|\\cdot -", text
            ), text
            assert text.count("$") % 2 == 0, text
            assert text == question.worked or "\n" not in text


@pytest.mark.parametrize("id_", ["Q15", "Q16", "Q17"])
def test_right_options_do_not_stand_out_by_their_length(id_: str) -> None:
    """Neither the longest nor the shortest option is right by itself."""
    question = only(id_)
    assert isinstance(question, SingleChoice | MultipleChoice)
    right = [question.right] if isinstance(question, SingleChoice) else list(question.right)
    mean = sum(map(len, [*right, *question.wrong])) / len([*right, *question.wrong])

    assert 0.9 < sum(map(len, right)) / len(right) / mean < 1.15
    assert all(0.6 < len(text) / mean < 1.5 for text in [*right, *question.wrong])


@pytest.mark.parametrize("id_", NUMERIC)
def test_neither_hints_nor_sentences_tell_the_key(id_: str) -> None:
    """Apart from given numbers and those of the formulas, no number of the key stands in them."""
    for numbers, question in VARIANTS[id_]:
        given = set(re.findall(r"-?[0-9]+(?:\.[0-9]+)?", question.prompt)) | {"0", "1", "2", "100"}
        key = {show(float(value)) for value in truth(id_, numbers)} - given
        for text in (*question.hints, *(wrong.sentence for wrong in question.listed())):
            assert not set(re.findall(r"-?[0-9]+(?:\.[0-9]+)?", text)) & key, text


# Students' own sheets


@pytest.mark.parametrize("id_", list(QUESTIONS))
def test_each_sheet_has_a_key_that_counts(id_: str) -> None:
    """Also after the order was drawn, and every wrong idea still earns less."""
    for question in drawn_for(id_):
        assert question.judge_raw(question.key).share == 1
        assert all(question.judge_raw(wrong.answer).share < 1 for wrong in question.listed())


def test_the_right_letter_can_be_any() -> None:
    """Q15 has five options; 100 students meet the right one in each place."""
    count = Counter(question.key for question in drawn_for("Q15"))

    assert set(count) == set("abcde")
    assert max(count.values()) < 40


# The lesson: what it says of bowls and valleys that the questions do not ask


def step(point: tuple[float, float], slopes: tuple[float, float], rate: float) -> tuple[float, float]:
    """Take one step of gradient descent."""
    return point[0] - rate * slopes[0], point[1] - rate * slopes[1]


def test_a_bowl_that_stands_askew_has_the_same_readings() -> None:
    """L1.2: half of (x - 1)(y - 2) added: same bottom, loss and gradient, another loss after three steps."""

    def height(x: float, y: float) -> float:
        return 0.5 * (x - 1) ** 2 + 1.875 * (y - 2) ** 2 + 0.5 * (x - 1) * (y - 2)

    def slopes(x: float, y: float) -> tuple[float, float]:
        return (x - 1) + 0.5 * (y - 2), 3.75 * (y - 2) + 0.5 * (x - 1)

    point = (0.0, 0.0)
    assert (height(*point), slopes(*point), slopes(1, 2)) == (9, (-2, -8), (0, 0))
    for _ in range(3):
        point = step(point, slopes(*point), 0.1)
    assert f"[[{height(*point):.4f} ~ twisted_loss" in (EXERCISES / "lessons/L1/text.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("start", "rate", "end"),
    [
        ((-1.5, 1.0), 0.05, -1.0356),
        ((1.5, 1.0), 0.05, 0.9601),
        ((1.5, 1.0), 0.1, 0.9601),
        ((1.5, 1.0), 0.2, -1.0356),
        ((0.07, 0.0), 0.05, -1.0356),
        ((0.08, 0.0), 0.05, 0.9601),
        ((1.5, 1.0), 1 / 3, None),
    ],
)
def test_each_start_on_two_valleys_has_its_end(
    start: tuple[float, float], rate: float, end: float | None
) -> None:
    """L1.9 and D1: the ends are roots of 4 x**3 - 4 x + 0.3; at a third the run goes on forever."""
    xs, point = [], start
    for _ in range(5000):
        x, y = point
        point = step(point, (4 * x**3 - 4 * x + 0.3, 2 * y), rate)
        xs.append(point[0])
    if end is None:
        assert max(xs[-100:]) - min(xs[-100:]) > 0.1
    else:
        assert xs[199] == pytest.approx(end, abs=5.1e-5)
        assert 4 * xs[-1] ** 3 - 4 * xs[-1] + 0.3 == pytest.approx(0, abs=1e-12)
