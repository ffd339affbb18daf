"""A class that hands in by nbgrader: its own autograde, and the engine with the same gradebook."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.classroom import ROOT
from benchmarks.clocks import cpu_of_tree
from benchmarks.commands import GRADER
from benchmarks.table import Line
from grader.draws import PUBLIC_KEY

SLUG = "mse_and_gradient"
FEW, SMALL, LARGE = 2, 12, 52
SHARE = 0.1


def measure(*, full: bool) -> Iterator[Line]:
    """Grade a small and a larger class in both ways; what one notebook more costs is told."""
    many = LARGE if full else SMALL
    with TemporaryDirectory() as folder:
        built = Path(folder, "built")
        _run(built.parent, GRADER, "build", SLUG, "--to", "nbgrader", str(built), "--course", str(ROOT))
        _run(built, sys.executable, "-m", "nbgrader", "generate_assignment", SLUG)
        theirs = _one_more(built, many, [sys.executable, "-m", "nbgrader", "autograde", SLUG])
        ours = _one_more(built, many, [GRADER, "grade", "--from", "nbgrader", ".", SLUG, "--jobs", "1"])
    yield Line("CPU of one notebook more: with its gradebook, by us / by nbgrader", ours / theirs, "x", SHARE)
    yield Line("    by us", 1000 * ours, "ms")
    yield Line("    by nbgrader", 1000 * theirs, "ms")


def _one_more(built: Path, many: int, command: list[str]) -> float:
    """Return the CPU seconds that a notebook adds, without what each command costs once."""
    spent = {count: _spent_on(built, count, command) for count in (FEW, many)}
    return (spent[many] - spent[FEW]) / (many - FEW)


def _spent_on(built: Path, count: int, command: list[str]) -> float:
    """Return the CPU seconds of a class in which everybody hands in the source, which is right."""
    with TemporaryDirectory(dir=built.parent) as folder:
        course = Path(folder, "course")
        shutil.copytree(built, course)
        for number in range(count):
            place = course / "submitted" / f"s{number:03}" / SLUG
            place.mkdir(parents=True)
            shutil.copy(course / "source" / SLUG / f"{SLUG}.ipynb", place)
        before = cpu_of_tree()
        _run(course, *command)
        return cpu_of_tree() - before


def _run(folder: Path, *command: str) -> None:
    """Run a command; nbgrader calls others by their names."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GRADER_COURSE_KEY": PUBLIC_KEY.secret.decode(),
        "GRADER_DATA": str(folder / "store"),
    }
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
