"""What a student sees of the tests, and may run at any time."""

import pytest

# The expected numbers are the unrounded ones, so that any sound way of rounding fits.
TABLE = [
    {"step": 1, "theta": [4.6, -3], "loss": 100.58},
    {"step": 2, "theta": [4.232, 1.8], "loss": 41.354912},
    {"step": 3, "theta": [3.89344, -1.08], "loss": 19.243437},
    {"step": 6, "theta": [3.031775, 0.23328], "loss": 5.140026},
    {"step": 20, "theta": [0.943466, 0.000183], "loss": 0.445065},
]


@pytest.mark.case("V01")
def test_table_of_the_lesson(submission, expect):
    """The table of the lesson: a bowl that is twenty times as steep along its second axis."""
    got = submission.quadratic_run([[1, 0], [0, 20]], [5, 5], 0.08, 20, [1, 2, 3, 6, 20])

    expect.rounded(got, TABLE, places=3)
