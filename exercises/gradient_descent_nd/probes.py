"""Calls that tell the wrong ideas about a walk in several coordinates apart; none of them stands in a suite."""

PROBES = [
    "gradient_descent_nd(lambda w: [2 * w[0] + w[1], w[0] + 4 * w[1]], [3, -1], 0.13, 4)",
    "gradient_descent_nd(lambda w: [3 * (w[0] - 1), w[1] - w[0]], [0.5, 4], 0.24, 5)",
    "gradient_descent_nd(lambda w: [(k + 1) * a for k, a in enumerate(w)], [5, 4, -7], 0.17, 3)",
    "gradient_descent_nd(lambda w: [2 * a for a in w], [0.000007, -0.000009], 0.07, 30)",
    "gradient_descent_nd(lambda w: [2 * a for a in w], [1.25, -2.5], 0.1, 0)",
]

STEPS = "steps"
TOLERANCE = 1.1e-6  # six decimals


def small(draw):
    """Write a walk in one to three coordinates; in some bowls the last slope contains the first coordinate."""
    n = draw.choice([2, 1, 3])
    slopes = [f"{draw.choice([2, 1, 3, 4])} * w[{i}]" for i in range(n)]
    if n > 1 and draw.below(2):
        slopes[-1] += " + w[0]"
    start = [draw.choice(numbers) for numbers in ([3, 1, 2, -4], [1, 2, -2, 4], [-2, 1, 3, 4])[:n]]
    lr, steps = draw.choice(["0.25", "0.1", "0.2"]), draw.integer(1, 4)
    return f"gradient_descent_nd(lambda w: [{', '.join(slopes)}], {start}, {lr}, {steps})"
