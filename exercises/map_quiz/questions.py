"""Walking a loss map: seven questions on gradient descent on (x - 1)**2 + 2 * (y - 2)**2."""

import math
from itertools import pairwise

import numpy as np

import reference
from grader.questions import (
    Matching,
    MultipleChoice,
    Number,
    SingleChoice,
    Told,
    Vector,
    Wrong,
    bulleted,
    parenthesized,
    question,
    show,
)

SCALE, BOTTOM, START = (1.0, 2.0), (1.0, 2.0), (0.0, 0.0)
MAP = reference.parabola(SCALE, BOTTOM)

# The runs that Q13 compares, and the steps that each makes.
SLOW, STEADY, BEST, EDGE, BEYOND = 0.05, 0.1, 1 / 3, 0.5, 0.55
STEPS = 10


def points(rate, steps):
    """Give the start and the point after each step."""
    return reference.descend(MAP.gradient, START, rate, max_iter=steps, tol=None).points


def loss(rate, steps):
    """Give the loss after so many steps."""
    return MAP.value(points(rate, steps)[-1])


def factors(rate):
    """Give what one step multiplies the error in x and the error in y by."""
    return [float(after / before) for before, after in zip(*(points(rate, 1) - BOTTOM), strict=True)]


def step_lengths(rate, steps):
    """Give how far each step goes."""
    return [math.dist(before, after) for before, after in pairwise(points(rate, steps).tolist())]


def degrees_off():
    """Give the angle between the first step and the straight line to the bottom."""
    step, line = points(STEADY, 1)[-1], np.array(BOTTOM)
    return abs(math.degrees(math.atan2(*step) - math.atan2(*line)))


def one_move(gradient, rate):
    """Give the displacement of one step where the gradient is given."""
    return reference.descend(lambda _: gradient, START, rate, max_iter=1, tol=None).x.tolist()


def end_on_two_valleys(start):
    """Give where a run settles whose slope is x**3 - x."""
    return float(reference.descend_1d(lambda x: x * x * x - x, start, STEADY).x[0])


def scientific(x):
    """Write a tiny number with a power of ten, to two digits."""
    digits, power = f"{x:.1e}".split("e")
    return rf"{digits} \cdot 10^{{{int(power)}}}"


@question("Q11")
def words_on_the_map():
    landscape = "the loss landscape"
    height = "the loss at a point"
    gradient = "the gradient"
    step = "a step"
    rate = "the learning rate"
    convergence = "convergence"
    local = "a local minimum"
    dark_blue = "dark blue"

    surface = "a surface whose height is the error"
    how_wrong = "how wrong one single choice is"
    rise = "the direction of steepest rise"
    move = "a move opposite to the gradient"
    how_far = "how far to go per unit of slope"
    fading = "steps that fade near the bottom"
    valley = "a valley that need not be the deepest"
    low = "a low loss"
    fastest = "the path of the fastest descent there can be"

    partners = {
        landscape: surface,
        height: how_wrong,
        gradient: rise,
        step: move,
        rate: how_far,
        convergence: fading,
        local: valley,
        dark_blue: low,
    }
    return Matching(
        prompt="On a colored loss map each point is one choice of two parameters, from blue for the lowest "
        "losses to red for the highest. A white dot walks over it by gradient descent. What does each of "
        "these words mean? One meaning is left over.",
        pairs=partners,
        decoys=[fastest],
        wrong={
            (landscape, how_wrong): "That is the height of one point. A landscape has many.",
            (landscape, valley): "That may be one spot in it. The word means the whole.",
            (height, surface): "That is all heights together. Here, one point is meant.",
            (height, low): "Not every point has a good loss. Ask what the word says of any point.",
            (gradient, move): "The gradient is what you measure. It points uphill, and we go the other way.",
            (
                gradient,
                fastest,
            ): "A gradient is measured at one point. It knows the slope there, and no path.",
            (gradient, how_far): "A gradient says where it rises and how steeply. Going is up to you.",
            (step, rise): Told("That is what you measure. Would taking it lead you down?", "ascent"),
            (step, fastest): "A step is planned from one slope. It does not know what lies ahead.",
            (step, how_far): "That scales a step; a step has a direction as well.",
            (rate, move): "It scales the move, and it knows no direction.",
            (convergence, fastest): "A run can settle slowly and in a curve. Ask how its end looks.",
            (convergence, valley): "That is where a run may end. The word tells how it ends.",
            (local, low): "A valley can lie high above the others and be painted lighter.",
            (
                dark_blue,
                valley,
            ): "A color tells the height of a point, not the shape of the ground around it.",
            (dark_blue, how_wrong): "All colors tell that. Ask what this one says.",
        },
        show=(5, 8),
        hints=[
            "Surface, point, direction, length: sort the words by what they are.",
            "What points uphill is measured; what you do goes the other way.",
        ],
        worked="The map shows a surface, and each color is the height of a point. At a point you measure the "
        "direction in which the surface rises most steeply; you move the other way, and the learning rate "
        "says how far. Two of the words belong to the end of a run. So:\n\n"
        + bulleted(f"{word}: {meaning}" for word, meaning in partners.items()),
    )


@question(
    "Q12",
    g=[(-2, -8), (2, -6), (-4, 5), (3, 8), (-6, -1), (8, -3), (1, -4), (-5, 2)],
    rate=[0.05, 0.1, 0.2, 0.25, 0.5],
)
def which_way_how_far(g, rate):
    gx, gy = g
    dx, dy = one_move(g, rate)
    size = math.hypot(gx, gy)
    one_sign = "Both components change sign, not one alone."
    horizontal = "right" if dx > 0 else "left"
    vertical = "up" if dy > 0 else "down"
    return Vector(
        prompt=rf"At some point of a loss map the gradient is $({show(gx)}, {show(gy)})$. The learning rate "
        rf"is $\eta = {show(rate)}$. By how much do $x$ and $y$ change in the next step of gradient descent?",
        right=[dx, dy],
        names=["change of x", "change of y"],
        wrong=[
            Wrong([-dx, -dy], Told("You followed the gradient, and that leads uphill.", "ascent")),
            Wrong([dx, -dy], one_sign),
            Wrong([-dx, dy], one_sign),
            Wrong([-gx, -gy], Told("The direction fits; scale the move by the rate.", "rate_left_out")),
            Wrong(
                [-rate * gx / size, -rate * gy / size],
                Told(
                    "You made the rate the length of the step. The length follows the slope: do not "
                    "normalize.",
                    "slope_left_out",
                ),
            ),
            Wrong([dy, dx], Told("The first number belongs to $x$, the second to $y$.", "names_swapped")),
        ],
        hints=[
            "Where a component of the gradient is negative, the surface falls toward larger values.",
            r"The change is $-\eta$ times the gradient, one component after the other.",
        ],
        worked=r"A step is $-\eta$ times the gradient. In $x$ this is "
        rf"$-{show(rate)} \cdot {parenthesized(gx)} = {show(dx)}$, in $y$ "
        rf"$-{show(rate)} \cdot {parenthesized(gy)} = {show(dy)}$. The gradient points uphill, so the dot "
        f"moves to the {horizontal} and {vertical}. The answer is ${show(dx)}$ and ${show(dy)}$.",
    )


@question("Q13")
def rates_on_the_map():
    x_after_one, first_y = (show(float(z)) for z in points(EDGE, 1)[-1])
    second_y = show(float(points(EDGE, 2)[-1][1]))
    outcomes = {
        SLOW: f"still on its way, with the loss ${show(loss(SLOW, STEPS))}$",
        STEADY: f"close, with the loss ${show(loss(STEADY, STEPS))}$",
        BEST: f"so close that no gap is to be seen, with the loss ${scientific(loss(BEST, STEPS))}$",
        EDGE: f"$x = {x_after_one}$ from the first step on, $y$ jumps between ${first_y}$ and ${second_y}$, "
        f"with the loss ${show(loss(EDGE, STEPS))}$",
        BEYOND: f"farther away than ever, with the loss ${show(loss(BEYOND, STEPS), 1)}$",
    }
    exact = f"exactly at $({show(BOTTOM[0])}, {show(BOTTOM[1])})$, with the loss $0$"
    names = {rate: "1/3" if rate == BEST else show(rate) for rate in outcomes}
    runs = {rate: rf"$\eta = {name}$" for rate, name in names.items()}
    look = {rate: rf"Work out $1 - 4 \cdot {name}$." for rate, name in names.items()}
    left = Told(
        "A factor that is not 0 leaves something of the error, however often it acts.", "ends_at_zero"
    )
    ideas = [
        (
            EDGE,
            BEYOND,
            Told(
                f"To go farther and farther out takes a factor above 1 in size. {look[EDGE]}",
                "edge_misjudged",
            ),
        ),
        (
            EDGE,
            BEST,
            Told(f"One direction is perfect; look at the other one. {look[EDGE]}", "one_coordinate"),
        ),
        (EDGE, exact, Told(f"One direction lands; look at the other one. {look[EDGE]}", "one_coordinate")),
        (STEADY, BEST, "Steady is not fastest. Compare the factors with those of the other rates."),
        (STEADY, exact, left),
        (STEADY, SLOW, "Raise the factors to the tenth power, once for each of the small rates."),
        (
            SLOW,
            STEADY,
            Told(
                "Small steps get near, but not so soon. Raise the factors to the tenth power.",
                "small_is_quick",
            ),
        ),
        (SLOW, BEYOND, "Small steps are slow and safe: both factors are between 0 and 1."),
        (BEST, exact, left),
        (BEST, EDGE, f"To jump between two values takes a factor of $-1$. {look[BEST]}"),
        (
            BEST,
            BEYOND,
            Told(
                f"A negative factor changes sides; growing takes one above 1 in size. {look[BEST]}",
                "oscillation_is_divergence",
            ),
        ),
        (
            BEYOND,
            EDGE,
            Told(f"To jump without growing takes a factor of $-1$. {look[BEYOND]}", "edge_misjudged"),
        ),
    ]
    descriptions = {**outcomes, exact: exact}
    return Matching(
        prompt="Five runs of gradient descent on $f(x, y) = (x - 1)^2 + 2 (y - 2)^2$ start at $(0, 0)$ and "
        rf"take {STEPS} steps; only the learning rate $\eta$ differs. How does each of them end? One "
        "description is left over.",
        pairs={runs[rate]: said for rate, said in outcomes.items()},
        decoys=[exact],
        wrong={(runs[a], descriptions[b]): said for a, b, said in ideas},
        hints=[
            r"A step multiplies the error in $x$ by $1 - 2\eta$ and the error in $y$ by $1 - 4\eta$.",
            "Raise each factor to the tenth power, and look out for $-1$ and for sizes above 1.",
        ],
        worked=r"The slopes are $2(x - 1)$ and $4(y - 2)$, so a step multiplies the error in $x$ by "
        r"$1 - 2\eta$ and that in $y$ by $1 - 4\eta$. The larger of the two in size sets the pace. It is "
        rf"smallest, a third, at $\eta = {names[BEST]}$, where both have the same size; no other of these "
        "rates comes near. So:\n\n"
        + bulleted(
            f"{runs[rate]}, factors ${show(factors(rate)[0])}$ and ${show(factors(rate)[1])}$: {said}"
            for rate, said in outcomes.items()
        ),
    )


@question("Q14", before=[9, 8, 16, 12, 20], after=[0.0118, 0.64, 0.25, 1.4464, 0.05])
def percent_of_the_loss_gone(before, after):
    lost = before - after
    right = 100 * lost / before
    return Number(
        prompt=f"During a run the loss fell from ${show(before)}$ to ${show(after)}$. By how many percent "
        "did it fall?",
        right=right,
        decimals=2,
        unit="percent",
        wrong=[
            Wrong(100 * after / before, Told("That is the part that remains.", "removed_for_left")),
            Wrong(lost, "That is the drop itself; compare it with the loss at the start."),
            Wrong(lost / before, "That is a fraction; a percentage is a hundred times as large."),
            Wrong(100 * lost / after, "You compared the drop with the end; compare it with the start."),
            Wrong(round(right, 1), "One decimal is too coarse here: give two."),
        ],
        hints=[
            "Divide what was lost by what was there at the start.",
            f"What was lost is ${show(before)} - {show(after)}$. Take 100 times that over ${show(before)}$.",
        ],
        worked=f"What was lost is ${show(before)} - {show(after)} = {show(lost)}$. Its share of the start is "
        rf"$100 \cdot {show(lost)} / {show(before)}$, or {show(right, 2)} percent, to two decimals.",
    )


@question("Q15")
def why_do_the_steps_shrink():
    lengths = step_lengths(STEADY, STEPS)
    right = "The step is rate times gradient, and the gradient fades near the bottom."
    return SingleChoice(
        prompt=rf"With the learning rate $\eta = {show(STEADY)}$, the first step on the map is "
        f"${show(lengths[0])}$ long, and the tenth one only ${show(lengths[-1])}$. The rate has stayed "
        f"${show(STEADY)}$ all the time. Why are the steps getting shorter?",
        right=right,
        wrong={
            "The learning rate is lowered step by step, as soon as the bottom is near.": (
                "Nothing changes the rate in this run."
            ),
            "Friction takes speed from the rolling dot, most of all near the bottom.": (
                "The dot has no speed: each step is computed afresh from the slope."
            ),
            "The step is rate times loss, and the loss fades near the bottom.": Told(
                "The height does not enter a step, and knows no direction. Ask what does enter it.",
                "height_for_slope",
            ),
            "Rounding errors eat up a part of every step, most of it near the bottom.": (
                "They are there, but far too small to be seen on a map."
            ),
        },
        hints=[
            "Write the length of a step as a product.",
            "One factor of this product never changes. What does the other one do at the bottom?",
        ],
        worked="The length of a step is the learning rate times the length of the gradient. The rate does "
        f"not change. The gradient is ${show(lengths[0] / STEADY)}$ long at the start and "
        f"${show(lengths[-1] / STEADY)}$ before the tenth step, because a smooth valley gets flatter toward "
        "its bottom. The steps follow it, and nobody has to shorten them. The reason is: " + right,
    )


@question("Q16")
def four_things_to_remember():
    first_x, first_y = (show(float(z)) for z in points(STEADY, 1)[-1])
    right = [
        "The gradient points in the direction in which the loss rises most steeply.",
        "The learning rate scales the step: twice the rate, twice the step.",
        "Near a smooth minimum, the steps at a small fixed rate fade by themselves.",
        "Networks with millions of parameters use the same kind of step.",
    ]
    return MultipleChoice(
        prompt="Which of these statements about gradient descent with exact gradients are right?",
        right=right,
        wrong={
            "The path heads straight for the minimum, from every start on the map.": (
                rf"From $(0, 0)$ the first step is {show(degrees_off(), 1)} degrees off the straight line, "
                "because $y$ is steeper."
            ),
            "A learning rate that is too large wastes time, but does no worse.": (
                "Beyond the limit the loss grows without end."
            ),
            "On a bowl, a smaller learning rate finds a better minimum.": (
                "A bowl has only one, and every rate that is below the limit leads there."
            ),
            "The gradient is a number, so on a map it has no direction.": Told(
                "On a map there is one slope for each parameter: together they make an arrow.",
                "gradient_is_a_number",
            ),
        },
        hints=[
            "One run that contradicts a statement refutes it. Try small and large rates, and several starts.",
            rf"Compare the first step, $({first_x}, {first_y})$ at $\eta = {show(STEADY)}$, with the "
            "straight line to $(1, 2)$.",
        ],
        worked="The gradient is an arrow with one component for each parameter, and it points uphill. A step "
        "is the rate times the opposite arrow, so the rate scales it, and it fades where the slope fades. "
        rf"The path bends: the first step, toward $({first_x}, {first_y})$, is {show(degrees_off(), 1)} "
        "degrees off the line to $(1, 2)$. All rates below the limit lead to the same place, some later than "
        f"others; one that is too large, such as ${show(BEYOND)}$ here, brings the loss from "
        f"${show(MAP.value(START))}$ to ${show(loss(BEYOND, STEPS), 1)}$ in {STEPS} steps. Right are:\n\n"
        + bulleted(right),
    )


@question("Q17")
def local_and_global():
    starts = [-2, 0, 2]
    ends = [show(end_on_two_valleys(start)) for start in starts]
    right = [
        "On a convex bowl, all runs that converge end at the same lowest value.",
        "On a bumpy surface, where a run ends depends on where it starts.",
        "The gradient is zero at saddles and on hilltops, too.",
        "Descent never looks beyond the slope at the current point.",
    ]
    return MultipleChoice(
        prompt="Which of these statements about gradient descent on smooth surfaces are right?",
        right=right,
        wrong={
            "On every smooth surface, descent finds the global minimum.": Told(
                "Only the valley at hand is promised, if any.", "global_for_granted"
            ),
            "At a local minimum that is not the deepest, the gradient is not zero.": (
                "The bottom of every valley is level, whether it is the deepest or not."
            ),
            "A larger learning rate makes sure that a run leaves a local minimum.": (
                "It may jump out, or back in, or blow up; nothing is made sure."
            ),
            "A run that starts exactly on a hilltop slides down by itself.": Told(
                "What is the slope exactly on top? And so, what is the step?", "moves_without_slope"
            ),
        },
        hints=[
            r"Try the slope $x^3 - x$, of the surface $x^4/4 - x^2/2$, with the starts $-2$, $0$ and $2$ "
            f"and the rate ${show(STEADY)}$.",
            "A start exactly at $0$ has slope 0; a start a hair to the right of it does not.",
        ],
        worked="A run knows the slope where it is. On a convex bowl every level place is a lowest place, so "
        "this is enough. Elsewhere it is not: on $x^4/4 - x^2/2$, whose slope is $x^3 - x$, runs from "
        f"${starts[0]}$, ${starts[1]}$ and ${starts[2]}$ at the rate ${show(STEADY)}$ end at ${ends[0]}$, "
        f"${ends[1]}$ and ${ends[2]}$. The second never moves, for it starts on a hilltop, where the slope "
        "is 0. The start decides, and a good one is worth a lot. Right are:\n\n" + bulleted(right),
    )
