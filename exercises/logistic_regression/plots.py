"""Pictures of a fit: the probabilities that a model gives, and the path of weight and intercept."""

import math

from grader.pictures import Picture
from reference import cross_entropy

XS, LABELS = [-3, -1, 0, 1, 2, 4], [0, 0, 1, 0, 1, 1]
STEPS = (0, 1, 2, 4, 8, 16, 32, 64)
ROWS = [[x] for x in XS]
CALLS = [f"logistic_regression({ROWS}, {LABELS}, lr=0.5, steps={steps})" for steps in STEPS]
SURPRISE = cross_entropy(ROWS, LABELS)


def probabilities(model):
    """Return the probability of label 1 from left to right."""
    return [(x / 4, probability(model["w"][0] * x / 4 + model["b"])) for x in range(-14, 19)]


def probability(score):
    """Return 1 / (1 + exp(-score)), for scores of any size."""
    return (1 + math.tanh(score / 2)) / 2


def path(*models):
    """Return weight and intercept after each number of steps."""
    return [(model["w"][0], model["b"]) for model in models]


PLOTS = [
    Picture(
        title="Probability of label 1",
        sentence="The right curve rises from the rows with label 0 to those with label 1, between 0 and 1.",
        calls=[CALLS[-1]],
        trace=probabilities,
        x="feature",
        y="probability",
        data=list(zip(XS, LABELS, strict=True)),
    ),
    Picture(
        title="Weight and intercept after 0, 1, 2, 4, 8, 16, 32 and 64 steps",
        sentence="The right path goes down toward the lowest place, ever more slowly.",
        calls=CALLS,
        trace=path,
        x="w",
        y="b",
        height=lambda w, b: SURPRISE.value([w, b]),
    ),
]
