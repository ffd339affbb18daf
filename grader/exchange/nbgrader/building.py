"""The source of an assignment: a notebook for each exercise, with what students do not get between marks.

nbgrader hands one notebook out to everybody, so all students share the numbers of its questions.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from grader.catalog import STARTER, STATEMENT, Course, Exercise
from grader.draws import CourseKey
from grader.exchange.nbgrader.cells import (
    BEGIN_SOLUTION,
    CODE,
    END_SOLUTION,
    HIDDEN_TESTS,
    autograded,
    read_only,
    to_fill_in,
)
from grader.exchange.nbgrader.folder import CONFIG, NOTE, note_on
from grader.exchange.nbgrader.judged import cells_of, prose_of
from grader.exchange.nbgrader.solutions import marked_solution
from grader.exchange.notebooks.building import (
    answer_cells,
    head_cells,
    model_of,
    public_test_cells,
)
from grader.exchange.notebooks.cells import (
    SUFFIX,
    Mark,
    NewCell,
    as_notebook,
    marked_cell,
    text_cell,
)
from grader.sheets import Handed, handed, question_as_markdown
from grader.variants import Asked, sheet_of

SHARED = """In this notebook everybody has the same numbers, also where the text above calls them your own."""
AS_IT_STANDS = """
Each submission is judged as it stands: what the text above says of tries and hints does not hold here, and an
answer that cannot be read earns nothing."""
YOUR_CODE = """## Your code

Fill in the next cell. All of it is handed in: imports and helper functions belong there too. Other cells are
not handed in, unless they begin with the same line `{mark}`; use them to try things out."""
HAND_IN = """## Hand in

Restart the kernel, run all cells, save, and submit the assignment as you always do."""
CONFIGURATION = """# Written by `grader build`; change it as you like.
c = get_config()  # noqa: F821 - nbgrader gives it
c.CourseDirectory.course_id = {course}
"""


def sources(
    course: Course, assignment: str, exercises: Sequence[Exercise], key: CourseKey | None
) -> dict[PurePosixPath, str]:
    """Write an assignment as nbgrader takes it.

    Parameters
    ----------
    course : Course
        Whose exercises these are.
    assignment : str
        What nbgrader calls it.
    exercises : sequence of Exercise
        Each becomes a notebook.
    key : CourseKey, optional
        Draws the questions; needed where an exercise has any.

    Returns
    -------
    dict
        The text of each file, by its path in the folder of the course.

    Raises
    ------
    CatalogError
        If a file of an exercise cannot be used.
    UsageError
        If an exercise has no model solution, or no hidden tests.
    """
    folder = PurePosixPath("source", assignment)
    notebooks = {folder / f"{one.slug}{SUFFIX}": source_notebook(one, key) for one in exercises}
    return {PurePosixPath(NOTE): note_on(course.root), **notebooks}


def configuration(name: str) -> dict[PurePosixPath, str]:
    """Write the configuration of a new course of nbgrader, which is called after its folder."""
    return {PurePosixPath(CONFIG): CONFIGURATION.format(course=repr(name))}


def source_notebook(exercise: Exercise, key: CourseKey | None) -> str:
    """Write one exercise; see `sources`."""
    exercise.require_hidden_suite()
    body = _challenge(exercise) if key is None or not exercise.asks else _questions(exercise, key)
    above = [text_cell("statement", exercise.read(STATEMENT))]
    above += [text_cell("shared-numbers", SHARED + AS_IT_STANDS * exercise.asks)] if exercise.draws else []
    return as_notebook([*map(read_only, above), *body, read_only(text_cell("hand-in", HAND_IN))])


def _challenge(exercise: Exercise) -> Iterator[NewCell]:
    """Make the cells of a challenge."""
    mark = Mark(exercise.slug)
    code = marked_solution(exercise.read(STARTER), model_of(exercise))
    yield read_only(text_cell("your-code", YOUR_CODE.format(mark=mark.line())))
    yield to_fill_in(marked_cell(CODE, mark, code))
    yield from map(read_only, public_test_cells(exercise))
    points = exercise.manifest.points
    yield autograded(
        HIDDEN_TESTS,
        f"# Hidden tests: {_worth(points)}. They run after you have handed in.",
        _call(exercise.slug),
        points,
    )


def _questions(exercise: Exercise, key: CourseKey) -> Iterator[NewCell]:
    """Make the cells of the sheet that everybody shares."""
    sheet = sheet_of(exercise, key.for_everybody(), "")
    yield from map(read_only, head_cells(exercise.slug, sheet))
    for question, asked in zip(handed(sheet), sheet.asked, strict=True):
        yield read_only(text_cell(question.id, question_as_markdown(question)))
        yield from _answers(exercise, question, asked)


def _answers(exercise: Exercise, question: Handed, asked: Asked) -> Iterator[NewCell]:
    """Make the cells for the answer to one question, and those that judge it."""
    prose = prose_of(asked)
    for cell in answer_cells(exercise.slug, question.id, question.form):
        leaf = cell.metadata["grader"].get("key", "")
        if leaf in prose:
            part, points = prose[leaf]
            text = "\n".join((BEGIN_SOLUTION, part.model.strip(), END_SOLUTION))
            answer = marked_cell(cell.id, Mark(exercise.slug, leaf), text, "markdown")
            yield to_fill_in(answer, points)
        else:
            yield cell
    for judged in cells_of(asked):
        if not judged.by_person:
            whole = judged.points == question.points
            worth = _worth(judged.points) if whole else f"{judged.points} of its {_worth(question.points)}"
            visible = f"# {question.id}: {worth}, judged after you have handed in."
            yield autograded(judged.name, visible, _call(exercise.slug, question.id), judged.points)


def _call(*names: str) -> str:
    said = ", ".join(map(json.dumps, names))
    return f"from grader.exchange.nbgrader.kernel import points\n\npoints({said})"


def _worth(points: int) -> str:
    return f"{points} point{'s' if points != 1 else ''}"
