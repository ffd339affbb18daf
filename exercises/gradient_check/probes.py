"""Calls that tell wrong checkers apart; on numbers so small, measured slopes have hardly any noise."""

PROBES = [
    "gradient_check(lambda x: x[0] ** 2 + x[1] ** 2, lambda x: [2 * x[0], 3 * x[1]], [1, 2])",
    "gradient_check(lambda x: x[0] ** 2 + 3 * x[1], lambda x: [x[0], 3], [2, 0.5])",
    "gradient_check(lambda x: 2 * x[0] - x[1] + x[2], lambda x: [3, -2, 1.5], [1, 0.3, 0.6])",
    "gradient_check(lambda x: x[0] ** 2, lambda x: [x[0]], [0.25])",
    "gradient_check(lambda x: x[0] + x[1] ** 2, lambda x: [1.25, 2 * x[1]], [0.1, 1.3], tol=0.5)",
    "gradient_check(lambda x: x[0] ** 2 - x[1], lambda x: [1.5 * x[0], -1], [2, -0.7], tol=0.3)",
    "gradient_check(lambda x: x[0] ** 2 - x[1] ** 2, lambda x: [2 * x[0], -2 * x[1]], [0.7, -1.3])",
]


def small(draw):
    """Write a check of a sum of squares, with a mistake in the first or the last entry of its gradient."""
    last, first = draw.choice([3, 1, -2, 2]), draw.choice([2, 3, 1, 4])
    n, tol = draw.integer(2, 3), draw.choice(["", ", tol=0.4"])
    factors = [first, 2, last] if n == 3 else [first, last]
    f = " + ".join(f"x[{i}] ** 2" for i in range(n))
    grad = ", ".join(f"{factor} * x[{i}]" if factor != 1 else f"x[{i}]" for i, factor in enumerate(factors))
    x = [draw.choice([1, 2, -1, 0]) for _ in range(n)]
    return f"gradient_check(lambda x: {f}, lambda x: [{grad}], {x}{tol})"
