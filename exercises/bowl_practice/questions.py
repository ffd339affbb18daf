"""A ball in a bowl: two runs on f(theta) = theta**2 to trace, and one observation to explain."""

from itertools import pairwise

import reference
from grader.questions import Criterion, Prose, Told, Vector, Wrong, as_result, parenthesized, question, show

BOWL = reference.parabola()


def height(theta):
    """Give the loss."""
    return BOWL.value(theta)


def slope(theta):
    """Give the gradient."""
    return float(BOWL.gradient(theta))


def positions(start, rate, updates):
    """Give the start and the position after each update."""
    trace = reference.descend_1d(slope, start, rate, max_iter=updates, tol=None)
    return trace.points.ravel().tolist()


def factor(rate):
    """Give what one update multiplies the position by."""
    return positions(1, rate, 1)[-1]


def powers(start, r):
    """Give the positions after three updates that each multiply by `r`."""
    return [start * r, start * r**2, start * r**3]


def changes_of_side(path):
    """Count how often a path crosses the bottom."""
    return sum(a * b < 0 for a, b in pairwise(path))


def updates_by_hand(path, r):
    """Write each update of a path as a multiplication."""
    return ", ".join(
        rf"$\theta_{k} = {show(before)} \cdot {parenthesized(r)} {as_result(after)}$"
        for k, (before, after) in enumerate(pairwise(path), 1)
    )


@question("P01", t=[4, 8, 16, -4, -8], e=[0.25, 0.375, 0.4, 0.1])
def trace_the_default_run(t, e):
    path = positions(t, e, 3)
    first, second, third = path[1:]
    move = e * slope(t)
    equal_moves = [t - move, t - 2 * move, t - 3 * move]
    uphill, half_slope = powers(t, 1 + 2 * e), powers(t, 1 - e)
    return Vector(
        prompt=r"On the bowl $f(\theta) = \theta^2$ a run of gradient descent starts at "
        rf"$\theta_0 = {show(t)}$ with the learning rate $\eta = {show(e)}$. Trace it: where is the ball "
        "after each of the updates 1, 2 and 3, and what is the loss after update 3?",
        right=[first, second, third, height(third)],
        names=["position after update 1", "after update 2", "after update 3", "loss after update 3"],
        wrong=[
            Wrong(
                [*uphill, height(uphill[-1])],
                Told("You moved uphill: look at the sign in the update.", "ascent"),
            ),
            Wrong(
                [*equal_moves, height(equal_moves[-1])],
                Told(
                    "You repeated the first move. Measure the slope again before each update: it has "
                    "changed.",
                    "stale_gradient",
                ),
            ),
            Wrong(
                [*half_slope, height(half_slope[-1])],
                Told(
                    r"You took $\theta$ for the slope; the slope of $\theta^2$ is $2\theta$.",
                    "factor_two_left_out",
                ),
            ),
            Wrong(
                [first, second, third, slope(third)],
                Told(
                    "The positions are right. The last number is a slope; the loss is the height.",
                    "height_for_slope",
                ),
            ),
            Wrong(
                [first, second, third, height(second)],
                Told(
                    "The positions are right. The loss belongs to an earlier update than was asked.",
                    "value_before_step",
                ),
            ),
            Wrong(
                [first, second, third, -height(third)],
                "The positions are right. No point of this curve lies below 0.",
            ),
        ],
        hints=[
            "Each update multiplies the position by the same factor.",
            "For the loss, square the last position.",
        ],
        worked=r"The slope is $2\theta$, so each update multiplies the position by "
        rf"$1 - 2 \cdot {show(e)} = {show(factor(e))}$: {updates_by_hand(path, factor(e))}. The loss is the "
        rf"square of the last position: $f(\theta_3) = {parenthesized(third)}^2 {as_result(height(third))}$. "
        f"The answer is ${show(first)}$, ${show(second)}$, ${show(third)}$ and ${show(height(third))}$.",
    )


@question("P02", t=[4, 5, -4, 10], e=[0.6, 0.7, 0.75, 0.8, 0.85, 0.9])
def hopping_across_the_valley(t, e):
    updates = 6
    path = positions(t, e, updates)
    first, second, third = path[1:4]
    changes = changes_of_side(path)
    r = factor(e)
    same_side = Told("You stayed on one side: look at the sign of the factor once more.", "factor_sign_lost")
    half_slope = Told(
        r"You took $\theta$ for the slope; the slope of $\theta^2$ is $2\theta$.", "factor_two_left_out"
    )
    return Vector(
        prompt=r"On the bowl $f(\theta) = \theta^2$ a run of gradient descent starts at "
        rf"$\theta_0 = {show(t)}$ with the large learning rate $\eta = {show(e)}$. Where is the ball after "
        f"each of the updates 1, 2 and 3, and how often does it change sides in the first {updates} updates?",
        right=[first, second, third, changes],
        names=[
            "position after update 1",
            "after update 2",
            "after update 3",
            f"changes of side in {updates} updates",
        ],
        counts=[f"changes of side in {updates} updates"],
        wrong=[
            Wrong([*powers(t, abs(r)), 0], same_side),
            Wrong([*powers(t, abs(r)), changes], same_side),
            Wrong(
                [first, second, third, changes_of_side(path[:4])],
                "The positions are right. You counted the changes in these three updates only.",
            ),
            Wrong(
                [first, second, third, len(path)],
                Told(
                    "The positions are right. You counted places; count the moves from one side to the "
                    "other.",
                    "one_step_off",
                ),
            ),
            Wrong(
                [first, second, third, changes_of_side(path[1:])],
                Told(
                    "The positions are right. Count from the start: what does the first update do?",
                    "one_step_off",
                ),
            ),
            Wrong([*powers(t, 1 - e), 0], half_slope),
            Wrong([*powers(t, 1 - e), changes], half_slope),
            Wrong(
                [*powers(t, -2 * e), changes],
                Told(
                    r"You multiplied by $-2\eta$. The old position counts as well: $1 - 2\eta$ of it is "
                    r"left.",
                    "removed_for_left",
                ),
            ),
        ],
        hints=[
            rf"Work out the factor $1 - 2 \cdot {show(e)}$. It is negative.",
            "Even powers of a negative number are positive, odd ones are negative.",
        ],
        worked=rf"Each update multiplies the position by $1 - 2 \cdot {show(e)} = {show(r)}$: "
        f"{updates_by_hand(path[:4], r)}. The factor is negative, so every update changes the side, and it "
        f"is smaller than 1 in size, so the ball comes closer all the same. That makes {changes} changes in "
        f"{updates} updates. The answer is ${show(first)}$, ${show(second)}$, ${show(third)}$ and "
        f"${changes}$.",
    )


@question("P03")
def explain_the_shrinking_steps():
    model = (
        "A step is the learning rate times the gradient. The rate stays the same, but on a smooth bowl the "
        "gradient fades to 0 toward the bottom, and so does the product: the steps get shorter by "
        r"themselves. On $f(\theta) = |\theta|$ the gradient is 1 on the right and -1 on the left, however "
        r"close the bottom is. So every step has the same length $\eta$. The point walks up to 0 and then "
        "hops from side to side, never farther than one step away; it does not settle, unless it happens to "
        "land on 0 exactly."
    )
    return Prose(
        prompt=r"On the bowl $f(\theta) = \theta^2$, the steps of gradient descent get shorter and shorter, "
        "although the learning rate never changes. Explain why. Then say what the steps would do, with the "
        r"same rate, on the curve $f(\theta) = |\theta|$.",
        max_words=120,
        rubric=[
            Criterion(2, "Names the product: a step is the learning rate times the gradient."),
            Criterion(1, "Says that the gradient, not the loss, fades near the bottom of the bowl."),
            Criterion(
                1, r"On $|\theta|$: the slope has a constant size, so the steps have a constant length."
            ),
            Criterion(1, r"On $|\theta|$: the run does not settle; it hops around 0, within one step of it."),
        ],
        model=model,
        seen=[
            Wrong("The rate gets smaller.", "0 of the first 2 points: the rate is constant here."),
            Wrong(
                "The loss gets smaller, so the step does.",
                "At most 1 of the first 2 points: it is the slope that enters the step, not the loss.",
            ),
            Wrong(
                "Friction slows it down.",
                "Nothing for this: plain descent has no speed that friction could take.",
            ),
            Wrong(
                "On |theta| it converges, because the function is convex.",
                "0 of the last 2 points: it is convex, but its slope never fades.",
            ),
        ],
        hints=[
            "Write the step as a product. Which of its parts stays the same, and which does not?",
            r"What is the slope of $|\theta|$ at $\theta = 0.001$? And at $\theta = 1$?",
        ],
        worked="Ask the same two questions on each curve: what is a step made of, and what happens to its "
        "parts near the bottom?",
    )
