"""What the suites of an exercise must say: points, true literals, no value on a rounding edge."""

import math
from fractions import Fraction

import pytest

from grader.suite.expect import Rounding
from grader.validation.challenges.roundings import rounding_problems
from grader.validation.challenges.scores import show_points
from tests.validation.tiny import Tiny


def test_points_add_up(tiny: Tiny) -> None:
    """The manifest says what students are told; the marks are what they get."""
    tiny.change("test_hidden.py", "points(3)", 'points("2.5")')

    sentence = "points is 5, but test_hidden.py holds 4.5 points"
    assert tiny.findings() == [("exercise.toml", sentence)]


@pytest.mark.parametrize(("points", "text"), [("12", "12"), ("4.5", "4.5"), ("58/3", "58/3")])
def test_points_are_shown_exactly(points: str, text: str) -> None:
    """A third has no decimals."""
    assert show_points(Fraction(points)) == text


def test_literals_of_the_public_suite_are_recomputed(tiny: Tiny) -> None:
    """The model returns 2.72 and passes, although the sixth decimal is wrong."""
    tiny.change("test_public.py", "0, 5, 2.718282", "0, 5, 2.718289")

    assert tiny.findings() == [("V01", "the result is typed as 2.718289, the oracle has 2.718282")]


def test_literals_need_their_digits(tiny: Tiny) -> None:
    """A rounded literal would let a wrong neighbor pass."""
    tiny.change("test_public.py", "7.3333333, id", "7.33, id")

    assert tiny.findings() == [("V02", "the result is typed as 7.33, the oracle has 7.3333333")]


def test_exact_literals_are_recomputed_too(tiny: Tiny) -> None:
    """An expectation that the oracle fails is wrong, whatever it compares."""
    text = """

@pytest.mark.case("V03")
def test_bound(submission, expect):
    \"\"\"The upper bound is an int.\"\"\"
    submission.clamp(3, 1, 2)
    expect.equal(submission.clamp(3, 1, 2), 1, what="the upper bound")
"""
    tiny.files["test_public.py"] = (tiny.files["test_public.py"] or "") + text

    literal = ("V03", "does not hold for the oracle itself: the upper bound: not what was expected")
    findings = tiny.findings()
    assert findings[0] == literal
    assert [where for where, _ in findings] == ["V03", "model.py", "alternatives/by_cases.py"]


def test_what_the_oracle_raises_counts_as_raised(tiny: Tiny) -> None:
    """It stands where a submission would, so it raises as one."""
    text = """

@pytest.mark.case("V03")
def test_order(submission, expect):
    \"\"\"Bounds in the wrong order raise ValueError, and lists stay as they are.\"\"\"
    expect.raises(ValueError, submission.clamp, 1, 3, 2)
    expect.unchanged(submission.clamp, 1, 2, 3)
    expect.decimals(submission.clamp(1.23456, 0, 2), 2)
"""
    tiny.files["test_public.py"] = (tiny.files["test_public.py"] or "") + text

    assert tiny.findings() == []


def test_expected_values_keep_off_rounding_edges(tiny: Tiny) -> None:
    """2.125001 rounds to 2.13, and single precision may well make it 2.12."""
    tiny.change("test_hidden.py", "3.14159", "2.125001")

    sentence = (
        "the expected value is 2.125001, 0.0001 units of decimal 2 from a rounding edge; "
        "keep 0.0005 away, or declare a true tie with tie=True"
    )
    assert tiny.findings() == [("H01", sentence)]


def test_a_declared_tie_is_no_finding(tiny: Tiny) -> None:
    """Both neighbors count there, which is what the mark says."""
    tiny.change("test_hidden.py", "3.14159", "2.125")
    tiny.change("test_hidden.py", "places=2)", "places=2, tie=x == 2.125)")

    assert tiny.findings() == []


def test_a_declared_tie_must_be_one(tiny: Tiny) -> None:
    """Else the mark hides the next value that comes near an edge."""
    tiny.change("test_hidden.py", "places=2)", "places=2, tie=x == 12.5)")

    assert tiny.findings() == [
        ("H02", "declares a tie, but none of its expected values lies on a rounding edge")
    ]


def test_a_tie_covers_its_own_value_alone() -> None:
    """A diary with one tie may not have a second value that is merely near an edge."""
    tie = Rounding("history[3]", 0.125, 2, tie=True)
    near = Rounding("history[4]", 0.335003, 2, tie=True)

    [(case, sentence)] = rounding_problems({"H01": [tie, near]})
    assert case == "H01"
    assert sentence.startswith("history[4] is 0.335003, 0.0003 units")


def test_several_values_near_edges_make_one_finding() -> None:
    """A history of a thousand steps must not flood the screen."""
    near = [Rounding(f"history[{i}]", i + 0.5, 0, tie=False) for i in range(3)]

    [(_, sentence)] = rounding_problems({"H01": near})
    assert "(2 more in this case)" in sentence


def test_values_that_are_not_finite_have_no_edge() -> None:
    """Nothing equals them, so nothing is rounded to them."""
    assert list(rounding_problems({"H01": [Rounding("m", math.inf, 2, tie=False)]})) == []


def test_a_suite_that_cannot_be_collected_is_a_finding(tiny: Tiny) -> None:
    """The other exercises are validated all the same."""
    tiny.change("test_hidden.py", '"H04"', '"H01"')

    [(where, sentence)] = tiny.findings()
    assert where == "test_hidden.py"
    assert "the case id 'H01' is used twice" in sentence


def test_a_public_suite_that_cannot_be_collected_is_a_finding(tiny: Tiny) -> None:
    """The finding names the right file of both."""
    tiny.change("test_public.py", "import pytest\n", "import pytest\n\nUNKNOWN\n")

    [(where, sentence)] = tiny.findings()
    assert where == "test_public.py"
    assert "name 'UNKNOWN' is not defined" in sentence


def test_a_suite_that_fails_itself_is_one_finding(tiny: Tiny) -> None:
    """It says nothing about any submission, so nothing is said about them."""
    tiny.change("test_hidden.py", "submission.clamp(x, 1, 5), oracle", "submission.clamp(x, 1, 5), oracles")

    [(where, sentence)] = tiny.findings()
    assert where == "test_hidden.py"
    assert "case H05): NameError: name 'oracles' is not defined" in sentence
