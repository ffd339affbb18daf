"""Questions for authors: `pytest exercises/<slug> --submission answers.toml`; nothing for everybody else."""

from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.draws import course_key
from grader.errors import CatalogError, GraderError
from grader.grading.chunk import grade_chunk
from grader.suite.bench import authors_bench
from grader.variants import sheet_of
from tests.quizzes import answer_file, handed_in, right_answers, write_quiz

pytest_plugins = ["pytester"]

EXERCISE = "exercises/sums"


@pytest.fixture
def quiz(pytester: pytest.Pytester) -> Exercise:
    """Write a course into the folder of the run, with a file of answers of s01."""
    quiz = write_quiz(pytester.path)
    sheet = sheet_of(quiz, course_key(pytester.path), "s01")
    wrong = {**right_answers(sheet), "Q02": "a", "Q04": "double = lambda x: 1 / 0"}
    (pytester.path / "answers.toml").write_text(answer_file(wrong, student="s01"))
    return quiz


@pytest.mark.usefixtures("quiz")
def test_each_item_passes_fails_or_waits(pytester: pytest.Pytester) -> None:
    """It is named by its id, and says what a student is told, and what it is worth."""
    result = pytester.runpytest_subprocess(EXERCISE, "--submission", "answers.toml", "-rA")

    result.assert_outcomes(passed=1, failed=2, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "*Q02 Title of Q02*",
            "*(worth 0 of 2)",
            "*Q04 Title of Q04*",
            "it raised ZeroDivisionError (worth 0 of 3)",
            "PASSED exercises/sums/questions.py::Q01",
            "SKIPPED * waits for a person",
            "FAILED exercises/sums/questions.py::Q02 *",
        ]
    )
    assert "Traceback" not in result.stdout.str()


@pytest.mark.usefixtures("quiz")
def test_one_item_can_be_run_alone(pytester: pytest.Pytester) -> None:
    """By its id, with the numbers of the student that is named."""
    (pytester.path / "s02.toml").write_text("Q01 = 0\n")
    result = pytester.runpytest_subprocess(
        f"{EXERCISE}/questions.py::Q01", "--submission", "s02.toml", "--student", "s03"
    )

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*That is not the right number. (worth 0 of 2)"])


@pytest.mark.usefixtures("quiz")
def test_questions_are_no_tests_of_anybody_else(pytester: pytest.Pytester) -> None:
    """Plain pytest in a course finds the author's own tests, and imports no questions."""
    (pytester.path / EXERCISE / "questions.py").write_text("raise RuntimeError('imported by accident')\n")
    (pytester.path / "questions.py").write_text("raise RuntimeError('imported by accident')\n")
    pytester.makepyfile(test_own="def test_own(): pass")

    pytester.runpytest_subprocess("-W", "error").assert_outcomes(passed=1)


def test_a_file_of_this_name_elsewhere_is_not_ours(pytester: pytest.Pytester, quiz: Exercise) -> None:
    """A folder without exercise.toml is none of an exercise, also while one is debugged."""
    below = quiz.folder / "drafts"
    below.mkdir()
    (below / "questions.py").write_text("raise RuntimeError('imported by accident')\n")

    result = pytester.runpytest_subprocess(EXERCISE, "--submission", "answers.toml", "--collect-only", "-q")

    assert result.ret == 0
    assert [line for line in result.outlines if "::" in line] == [
        f"{EXERCISE}/questions.py::{name}" for name in ("Q01", "Q02", "Q03", "Q04")
    ]


@pytest.mark.usefixtures("quiz")
def test_without_answers_an_item_fails_with_the_way_to_run_it(pytester: pytest.Pytester) -> None:
    """Who names the file of questions wants to run them."""
    result = pytester.runpytest_subprocess(f"{EXERCISE}/questions.py")

    result.assert_outcomes(failed=4)
    result.stdout.fnmatch_lines(["whose answers? pytest exercises/<slug> --submission answers.toml"])


@pytest.mark.usefixtures("quiz")
def test_answers_that_cannot_be_judged_are_a_usage_error(pytester: pytest.Pytester) -> None:
    """One sentence, no traceback."""
    (pytester.path / "answers.toml").write_text('exercise = "other"')
    result = pytester.runpytest_subprocess(EXERCISE, "--submission", "answers.toml")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert 'these are answers to "other", not to sums' in result.stderr.str()
    assert "Traceback" not in result.stderr.str()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("Q01 = 5", "it does not tell whose answers these are"), ("", r"answers\.toml: the file is empty")],
)
def test_the_bench_of_an_author_is_as_strict_as_that_of_a_class(
    quiz: Exercise, tmp_path: Path, text: str, sentence: str
) -> None:
    """What debugging shows is what a student would be told."""
    (tmp_path / "answers.toml").write_text(text)

    with pytest.raises(GraderError, match=sentence):
        authors_bench(quiz.folder, tmp_path / "answers.toml", "auto", "")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("1 / 0\n", "cannot be loaded: ZeroDivisionError: division by zero"),
        ("", "defines no question for Q01"),
    ],
)
def test_an_author_s_error_is_one_sentence_for_who_grades(tmp_path: Path, source: str, sentence: str) -> None:
    """File and reason; no line of ours."""
    quiz = write_quiz(tmp_path, "Q01", questions=source)

    with pytest.raises(CatalogError) as caught:
        grade_chunk(quiz, [handed_in({"Q01": 1})], key=course_key(tmp_path))

    place = quiz.folder / "questions.py"
    assert str(caught.value) == f"{quiz.folder}: the suite cannot be collected:\n{place}: {sentence}"
