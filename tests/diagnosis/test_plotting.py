"""Plots of wrong submissions: made beside the diagnosis, and never in its way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Exercise, find_course
from grader.diagnosis import plotting
from grader.grading import warm
from grader.grading.chunk import grade_chunk
from grader.models import Diagnosis
from grader.sandbox.loaded import Answer, LoadedSubmission
from grader.suite.judging import TooLongError
from tests.courses import handed_in
from tests.diagnosis.walks import MODEL, PLOTS, write_walk

UPHILL = "def walk(x, lr, steps):\n    return {'x': x * (1 + 2 * lr) ** steps}\n"


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Exercise]:
    """Write a challenge with plots."""
    yield write_walk(tmp_path, plots=PLOTS)
    warm.forget_hosts()


def diagnosis(exercise: Exercise, source: str) -> Diagnosis:
    """Grade a wrong submission."""
    found = grade_chunk(exercise, [handed_in(source)])[0].diagnosis
    assert found is not None
    return found


def with_plots(root: Path, old: str, new: str) -> Exercise:
    """Write the challenge with other plots."""
    assert PLOTS.count(old) == 1
    return write_walk(root, plots=PLOTS.replace(old, new))


def test_a_wrong_walk_is_drawn_beside_the_right_one(tmp_path: Path) -> None:
    """With what was called last, and no call of a suite."""
    [plot] = diagnosis(with_plots(tmp_path, "range(4)", "range(2)"), UPHILL).plots

    yours, right = plot.series
    assert (yours.name, yours.points) == ("yours", ((0.0, 6.0), (1.0, 9.0)))
    assert (right.name, right.points) == ("right", ((0.0, 6.0), (1.0, 3.0)))
    assert plot.call == "walk(6, 0.25, 1)"


@pytest.mark.parametrize(
    "plots",
    [
        "PLOTS = 3\n",
        "PLOTS = []\n",
        "1 / 0\n",
        "from nowhere import Picture\n",
        PLOTS.replace("walk(6", "wander(6"),
        PLOTS.replace('answer["x"]', 'answer["y"]'),
        PLOTS.replace('answer["x"]', "1 / 0"),
        PLOTS.replace('title="Where it is after each step"', 'title=""'),
        PLOTS.replace("range(4)", "range(8)"),  # more calls than it may make
        PLOTS.replace("walk(6, 0.25, {steps})", "walk(10, 0.1, 3)"),  # what a hidden case calls
    ],
)
def test_a_plot_that_cannot_be_made_takes_nothing_away(tmp_path: Path, plots: str) -> None:
    """All else is told; a small example may be less small, since calls were kept for the plot."""
    with_them = diagnosis(write_walk(tmp_path / "one", plots=plots), UPHILL)
    without = diagnosis(write_walk(tmp_path / "other"), UPHILL)

    assert with_them.counter_example is not None
    assert replace(with_them, counter_example=without.counter_example) == without
    assert with_them.idea == "ascent"
    warm.forget_hosts()


@pytest.mark.parametrize(
    "body",
    [
        "return {'x': 'far'}",
        "return {'x': float('nan')}",
        "return {'x': [1] * 10**5}",
        "return {'x': {'x': x}}",
        "raise ValueError(x)",
        "import os; os._exit(1)",
        "return {'x': x} if steps < 1 else None",
    ],
)
def test_hostile_answers_leave_the_diagnosis(tmp_path: Path, body: str) -> None:
    """They are wrong only where plots call: the probes are answered as before."""
    source = UPHILL.replace("    return", f"    if x == 6 and lr == 0.25:\n        {body}\n    return")

    found = diagnosis(with_plots(tmp_path, "range(4)", "range(2)"), source)

    assert found.idea == "ascent"
    assert found.first_wrong_step is not None
    assert found.plots == ()
    warm.forget_hosts()


def test_numbers_of_any_size_are_drawn(tmp_path: Path) -> None:
    """What runs away is said to; it is no reason to leave the plot out."""
    source = "def walk(x, lr, steps):\n    return {'x': x * 10 ** (400 * steps)}\n"

    [plot] = diagnosis(with_plots(tmp_path, "range(4)", "range(2)"), source).plots

    assert plot.series[0].points == ((0.0, 6.0), (1.0, None))
    assert plot.sentence == (
        "The right walk comes down. From step 1 on, yours has numbers that are not finite or too large."
    )
    warm.forget_hosts()


def test_plots_count_among_the_calls_of_a_diagnosis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the calls of the suite, and two for examples, is all; what a probe showed is not asked again."""
    source = "def walk(x, lr, steps):\n    return {'x': x + (17.25 if steps > 1 else 0)}\n"
    exercise = with_plots(
        tmp_path, 'calls=[f"walk(6, 0.25, {steps})" for steps in STEPS]', 'calls=["walk(3, 0.3, 2)"] * 4'
    )
    made: list[tuple[Any, ...]] = []
    call = LoadedSubmission.call

    def counted(self: LoadedSubmission, name: str, args: Any, kwargs: Any, **options: bool) -> Answer:
        made.extend([tuple(kwargs.values())] if self.source == source.encode() else [])
        return call(self, name, args, kwargs, **options)

    monkeypatch.setattr(LoadedSubmission, "call", counted)
    found = diagnosis(exercise, source)

    calls = 4  # of the suite: one of four cases is not run, but counts
    assert len(found.plots) == 1
    assert len(made) <= (calls - 1) + 2 * calls + 2
    warm.forget_hosts()


def test_the_watchdog_ends_a_plot_and_no_diagnosis(walk: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may bark wherever it is; what was found before stays."""

    def bark(*_: object) -> None:
        raise TooLongError

    monkeypatch.setattr(plotting, "draw", bark)
    found = diagnosis(walk, UPHILL)

    assert (found.idea, found.plots) == ("ascent", ())


def test_plots_change_no_outcome(walk: Exercise) -> None:
    """Cases and points are what they were."""
    [drawn] = grade_chunk(walk, [handed_in(UPHILL)])
    [plain] = grade_chunk(walk, [handed_in(UPHILL)], diagnosed=False)

    assert (drawn.points, drawn.verdict) == (plain.points, plain.verdict)
    assert [case.outcome for case in drawn.tests] == [case.outcome for case in plain.tests]


def test_a_right_submission_is_not_drawn(walk: Exercise) -> None:
    """It costs nothing."""
    assert grade_chunk(walk, [handed_in(MODEL)])[0].diagnosis is None


def test_other_plots_are_another_fingerprint(walk: Exercise) -> None:
    """Else results that are kept would go on showing the old ones."""
    before = walk.hashes["exercise"]
    (walk.folder / "plots.py").write_text(PLOTS.replace("comes down", "goes down"))
    assert walk.course_root is not None

    assert find_course(walk.course_root).exercise("walk").hashes["exercise"] != before
