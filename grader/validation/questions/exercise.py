"""Proving an exercise of questions: every variant of every item, as every student could get it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from grader.catalog import EXERCISE_FILE, QUESTIONS, STATEMENT, Exercise, Item
from grader.draws import PUBLIC_KEY, Draw
from grader.errors import CatalogError, UsageError
from grader.questions import Definition, Question
from grader.validation.challenges.folder import statement_problems
from grader.validation.findings import Classmates, Finding, ItemCounts, Problem, QuestionCounts, Validation
from grader.validation.flaws import Flaw, Numbers, guarded, merged
from grader.validation.ids import Ids, item_problems
from grader.validation.questions.answers import answer_flaws
from grader.validation.questions.classmates import STUDENTS, classmates, distinct, numbers_of
from grader.validation.questions.code_answers import code_flaws
from grader.validation.questions.combinations import Combinations, combinations_of, grid_flaws
from grader.validation.questions.sheets import sheet_problems
from grader.validation.questions.wording import word_flaws
from grader.variants import definitions_of

ARRANGEMENTS = 20
"""For so many students each variant is put into order."""


def validate_questions(
    exercise: Exercise, ids: Ids, isolation: str, report: Callable[[object], None]
) -> Validation:
    """Validate one exercise of questions.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    ids : Ids
        What the items and lessons of the course are called.
    isolation : str
        ``"auto"`` or the name of an `Isolation`, for answers in code.
    report : callable
        Is called after each item.

    Raises
    ------
    SandboxError
        If the machinery fails: nothing was proved.
    """
    problems: list[Problem] = list(item_problems(exercise, ids))
    counts = QuestionCounts()
    try:
        problems += statement_problems(exercise, exercise.read(STATEMENT))
        definitions = definitions_of(exercise)
    except CatalogError as error:
        problems.append((QUESTIONS if QUESTIONS in str(error) else STATEMENT, str(error)))
    except UsageError:
        problems.append((QUESTIONS, "is missing: it defines the questions, and their answers"))
    else:
        proved = [
            _prove(exercise, item, definitions[item.id], isolation, report)
            for item in exercise.manifest.items
        ]
        problems += [problem for item in proved for problem in item.problems]
        if all(item.found.can_be_drawn for item in proved):
            problems += sheet_problems(exercise)
        counts = QuestionCounts(tuple(item.counts for item in proved), _classmates(proved))
    findings = tuple(Finding(exercise.slug, *problem) for problem in dict.fromkeys(problems))
    return Validation(exercise.slug, "exercise", findings, counts)


@dataclass(frozen=True, slots=True)
class _Proof:
    """What became of one item."""

    definition: Definition
    found: Combinations
    problems: tuple[Problem, ...]
    drawn: Sequence[Numbers]

    @property
    def counts(self) -> ItemCounts:
        """How much there was to look at."""
        return ItemCounts(
            id=self.definition.id,
            combinations=self.definition.combinations,
            variants=len(self.found.usable),
            wrong=max((len(question.listed()) for _, question in self.found.usable), default=0),
            seen=distinct(self.drawn),
        )


def _prove(
    exercise: Exercise, item: Item, definition: Definition, isolation: str, report: Callable[[object], None]
) -> _Proof:
    found = combinations_of(definition)
    flaws = [*grid_flaws(definition, found), *_flaws_of_variants(item, found)]
    flaws += code_flaws(exercise, item, found.usable, isolation)
    where = f"{QUESTIONS}: {item.id}"
    problems = [(where, sentence) for sentence in merged(flaws)]
    problems += _code_said(item, found)
    drawn: Sequence[Numbers] = [{}] * len(STUDENTS)
    if definition.grids and found.can_be_drawn:
        try:
            drawn = numbers_of(definition, found.usable)
        except CatalogError as error:
            problems.append((where, str(error)))
    report(item)
    return _Proof(definition, found, tuple(problems), drawn)


def _flaws_of_variants(item: Item, found: Combinations) -> Iterator[tuple[Numbers, Flaw]]:
    for numbers, question in found.usable:
        flaws = guarded("it cannot be asked", _flaws_of(item, question))
        yield from ((numbers, flaw) for flaw in flaws)


def _flaws_of(item: Item, question: Question) -> Iterator[Flaw]:
    yield from word_flaws(question, item)
    for arranged in arrangements(item.id, question):
        yield from answer_flaws(arranged)


def arrangements(item: str, question: Question) -> list[Question]:
    """Return a question as students see it: in different orders, or as it is where it has none."""
    drawn = [question.arranged(Draw(PUBLIC_KEY, student, item)) for student in STUDENTS[:ARRANGEMENTS]]
    return list({repr(arranged.arrangement): arranged for arranged in drawn}.values())


def _code_said(item: Item, found: Combinations) -> Iterator[Problem]:
    """Find out whether `exercise.toml` says of the item that it is answered with code."""
    is_code = any(question.runs_code for _, question in found.usable)
    if is_code and not item.code:
        yield EXERCISE_FILE, f"{item.id} is answered with code, so its item needs code = true"
    elif item.code and found.usable and not is_code:
        yield EXERCISE_FILE, f"{item.id} has code = true, but is not answered with code"


def _classmates(proved: Sequence[_Proof]) -> Classmates | None:
    """Count students who share all their numbers; None where there are no numbers to share."""
    if not any(item.definition.grids for item in proved):
        return None
    return classmates(list(zip(*(item.drawn for item in proved), strict=True)))
