"""Parts of a question that do not fit together; also how its key is typed."""

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest

from grader.questions import (
    Bounds,
    Code,
    Expression,
    Interval,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Part,
    Parts,
    Question,
    SingleChoice,
    Vector,
    Wrong,
)
from grader.validation.flaws import merged
from grader.validation.questions.edges import at_the_edge
from grader.validation.questions.shapes import shape_flaws
from grader.validation.questions.spellings import spellings
from tests.validation.tiny import Tiny

Ask = Callable[[str], Tiny]

SINGLE = SingleChoice(prompt="?", right="yes", wrong={"no": "Why?"})
MULTIPLE = MultipleChoice(prompt="?", right=["a", "b"], wrong={"c": "No.", "d": "No."})
PAIRS = Matching(prompt="?", pairs={"one": "1", "two": "2"}, decoys=["3"], wrong={("one", "3"): "No."})
ORDER = Ordering(prompt="?", steps=["a", "b", "c"], wrong={("b", "a"): "No."})
NUMBER = Number(prompt="?", right=0.75, wrong=[Wrong(1, "No.")])
VECTOR = Vector(prompt="?", right=[1.5, -2], names=["a", "b"], wrong=[Wrong([1, 2], "No.")])
INTERVAL = Interval(prompt="?", right=Bounds(-0.5, inf, False, False), decimals=2)
FORMULA = Expression(prompt="?", right="2*x0", variables=["x0"], wrong=[Wrong("x0", "Twice.")])
PARTS = Parts(prompt="?", parts={"a": Part(1, SINGLE), "b": Part(2, NUMBER)})
CODE = Code(prompt="?", entry="f", starter="", calls=[], model="")

SOUND = [SINGLE, MULTIPLE, PAIRS, ORDER, NUMBER, VECTOR, INTERVAL, FORMULA, PARTS]


@pytest.mark.parametrize("question", SOUND, ids=lambda question: type(question).__name__)
def test_sound_questions_have_no_flaws(question: Question) -> None:
    """The next test changes one thing in each."""
    assert list(shape_flaws(question)) == []


@pytest.mark.parametrize(
    ("question", "change", "sentence"),
    [
        (SINGLE, {"wrong": {}}, "no option is wrong"),
        (PARTS, {"parts": {"a": Part(1, SINGLE)}}, "there are fewer than two parts"),
        (
            PARTS,
            {"parts": {"first": Part(1, SINGLE), "b": Part(1, NUMBER)}},
            "a part is not named by a small letter: 'first'",
        ),
        (
            PARTS,
            {"parts": {"a": Part(1, PAIRS), "b": Part(1, NUMBER)}},
            "part a: a part may not be a Matching",
        ),
        (
            PARTS,
            {"parts": {"a": Part(1, replace(SINGLE, wrong={})), "b": Part(1, NUMBER)}},
            "part a: no option is wrong",
        ),
        (SINGLE, {"wrong": {"yes": "No."}}, "an option stands twice: yes"),
        (SINGLE, {"wrong": {" ": "No."}}, "an option is empty"),
        (
            SINGLE,
            {"wrong": {str(number): "No." for number in range(26)}},
            "there are more of them than letters: an option is number 27",
        ),
        (MULTIPLE, {"right": ["a", "a"]}, "an option stands twice: a"),
        (MULTIPLE, {"right": []}, "no option is right"),
        (MULTIPLE, {"wrong": {}}, "no option is wrong"),
        (
            MULTIPLE,
            {"show": (3, 1)},
            "show asks for more options than there are, or for no right one: (3, 1)",
        ),
        (
            MULTIPLE,
            {"show": (0, 1)},
            "show asks for more options than there are, or for no right one: (0, 1)",
        ),
        (PAIRS, {"show": (2, 3)}, "show is not the fewest and the most pairs: (2, 3)"),
        (PAIRS, {"decoys": ["3", "2"]}, "a right side stands twice: 2"),
        (PAIRS, {"wrong": {("one", "4"): "No."}}, "a wrong pair is not on offer: one - 4"),
        (PAIRS, {"wrong": {("six", "3"): "No."}}, "a wrong pair is not on offer: six - 3"),
        (PAIRS, {"wrong": {("one", "1"): "No."}}, "a wrong pair is right: one - 1"),
        (PAIRS, {"pairs": {"one": "1"}}, "there are fewer than two pairs"),
        (ORDER, {"steps": ["b", "a", "c"]}, "a wrong order is right: b - a"),
        (ORDER, {"steps": ["a", "b", "b"]}, "a line stands twice: b"),
        (ORDER, {"steps": ["a", "c", "d"]}, "a wrong order names a line that is not there: b - a"),
        (ORDER, {"also": [["a", "b"]]}, "another right order does not have the same lines"),
        (ORDER, {"steps": ["a"], "wrong": {}}, "there are fewer than two lines"),
        (NUMBER, {"right": nan}, "the right answer is not finite: nan"),
        (NUMBER, {"wrong": [Wrong(inf, "No.")]}, "a wrong answer is not finite: inf"),
        (VECTOR, {"right": [1]}, "the right answer has not as many numbers as names: 1, 2"),
        (VECTOR, {"counts": ["c"]}, "a count has the name of no number: c"),
        (VECTOR, {"counts": ["a", "b"]}, "a count is not a whole number: a, 1.5"),
        (
            VECTOR,
            {"wrong": [Wrong([1, 2, 3], "No.")]},
            "a wrong answer has not as many numbers as names: 3, 2",
        ),
        (
            INTERVAL,
            {"right": Bounds(nan, 1)},
            "the right answer is not finite: Bounds(low=nan, high=1, low_closed=False, high_closed=False)",
        ),
        (FORMULA, {"integers": ["t"]}, "a whole number is no variable: t"),
        (
            FORMULA,
            {"right": "2*y"},
            'the right expression cannot be read: 2*y: column 3: "y" is not one of the variables; '
            "use the variable x0",
        ),
        (
            FORMULA,
            {"wrong": [Wrong("2*", "No.")]},
            "a wrong expression cannot be read: 2*: column 3: "
            'expected a number, a variable or "(", got the end',
        ),
        (CODE, {}, "no call tries the code"),
    ],
)
def test_what_does_not_fit(question: Question, change: dict[str, Any], sentence: str) -> None:
    """Each would make a question that nobody can be asked, or that judges at random."""
    broken = replace(question, **change)

    assert list(merged(({}, flaw) for flaw in shape_flaws(broken))) == [sentence]


def test_shapes_are_findings(ask: Ask) -> None:
    """Such a question is not asked, so nothing else is said of it."""
    asked = ask("vector")
    asked.change("questions.py", "right=[n // 5, n % 5]", "right=[n // 5]")

    sentence = (
        "the right answer has not as many numbers as names: 1, 2 (where n = 17, and in 2 other variants)"
    )
    assert asked.findings() == [("questions.py: Q90", sentence)]


# How keys are typed


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (
            replace(NUMBER, right=-0.75),
            {"-0.75", "−0.75", "-0.7500000000", "-0.750", "-7.5e-1", "-3/4", "  -0.75 ", -0.75},
        ),
        (replace(NUMBER, right=1 / 3), {"1/3", "+0.3333", "0.3333333333", "3.333e-1", 0.3333}),
        (replace(NUMBER, right=6, decimals=0), {"6", "+6", "6.00", "6.000000", "12/2", 6}),
        (replace(NUMBER, right=6.3, decimals=0), {"6", "6.000000", "12/2", 6}),
        (replace(NUMBER, right=12.5, unit="percent"), {"12.5", "12.5%"}),
        (replace(VECTOR, counts=["b"]), {"1.5, -2", "1.5000000000, -2.0000000000", "3/2, -4/2"}),
        (replace(NUMBER, right=6), {"6", "+6", "6.00", "12/2", "6e+0", 6}),
        (replace(NUMBER, right=2e20), {"2e+20", "+2e+20"}),
        (INTERVAL, {"(-0.5, inf)", "]-0.5, inf[", "(-0.5; inf)", "(-0.5,inf)", "(-1/2, inf)", "(-0.5, ∞)"}),
        (PAIRS, {"1a 2b", "1A 2B", "1-a; 2-b", "2b 1a", "1 → a, 2 → b"}),
        (SINGLE, {"a", "A", "a)", " (a) "}),
        (MULTIPLE, {"a b", "ab", "a, b", "a;b", "b a", "a) b)", "A B"}),
    ],
)
def test_keys_are_typed_in_many_ways(question: Question, typed: set[object]) -> None:
    """These and more."""
    assert typed <= {raw for _, raw in spellings(question) if isinstance(raw, str | int | float)}


def test_several_numbers_are_typed_in_many_ways() -> None:
    """With any separator, with brackets or none."""
    typed = [raw for _, raw in spellings(VECTOR)]

    for raw in (
        "1.5, -2",
        "1.5 -2",
        "1.5; -2",
        "(1.5, -2)",
        "[1.5 -2]",
        "3/2, -4/2",
        [1.5, -2],
        ["1.5", "-2"],
    ):
        assert raw in typed


def test_expressions_are_typed_in_many_ways() -> None:
    """Names that begin alike, such as eta in theta, and digits behind names stay whole."""
    question = Expression(
        prompt="?", right="2*eta*(1 - lam0)**2 / theta", variables=["eta", "lam0", "lam1", "theta"]
    )

    typed = {raw for _, raw in spellings(question)}
    assert {
        "2*eta*(1 - lam0)^2 / theta",
        "2 eta (1 - lam0)**2 / theta",
        "2*η*(1 - λ0)**2 / θ",
        r"2*\eta*(1 - \lambda0)**2 / \theta",
        "2*eta*(1-lam0)**2/theta",
        "-(-(2*eta*(1 - lam0)**2 / theta))",
    } <= typed
    assert all(question.judge_raw(raw).share == 1 for raw in typed)


def test_there_is_nothing_right_beside_a_whole_number() -> None:
    """Where the other number has half a unit of its last decimal on both sides."""
    moved = list(at_the_edge(replace(VECTOR, counts=["b"])))

    assert [raw for raw, inside in moved if inside] == ["1.4999501, -2.0", "1.5000499, -2.0"]
    assert ("1.5, -2.001", False) in moved
    assert all(replace(VECTOR, counts=["b"]).judge_raw(raw).share == inside for raw, inside in moved)


def test_ends_of_an_interval_move_outward_alone() -> None:
    """An end at infinity does not move; a bracket there cannot change either, and is refused."""
    moved = [(raw, inside) for raw, inside in at_the_edge(INTERVAL)]

    assert moved == [
        ("(-0.50499, inf)", True),
        ("(-0.505010002, inf)", False),
        ("[-0.5, inf)", False),
        ("(-0.5, inf]", False),
    ]
