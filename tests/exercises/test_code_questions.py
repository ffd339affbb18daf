"""The questions of the lesson "From formula to code": keys recomputed in exact fractions and by plain loops.

The questions walk with the reference. Here a step on x**2 is a multiplication by 1 - 2 lr, a step count is
found by multiplying until it is enough, and the squared error is summed term by term.
"""

import math
import re
import tomllib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from grader.course_code import load
from grader.draws import PUBLIC_KEY, Draw
from grader.questions import (
    Code,
    Definition,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Parts,
    Question,
    SingleChoice,
    Vector,
)

EXERCISES = Path(__file__).parents[2] / "exercises"
SLUGS = ["code_quiz", "code_practice"]


MODULES = {slug: load(EXERCISES / slug / "questions.py") for slug in SLUGS}
QUESTIONS = {
    found.id: found
    for module in MODULES.values()
    for found in vars(module).values()
    if isinstance(found, Definition)
}
VARIANTS = {id_: list(found.variants()) for id_, found in QUESTIONS.items()}
EVERY = [pytest.param(q, id=f"{id_} {numbers}") for id_ in QUESTIONS for numbers, q in VARIANTS[id_]]


def items(slug: str) -> list[dict[str, Any]]:
    """Read the items of an exercise.toml."""
    read = tomllib.loads((EXERCISES / slug / "exercise.toml").read_text(encoding="utf-8"))
    listed: list[dict[str, Any]] = read["items"]
    return listed


def only(id_: str, **numbers: Any) -> Question:
    """Return one variant."""
    return next(question for drawn, question in VARIANTS[id_] if drawn == numbers)


def exactly(value: float) -> Fraction:
    """Take a number of a grid as the decimal that it was typed as."""
    return Fraction(str(value))


def count(start: Fraction, r: Fraction, near: Fraction) -> int:
    """Multiply until it is enough."""
    steps = 0
    while abs(start) > near:
        start *= r
        steps += 1
    return steps


def squared_count(start: Fraction, r: Fraction, near: Fraction) -> int:
    """Wait for the square instead; fractions of squares grow too long, so cut them where it cannot matter."""
    value, steps = float(start) ** 2, 0
    while value > float(near):
        value *= float(r) ** 2
        steps += 1
    return steps


# The sheets


@pytest.mark.parametrize(("slug", "points"), [("code_quiz", 16), ("code_practice", 18)])
def test_the_statement_tells_the_points(slug: str, points: int) -> None:
    """The sum is typed in the text, so a change of the items must reach it."""
    statement = (EXERCISES / slug / "statement.md").read_text(encoding="utf-8")

    assert sum(item["points"] for item in items(slug)) == points
    assert f"{points} in all" in statement
    assert [item["id"] for item in items(slug)] == [
        found.id for found in vars(MODULES[slug]).values() if isinstance(found, Definition)
    ]


@pytest.mark.parametrize(
    ("id_", "usable"),
    [("Q32", 2), ("Q35", 72), ("Q36", 86), ("Q37", 2), ("P19", 20), ("P20", 72), ("P21", 6), ("P22", 36)],
)
def test_as_many_variants_can_be_asked(id_: str, usable: int) -> None:
    """Ten of Q36 would let a wrong idea count as right; r = 0.5 of P22 is left out for the same reason."""
    assert len(VARIANTS[id_]) == usable


# What is right


def test_the_diary_has_one_entry_more_than_steps() -> None:
    """Q35, for all variants."""
    for numbers, question in VARIANTS["Q35"]:
        x, lr, n = exactly(numbers["x"]), exactly(numbers["lr"]), numbers["n"]
        assert question.judge_raw(f"{n + 1}, {x * (1 - 2 * lr) ** 2}").share == 1


def test_steps_are_counted_by_multiplying() -> None:
    """Q36, for all variants, in exact fractions."""
    for numbers, question in VARIANTS["Q36"]:
        x, lr, tol = (exactly(numbers[name]) for name in ("x", "lr", "tol"))
        right = count(x, 1 - 2 * lr, tol)
        assert question.judge_raw(str(right)).share == 1
        assert all(question.judge_raw(str(right + off)).share == 0 for off in (-1, 1, 2))


@pytest.mark.parametrize(("rates", "steps"), [((0.01, 0.1), (1, 31, 342)), ((0.05, 0.25), (1, 10, 66))])
def test_the_race_is_won_by_a_half_and_never_ended_by_one(
    rates: tuple[float, float], steps: tuple[int, int, int]
) -> None:
    """Q37."""
    question = only("Q37", slow_and_good=rates)
    assert isinstance(question, Ordering)
    order = [float(line.split("= ")[1].rstrip("$")) for line in question.steps]
    counted = [count(Fraction(10), 1 - 2 * exactly(rate), Fraction(1, 100)) for rate in order[:3]]

    assert order == [0.5, rates[1], rates[0], 1]
    assert tuple(counted) == steps
    assert abs(1 - 2 * order[3]) == 1


def test_the_challenge_ends_where_a_plain_loop_ends() -> None:
    """Q39: a thousand steps, two slopes, the largest curvature and what is left of the flat error."""
    m = b = 0.0
    for _ in range(1000):
        residuals = [2 * x - (m * x + b) for x in (1, 2, 3)]
        dm = -2 / 3 * sum(x * r for x, r in zip((1, 2, 3), residuals, strict=True))
        db = -2 / 3 * sum(residuals)
        m, b = m - 0.01 * dm, b - 0.01 * db
    trace, det = 2 * (14 / 3 + 1), 4 * (14 / 3 - 4)
    root = math.sqrt(trace**2 / 4 - det)
    flat, steep = 1 - 0.01 * (trace / 2 - root), 1 - 0.01 * (trace / 2 + root)
    question = only("Q39")
    assert isinstance(question, SingleChoice)
    said = " ".join(question.wrong.values())

    assert f"${m:.6f}$ and ${b:.6f}$" in said
    assert f"${0.01 * (trace / 2 + root):.2f}$" in said
    assert f"${flat:.4f}$" in question.right
    assert f"{100 * flat**1000:.0f}%" in question.right
    assert f"${steep:.4f}$ along one" in question.hints[0]


def test_the_true_statements_on_the_slopes_hold_on_an_example() -> None:
    """Q40: the sums are those of difference quotients; a shift by 1 changes the second slope by -2."""
    xs, ys, m, b, h = (1, 2, 4), (3, -1, 5), 0.5, 2.0, 1e-6

    def loss(m: float, b: float, up: float = 0) -> float:
        return sum((y + up - (m * x + b)) ** 2 for x, y in zip(xs, ys, strict=True)) / 3

    def db(up: float = 0) -> float:
        return (loss(m, b + h, up) - loss(m, b - h, up)) / (2 * h)

    residuals = [y - (m * x + b) for x, y in zip(xs, ys, strict=True)]
    assert db() == pytest.approx(-2 / 3 * sum(residuals), abs=1e-6)
    weighted = sum(x * r for x, r in zip(xs, residuals, strict=True))
    assert (loss(m + h, b) - loss(m - h, b)) / (2 * h) == pytest.approx(-2 / 3 * weighted, abs=1e-6)
    assert db(up=1) - db() == pytest.approx(-2, abs=1e-6)
    question = only("Q40")
    assert isinstance(question, MultipleChoice)
    assert (len(question.right), len(question.wrong)) == (4, 4)


def test_the_target_is_found() -> None:
    """P19, for all variants: each distance shrinks by its factor."""
    for numbers, question in VARIANTS["P19"]:
        (u, v), lr = numbers["uv"], exactly(numbers["lr"])
        r = 1 - 2 * lr
        steps = squared_count(Fraction(1), r, Fraction(1, 10**4) / ((u - 3) ** 2 + (v + 2) ** 2))
        assert question.judge_raw(f"{3 + (u - 3) * r**2}, {-2 + (v + 2) * r**2}, {steps}").share == 1


def test_the_first_step_is_two_sums() -> None:
    """P21, for all variants."""
    for numbers, question in VARIANTS["P21"]:
        y = numbers["y"]
        dm = -Fraction(2, 3) * sum(x * each for x, each in zip((1, 2, 3), y, strict=True))
        db = -Fraction(2, 3) * sum(y)
        assert question.judge_raw(f"{dm}, {db}, {-dm / 100}, {-db / 100}").share == 1


def test_the_bound_is_a_quotient_of_logarithms() -> None:
    """P22, for all variants."""
    for numbers, question in VARIANTS["P22"]:
        assert isinstance(question, Parts)
        x, r, tol = (exactly(numbers[name]) for name in ("x", "r", "tol"))
        bound = (math.log2(tol) - math.log2(x)) / math.log2(r)
        answer = {"a": question.key["a"], "b": f"{bound:.3f}, {count(x, r, tol)}"}
        assert question.judge_raw(answer).share == 1


# What is wrong, and what is told


@pytest.mark.parametrize(
    ("id_", "numbers", "key", "wrong"),
    [
        (
            "Q35",
            {"x": 10, "lr": 0.1, "n": 20},
            "21, 6.4",
            ["20, 6.4", "21, 8", "21, 5.12", "21, 8.1", "22, 6.4"],
        ),
        ("Q36", {"x": 10, "lr": 0.1, "tol": 0.01}, "31", ["21", "30", "32", "66", "35"]),
        (
            "P19",
            {"uv": (0, 0), "lr": 0.1},
            "1.08, -0.72, 27",
            [
                "0.6, -0.4, 27",
                "1.08, 0.72, 27",
                "1.08, -0.72, 17",
                "1.08, -0.72, 26",
                "0, 0, 0",
                "1.08, -0.72, 0",
            ],
        ),
        (
            "P21",
            {"y": (2, 4, 6)},
            "-18.6667, -8, 0.1867, 0.08",
            [
                "-9.3333, -4, 0.0933, 0.04",
                "-56, -24, 0.56, 0.24",
                "18.6667, 8, -0.1867, -0.08",
                "-8, -8, 0.08, 0.08",
                "-18.6667, -8, 0.1867, 0.0725",
            ],
        ),
    ],
)
def test_wrong_ideas_lead_to_these_numbers(
    id_: str, numbers: dict[str, Any], key: str, wrong: list[str]
) -> None:
    """As worked out in the curriculum; nothing else is listed."""
    question = only(id_, **numbers)
    assert isinstance(question, Number | Vector)

    assert question.key == key
    assert {listed.answer for listed in question.listed()} == set(wrong)


def test_wrong_counts_by_logarithms_are_those_of_the_curriculum() -> None:
    """P22 for 10, 0.8 and 0.01."""
    question = only("P22", x=10, r=0.8, tol=0.01)
    assert isinstance(question, Parts)
    counted = question.parts["b"].question

    assert counted.key == "30.957, 31"
    assert [wrong.answer for wrong in counted.listed()] == [
        "-30.957, -30",
        "30.957, 30",
        "20.638, 21",
        "4.292, 5",
    ]


def test_no_idea_is_named_where_two_fit() -> None:
    """Q36 from 8 at 0.8: one step too many, and waiting for the slope, are the same count."""
    question = only("Q36", x=8, lr=0.8, tol=0.01)

    assert question.judge_raw("15").sentence == "That is not the right number."
    assert "still outside" in question.judge_raw("13").sentence


def test_listed_pairs_can_be_given() -> None:
    """A sentence for a pair that is not on offer would never be told."""
    for id_ in ("Q33", "Q41", "Q42"):
        question = only(id_)
        assert isinstance(question, Matching)
        assert len(question.listed()) == len(question.wrong) > 0


def test_five_to_seven_terms_are_asked() -> None:
    """Q33, for a hundred students; both decoys are always there."""
    seen = [QUESTIONS["Q33"].drawn(Draw(PUBLIC_KEY, f"s{n}", "Q33"))[1] for n in range(100)]

    assert {len(question.left) for question in seen if isinstance(question, Matching)} == {5, 6, 7}
    assert all(len(question.right) == len(question.left) + 2 for question in seen)  # type: ignore[attr-defined]


# The bug


def loaded(source: str) -> Callable[..., Any]:
    """Define the routine of an answer."""
    scope: dict[str, Any] = {}
    exec(source, scope)
    found: Callable[..., Any] = scope["gradient_descent_1d"]
    return found


def same(got: Any, right: Any, tol: float) -> bool:
    """Compare two diaries."""
    if not isinstance(got, dict) or len(got["history"]) != len(right["history"]):
        return False
    ours, theirs = [got["result"], *got["history"]], [right["result"], *right["history"]]
    return all(abs(a - b) <= tol * max(1, abs(b)) for a, b in zip(ours, theirs, strict=True))


def passes(source: str, code: Code) -> bool:
    """Run code on every call, here and without a sandbox."""
    routine = loaded(source)
    returned = [(routine(*call.args), call) for call in code.calls]
    return all(same(got, call.right, call.tol) for got, call in returned)


def code_of(question: Question) -> Code:
    """Return the second part of P20."""
    assert isinstance(question, Parts)
    code = question.parts["b"].question
    assert isinstance(code, Code)
    return code


P20 = [pytest.param(n["bug"], q, id=n["bug"]) for n, q in VARIANTS["P20"] if n["position"] == "w"][::3]


@pytest.mark.parametrize(("bug", "question"), P20)
def test_only_the_mended_routine_passes(bug: str, question: Question) -> None:
    """The model and the routine of the worked solution do; the starter and the listed repairs do not."""
    code = code_of(question)
    mended = question.worked.split("```")[1].removeprefix("python\n")

    assert passes(code.model, code)
    assert passes(mended, code)
    assert not passes(code.starter, code)
    assert not any(passes(str(wrong.answer), code) for wrong in code.wrong)
    assert bug == "early return" or code.wrong


@pytest.mark.parametrize(("bug", "question"), P20)
def test_one_line_is_mended(bug: str, question: Question) -> None:
    """The offered lines stand in the starter, and lines that are arguably the fault are not offered."""
    assert isinstance(question, Parts)
    choice = question.parts["a"].question
    assert isinstance(choice, SingleChoice)
    lines = [line.strip() for line in code_of(question).starter.splitlines()[1:]]
    offered = [option.strip("`") for option in choice.form.options]
    mended = question.worked.split("```")[1].splitlines()

    assert set(offered) <= set(lines)
    assert len(lines) - len(offered) == (bug in ("early entry", "slope once"))
    assert mended[1:] != code_of(question).starter.splitlines()


def test_a_slope_that_is_measured_too_often_is_found() -> None:
    """The derivative is the expensive part: exactly one call for each step, as in the challenge C02."""
    code = code_of(only("P20", bug="slope once", curve="x^2", position="x"))
    once_more = code.model.replace("    return", "    df(path[-1])\n    return")

    assert passes(code.model, code)
    assert not passes(once_more, code)


# How it reads


@pytest.mark.parametrize("question", EVERY)
def test_texts_are_complete(question: Question) -> None:
    """Formulas are closed, negative numbers inside them are in parentheses, and there are hints."""
    texts = [question.prompt, *question.hints, question.worked]
    for text in [*texts, *(wrong.sentence for wrong in question.listed())]:
        plain = re.sub(r"```.*?```|`[^`]*`", "code", text, flags=re.DOTALL)
        assert plain.count("$") % 2 == 0, text
        assert not re.search(r"None|nan|show\(|  |[-+] -|\\cdot -", plain), text
    assert 2 <= len(question.hints) <= 3


@pytest.mark.parametrize("id_", ["Q32", "Q38", "Q39", "Q40"])
def test_right_options_do_not_stand_out_by_their_length(id_: str) -> None:
    """Neither the longest nor the shortest option is right by itself."""
    for _, question in VARIANTS[id_]:
        assert isinstance(question, SingleChoice | MultipleChoice)
        right = [question.right] if isinstance(question, SingleChoice) else list(question.right)
        lengths = {text: len(re.sub(r"\\[a-z]+", "x", text)) for text in (*right, *question.wrong)}
        mean = sum(lengths.values()) / len(lengths)
        assert 0.85 < sum(lengths[text] for text in right) / len(right) / mean < 1.15
        assert all(0.6 < length / mean < 1.5 for length in lengths.values())
