"""Grading as a worker of `grader grade` does it: catalog, pytest session, sandbox, lines of JSON."""

import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.clocks import cpu_of_tree
from benchmarks.spent import Spent
from grader.catalog import find_course
from grader.draws import PUBLIC_KEY
from grader.grading.chunk import grade_chunk
from grader.models import Outcome, RunResult, Submission
from grader.report.record import to_json


def grade(
    root: Path,
    slug: str,
    suites: Sequence[str],
    submissions: Sequence[Submission],
    isolation: str = "full",
    *,
    diagnosed: bool = False,
) -> Spent:
    """Grade a chunk; return what everything it took has cost, and which cases passed."""
    before, ours, began = cpu_of_tree(), time.process_time(), time.perf_counter()
    exercise = find_course(root).exercise(slug)
    files = [exercise.folder / suite for suite in suites]
    results = grade_chunk(exercise, submissions, isolation, key=PUBLIC_KEY, suites=files, diagnosed=diagnosed)
    lines = [to_json(result) for result in results]
    wall_s, ours_s, cpu_s = time.perf_counter() - began, time.process_time() - ours, cpu_of_tree() - before
    assert len(lines) == len(submissions)
    theirs_s = sum(result.usage.cpu_s for result in results)
    return Spent(cpu_s, wall_s, tuple(map(_passed, results)), ours_s, theirs_s)


def _passed(result: RunResult) -> frozenset[str]:
    return frozenset(case.id for case in result.tests if case.outcome is Outcome.PASSED)
