"""What a case works on: one loaded submission, its proxy, and the comparisons of the case at hand."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.catalog import EXERCISE_FILE, Exercise, find_course
from grader.draws import CourseKey
from grader.errors import CatalogError, SuiteError, UsageError
from grader.intake import collect
from grader.models import Limits, Submission
from grader.sandbox.host import Host
from grader.sandbox.loaded import LoadedSubmission, Spawn
from grader.sandbox.process import Child
from grader.suite.expect import Expect
from grader.suite.private import Private, as_text
from grader.suite.proxy import SubmissionProxy, forget_calls

if TYPE_CHECKING:
    from grader.suite.answering import AnswerBench


def nothing_drawn(case: str) -> Any:
    """Refuse to draw where nobody's numbers are in question."""
    raise SuiteError(f"{case} asks for `drawn`, and there is no draws.py")


@dataclass(slots=True)
class Bench:
    """The submission at hand. The engine puts one after the other on it, an author has one for the session.

    `proxy` is what the suite sees; `drawn` draws a case's data for the student; `owned` says that the session
    made it and ends its sandbox; `recomputing`, that the oracle's functions stand on it; `private` collects
    what only the instructor may see, where that is asked for.
    """

    loaded: LoadedSubmission
    proxy: SubmissionProxy
    drawn: Callable[[str], Any] = nothing_drawn
    expect: Expect = field(default_factory=Expect)
    owned: bool = False
    recomputing: bool = False
    private: Private | None = None
    close: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Make ready for the next case."""
        self.expect = Expect(self.recomputing)
        forget_calls(self.proxy)

    def draw(self, case: str) -> Any:
        """Give a case the student's own data; noted before the case could change it."""
        data = self.drawn(case)
        if self.private is not None:
            self.private.drawn[case] = as_text(data)
        return data

    @classmethod
    def of(cls, exercise: Exercise, submission: Submission, key: CourseKey | None, spawn: Spawn) -> "Bench":
        """Put a submission on a bench; nothing runs before its first call."""
        entry = exercise.manifest.entry
        name = submission.name.rsplit("/", 1)[-1]
        loaded = LoadedSubmission(submission.source, name, entry, spawn, exercise.limits)
        if key is None:
            return cls(loaded, SubmissionProxy(loaded))
        from grader.variants import inputs_of, with_student  # code without drawn data needs no questions

        student = with_student(exercise, submission).student
        return cls(loaded, SubmissionProxy(loaded), partial(inputs_of, exercise, key, student))


def authors_bench(suite: Path, file: Path, isolation: str, student: str) -> "Bench | AnswerBench":
    """Make the bench of an author's session.

    Raises
    ------
    GraderError
        If the suite is of no exercise, the file cannot be read, or the machine has no sandbox.
    """
    from grader.suite.answering import AnswerBench
    from grader.variants import key_of

    path = Path(str(suite).split("::")[0]).resolve()
    folder = path if path.is_dir() else path.parent
    if not (folder / EXERCISE_FILE).is_file():
        raise UsageError(f"{folder} is not the folder of an exercise: name one, such as exercises/SLUG")
    course = find_course(folder)
    exercise = course.exercise(folder.name)
    submission = collect([file], exercise.file_name)[0].read()
    if submission.refusal:
        raise UsageError(f"{file}: {submission.refusal}")
    submission = replace(submission, student=student or submission.student)
    key = key_of(course) if exercise.draws else None
    if exercise.asks and key is not None:
        answers = AnswerBench.of(exercise, submission, key, _nothing_runs)
        if exercise.runs_code:
            host = Host(isolation, exercise.manifest.packages, secret=[course.root])
            answers.spawn, answers.close = host.spawn, host.close
        return answers
    host = Host(isolation, exercise.manifest.packages, secret=[course.root])
    bench = Bench.of(exercise, submission, key, host.spawn)
    bench.owned = True
    if str(course.root) not in sys.path:
        sys.path.insert(0, str(course.root))

    def close() -> None:
        bench.loaded.close()
        host.close()

    bench.close = close
    return bench


def _nothing_runs(_: Limits) -> Child:
    """Refuse to start a process for a sheet whose items are not said to be code."""
    raise CatalogError(f"an answer is code, and its item in {EXERCISE_FILE} does not say so: code = true")
