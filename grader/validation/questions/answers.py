"""What answers to a question must earn: the right one everything however it is typed, wrong ones less."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from grader.errors import FormatError
from grader.questions import (
    Code,
    Expression,
    Interval,
    Judgement,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Parts,
    Prose,
    Question,
    Vector,
    Wrong,
)
from grader.questions.choices import as_letters
from grader.questions.matching import as_pairs
from grader.questions.numbers import quoted
from grader.validation.flaws import Flaw, guarded
from grader.validation.questions.edges import at_the_edge
from grader.validation.questions.spellings import spellings
from grader.validation.questions.unreadable import unreadable


def answer_flaws(question: Question) -> Iterator[Flaw]:
    """Find answers that are not read and judged as they should be; code and prose are not judged here."""
    if isinstance(question, Parts):
        for name, part in question.parts.items():
            yield from (Flaw(f"part {name}: {rule}", said) for rule, said in answer_flaws(part.question))
        yield from _of_unreadable_ones(question)
        return
    judging = (_of_the_key, _at_the_edge, _of_wrong_ones, _of_simple_ones)
    checks = () if isinstance(question, Code | Prose) else judging
    found = chain.from_iterable(check(question) for check in (*checks, _of_unreadable_ones))
    yield from guarded("an answer cannot be judged", found)


def _judged(question: Question, raw: Any) -> Judgement | None:
    """Judge an answer; None if it is refused."""
    try:
        return question.judge_raw(raw)
    except FormatError:
        return None


def _is_right(question: Question, raw: Any) -> bool:
    judged = _judged(question, raw)
    return judged is not None and judged.share == 1


def _of_the_key(question: Question) -> Iterator[Flaw]:
    for name, raw in spellings(question):
        try:
            judged = question.judge_raw(raw)
        except FormatError as error:
            yield Flaw(f"the right answer {name} is refused", f"{quoted(raw)}: {error}")
        else:
            if judged.share != 1:
                yield Flaw(f"the right answer {name} is not right", f"{quoted(raw)}: {judged.sentence}")


def _at_the_edge(question: Question) -> Iterator[Flaw]:
    for raw, inside in at_the_edge(question):
        if inside and not _is_right(question, raw):
            yield Flaw("an answer just inside the tolerance is not right", quoted(raw))
        elif not inside and _is_right(question, raw):
            yield Flaw("an answer just outside the tolerance is right", quoted(raw))


def _of_wrong_ones(question: Question) -> Iterator[Flaw]:
    for place, wrong in enumerate(question.listed()):
        judged = question.judge_raw(wrong.answer)
        fitting = _sentences_for(question, place, wrong)
        if not wrong.sentence.strip():
            yield Flaw("a listed wrong answer has no sentence", quoted(wrong.answer))
        if judged.share == 1:
            yield Flaw("a listed wrong answer counts as right", quoted(wrong.answer))
        elif len(fitting) == 1 and judged.sentence not in fitting:
            told = f'{quoted(wrong.answer)} is told "{judged.sentence}"'
            yield Flaw("a listed wrong answer is not told its sentence", told)
        elif len(fitting) > 1 and judged.sentence in fitting and not isinstance(question, Ordering):
            yield Flaw("an answer that fits several sentences is told one of them", quoted(wrong.answer))


def _sentences_for(question: Question, place: int, wrong: Wrong) -> set[str]:
    """Return the sentences of all listed wrong answers that this one is, found out in another way.

    What is wrong with letters is wrong with one of them alone, but for orders, in which one line that is
    moved may pass several.
    """
    if isinstance(question, Ordering):
        order = [question.form.texts[at] for at in question.form.read(wrong.answer)]
        return {said for (a, b), said in question.wrong.items() if order.index(a) < order.index(b)}
    if not isinstance(question, Number | Vector | Interval | Expression):
        return {wrong.sentence}
    others = [other for at, other in enumerate(question.wrong) if at != place]
    same = [other.sentence for other in others if _is_right(_asking_for(question, other), wrong.answer)]
    return {wrong.sentence, *same}


def _asking_for(question: Number | Vector | Interval | Expression, wrong: Wrong) -> Question:
    """Return the question to which a wrong answer would be the right one."""
    return replace(question, right=wrong.answer, wrong=())


def _of_simple_ones(question: Question) -> Iterator[Flaw]:
    """Find answers for which nobody has to think, and that earn something."""
    if isinstance(question, MultipleChoice):
        everything = as_letters(range(len(question.form.options)))
        judged = _judged(question, everything)
        if judged is not None and judged.share:
            yield Flaw("ticking everything earns points", f"{everything} is worth {judged.share}")
    elif isinstance(question, Ordering) and _is_right(question, question.key[::-1]):
        yield Flaw("the reversed order is right", question.key[::-1])
    elif isinstance(question, Matching):
        same = as_pairs(dict.fromkeys(range(len(question.form.left)), _first_partner(question)))
        if _is_right(question, same):
            yield Flaw("one partner for every left side is right", same)


def _first_partner(question: Matching) -> int:
    return question.form.right.index(question.pairs[question.form.left[0]])


def _of_unreadable_ones(question: Question) -> Iterator[Flaw]:
    for raw in unreadable(question):
        try:
            question.form.read(raw)
        except FormatError:
            continue
        except Exception as error:  # a student must never meet it
            yield Flaw(
                "an answer that cannot be read fails", f"{quoted(raw)}: {type(error).__name__}: {error}"
            )
        else:
            yield Flaw("what is no answer is read as one", quoted(raw))
