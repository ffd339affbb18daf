"""Runs that tell the wrong ideas about stopping apart; none of them stands in a suite.

Lengths of moves are compared in one dimension and with 1 only: so whoever takes a wrong length in both tests
shows the same as one who takes it in the gradient test.
"""

PROBES = [
    "descend_until(lambda x: sum(a * a for a in x), lambda x: [2 * a for a in x], [20, -20, 20, -20], 0.25, "
    "grad_tol=12, max_iter=9)",
    "descend_until(lambda x: sum(a * a for a in x), lambda x: [2 * a for a in x], [6, -6, 7], 0.25, "
    "grad_tol=4, max_iter=3)",
    "descend_until(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [8], 0.25, step_tol=1, max_iter=9)",
    "descend_until(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [6], 0.25, step_tol=1, obj_tol=2, max_iter=9)",
    "descend_until(lambda x: x[0] ** 2 + 5, lambda x: [2 * x[0]], [8], 0.25, obj_tol=0.75, max_iter=9)",
    "descend_until(lambda x: x[0] ** 2 - 3, lambda x: [2 * x[0]], [1], 1.5, obj_tol=2, max_iter=4)",
    "descend_until(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [3], 1.25, obj_tol=4, max_iter=3)",
    "descend_until(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [4], 0.25, grad_tol=1.5, max_iter=3)",
    "descend_until(lambda x: x[0] ** 2, lambda x: [2 * x[0]], [4], 0.5, max_iter=3)",
]

STEPS = "max_iter"

SURFACES = [
    ("x[0] ** 2", "[2 * x[0]]", 1),
    ("x[0] ** 2 + x[1] ** 2", "[2 * x[0], 2 * x[1]]", 2),
    ("x[0] ** 2 + x[1] ** 2 + 3", "[2 * x[0], 2 * x[1]]", 2),
    ("sum(a * a for a in x)", "[2 * a for a in x]", 3),
]

TESTS = [("grad_tol",), ("step_tol",), ("obj_tol",), ("step_tol", "obj_tol"), ("grad_tol", "obj_tol")]


def small(draw):
    """Write a short run; all numbers are multiples of powers of 2, so rounding decides nothing."""
    tests = draw.choice(TESTS)
    tolerances = [draw.choice([1, 2, 3, 5]), draw.choice([1, 3, 5, 0.5])]
    value, slopes, size = draw.choice(SURFACES)
    start = [draw.choice([4, 2, 1, 3, 0]), draw.choice([2, 4, 1, -3, 0]), draw.choice([2, 4, -1])][:size]
    lr, max_iter = draw.choice([0.25, 0.5, 0.125, 1.5]), draw.choice([3, 4, 5, 6, 2, 1, 0])
    named = [f"{test}={tolerance}" for test, tolerance in zip(tests, tolerances, strict=False)]
    options = ", ".join([*named, f"max_iter={max_iter}"])
    return f"descend_until(lambda x: {value}, lambda x: {slopes}, {start}, {lr}, {options})"
