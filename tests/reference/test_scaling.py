"""Scaled tables against the statistics module, and scaled fits against predictions and solved minima."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference import fit_scaled, standardize

HOUSES = [[1.0, 1000.0], [2.0, 1500.0], [3.0, 1200.0], [4.0, 2000.0]]
PRICES = [3.0, 5.0, 4.0, 9.0]
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(-1000, 1000), min_size=width, max_size=width), min_size=1, max_size=6
    )
)


@given(tables)
def test_the_numbers_are_those_of_the_statistics_module(rows: list[list[int]]) -> None:
    """Python adds exactly; entries up to 1000 lose about 1e-13 in floats."""
    columns = list(zip(*rows, strict=True))
    scaled = standardize(rows)

    np.testing.assert_allclose(scaled.mean, [statistics.fmean(c) for c in columns], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(scaled.std, [statistics.pstdev(c) or 1.0 for c in columns], rtol=1e-12)


@given(tables)
def test_scaling_is_undone_by_its_numbers(rows: list[list[int]]) -> None:
    """Z * std + mean is the table again."""
    scaled = standardize(rows)

    np.testing.assert_allclose(scaled.Z * scaled.std + scaled.mean, rows, rtol=0, atol=1e-9)


def test_a_column_without_spread_becomes_zeros() -> None:
    """Ten times 0.1 has the mean 0.09999999999999999, which must not count as spread."""
    scaled = standardize([[0.1, float(i)] for i in range(10)])

    assert scaled.std[0] == 1.0
    np.testing.assert_allclose(scaled.Z[:, 0], 0.0, atol=1e-15)


def test_a_single_row_becomes_zeros() -> None:
    """Nothing can be said about its spread."""
    scaled = standardize([[4, -7]])

    assert (scaled.Z.tolist(), scaled.mean.tolist(), scaled.std.tolist()) == ([[0, 0]], [4, -7], [1, 1])


def test_the_caller_keeps_the_table() -> None:
    """The scaled table is a new one."""
    table = np.array(HOUSES)
    standardize(table).Z[:] = 0.0

    assert table.tolist() == HOUSES


def test_huge_numbers_make_no_noise() -> None:
    """Warnings are errors in these tests: the squares overflow."""
    assert standardize([[1e200], [-1e200]]).std.tolist() == [math.inf]


def test_a_long_fit_is_the_least_squares_model_of_the_original_units() -> None:
    """numpy.linalg solves it without scaling; the scaled bowl is nearly round, so 2000 steps arrive."""
    best = np.linalg.lstsq(np.column_stack([HOUSES, np.ones(4)]), np.array(PRICES))[0]

    w, b = fit_scaled(HOUSES, PRICES, steps=2000)

    np.testing.assert_allclose([*w, b], best, rtol=1e-9)


@pytest.mark.parametrize("steps", [0, 1, 7, 40])
def test_one_feature_follows_the_closed_form(steps: int) -> None:
    """Scaled, both curvatures are 2: v and c are the share 1 - (1 - 2 * rate)**steps of the best ones."""
    x, y = np.array([100.0, 200.0, 400.0, 700.0]), np.array([2.0, -1.0, 5.0, 4.0])
    share = 1.0 - 0.8**steps
    slope = float(np.cov(x, y, bias=True)[0, 1] / np.var(x))

    w, b = fit_scaled(x[:, None], y, steps=steps)

    assert w[0] == pytest.approx(share * slope, rel=1e-12, abs=1e-15)
    assert b == pytest.approx(share * (np.mean(y) - slope * np.mean(x)), rel=1e-12, abs=1e-12)


def test_the_unit_of_a_feature_does_not_matter() -> None:
    """In thousandths of its unit a feature gets a thousandth of its weight, and the same intercept."""
    w, b = fit_scaled(HOUSES, PRICES, steps=30)
    finer, same = fit_scaled(np.array(HOUSES) * [1.0, 1000.0], PRICES, steps=30)

    np.testing.assert_allclose(finer, w / [1.0, 1000.0], rtol=1e-11)
    assert same == pytest.approx(b, rel=1e-11)


def test_a_feature_that_never_changes_gets_no_weight() -> None:
    """Its column is zeros, and so is the slope along its weight."""
    w, _ = fit_scaled([[5, 1], [5, 2], [5, 6]], [1, 2, 4])

    assert w[0] == 0.0


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ([], r"X must have shape \(n_samples, n_features\), got \(0,\)"),
        ([[], []], r"X must have shape \(n_samples, n_features\), got \(2, 0\)"),
        ([1, 2], r"X must have shape \(n_samples, n_features\), got \(2,\)"),
        ([[1], [2, 3]], "X must hold rows of numbers, all of one length: "),
    ],
)
def test_what_is_no_table_is_refused(table: object, text: str) -> None:
    """Rows are never cut or filled up."""
    with pytest.raises(ValueError, match=text):
        standardize(table)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=text):
        fit_scaled(table, [1, 2])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("y", "options", "text"),
    [
        ([1, 2], {}, "X and y must have the same length, got 4 and 2"),
        (PRICES, {"steps": -1}, "steps must be at least 0, got -1"),
        (PRICES, {"step_size": -0.1}, r"step_size must be positive and finite, got -0\.1"),
    ],
)
def test_what_makes_no_fit_is_refused(y: list[float], options: dict[str, float], text: str) -> None:
    """As in every fit."""
    with pytest.raises(ValueError, match=text):
        fit_scaled(HOUSES, y, **options)  # type: ignore[arg-type]
