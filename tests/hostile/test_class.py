"""All hostile submissions as one class, with honest neighbors between them, through the engine.

The other tests look at the sandbox; this one at what comes of it: nobody earns a point, nobody escapes with
an error of the grader's, and whoever sits beside an attacker gets the grade that they would have had anyway.
"""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.grading.chunk import grade_chunk
from grader.models import RunResult, Submission, Verdict

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
MODEL = PROJECT / "solutions" / "linear_regression" / "model.py"
HOSTILE = {f"{path.parents[1].name}/{path.name}": path for path in sorted(HERE.glob("*/submissions/*.py"))}
EXPECTED = {
    f"{threat}/{name}": said
    for threat, submissions in tomllib.loads((HERE / "expected.toml").read_text()).items()
    for name, said in submissions.items()
}
CASES = "H01 or H02 or H03 or H25 or H26"
"""Enough of the suite for each way to end: numbers, several calls in one case, and an exception asked for."""

EVERY = 10
"""An honest neighbor sits behind each tenth attacker."""


@dataclass(frozen=True)
class Graded:
    """The results of the attackers, by the names of their files, and those of their neighbors."""

    hostile: dict[str, RunResult]
    honest: list[RunResult]


@pytest.fixture(scope="module")
def graded() -> Graded:
    """Grade everybody in one chunk: one session of pytest, one zygote; with little time for each."""
    exercise = find_course(PROJECT).exercise("linear_regression")
    limits = exercise.manifest.limits.model_copy(update={"call_s": 0.25, "wall_s": 1.5, "cpu_s": 2})
    exercise = replace(exercise, manifest=exercise.manifest.model_copy(update={"limits": limits}))
    everybody: list[Submission] = []
    for k, (name, path) in enumerate(HOSTILE.items()):
        everybody.append(Submission(name, name, path.read_bytes()))
        if k % EVERY == EVERY - 1:
            everybody.append(Submission(f"honest {k}", f"honest {k}", MODEL.read_bytes()))
    results = {result.student: result for result in grade_chunk(exercise, everybody, selected=CASES)}
    return Graded(
        {name: results[name] for name in HOSTILE},
        [result for name, result in results.items() if name not in HOSTILE],
    )


def test_every_attack_has_an_expectation() -> None:
    """A submission without a line in `expected.toml`, or a line without a submission, is a mistake."""
    assert set(EXPECTED) == set(HOSTILE)


@pytest.mark.parametrize("name", HOSTILE)
def test_cannot_earn_a_point(graded: Graded, name: str) -> None:
    """The verdict is the student's own, and each case ended in one of the ways that were foreseen."""
    result, expected = graded.hostile[name], EXPECTED[name]

    assert result.verdict == expected["verdict"], result.message
    assert result.points == 0
    foreseen = {*expected["outcomes"], "time_limit"}  # on a busy machine any of them may be stopped first
    assert {str(case.outcome) for case in result.tests if case.max_points} <= foreseen
    assert len(result.message) < 5_000


def test_cannot_change_the_grade_of_a_neighbor(graded: Graded) -> None:
    """Everybody honest has full marks."""
    assert len(graded.honest) == len(HOSTILE) // EVERY
    assert {result.verdict for result in graded.honest} == {Verdict.PASSED}


def test_cannot_be_graded_under_another_name(graded: Graded) -> None:
    """Each submission has one result, in its own name."""
    assert all(result.student == name for name, result in graded.hostile.items())
