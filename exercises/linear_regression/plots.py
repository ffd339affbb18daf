"""Pictures of a fit: the data with both lines, far from done after 1000 steps and nearly done."""

from grader.pictures import Picture

FAR = [4, 2, 3], [309.8, 346.7, 265.3]
NEAR = [-2, -3, -1], [-79.7, -48.9, -86.3]


def from_to(low, high):
    """Return what draws a line from one x to another."""

    def ends(line):
        return [(x, line["m"] * x + line["b"]) for x in (low, high)]

    return ends


PLOTS = [
    Picture(
        title="Three points and both lines",
        sentence="The right line passes between the points. After 1000 steps it is still on its way: it "
        "rises, and the best line falls.",
        calls=[f"linearRegression({FAR[0]}, {FAR[1]})"],
        trace=from_to(1.5, 4.5),
        x="x",
        y="y",
        data=list(zip(*FAR, strict=True)),
    ),
    Picture(
        title="Points left of 0 and both lines",
        sentence="The right line falls from left to right and passes between the points.",
        calls=[f"linearRegression({NEAR[0]}, {NEAR[1]})"],
        trace=from_to(-3.5, -0.5),
        x="x",
        y="y",
        data=list(zip(*NEAR, strict=True)),
    ),
]
