"""Why gradient descent works and when it breaks: fourteen questions."""

import math

import reference
from grader.questions import (
    Bounds,
    Expression,
    Interval,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Told,
    Vector,
    Wrong,
    as_result,
    bulleted,
    parenthesized,
    question,
    show,
)

# The gradient of the run in Q30 that was declared done.
LARGE_GRADIENT = 3.2


def diagonal(entries):
    """Build the matrix with these eigenvalues."""
    return [
        [entry if row == column else 0 for column, entry in enumerate(entries)] for row in range(len(entries))
    ]


def dot(a, b):
    """Multiply matching entries and add."""
    return sum(p * q for p, q in zip(a, b, strict=True))


def times(number, vector):
    """Scale a vector."""
    return [number * entry for entry in vector]


def point(vector):
    """Show a vector inside a formula."""
    return f"({', '.join(show(entry) for entry in vector)})"


def length_of(g):
    """Write how long a vector is."""
    squares = " + ".join(f"{parenthesized(entry)}^2" for entry in g)
    return rf"\lVert g \rVert = \sqrt{{{squares}}} = {show(math.hypot(*g))}"


@question("Q18")
def loop_in_order():
    start = "Choose a starting point $x_0$ and set $t = 0$."
    measure = r"Evaluate the gradient $\nabla f(x_t)$ at the current point."
    scale = r"Multiply what was measured by $-\alpha$."
    move = "Add the product to the current point: this is $x_{t+1}$."
    test = "Raise $t$ by one and test whether to stop."
    steps = [start, measure, scale, move, test]
    return Ordering(
        prompt="These lines are the first round of a run of gradient descent, in disorder. Every later round "
        "repeats all of them but one. Put them in order.",
        steps=steps,
        wrong={
            (test, start): "You test a run that has not begun: there is no point yet.",
            (move, start): "You move a point that has not been chosen yet.",
            (measure, start): "A slope is measured somewhere: there must be a point first.",
            (move, measure): "You move before you know where downhill is.",
            (scale, measure): "You scale something that has not been measured yet.",
            (move, scale): "You add the gradient as it is, and scale afterwards. What would that step be?",
            (test, move): "You test before anything has moved, so the test has nothing new to look at.",
        },
        hints=[
            "What needs the result of what?",
            "Nothing can be measured before there is a point; nothing can be tested before there is a move.",
        ],
        worked="Each line needs the result of the one before: the gradient needs a point, the scaling a "
        "gradient, the move a scaled gradient, and the test a new point. After the test the loop returns to "
        "the gradient, so the output of one round is the input of the next: a feedback loop. The order "
        "is:\n\n" + "\n".join(f"{place}. {line}" for place, line in enumerate(steps, 1)),
    )


@question("Q19")
def what_is_promised():
    right = [
        "On a smooth convex function that has a lowest point, a suitable rate leads to the lowest value.",
        "On a function that is not convex, a run may end at a local minimum, at a saddle, or on a flat part.",
        "A step asks for the gradient only, which is why the method scales to very many parameters.",
        "The method is of use where no formula gives the minimum, but values and gradients can be computed.",
    ]
    return MultipleChoice(
        prompt="Which of these statements about gradient descent hold?",
        right=right,
        wrong={
            "On any convex function, a suitable rate leads to a lowest point: convexity provides it.": (
                r"Try $e^{-x}$: it is convex. Where is its lowest point?"
            ),
            "On a neural network's loss, a long enough run with a small rate finds the global minimum.": Told(
                "The run sees the ground under its feet only. What could it know of another valley?",
                "global_for_granted",
            ),
            "A step asks for second derivatives, too, which is why the method suits small problems only.": (
                "Read the update once more: which derivatives stand in it?"
            ),
            "On a differentiable function, each step makes the value smaller, however the rate is chosen.": (
                Told(
                    "A step in a good direction can be too long. Try $x^2$ from $1$ with a large rate.",
                    "always_lower",
                )
            ),
        },
        hints=[
            "Look for the missing condition.",
            r"Does $e^{-x}$ have a lowest point? Does every step length keep the promise?",
        ],
        worked="A promise needs its conditions. Convexity excludes wrong valleys, but it does not provide a "
        r"lowest point: $e^{-x}$ is convex and falls forever. Where a function is not convex, the run sees "
        "the local slope only, so it may end in whatever is level nearby. And the gradient tells a "
        "direction, not how long a step may be. In return the method asks for little: first derivatives, "
        "one gradient a step. What holds is:\n\n" + bulleted(right),
    )


@question("Q20", g=[(3, 4), (-5, 12), (8, -6), (-7, 24), (6, 8), (-4, -3), (12, 5), (24, -7)])
def unit_direction_of_fastest_fall(g):
    norm = math.hypot(*g)
    right = times(-1 / norm, g)
    return Vector(
        prompt=rf"At a point the gradient of $f$ is $g = {point(g)}$. Along which unit vector $u$ does $f$ "
        "fall fastest?",
        right=right,
        names=["first entry of u", "second entry of u"],
        wrong=[
            Wrong(times(1 / norm, g), Told("That vector has length 1, but it leads up the hill.", "ascent")),
            Wrong(
                times(-1, g),
                Told("The direction is right. Is this a vector of length 1?", "not_scaled_to_length_one"),
            ),
            Wrong(
                times(-1 / norm**2, g),
                Told("You divided by the square of the length: how long is what you got?", "root_taken"),
            ),
            Wrong(
                times(-1 / sum(map(abs, g)), g),
                Told(
                    "You divided by the sum of the sizes of the entries; the length is the Euclidean one.",
                    "other_length",
                ),
            ),
            Wrong(
                [-math.copysign(1, entry) for entry in g],
                "You kept the signs only. The direction keeps the proportions of $g$ as well.",
            ),
        ],
        hints=["Turn $g$ around.", r"Divide by the length of $g$, which is $\sqrt{g_1^2 + g_2^2}$."],
        worked=rf"The gradient points up the steepest slope, so the fastest fall is along $-g = "
        rf"{point(times(-1, g))}$. Its length is ${length_of(g)}$. Dividing by it gives a vector of length "
        rf"1: $u = -g / \lVert g \rVert = {point(times(-1, g))} / {show(norm)}$. Where $g$ is zero, no "
        "direction falls, and there is no such vector. The entries are, to four decimals, "
        f"${show(right[0])}$ and ${show(right[1])}$.",
    )


@question("Q21", g=[(3, 4), (-5, 12), (8, -6), (-7, 24), (6, 8), (-9, 12)], a=[0.05, 0.1, 0.2, 0.25, 0.5])
def how_long_is_the_step(g, a):
    norm = math.hypot(*g)
    return Number(
        prompt=rf"At the current point the gradient is $g = {point(g)}$, and the learning rate is "
        rf"$\alpha = {show(a)}$. How long is the next step of gradient descent?",
        right=a * norm,
        wrong=[
            Wrong(
                norm,
                Told("That is the length of the gradient. What does the rate do to it?", "rate_left_out"),
            ),
            Wrong(
                a,
                Told(
                    "The rate itself would be the length only if the gradient had length 1.", "slope_left_out"
                ),
            ),
            Wrong(a * norm**2, Told("You used the square of the length of $g$.", "root_taken")),
            Wrong(
                a * sum(map(abs, g)),
                Told(
                    "You walked along the axes, one after the other. The step goes straight: Pythagoras.",
                    "other_length",
                ),
            ),
            Wrong(
                a * max(map(abs, g)),
                Told("Only the larger entry of $g$ went into this; both count.", "one_coordinate"),
            ),
        ],
        hints=[
            r"The step is the vector $-\alpha g$.",
            "The length of a number times a vector is the size of the number times the length of the vector.",
        ],
        worked=rf"The step is the vector $-\alpha g = {point(times(-a, g))}$. Its direction comes from $-g$, "
        rf"its length is $\alpha \lVert g \rVert$. Here ${length_of(g)}$, so the step has the length "
        rf"${show(a)} \cdot {show(norm)} = {show(a * norm)}$. With a longer gradient and the same rate it "
        "would be longer.",
    )


@question(
    "Q22",
    g=[(3, 4), (6, 8), (-3, 4), (4, 3), (8, -6)],
    u=[(0.6, 0.8), (0.8, -0.6), (-0.6, -0.8), (-0.8, 0.6), (0.0, 1.0), (1.0, 0.0)],
)
def effort_across_the_slope(g, u):
    norm = math.hypot(*g)
    rate = round(dot(g, u), 9)
    wrong = [
        Wrong(norm, "That is the length of $g$. Is $u$ the direction of $g$ itself?"),
        Wrong(-norm, "That would be the fastest fall of all. Is $u$ opposite to $g$?"),
        Wrong(sum(g) + sum(u), "You added up all entries. Which entry of $g$ belongs to which of $u$?"),
    ]
    if rate:
        wrong += [
            Wrong(
                -rate,
                Told(
                    "The sign is turned: the rate of change is positive where $f$ rises.", "slope_sign_turned"
                ),
            )
        ]
    verdict = {
        1: "$f$ rises along $u$",
        -1: "$f$ falls along $u$",
        0: "$u$ is at right angles to $g$, and to first order nothing changes, however long the effort",
    }[(rate > 0) - (rate < 0)]
    terms = " + ".join(rf"{parenthesized(a)} \cdot {parenthesized(b)}" for a, b in zip(g, u, strict=True))
    return Number(
        prompt=rf"At a point the gradient of $f$ is $g = {point(g)}$. You leave it along the unit vector "
        rf"$u = {point(u)}$. At what rate does $f$ change at first, per unit of the way?",
        right=rate,
        wrong=wrong,
        hints=["The rate is a dot product.", "Perpendicular vectors have the dot product 0."],
        worked=r"For a tiny way $\varepsilon$, $f(x + \varepsilon u) \approx f(x) + \varepsilon g \cdot u$. "
        rf"So the rate of change is $g \cdot u = {terms} = {show(rate)}$: {verdict}. A team may work as hard "
        "as it likes: what counts is the part of its work along the slope, not the part across it.",
    )


@question("Q23", c=[0.5, 2, 4, 5, 10])
def stable_interval_of_a_parabola(c):
    curvature = 2 * c
    limit = reference.largest_stable_step([[curvature]])
    weight = "" if curvature == 1 else rf"{show(curvature)}\,"  # nobody writes a factor of 1
    return Interval(
        prompt=rf"Gradient descent with a fixed rate $\alpha$ runs on $f(x) = {show(c)}\,(x - a)^2$. For "
        r"which rates does it converge to $a$ from every start? Give the interval of all such $\alpha$.",
        right=Bounds(0, limit),
        wrong=[
            Wrong(
                Bounds(0, 2 / c),
                Told(
                    f"The curvature of this parabola is not {show(c)}: differentiate twice.",
                    "factor_two_left_out",
                ),
            ),
            Wrong(
                Bounds(0, 1 / curvature),
                Told(
                    "Beyond that rate the run changes sides. Does it move away from $a$ at once, too?",
                    "oscillation_is_divergence",
                ),
            ),
            Wrong(Bounds(0, c), "By your answer a steeper bowl would allow larger rates."),
            Wrong(Bounds(-limit, limit), "A negative rate turns the step around. Where does it lead?"),
            Wrong(
                Bounds(0, limit, low_closed=True, high_closed=True),
                Told(
                    "The ends are right. But what is the factor at each of them, and does the distance "
                    "shrink?",
                    "edge_misjudged",
                ),
            ),
        ],
        hints=[
            rf"Each step multiplies the offset $x - a$ by $1 - 2 \cdot {show(c)} \cdot \alpha$.",
            "The size of this factor must be below 1.",
        ],
        worked=rf"The slope is ${weight}(x - a)$, so each step multiplies the offset $x - a$ by "
        rf"$1 - {weight}\alpha$. It shrinks from every start if $-1 < 1 - {weight}\alpha < 1$. The right "
        rf"half says $\alpha > 0$, the left half $\alpha < 2 / {show(curvature)} = {show(limit)}$. At the "
        "end $0$ nothing moves, at the other end the run jumps from side to side and comes no closer. The "
        rf"interval is $(0, {show(limit)})$, without its ends.",
    )


@question(
    "Q24",
    e=[(1, 10), (1, 20), (2, 8), (0.5, 4), (1, 4, 25), (2, 5, 50), (4, 40), (1, 2, 16), (5, 20)],
)
def stretch_and_limit(e):
    low, high = min(e), max(e)
    kappa = reference.condition_number(diagonal(e))
    limit = reference.largest_stable_step(diagonal(e))
    values = f"{', '.join(show(value) for value in e[:-1])}$ and ${show(e[-1])}"
    return Vector(
        prompt=rf"The bowl $f(x) = \frac{{1}}{{2}} x^\top A x$ has a symmetric matrix $A$ with the "
        rf"eigenvalues ${values}$. What is its condition number $\kappa$, and below which rate must $\alpha$ "
        "stay so that gradient descent converges from every start?",
        right=[kappa, limit],
        names=["condition number", "upper end of the stable rates"],
        wrong=[
            Wrong(
                [1 / kappa, limit],
                Told("A condition number is at least 1: which eigenvalue goes on top?", "kappa_upside_down"),
            ),
            Wrong(
                [kappa, 1 / high],
                Told(
                    "Up to your rate no direction even changes sides. There is more room.",
                    "oscillation_is_divergence",
                ),
            ),
            Wrong(
                [kappa, 2 / low],
                Told(
                    "Try your rate along the steepest direction: what is the factor there?",
                    "wrong_eigenvalue",
                ),
            ),
            Wrong(
                [kappa, 2 / (low + high)],
                Told("That is the fastest fixed rate. Stable rates go on beyond it.", "curvatures_added"),
            ),
            Wrong([high - low, limit], "The stretch is a ratio, not a difference."),
        ],
        hints=["The stretch is a ratio.", "The steepest direction is the first to break."],
        worked=rf"The condition number is the largest eigenvalue over the smallest: $\kappa = {show(high)} / "
        rf"{show(low)} = {show(kappa)}$. Along an eigenvector with eigenvalue $\lambda$ a step multiplies "
        rf"the offset by $1 - \alpha \lambda$, and the size of this stays below 1 while $\alpha < 2 / "
        rf"\lambda$. The largest eigenvalue is the strictest: $2 / {show(high)} = {show(limit)}$. The answer "
        f"is ${show(kappa)}$ and ${show(limit)}$.",
    )


@question("Q25")
def fixed_fading_or_searched():
    constant = "one constant rate"
    schedule = "a schedule that fades"
    search = "a line search"
    cheap = "the cheapest way; it must be tuned beforehand, and may stall or diverge"
    stable = "stable and accurate in one run; somebody must design its shape"
    robust = "robust with little tuning; it costs extra evaluations in every step"
    blind = "free of gradients; it needs the values of the function only"
    partners = {constant: cheap, schedule: stable, search: robust}
    return Matching(
        prompt="There are three ways to set the learning rate of gradient descent. Match each with its "
        "strength and its price. One description is left over.",
        pairs=partners,
        decoys=[blind],
        wrong={
            (search, cheap): "To try several rates, it has to look at the function several times.",
            (search, stable): "Is the course of these rates planned before the run?",
            (search, blind): "It looks for a rate along a direction. Where does the direction come from?",
            (schedule, robust): "A schedule knows the step number $t$ and nothing of the function.",
            (schedule, cheap): "A schedule is nearly as cheap, but one of the other ways is cheaper still.",
            (schedule, blind): "It sets the length of the steps. Where does their direction come from?",
            (constant, stable): "Nothing has a shape here. And what if the rate lies above the limit?",
            (constant, robust): "Nothing is tried out during the run. Who has to find the rate?",
            (constant, blind): "A rate is only a factor. Of what?",
        },
        hints=[
            "Who decides on the rate: you or the function?",
            "Who has extra work in every step: you before the run, or the computer during it?",
        ],
        worked="All three step against the gradient; they differ in who sets the rate, and when. A constant "
        "rate is set once: too small it crawls, too large it diverges. A schedule starts with large rates "
        "and ends with small ones, as its author planned. A line search asks the function in every step how "
        "far to go. So:\n\n" + bulleted(f"{way}: {price}" for way, price in partners.items()),
    )


@question("Q26", a=[0.2, 0.4, 0.8, 1.0], k=[0.25, 0.5, 1.0], g=[0.5, 0.8, 0.9], t=[2, 3, 4, 6])
def rate_after_t_steps(a, k, g, t):
    inverse, exponential = reference.inverse_time(a, k), reference.exponential(a, g)
    first, second = inverse(t), exponential(t)
    return Vector(
        prompt=rf"Two schedules start with the rate $\alpha_0 = {show(a)}$. The inverse one is $\alpha_t = "
        rf"\alpha_0 / (1 + k t)$ with $k = {show(k)}$, the exponential one is $\alpha_t = \alpha_0 \gamma^t$ "
        rf"with $\gamma = {show(g)}$. What is the rate of each at step $t = {t}$?",
        right=[first, second],
        names=["rate of the inverse schedule", "rate of the exponential schedule"],
        wrong=[
            Wrong(
                [inverse(t + 1), exponential(t + 1)],
                Told("You went one step too far: $t$ counts from 0.", "one_step_off"),
            ),
            Wrong(
                [inverse(t - 1), exponential(t - 1)],
                Told("You stopped one step early: put in $t$ itself.", "one_step_off"),
            ),
            Wrong(
                [first, a * g * t],
                Told(
                    "The first is right. In the second, $t$ is an exponent, no factor.", "power_for_multiple"
                ),
            ),
            Wrong(
                [a / (1 + k) ** t, second],
                Told("The second is right. In the first, $t$ is no exponent.", "inverse_as_power"),
            ),
            Wrong(
                [a / (k * t), second],
                "The second is right. In the first you left out the 1: what would you get at $t = 0$?",
            ),
        ],
        hints=[
            r"Check that $t = 0$ returns $\alpha_0$.",
            "Put $t$ into both formulas; nothing is carried over from the step before.",
        ],
        worked=rf"Put in the numbers. Inverse: ${show(a)} / (1 + {show(k)} \cdot {t}) = {show(a)} / "
        rf"{show(1 + k * t)} {as_result(first)}$. Exponential: ${show(a)} \cdot {show(g)}^{{{t}}} "
        rf"{as_result(second)}$. The answer is ${show(first)}$ and ${show(second)}$.",
    )


@question("Q27")
def reasons_to_stop():
    gradient = "the gradient is short"
    step = "the last step was short"
    change = "the loss has hardly changed"
    budget = "the budget of steps is used up"
    validation = "the score on validation data no longer improves"
    saddle = "it holds on a saddle or a plateau, too"
    tiny = "it holds far from the bottom if the rate is tiny"
    mirror = "it holds while the point bounces between two places of equal height"
    closeness = "it holds at some time in every run, be it near the bottom or not"
    new_data = "it speaks of new data, not of the minimum of the training loss"
    proof = "it cannot mislead: where it holds, the minimum is reached"
    partners = {gradient: saddle, step: tiny, change: mirror, budget: closeness, validation: new_data}
    return Matching(
        prompt="A run may be stopped when one of these tests holds. How can each of them mislead? Use each "
        "reason at most once, so that every test gets one; one reason is left over.",
        pairs=partners,
        decoys=[proof],
        wrong={
            (gradient, proof): Told(
                "Think of a pass between two peaks: level, and no minimum.", "slope_zero_is_minimum"
            ),
            (gradient, tiny): "The rate does not enter the gradient, so no rate can make it short.",
            (gradient, mirror): "A point that bounces has slopes on both sides. Are they small?",
            (step, saddle): "True, but it has a weakness of its own: what is a step the product of?",
            (step, mirror): "A point that bounces makes long steps.",
            (step, proof): Told(
                "A step can be short for two reasons, and only one of them is good.", "small_move_is_near"
            ),
            (
                change,
                tiny,
            ): "This would fool it, too, but another test needs it more. Look for a run with long steps.",
            (
                change,
                saddle,
            ): "True, but another test needs this reason more. Look for a run with long steps.",
            (change, proof): r"Try the rate 1 on $x^2$, from 10: what does the loss do?",
            (budget, proof): "Running out of steps proves nothing: look at the gradient as well.",
            (budget, saddle): "Does the budget look at the ground at all?",
            (validation, proof): "Are these the data that the loss is made of?",
            (validation, saddle): "This score does not look at the ground. Which data does it look at?",
        },
        hints=[
            "For each test invent a run that fools it.",
            "Runs to try: a tiny rate, a rate of 1 on $x^2$, a start on a saddle, a budget of 3 steps.",
        ],
        worked="Each test has a good reason and a blind spot. A short gradient means nearly level ground, of "
        r"whatever kind. A step is $\alpha$ times the gradient, so a tiny $\alpha$ makes it short anywhere. "
        "With the rate 1 on $x^2$ the point bounces forever between two mirror points, and the loss never "
        "changes. A budget protects your time, not your result, and a validation score tells how well a "
        "model does on data that it was not trained on. So:\n\n"
        + bulleted(f"{test}: {reason}" for test, reason in partners.items()),
    )


@question("Q28")
def whole_batch_or_sample():
    right = [
        "Batch descent averages the gradients of all $n$ examples for each of its steps.",
        "The gradient of a mini-batch, drawn uniformly, equals the full one on average.",
        "Both kinds move against a gradient, be it the exact one or an estimate of it.",
        "In both kinds the learning rate trades speed against stability.",
        "Where the gradient of a model's loss can be computed, both can train the model.",
    ]
    return MultipleChoice(
        prompt="A loss is the average over $n$ examples. Which of these statements about batch descent, "
        "with all examples in each step, and stochastic descent, with a random sample in each, are right?",
        right=right,
        wrong={
            "The gradient of a mini-batch, drawn uniformly, equals the full one every time.": Told(
                "Two examples rarely pull equally. Where would the noise come from?", "batch_is_full"
            ),
            "In stochastic descent there is no learning rate, since the sample sets the pace.": (
                "A noisy direction needs a step length as well, and more care with it."
            ),
            "The gradient of a random sample is biased, and points too far downhill on average.": (
                "Each example has the same chance to be drawn. Which side would the bias favor?"
            ),
            "Batch descent updates the parameters after each example that it has looked at.": (
                "That would be a sample of one. What does the whole batch wait for?"
            ),
            "A step of stochastic descent costs as much as one of batch descent, but is noisier.": (
                "Count the examples that each of them looks at before it moves."
            ),
        },
        hints=[
            "Compare the average over all mini-batches with one of them.",
            "'Equal on average' and 'always equal' are different claims.",
        ],
        worked="One mini-batch is cheaper than the full gradient and off by chance; since every example is "
        "as likely as every other, the errors cancel on average. All else stays: a direction against the "
        "gradient, a rate that scales it, and models that need only be differentiable. Right are:\n\n"
        + bulleted(right),
    )


@question("Q29", letters=[("alpha", "lam"), ("eta", "mu")])
def decay_factor(letters):
    rate, decay = letters
    shown_rate, shown_decay = rf"\{rate}", r"\lambda" if decay == "lam" else rf"\{decay}"
    return Expression(
        prompt=rf"To the loss of the data the penalty $\frac{{{shown_decay}}}{{2}} \lVert w \rVert^2$ is "
        rf"added. A step of gradient descent with the learning rate ${shown_rate}$ can then be written as "
        rf"$w \leftarrow F w - {shown_rate}\, g$, where $g$ is the gradient of the loss of the data alone. "
        rf"What is $F$? Type `{rate}` for ${shown_rate}$ and `{decay}` for ${shown_decay}$.",
        right=f"1 - {rate}*{decay}",
        variables=[rate, decay],
        wrong=[
            Wrong(
                f"1 - {decay}",
                Told(
                    "The penalty is a part of the loss, so its gradient is scaled like the rest.",
                    "penalty_misplaced",
                ),
            ),
            Wrong(
                f"1 + {rate}*{decay}",
                Told(
                    "By your factor the weights grow. Which way does the penalty pull?", "penalty_sign_turned"
                ),
            ),
            Wrong(
                f"1 - 2*{rate}*{decay}",
                Told("Mind the half in front of the penalty when you differentiate.", "half_convention"),
            ),
            Wrong(
                f"{rate}*{decay}",
                Told("That share is taken away. The question is what stays.", "removed_for_left"),
            ),
            Wrong(f"1 - {rate}", "Where has the strength of the penalty gone?"),
        ],
        hints=[
            rf"The gradient of the penalty is ${shown_decay} w$.",
            "Write the step with both gradients, and collect the terms with $w$.",
        ],
        worked=rf"The gradient of the whole loss is $g + {shown_decay} w$, so the step is $w - {shown_rate} "
        rf"(g + {shown_decay} w) = (1 - {shown_rate} {shown_decay})\, w - {shown_rate}\, g$. Before the data "
        "have their say, each weight shrinks a little toward 0: hence the name weight decay. The penalty "
        rf"also adds ${shown_decay}$ to every curvature. The factor is $F = 1 - {shown_rate} {shown_decay}$, "
        f"typed `1 - {rate}*{decay}`.",
    )


@question("Q30")
def four_ways_to_go_wrong():
    rising = "the loss rises from the first step on, even for tiny rates, and the point never changes sides"
    swinging = "the point changes sides with every step, and the loss grows"
    different = "two finished runs, both with gradient 0, end at different values"
    unfinished = rf"a run is declared done with a gradient of ${show(LARGE_GRADIENT)}$"
    sign = "the update adds the gradient"
    limit = "the rate lies above the stability limit"
    surface = "a surface that is not convex was taken for a bowl"
    budget = "the number of steps was all that was checked"
    slow = "the rate is too small"
    partners = {rising: sign, swinging: limit, different: surface, unfinished: budget}
    return Matching(
        prompt="Match each symptom of a run with the mistake behind it. One mistake is left over.",
        pairs=partners,
        decoys=[slow],
        wrong={
            (rising, limit): "A tiny rate cannot overshoot. What else makes a loss rise?",
            (rising, slow): "A rate that is too small makes a run slow, not bad. Which way does it go?",
            (swinging, sign): "A point that is driven uphill has no reason to come back to the other side.",
            (swinging, slow): "Short steps do not reach the other side.",
            (different, slow): "Both runs have finished, so neither of them is merely late.",
            (different, limit): "Runs above the limit do not come to rest. These two have.",
            (unfinished, surface): "Whatever the surface, the ground is far from level there.",
            (
                unfinished,
                slow,
            ): "The rate may be to blame for the gradient, but who said that the run is done?",
        },
        hints=[
            "Would a smaller rate cure it?",
            "With a wrong sign the loss grows at every rate, and the point stays on its side. With too "
            "large a rate the loss grows, too, but the point changes sides.",
        ],
        worked="Ask what a smaller rate would do. It cures a run that swings wider and wider, but not one "
        "that climbs steadily: that one follows the gradient instead of opposing it. Two runs that have come "
        "to rest at different heights have found different level places. And a run that ends by its budget "
        "has ended, no more. So:\n\n"
        + bulleted(f"{symptom}: {mistake}" for symptom, mistake in partners.items()),
    )


@question("Q31")
def other_optimizers():
    plain = "gradient descent"
    conjugate = "conjugate gradients"
    newton = "Newton and quasi-Newton methods"
    sampled = "mini-batch stochastic descent"
    general = "simple and general; slow on stretched bowls"
    quadratic = "very fast on quadratics and linear systems; delicate elsewhere"
    local = "fast near the solution; each step is costly in high dimension"
    huge = "copes with huge data; noisy, and needs more tuning"
    best = "finds the global minimum of any function; slow near it"
    partners = {plain: general, conjugate: quadratic, newton: local, sampled: huge}
    return Matching(
        prompt="Every one of these methods chooses a direction, then a step length. Match each with its "
        "strength and its weakness. One description is left over.",
        pairs=partners,
        decoys=[best],
        wrong={
            (newton, general): "Is a method simple that has to handle second derivatives, or estimate them?",
            (
                newton,
                quadratic,
            ): "It is at home on quadratics, too. But what does it need to know in every step?",
            (newton, huge): "What would the second derivatives of a huge model cost?",
            (newton, best): Told(
                "It looks at the curvature where it stands. What does it know of other valleys?",
                "global_for_granted",
            ),
            (sampled, general): "A sample makes the steps cheap. What does it do to their direction?",
            (sampled, local): "Its steps are the cheap ones, and near the solution the noise remains.",
            (sampled, best): Told("Noise may lead out of a valley. Is that a promise?", "global_for_granted"),
            (conjugate, general): "It was built for one kind of function. Which kind makes it so fast?",
            (conjugate, best): Told(
                "It was built for one kind of function, and that kind has one valley.", "global_for_granted"
            ),
            (plain, quadratic): "Think of a long narrow valley: is plain descent quick there?",
            (plain, local): "Near the solution its steps shrink with the gradient. Is that fast?",
            (plain, best): Told(
                "It ends where the ground is level, be it the lowest place or not.", "global_for_granted"
            ),
        },
        hints=[
            "What information does each method use?",
            "First derivatives, second derivatives, quadratic structure, a sample of the data: one each.",
        ],
        worked="The strengths follow from what each method uses. Plain descent uses the gradient alone: it "
        "goes anywhere, but zig-zags where a bowl is stretched. Conjugate gradients use the structure of "
        "quadratics. Newton's method uses second derivatives, quasi-Newton methods estimates of them. "
        "Stochastic descent uses a noisy gradient from a sample. No method promises the global minimum of "
        "any function. Against stretched bowls there are other remedies, too: feature scaling, "
        "preconditioning, momentum. So:\n\n"
        + bulleted(f"{method}: {trait}" for method, trait in partners.items()),
    )
