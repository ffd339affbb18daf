"""The shown examples: what your function must return, to 2 decimals, and in which form."""

import pytest

# The expected numbers are the unrounded ones, so that any sound way of rounding fits.
EXAMPLES = [
    pytest.param(
        "a line without noise, which 1000 steps do not quite reach",
        [1, 2, 3],
        [2, 4, 6],
        {"m": 1.970783, "b": 0.066418},
        id="V01",
    ),
    pytest.param(
        "another line without noise",
        [1, 2, 3, 4],
        [3, 5, 7, 9],
        {"m": 2.004861, "b": 0.985708},
        id="V02",
    ),
    pytest.param(
        "points that lie on no line",
        [0, 1, 2, 3, 4],
        [1, 3, 2, 5, 4],
        {"m": 0.800878, "b": 1.397496},
        id="V03",
    ),
]


@pytest.mark.parametrize(("why", "xs", "ys", "unrounded"), EXAMPLES)
def test_line_after_1000_steps(submission, expect, why, xs, ys, unrounded):
    """Slope and intercept after 1000 steps: {why}."""
    expect.rounded(submission.linearRegression(xs, ys), unrounded, places=2)


@pytest.mark.case("V04")
def test_return_shape(submission, expect):
    """The result names its two numbers m and b, and each has at most 2 decimals."""
    line = submission.linearRegression([1, 2, 3], [2, 4, 6])

    expect.fields(line, "m", "b")
    expect.decimals(line, 2, fields=("m", "b"))
