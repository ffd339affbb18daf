"""What decides: lists of directions and their steepest one, and the rules about errors and names."""

import math
import random

import pytest


def unit_directions(count, seed):
    """Return directions of length 1 all around, the same ones every time."""
    chance = random.Random(seed)
    angles = [2 * math.pi * chance.random() for _ in range(count)]
    return [(math.cos(angle), math.sin(angle)) for angle in angles]


@pytest.mark.points("256/55")  # 6.4 points for eleven lists: these eight and the three drawn ones
@pytest.mark.parametrize(
    ("g", "directions", "why"),
    [
        pytest.param([3, 4], [(-10, 0), (-3, -4), (0, -10)], "long vectors that are badly aimed", id="H01"),
        pytest.param([-2, -8], [(1, 2), (2, 8), (0, 1), (1, 0)], "a gradient below 0", id="H02"),
        pytest.param([4, 8], [(0, 0), (2, -1), (-1, -2)], "a vector of zeros among them", id="H03"),
        pytest.param([1, 2, 2], [(0, 0, -5), (-1, -2, -2), (1, 2, 2)], "three dimensions", id="H04"),
        pytest.param([0, 0], [(1, 0), (0, 1)], "a gradient of zeros", id="H05"),
        pytest.param([1, 1], [(-2, 0), (0, -2)], "two directions that are equally steep", id="H06"),
        pytest.param([3, 4], unit_directions(500, seed=6), "five hundred random directions", id="H07"),
        pytest.param([5, -12], [(5, -12), (-4, 10), (-3, 12)], "the steepest way up among them", id="H09"),
    ],
)
def test_steepest_direction(submission, expect, oracle, g, directions, why):
    """Place, rate and bound: {why}."""
    expect.close(submission.steepest_of(g, directions), oracle.steepest_of(g, directions))


@pytest.mark.points("96/55")
@pytest.mark.drawn("H11", "H12", "H13")
def test_steepest_of_your_own_directions(submission, expect, oracle, drawn):
    """Place, rate and bound: your own list {number}, which was drawn for you."""
    g, directions = drawn

    expect.close(submission.steepest_of(g, directions), oracle.steepest_of(g, directions))


@pytest.mark.case("H08")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_refuses_lists_without_a_direction(submission, expect):
    """An empty list, and one of nothing but zero vectors, raise ValueError."""
    expect.raises(ValueError, submission.steepest_of, [3, 4], [])
    expect.raises(ValueError, submission.steepest_of, [3, 4], [(0, 0), [0.0, 0.0]])


@pytest.mark.case("H10")
@pytest.mark.points("0.8")
@pytest.mark.depends("H01")
def test_answer_has_names(submission, expect):
    """The three parts of the answer are named index, rate and bound."""
    expect.fields(submission.steepest_of([2, -1], [(1, 1), (-1, 3)]), "index", "rate", "bound")
