"""The stretched bowl: keys by closed forms in exact fractions, wrong ideas, and the numbers of the lesson.

Along an axis of curvature c an update multiplies by 1 - c eta, so all of it is powers of such factors; the
questions and claims themselves walk with the reference.
"""

import contextlib
import io
import re
import tomllib
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from grader.course_code import load
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import FormatError
from grader.questions import (
    Definition,
    Expression,
    Matching,
    MultipleChoice,
    Prose,
    Question,
    SingleChoice,
    show,
)

EXERCISES = Path(__file__).parents[2] / "exercises"
LESSON = EXERCISES / "lessons" / "L4"
SLUGS = {"stretched_quiz": 14, "stretched_practice": 21}


def manifest(slug: str) -> dict[str, Any]:
    """Read an exercise.toml."""
    return tomllib.loads((EXERCISES / slug / "exercise.toml").read_text(encoding="utf-8"))


MODULES = [load(EXERCISES / slug / "questions.py") for slug in SLUGS]
QUESTIONS = {found.id: found for m in MODULES for found in vars(m).values() if isinstance(found, Definition)}
VARIANTS = {id_: list(found.variants()) for id_, found in QUESTIONS.items()}
EVERY = [pytest.param(q, id=f"{id_} {numbers}") for id_ in QUESTIONS for numbers, q in VARIANTS[id_]]
NUMERIC = ["Q46", "Q48", "P23", "P24", "P25"]
EVERY_NUMERIC = [
    pytest.param(id_, numbers, q, id=f"{id_} {numbers}") for id_ in NUMERIC for numbers, q in VARIANTS[id_]
]
CLAIMS = load(LESSON / "claims.py")


def only(id_: str, **numbers: Any) -> Question:
    """Return one variant."""
    return next(question for drawn, question in VARIANTS[id_] if drawn == numbers)


def exactly(value: float) -> Fraction:
    """Take a number of a grid as the decimal that it was typed as."""
    return Fraction(str(value))


def state(c: float, rate: float, t: int, start: tuple[float, float] = (5, 5)) -> list[Fraction]:
    """Give both coordinates and the loss after t updates, by powers of the factors."""
    curvature, eta = exactly(c), exactly(rate)
    x, y = exactly(start[0]) * (1 - eta) ** t, exactly(start[1]) * (1 - curvature * eta) ** t
    return [x, y, (x * x + curvature * y * y) / 2]


def escape(e: float) -> list[Fraction]:
    """Give the first update that raises the loss, and the first that brings it above its start."""
    losses = [state(20, 0.12, t, (5, e))[2] for t in range(60)]
    rise = next(t for t in range(1, 60) if losses[t] > losses[t - 1])
    return [Fraction(rise), Fraction(next(t for t in range(60) if losses[t] > losses[0]))]


def truth(id_: str, numbers: dict[str, Any]) -> list[Fraction]:
    """Compute a numeric answer from the closed form."""
    if id_ == "Q46":
        return [Fraction(2, numbers["ab"][0] + abs(numbers["ab"][1]))]
    if id_ == "Q48":
        return [2 / exactly(numbers["lr"])]
    if id_ == "P23":
        return [number for t in (1, 2) for number in state(numbers["c"], numbers["lr"], t)]
    if id_ == "P24":
        return escape(numbers["e"])
    singles = [Fraction(-2 * x * y) for x, y in zip((1, 2, 3), numbers["y"], strict=True)]
    return [*singles, sum(singles) / 3, Fraction(-2, 3) * sum(x * y for x, y in enumerate(numbers["y"], 1))]


def typed(values: list[Fraction]) -> str:
    """Type numbers with many decimals."""
    return ", ".join(f"{float(value):.12f}" for value in values)


# The sheets


@pytest.mark.parametrize(("slug", "points"), SLUGS.items())
def test_the_statement_names_the_points(slug: str, points: int) -> None:
    """The sum is typed in the text, so a change of the items must reach it."""
    statement = (EXERCISES / slug / "statement.md").read_text(encoding="utf-8")

    assert statement.startswith(f"# {manifest(slug)['title']}\n")
    assert sum(item["points"] for item in manifest(slug)["items"]) == points
    assert f"{points} in all" in statement


@pytest.mark.parametrize(
    ("id_", "usable"),
    [("Q45", 1), ("Q46", 8), ("Q47", 1), ("Q48", 8), ("P23", 12), ("P24", 5), ("P25", 6)],
)
def test_so_many_variants_can_be_asked(id_: str, usable: int) -> None:
    """All of the grids: the rate 0.1, whose limit is the curvature of the example, is not among Q48's."""
    assert QUESTIONS[id_].combinations == len(VARIANTS[id_]) == usable


# What is right


@pytest.mark.parametrize(("id_", "numbers", "question"), EVERY_NUMERIC)
def test_the_key_follows_from_the_closed_form(id_: str, numbers: dict[str, Any], question: Question) -> None:
    """The exact numbers count as right, and so does the key, which is them rounded."""
    right = truth(id_, numbers)

    assert question.judge_raw(typed(right)).share == 1
    assert question.judge_raw(", ".join(map(str, right))).share == 1
    assert question.judge_raw(question.key).share == 1


@pytest.mark.parametrize(("id_", "numbers", "question"), EVERY_NUMERIC)
def test_each_number_has_to_be_right(id_: str, numbers: dict[str, Any], question: Question) -> None:
    """Half a unit of the last place is the border, on both sides and for each component; P24 counts."""
    right = truth(id_, numbers)
    half = {"P23": Fraction(1, 2000), "P24": Fraction(1, 10**9)}.get(id_, Fraction(1, 20000))
    for place in range(len(right)):
        for share, counts in ((Fraction(98, 100), 1), (Fraction(102, 100), 0)):
            for sign in (1, -1):
                moved = list(right)
                moved[place] += sign * share * half
                assert question.judge_raw(typed(moved)).share == counts


@pytest.mark.parametrize("id_", NUMERIC)
@pytest.mark.parametrize("raw", ["", "never", "nan", "1,5; 2,5", "1 + 2", [1, True]])
def test_what_is_no_answer_is_refused_and_not_judged(id_: str, raw: Any) -> None:
    """So that a slip of the pen costs no try."""
    with pytest.raises(FormatError):
        VARIANTS[id_][0][1].judge_raw(raw)


@pytest.mark.parametrize(
    "answer",
    ["q0(1-lam*alpha)^t", "q_0 (1 - λα)**t", "q0*(-(alpha*lam - 1))^t", r"(1-\alpha\lambda)^t \cdot q_0"],
)
def test_any_equal_expression_counts(answer: str) -> None:
    """Q45, however it is written."""
    assert only("Q45").judge_raw(answer).share == 1


@pytest.mark.parametrize("answer", ["q0*(1-eta*lam)^t", "pow(q0, t)", "q = q0", "", "q0*(1-alpha*lam"])
def test_what_is_no_expression_in_these_variables_is_refused(answer: str) -> None:
    """Q45: nothing is called, and no other name is known."""
    with pytest.raises(FormatError):
        only("Q45").judge_raw(answer)


def test_each_rate_meets_its_end() -> None:
    """Q47, by the signs and sizes of two factors."""
    question = only("Q47")
    assert isinstance(question, Matching)
    assert list(question.pairs) == [rf"$\eta = {rate}$" for rate in (0.005, 0.08, 0.1, 0.12)]

    for rate, text in zip((0.005, 0.08, 0.1, 0.12), question.pairs.values(), strict=True):
        r, loss = 1 - 20 * exactly(rate), float(state(20, rate, 20)[2])
        assert f"loss ${loss:.3f}$" in text or (r < -1 and r"loss about $1.75 \cdot 10^8$" in text)
        assert ("no coordinate ever changes sides" in text) == (r > 0)
        assert ("dies out" in text) == (-1 < r < 0)
        assert ("in turn" in text) == (r == -1)
        assert ("grow" in text) == (r < -1)
    assert round(float(state(20, 0.12, 20)[2]), -6) == 175e6


def test_right_texts_say_the_right_thing() -> None:
    """The words that tell each right option from the wrong ones."""
    words = {
        "Q43": ["Backpropagation works back"],
        "Q44": ["can be a minimum", "can be a saddle", "can be a maximum", "promises no decrease"],
        "Q49": ["Averaged over all batches"],
        "Q51": ["small enough step against it"],
    }
    for id_, expected in words.items():
        question = only(id_)
        assert isinstance(question, SingleChoice | MultipleChoice)
        right = [question.right] if isinstance(question, SingleChoice) else list(question.right)
        assert [word in text for word, text in zip(expected, right, strict=True)] == [True] * len(right)
        lengths = [len(text) for text in (*right, *question.wrong)]
        mean = sum(lengths) / len(lengths)
        assert all(0.75 < length / mean < 1.25 for length in lengths)


def test_each_gap_has_its_topic() -> None:
    """Q50: six gaps, six topics, one topic too many."""
    question = only("Q50")
    assert isinstance(question, Matching)

    assert list(question.pairs.values()) == [
        "derivatives",
        "loss functions",
        "gradients and dot products",
        "eigenvalues",
        "backpropagation",
        "introduction to optimization",
    ]
    assert list(question.decoys) == ["probability"]


def test_the_model_prediction_is_true_short_enough_and_worth_its_points() -> None:
    """P26: 2/30 rounds to 0.0667, and 1 - 30 * 0.08 is -1.4."""
    question = only("P26")
    assert isinstance(question, Prose)

    assert "from 0.1 to 0.0667" in question.model
    assert "1 - 20*0.08 = -0.6" in question.model
    assert "1 - 30*0.08 = -1.4" in question.model
    assert question.form.read(question.model) == question.model
    assert [criterion.points for criterion in question.rubric] == [1, 2, 2, 1]


# What is wrong, and what is told


@pytest.mark.parametrize(
    ("id_", "numbers", "key", "wrong"),
    [
        ("Q46", {"ab": (4, 1)}, "0.4", ["0.5", "0.6667", "0.2", "0.25", "0.1333"]),
        ("Q48", {"lr": 0.08}, "25", ["12.5", "0.04", "0.16", "20"]),
        (
            "P23",
            {"c": 20, "lr": 0.08},
            "4.6, -3, 100.58, 4.232, 1.8, 41.355",
            [
                "4.6, -3, 201.16, 4.232, 1.8, 82.71",
                "4.2, -11, 1218.82, 3.528, 24.2, 5862.623",
                "4.6, 4.6, 222.18, 4.232, 4.232, 188.053",
                "4.6, -3, 262.5, 4.232, 1.8, 100.58",
                "5.4, 13, 1704.58, 5.832, 33.8, 11441.406",
            ],
        ),
        ("P24", {"e": 0.001}, "15, 21", ["0, 0", "1, 1", "24, 42", "1, 21"]),
        (
            "P25",
            {"y": (2, 4, 6)},
            "-4, -16, -36, -18.6667, -18.6667",
            [
                "-2, -8, -18, -9.3333, -9.3333",
                "-1.3333, -5.3333, -12, -6.2222, -18.6667",
                "-4, -16, -36, -18.6667, -56",
                "4, 16, 36, 18.6667, 18.6667",
                "-4, -16, -36, -18.6667, -36",
            ],
        ),
    ],
)
def test_wrong_ideas_lead_to_these_numbers(
    id_: str, numbers: dict[str, Any], key: str, wrong: list[str]
) -> None:
    """As the curriculum shows them for one variant each; nothing else is listed."""
    question = only(id_, **numbers)

    assert question.key == key
    assert [listed.answer for listed in question.listed()] == wrong


@pytest.mark.parametrize(
    ("numbers", "key"),
    [
        ({"c": 20, "lr": 0.005}, "4.975, 4.5, 214.875, 4.95, 4.05, 176.277"),
        ({"c": 20, "lr": 0.12}, "4.4, -7, 499.68, 3.872, 9.8, 967.896"),
    ],
)
def test_tables_are_those_of_the_curriculum(numbers: dict[str, Any], key: str) -> None:
    """P23."""
    assert only("P23", **numbers).key == key


@pytest.mark.parametrize("question", EVERY)
def test_each_wrong_idea_is_told_apart(question: Question) -> None:
    """Its sentence is told, except where two ideas lead to the same answer: then none is."""
    listed = question.listed()
    sentences = {wrong.sentence for wrong in listed}
    assert isinstance(question, Prose) or listed
    for wrong in listed:
        same = {other.sentence for other in listed if other.answer == wrong.answer}
        told = question.judge_raw(wrong.answer)
        assert told.share < 1
        assert told.sentence == wrong.sentence if len(same) == 1 else told.sentence not in sentences


def test_five_wrong_expressions_are_known() -> None:
    """Q45, also when they are typed in another way."""
    question = only("Q45")
    assert isinstance(question, Expression)

    assert len(question.wrong) == 5
    assert "2 comes from squaring" in question.judge_raw("(1 - 2 lam alpha)^t q0").sentence


@pytest.mark.parametrize(
    ("numbers", "question"), [pytest.param(*each.values[1:], id=each.id) for each in EVERY_NUMERIC]
)
def test_neither_hints_nor_sentences_tell_the_key(numbers: dict[str, Any], question: Question) -> None:
    """Apart from small numbers of the formulas and of the example, no number of the key stands in them."""
    given = {show(number) for number in numbers.values() if isinstance(number, int | float)}
    key = set(question.key.split(", ")) - given - {"0", "1", "-1", "2", "20", "10", "-2", "-10"}
    for text in (*question.hints, *(wrong.sentence for wrong in question.listed())):
        assert not set(re.findall(r"-?[0-9]+(?:\.[0-9]+)?", text)) & key, text


@pytest.mark.parametrize("question", EVERY)
def test_the_worked_solution_holds_the_right_answer(question: Question) -> None:
    """In the words and numbers of this variant."""
    end = question.worked[-len(question.worked) // 2 :]
    if isinstance(question, Matching):
        assert all(
            re.search(f"{re.escape(a)}.*: {re.escape(b)}", question.worked) for a, b in question.pairs.items()
        )
    elif isinstance(question, MultipleChoice):
        assert question.worked.endswith("\n".join(f"- {text}" for text in question.right))
    elif isinstance(question, SingleChoice):
        assert question.worked.endswith(question.right)
    elif isinstance(question, Prose):
        assert question.model not in question.worked  # it is shown below, with the rubric
    else:
        assert all(part in end for part in question.key.split(", "))


@pytest.mark.parametrize("id_", [id_ for id_ in QUESTIONS if id_ != "P26"])
def test_each_sheet_has_a_key_that_counts(id_: str) -> None:
    """Also after the order was drawn; ticking everything earns nothing."""
    for number in range(40):
        question = QUESTIONS[id_].drawn(Draw(PUBLIC_KEY, f"student {number}", id_))[1]
        assert question.judge_raw(question.key).share == 1
        assert all(question.judge_raw(wrong.answer).share < 1 for wrong in question.listed())
        if isinstance(question, MultipleChoice):
            assert question.judge_raw(" ".join("abcdefgh")).share == 0


# The numbers of the lesson


def test_the_program_of_the_lesson_prints_its_table() -> None:
    """L4.4: the code runs as printed, and the updates that it shows are those of the closed form."""
    code = (LESSON / "text.md").read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})  # our own text
    lines = out.getvalue().splitlines()

    assert len(lines) == 5
    for line, t in zip(lines, (1, 2, 3, 6, 20), strict=True):
        numbers = [float(number) for number in re.findall(r"-?[0-9]+(?:\.[0-9]*)?", line)]
        assert numbers[-3:] == pytest.approx([float(value) for value in state(20, 0.08, t)], abs=6e-4)


def test_claims_on_runs_are_those_of_the_closed_form() -> None:
    """Positions and losses for the four rates of the lesson."""
    for rate in (0.005, 0.08, 0.1, 0.12):
        for t in (0, 1, 2, 3, 6, 20):
            got = [CLAIMS.theta(1, rate, t), CLAIMS.theta(2, rate, t), CLAIMS.loss(rate, t)]
            assert got == pytest.approx([float(value) for value in state(20, rate, t)], rel=1e-9, abs=1e-9)


def test_claims_on_whole_runs_are_those_of_the_curriculum() -> None:
    """Counted again in fractions: updates to a loss of 0.01, the hidden escape, the limits."""
    counts = {0.005: 712, 0.05: 70, 0.08: 43, 0.095: 49, 0.099: 251}
    for rate, count in counts.items():
        assert CLAIMS.steps_until(rate, 0.01) == count
        assert state(20, rate, count)[2] <= Fraction(1, 100) < state(20, rate, count - 1)[2]
    assert [CLAIMS.first_rise(0.12), CLAIMS.first_above_start(0.12)] == [15, 21] == escape(0.001)
    assert round(float(state(20, 0.12, 14, (5, 0.001))[2]), 4) == 0.4722
    assert CLAIMS.limit() == 0.1
    assert CLAIMS.steepest_for(0.08) == 25
    assert CLAIMS.stretch() == 20
    assert CLAIMS.best_rate() == pytest.approx(2 / 21)
    assert CLAIMS.factor(1, CLAIMS.best_rate()) == pytest.approx(19 / 21)
    assert CLAIMS.long_run(0.1) == pytest.approx(250)


def test_claims_on_batches_are_those_of_all_subsets() -> None:
    """In fractions, from the definition: residuals are y at the line y = 0."""
    points = CLAIMS.POINTS
    full = [Fraction(-2 * sum(x * y for x, y in points), 3), Fraction(-2 * sum(y for _, y in points), 3)]
    for size in (1, 2, 3):
        batches = list(combinations(points, size))
        slopes = [
            [Fraction(-2 * sum(x * y for x, y in batch), size), Fraction(-2 * sum(y for _, y in batch), size)]
            for batch in batches
        ]
        means = [sum(slope[axis] for slope in slopes) / len(slopes) for axis in (0, 1)]
        off = max(float((a - full[0]) ** 2 + (b - full[1]) ** 2) ** 0.5 for a, b in slopes)
        assert means == full
        assert [CLAIMS.mean_slope(1, size), CLAIMS.mean_slope(2, size)] == pytest.approx(
            [float(value) for value in full]
        )
        assert CLAIMS.worst(size) == pytest.approx(off, abs=1e-9)
