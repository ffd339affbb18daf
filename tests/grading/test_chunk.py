"""A chunk in one process: every submission gets one result, whatever happens to the sandbox."""

import os
import signal
from collections.abc import Iterable
from typing import Any

import pytest

from grader.catalog import Exercise
from grader.errors import CatalogError, IsolationError, SandboxError
from grader.grading import chunk
from grader.grading.chunk import grade_chunk
from grader.models import Limits, RunResult, Submission, Verdict
from grader.sandbox.host import Host
from grader.sandbox.loaded import Spawn
from grader.sandbox.process import Child
from grader.suite.replay import grade_with
from tests.courses import BROKEN, CRASHES, RIGHT, WRONG, handed_in


def class_of(*sources: str) -> list[Submission]:
    """Return submissions s01, s02 and so on."""
    return [handed_in(source, f"s{number:02}.py") for number, source in enumerate(sources, 1)]


def verdicts(results: Iterable[RunResult]) -> list[str]:
    """Return the verdicts, in their order."""
    return [result.verdict.value for result in results]


def test_every_submission_gets_a_result_in_its_order(exercise: Exercise) -> None:
    """Also those that crash or cannot be run."""
    results = grade_chunk(exercise, class_of(RIGHT, CRASHES, BROKEN, WRONG, RIGHT))

    assert [result.student for result in results] == ["s01", "s02", "s03", "s04", "s05"]
    assert verdicts(results) == ["passed", "failed", "not_gradable", "failed", "passed"]
    assert [result.score for result in results] == [1.0, 0.0, 0.0, 0.0, 1.0]


def test_nobody_is_graded_in_no_time(exercise: Exercise) -> None:
    """An empty chunk is no error."""
    assert grade_chunk(exercise, []) == []


def test_results_are_reported_as_they_come(exercise: Exercise) -> None:
    """Each once, and before the next one is graded."""
    reported: list[str] = []
    results = grade_chunk(
        exercise, class_of(RIGHT, WRONG), report=lambda result: reported.append(result.student)
    )

    assert reported == [result.student for result in results] == ["s01", "s02"]


def test_the_sandbox_stays_warm(exercise: Exercise, hosts: list[Host]) -> None:
    """The next chunk of the same process uses it again."""
    grade_chunk(exercise, class_of(RIGHT))
    grade_chunk(exercise, class_of(RIGHT))

    assert len(hosts) == 1


def test_public_cases_alone_may_be_run(exercise: Exercise) -> None:
    """As `grader check` does; the verdict is that of the cases then."""
    (result,) = grade_chunk(exercise, class_of(RIGHT), suites=[exercise.public_suite])

    assert [case.id for case in result.tests] == ["small"]
    assert result.verdict is Verdict.PASSED


def kill_sandbox(host: Host) -> None:
    """End a zygote as the kernel would when memory is short."""
    assert host._zygote is not None
    os.kill(host._zygote._process.pid, signal.SIGKILL)
    host._zygote._process.wait()


def test_a_sandbox_that_dies_is_started_again(exercise: Exercise, hosts: list[Host]) -> None:
    """The submission at hand is graded again from its beginning; no result is lost or given twice."""
    reported: list[str] = []

    def report(result: RunResult) -> None:
        reported.append(result.student)
        if result.student == "s02":
            kill_sandbox(hosts[0])

    results = grade_chunk(exercise, class_of(RIGHT, WRONG, RIGHT, WRONG), report=report)

    assert verdicts(results) == ["passed", "failed", "passed", "failed"]
    assert reported == ["s01", "s02", "s03", "s04"]
    assert len(hosts) == 2


def test_a_sandbox_that_dies_in_the_middle_of_a_submission_is_started_again(
    exercise: Exercise, hosts: list[Host], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the first cases said is thrown away with it: a result is of one run."""
    plain = Host.spawn
    deaths = iter([True])

    def spawn(self: Host, limits: Limits) -> Child:
        child = plain(self, limits)
        if next(deaths, False):
            kill_sandbox(self)
        return child

    monkeypatch.setattr(Host, "spawn", spawn)
    results = grade_chunk(exercise, class_of(RIGHT, WRONG))

    assert verdicts(results) == ["passed", "failed"]
    assert len(hosts) == 2


def failing_for(*students: str) -> Any:
    """Return a `grade_with` whose sandbox fails whenever one of these students is graded."""

    def grade(
        exercise: Exercise, suites: Any, submissions: Any, spawn: Spawn, report: Any, **options: Any
    ) -> None:
        for submission in submissions:
            if submission.student in students:
                raise SandboxError("the sandbox is gone")
            grade_with(exercise, suites, [submission], spawn, report, **options)

    return grade


@pytest.mark.parametrize(
    "students", [["s01"], ["s02"], ["s02", "s03"], ["s04"], ["s01", "s02", "s03", "s04"]]
)
def test_who_fails_again_is_not_graded_and_the_others_are(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch, students: list[str]
) -> None:
    """Our failure costs nobody a point; after one retry it goes on with the next."""
    monkeypatch.setattr(chunk, "grade_with", failing_for(*students))
    results = grade_chunk(exercise, class_of(RIGHT, RIGHT, RIGHT, RIGHT))

    assert [result.student for result in results] == ["s01", "s02", "s03", "s04"]
    assert [result.student for result in results if result.verdict is Verdict.NOT_GRADED] == students
    for result in results:
        if result.verdict is Verdict.NOT_GRADED:
            assert result.score is None
            assert result.message == "the grader failed, nothing was counted: the sandbox is gone"


def test_without_isolation_nothing_is_graded(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sandbox that does not hold is not tried again: the next submission might leave it."""
    asked: list[str] = []

    def grade(*_: Any, **__: Any) -> None:
        asked.append("once")
        raise IsolationError("a submission could read the hidden tests")

    monkeypatch.setattr(chunk, "grade_with", grade)
    with pytest.raises(IsolationError, match="could read the hidden tests"):
        grade_chunk(exercise, class_of(RIGHT, RIGHT))
    assert asked == ["once"]


def test_an_isolation_that_is_not_possible_stops_at_once(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything runs."""

    def choose(*_: Any) -> None:
        raise IsolationError("this machine cannot hold other people's code")

    monkeypatch.setattr("grader.sandbox.host.choose", choose)
    with pytest.raises(IsolationError, match="cannot hold"):
        grade_chunk(exercise, class_of(RIGHT))


def test_a_suite_that_cannot_be_used_stops_at_once(exercise: Exercise) -> None:
    """It is the author's to mend; nobody gets a result."""
    exercise.hidden_suite.write_text("def test_it(:\n")

    with pytest.raises(CatalogError, match="cannot be collected"):
        grade_chunk(exercise, class_of(RIGHT))


def test_a_report_that_fails_stops_at_once(exercise: Exercise) -> None:
    """A full disk must end the run, not repeat it without end."""

    def report(_: RunResult) -> None:
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space left"):
        grade_chunk(exercise, class_of(RIGHT), report=report)
