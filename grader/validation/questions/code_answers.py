"""Answers in code: the model must pass, the starter and each wrong answer must not; run in the sandbox."""

from collections.abc import Iterator, Sequence

from grader.catalog import Exercise, Item
from grader.grading.warm import host_for
from grader.models import CaseResult, Outcome, Submission
from grader.questions import Code, Question, Wrong
from grader.questions.answers import AnswerFile
from grader.questions.parts import each_part
from grader.suite.answering import NOT_RIGHT, AnswerBench
from grader.suite.judging import unjudged
from grader.validation.flaws import Flaw, Numbers
from grader.variants import ANYBODY, Asked, Sheet

MOST_VARIANTS = 10
"""Each answer is a process: so many variants are run, from all over the grids."""


def code_flaws(
    exercise: Exercise, item: Item, usable: Sequence[tuple[Numbers, Question]], isolation: str
) -> Iterator[tuple[Numbers, Flaw]]:
    """Run all that is listed for an item that is answered with code.

    Raises
    ------
    SandboxError
        If the machinery fails: nothing was proved.
    """
    step = max(1, len(usable) // MOST_VARIANTS)
    for numbers, question in usable[::step]:
        for _, part in each_part(question):
            if isinstance(part, Code):
                asked = Asked(item, dict(numbers), part)
                yield from ((numbers, flaw) for flaw in _flaws(exercise, asked, part, isolation))


def _flaws(exercise: Exercise, asked: Asked, question: Code, isolation: str) -> Iterator[Flaw]:
    model = _judged(exercise, asked, question.model, isolation)
    if model.outcome is not Outcome.PASSED:
        yield Flaw("the model is not right", model.message)
        return
    if _judged(exercise, asked, question.starter, isolation).outcome is Outcome.PASSED:
        yield Flaw("the starter is right, though nobody has filled it in")
    for wrong in question.wrong:
        judged = _judged(exercise, asked, wrong.answer, isolation)
        name = _named(wrong)
        if judged.outcome is Outcome.PASSED:
            yield Flaw("a listed wrong answer counts as right", name)
        elif judged.message not in (wrong.sentence, NOT_RIGHT):
            yield Flaw("a listed wrong answer is not told its sentence", f'{name} is told "{judged.message}"')


def _named(wrong: Wrong) -> str:
    """Name a wrong answer by its sentence, since all sources begin alike."""
    return f'the one for "{wrong.sentence}"'


def _judged(exercise: Exercise, asked: Asked, source: str, isolation: str) -> CaseResult:
    """Judge code as an answer file would bring it."""
    bench = AnswerBench(
        exercise,
        Submission(asked.item.id, ANYBODY),
        Sheet(exercise.slug, ANYBODY, (asked,)),
        AnswerFile(exercise.slug, ANYBODY, "", {asked.item.id: source}, {}),
        host_for(exercise, isolation).spawn,
    )
    return bench.judge(unjudged(asked.item))
