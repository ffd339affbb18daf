"""Curves and points: where they lie, where they break off, and what their tables say."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.plots import Caption, Series, line, scatter
from tests.plots.pictures import cells, places, svg, words

CAPTION = Caption("loss", "Loss per step", "It falls.", x="step", y="loss")


def curves(figure: str, hue: int) -> list[list[tuple[float, float]]]:
    """Return the stretches of one curve, without its sign in the legend."""
    paths = [path for path in svg(figure).iter("path") if path.attrib["class"] == f"curve hue-{hue}"]
    return [places(path) for path in paths][:-1]


def test_a_curve_lies_where_its_numbers_are() -> None:
    """On a logarithmic axis, equal factors are equal heights."""
    [found] = curves(line(CAPTION, [Series("yours", [(0, 100.0), (1, 10.0), (2, 1.0)])], log=True), 0)

    (left, top), (middle, half), (right, bottom) = found
    assert middle - left == pytest.approx(right - middle, abs=0.2)
    assert half - top == pytest.approx(bottom - half, abs=0.2)
    assert top < bottom


def test_what_diverges_breaks_off_and_is_told() -> None:
    """Infinity has no place in the picture; its row says that it was there."""
    points = [(0, 1.0), (1, 2.0), (2, math.inf), (3, math.nan), (4, 3.0), (5, -1e300)]
    figure = line(CAPTION, [Series("yours", points)])

    assert [len(stretch) for stretch in curves(figure, 0)] == [2, 1]
    assert [row[2] for row in cells(figure)] == ["loss", "1", "2", "inf", "nan", "3", "-1e+300"]


def test_each_curve_has_its_own_look_and_its_name() -> None:
    """Dashes tell them apart where colors do not."""
    figure = line(CAPTION, [Series("yours", [(0, 1), (1, 2)]), Series("reference", [(0, 1), (1, 0)])])

    assert len(curves(figure, 0)) == len(curves(figure, 1)) == 1
    assert words(svg(figure))[-2:] == ["yours", "reference"]
    with pytest.raises(ValueError, match="at most 4 curves can be told apart, got 5"):
        line(CAPTION, [Series(str(number), [(0, 0)]) for number in range(5)])


@pytest.mark.parametrize("log", [False, True])
def test_points_and_their_line_share_the_axes(log: bool) -> None:
    """A point on the line lies on it; the axis is that of the same line without points."""
    fit = Series("fit", [(1, 2), (2, 4), (3, 16)])
    figure = scatter(CAPTION, Series("data", fit.points), [fit], log=log)
    dots = [(dot.attrib["cx"], dot.attrib["cy"]) for dot in svg(figure).iter("circle")][:-1]

    assert [[(float(x), float(y)) for x, y in dots]] == curves(figure, 0)
    assert curves(figure, 0) == curves(line(CAPTION, [fit], log=log), 0)


def test_a_long_curve_is_drawn_whole_and_its_table_is_short() -> None:
    """A zigzag would vanish if the picture left steps out; the table says that it did."""
    figure = line(CAPTION, [Series("yours", [(step, (-1) ** step) for step in range(1001)])])

    assert len(curves(figure, 0)[0]) == 1001
    assert len(cells(figure)) == 51
    assert "50 of 1001 points, evenly spread." in figure


def test_a_curve_ends_at_the_edges_of_the_window() -> None:
    """However far it goes; when it comes back, it comes from where it was."""
    points = [(0, 1.0), (1, 3.0), (2, 1.0), (3, 1e149)]
    figure = line(CAPTION, [Series("yours", points)], window=(0, 4, 0, 2))

    [up, down_and_up] = curves(figure, 0)
    assert [round(x) for x, _ in up] == [60, 100]
    assert [round(y) for _, y in down_and_up] == [24, 107, 24]
    assert {row[2] for row in cells(figure)[1:]} == {"1", "3", "1e+149"}


def test_what_lies_outside_the_window_is_not_drawn() -> None:
    """Neither a curve, nor a point, nor its mark."""
    outside = Series("yours", [(0, 5.0), (1, 6.0)])

    figure = scatter(CAPTION, outside, [outside], window=(0, 4, 0, 2))

    assert curves(figure, 0) == []
    assert len(list(svg(figure).iter("circle"))) == 1
    assert not list(svg(line(CAPTION, [outside], window=(0, 4, 0, 2))).iter("circle"))


def test_few_points_of_a_curve_are_marked() -> None:
    """So that steps can be counted; of many, nobody could."""

    def marks(count: int) -> int:
        figure = line(CAPTION, [Series("yours", [(step, step) for step in range(count)])])
        return len(list(svg(figure).iter("circle")))

    assert (marks(30), marks(31)) == (30, 0)


POINT = st.tuples(st.floats(-1e150, 1e150) | st.floats(-3, 3), st.floats() | st.floats(-3, 3))


@given(st.lists(POINT, max_size=12), st.booleans())
def test_nothing_is_ever_drawn_outside_of_the_window(points: list[tuple[float, float]], log: bool) -> None:
    """Whatever a submission returns."""
    figure = line(CAPTION, [Series("yours", points)], log=log, window=(-1, 2, 0.5, 2))

    for stretch in curves(figure, 0):
        assert all(59.9 <= x <= 384.1 and 23.9 <= y <= 190.1 for x, y in stretch)


def test_nothing_to_draw_is_an_empty_picture() -> None:
    """Not an error: a run may return nothing."""
    assert cells(line(CAPTION, [Series("yours", [])], log=True)) == [["series", "step", "loss"]]
