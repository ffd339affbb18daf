"""Proving a lesson: its numbers, its formulas, its words, and the ids that it names."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader.course_code import importable, load
from grader.errors import CatalogError
from grader.lessons import (
    CLAIMS_FILE,
    DEMO_FILE,
    LESSON_FILE,
    TEXT_FILE,
    Lesson,
    bare_numbers,
    bare_numbers_in_formula,
    broken_claims,
    claims_in,
    column_in,
    without_claims,
)
from grader.markup import formula_problems, problems
from grader.validation.findings import Problem
from grader.validation.lessons.claims import (
    Names,
    answer_problem,
    claim_problem,
    file_problems,
    truth_problem,
)
from grader.validation.lessons.parts import demo_problems, part_problems
from grader.validation.lessons.settings import Settings

BARE = "claims nothing: write [[{0} = expression]], or [[{0}]] if it is given"
BROKEN = "[[ begins no claim, such as [[0.5 = half(1)]], [[0.33 ~ third(1)]] or [[4]], that ends on its line"

NUMBERED = set("says columns rows when question reveal".split())
"""Texts that are read with the lesson, so that their numbers are claims or given, as its own."""

MARKDOWN = NUMBERED | set("title summary symbols checked description controls drawn readouts options".split())


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that must be computed: where it is said, the expression, and what compares the two."""

    where: str
    expression: str
    check: Callable[[Names], str | None]


def lesson_problems(lesson: Lesson, course_root: Path, items: Collection[str]) -> Iterator[Problem]:
    """Find what does not hold in a lesson.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    course_root : Path
        The root of its course, where the reference is.
    items : collection of str
        Ids of the items of the course.

    Yields
    ------
    Problem
        Where, such as ``text.md:41:12``, and what.
    """
    own = Settings(lesson.folder / LESSON_FILE, lesson.manifest)
    yield from part_problems(lesson, own, items)
    yield from _text_problems(lesson)
    yield from _problems_of_words(own)
    stated = [*_claims_of_text(lesson), *_claims_of(own), *_truths(lesson, own)]
    if lesson.demo is not None:
        file = Settings(lesson.folder / DEMO_FILE, lesson.demo)
        yield from demo_problems(lesson, lesson.demo, file)
        yield from _problems_of_words(file)
        stated += [*_claims_of(file), *_answers(lesson, file)]
    yield from _problems_of_numbers(lesson.folder / CLAIMS_FILE, course_root, stated)


def _text_problems(lesson: Lesson) -> Iterator[Problem]:
    """Find what is wrong in the text, whatever its numbers are."""
    text = lesson.text
    for line, column, sentence in problems(without_claims(text), lesson.folder):
        yield f"{TEXT_FILE}:{line}:{column_in(text, line, column)}", sentence
    for line, column in broken_claims(text):
        yield f"{TEXT_FILE}:{line}:{column}", BROKEN
    for line, column, number in bare_numbers(text):
        yield f"{TEXT_FILE}:{line}:{column}", f"{number} {BARE.format(number)}"


def _problems_of_words(file: Settings) -> Iterator[Problem]:
    """Find what is wrong in the words and formulas of a file of settings."""
    for key, text in file.texts():
        field = next(part for part in reversed(key) if isinstance(part, str))
        for sentence in _sentences(field, text):
            yield file.where(*key), sentence


def _sentences(field: str, text: str) -> list[str]:
    shown = without_claims(text)
    if field == "tex":
        sentences = [sentence for _, sentence in formula_problems(shown)]
        bare = bare_numbers_in_formula(text)
    elif field in MARKDOWN:
        sentences = [problem.sentence for problem in problems(shown)]
        bare = [number for _, _, number in bare_numbers(text)] if field in NUMBERED else []
    else:
        return []
    sentences += [BROKEN for _ in broken_claims(text)]
    return sentences + [f"{number} {BARE.format(number)}" for number in bare]


def _claims_of_text(lesson: Lesson) -> Iterator[Stated]:
    for claim in claims_in(lesson.text):
        where = f"{TEXT_FILE}:{claim.line}:{claim.column}"
        yield Stated(where, claim.expression, partial(claim_problem, claim))


def _claims_of(file: Settings) -> Iterator[Stated]:
    for key, text in file.texts():
        for claim in claims_in(text):
            yield Stated(file.where_in(key, claim.source), claim.expression, partial(claim_problem, claim))


def _truths(lesson: Lesson, file: Settings) -> Iterator[Stated]:
    for number, part in enumerate(lesson.manifest.parts):
        for place, formula in enumerate(part.formulas):
            where = file.where("parts", number, "formulas", place, "holds")
            yield Stated(where, formula.holds, partial(truth_problem, formula.holds))


def _answers(lesson: Lesson, file: Settings) -> Iterator[Stated]:
    for number, prompt in enumerate(lesson.demo.prompts if lesson.demo is not None else ()):
        if prompt.claim is not None:
            where = file.where("prompts", number, "answer")
            yield Stated(where, prompt.claim, partial(answer_problem, prompt.answer, prompt.claim))


def _problems_of_numbers(path: Path, course_root: Path, stated: Sequence[Stated]) -> Iterator[Problem]:
    """Compute everything that is stated, and look at the file that computes it."""
    expressions = [each.expression for each in stated if each.expression]
    if not path.is_file():
        if expressions:
            yield CLAIMS_FILE, f"is missing, but must give {expressions[0]}"
        return
    yield from file_problems(path.read_text(encoding="utf-8"), expressions)
    with importable(course_root):
        try:
            names = vars(load(path))
        except CatalogError as error:
            yield CLAIMS_FILE, str(error)
            return
        sentences = [(each.where, each.check(names)) for each in stated]
    for where, sentence in sentences:
        if sentence is not None:
            yield where, sentence
