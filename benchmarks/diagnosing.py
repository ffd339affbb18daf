"""What a diagnosis costs: nothing for a right submission, at most twice its suite for a wrong one."""

from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

from benchmarks import engine
from benchmarks.clocks import median_ratio, own_process
from benchmarks.spent import Spent
from benchmarks.table import Line
from grader.catalog import HIDDEN_SUITE, PUBLIC_SUITE, find_course
from grader.models import Submission
from grader.solutions import read_solutions

COURSE = Path(__file__).parents[1]
SLUGS = ("linear_regression", "gradient_descent_1d", "backtracking_step", "standardize", "heavy_ball")
SLOW = ("until_converged", "loose_early_stop")
BOUND, BOUND_RIGHT = 2.0, 0.1
SMALL, LARGE = 3, 12


def measure(*, full: bool) -> Iterator[Line]:
    """Grade wrong and right answers of ours in turns: without a diagnosis, and with one."""
    for slug in SLUGS:
        exercise = find_course(COURSE).exercise(slug)
        solutions = read_solutions(exercise)
        wrong = [mutant.submission for mutant in solutions.mutants if mutant.name not in SLOW]
        for title, bound, submissions in (
            ("wrong", BOUND, wrong),
            ("right", BOUND_RIGHT, list(solutions.alternatives)),
        ):
            plain_s, diagnosed_s = zip(*_turns(slug, submissions, LARGE if full else SMALL), strict=True)
            added = median_ratio(diagnosed_s, plain_s) - 1
            what = f"{slug}, {len(submissions)} {title} ones: CPU of the diagnosis / of the suite"
            yield Line(what, added, "x", bound)
            yield Line("    the suite, a submission", 1000 * plain_s[-1] / len(submissions), "ms")


def _turns(slug: str, submissions: list[Submission], turns: int) -> Iterator[tuple[float, float]]:
    """Yield the computing time of each block without and with a diagnosis; the first starts the sandboxes."""
    with own_process() as one, own_process() as other:
        for turn in range(1 + turns):
            plain, diagnosed = (
                _grade(process, slug, submissions, diagnosed=said)
                for process, said in ((one, False), (other, True))
            )
            if turn:
                yield plain.cpu_s, diagnosed.cpu_s


def _grade(process: Executor, slug: str, submissions: list[Submission], *, diagnosed: bool) -> Spent:
    suites = [PUBLIC_SUITE, HIDDEN_SUITE]
    graded = process.submit(engine.grade, COURSE, slug, suites, submissions, diagnosed=diagnosed)
    return graded.result()
