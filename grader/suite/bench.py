"""What a case works on: one loaded submission, its proxy, and the comparisons of the case at hand."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from grader.catalog import EXERCISE_FILE, Exercise, find_course
from grader.errors import UsageError
from grader.intake import collect
from grader.models import Submission
from grader.sandbox.host import Host
from grader.sandbox.loaded import LoadedSubmission
from grader.suite.expect import Expect
from grader.suite.proxy import SubmissionProxy, forget_calls


@dataclass(slots=True)
class Bench:
    """The submission at hand. The engine puts one after the other on it, an author has one for the session.

    `proxy` is what the suite sees; `owned` says that the session made it and ends its sandbox; `recomputing`,
    that the oracle's functions stand on it, to recompute literals.
    """

    loaded: LoadedSubmission
    proxy: SubmissionProxy
    expect: Expect = field(default_factory=Expect)
    owned: bool = False
    recomputing: bool = False
    close: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Make ready for the next case."""
        self.expect = Expect(self.recomputing)
        forget_calls(self.proxy)

    @classmethod
    def of(cls, exercise: Exercise, submission: Submission, host: Host) -> "Bench":
        """Put a submission on a bench; nothing runs before its first call."""
        entry = exercise.manifest.entry
        name = submission.name.rsplit("/", 1)[-1]
        loaded = LoadedSubmission(submission.source, name, entry, host.spawn, exercise.limits)
        return cls(loaded, SubmissionProxy(loaded))


@contextmanager
def importable(course_root: Path | None) -> Iterator[None]:
    """Let suites import the reference of their course, and of no other course that was there before."""
    if course_root is None:
        yield
        return
    strangers = [
        name
        for name, module in sys.modules.items()
        if name.split(".")[0] == "reference"
        and not Path(getattr(module, "__file__", None) or "/").is_relative_to(course_root)
    ]
    for name in strangers:
        del sys.modules[name]
    sys.path.insert(0, str(course_root))
    try:
        yield
    finally:
        sys.path.remove(str(course_root))


def authors_bench(suite: Path, file: Path, isolation: str) -> Bench:
    """Make the bench of an author's session.

    Raises
    ------
    GraderError
        If the suite is of no exercise, the file cannot be read, or the machine has no sandbox.
    """
    path = Path(str(suite).split("::")[0]).resolve()
    folder = path if path.is_dir() else path.parent
    if not (folder / EXERCISE_FILE).is_file():
        raise UsageError(f"{folder} is not the folder of an exercise: name one, such as exercises/SLUG")
    course = find_course(folder)
    exercise = course.exercise(folder.name)
    submission = collect([file], exercise.file_name)[0].read()
    if submission.refusal:
        raise UsageError(f"{file}: {submission.refusal}")
    host = Host(isolation, exercise.manifest.packages, secret=[course.root])
    bench = Bench.of(exercise, submission, host)
    bench.owned = True
    if str(course.root) not in sys.path:
        sys.path.insert(0, str(course.root))

    def close() -> None:
        bench.loaded.close()
        host.close()

    bench.close = close
    return bench
