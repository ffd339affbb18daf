"""One result, as an instructor reads it."""

from fractions import Fraction

from grader.models import Diagnosis, Outcome, Verdict
from grader.report.record import as_data
from grader.report.text import result_screen
from tests.report.records import case, result

MESSAGE = r"You took the height: the slope of $\theta^2$ is $2\theta$."


def test_points_have_two_decimals_at_most() -> None:
    """Thirds do not fill the line."""
    third = case("H01", points=Fraction(1, 3), max_points=Fraction(8, 15))

    assert "0.33 / 0.53" in result_screen(as_data(result(third)))


def test_formulas_are_read_where_the_course_speaks() -> None:
    """What a student wrote is shown as it is."""
    data = as_data(result(case("Q04", Outcome.FAILED, message=MESSAGE)))

    assert "the slope of θ² is 2θ." in result_screen(data, formulas=True)
    assert r"the slope of $\theta^2$ is" in result_screen(data)


def test_the_diagnosis_stands_below_the_tests() -> None:
    """One that has nothing to say adds nothing."""
    told = result(case(), verdict=Verdict.FAILED, diagnosis=Diagnosis(idea="ascent", sentence="Go down."))
    silent = result(case(), verdict=Verdict.FAILED, diagnosis=Diagnosis())

    assert result_screen(as_data(told)).endswith("\n\n  What is behind it:\n      Go down.")
    assert "behind" not in result_screen(as_data(silent))


def test_what_cannot_be_graded_is_told_why() -> None:
    """In place of tests, none of which was run."""
    why = "s01.py, line 4: expected ':'\n    def f()\n           ^"
    data = as_data(result(case("V01", Outcome.NOT_RUN), verdict=Verdict.NOT_GRADABLE, message=why))

    assert result_screen(data).splitlines()[2:] == [f"  {line}" for line in why.splitlines()]
