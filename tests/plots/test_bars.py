"""Bars and histograms: as long as their numbers."""

import math

import pytest

from grader.plots import Bar, Caption, bars, binned, histogram
from tests.plots.pictures import cells, svg, words

CAPTION = Caption("points", "Points", "Some.", x="points", y="test")


def widths(figure: str, kind: str) -> list[float]:
    """Return how long the bars of a kind are."""
    return [float(box.attrib["width"]) for box in svg(figure).iter("rect") if box.attrib["class"] == kind]


def test_a_bar_is_filled_as_far_as_its_value() -> None:
    """And each is as long as its whole, next to the largest."""
    figure = bars(CAPTION, [Bar("H01", 1, 2), Bar("H02", 0, 4), Bar("H03", 4, 4)])

    room, filled = widths(figure, "room"), widths(figure, "bar")
    assert room[0] == pytest.approx(room[1] / 2, abs=0.1)
    assert filled == pytest.approx([room[0] / 2, 0, room[2]], abs=0.1)
    assert words(svg(figure)) == ["H01", "1 / 2", "H02", "0 / 4", "H03", "4 / 4"]
    assert cells(figure) == [
        ["test", "points", "of"],
        ["H01", "1", "2"],
        ["H02", "0", "4"],
        ["H03", "4", "4"],
    ]


def test_what_waits_is_drawn_and_told() -> None:
    """It is neither earned nor lost."""
    figure = bars(CAPTION, [Bar("P03", 1, 4, waiting=2)])

    [room], [wait] = widths(figure, "room"), widths(figure, "wait")
    assert wait == pytest.approx(room / 2, abs=0.1)
    assert words(svg(figure)) == ["P03", "1 + 2? / 4"]
    assert cells(figure) == [["test", "points", "of", "waiting"], ["P03", "1", "4", "2"]]


@pytest.mark.parametrize("row", [Bar("a", 3, 2), Bar("a", -1, 2), Bar("a", math.nan, 2), Bar("a", 1, 2, 1.5)])
def test_a_bar_that_cannot_be_is_refused(row: Bar) -> None:
    """It would reach out of the picture."""
    with pytest.raises(ValueError, match="a bar is filled from 0 to its whole"):
        bars(CAPTION, [row])


def test_long_names_are_cut_in_the_picture_alone() -> None:
    """The table has all of it."""
    figure = bars(CAPTION, [Bar("x" * 50, 1, 2)])

    assert words(svg(figure))[0] == f"{'x' * 21}…"
    assert cells(figure)[1][0] == "x" * 50


def test_a_histogram_is_as_high_as_its_counts() -> None:
    """Edges below, counts to the left, both in the table."""
    figure = histogram(CAPTION, [0, 50, 100], [2, 4])
    heights = [float(box.attrib["height"]) for box in svg(figure).iter("rect")]

    assert heights[0] == pytest.approx(heights[1] / 2, abs=0.1)
    assert cells(figure) == [["points", "test"], ["0 to 50", "2"], ["50 to 100", "4"]]
    with pytest.raises(ValueError, match="2 counts need 3 edges, got 2"):
        histogram(CAPTION, [0, 1], [1, 2])


def test_every_value_between_the_edges_is_counted_once() -> None:
    """The full score belongs to the last bin; what lies outside, or nowhere, to none."""
    assert binned([0, 10, 10, 19.9, 20, 30, -1, math.nan], [0, 10, 20, 30]) == [1, 3, 2]
