"""From answers to numbers that can be drawn: bounded, finite or left out, and with words for the rest."""

import json
import math
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.diagnosis.drawing import MOST_POINTS, Sketch, draw, sketch
from grader.errors import CatalogError
from grader.models import Plot, PlotKind, PlotSeries
from grader.pictures import Picture
from grader.plots import PROPORTION, Bowl

RIGHT = [8.0, 4.0, 2.0, 1.0]
WALK = Picture(
    title="Height",
    sentence="It falls.",
    calls=["walk(8)"],
    trace=lambda answer: list(enumerate(answer)),
    x="step",
    y="height",
)
LOG = replace(WALK, log=True)
LINE = replace(
    WALK, trace=lambda line: [(x, line["m"] * x + line["b"]) for x in (0, 4)], data=[(1, 2.0), (3, 4.0)]
)
PATH = replace(WALK, trace=lambda answer: [tuple(place) for place in answer], bowl=(1, 0, 2))
LOST = "yours has numbers that are not finite or too large."
PLACES = [[4.0, 2.0], [2.0, 0.5], [1.0, 0.0]]
CUP = replace(PATH, bowl=None, height=lambda x, y: x**2 + 2 * y**2)


def drawn(answer: Any, picture: Picture = WALK, right: Any = RIGHT) -> Plot | None:
    """Draw an answer."""
    return draw(sketch(picture, [right]), [answer])


def sentence(answer: Any, picture: Picture = WALK, right: Any = RIGHT) -> str:
    """Return what is said of an answer, after the author's words."""
    plot = drawn(answer, picture, right)
    assert plot is not None
    return plot.sentence.removeprefix("It falls.").strip()


def named(name: str, *points: tuple[float | None, float | None]) -> PlotSeries:
    """Return a series."""
    return PlotSeries(name, points)


def failing(*_: Any) -> Any:
    """Fail, as an author's function may."""
    return 1 / 0


def a_number(_: Any) -> Any:
    """Return no points."""
    return 3


def test_both_answers_become_points() -> None:
    """By one function; with the author's words, and a window around them."""
    assert drawn([8, 7, 6, 5]) == Plot(
        kind=PlotKind.CURVES,
        title="Height",
        sentence="It falls.",
        x="step",
        y="height",
        call="walk(8)",
        window=(0.0, 3.0, 0.0, 8.0),
        series=(
            named("yours", (0.0, 8.0), (1.0, 7.0), (2.0, 6.0), (3.0, 5.0)),
            named("right", (0.0, 8.0), (1.0, 4.0), (2.0, 2.0), (3.0, 1.0)),
        ),
    )


@pytest.mark.parametrize(
    "answer", [RIGHT, [8, 4, 2.001, 1], [], None, "no", 3, {"x": 3}, [None], ["a"], [math.nan] * 4]
)
def test_what_shows_nothing_is_left_out(answer: Any) -> None:
    """It looks right, or cannot be drawn."""
    assert drawn(answer) is None


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ([8, 7, 6, 5], ""),
        ([8, 30, 30, 30], ""),
        ([8, 16, 1e9, 1e18], "Yours leaves the picture at step 2; its last point is (3, 1e+18)."),
        ([1e9] * 4, "Yours lies outside the picture; its last point is (3, 1e+09)."),
        ([8, 9, math.inf, math.nan], f"From step 2 on, {LOST}"),
        ([8, 10**400], f"Yours has 2 points, the right one 4. From step 1 on, {LOST}"),
        ([8, 4, 2], "Yours has 3 points, the right one 4."),
        ([8.0], "Yours has 1 point, the right one 4."),
    ],
)
def test_what_the_picture_does_not_show_is_said(answer: Any, said: str) -> None:
    """A reader is never left to guess why a curve ends."""
    assert sentence(answer) == said


def test_on_a_logarithmic_axis_zero_has_no_place() -> None:
    """It is said; and far away begins some decades further."""
    assert (
        sentence([8, 0, -1, 1], LOG) == "Where yours is not above 0, it has no place on the logarithmic axis."
    )
    assert sentence([8, 80, 800, 8000], LOG) == ""
    assert "leaves the picture at step 3" in sentence([8, 80, 800, 1e30], LOG)
    assert drawn([0, -1], LOG) is None


def test_a_long_answer_is_cut() -> None:
    """And told to be."""
    plot = drawn([5.0] * 10**5)

    assert plot is not None
    assert len(plot.series[0].points) == MOST_POINTS
    assert plot.sentence == (
        "It falls. Of yours the first 200 points are drawn. Yours leaves the picture at step 16."
    )


def test_numbers_that_are_not_finite_are_none() -> None:
    """JSON has no word for them; others have six digits."""
    plot = drawn([1 / 3, math.nan, -math.inf, 1e300])

    assert plot is not None
    assert plot.series[0].points == ((0.0, 0.333333), (1.0, None), (2.0, None), (3.0, None))


def test_points_lie_under_lines() -> None:
    """The window holds the data, and both lines as far as they are near."""
    plot = drawn({"m": 0.0, "b": 1.0}, LINE, {"m": 1.0, "b": 1.0})

    assert plot is not None
    assert plot.kind is PlotKind.POINTS
    assert plot.data == ((1.0, 2.0), (3.0, 4.0))
    assert plot.window == (0.0, 4.0, 1.0, 5.0)
    assert "at point 2; its last point is (4, 4e+06)" in sentence(
        {"m": 1e6, "b": 1.0}, LINE, {"m": 1.0, "b": 1.0}
    )


def test_a_path_lies_on_its_contours() -> None:
    """Both axes have one scale, the fifth line goes through the start; what is wrong changes no window."""
    plot = drawn([[4, 2], [3, 2], [1e9, 0]], PATH, PLACES)

    assert plot is not None
    assert plot.kind is PlotKind.PATHS
    assert plot.contours is not None
    assert plot.contours.levels[4] == Bowl(1, 0, 2).height(4, 2)
    left, right, bottom, top = plot.window
    assert (right - left) / (top - bottom) == pytest.approx(PROPORTION)
    assert plot.sentence.endswith("Yours leaves the picture at point 3; its last point is (1e+09, 0).")
    other = drawn([[4, 2], [3, 2], [2, 0]], PATH, PLACES)
    assert other is not None
    assert other.window == plot.window


def test_any_height_can_be_sampled() -> None:
    """On a grid over the window, from its lower left corner."""
    plot = drawn([[4, 2], [3, 2]], CUP, PLACES)

    assert plot is not None
    assert plot.contours is not None
    assert (len(plot.contours.heights), len(plot.contours.heights[0])) == (25, 25)
    left, _, bottom, _ = plot.window
    assert plot.contours.heights[0][0] == pytest.approx(left**2 + 2 * bottom**2, rel=1e-5)
    assert plot.contours.levels[4] == pytest.approx(24, rel=1e-3)


@pytest.mark.parametrize(
    ("picture", "right", "problem"),
    [
        (WALK, [], "'Height' needs 1 to 200 right points; all points must be finite"),
        (WALK, [1.0, math.inf], "needs 1 to 200 right points"),
        (WALK, [1.0] * 201, "needs 1 to 200 right points"),
        (LOG, [1.0, 0.0], "all points must be finite, and above 0 on a logarithmic axis"),
        (replace(WALK, lines={"best": [(0, math.nan)]}), RIGHT, "all points must be finite"),
        (replace(WALK, data=[(0, 0)] * 201), RIGHT, "needs 1 to 200 right points"),
        (replace(WALK, trace=failing), RIGHT, "the trace of 'Height' fails: ZeroDivisionError"),
        (replace(WALK, trace=a_number), RIGHT, "the trace of 'Height' fails: TypeError"),
        (replace(WALK, trace=list), RIGHT, "the trace of 'Height' fails: TypeError"),
        (replace(PATH, bowl=(1, 3, 1)), PLACES, "a bowl has a > 0 and 4ac > b²"),
        (replace(PATH, center=(4.0, 2.0)), PLACES, "the start is not the lowest"),
        (replace(CUP, height=lambda x, y: math.nan * x * y), PLACES, "heights are finite"),
        (replace(CUP, height=failing), PLACES, "division by zero"),
    ],
)
def test_a_picture_of_the_right_answer_must_be_whole(picture: Picture, right: Any, problem: str) -> None:
    """Its author is told; no student would understand it."""
    with pytest.raises(CatalogError) as caught:
        sketch(picture, [right])

    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"title": ""}, "title, sentence, x and y"),
        ({"sentence": ""}, "title, sentence, x and y"),
        ({"calls": []}, "calls must be a list of 1 to 24 calls"),
        ({"calls": "walk(3)"}, "calls must be a list of 1 to 24 calls"),
        ({"lines": {"a": [], "b": [], "c": []}}, "at most 2 lines"),
        ({"bowl": (1, 0, 1), "height": math.hypot}, "say bowl or height, not both"),
        ({"bowl": (1, 0, 1), "log": True}, "paths on contours have no log, data or lines"),
    ],
)
def test_a_picture_that_cannot_be_is_refused(said: dict[str, Any], problem: str) -> None:
    """Where it is written."""
    with pytest.raises(ValueError, match=problem):
        replace(WALK, **said)


NUMBER = st.floats() | st.integers() | st.floats(-10, 10)
SKETCHES: list[tuple[Sketch, Any]] = [
    (sketch(WALK, [RIGHT]), st.lists(NUMBER, max_size=6)),
    (sketch(LOG, [RIGHT]), st.lists(NUMBER, max_size=6)),
    (sketch(LINE, [{"m": 1.0, "b": 1.0}]), st.fixed_dictionaries({"m": NUMBER, "b": NUMBER})),
    (sketch(PATH, [PLACES]), st.lists(st.lists(NUMBER, min_size=2, max_size=2), max_size=4)),
    (sketch(CUP, [PLACES]), st.lists(st.lists(NUMBER, min_size=2, max_size=2), max_size=4)),
]


@given(st.data(), st.sampled_from(range(len(SKETCHES))))
def test_whatever_is_returned_is_bounded_and_is_json(data: Any, number: int) -> None:
    """A window with room, at most 200 points, no nan; or no plot."""
    prepared, answers = SKETCHES[number]

    plot = draw(prepared, [data.draw(answers)])

    if plot is not None:
        json.dumps(asdict(plot), allow_nan=False)
        left, right, bottom, top = plot.window
        assert left < right
        assert bottom < top
        assert len(plot.sentence) < 500
        assert all(len(one.points) <= MOST_POINTS for one in plot.series)
