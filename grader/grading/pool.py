"""A class over several processes: chunks go out, lines of JSON come back as they are done.

Anything with the interface of `concurrent.futures.Executor` will do; the default is a local process pool.
Only a few chunks are out at a time, so that a class of any size needs the same memory.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing.connection import wait as wait_for
from pathlib import Path

from grader.catalog import Exercise, find_course
from grader.draws import CourseKey
from grader.errors import SandboxError
from grader.grading.chunk import grade_chunk
from grader.models import RunResult, Submission
from grader.report.record import private_json, to_json

MAX_CHUNK = 50
CHUNKS_AHEAD = 2

Lines = tuple[str, str]
"""A result as a line of JSON, and another with what only the instructor may see, or empty text."""


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunk_size(submissions: int, workers: int) -> int:
    """Return a chunk large enough to share its costs, small enough that results keep coming."""
    return max(1, min(MAX_CHUNK, submissions // (4 * workers)))


def local_pool(workers: int) -> ProcessPoolExecutor:
    """Start worker processes that leave Ctrl-C to this one, and end with it."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_work)


def grade_over(
    executor: Executor,
    workers: int,
    exercise: Exercise,
    submissions: Iterable[Submission],
    size: int,
    isolation: str,
    key: CourseKey | None = None,
    *,
    private: bool = False,
) -> Iterator[list[Lines]]:
    """Grade submissions over an executor.

    Parameters
    ----------
    executor : concurrent.futures.Executor
        Where chunks are graded; its processes must see the course under the same path.
    workers : int
        How many processes it has.
    exercise : Exercise
        What is graded.
    submissions : iterable of Submission
        What was handed in; read as it is needed.
    size : int
        Submissions per chunk.
    isolation : str
        ``"auto"`` or the name of an `Isolation`.
    key : CourseKey, optional
        Draws each student's numbers; needed where the exercise has any.
    private : bool
        Whether what only the instructor may see comes along.

    Yields
    ------
    list of Lines
        The results of one chunk, in the order of its submissions; chunks come as they are done.

    Raises
    ------
    GraderError
        What a worker raised: an unusable suite, a machine without a sandbox; or that one was killed.
    """
    source = iter(submissions)
    root = exercise.course_root or exercise.folder
    out: set[Future[list[Lines]]] = set()
    try:
        while True:
            while len(out) < CHUNKS_AHEAD * workers and (chunk := list(islice(source, size))):
                work = (root, exercise.slug, chunk, isolation, key, private)
                out.add(executor.submit(grade_to_lines, *work))
            if not out:
                return
            done, out = wait(out, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenExecutor:
        raise SandboxError(
            "a grading process was ended from outside (out of memory?); what was finished is kept"
        ) from None
    finally:
        for future in out:
            future.cancel()


def grade_to_lines(
    root: Path,
    slug: str,
    submissions: list[Submission],
    isolation: str,
    key: CourseKey | None = None,
    private: bool = False,
) -> list[Lines]:
    """Grade a chunk in a worker; arguments and value are plain, so that any executor can carry them."""
    exercise = find_course(root).exercise(slug)
    results = grade_chunk(exercise, submissions, isolation, key=key, private=private)
    return list(map(lines_of, results))


def lines_of(result: RunResult) -> Lines:
    """Write a result: its record, and what only the instructor may see."""
    return to_json(result), private_json(result)


def stop(executor: ProcessPoolExecutor) -> None:
    """End the workers at once; what they had not returned is lost."""
    executor.shutdown(wait=False, cancel_futures=True)
    for process in multiprocessing.active_children():
        process.terminate()


def _begin_work() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End when the parent has ended, even by SIGKILL: nobody would ever stop this process then."""
    wait_for([sentinel])
    os._exit(1)
