"""Two yardsticks: a process of pytest for every submission, and a bare fork that holds nobody."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import direct, engine
from benchmarks.classroom import (
    CASES,
    CHEAP,
    CHEAP_RIGHT,
    HIDDEN,
    cheap_class,
    write_cheap_course,
)
from benchmarks.clocks import cpu_of_tree, median_difference, own_process
from benchmarks.spent import Spent
from benchmarks.table import Line
from grader.models import Submission

SMALL, LARGE = 5, 20
BLOCK = 10

PLAIN_SUITE = f"""\
import pytest
from double import double


@pytest.mark.parametrize("x", [10**exponent for exponent in range({CASES})])
def test_double(x):
    assert double(x) == pytest.approx(2 * x)
"""


def measure(*, full: bool) -> Iterator[Line]:
    """Grade the same right file in each way, in turns."""
    block = cheap_class(CHEAP_RIGHT, BLOCK)
    spent: dict[str, list[float]] = {"bare": [], "fork": [], "pytest": [], "engine": []}
    with TemporaryDirectory() as folder, own_process() as one, own_process() as other:
        root = Path(folder)
        write_cheap_course(root)
        course = (root, CHEAP, [HIDDEN])
        ways: dict[str, Callable[[], Spent]] = {
            "bare": lambda: other.submit(direct.grade, *course, block).result(),
            "fork": lambda: other.submit(fork_each, *course, block).result(),
            "pytest": lambda: other.submit(pytest_each, root, block).result(),
            "engine": lambda: one.submit(engine.grade, *course, block).result(),
        }
        for _ in range(1 + (LARGE if full else SMALL)):
            for name, way in ways.items():
                spent[name].append(way().cpu_s / BLOCK)
    for name, what in (("engine", "full isolation"), ("fork", "a bare fork"), ("pytest", "python -m pytest")):
        added_ms = 1000 * median_difference(spent[name][1:], spent["bare"][1:])
        yield Line(f"CPU added to a right submission of {CASES} cases: {what}", added_ms, "ms")


def fork_each(root: Path, slug: str, suites: list[str], submissions: list[Submission]) -> Spent:
    """Grade each submission directly, in a fork of this process that trusts it."""
    before = cpu_of_tree()
    for submission in submissions:
        pid = os.fork()
        if pid == 0:
            direct.grade(root, slug, suites, [submission])
            os._exit(0)
        os.waitpid(pid, 0)
    return Spent(cpu_of_tree() - before, 0.0, ())


def pytest_each(root: Path, submissions: list[Submission]) -> Spent:
    """Run plain pytest on each submission, without the plugin of the grader."""
    folder = root / "plain"
    folder.mkdir(exist_ok=True)
    (folder / "test_double.py").write_text(PLAIN_SUITE, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for submission in submissions:
        (folder / "double.py").write_bytes(submission.source)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:grader", "-p", "no:cacheprovider"]
        subprocess.run([*command, "--rootdir", "."], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(cpu_s, 0.0, ())
