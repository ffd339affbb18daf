"""Whole sheets: the answers of twenty students who know everything, and what grading them takes."""

import json
from pathlib import Path

import pytest

from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.grading.chunk import grade_chunk
from grader.models import Outcome, Submission
from grader.variants import Sheet, sheet_of

COURSE = find_course(Path(__file__).parents[2])
SHEETS = [exercise for exercise in COURSE.exercises() if exercise.asks]
STUDENTS = [f"s{number:02}" for number in range(1, 21)]


def answer_file(sheet: Sheet) -> bytes:
    """Write the key of a sheet as a student would type it."""
    lines = [f"exercise = {json.dumps(sheet.exercise)}", f'student = "{sheet.student}"']
    for asked in sheet.asked:
        key = asked.question.key
        answers = (
            {f"{asked.item.id}.{part}": said for part, said in key.items()} if isinstance(key, dict) else {}
        )
        lines += [f"{name} = {json.dumps(said)}" for name, said in (answers or {asked.item.id: key}).items()]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("exercise", SHEETS, ids=lambda exercise: exercise.slug)
def test_who_knows_everything_scores_full_on_everything_but_prose(exercise: Exercise) -> None:
    """With twenty students' own numbers; what a person has to read is pending, and nothing is lost."""
    sheets = [sheet_of(exercise, PUBLIC_KEY, student) for student in STUDENTS]
    submissions = [Submission(f"{sheet.student}.toml", sheet.student, answer_file(sheet)) for sheet in sheets]

    results = grade_chunk(exercise, submissions, key=PUBLIC_KEY)

    lost = [
        (result.student, case.id, case.message)
        for result in results
        for case in result.tests
        if case.points + case.pending != case.max_points
        or case.outcome not in (Outcome.PASSED, Outcome.PENDING)
    ]
    assert lost == []
