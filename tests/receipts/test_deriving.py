"""Deriving a claim again: with the numbers that it is about."""

import json
from pathlib import Path

import pytest

from grader.draws import PUBLIC_KEY, key_for
from grader.grading.chunk import grade_chunk
from grader.models import Submission
from grader.receipts.deriving import derive
from grader.receipts.receipt import claim_of
from grader.report.record import to_json
from grader.variants import sheet_of
from tests.quizzes import answer_file, right_answers, write_quiz


@pytest.mark.parametrize("shared", [False, True])
def test_answers_are_derived_with_the_numbers_that_they_were_graded_with(
    tmp_path: Path, shared: bool
) -> None:
    """One's own, or those that all share: the receipt's fingerprint of the key tells."""
    quiz = write_quiz(tmp_path, "Q01", "Q02")
    given = Submission("answers.toml", "s01", shared_numbers=shared)
    key = key_for(given, PUBLIC_KEY)
    assert key is not None
    file = tmp_path / "answers.toml"
    file.write_text(answer_file(right_answers(sheet_of(quiz, key, "s01"))))
    submission = Submission(given.name, given.student, file.read_bytes(), shared_numbers=shared)
    (result,) = grade_chunk(quiz, [submission], key=PUBLIC_KEY)
    claim = claim_of(json.loads(to_json(result)))

    assert claim.points == 4
    assert derive(quiz, claim, file, "auto", PUBLIC_KEY) == claim
