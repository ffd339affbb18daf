"""Answers to questions: one file of a student next to the student's own sheet, judged item by item."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from grader.catalog import Exercise
from grader.draws import CourseKey
from grader.errors import DiedError, FormatError, NotGradableError, RaisedError, SuiteError
from grader.models import CaseResult, Outcome, Submission, Usage
from grader.questions.answers import AnswerFile, read_answers
from grader.questions.code import Code
from grader.questions.numbers import quoted
from grader.questions.parts import Parts
from grader.questions.question import RIGHT, Judgement, Question, ideas_of, is_blank, only_sentence
from grader.sandbox.loaded import LoadedSubmission, Spawn
from grader.sheets import strangers
from grader.suite.expect import Expect, Unexpected
from grader.suite.judging import NO_ANSWER
from grader.suite.values import show
from grader.variants import EVERYBODY, Sheet, sheet_of, student_named, with_student

MAX_SHOWN = 200
NOT_RIGHT = "It does not return the right values."
MAX_NAMES = 5


@dataclass(slots=True)
class AnswerBench:
    """One student's answers and sheet.

    `spawn` starts a sandbox process, for answers that are code: nothing else of an answer is ever run.
    `close` ends the sandbox where the bench owns it.
    """

    exercise: Exercise
    submission: Submission
    sheet: Sheet
    file: AnswerFile
    spawn: Spawn
    close: Callable[[], None] = lambda: None
    usage: Usage = field(default_factory=Usage)

    @classmethod
    def of(
        cls,
        exercise: Exercise,
        submission: Submission,
        key: CourseKey,
        spawn: Spawn,
        close: Callable[[], None] = lambda: None,
    ) -> "AnswerBench":
        """Read the file, and draw the sheet that it answers.

        Raises
        ------
        NotGradableError
            If it is no answer file, or belongs to another exercise, student or sheet.
        """
        file = read_answers(submission.source)
        if file.exercise not in ("", exercise.slug):
            raise NotGradableError(f"these are answers to {quoted(file.exercise)}, not to {exercise.slug}")
        submission = with_student(exercise, submission)
        student = submission.student
        if not student:
            raise NotGradableError(
                'it does not tell whose answers these are: write student = "NAME" into the file again, with '
                "the name that the questions were drawn for, or grade it with --student"
            )
        sheet = sheet_of(exercise, key, student)
        if (student_named(file.student) or file.student) not in ("", sheet.student):
            raise NotGradableError(_of_others(file.student, student, shared=key.shared))
        if file.sheet not in ("", sheet.fingerprint):
            raise NotGradableError(
                f"these answers are to the sheet {quoted(file.sheet)}, and the one of "
                f"{quoted(sheet.student)} is "
                f"now {quoted(sheet.fingerprint)}: the questions were changed, or drawn with another course "
                "key; get the sheet again and copy the answers that still fit"
            )
        # A starter as it was handed out is no answer; `validate`, which makes its own bench, has it judged.
        untouched = {
            asked.item.id
            for asked in sheet.asked
            if asked.question.form.untouched(file.answers.get(asked.item.id))
        }
        answers = {name: raw for name, raw in file.answers.items() if name not in untouched}
        return cls(exercise, submission, sheet, replace(file, answers=answers), spawn, close)

    @property
    def note(self) -> str:
        """What stands in the file and belongs to no question, so that a typo can be seen."""
        names = strangers(self.file, [asked.item.id for asked in self.sheet.asked])
        more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
        return f"there is no question {', '.join(names[:MAX_NAMES])}{more}" if names else ""

    def judge(self, case: CaseResult) -> CaseResult:
        """Judge the answer to one item; what cannot be read, or is not there, costs no try.

        Raises
        ------
        SuiteError
            If the question fails in its own code.
        """
        asked = next(asked for asked in self.sheet.asked if asked.item.id == case.id)
        raw = self.file.answers.get(case.id)
        if sentence := self.file.unreadable.get(case.id):
            return replace(case, outcome=Outcome.NOT_RUN, message=f"cannot be read: {sentence}")
        if is_blank(raw):
            return replace(case, outcome=Outcome.NOT_RUN, message=NO_ANSWER)
        case = replace(case, got=_shown(raw))
        try:
            answer = asked.question.form.read(raw)
            judgement = self._judged(asked.question, answer)
        except FormatError as error:
            return replace(case, outcome=Outcome.NOT_RUN, message=f"cannot be read: {error}")
        if judgement.pending:
            case = replace(case, got=_whole(raw))
        return replace(
            case,
            outcome=_outcome_of(judgement),
            points=judgement.share * case.max_points,
            pending=judgement.pending * case.max_points,
            message=str(judgement.sentence),
            ideas=ideas_of(judgement.sentence),
        )

    def _judged(self, question: Question, answer: Any) -> Judgement:
        match question:
            case Code():
                return self._judged_code(question, answer)
            case Parts():
                judged = {
                    name: self._judged(question.parts[name].question, given) for name, given in answer.items()
                }
                return question.added(judged)
        try:
            return question.judge(answer)
        except Exception as error:  # not of the answer, which the form has read
            raise SuiteError(f"a question failed in its own code: {type(error).__name__}: {error}") from error

    def _judged_code(self, question: Code, source: str) -> Judgement:
        """Run the code on every call; all must return the right value."""
        returned = self._returned(question, source)
        if isinstance(returned, str):
            return Judgement(Fraction(0), returned)
        right = [call.right for call in question.calls]
        if _alike(question, returned, right):
            return RIGHT
        alike = [wrong for wrong in question.wrong if self._returns_alike(question, wrong.answer, returned)]
        said = [wrong.sentence for wrong in alike]
        return Judgement(Fraction(0), only_sentence(said, NOT_RIGHT))

    def _returns_alike(self, question: Code, source: str, returned: list[Any]) -> bool:
        """Compare with a listed wrong answer; one that does not run, or gives no number, is like nothing."""
        try:
            other = self._returned(question, source)
            return not isinstance(other, str) and _alike(question, returned, other)
        except (FormatError, SuiteError):
            return False

    def _returned(self, question: Code, source: str) -> list[Any] | str:
        """Run some code in the sandbox; its values, or how it failed."""
        name = f"{question.entry}.py"
        loaded = LoadedSubmission(source.encode(), name, [question.entry], self.spawn, self.exercise.limits)
        try:
            loaded.load()
            return [loaded.call(question.entry, list(call.args), {}).value for call in question.calls]
        except NotGradableError as error:
            raise FormatError(str(error)) from None
        except RaisedError as error:
            return f"it raised {error.built_in_name}"  # its text could tell what it was called with
        except DiedError as error:
            return str(error)
        finally:
            loaded.close()
            self.usage = _sum(self.usage, loaded.usage)


def _of_others(named: str, student: str, *, shared: bool) -> str:
    """Say that answers are to the questions of somebody else, and what to do."""
    if shared:
        return (
            f"these answers are to the questions of {quoted(named)}, and in a course of nbgrader everybody "
            "shares theirs; answer in the notebook that was handed out there"
        )
    if named == EVERYBODY:
        return (
            "these answers are to the questions that everybody shares in a course of nbgrader; "
            "`grader grade --from nbgrader FOLDER` grades them"
        )
    return (
        f"these answers are to the questions of {quoted(named)}, and were handed in by {quoted(student)}, "
        "whose numbers are others"
    )


def _outcome_of(judgement: Judgement) -> Outcome:
    """Name what became of an answer; one that waits for a person may have lost points elsewhere."""
    if judgement.pending:
        return Outcome.PENDING
    return Outcome.PASSED if judgement.share == 1 else Outcome.FAILED


def _alike(question: Code, returned: list[Any], others: list[Any]) -> bool:
    """Compare what two functions returned, by the tolerances of the calls."""
    try:
        for call, got, expected in zip(question.calls, returned, others, strict=True):
            Expect().close(got, expected, call.tol)
    except Unexpected:
        return False
    return True


def _sum(one: Usage, other: Usage) -> Usage:
    return Usage(
        one.wall_s + other.wall_s,
        one.cpu_s + other.cpu_s,
        max(one.memory_bytes, other.memory_bytes),
        one.processes + other.processes,
    )


def _shown(raw: Any) -> str:
    text = raw if isinstance(raw, str) else show(raw)
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def _whole(raw: Any) -> str:
    """Return all of an answer that a person will read."""
    if isinstance(raw, dict):
        return "\n".join(f"({name}) {_whole(part)}" for name, part in raw.items())
    return raw.strip() if isinstance(raw, str) else show(raw)
