"""Calls that tell the wrong ways to measure slopes apart; none of them stands in a suite.

No function has a power above the second in any coordinate: there every formula with nudges to both sides gives
the slope itself, however long they are.
"""

PROBES = [
    "numerical_gradient(lambda x: x[0] ** 2 * x[1], [3, -2], 0.5)",
    "numerical_gradient(lambda x: x[0] * x[1] - x[1] ** 2 / 3, [0.7, 0.3], 0.1)",
    "numerical_gradient(lambda x: x[0] / 7 + 2 * x[0] * x[1] * x[2], [0.3, 1.1, 0.7], 0.1)",
    "numerical_gradient(lambda x: x[0] ** 2 + 3 * x[0] * x[1] + x[1] ** 2, np.array([-2, -3]), 0.25)",
    "numerical_gradient(lambda x: x[0] * x[1] / 3 + x[1] ** 2, [0.6, 0.9])",
]


def small(draw):
    """Write a function of one to three variables and a short point; a nudge of a half shows most."""
    n = draw.choice([2, 1, 3])
    terms = [draw.choice([f"x[{i}] ** 2", f"{i + 2} * x[{i}]", f"x[{i}] / 3"]) for i in range(n)]
    if n > 1 and draw.below(2):
        terms.append(" * ".join(f"x[{i}]" for i in range(n)))
    point = [draw.choice(numbers) for numbers in ([3, 1, 2, -4], [1, 2, -2, 4], [2, 1, 3, -1])[:n]]
    written = draw.choice([f"{point}", f"{tuple(point)}", f"np.array({point})", f"{[a / 10 for a in point]}"])
    return (
        f"numerical_gradient(lambda x: {' + '.join(terms)}, {written}, {draw.choice(['0.5', '0.25', '0.1'])})"
    )
