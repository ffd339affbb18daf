"""Walking a loss map: a bowl to reconstruct, three steps to take on one, and the rates that are safe."""

from itertools import pairwise

import numpy as np

import reference
from grader.questions import Told, Vector, Wrong, as_result, parenthesized, question, show

BOTTOM = (1.0, 2.0)


def readings(scale, bottom, floor):
    """Give the gradient at (0, 0) and the loss there, of a bowl with its lowest value at `floor`."""
    bowl = reference.parabola(scale, bottom)
    return bowl.gradient(np.zeros(2)).tolist(), bowl.value(np.zeros(2)) + floor


def walk(scale, rate, steps):
    """Give the points of a run from (0, 0) on a bowl with its bottom at (1, 2), and the loss at its end."""
    bowl = reference.parabola(scale, BOTTOM)
    points = reference.descend(bowl.gradient, [0.0, 0.0], rate, max_iter=steps, tol=None).points
    return points.tolist(), bowl.value(points[-1])


def after(steps, fx, fy, scale):
    """Give point and loss after so many steps that multiply the errors by `fx` and `fy`."""
    x, y = (bottom * (1 - factor**steps) for bottom, factor in zip(BOTTOM, (fx, fy), strict=True))
    return [x, y, reference.parabola(scale, BOTTOM).value(np.array([x, y]))]


def factor(scale, rate):
    """Give what one step multiplies the error by, along an axis."""
    slope = reference.parabola(scale).gradient
    return float(reference.descend(slope, [1.0], rate, max_iter=1, tol=None).x[0])


def errors_by_hand(errors, multiplier):
    """Write how each step multiplies an error."""
    return ", ".join(
        rf"${show(old)} \cdot {parenthesized(multiplier)} {as_result(new)}$" for old, new in pairwise(errors)
    )


@question("P04", p=[1, 2, -1, 3], q=[2, 1, -2, 4], a=[1, 2, 0.5, 3], b=[2, 1, 4, 0.5], c=[0, 1, 3])
def reconstruct_the_hidden_bowl(p, q, a, b, c):
    (gx, gy), loss = readings((a, b), (p, q), c)
    twice_a, twice_b = -gx / p, -gy / q
    part_x, part_y = a * p**2, b * q**2
    undivided = "Each slope also grows with the distance from the bottom: divide by $p$ or $q$, too."
    return Vector(
        prompt=rf"A map shows the bowl $f(x, y) = a\,(x - p)^2 + b\,(y - q)^2 + c$, but hides its numbers. "
        rf"Its bottom is at $(p, q) = ({show(p)}, {show(q)})$. At $(0, 0)$ you read the gradient "
        rf"$({show(gx)}, {show(gy)})$ and the loss ${show(loss)}$. What are $a$, $b$ and $c$?",
        right=[a, b, c],
        names=["a", "b", "c"],
        wrong=[
            Wrong(
                [twice_a, twice_b, loss - twice_a * p**2 - twice_b * q**2],
                Told("The square leaves a factor 2 when it is differentiated.", "factor_two_left_out"),
            ),
            Wrong(
                [-a, -b, loss + part_x + part_y],
                "At $x = 0$ the difference $x - p$ is $-p$: mind this sign.",
            ),
            Wrong([a, b, loss], "Subtract what the two squares contribute to the loss at $(0, 0)$."),
            Wrong(
                [b, a, c],
                Told("The first component of the gradient belongs to $x$, and so to $a$.", "names_swapped"),
            ),
            Wrong([-gx / 2, -gy / 2, c], undivided),
            Wrong([-gx / 2, -gy / 2, loss + gx / 2 * p**2 + gy / 2 * q**2], undivided),
        ],
        hints=[
            "Differentiate the bowl in $x$ and in $y$, and insert $(0, 0)$.",
            "That gives two equations, each with one unknown.",
            "Then $a$ and $b$ are known: use the loss at $(0, 0)$ to find $c$.",
        ],
        worked=r"The slope in $x$ is $2a\,(x - p)$, at $(0, 0)$ therefore $-2ap$: "
        rf"$-2 \cdot {parenthesized(p)} \cdot a = {show(gx)}$, so $a = {show(a)}$. In the same way "
        rf"$-2 \cdot {parenthesized(q)} \cdot b = {show(gy)}$, so $b = {show(b)}$. The loss at $(0, 0)$ is "
        rf"$a p^2 + b q^2 + c$, hence $c = {show(loss)} - {show(part_x)} - {show(part_y)} = {show(c)}$. The "
        f"answer is ${show(a)}$, ${show(b)}$ and ${show(c)}$.",
    )


@question("P05", a=[1, 2, 0.5], b=[2, 1, 3], rate=[0.05, 0.1, 0.2])
def three_steps_on_the_map(a, b, rate):
    steps = 3
    path, loss = walk((a, b), rate, steps)
    x, y = path[-1]
    two, loss_of_two = walk((a, b), rate, steps - 1)
    fx, fy = factor(a, rate), factor(b, rate)
    to_go = Told(
        "The loss is right. The other two are what is left to go; report the position.",
        "position_for_distance",
    )
    return Vector(
        prompt=r"On the bowl $f(x, y) = a\,(x - 1)^2 + b\,(y - 2)^2$ with "
        rf"$a = {show(a)}$ and $b = {show(b)}$, a dot starts at $(0, 0)$ and walks by gradient descent with "
        rf"the learning rate $\eta = {show(rate)}$. Where is it after {steps} steps, and what is the loss "
        "there?",
        right=[x, y, loss],
        names=["x", "y", "loss"],
        wrong=[
            Wrong(
                [*two[-1], loss_of_two], Told("You stopped one step too early: count them.", "one_step_off")
            ),
            Wrong(
                after(steps, 1 - a * rate, 1 - b * rate, (a, b)),
                Told("The derivative of a square brings a factor 2.", "factor_two_left_out"),
            ),
            Wrong(
                after(steps, fx, fx, (a, b)),
                Told(
                    "You used the same factor twice, but $y$ has a curvature of its own.",
                    "one_factor_for_all",
                ),
            ),
            Wrong(
                after(steps, 1 + 2 * a * rate, 1 + 2 * b * rate, (a, b)),
                Told("You walked uphill: look at the sign in the update.", "ascent"),
            ),
            Wrong([x - BOTTOM[0], y - BOTTOM[1], loss], to_go),
            Wrong([abs(x - BOTTOM[0]), abs(y - BOTTOM[1]), loss], to_go),
        ],
        hints=[
            "The two coordinates do not talk to each other here: work out one, then the other.",
            r"Look at the error, the difference to the bottom: each step multiplies the one in $x$ by "
            r"$1 - 2a\eta$.",
        ],
        worked=rf"In $x$ the factor is $1 - 2 \cdot {show(a)} \cdot {show(rate)} = {show(fx)}$. It takes the "
        f"error $x - 1$ from $-1$ on: {errors_by_hand([point[0] - BOTTOM[0] for point in path], fx)}. In $y$ "
        rf"it is $1 - 2 \cdot {show(b)} \cdot {show(rate)} = {show(fy)}$, and the error $y - 2$ goes from "
        f"$-2$ on: {errors_by_hand([point[1] - BOTTOM[1] for point in path], fy)}. Add the bottom for the "
        "position. The loss is $a$ times the square of the one error, plus $b$ times that of the other. To "
        f"four decimals, the answer is ${show(x)}$, ${show(y)}$ and ${show(loss)}$.",
    )


@question("P06", a=[1, 0.5, 0.25, 4], b=[2, 1, 5, 10], rate=[0.05, 0.1, 0.2, 0.5])
def two_directions_one_rate(a, b, rate):
    limit = reference.largest_stable_step([[2 * a, 0], [0, 2 * b]])
    fx, fy = factor(a, rate), factor(b, rate)
    steeper, axis = (2 * a, "x") if a > b else (2 * b, "y")
    wrong = [
        Wrong(
            [2 / max(a, b), fx, fy],
            Told(
                "The factors are right. The curvatures are $2a$ and $2b$, not $a$ and $b$.",
                "factor_two_left_out",
            ),
        ),
        Wrong(
            [1 / min(a, b), fx, fy],
            Told(
                "The factors are right. The limit is not: the steeper side breaks first.", "wrong_eigenvalue"
            ),
        ),
        Wrong(
            [limit, 1 - a * rate, 1 - b * rate],
            Told("The limit is right. The slopes are twice as steep as that.", "factor_two_left_out"),
        ),
        Wrong(
            [1 / (a + b), fx, fy],
            Told(
                "The factors are right. For the limit, only the steepest counts: add nothing.",
                "curvatures_added",
            ),
        ),
    ]
    if min(fx, fy) < 0:
        wrong.append(
            Wrong(
                [limit, abs(fx), abs(fy)],
                Told("The sizes are right. Keep the signs: they tell who overshoots.", "factor_sign_lost"),
            )
        )
    return Vector(
        prompt=r"On the bowl $f(x, y) = a\,(x - 1)^2 + b\,(y - 2)^2$ with "
        rf"$a = {show(a)}$ and $b = {show(b)}$, gradient descent converges with a small learning rate, and "
        "not with a large one. Below which limit are the rates stable? And by which factors does one step "
        rf"with $\eta = {show(rate)}$ multiply the error in $x$ and the error in $y$?",
        right=[limit, fx, fy],
        names=["upper end of the stable rates", "factor in x", "factor in y"],
        wrong=wrong,
        hints=[
            "The curvatures are the second derivatives, $2a$ and $2b$.",
            "The limit is 2 divided by the larger curvature.",
        ],
        worked=rf"The curvatures are $2a = {show(2 * a)}$ in $x$ and $2b = {show(2 * b)}$ in $y$. The "
        rf"steeper direction, ${axis}$, breaks first, at $2 / {show(steeper)} = {show(limit)}$. A step "
        "multiplies an error by 1 minus rate times curvature: in $x$ by "
        rf"$1 - {show(rate)} \cdot {show(2 * a)} = {show(fx)}$, in $y$ by "
        rf"$1 - {show(rate)} \cdot {show(2 * b)} = {show(fy)}$. The answer is ${show(limit)}$, "
        f"${show(fx)}$ and ${show(fy)}$.",
    )
