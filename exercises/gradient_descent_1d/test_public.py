"""What a student sees of the tests, and may run at any time."""

import pytest

SETTLES = [
    10, 8.0, 6.4, 5.12, 4.096, 3.2768, 2.62144, 2.097152, 1.6777216, 1.34217728, 1.073741824,
    0.8589934592, 0.68719476736, 0.549755813888, 0.43980465111, 0.351843720888, 0.281474976711,
    0.225179981369, 0.180143985095, 0.144115188076, 0.115292150461,
]  # fmt: skip

RUNS_AWAY = [
    10, -12.0, 14.4, -17.28, 20.736, -24.8832, 29.85984, -35.831808, 42.9981696, -51.59780352, 61.917364224,
    -74.3008370688, 89.16100448256, -106.993205379072, 128.391846454886, -154.070215745864, 184.884258895036,
    -221.861110674044, 266.233332808852, -319.479999370623, 383.375999244748,
]  # fmt: skip


def slope_of_square(x):
    """Return the derivative of x**2."""
    return 2 * x


@pytest.mark.parametrize(
    ("lr", "history", "why"),
    [
        pytest.param(0.1, SETTLES, "twenty steps of a good rate, closer to 0 but not there", id="V01"),
        pytest.param(1.1, RUNS_AWAY, "twenty steps of a rate that is too large", id="V02"),
    ],
)
def test_result_and_diary(submission, expect, lr, history, why):
    """Result and diary: {why}."""
    got = submission.gradient_descent_1d(slope_of_square, 10, lr, 20)

    expect.rounded(got, {"result": history[-1], "history": history}, places=6)
