"""Results files: what this grader writes is read, anything else is refused with one sentence."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from grader.errors import UsageError
from grader.models import Diagnosis, Outcome, Verdict, Visibility
from grader.report.record import results_file, to_json
from grader.statistics.reading import Case, Found, Idea, read_results
from tests.report import records

THIRD = Fraction(1, 3)
HOW = "`grader grade ... --json FILE` writes them"


def written(path: Path, **changes: Any) -> Path:
    """Write a file with one result, as the grader does; some fields of the result changed."""
    said: dict[str, Any] = {
        "outcome": Outcome.FAILED,
        "message": "You subtracted.",
        "ideas": ("minus",),
        "got": "-1",
    }
    result = records.result(
        records.case("Q01", max_points=Fraction(1), points=THIRD, **said),
        verdict=Verdict.PARTIAL,
        points=THIRD,
        diagnosis=Diagnosis(idea="ascent", sentence="Go down."),
    )
    line = json.dumps(json.loads(to_json(result)) | changes)
    ideas = [{"idea": "ascent", "title": "Walks uphill", "count": 1, "submissions": ["s01.py"]}]
    path.write_text("".join(results_file("doubling", "Doubling", [line], ideas)))
    return path


def test_what_the_grader_writes_is_read(tmp_path: Path) -> None:
    """Everything that statistics need."""
    found = read_results(written(tmp_path / "r.json"))

    assert (found.exercise, found.title) == ("doubling", "Doubling")
    assert found.misconceptions == (Idea("ascent", "Walks uphill"),)
    (attempt,) = found.results
    assert (attempt.student, attempt.submission, attempt.verdict) == ("s01", "s01.py", Verdict.PARTIAL)
    assert attempt.diagnosis == Found("ascent", "Go down.")
    assert attempt.hashes == records.HASHES
    assert attempt.tests == (
        Case(
            id="Q01",
            title="Title of Q01.",
            visibility=Visibility.PUBLIC,
            outcome=Outcome.FAILED,
            points=float(THIRD),
            max_points=1.0,
            pending=0.0,
            message="You subtracted.",
            ideas=("minus",),
            got="-1",
        ),
    )
    assert attempt.tests[0].is_question


def test_half_a_surrogate_pair_is_text(tmp_path: Path) -> None:
    """A name or a value may hold one, and JSON can."""
    assert read_results(written(tmp_path / "r.json", student="\ud800")).results[0].student == "\ud800"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", f"it is not JSON; {HOW}"),
        ("[" * 100_000, f"it is not JSON; {HOW}"),
        ("\xff", f"it is not JSON; {HOW}"),
        ("[]", f"the file: input should be a dictionary or an instance of ResultsFile; {HOW}"),
        ('{"schema": 2}', f"it is not of version 1; {HOW}"),
        ('{"schema": 1, "exercise": "a", "title": "A"}', f"results: field required; {HOW}"),
        (
            '{"schema": 1, "exercise": "a\\" b"}',
            f"exercise: string should match pattern '^[a-z][a-z0-9_]*$'; {HOW}",
        ),
    ],
)
def test_what_is_no_results_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """With the first thing that is wrong, and where results come from."""
    path = tmp_path / "r.json"
    path.write_text(text, encoding="latin-1")

    with pytest.raises(UsageError) as refused:
        read_results(path)

    assert str(refused.value) == f"{path}: no results are in it: {said}"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"points": -1}, "results.0.points: input should be greater than or equal to 0"),
        ({"verdict": "good"}, "results.0.verdict: input should be"),
        ({"tests": [{}]}, "results.0.tests.0.id: field required"),
    ],
)
def test_a_result_that_cannot_be_is_refused(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    """Numbers from it would be wrong."""
    with pytest.raises(UsageError) as refused:
        read_results(written(tmp_path / "r.json", **changes))

    assert said in str(refused.value)


def test_points_that_nobody_can_earn_are_refused(tmp_path: Path) -> None:
    """Facility would leave 0 to 1."""
    path = written(tmp_path / "r.json")
    path.write_text(path.read_text().replace(f'"points": {float(THIRD)}, "max', '"points": 2, "max'))

    with pytest.raises(UsageError, match="Q01 earned 2 of 1 points"):
        read_results(path)


def test_two_cases_of_one_id_are_refused(tmp_path: Path) -> None:
    """It would not be clear which one counts."""
    path = written(tmp_path / "r.json")
    data = json.loads(path.read_text())
    data["results"][0]["tests"] *= 2
    path.write_text(json.dumps(data))

    with pytest.raises(UsageError, match=r"s01\.py has two cases of one id"):
        read_results(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """With the reason of the system."""
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        read_results(tmp_path)
