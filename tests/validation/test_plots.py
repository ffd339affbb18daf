"""Pictures must be drawn for all answers of ours, and none may show a call of a suite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.grading import warm
from grader.suite.proxy import call_key
from grader.validation.challenges.plots import plot_problems
from tests.diagnosis.walks import PLOTS, write_walk


@pytest.fixture(autouse=True)
def _no_sandbox_is_left() -> Iterator[None]:
    yield
    warm.forget_hosts()


def problems(exercise: Exercise, hidden: frozenset[bytes] = frozenset()) -> list[tuple[str, str]]:
    """Return what is found."""
    return list(plot_problems(exercise, hidden, "auto"))


def with_plots(root: Path, old: str, new: str) -> Exercise:
    """Write a challenge with other plots."""
    assert PLOTS.count(old) == 1
    return write_walk(root, plots=PLOTS.replace(old, new))


def test_sound_plots_have_no_findings(tmp_path: Path) -> None:
    """So each test below finds what it broke."""
    assert problems(write_walk(tmp_path, plots=PLOTS)) == []


def test_an_exercise_may_have_none(tmp_path: Path) -> None:
    """Then nothing is drawn."""
    assert problems(write_walk(tmp_path)) == []


def test_a_call_of_a_suite_is_found(tmp_path: Path) -> None:
    """A plot would show what a hidden case calls."""
    key = call_key(("walk", (6, 0.25, 2), {}))

    assert problems(write_walk(tmp_path, plots=PLOTS), frozenset([key])) == [
        ("plots.py", "'walk(6, 0.25, 2)' is a call of a suite: choose other numbers")
    ]


def test_plots_need_probes(tmp_path: Path) -> None:
    """Without them nobody is diagnosed."""
    exercise = write_walk(tmp_path, plots=PLOTS)
    (exercise.folder / "probes.py").unlink()

    assert problems(exercise) == [
        ("plots.py", "nothing is drawn without probes.py: only who is diagnosed gets plots")
    ]


def test_a_picture_in_which_everybody_is_right_is_found(tmp_path: Path) -> None:
    """Of no steps, all mutants return the start."""
    [(where, sentence)] = problems(with_plots(tmp_path, "range(4)", "range(1)"))

    assert where == "plots.py"
    assert sentence == ("'Where it is after each step': every mutant looks right in it, or cannot be drawn")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'title="Where it is after each step"',
            'title=""',
            "cannot be loaded: ValueError: a picture has title",
        ),
        (
            'sentence="The right walk comes down."',
            'sentence=""',
            "cannot be loaded: ValueError: a picture has",
        ),
        ("PLOTS = [", "PLOTS = 4 * [", "PLOTS must be a list of 1 to 3 pictures of grader.pictures"),
        ("PLOTS = [", "OTHERS = [", "PLOTS must be a list of 1 to 3 pictures"),
        ("walk(6,", "walk(6, 6,", "'Where it is after each step': the model raises TypeError"),
        ("walk(6,", "wander(6,", "the probe 'wander(6, 0.25, 0)' fails: NameError"),
        ('answer["x"]', 'answer["y"]', "the trace of 'Where it is after each step' fails: KeyError: 'y'"),
        ('answer["x"]', '1 / (answer["x"] < 7)', "the trace of 'Where it is after each step' fails: Zero"),
        ('y="x",', 'y="x", log=True, lines={"a": [(0, 1)]}, bowl=(1, 0, 1)', "paths on contours have no log"),
    ],
)
def test_plots_must_be_drawn_for_every_answer(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """The sentence says what to mend."""
    [(where, sentence)] = problems(with_plots(tmp_path, old, new))

    assert where == "plots.py"
    assert problem in sentence
