"""What grading adds to a submission whose own computing is nothing: twelve cases, all right or all wrong."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import direct, engine
from benchmarks.classroom import (
    CASES,
    CHEAP,
    CHEAP_RIGHT,
    CHEAP_WRONG,
    HIDDEN,
    cheap_class,
    write_cheap_course,
)
from benchmarks.clocks import median_difference, median_ratio, own_process
from benchmarks.table import Line
from grader.grading.pool import MAX_CHUNK

BOUND_MS, BOUND_A_FAILURE_MS = 14.0, 2.0
SMALL, LARGE = 8, 40


def measure(*, full: bool) -> Iterator[Line]:
    """Grade chunks in turns: bare, in isolation, and in isolation with every case failing."""
    right = cheap_class(CHEAP_RIGHT, MAX_CHUNK)
    wrong = cheap_class(CHEAP_WRONG, MAX_CHUNK)
    bare_s, right_s, wrong_s = [], [], []
    with TemporaryDirectory() as folder, own_process() as one, own_process() as other:
        write_cheap_course(Path(folder))
        course = (Path(folder), CHEAP, [HIDDEN])
        for _ in range(1 + (LARGE if full else SMALL)):
            bare = other.submit(direct.grade, *course, right).result()
            ours = one.submit(engine.grade, *course, right).result()
            failing = one.submit(engine.grade, *course, wrong).result()
            assert ours.passed == bare.passed
            assert all(map(len, ours.passed))
            assert not any(map(len, failing.passed))
            bare_s.append(bare.cpu_s / MAX_CHUNK)
            right_s.append(ours.cpu_s / MAX_CHUNK)
            wrong_s.append(failing.cpu_s / MAX_CHUNK)
    del bare_s[0], right_s[0], wrong_s[0]  # the first chunk starts the sandbox
    added_ms = 1000 * median_difference(right_s, bare_s)
    failure_ms = 1000 * median_difference(wrong_s, right_s) / CASES
    yield Line(f"CPU added to a right submission, suite of {CASES} cases", added_ms, "ms", BOUND_MS)
    yield Line("CPU that each failing case costs more", failure_ms, "ms", BOUND_A_FAILURE_MS)
    yield Line(f"    all {CASES} failing / none failing", median_ratio(wrong_s, right_s))
