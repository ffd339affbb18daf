"""The cells of a notebook that carry points, and what of an exercise each of them is worth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.assignments.counting import WHOLE
from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.exchange.nbgrader.cells import HIDDEN_TESTS, SourceCell, grade_id
from grader.questions.parts import Parts
from grader.questions.prose import Prose
from grader.variants import Asked, sheet_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell with points.

    Attributes
    ----------
    name : str
        What nbgrader calls the cell.
    part : str
        The question whose points these are; `WHOLE` for a challenge.
    points : int
        What it is worth here.
    by_person : bool
        Whether a person reads it, and no machine.
    """

    name: str
    part: str
    points: int
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Assigned:
    """One exercise in one assignment, with what nbgrader and we know of its cells."""

    assignment: str
    exercise: Exercise
    cells: Mapping[str, SourceCell]
    judged: Sequence[Judged]


def judged_cells(exercise: Exercise, key: CourseKey | None) -> list[Judged]:
    """List the cells with points of an exercise, in their order; `key` draws its questions."""
    if key is None or not exercise.asks:
        return [Judged(HIDDEN_TESTS, WHOLE, exercise.manifest.points)]
    sheet = sheet_of(exercise, key.for_everybody(), "")
    return [judged for asked in sheet.asked for judged in cells_of(asked)]


def prose_of(asked: Asked) -> dict[str, tuple[Prose, int]]:
    """Return what a person judges of a question, by its name in answers.toml, with what it is worth."""
    question = asked.question
    if isinstance(question, Prose):
        return {asked.item.id: (question, asked.item.points)}
    parts = question.parts.items() if isinstance(question, Parts) else ()
    return {
        f"{asked.item.id}.{name}": (part.question, part.points)
        for name, part in parts
        if isinstance(part.question, Prose)
    }


def prose_cell(name: str) -> str:
    """Name the cell of a text, by its name in answers.toml, as notebooks do."""
    return grade_id(f"{name}-answer-text")


def cells_of(asked: Asked) -> Iterator[Judged]:
    """Yield the cells with points of one question: its texts, then what the machine judges."""
    item, prose = asked.item, prose_of(asked)
    for name, (_, points) in prose.items():
        yield Judged(prose_cell(name), item.id, points, by_person=True)
    if by_machine := item.points - sum(points for _, points in prose.values()):
        yield Judged(f"{item.id}-judged", item.id, by_machine)
