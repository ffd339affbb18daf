"""A notebook that is built, filled in and handed in is graded as the file would be."""

from dataclasses import replace
from pathlib import Path

import pytest

from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.exchange.notebooks.collecting import unpacked
from grader.grading.chunk import grade_chunk
from grader.models import RunResult, Submission
from grader.report.record import as_data
from grader.solutions import read_solutions
from grader.variants import sheet_of
from tests.exchange.notebooks.notebooks import built, filled, saved
from tests.exercises.test_model_answers import answer_file

COURSE = find_course(Path(__file__).parents[3])
CHALLENGES = [exercise for exercise in COURSE.exercises() if not exercise.asks]


def through_a_notebook(exercise: Exercise, submission: Submission) -> Submission:
    """Paste a file into a notebook, and hand that in."""
    notebook = filled(built(exercise), submission.source.decode())
    return replace(submission, source=unpacked(exercise, saved(notebook)).source)


def judged(result: RunResult) -> object:
    """Return what a result says, without times, hashes and line numbers."""
    data = as_data(result)
    cases = [
        {name: case[name] for name in case if name not in ("duration_s", "frames")} for case in data["tests"]
    ]
    return cases, [data[name] for name in ("verdict", "points", "message", "diagnosis", "variant")]


@pytest.mark.parametrize("exercise", CHALLENGES, ids=lambda exercise: exercise.slug)
def test_all_code_comes_through_as_it_is(exercise: Exercise) -> None:
    """Of the model, and of each other answer that the course knows, right or wrong."""
    for submission in read_solutions(exercise).submissions():
        given = submission.source.decode().rstrip()
        taken = through_a_notebook(exercise, submission).source.decode()

        assert taken == f"# grader: {exercise.slug}\n{given}\n"


@pytest.mark.parametrize("slug", ["mse_and_gradient", "standardize", "weight_decay_step"])
def test_code_is_judged_alike(slug: str) -> None:
    """Case by case, with the same idea behind what is wrong."""
    exercise = COURSE.exercise(slug)
    solutions = read_solutions(exercise)
    assert solutions.model is not None
    files = [replace(one, student="s01") for one in (solutions.model, solutions.mutants[0].submission)]

    results = grade_chunk(
        exercise, [*files, *(through_a_notebook(exercise, one) for one in files)], key=PUBLIC_KEY
    )
    assert [judged(result) for result in results[:2]] == [judged(result) for result in results[2:]]


@pytest.mark.parametrize("slug", ["bowl_quiz", "code_practice", "theory_practice"])
def test_answers_are_judged_alike(slug: str) -> None:
    """Those of who knows everything: points, sentences, and what waits for a person."""
    exercise = COURSE.exercise(slug)
    sheet = sheet_of(exercise, PUBLIC_KEY, "s01")
    file = Submission("s01.toml", "s01", answer_file(sheet))
    notebook = replace(file, source=unpacked(exercise, saved(built(exercise, sheet, solved=True))).source)

    by_file, by_notebook = grade_chunk(exercise, [file, notebook], key=PUBLIC_KEY)
    assert judged(by_file) == judged(by_notebook)
    assert by_file.points + by_file.pending == by_file.max_points
