"""A picture of a fit: the data with both lines."""

from grader.pictures import Picture

XS, YS = [20, 40, 90, 50], [1, 3, 4, 2]


def line(model):
    """Return two points of the line."""
    return [(x, model["w"][0] * x + model["b"]) for x in (10, 100)]


PLOTS = [
    Picture(
        title="The data and both lines",
        sentence="The right line passes through the middle of the data.",
        calls=[f"fit_scaled({[[x] for x in XS]}, {YS}, lr=0.1, steps=15)"],
        trace=line,
        x="feature, as it was given",
        y="target",
        data=list(zip(XS, YS, strict=True)),
    )
]
