"""The formulas: against numpy, against an example done by hand, and what must hold of any class."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grader.statistics import measures

Columns = list[list[float]]

QUARTERS = st.integers(0, 40).map(lambda number: number / 4)
"""Points as exercises give them; sums and products of these are exact or nearly so."""

CLOSE = 1e-9
"""Far above what rounding to twelve decimals can move, far below what anybody reads."""


@st.composite
def classes(draw: st.DrawFn, least_items: int = 1) -> Columns:
    """Return columns of points: 2 to 12 students, up to 6 items."""
    students, items = draw(st.integers(2, 12)), draw(st.integers(least_items, 6))
    return [draw(st.lists(QUARTERS, min_size=students, max_size=students)) for _ in range(items)]


BY_HAND: Columns = [[1, 1, 0, 1], [2, 0, 0, 2], [3, 2, 1, 0]]
"""Three items, four students; their scores are 6, 3, 1, 3."""


def test_an_example_done_by_hand() -> None:
    """Variances of items 1/4, 4/3, 5/3, sum 13/4; of the scores 17/4; alpha 3/2 * (1 - 13/17) = 6/17."""
    scores = measures.totals(BY_HAND)

    assert scores == [6, 3, 1, 3]
    assert measures.facility(BY_HAND[1], 2) == 0.5
    assert measures.cronbach_alpha(BY_HAND) == pytest.approx(6 / 17, rel=1e-12)
    # Rest of the score without item 2: 4, 3, 1, 1. Deviations 1, -1, -1, 1 and 7/4, 3/4, -5/4, -5/4.
    rest = measures.without(scores, BY_HAND[1])
    assert rest == [4, 3, 1, 1]
    assert measures.discrimination(BY_HAND[1], rest) == pytest.approx(1 / (2 * 6.75**0.5), rel=1e-12)
    # Covariances with the scores, times 3: 9/4, 5, 11/2; together 51/4, which is 3 times the variance.
    assert measures.effective_weights(BY_HAND) == pytest.approx([9 / 51, 20 / 51, 22 / 51], rel=1e-12)


@given(classes())
def test_agree_with_numpy(columns: Columns) -> None:
    """Numpy computes the same from the same table, by other sums."""
    table = np.array(columns)
    total = table.sum(axis=0)
    assume(np.ptp(total) > 0)

    np.testing.assert_allclose(measures.totals(columns), total, atol=CLOSE)
    weights = [np.cov(row, total)[0, 1] / total.var(ddof=1) for row in table]
    np.testing.assert_allclose(measures.effective_weights(columns) or [], weights, atol=CLOSE)
    if len(columns) > 1:
        k = len(columns)
        alpha = k / (k - 1) * (1 - table.var(axis=1, ddof=1).sum() / total.var(ddof=1))
        assert measures.cronbach_alpha(columns) == pytest.approx(alpha, abs=CLOSE)
    for column, row in zip(columns, table, strict=True):
        rest = total - row
        if np.ptp(row) > 0 and np.ptp(rest) > 0:
            expected = np.corrcoef(row, rest)[0, 1]
            assert measures.discrimination(column, measures.without(list(total), column)) == pytest.approx(
                expected, abs=CLOSE
            )


@given(st.lists(QUARTERS, min_size=1))
def test_facility_is_a_share(points: list[float]) -> None:
    """From 0 to 1, and exactly 1 where all earn everything."""
    assert 0 <= measures.facility(points, 10.0) <= 1
    assert measures.facility([0.1] * len(points), 0.1) == 1.0


@given(classes(2))
def test_discrimination_is_a_correlation(columns: Columns) -> None:
    """From -1 to 1, or undefined exactly where one side does not vary."""
    total = measures.totals(columns)
    for column in columns:
        rest = measures.without(total, column)
        value = measures.discrimination(column, rest)
        assert (value is None) == (len(set(column)) == 1 or len(set(rest)) == 1)
        assert value is None or -1 <= value <= 1


@given(classes(2), st.randoms(use_true_random=False))
def test_the_order_of_students_changes_nothing(columns: Columns, random: Random) -> None:
    """Statistics are about a class, and not about a list."""
    students = list(zip(*columns, strict=True))
    random.shuffle(students)
    shuffled = [list(column) for column in zip(*students, strict=True)]

    _assert_alike(_all_of(columns), _all_of(shuffled))


@given(classes(2), st.sampled_from([0.25, 3.0, 100.0]))
def test_the_unit_of_points_changes_nothing(columns: Columns, factor: float) -> None:
    """Whether an exercise is worth 2 points or 200: all are ratios."""
    scaled = [[factor * points for points in column] for column in columns]

    _assert_alike(_all_of(columns), _all_of(scaled))


@given(classes(2), st.integers(0, 5), QUARTERS)
def test_points_for_everybody_change_nothing(columns: Columns, number: int, gift: float) -> None:
    """A gift to all moves the mean, and no difference between students."""
    number %= len(columns)
    given_more = [
        [points + gift for points in column] if place == number else column
        for place, column in enumerate(columns)
    ]

    _assert_alike(_all_of(columns), _all_of(given_more))


def test_alpha_depends_on_the_points_of_one_item() -> None:
    """It is not the standardized alpha: an item worth ten times as much weighs more."""
    heavier = [BY_HAND[0], BY_HAND[1], [10.0 * points for points in BY_HAND[2]]]

    assert measures.cronbach_alpha(heavier) != pytest.approx(6 / 17, abs=0.01)


@given(classes(2))
def test_effective_weights_add_up(columns: Columns) -> None:
    """The variance of a sum is the sum of the covariances."""
    weights = measures.effective_weights(columns)

    assert weights is None or sum(weights) == pytest.approx(1, abs=CLOSE)


@given(st.lists(QUARTERS, min_size=2), st.integers(2, 6))
def test_items_that_are_the_same_agree_perfectly(column: list[float], k: int) -> None:
    """Alpha is 1, and so is each correlation."""
    assume(len(set(column)) > 1)

    assert measures.cronbach_alpha([column for _ in range(k)]) == pytest.approx(1, abs=CLOSE)
    assert measures.discrimination(column, column) == pytest.approx(1, abs=CLOSE)


def test_equal_scores_do_not_differ_by_the_rounding_of_floats() -> None:
    """0.1 + 0.2 is not 0.3 for a computer, and for nobody else; a correlation with that would be noise."""
    columns = [[0.1, 0.3, 0.2], [0.2, 0.0, 0.1]]

    assert measures.totals(columns) == [0.3, 0.3, 0.3]
    assert measures.cronbach_alpha(columns) is None
    assert measures.effective_weights(columns) is None


@pytest.mark.parametrize(
    ("column", "rest"), [([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [0.1, 0.1, 0.1]), ([], []), ([1], [1])]
)
def test_what_does_not_vary_correlates_with_nothing(column: Sequence[float], rest: Sequence[float]) -> None:
    """Pearson's formula divides by zero there."""
    assert measures.discrimination(column, rest) is None


def _all_of(columns: Columns) -> list[float | None]:
    total = measures.totals(columns)
    tells = [measures.discrimination(column, measures.without(total, column)) for column in columns]
    return [measures.cronbach_alpha(columns), *(measures.effective_weights(columns) or []), *tells]


def _assert_alike(found: list[float | None], others: list[float | None]) -> None:
    for one, other in zip(found, others, strict=True):
        assert one == pytest.approx(other, abs=CLOSE)
