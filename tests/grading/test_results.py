"""From what a suite said to the record that is kept."""

from fractions import Fraction

from grader import __version__
from grader.catalog import Exercise
from grader.grading.results import not_graded, result_of, versions
from grader.intake import fingerprint
from grader.models import CaseResult, Isolation, Outcome, RunResult, Usage, Verdict, Visibility
from grader.suite.replay import Graded
from tests.courses import RIGHT, handed_in


def case(name: str, outcome: Outcome, worth: int, message: str = "") -> CaseResult:
    """Return a hidden case that ended so."""
    points = Fraction(worth if outcome is Outcome.PASSED else 0)
    worth_of_it, title = Fraction(worth), f"Title of {name}."
    return CaseResult(name, title, Visibility.HIDDEN, outcome, points, worth_of_it, message=message)


def kept(exercise: Exercise, *cases: CaseResult, fault: str = "", refusal: str = "") -> RunResult:
    """Return the record of a submission."""
    graded = Graded(handed_in(RIGHT), cases, Usage(), refusal, fault)
    return result_of(exercise, graded, Isolation.FULL)


def test_points_and_score_follow_the_cases(exercise: Exercise) -> None:
    """Exact inside, a float as the score."""
    result = kept(exercise, case("H01", Outcome.PASSED, 3), case("H02", Outcome.FAILED, 1, "it is wrong"))

    assert result.verdict is Verdict.PARTIAL
    assert (result.points, result.max_points) == (Fraction(3), Fraction(4))
    assert result.score == 0.75
    assert result.message == "H02: it is wrong"


def test_the_first_failure_is_the_message(exercise: Exercise) -> None:
    """A case that was not run is no reason; one that says nothing has its title."""
    not_run, failed = case("H01", Outcome.NOT_RUN, 3, "needs: V01"), case("H02", Outcome.CRASHED, 1)

    assert kept(exercise, not_run, failed).message == "H02: Title of H02."
    assert kept(exercise, not_run).message == ""
    assert kept(exercise, case("H01", Outcome.PASSED, 4)).message == ""


def test_a_refused_file_scores_zero_and_is_not_gradable(exercise: Exercise) -> None:
    """It is no failure of its cases, which were not run."""
    result = kept(exercise, case("H01", Outcome.NOT_RUN, 4), refusal="the file is empty")

    assert result.verdict is Verdict.NOT_GRADABLE
    assert result.score == result.points == 0
    assert result.message == "the file is empty"


def test_a_fault_of_the_suite_counts_nothing(exercise: Exercise) -> None:
    """No score, whatever the cases before it said."""
    result = kept(exercise, case("H01", Outcome.PASSED, 4), fault="the suite failed in its own code")

    assert result.verdict is Verdict.NOT_GRADED
    assert result.score is None
    assert result.points == 0
    assert result.message == "the suite failed in its own code"


def test_without_cases_the_points_are_those_of_the_manifest(exercise: Exercise) -> None:
    """What could have been earned is known all the same."""
    result = not_graded(exercise, handed_in(RIGHT), "the grader failed")

    assert result.verdict is Verdict.NOT_GRADED
    assert result.score is None
    assert result.max_points == 4
    assert result.isolation is None
    assert result.tests == ()


def test_a_result_is_a_receipt(exercise: Exercise) -> None:
    """It names all that decided it."""
    result = kept(exercise, case("H01", Outcome.PASSED, 4))

    assert result.hashes == {"submission": fingerprint(RIGHT.encode()), **exercise.hashes, "key": ""}
    assert set(result.hashes) == {"submission", "exercise", "reference", "grader", "key"}
    assert result.limits == exercise.limits
    assert set(versions()) == {"grader", "python", "numpy", "pytest"}
    assert result.versions["grader"] == __version__


def test_a_run_without_a_sandbox_says_so(exercise: Exercise) -> None:
    """Only one's own code may be run that way."""
    graded = Graded(handed_in(RIGHT), (case("H01", Outcome.PASSED, 4),), Usage())

    assert result_of(exercise, graded, Isolation.PROCESS).note.startswith("not isolated")
    assert result_of(exercise, graded, Isolation.FILTERS).note == ""
