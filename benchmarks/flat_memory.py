"""A growing class: the memory of the grader stays as it is, and each submission costs the same."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.classroom import ROOT, SLUG, a_class
from benchmarks.clocks import cpu_of_tree, descendants, own_process, peak_memory
from benchmarks.table import Line
from grader.catalog import find_course
from grader.grading.journal import Journal
from grader.grading.pool import MAX_CHUNK, grade_over, local_pool

BOUND = 1.10
WORKERS = 2
FIRST, SMALL, LARGE = 100, 1000, 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What had been used when so many were graded: peaks of the grading process and of its largest child."""

    graded: int
    grader_bytes: int
    worker_bytes: int
    cpu_s: float


def measure(*, full: bool) -> Iterator[Line]:
    """Grade one class over two workers into a journal, and read the peaks on the way."""
    size = LARGE if full else SMALL
    with own_process() as executor:
        warm, first, last = executor.submit(grade_class, [FIRST // 2, FIRST, size]).result()
    grew = f"{FIRST} to {size:,} files"
    yield Line(
        f"peak memory of the grading process, {grew}", last.grader_bytes / first.grader_bytes, bound=BOUND
    )
    yield Line(
        f"peak memory of its largest worker, {grew}", last.worker_bytes / first.worker_bytes, bound=BOUND
    )
    yield Line("    grading process", last.grader_bytes / 2**20, "MiB")
    yield Line("    largest worker", last.worker_bytes / 2**20, "MiB")
    early = (first.cpu_s - warm.cpu_s) / (first.graded - warm.graded)
    late = (last.cpu_s - first.cpu_s) / (last.graded - first.graded)
    yield Line(f"CPU a submission, after the first {FIRST} / among them", late / early, bound=1.25)


def grade_class(stops: Sequence[int]) -> list[Reading]:
    """Grade as many submissions as the last stop says; read the clocks at each stop."""
    exercise = find_course(ROOT).exercise(SLUG)
    readings: list[Reading] = []
    graded = 0
    with TemporaryDirectory() as folder, local_pool(WORKERS) as executor:
        journal = Journal(Path(folder, "results.jsonl"))
        for lines in grade_over(executor, WORKERS, exercise, a_class(stops[-1]), MAX_CHUNK, "full"):
            for line, _ in lines:
                graded += 1
                journal.add((str(graded), "", "", "", "", ""), line)
            if graded >= stops[len(readings)]:
                readings.append(_reading(graded))
        journal.close()
    return readings


def _reading(graded: int) -> Reading:
    pid = os.getpid()
    return Reading(graded, peak_memory(pid), max(map(peak_memory, descendants(pid))), cpu_of_tree())


def _first(count: int) -> list[object]:
    return list(islice(a_class(count), count))
