"""Why gradient descent works and when it breaks: twelve problems for pencil and paper."""

import math

import reference
from grader.questions import (
    Bounds,
    Criterion,
    Interval,
    Ordering,
    Part,
    Parts,
    Prose,
    Told,
    Vector,
    Wrong,
    parenthesized,
    question,
    show,
)

# The bowl and the start of P08.
WEIGHTS, CORNER = [1, 4], [2.0, 1.0]
BOWL = reference.parabola(WEIGHTS)

# The rate of P12, as a share of the limit.
NEARLY = 0.9

# Backtracking in P13: the first rate, and which share of the promised decrease is asked for.
FIRST_RATE, DECREASE = 1.0, 1e-4

# With this rate every step on x^2 halves the position.
HALVING = 0.25


def diagonal(entries):
    """Build the matrix with these eigenvalues."""
    return [
        [entry if row == column else 0 for column, entry in enumerate(entries)] for row in range(len(entries))
    ]


def times(number, vector):
    """Scale a vector."""
    return [number * entry for entry in vector]


def one_step(gradient, start, rate):
    """Give the point after one step of gradient descent."""
    return reference.descend(gradient, start, rate, max_iter=1, tol=None).x.tolist()


def uphill_step(gradient, start, rate):
    """Give the point after one step along the gradient."""
    return one_step(lambda x: -gradient(x), start, rate)


def point(vector):
    """Show a vector inside a formula."""
    return f"({', '.join(show(entry) for entry in vector)})"


def listed(numbers):
    """Write numbers one after the other, each in a formula."""
    shown = [f"${show(number)}$" for number in numbers]
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def numbered(lines):
    """Write the lines of a numbered list in Markdown."""
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))


def weighted(weight, name):
    """Write a weight times a square, without a weight of 1."""
    return f"{name}^2" if weight == 1 else rf"{show(weight)}\,{name}^2"


def scaled(weight, name):
    """Write a weight times a variable, without a weight of 1."""
    return name if weight == 1 else rf"{show(weight)}\,{name}"


def shifted(name, center):
    """Write the square of a distance from a center."""
    if not center:
        return f"{name}^2"
    return f"({name} {'-' if center > 0 else '+'} {show(abs(center))})^2"


@question("P07", g=[(3, 4), (-5, 12), (8, -6), (-4, -3), (12, 5), (7, 24)])
def why_the_negative_gradient(g):
    norm = math.hypot(*g)
    best = times(-1 / norm, g)
    taylor = r"For a small $\varepsilon$ and a unit vector $u$: $f(x + \varepsilon u) \approx f(x) + "
    taylor += r"\varepsilon\, g \cdot u$."
    rate = r"So along $u$ the value changes at the rate $g \cdot u$."
    problem = r"Make this rate as low as possible, with $\lVert u \rVert = 1$."
    bound = r"Hence by Cauchy-Schwarz $g \cdot u \ge -\lVert g \rVert$: no direction does better."
    equality = "In this bound equality holds for one $u$ only: the one exactly opposite to $g$."
    steps = [taylor, rate, problem, bound, equality]
    order = Ordering(
        prompt=r"Put the lines of the proof in order. Here $g = \nabla f(x)$, and it is not zero.",
        steps=steps,
        wrong={
            (bound, rate): "You bound a quantity that has not come up yet.",
            (equality, bound): "Equality in what? There has to be a bound first.",
            (problem, rate): "What is to be made low has not been found yet.",
            (rate, taylor): "Where does this rate come from? Look how the value changes along a short way.",
            (bound, problem): "Say first what is to be as low as possible; then bound it.",
        },
    )
    numbers = Vector(
        prompt=rf"Let $g = {point(g)}$. What is the lowest rate of change that a unit vector can have, and "
        "which unit vector has it?",
        right=[-norm, *best],
        names=["lowest rate", "first entry of u", "second entry of u"],
        wrong=[
            Wrong([norm, *best], "Is your rate the lowest or the highest of all?"),
            Wrong(
                [-(norm**2), *best],
                Told(
                    r"The length of $g$ came in twice. What is the length of the other vector?", "root_taken"
                ),
            ),
            Wrong([-norm, *times(-1, best)], Told("Along your vector the value rises.", "ascent")),
            Wrong(
                [-norm, *times(-1, g)],
                Told("The direction is right. How long is your vector?", "not_scaled_to_length_one"),
            ),
        ],
    )
    return Parts(
        prompt="Infinitely many directions lead away from a point $x$. This proof says along which of them "
        "$f$ falls fastest.",
        parts={"a": Part(3, order), "b": Part(2, numbers)},
        hints=[
            "Start from the Taylor line.",
            "Which theorem bounds a dot product?",
            "When does that theorem hold with equality?",
        ],
        worked=f"The proof reads:\n\n{numbered(steps)}\n\n"
        rf"All of this is local: it holds for a tiny $\varepsilon$. For $g = {point(g)}$ the length is "
        rf"$\lVert g \rVert = {show(norm)}$, so the lowest rate is ${show(-norm)}$. It belongs to "
        rf"$u = -g / \lVert g \rVert = {point(times(-1, g))} / {show(norm)}$, to four decimals "
        rf"${point(best)}$.",
    )


@question("P08", a=[0.01, 0.02, 0.05, 0.1, 0.2, 0.25])
def promise_and_delivery(a):
    old, g = BOWL.value(CORNER), BOWL.gradient(CORNER).tolist()
    square = sum(entry**2 for entry in g)
    end = one_step(BOWL.gradient, CORNER, a)
    new = BOWL.value(end)
    promised, actual = -a * square, new - old
    gap = actual - promised
    short = -a * math.sqrt(square)
    halved = [g[0], g[1] / 2]  # the 2 forgotten in the second entry
    wrong_promise = -a * sum(entry**2 for entry in halved)
    wrong_end = [x - a * slope for x, slope in zip(CORNER, halved, strict=True)]
    wrong_actual = BOWL.value(wrong_end) - old
    return Vector(
        prompt=rf"On $f(x_1, x_2) = {weighted(WEIGHTS[0], 'x_1')} + {weighted(WEIGHTS[1], 'x_2')}$ you stand "
        rf"at ${point(CORNER)}$ and take one step with the rate $\alpha = {show(a)}$. Which change of $f$ "
        "does the first-order approximation promise, what is the actual change, and how large is the "
        "gap (actual minus promised)?",
        right=[promised, actual, gap],
        names=["promised change", "actual change", "gap"],
        wrong=[
            Wrong(
                [short, actual, actual - short],
                Told(
                    "In the promise, the length of $g$ comes in twice: for the slope and for the step.",
                    "root_taken",
                ),
            ),
            Wrong(
                [-promised, actual, actual + promised],
                "The promise has the wrong sign: a decrease is a negative change.",
            ),
            Wrong(
                [promised, new, new - promised],
                Told("A change is the new value less the old one.", "value_for_change"),
            ),
            Wrong(
                [promised, actual, -gap], "The gap has the wrong sign: subtract the promise from what came."
            ),
            Wrong(
                [wrong_promise, wrong_actual, wrong_actual - wrong_promise],
                Told(
                    f"Mind the derivative with respect to $x_2$: the square adds a factor to the "
                    f"{WEIGHTS[1]}.",
                    "factor_two_left_out",
                ),
            ),
        ],
        hints=[
            f"At this point the gradient is $g = {point(g)}$.",
            rf"The promise is $-\alpha\,({show(g[0])}^2 + {show(g[1])}^2)$.",
        ],
        worked=rf"The gradient at ${point(CORNER)}$ is $g = {point(g)}$. Moving by $-\alpha g$, the first "
        rf"order promises the change $-\alpha \lVert g \rVert^2 = -{show(a)} \cdot {show(square)} = "
        rf"{show(promised)}$. The step leads to ${point(end)}$, where $f = {show(new)}$ instead of "
        rf"${show(old)}$: the change is ${show(actual)}$. The gap is ${show(actual)} - "
        rf"{parenthesized(promised)} = {show(gap)}$: curvature eats a part of the promise. It grows with the "
        "square of the rate: a tenth of the rate leaves a hundredth of the gap.",
    )


@question("P09", c=[3, 2, 4, 5, -2], a=[0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2])
def four_steps_on_a_parabola(c, a):
    bowl = reference.parabola(center=c)
    trace = reference.descend_1d(lambda x: float(bowl.gradient(x)), 0, a, max_iter=4, tol=None)
    right = trace.points.ravel().tolist()[1:]
    r = reference.decay_factors([[2]], a)[0]  # the curvature of (x - c)**2 is 2
    updates = (1, 2, 3, 4)
    verdict = "comes closer" if abs(r) < 1 else "moves away"
    return Vector(
        prompt=rf"Minimize $f(x) = {shifted('x', c)}$ by gradient descent from $x_0 = 0$ with the rate "
        rf"$\alpha = {show(a)}$. Where is the point after each of the first four steps?",
        right=right,
        names=["x after step 1", "after step 2", "after step 3", "after step 4"],
        wrong=[
            Wrong(
                [right[0] * r ** (t - 1) for t in updates],
                "After the first step you only multiplied. The minimum is not at 0: something is added, too.",
            ),
            Wrong(
                [c * (1 - (1 - a) ** t) for t in updates],
                Told(
                    "The slope is steeper than you took it: differentiate the square once more.",
                    "factor_two_left_out",
                ),
            ),
            Wrong(
                [c * (1 - (1 + 2 * a) ** t) for t in updates],
                Told("You went along the slope, not against it.", "ascent"),
            ),
            Wrong(
                [t * right[0] for t in updates],
                Told(
                    "You repeated the first move. Measure the slope again after each move.", "stale_gradient"
                ),
            ),
            Wrong(
                [abs(c - x) for x in right],
                Told(
                    "Those are distances from the minimum. The positions are asked for.",
                    "position_for_distance",
                ),
            ),
        ],
        hints=[
            r"Collect the terms with $x$: the step is $x \leftarrow (1 - 2\alpha)\,x + 2\alpha c$, where $c$ "
            "is the place of the minimum.",
            r"The offset $x - c$ from the minimum is multiplied by $1 - 2\alpha$ in each step.",
        ],
        worked=rf"The slope is $2(x - c)$ with $c = {show(c)}$, so a step is "
        rf"$x \leftarrow (1 - 2\alpha)\,x + 2\alpha c = {show(r)}\,x + {parenthesized(2 * a * c)}$. "
        rf"The offset $x - c$ is multiplied by ${show(r)}$ each time, so the run {verdict} with "
        f"every step. The positions are {listed(right)}.",
    )


@question(
    "P10",
    ab=[(1, 4), (1, 2), (2, 3), (1, 5), (0.5, 2)],
    uv=[(2, 1), (3, -1), (-2, 2), (4, 0.5)],
    al=[0.05, 0.1, 0.15, 0.2],
)
def one_step_in_two_dimensions(ab, uv, al):
    bowl = reference.parabola(ab)
    start = [float(entry) for entry in uv]
    g = bowl.gradient(start).tolist()
    end = one_step(bowl.gradient, start, al)
    old, new = bowl.value(start), bowl.value(end)
    half = one_step(lambda x: bowl.gradient(x) / 2, start, al)
    up = uphill_step(bowl.gradient, start, al)
    round_bowl = reference.parabola([1, 1])
    ignored = one_step(round_bowl.gradient, start, al)
    wrong = [
        Wrong(
            [*half, old, bowl.value(half)],
            Told("Both slopes are steeper: differentiate the squares again.", "factor_two_left_out"),
        ),
        Wrong(
            [*up, old, bowl.value(up)], Told("You moved uphill: look at the sign in the update.", "ascent")
        ),
        Wrong(
            [*ignored, old, bowl.value(ignored)],
            Told(
                "You took the same slope formula for both directions, but one of them is steeper.",
                "one_factor_for_all",
            ),
        ),
        Wrong(
            [*end, round_bowl.value(start), round_bowl.value(end)],
            "The point is right. The weights of the squares belong to the values as well.",
        ),
    ]
    if start[1] * end[1] < 0:
        wrong += [
            Wrong(
                [end[0], -end[1], old, new],
                Told(
                    "The second coordinate has the right size, but on which side of the valley?",
                    "factor_sign_lost",
                ),
            )
        ]
    return Vector(
        prompt=rf"On $f(x_1, x_2) = {weighted(ab[0], 'x_1')} + {weighted(ab[1], 'x_2')}$ you stand at "
        rf"${point(uv)}$. Take one step of gradient descent with the rate $\alpha = {show(al)}$. Where do "
        "you arrive, and what are the values of $f$ before and after?",
        right=[*end, old, new],
        names=["new x1", "new x2", "old value", "new value"],
        wrong=wrong,
        hints=[
            "These are two separate steps in one dimension each.",
            r"Check: the value should fall as long as $\alpha$ is below 1 over the larger weight.",
        ],
        worked=rf"The gradient is $({scaled(2 * ab[0], 'x_1')}, {scaled(2 * ab[1], 'x_2')})$, at the start "
        rf"${point(g)}$. The step leads to $x_1 = {show(start[0])} - {show(al)} \cdot "
        rf"{parenthesized(g[0])} = {show(end[0])}$ and $x_2 = {show(start[1])} - {show(al)} \cdot "
        rf"{parenthesized(g[1])} = {show(end[1])}$. The value goes from ${show(old)}$ to ${show(new)}$. At "
        "equal distance from the bottom, the steeper direction pulls more, and its limit is stricter. "
        f"The answer is {listed([*end, old, new])}.",
    )


@question("P11", pair=[(2, 5), (1, 10), (1, 4), (4, 8), (1, 20)], a=[0.05, 0.1, 0.3])
def stability_by_diagonalizing(pair, a):
    bowl = diagonal(pair)
    factors = reference.decay_factors(bowl, a).tolist()
    limit = reference.largest_stable_step(bowl)
    gradient = r"The gradient of $\frac{1}{2} x^\top A x$ is $A x$."
    update = r"So the update is $x_{t+1} = (I - \alpha A)\, x_t$."
    substitute = r"Substitute $A = Q \Lambda Q^\top$ in the update; $\Lambda$ is diagonal."
    change = r"The new coordinates $z = Q^\top x$ turn this into $z_{t+1} = (I - \alpha \Lambda)\, z_t$."
    separate = r"Read it entry by entry: each $z_i$ is multiplied by $1 - \alpha \lambda_i$."
    condition = r"All entries shrink if $\lvert 1 - \alpha \lambda_i \rvert < 1$ for every $i$."
    solved = r"Solve these inequalities for $\alpha$: the largest $\lambda_i$ is the strictest."
    steps = [gradient, update, substitute, change, separate, condition, solved]
    order = Ordering(
        prompt="Put the lines of the proof in order.",
        steps=steps,
        wrong={
            (condition, change): "Each direction has a factor of its own only after the change to $z$.",
            (separate, change): "In $x$ the entries still mix: change the coordinates first.",
            (change, substitute): r"Where does the diagonal matrix in $z_{t+1}$ come from?",
            (substitute, update): "There is no update yet in which anything could be substituted.",
            (update, gradient): "The update needs the gradient.",
            (solved, condition): "You solve inequalities that have not been written down yet.",
            (condition, separate): "Which factors are these? They have not been read off yet.",
        },
    )
    wrong = [
        Wrong(
            [*reference.decay_factors(bowl, 2 * a).tolist(), limit],
            Told(r"Mind the half in $\frac{1}{2} x^\top A x$: what is left of the 2?", "half_convention"),
        ),
        Wrong(
            [*factors, limit / 2],
            Told(
                r"Which factor does your limit give? It may go below 0, down to $-1$.",
                "oscillation_is_divergence",
            ),
        ),
        Wrong(
            [*factors, 2 / min(pair)],
            Told("At your limit, what is the factor of the steeper direction?", "wrong_eigenvalue"),
        ),
    ]
    if min(factors) < 0:
        wrong += [
            Wrong(
                [*map(abs, factors), limit],
                Told("You gave sizes. A factor has a sign as well.", "factor_sign_lost"),
            )
        ]
    numbers = Vector(
        prompt=rf"Let $\lambda_1 = {show(pair[0])}$, $\lambda_2 = {show(pair[1])}$ and $\alpha = {show(a)}$. "
        "By what does one step multiply $z_1$ and $z_2$, and below which rate does every run converge?",
        right=[*factors, limit],
        names=["factor of z1", "factor of z2", "limit of the rate"],
        wrong=wrong,
    )
    return Parts(
        prompt=r"Which fixed rates are safe on $f(x) = \frac{1}{2} x^\top A x$, where $A$ is symmetric with "
        r"positive eigenvalues $\lambda_i$?",
        parts={"a": Part(4, order), "b": Part(2, numbers)},
        hints=[
            r"What is the gradient of $\frac{1}{2} x^\top A x$?",
            "In which coordinates does $A$ act by plain multiplication?",
        ],
        worked=f"The proof reads:\n\n{numbered(steps)}\n\n"
        rf"The result is $0 < \alpha < 2 / \lambda_{{\max}}$. With the numbers: $1 - {show(a)} \cdot "
        rf"{show(pair[0])} = {show(factors[0])}$ and $1 - {show(a)} \cdot {show(pair[1])} = "
        rf"{show(factors[1])}$, and the limit is $2 / {show(max(pair))} = {show(limit)}$.",
    )


@question("P12", pair=[(1, 10), (1, 20), (1, 50), (0.5, 5)])
def eigenvalues_far_apart(pair):
    low, high = pair
    bowl = diagonal(pair)
    limit = reference.largest_stable_step(bowl)
    kappa = reference.condition_number(bowl)
    a = NEARLY * limit
    flat, steep = reference.decay_factors(bowl, a).tolist()
    interval = Interval(
        prompt=r"Which fixed rates $\alpha$ make gradient descent converge from every start?",
        right=Bounds(0, limit),
        wrong=[
            Wrong(
                Bounds(0, 1 / high),
                Told(
                    "Beyond your rate a direction changes sides. Does it grow at once?",
                    "oscillation_is_divergence",
                ),
            ),
            Wrong(Bounds(0, 2 / low), Told("Try your rate along the other direction.", "wrong_eigenvalue")),
            Wrong(
                Bounds(0, 2 / (low + high)),
                Told("That is the fastest fixed rate. Stable rates go on beyond it.", "curvatures_added"),
            ),
            Wrong(
                Bounds(0, limit, low_closed=True, high_closed=True),
                Told("The ends are right. But does the distance shrink at each of them?", "edge_misjudged"),
            ),
        ],
    )
    factors = Vector(
        prompt=rf"With $\alpha = {show(a)}$, by what does one step multiply the coordinate along the flat "
        "direction, and by what the one along the steep direction?",
        right=[flat, steep],
        names=["factor of the flat direction", "factor of the steep direction"],
        wrong=[
            Wrong(
                [flat, -steep],
                Told("The sizes are right. Does the run stay on one side of the valley?", "factor_sign_lost"),
            ),
            Wrong([steep, flat], "The flat direction is the one with the smaller eigenvalue."),
        ],
    )
    text = Prose(
        prompt="In one or two sentences: why can the run still feel slow at this rate, though it converges?",
        max_words=80,
        rubric=[
            Criterion(1, "Says that the steep direction limits the rate."),
            Criterion(
                1, f"Says that progress along the flat direction is slow at that rate (factor {show(flat)})."
            ),
            Criterion(1, rf"Mentions the zig-zag, or the condition number $\kappa = {show(kappa)}$."),
        ],
        model=rf"The steep direction caps the rate at {show(limit)}, so along the flat direction only a "
        rf"fraction of {show(a * low)} of the distance goes away in each step. Meanwhile the path zig-zags "
        rf"across the narrow valley, which is stretched by the condition number $\kappa = {show(kappa)}$.",
        seen=[
            Wrong(
                "Because the rate is too large.",
                "No point: the rate is stable. What it cannot do is suit both directions.",
            ),
            Wrong(
                "Because the rate is too small.",
                "At most the second point, and only if the flat direction is named: a larger rate than the "
                "limit would diverge.",
            ),
        ],
    )
    return Parts(
        prompt=rf"The bowl $f(x) = \frac{{1}}{{2}} x^\top A x$ has a symmetric matrix $A$ with the "
        rf"eigenvalues ${show(low)}$ and ${show(high)}$.",
        parts={"a": Part(2, interval), "b": Part(1, factors), "c": Part(3, text)},
        hints=[
            "For the limit, divide 2 by the larger eigenvalue.",
            rf"For the factors, compute $1 - {show(a)} \cdot {show(low)}$ and $1 - {show(a)} \cdot "
            rf"{show(high)}$.",
        ],
        worked=rf"The larger eigenvalue sets the limit: $2 / {show(high)} = {show(limit)}$, so the stable "
        rf"rates are $(0, {show(limit)})$, without the ends. At $\alpha = {show(a)}$ the factors are "
        rf"$1 - {show(a)} \cdot {show(low)} = {show(flat)}$ along the flat and $1 - {show(a)} \cdot "
        rf"{show(high)} = {show(steep)}$ along the steep direction.",
    )


def rates_tried(bowl, start):
    """Give each rate of a backtracking search with the value that it leads to; the last one is accepted."""
    slope = bowl.gradient(start)
    square, old = float(slope @ slope), bowl.value(start)
    rate, tried = FIRST_RATE, []
    while True:
        tried.append((rate, value_after(bowl, start, rate)))
        if tried[-1][1] <= old - DECREASE * rate * square:
            return tried
        rate /= 2


def value_after(bowl, start, rate):
    """Give the value after one step with this rate."""
    return bowl.value(one_step(bowl.gradient, start, rate))


@question("P13", b=[2, 4, 8, 16], uv=[(2, 1), (1, 1), (3, 1), (2, -1), (4, 2)])
def backtrack_by_hand(b, uv):
    bowl = reference.parabola([1, b])
    start = [float(entry) for entry in uv]
    old, g = bowl.value(start), bowl.gradient(start).tolist()
    tried = rates_tried(bowl, start)
    count, (rate, new) = len(tried), tried[-1]
    table = ", ".join(rf"${show(value)}$ at $\alpha = {show(size)}$" for size, value in tried)
    return Vector(
        prompt=rf"On $f(x_1, x_2) = {weighted(1, 'x_1')} + {weighted(b, 'x_2')}$ you stand at ${point(uv)}$. "
        rf"Find the rate of the next step by backtracking: begin with $\alpha = {show(FIRST_RATE)}$, and "
        rf"halve it until the step makes $f$ fall by at least ${show(DECREASE)}\,\alpha \lVert g \rVert^2$. "
        "How many rates do you try, which one is accepted, and what is the value at the new point?",
        right=[count, rate, new],
        names=["number of rates tried", "accepted rate", "new value"],
        counts=["number of rates tried"],
        wrong=[
            Wrong(
                [count + 1, rate / 2, value_after(bowl, start, rate / 2)],
                Told(
                    "You went on too long: stop at the first rate that passes, even if a later one "
                    "looks better.",
                    "shrinks_once_too_often",
                ),
            ),
            Wrong(
                [1, *tried[0]],
                Told(
                    "Compare the value after the first rate with the old one: did it fall?",
                    "first_rate_taken",
                ),
            ),
            Wrong(
                [count - 1, rate, new],
                Told("You counted the halvings. How many rates were tried in all?", "one_step_off"),
            ),
            Wrong(
                [count, rate, old], Told("The last number is the value before the step.", "value_before_step")
            ),
        ],
        hints=[
            rf"The gradient is $g = (2 x_1, {show(2 * b)}\,x_2)$.",
            "Make a table of the value after the step for the rates 1, 1/2, 1/4 and so on.",
        ],
        worked=rf"The gradient is $g = {point(g)}$, and the old value is ${show(old)}$. The values after "
        rf"the step are {table}. The last of them is the first that lies below ${show(old)}$, and by far "
        rf"more than the ${show(DECREASE)}\,\alpha \lVert g \rVert^2$ that is asked for. The answer is "
        f"{listed([count, rate, new])}.",
    )


def first_update(test):
    """Give the first update after which a test of the update's number holds."""
    return next(k for k in range(1, 100) if test(k))


@question("P14", x=[4, 8, 16], tg=[0.5, 0.25, 1], ts=[0.25, 0.5, 0.125], tf=[0.1, 0.02])
def which_test_fires_when(x, tg, ts, tf):
    bowl = reference.parabola()

    def slope(place):
        return float(bowl.gradient(place))

    def updates_until(**rule):
        rules = reference.Stopping(**rule, value=lambda place: bowl.value(place))
        return reference.descend_1d(slope, x, HALVING, tol=rules).steps

    right = [updates_until(gradient_tol=tg), updates_until(step_tol=ts), updates_until(value_tol=tf)]
    path = reference.descend_1d(slope, x, HALVING, max_iter=100, tol=None).points.ravel().tolist()
    heights = [bowl.value(place) for place in path]
    strict = [
        first_update(lambda k: slope(path[k]) < tg),
        first_update(lambda k: path[k - 1] - path[k] < ts),
        first_update(lambda k: heights[k - 1] - heights[k] < tf),
    ]
    a, b, c = right
    return Vector(
        prompt=rf"A run on $f(x) = x^2$ starts at $x_0 = {show(x)}$ with $\alpha = {show(HALVING)}$. After "
        rf"how many updates does each of these tests hold for the first time: (a) $\lvert f'(x) \rvert \le "
        rf"{show(tg)}$, (b) the last move is at most ${show(ts)}$ long, (c) the last update changed $f$ by "
        rf"at most ${show(tf)}$?",
        right=right,
        names=["updates until (a)", "until (b)", "until (c)"],
        decimals=0,
        wrong=[
            Wrong(
                [first_update(lambda k: path[k] <= tg), b, c],
                Told(
                    "The moves and the losses are right. For (a) you looked at the position: how steep "
                    "is it?",
                    "slope_for_distance",
                ),
            ),
            Wrong(strict, Told("Reaching a tolerance exactly counts already.", "strict_comparison")),
            Wrong(
                [a, b, first_update(lambda k: heights[k] <= tf)],
                Told("Test (c) asks for the change of the loss, not for the loss.", "value_for_change"),
            ),
            Wrong(
                [k + 1 for k in right],
                Told("You counted positions. The start is there before any update.", "one_step_off"),
            ),
        ],
        hints=[
            "Make a table: the position, its double, the last move, the change of the square.",
            "Every update halves the position, so the last move is as long as what is left.",
        ],
        worked=rf"With $\alpha = {show(HALVING)}$ every update halves $x$. After ${a}$ updates $x = "
        rf"{show(path[a])}$, where the gradient is ${show(slope(path[a]))} \le {show(tg)}$; an update "
        rf"earlier it was ${show(slope(path[a - 1]))}$. Update ${b}$ moves by "
        rf"${show(path[b - 1] - path[b], 8)} \le {show(ts)}$; the one before moved twice "
        rf"as far. Update ${c}$ changes $f$ by ${show(heights[c - 1] - heights[c], 8)} \le {show(tf)}$; the "
        rf"one before by four times as much. The answer is {listed(right)}.",
    )


@question("P15", w=[2, -3, 4, 10], g=[1, -2, 0.5], a=[0.1, 0.2, 0.25], lam=[0.1, 0.5, 2])
def decay_by_hand(w, g, a, lam):
    trace = reference.descend_1d(lambda weight: g + lam * weight, w, a, max_iter=1, tol=None)
    new = float(trace.x[0])
    shrink = float(reference.decay_factors([[lam]], a)[0])

    def with_factor(other):
        return [other * w - a * g, other]

    return Vector(
        prompt=rf"A weight is $w = {show(w)}$, and the loss of the data has the gradient ${show(g)}$ there. "
        rf"Take one step on that loss plus $\frac{{\lambda}}{{2}} w^2$, with $\lambda = {show(lam)}$ "
        rf"and the rate $\alpha = {show(a)}$. What is the new weight, and by which factor does the "
        "penalty alone shrink the old one?",
        right=[new, shrink],
        names=["new weight", "shrink factor"],
        wrong=[
            Wrong(
                with_factor(1 - lam),
                Told(
                    "The gradient of the penalty is scaled by the rate like any gradient.",
                    "penalty_misplaced",
                ),
            ),
            Wrong(
                with_factor(1 + a * lam),
                Told("By your factor the penalty pushes the weight away from 0.", "penalty_sign_turned"),
            ),
            Wrong(
                with_factor(1 - 2 * a * lam),
                Told("Mind the half in front of the penalty.", "half_convention"),
            ),
            Wrong(
                [shrink * (w - a * g), shrink],
                Told(
                    "The factor is right. It acts on the old weight only, not on the step of the data.",
                    "penalty_misplaced",
                ),
            ),
        ],
        hints=[
            r"The gradient of the penalty is $\lambda w$.",
            r"Collect the terms with $w$ first, then subtract $\alpha$ times the gradient of the data.",
        ],
        worked=rf"The whole gradient is ${show(g)} + {show(lam)} \cdot {parenthesized(w)} = "
        rf"{show(g + lam * w)}$. The step leads to ${show(w)} - {show(a)} \cdot "
        rf"{parenthesized(g + lam * w)} = {show(new)}$. With the terms of $w$ collected "
        r"it is $(1 - \alpha \lambda)\, w - \alpha g$, so the penalty multiplies the old weight by "
        rf"$1 - {show(a)} \cdot {show(lam)} = {show(shrink)}$. The answer is {listed([new, shrink])}.",
    )


def sigmoid(z):
    """Turn a score into a probability."""
    return 1 / (1 + math.exp(-z))


@question("P16", x1=[1, 2, -1], x2=[3, 5, 4], lr=[0.1, 0.2, 0.4], y1=[0, 1])
def first_logistic_step(x1, x2, lr, y1):
    xs, labels = [x1, x2], [y1, 1]
    half = sigmoid(0)
    errors = [half - label for label in labels]

    def step(of_examples):
        """Move both parameters, which start at 0, against the mean of errors times inputs."""
        slopes = [
            sum(error * x for error, x in zip(of_examples, xs, strict=True)) / len(xs),
            sum(of_examples) / len(xs),
        ]
        return times(-lr, slopes)

    right = step(errors)
    return Vector(
        prompt=rf"A logistic regression predicts $p = \sigma(w x + b)$ with $\sigma(z) = 1 / "
        rf"(1 + e^{{-z}})$. There are two examples: $x = {show(x1)}$ with the label ${y1}$, and "
        rf"$x = {show(x2)}$ with the label $1$. Start at $w = b = 0$ and take one step of gradient descent "
        rf"on the mean cross-entropy with the rate $\alpha = {show(lr)}$. What are $w$ and $b$ then?",
        right=right,
        names=["w", "b"],
        wrong=[
            Wrong(
                times(2, right),
                "You added up both examples, or put a 2 in front: it is a mean, and nothing is squared.",
            ),
            Wrong(
                times(-lr, [errors[1] * x2, errors[1]]),
                Told("One of the examples is missing: average over both.", "batch_is_full"),
            ),
            Wrong(
                times(half * (1 - half), right),
                Told(
                    "You kept the slope of the sigmoid. In the gradient of the cross-entropy it cancels.",
                    "sigmoid_slope_kept",
                ),
            ),
            Wrong(
                times(-1, right), Told("You went uphill. Which sign does the error $p - y$ have?", "ascent")
            ),
            Wrong(
                step([-label for label in labels]),
                Told(r"You took 0 for both predictions. What is $\sigma(0)$?", "sigmoid_left_out"),
            ),
        ],
        hints=[
            r"At $w = b = 0$ both predictions are $\sigma(0)$, one half.",
            r"Both slopes are means: of $(p - y)\,x$ for $w$, of $p - y$ for $b$. Each error is $+0.5$ or "
            "$-0.5$.",
        ],
        worked=rf"Both predictions are $\sigma(0) = {show(half)}$, so the errors $p - y$ are "
        rf"${show(errors[0])}$ and ${show(errors[1])}$. The slope for $w$ is the mean of error times input, "
        rf"${show(-right[0] / lr)}$; the slope for $b$ is the mean error, ${show(-right[1] / lr)}$. A step "
        rf"against them with ${show(lr)}$ leads to $w = {show(right[0])}$ and $b = {show(right[1])}$. It is "
        "the loop of linear regression, with another error.",
    )


@question("P17", x=[5, 4, 10, -5], a=[0.1, 0.2, 0.3, 0.4, 0.45, 0.6])
def three_steps_on_a_square(x, a):
    bowl = reference.parabola()
    trace = reference.descend_1d(lambda place: float(bowl.gradient(place)), x, a, max_iter=3, tol=None)
    path = trace.points.ravel().tolist()[1:]
    r = float(reference.decay_factors([[2]], a)[0])
    limit = reference.largest_stable_step([[2]])

    def run(multiplier):
        return [multiplier, *(x * multiplier**t for t in (1, 2, 3))]

    numbers = Vector(
        prompt=rf"Start at $x_0 = {show(x)}$ with $\alpha = {show(a)}$. By what does each step multiply $x$, "
        "and what are the next three positions?",
        right=[r, *path],
        names=["multiplier", "x after step 1", "after step 2", "after step 3"],
        wrong=[
            Wrong(run(1 - a), Told("The slope of $x^2$ is not $x$.", "factor_two_left_out")),
            Wrong(run(1 + 2 * a), Told("You moved uphill: look at the sign in the update.", "ascent")),
            Wrong(
                [r, path[0], path[1], path[1]],
                Told(
                    "The last position is one multiplication short: it follows from the one after step 2.",
                    "one_step_off",
                ),
            ),
            Wrong(
                run(2 * a), Told("That share is taken away by each step. What is left?", "removed_for_left")
            ),
        ],
    )
    interval = Interval(
        prompt=r"For which rates $\alpha$ does the run converge from every start?",
        right=Bounds(0, limit),
        wrong=[
            Wrong(
                Bounds(0, limit / 2),
                Told(
                    "Beyond your rate the run changes sides. Does that keep it from shrinking?",
                    "oscillation_is_divergence",
                ),
            ),
            Wrong(
                Bounds(0, limit, low_closed=True, high_closed=True),
                Told("The ends are right. But what is the multiplier at each of them?", "edge_misjudged"),
            ),
            Wrong(
                Bounds(0, 2 * limit),
                Told("Differentiate twice: the curvature of $x^2$ is not 1.", "factor_two_left_out"),
            ),
        ],
    )
    return Parts(
        prompt="Gradient descent runs on $f(x) = x^2$.",
        parts={"a": Part(2, numbers), "b": Part(2, interval)},
        hints=[
            "Write the update as a multiplier times $x$.",
            "A run converges from every start if the size of its multiplier is below 1.",
        ],
        worked=rf"The slope is $2x$, so a step is $x \leftarrow (1 - 2\alpha)\,x$. With $\alpha = {show(a)}$ "
        rf"the multiplier is ${show(r)}$, and from ${show(x)}$ it leads to {listed(path)}. The run converges "
        rf"while $\lvert 1 - 2\alpha \rvert < 1$, that is for $0 < \alpha < {show(limit)}$: the interval "
        rf"$(0, {show(limit)})$, without its ends.",
    )


@question(
    "P18",
    pq=[(1, -2), (2, 1), (-1, 3), (0, 4)],
    uv=[(3, 0), (5, -1), (-2, 2)],
    a=[0.5, 0.25, 0.1],
)
def straight_to_the_bottom(pq, uv, a):
    start = [float(entry) for entry in uv]

    def answer(center, sign=1.0, share=1.0):
        """Give gradient, new point and both values, for a center and a gradient that may be wrong."""
        bowl = reference.parabola(center=center)
        g = [share * entry for entry in bowl.gradient(start).tolist()]
        end = [x - sign * a * slope for x, slope in zip(start, g, strict=True)]
        return [*g, *end, bowl.value(start), bowl.value(end)]

    center = [float(entry) for entry in pq]
    bowl = reference.parabola(center=center)
    end = one_step(bowl.gradient, start, a)
    g = bowl.gradient(start).tolist()
    old, new = bowl.value(start), bowl.value(end)
    right = [*g, *end, old, new]
    sizes = [sum(abs(x - c) for x, c in zip(place, center, strict=True)) for place in (start, end)]
    factor = float(reference.decay_factors([[2]], a)[0])
    return Vector(
        prompt=rf"Minimize $f(x_1, x_2) = {shifted('x_1', pq[0])} + {shifted('x_2', pq[1])}$. You stand at "
        rf"${point(uv)}$ and take one step with the rate $\alpha = {show(a)}$. What is the gradient at the "
        "start, where do you arrive, and what are the values of $f$ before and after?",
        right=right,
        names=["slope along x1", "slope along x2", "new x1", "new x2", "old value", "new value"],
        wrong=[
            Wrong(
                answer(times(-1, center)),
                Told("Look for the center: where is each bracket zero?", "center_mirrored"),
            ),
            Wrong(
                answer(center, share=0.5),
                Told("Each entry of the gradient is steeper: differentiate again.", "factor_two_left_out"),
            ),
            Wrong(
                answer(center, sign=-1.0), Told("You moved uphill: look at the sign in the update.", "ascent")
            ),
            Wrong(
                [*g, *end, *sizes],
                Told("The point is right. The values are made of squares.", "absolute_for_square"),
            ),
        ],
        hints=[
            "Begin with the differences from the center.",
            rf"Each step multiplies these differences by $1 - 2 \cdot {show(a)}$.",
        ],
        worked=rf"The center is ${point(center)}$, and the differences from it are "
        rf"${point(x - c for x, c in zip(start, center, strict=True))}$. The gradient is twice that: "
        rf"${point(g)}$. The step multiplies the differences by $1 - 2 \cdot {show(a)} = {show(factor)}$ and "
        rf"leads to ${point(end)}$. The value goes from ${show(old)}$ to ${show(new)}$. The answer is "
        f"{listed(right)}.",
    )
