"""Lines of equal height: where the heights are equal, on ellipses exactly, on grids nearly."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.plots import PROPORTION, Bowl, Caption, Grid, Series, contours
from grader.plots.scales import Window
from tests.plots.pictures import cells, places, stretches, svg, words

CAPTION = Caption("path", "The path", "It bends.", x="u", y="v")
WINDOW: Window = (-3.0, 3.0, -2.0, 2.0)
NUMBER = st.floats(-50, 50)


@given(
    st.floats(0.01, 100), st.floats(0.01, 100), st.floats(-0.99, 0.99), NUMBER, NUMBER, st.floats(0.01, 100)
)
def test_every_point_of_an_ellipse_has_its_height(
    a: float, c: float, slant: float, x: float, y: float, level: float
) -> None:
    """Round, long, slanted, anywhere."""
    bowl = Bowl(a, slant * 2 * math.sqrt(a * c), c, (x, y))

    [line] = bowl.lines(level, WINDOW)

    assert line[0] == pytest.approx(line[-1])
    assert [bowl.height(*place) for place in line] == pytest.approx([level] * len(line), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("coefficients", [(0, 0, 1), (-1, 0, 1), (1, 2, 1), (1, 3, 1), (1, 0, -1)])
def test_what_is_no_bowl_is_refused(coefficients: tuple[float, float, float]) -> None:
    """A valley without end or a saddle has no ellipses."""
    with pytest.raises(ValueError, match="a bowl has a > 0 and 4ac > b²"):
        Bowl(*coefficients)


def test_the_lowest_place_has_no_line() -> None:
    """Neither has anything below it."""
    assert not list(Bowl(1, 0, 1).lines(0, WINDOW))
    assert not list(Bowl(1, 0, 1).lines(-1, WINDOW))


def sampled(size: int) -> Grid:
    """Return u² + 2v² on a grid over the window."""
    left, right, bottom, top = WINDOW
    us = [left + (right - left) * number / (size - 1) for number in range(size)]
    vs = [bottom + (top - bottom) * number / (size - 1) for number in range(size)]
    return Grid([[u * u + 2 * v * v for u in us] for v in vs])


def test_lines_on_a_grid_are_near_those_of_the_bowl() -> None:
    """The finer it is, the nearer; every piece lies within one square, and no end is loose."""
    ends: dict[tuple[float, float], int] = {}
    for piece in sampled(33).lines(2.0, WINDOW):
        for u, v in piece:
            assert u * u + 2 * v * v == pytest.approx(2.0, abs=0.05)
            ends[round(u, 9), round(v, 9)] = ends.get((round(u, 9), round(v, 9)), 0) + 1

    assert len(ends) > 40
    assert set(ends.values()) == {2}


@pytest.mark.parametrize(
    ("level", "cut_off"), [(0.9, {(1, 0), (0, 1)}), (1.0, {(1, 0), (0, 1)}), (1.1, {(0, 0), (1, 1)})]
)
def test_where_two_lines_cross_a_square_its_middle_decides(
    level: float, cut_off: set[tuple[int, int]]
) -> None:
    """Its height is 1: below that the low corners are cut off, above it the high ones."""
    pieces = list(Grid([[2.0, 0.0], [0.0, 2.0]]).lines(level, (0, 1, 0, 1)))

    assert {
        (round(sum(u) / 2), round(sum(v) / 2)) for u, v in (zip(*piece, strict=True) for piece in pieces)
    } == (cut_off)


@pytest.mark.parametrize(
    "rows", [[], [[1.0]], [[1.0, 2.0]], [[math.nan, 1.0], [0.0, math.inf]], [[1.0] * 2] * 2]
)
def test_a_grid_with_nothing_to_cross_has_no_lines(rows: list[list[float]]) -> None:
    """Too small, not finite, or flat."""
    assert not list(Grid(rows).lines(1.0, WINDOW))


def test_lines_and_paths_end_at_the_window() -> None:
    """A walk uphill leaves the picture; its numbers stand in the table."""
    paths = [Series("yours", [(1, 1), (2, 2), (1e9, 1e9)]), Series("right", [(1, 1), (0.5, 0.5)])]

    figure = contours(CAPTION, Bowl(1, 0, 2), [0.5, 2, 40], paths, WINDOW)

    [level] = [path for path in svg(figure).iter("path") if path.attrib["class"] == "level"]
    drawn = [place for stretch in stretches(level) for place in stretch]
    yours = [path for path in svg(figure).iter("path") if path.attrib["class"] == "curve hue-0"]
    drawn += places(yours[0])
    assert all(59.9 <= x <= 384.1 and 23.9 <= y <= 264.1 for x, y in drawn)
    assert words(svg(figure))[-2:] == ["yours", "right"]
    assert cells(figure)[3] == ["yours", "1e+09", "1e+09"]


def test_a_window_of_that_proportion_shows_circles_as_circles() -> None:
    """One unit is as long across as upwards."""
    window = (-PROPORTION, PROPORTION, -1.0, 1.0)
    figure = contours(CAPTION, Bowl(1, 0, 1), [0.25], [], window)

    [level] = [path for path in svg(figure).iter("path") if path.attrib["class"] == "level"]
    xs, ys = zip(*places(level), strict=True)
    assert max(xs) - min(xs) == pytest.approx(max(ys) - min(ys), abs=0.3)
