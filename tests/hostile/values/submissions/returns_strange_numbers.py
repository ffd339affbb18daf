"""Returns numbers that reports, comparisons and conversions stumble over."""

import decimal
import fractions

import numpy as np


def linearRegression(xs, ys):
    return [
        float("nan"),
        float("inf"),
        -float("inf"),
        -0.0,
        10**9000,
        -(10**9000),
        10**20000,
        complex("nan+infj"),
        decimal.Decimal("sNaN"),
        decimal.Decimal("NaN"),
        decimal.Decimal("1e999999999999999999"),
        decimal.Decimal("-1e-999999999999999999"),
        fractions.Fraction(1, 10**9000),
        np.float16("nan"),
        np.longdouble("1e4000"),
        np.datetime64("NaT"),
        np.void(b"xx"),
        np.bool_(True),
        True,
    ]
