"""How questions write numbers and lists in their texts."""

import math
from collections.abc import Iterable
from decimal import Decimal


def show(value: float, places: int = 4) -> str:
    """Write a number as the shortest decimal with at most `places` decimals.

    An exponent is used from 1e16 on only; zero never has a sign.

    Examples
    --------
    >>> show(0.1 + 0.2), show(-0.00001), show(2.0), show(1.5e20)
    ('0.3', '0', '2', '1.5e+20')
    """
    value = float(value)
    if not math.isfinite(value):
        return str(value)
    if abs(value) >= 1e16:
        return repr(value)
    # By way of Decimal, since repr turns to exponents below 1e-4; repr is what keeps 0.1 short at 20 places.
    return _trimmed(f"{Decimal(repr(round(value, places))):f}")


def parenthesized(value: float, places: int = 4) -> str:
    """Write a number as it stands inside a formula: in parentheses if it is negative.

    Examples
    --------
    >>> parenthesized(-0.5), parenthesized(2.0), parenthesized(-0.00001)
    ('(-0.5)', '2', '0')
    """
    shown = show(value, places)
    return f"({shown})" if shown.startswith("-") else shown


def as_result(value: float, places: int = 4) -> str:
    r"""Write a number as the end of a formula, behind the sign for equal, or for about if it is rounded.

    Examples
    --------
    >>> as_result(0.1 + 0.2), as_result(2 / 3, 2)
    ('= 0.3', '\\approx 0.67')
    """
    shown = show(value, places)
    exact = math.isclose(float(shown), value, rel_tol=1e-9, abs_tol=1e-12)
    return f"= {shown}" if exact else rf"\approx {shown}"


def bulleted(lines: Iterable[str]) -> str:
    r"""Write lines as a list in Markdown.

    Examples
    --------
    >>> bulleted(["one", "two"])
    '- one\n- two'
    """
    return "\n".join(f"- {line}" for line in lines)


def _trimmed(digits: str) -> str:
    short = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if short == "-0" else short
