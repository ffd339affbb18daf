"""A class over several processes: nothing is lost, nothing hangs, memory stays flat."""

import json
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from multiprocessing.connection import wait
from typing import Any

import pytest

from grader.catalog import Exercise
from grader.errors import CatalogError, SandboxError
from grader.grading.pool import (
    CHUNKS_AHEAD,
    MAX_CHUNK,
    available_cores,
    chunk_size,
    grade_over,
    local_pool,
    stop,
)
from grader.models import Submission
from tests.courses import RIGHT, WRONG, handed_in


def class_of(size: int, log: list[int] | None = None) -> Iterator[Submission]:
    """Yield submissions, every third of them wrong; note which were read."""
    for number in range(size):
        if log is not None:
            log.append(number)
        yield handed_in(WRONG if number % 3 == 0 else RIGHT, f"s{number:03}.py")


class Waiting(Executor):
    """An executor that does a piece of work only when told."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Keep it for later; the first of each two is done at once."""
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args))
        if len(self.waiting) > 1:
            self.work(-1)
        return future

    def work(self, at: int) -> None:
        """Do one piece of work."""
        future, function, args = self.waiting.pop(at)
        future.set_result(function(*args))


@pytest.mark.parametrize(
    ("submissions", "workers", "size"), [(1, 1, 1), (8, 2, 1), (40, 2, 5), (1000, 2, MAX_CHUNK), (0, 4, 1)]
)
def test_chunks_are_large_enough_to_pay_and_small_enough_to_wait_for(
    submissions: int, workers: int, size: int
) -> None:
    """About four a worker, at least one submission and at most 50."""
    assert chunk_size(submissions, workers) == size


def test_there_is_a_core() -> None:
    """Counted as this process may use them."""
    assert 1 <= available_cores() <= (os.cpu_count() or 1)


def test_every_result_comes_once_and_in_order_within_its_chunk(exercise: Exercise) -> None:
    """Chunks come as they are done, by real workers."""
    executor = local_pool(2)
    chunks = list(grade_over(executor, 2, exercise, class_of(9), 2, "auto"))
    executor.shutdown()

    names = [[json.loads(line)["submission"] for line, _ in chunk] for chunk in chunks]
    assert sorted(names) == [
        ["s000.py", "s001.py"],
        ["s002.py", "s003.py"],
        ["s004.py", "s005.py"],
        ["s006.py", "s007.py"],
        ["s008.py"],
    ]
    records = [json.loads(line) for chunk in chunks for line, _ in chunk]
    scores = {record["student"]: record["score"] for record in records}
    assert [scores[f"s{number:03}"] for number in range(9)] == [0, 1, 1, 0, 1, 1, 0, 1, 1]


def test_a_class_is_read_as_it_is_needed(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    """A generator of ten thousand files is not drained at once: only a few chunks are out."""
    monkeypatch.setattr("grader.grading.pool.grade_to_lines", lambda *args: [(args[2][0].name, "")])
    read: list[int] = []
    results = grade_over(Waiting(), 2, exercise, class_of(10_000, read), 5, "auto")

    next(results)
    assert len(read) == CHUNKS_AHEAD * 2 * 5
    next(results)
    assert len(read) <= (CHUNKS_AHEAD * 2 + 4) * 5


def test_another_executor_will_do(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything with the interface of `concurrent.futures`; what is done last comes last."""
    monkeypatch.setattr("grader.grading.pool.grade_to_lines", lambda *args: [(args[2][0].name, "")])
    executor = Waiting()
    results = grade_over(executor, 1, exercise, class_of(4), 1, "auto")

    first = [next(results) for _ in range(3)]
    executor.work(0)
    names = sorted(line for chunk in [*first, *results] for line, _ in chunk)
    assert names == ["s000.py", "s001.py", "s002.py", "s003.py"]


def test_a_course_error_in_a_worker_is_a_course_error_here(exercise: Exercise) -> None:
    """With its text, and the work that waits is called off."""
    exercise.hidden_suite.write_text("import no_such_module\n")
    executor = local_pool(1)

    with pytest.raises(CatalogError, match="No module named 'no_such_module'"):
        list(grade_over(executor, 1, exercise, class_of(30), 1, "auto"))
    executor.shutdown(cancel_futures=True)


def test_a_worker_that_is_killed_is_a_clear_error_and_no_hang(exercise: Exercise) -> None:
    """The kernel may kill one when memory is short; what was finished before has been handed on."""
    executor = local_pool(1)
    results = grade_over(executor, 1, exercise, class_of(200), 1, "auto")
    next(results)
    for worker in multiprocessing.active_children():
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGKILL)

    with pytest.raises(SandboxError, match="a grading process was ended from outside"):
        list(results)
    executor.shutdown()


def test_a_pool_can_be_stopped_at_once(exercise: Exercise) -> None:
    """After Ctrl-C nobody waits for a class to be graded; no worker is left behind."""
    executor = local_pool(1)
    results = grade_over(executor, 1, exercise, class_of(500), 25, "auto")
    next(results)
    workers = multiprocessing.active_children()

    stop(executor)
    assert all(wait([worker.sentinel], timeout=10) for worker in workers)


def test_ctrl_c_is_left_to_the_main_process(exercise: Exercise) -> None:
    """A worker goes on; the terminal sends the signal to all of them."""
    executor = local_pool(1)
    results = grade_over(executor, 1, exercise, class_of(6), 1, "auto")
    first = next(results)
    for worker in multiprocessing.active_children():
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGINT)

    assert len([*first, *(line for chunk in results for line in chunk)]) == 6
    executor.shutdown()
