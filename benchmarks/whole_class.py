"""A class of linear regressions: what full isolation costs against calling the same functions directly."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from benchmarks import direct, engine
from benchmarks.classroom import HIDDEN, PUBLIC, ROOT, SLUG, a_class
from benchmarks.clocks import cpu_of_tree, median_ratio, own_process, wall_of
from benchmarks.spent import Spent
from benchmarks.table import Line
from grader.catalog import find_course
from grader.grading.pool import MAX_CHUNK, grade_over, local_pool
from grader.models import Submission

BOUND = 1.5
WORKERS = 2
SMALL, LARGE = 200, 1000


def measure(*, full: bool) -> Iterator[Line]:
    """Compare the engine with direct calls, block by block, and two workers with one core."""
    size = LARGE if full else SMALL
    submissions = list(a_class(size))
    yield from _compared("hidden suite", [HIDDEN], submissions)
    yield from _compared("public and hidden", [PUBLIC, HIDDEN], submissions)
    yield from _in_parallel(submissions)


def _compared(what: str, suites: Sequence[str], submissions: Sequence[Submission]) -> Iterator[Line]:
    ours: list[Spent] = []
    bare: list[Spent] = []
    with own_process() as one, own_process() as other:
        warm_up = submissions[:4]
        for block in (warm_up, *_blocks(submissions)):
            ours.append(one.submit(engine.grade, ROOT, SLUG, suites, block).result())
            bare.append(other.submit(direct.grade, ROOT, SLUG, suites, block).result())
    del ours[0], bare[0]
    differ = sum(
        mine != theirs
        for left, right in zip(ours, bare, strict=True)
        for mine, theirs in zip(left.passed, right.passed, strict=True)
    )
    size = f"{len(submissions):,} files, {what}"
    yield Line(f"{size}: CPU of everything / direct calls", _ratio(ours, bare), bound=BOUND)
    yield Line("    direct calls, a submission", _ms(bare, "cpu_s", submissions), "ms")
    yield Line("    everything, a submission", _ms(ours, "cpu_s", submissions), "ms")
    yield Line("    of which the grading process", _ms(ours, "ours_s", submissions), "ms")
    yield Line("    of which the submissions' own processes", _ms(ours, "theirs_s", submissions), "ms")
    yield Line("    submissions that the two judge differently", differ, "", bound=0)


def _blocks(submissions: Sequence[Submission]) -> Iterator[list[Submission]]:
    """Cut a class into the chunks in which it is graded."""
    for start in range(0, len(submissions), MAX_CHUNK):
        yield list(submissions[start : start + MAX_CHUNK])


def _ratio(ours: Sequence[Spent], bare: Sequence[Spent]) -> float:
    return median_ratio([spent.cpu_s for spent in ours], [spent.cpu_s for spent in bare])


def _ms(spent: Sequence[Spent], part: str, submissions: Sequence[Submission]) -> float:
    total: float = sum(getattr(block, part) for block in spent)
    return 1000 * total / len(submissions)


def _in_parallel(submissions: Sequence[Submission]) -> Iterator[Line]:
    """Grade over warm workers, as `grader grade` does, and compare the clock with the computing."""
    exercise = find_course(ROOT).exercise(SLUG)

    def grade(executor: ProcessPoolExecutor, some: Sequence[Submission]) -> None:
        chunks = list(grade_over(executor, WORKERS, exercise, some, MAX_CHUNK, "full"))
        assert sum(map(len, chunks)) == len(some)

    with local_pool(WORKERS) as executor:
        grade(executor, submissions[: 4 * MAX_CHUNK])
        before = cpu_of_tree()
        wall_s = wall_of(lambda: grade(executor, submissions))
        cpu_s = cpu_of_tree() - before
    yield Line(
        f"    {WORKERS} warm workers: clock / computing (0.50 when both cores are ours)", wall_s / cpu_s
    )
    yield Line(f"    {WORKERS} warm workers: submissions a second", len(submissions) / wall_s, "/s")
