"""A notebook made from an exercise: valid, complete, and nothing hidden in it."""

import re
from pathlib import Path

import nbformat
import pytest

from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.errors import UsageError
from grader.exchange.notebooks.building import notebook_of
from grader.sheets import handed
from grader.solutions import read_solutions
from grader.variants import sheet_of
from tests import quizzes
from tests.courses import write_course
from tests.exchange.notebooks.notebooks import built, cell_named, text_of

COURSE = find_course(Path(__file__).parents[3])
EXERCISES = COURSE.exercises()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.slug)
@pytest.mark.parametrize("solved", [False, True])
def test_jupyter_takes_it(exercise: Exercise, solved: bool) -> None:
    """Its own library finds nothing to mend, and the same exercise gives the same file."""
    sheet = sheet_of(exercise, PUBLIC_KEY, "s01") if exercise.asks else None
    text = notebook_of(exercise, sheet, solved=solved)

    nbformat.validate(nbformat.reads(text, as_version=4))  # type: ignore[no-untyped-call]
    assert text == notebook_of(exercise, sheet, solved=solved)


@pytest.mark.parametrize(
    "exercise", [one for one in EXERCISES if not one.asks], ids=lambda exercise: exercise.slug
)
def test_a_challenge_is_whole_and_hides_what_is_hidden(exercise: Exercise) -> None:
    """Statement, starter, and each public case; of the hidden suite, the hints and the model nothing."""
    text = text_of(built(exercise))
    solutions = read_solutions(exercise)
    assert solutions.model is not None

    assert exercise.read("statement.md").strip() in text
    assert f"# grader: {exercise.slug}\n{solutions.starter.source.decode().rstrip()}" in text
    public = exercise.read("test_public.py")
    assert all(
        f"def test_V{number:02}():" in text for number in range(1, 1 + len(re.findall(r'"V\d\d"', public)))
    )
    assert solutions.model.source.decode().strip() not in text
    hidden = {line.strip() for line in exercise.hidden_suite.read_text().splitlines() if '"H' in line}
    assert hidden
    assert not [line for line in hidden if line in text]
    assert "pytest" not in text
    assert solutions.model.source.decode().strip() in text_of(built(exercise, solved=True))


@pytest.mark.parametrize(
    "exercise", [one for one in EXERCISES if one.asks], ids=lambda exercise: exercise.slug
)
def test_a_sheet_asks_everything_and_tells_nothing(exercise: Exercise) -> None:
    """Each question with a cell for its answer; no worked solution but for instructors."""
    sheet = sheet_of(exercise, PUBLIC_KEY, "s01")
    notebook, solved = built(exercise, sheet), built(exercise, sheet, solved=True)

    for question, asked in zip(handed(sheet), sheet.asked, strict=True):
        assert question.prompt.strip() in "".join(cell_named(notebook, question.id)["source"])
        assert asked.question.worked not in text_of(notebook)
        assert asked.question.worked.strip() in text_of(solved)
        answers = [cell for cell in notebook["cells"] if cell["id"].startswith(f"{question.id}-")]
        assert answers
        assert all(cell["metadata"]["deletable"] is False for cell in answers)
    assert f'sheet = "{sheet.fingerprint}"' in text_of(notebook)


def test_code_and_sentences_have_cells_of_their_own(tmp_path: Path) -> None:
    """Code is written as code, sentences as text; short answers are lines that Python takes too."""
    exercise = quizzes.write_quiz(tmp_path)
    notebook = built(exercise, sheet_of(exercise, PUBLIC_KEY, "s01"))

    text, program = cell_named(notebook, "Q03-answer-text"), cell_named(notebook, "Q04-answer-code")
    assert (text["cell_type"], text["source"][0]) == ("markdown", "<!-- grader: sums Q03 -->\n")
    assert (program["cell_type"], program["source"][0]) == ("code", "# grader: sums Q04\n")
    assert "".join(cell_named(notebook, "Q01-answer")["source"]) == '# grader: sums\nQ01 = ""'
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            compile("".join(cell["source"]), cell["id"], "exec")


def test_without_a_model_there_is_no_solved_notebook(tmp_path: Path) -> None:
    """An author reads what is missing."""
    with pytest.raises(UsageError, match="doubling has no model solution"):
        notebook_of(write_course(tmp_path), solved=True)
