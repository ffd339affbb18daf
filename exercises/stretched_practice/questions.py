"""The stretched bowl: a table, an escape that hides, every mini-batch of three points, a prediction."""

from itertools import pairwise

import numpy as np

import reference
from grader.questions import Criterion, Prose, Told, Vector, Wrong, as_result, parenthesized, question, show

START = 5
ESCAPE_RATE, STEEP = 0.12, 20
XS = (1, 2, 3)


def bowl(c):
    """Give the bowl with the curvatures 1 and c."""
    return reference.quadratic(matrix(c))


def matrix(c):
    """Give the matrix of second derivatives of that bowl."""
    return [[1, 0], [0, c]]


def run(c, start, rate, updates):
    """Give all positions of a run on that bowl; the first is the start."""
    return reference.descend(bowl(c).gradient, start, rate, max_iter=updates, tol=None).points


def rows(c, points):
    """Give both coordinates and the loss at each point, in one list."""
    return [number for point in points for number in (*point.tolist(), bowl(c).value(point))]


def powers(flat, steep):
    """Give the two points that follow the start when each update multiplies by these factors."""
    return [START * np.array([flat, steep]) ** k for k in (1, 2)]


def first_rise(losses):
    """Give the number of the first update after which the loss is higher than before."""
    return next(k for k, (before, after) in enumerate(pairwise(losses), 1) if after > before)


def first_above_start(losses):
    """Give the number of the first update after which the loss is higher than at the start."""
    return next(k for k, loss in enumerate(losses) if loss > losses[0])


def batch_slopes(y, size):
    """Give the slope in m of each batch of so many points, at m = b = 0."""
    return reference.batch_gradients(XS, y, 0, 0, size)[:, 0].tolist()


@question("P23", c=[20, 10, 5], lr=[0.005, 0.08, 0.12, 0.05])
def fill_the_table(c, lr):
    start, *points = run(c, [START, START], lr, 2)
    flat, steep = reference.decay_factors(matrix(c), lr).tolist()
    right = rows(c, points)
    losses = [bowl(c).value(point) for point in (start, *points)]
    no_half = [2 * number if place % 3 == 2 else number for place, number in enumerate(right)]
    late = [losses[place // 3] if place % 3 == 2 else number for place, number in enumerate(right)]
    lines = [
        rf"after update {k}: $\theta_1 = {show(before[0])} \cdot {show(flat)} {as_result(point[0])}$, "
        rf"$\theta_2 = {parenthesized(before[1])} \cdot {parenthesized(steep)} {as_result(point[1])}$, "
        rf"loss $\frac12({show(point[0])}^2 + {c} \cdot {parenthesized(point[1])}^2) {as_result(loss, 3)}$"
        for k, (before, point, loss) in enumerate(zip((start, points[0]), points, losses[1:], strict=True), 1)
    ]
    return Vector(
        prompt=r"A run of gradient descent on $f(\theta) = \frac12 \theta^T A \theta$ with "
        rf"$A = \mathrm{{diag}}(1, {c})$ starts at $({START}, {START})$, with the rate $\eta = {show(lr)}$. "
        "Fill in the table: both coordinates and the loss after update 1 and after update 2.",
        right=right,
        names=[f"{what} after update {k}" for k in (1, 2) for what in ("theta 1", "theta 2", "loss")],
        decimals=3,
        wrong=[
            Wrong(
                no_half,
                Told(
                    "The positions are right. The loss of this bowl has a half in front.", "half_convention"
                ),
            ),
            Wrong(
                rows(c, powers(1 - 2 * lr, 1 - 2 * c * lr)),
                Told(
                    "You put a 2 into the slopes. Differentiate with the half in front of the loss.",
                    "half_convention",
                ),
            ),
            Wrong(
                rows(c, powers(flat, flat)),
                Told(
                    "You gave both coordinates the same factor. How steep is the bowl along the second axis?",
                    "one_factor_for_all",
                ),
            ),
            Wrong(
                late,
                Told(
                    "The positions are right. Take the loss at the point where the update ends.",
                    "value_before_step",
                ),
            ),
            Wrong(
                rows(c, powers(1 + lr, 1 + c * lr)),
                Told("You moved uphill: look at the sign in the update.", "ascent"),
            ),
        ],
        hints=[
            rf"The gradient is $(\theta_1, {c}\,\theta_2)$, so each coordinate has a factor of its own: one "
            "minus rate times its curvature.",
            rf"Multiply twice, then put the new point into $\frac12(\theta_1^2 + {c}\,\theta_2^2)$.",
        ],
        worked=rf"Along the axes the factors are $1 - {show(lr)} = {show(flat)}$ and "
        rf"$1 - {c} \cdot {show(lr)} = {show(steep)}$. So {'; '.join(lines)}. The answer is "
        + ", ".join(f"${show(number, 3)}$" for number in right)
        + ".",
    )


@question("P24", e=[0.01, 0.001, 0.0001, 0.02, 0.05])
def eventually_escapes(e):
    far = 60
    losses = [bowl(STEEP).value(point) for point in run(STEEP, [START, e], ESCAPE_RATE, far)]
    rise, above = first_rise(losses), first_above_start(losses)
    flat, steep = reference.decay_factors(matrix(STEEP), ESCAPE_RATE).tolist()
    flat_loss, steep_loss = bowl(STEEP).value([START, 0]), bowl(STEEP).value([0, e])
    too_slow = [flat_loss * flat ** (2 * k) + steep_loss * abs(steep) ** k for k in range(far)]
    steep_share, flat_share = show(steep**2), show(flat**2)
    steep_start = rf"{show(STEEP / 2)} \cdot {show(e)}^2"

    def both(k):
        return f"${show(losses[k], 3)}$"

    return Vector(
        prompt=r"A run on $f(\theta) = \frac12 \theta^T A \theta$ with "
        rf"$A = \mathrm{{diag}}(1, {STEEP})$ uses the rate $\eta = {show(ESCAPE_RATE)}$, which is above the "
        rf"limit. It starts at $({START}, {show(e)})$, almost on the flat axis. Which update is the first to "
        "raise the loss, and which is the first to bring it above its value at the start? Count the updates "
        "from 1, and write 0 for never.",
        right=[rise, above],
        names=["first update that raises the loss", "first update that brings it above the start"],
        decimals=0,
        wrong=[
            Wrong(
                [0, 0],
                "The loss does fall at first. But look at the second coordinate alone: what does each "
                "update do to it?",
            ),
            Wrong(
                [1, 1],
                "The steep part grows from the first update on, but what share of the loss is it then?",
            ),
            Wrong(
                [first_rise(too_slow), first_above_start(too_slow)],
                Told(
                    "You let the loss grow like the distance. The loss holds the square of the distance.",
                    "lasting_loss",
                ),
            ),
            Wrong(
                [1, above],
                "The second number is right. For the first, compare the whole loss with the one before.",
            ),
        ],
        hints=[
            "Split the loss in two: the part of the flat coordinate shrinks, the part of the steep one "
            "grows. By which factors?",
            rf"After $t$ updates the parts are ${show(flat_loss)} \cdot {flat_share}^t$ and "
            rf"${steep_start} \cdot {steep_share}^t$. Tabulate their sum.",
        ],
        worked=rf"Each update multiplies the coordinates by ${show(flat)}$ and ${show(steep)}$, so the parts "
        rf"of the loss by ${flat_share}$ and ${steep_share}$. At the start they are ${show(flat_loss)}$ and "
        f"${steep_start}$: the growing part is hidden, but it never stops growing. The sum is "
        f"{both(rise - 2)} after update {rise - 2}, {both(rise - 1)} after update {rise - 1} and "
        f"{both(rise)} after update {rise}: the loss turns up. It is {both(above - 1)} after update "
        f"{above - 1} and {both(above)} after update {above}, above {both(0)} for the first time. The "
        f"answer is ${rise}$ and ${above}$.",
    )


@question("P25", y=[(2, 4, 6), (3, 5, 7), (1, 1, 4), (-2, 0, 5), (6, 3, -3), (4, -1, 3)])
def all_batches_of_one_data_set(y):
    singles, (full,) = batch_slopes(y, 1), batch_slopes(y, len(XS))
    mean = sum(singles) / len(singles)
    right = [*singles, mean, full]
    points = ", ".join(f"$({x}, {each})$" for x, each in zip(XS, y, strict=True))
    by_point = ", ".join(
        rf"$-2 \cdot {x} \cdot {parenthesized(each)} = {show(slope)}$"
        for x, each, slope in zip(XS, y, singles, strict=True)
    )
    total = " + ".join(parenthesized(slope) for slope in singles)
    return Vector(
        prompt=rf"A line $y = m x + b$ is to be fitted to the points {points}; the loss is the mean of the "
        r"squared residuals $(y_i - m x_i - b)^2$. At $m = b = 0$, what is the slope $\partial L/\partial m$ "
        "for each point alone, as a batch of one? What is the average of these three, and what is the slope "
        "for the full batch?",
        right=right,
        names=["first point", "second point", "third point", "average of the three", "full batch"],
        wrong=[
            Wrong(
                [number / 2 for number in right],
                Told("A factor is missing: differentiate the square.", "factor_two_left_out"),
            ),
            Wrong(
                [*(slope / 3 for slope in singles), mean / 3, full],
                Told(
                    "The full batch is right. Over how many points does a batch of one take its mean?",
                    "batch_divided_by_all",
                ),
            ),
            Wrong(
                [*singles, mean, sum(singles)],
                Told("The first four are right. The full loss is a mean.", "sum_for_mean"),
            ),
            Wrong(
                [-number for number in right],
                Told(
                    "All signs are turned. The residual holds $-m x_i$: what does differentiating bring out?",
                    "slope_sign_turned",
                ),
            ),
            Wrong(
                [*singles, mean, singles[-1]],
                Told(
                    "The first four are right. The full batch holds all three points, not the last one "
                    "alone.",
                    "batch_is_full",
                ),
            ),
        ],
        hints=[
            "At $m = b = 0$ the line is $y = 0$: each residual is the $y$ of its point.",
            "For a batch of one the slope is $-2 x_i y_i$. The full batch averages this over its points, so "
            "you can check your work.",
        ],
        worked=r"The slope for a batch is the mean of $-2 x_i (y_i - m x_i - b)$ over its points; at "
        rf"$m = b = 0$ that is the mean of $-2 x_i y_i$. For the single points: {by_point}. Their average is "
        rf"$({total})/3 {as_result(mean)}$. The full batch averages the same three numbers, which gives "
        f"${show(full)}$ again: on average a batch is right, though no single one has to be. The answer "
        "is " + ", ".join(f"${show(number)}$" for number in right) + ".",
    )


@question("P26")
def predict_under_one_change():
    rate, before, after = 0.08, 20, 30
    old, new = (reference.largest_stable_step(matrix(c)) for c in (before, after))
    factor_before, factor = (reference.decay_factors(matrix(c), rate)[1] for c in (before, after))
    model = (
        f"I raise the curvature from {before} to {after} and leave the rate at {show(rate)}. The path will "
        "change sides across the valley in every update, and each hop will be longer than the one before; "
        "along the flat axis it creeps on as before. Reason: the limit 2/curvature falls from "
        f"{show(old)} to {show(new)}, and the rate is now above it. The steep factor goes from "
        f"1 - {before}*{show(rate)} = {show(factor_before)}, which shrinks, to "
        f"1 - {after}*{show(rate)} = {show(factor)}, which grows. The formula of the gradient is the same; "
        "the slope goes out of date sooner. Neighboring idea: scaling the features would bring the "
        "curvatures together, and the same rate would be safe again."
    )
    return Prose(
        prompt=f"Set the demo of the lesson to the curvature {before} and the rate {show(rate)}. Now choose "
        "exactly one control, and give its old and its new value. Before you look, predict in two or three "
        "sentences what the path will do, give the reason with numbers, and link it to one neighboring idea.",
        max_words=150,
        rubric=[
            Criterion(1, "Names one control, its new value and the old one."),
            Criterion(
                2,
                "A prediction that can be seen: which coordinate, whether it shrinks or grows, whether it "
                "changes sides.",
            ),
            Criterion(2, "The reason, with the factor or the limit in numbers."),
            Criterion(1, "A true link to a neighboring idea."),
        ],
        model=model,
        seen=[
            Wrong("It will be better.", "0 of 2 for the prediction: nothing that can be seen is predicted."),
            Wrong(
                "It will hop with growing hops. (No reason follows.)",
                "0 of 2 for the reason, however right the prediction is.",
            ),
            Wrong(
                "I raise the curvature and lower the rate.",
                "0 for the first point: with two changes, no reason can be tested.",
            ),
            Wrong(
                "The limit is 1/curvature.",
                "1 of 2 for the reason: there the factor is 0, and the run is far from growing.",
            ),
        ],
        hints=[
            "Compute one minus rate times curvature, before your change and after it.",
            "Say what you would see: sides, lengths, the curve of the loss. What it means comes after.",
        ],
        worked="Choose a change whose factors you can compute, and write the prediction down before you "
        "look; then it can be wrong, and you learn from it either way. The answer below is one of many.",
    )
