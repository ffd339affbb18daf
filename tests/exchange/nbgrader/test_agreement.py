"""Thirty submissions by nbgrader's autograde and by the engine: equal scores, but where nbgrader errs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from grader.catalog import find_course
from tests.cli.command import run
from tests.exchange.nbgrader.submissions import Handed, alike, apart

SLUG = "gradient_descent_1d"
COURSE = find_course(Path(__file__).parents[3])
SCORES_APART = {
    "logs_to_stderr": (0.0, 8.0),  # it says something: for nbgrader that is an error
    "replaces_the_comparison": (8.0, 0.0),  # the tests run in the student's own kernel
    "says_its_own_score": (8.0, 0.0),  # and so does what counts the points
    "needs_a_scratch_cell": (8.0, 0.0),  # a cell that is not handed in
    "deleted_the_tests": (None, 8.0),  # nbgrader judges the cells that are still there
    "ends_the_kernel": (None, 0.0),  # and gives up on a kernel that ends,
    "no_notebook": (None, 0.0),  # and on a file that it cannot read
}
"""What nbgrader gives, and the engine; None where nbgrader leaves it to a person."""

Scores = dict[str, float | None]


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Handed], list[Handed]]:
    """Build a course, let nbgrader make its release, and put thirty notebooks into `submitted`."""
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    run("build", SLUG, "--to", "nbgrader", folder, cwd=COURSE.root)
    nbgrader(folder, "generate_assignment", SLUG)
    release = json.loads((folder / "release" / SLUG / f"{SLUG}.ipynb").read_text())
    exercise = COURSE.exercise(SLUG)
    same, different = alike(exercise, release), apart(exercise, release)
    for one in (*same, *different):
        place = folder / "submitted" / one.student / SLUG
        place.mkdir(parents=True)
        (place / f"{SLUG}.ipynb").write_text(one.text)
    return folder, same, different


def nbgrader(folder: Path, *arguments: str) -> None:
    """Run a program of nbgrader, which calls others by their names; it may fail for some students."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-m", "nbgrader", *arguments]
    subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, check=False)


def scores_in(folder: Path) -> Scores:
    """Read what each student has for the hidden tests."""
    with Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        return {
            submission.student.id: grade.auto_score
            for submission in gradebook.assignment_submissions(SLUG)
            for grade in submission.notebooks[0].grades
        }


def test_thirty_submissions(handed_in: tuple[Path, list[Handed], list[Handed]], tmp_path: Path) -> None:
    """Equal to the last digit where nbgrader can be trusted; elsewhere each difference has a reason."""
    folder, same, different = handed_in
    ours = tmp_path / "course"
    shutil.copytree(folder, ours)

    nbgrader(folder, "autograde", SLUG)
    graded = run("grade", "--from", "nbgrader", ours, "--data", tmp_path / "store", cwd=tmp_path)

    by_nbgrader, by_us = scores_in(folder), scores_in(ours)
    assert graded.code == 0, graded.err
    assert len(by_us) == len(same) + len(different) == 30
    for one in same:
        assert by_nbgrader[one.student] == by_us[one.student], one.student
    assert len({by_us[one.student] for one in same}) >= 6
    assert {one.student: (by_nbgrader[one.student], by_us[one.student]) for one in different} == SCORES_APART
