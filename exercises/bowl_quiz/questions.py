"""A ball in a bowl: ten questions on gradient descent on f(theta) = theta**2."""

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

BOWL = reference.parabola()

# The runs that Q06 compares.
START, UPDATES = 4, 6
RATES = [0.02, 0.25, 0.5, 0.85, 1, 1.05]


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


def steps_until(near, start, rate):
    """Count the steps until the position is within `near` of the bottom."""
    return reference.descend_1d(slope, start, rate, tol=slope(near)).steps


@question("Q01")
def fog_slope_stride():
    fog = "the fog"
    tilt = "the tilt of the ground under your feet"
    stride = "the length of a stride"
    altitude = "your altitude"
    place = "the place where you stand"
    level = "ground that is level on every side"

    local = "only local information"
    gradient = "the gradient"
    product = "learning rate times size of the slope"
    loss = "the loss"
    parameter = "the value of the parameter"
    stationary = "a stationary point"
    whole_map = "a map of the whole loss"
    zero_loss = "a point where the loss is 0"

    partners = {
        fog: local,
        tilt: gradient,
        stride: product,
        altitude: loss,
        place: parameter,
        level: stationary,
    }
    return Matching(
        prompt="You walk down a hillside in thick fog. You feel how the ground tilts under your feet, take a "
        "step downhill, and feel again, until the ground is level. Which idea of gradient descent does each "
        "part of this picture stand for? An idea may be left over.",
        pairs=partners,
        decoys=[whole_map, zero_loss],
        decoy_or_not=True,
        wrong={
            (fog, loss): (
                "The fog is neither high nor low: it is no quantity at all. Ask what it keeps you from "
                "seeing, and what it leaves you."
            ),
            (fog, whole_map): "A map is just what the fog takes away. Ask what it leaves you.",
            (tilt, product): (
                "The tilt belongs to the hill and is there before you move; the learning rate is your own "
                "choice."
            ),
            (tilt, loss): Told(
                "The loss is a height. How steep the ground is at that height is another reading.",
                "height_for_slope",
            ),
            (stride, gradient): Told(
                "The slope alone does not make a stride: something that you choose yourself has a say, too.",
                "rate_left_out",
            ),
            (altitude, gradient): Told(
                "Altitude says how high you are; the gradient says how steep it is there.", "height_for_slope"
            ),
            (altitude, parameter): "Altitude is measured upward. The parameter is measured along the ground.",
            (place, loss): "Two walkers at different places can stand equally high. The loss is the height.",
            (level, zero_loss): Told(
                "Level means that the slope is 0. A valley floor can lie at any height.", "height_for_slope"
            ),
            (level, loss): "The loss is a height, and level ground can lie at any height.",
        },
        hints=[
            "Sort first: which parts belong to the hill, and which to the walker?",
            "Height and steepness are two different readings at the same spot.",
        ],
        worked="Two readings belong to each spot of the hill: how high it is, and how it tilts. The spot "
        "itself is what the walker may change. A stride depends on both sides: on the hill by its slope, on "
        "the walker by the learning rate. The fog hides everything but the ground underfoot, and level "
        "ground gives no direction to go. So:\n\n"
        + bulleted(f"{part}: {idea}" for part, idea in partners.items()),
    )


@question("Q02", t=[-5, -4, -3, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3, 4, 5])
def height_or_slope(t):
    loss, gradient = height(t), slope(t)
    wrong = [
        Wrong(
            [gradient, loss],
            Told("You entered the slope as the height and the height as the slope.", "names_swapped"),
        ),
        Wrong(
            [loss, t],
            Told(
                r"That is the position, not the slope: differentiating $\theta^2$ leaves a factor 2.",
                "factor_two_left_out",
            ),
        ),
        Wrong(
            [loss, -gradient],
            Told(
                "That is the direction in which you would walk; the gradient points uphill.",
                "slope_sign_turned",
            ),
        ),
        Wrong([2 * loss, gradient], r"The height is $\theta$ squared, once. The 2 belongs to the slope."),
    ]
    if t < 0:
        wrong += [
            Wrong(
                [loss, abs(gradient)],
                Told("Left of the minimum the curve falls to the right: mind the sign.", "slope_sign_turned"),
            ),
            Wrong([-loss, gradient], "The sign is squared as well: no point of this curve lies below 0."),
        ]
    side = "left" if t < 0 else "right"
    return Vector(
        prompt=rf"A ball lies on the curve $f(\theta) = \theta^2$ at $\theta = {show(t)}$. What are the loss "
        "and the gradient there?",
        right=[loss, gradient],
        names=["loss", "gradient"],
        wrong=wrong,
        hints=[
            "The height comes first, the steepness second.",
            rf"The slope of $\theta^2$ is $2\theta$. Put in $\theta = {show(t)}$, sign included.",
        ],
        worked=f"The loss is the height: $f({show(t)}) = {parenthesized(t)}^2 = {show(loss)}$. The gradient "
        r"is the slope $f'(\theta) = 2\theta$, so "
        rf"$f'({show(t)}) = 2 \cdot {parenthesized(t)} = {show(gradient)}$. Its sign fits: {side} of the "
        f"bottom the curve rises to the {side}. The answer is ${show(loss)}$ and ${show(gradient)}$.",
    )


@question("Q03", letters=[(r"\theta", r"\eta"), ("x", r"\alpha"), ("w", r"\mathrm{lr}")])
def which_line_is_descent(letters):
    x, rate = letters
    start, size = 4, 0.25
    descent = rf"${x} \leftarrow {x} - {rate} \cdot f'({x})$"
    return SingleChoice(
        prompt=f"Books use many letters for the same rule. Here ${x}$ is the position on a curve $f$, and "
        f"${rate}$ is the learning rate. Which line is one update of gradient descent?",
        right=descent,
        wrong={
            rf"${x} \leftarrow {x} + {rate} \cdot f'({x})$": Told(
                "The slope points uphill, and you added it: that is gradient ascent.", "ascent"
            ),
            rf"${x} \leftarrow {x} - f'({x}) / {rate}$": (
                "You divided by the rate: the more careful you want to be, the larger the step."
            ),
            rf"${x} \leftarrow {x} - {rate} \cdot f({x})$": Told(
                "You subtracted the height. It is the same on both arms of a bowl; only the slope knows the "
                "direction.",
                "height_for_slope",
            ),
            rf"${x} \leftarrow {rate} - {x} \cdot f'({x})$": (
                "You started from the rate. The new position starts from the old position."
            ),
        },
        hints=[
            "The slope points uphill, and we want to go the other way.",
            f"Try the lines on $f({x}) = {x}^2$: from ${x} = {start}$ with ${rate} = {show(size)}$, descent "
            f"arrives at ${show(positions(start, size, 1)[-1])}$.",
        ],
        worked=f"The slope $f'({x})$ points uphill, so it is subtracted; the learning rate ${rate}$ scales "
        f"it; and the walk goes on from where it stands. On $f({x}) = {x}^2$, from ${x} = {start}$ with "
        f"${rate} = {show(size)}$, the slope is ${show(slope(start))}$, and the update leads to "
        rf"${start} - {show(size)} \cdot {show(slope(start))} = {show(positions(start, size, 1)[-1])}$, "
        f"which is lower. The line is {descent}.",
    )


@question("Q04", t=[-8, -6, -5, -4, 4, 5, 6, 8, 10], e=[0.05, 0.1, 0.2, 0.4, 0.6, 0.75, 0.85, 1.1])
def one_step_by_hand(t, e):
    move = e * slope(t)
    right = positions(t, e, 1)[-1]
    reported = "That is the step. The question is where it leads."
    return Number(
        prompt=rf"On the bowl $f(\theta) = \theta^2$ the ball lies at $\theta_0 = {show(t)}$. Take one step "
        rf"of gradient descent with the learning rate $\eta = {show(e)}$. Where is the ball now?",
        right=right,
        wrong=[
            Wrong(t + move, Told("You moved uphill: look at the sign in the update.", "ascent")),
            Wrong(
                t - e * t,
                Told(
                    r"You took $\theta$ for the slope; the slope of $\theta^2$ is $2\theta$.",
                    "factor_two_left_out",
                ),
            ),
            Wrong(
                t - e,
                Told(
                    "You subtracted the rate alone; the step is the rate times the slope.", "slope_left_out"
                ),
            ),
            Wrong(
                t - slope(t),
                Told("You subtracted the whole slope; scale it by the rate first.", "rate_left_out"),
            ),
            Wrong(move, reported),
            Wrong(-move, reported),
            Wrong(
                t - e * height(t),
                Told("You used the height; the step is the rate times the slope.", "height_for_slope"),
            ),
        ],
        hints=[
            rf"The slope first: what is $2\theta_0$ for $\theta_0 = {show(t)}$?",
            "New position = old position - rate times slope.",
        ],
        worked=rf"The slope at ${show(t)}$ is $2 \cdot {parenthesized(t)} = {show(slope(t))}$. The rate "
        rf"scales it: ${show(e)} \cdot {parenthesized(slope(t))} = {show(move)}$. This is subtracted from "
        rf"the position: $\theta_1 = {show(t)} - {parenthesized(move)} = {show(right)}$.",
    )


@question(
    "Q05",
    t=[4, 8, 10, -4, -8],
    e=[0.05, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9],
)
def factor_that_decides(t, e):
    r = factor(e)
    _, first, second, third = positions(t, e, 3)
    wrong = [
        Wrong(
            [1 - e, t * (1 - e) ** 3],
            Told(
                r"You took $\theta$ for the slope; it is $2\theta$, and the 2 stays.", "factor_two_left_out"
            ),
        ),
        Wrong(
            [r, 3 * t * r],
            Told(
                "The factor acts on what the step before left: take a power, not a multiple.",
                "power_for_multiple",
            ),
        ),
        Wrong(
            [r, second],
            Told("You stopped too early: count how often the factor acts in three steps.", "one_step_off"),
        ),
        Wrong(
            [2 * e, t * (2 * e) ** 3],
            Told(
                r"$2\eta$ is the share that a step removes; the factor is what is left.", "removed_for_left"
            ),
        ),
    ]
    if r < 0:
        wrong += [
            Wrong(
                [-r, t * (-r) ** 3],
                Told(
                    r"You dropped a sign: subtract $2\eta$ from 1 once more, with care.", "factor_sign_lost"
                ),
            ),
            Wrong(
                [r, -third],
                Told(
                    "The factor is right, the side is not: every step leads across the bottom.",
                    "factor_sign_lost",
                ),
            ),
        ]
    return Vector(
        prompt=r"On the bowl $f(\theta) = \theta^2$ every step of gradient descent multiplies the position "
        rf"by the same factor. A run starts at $\theta_0 = {show(t)}$ with the learning rate "
        rf"$\eta = {show(e)}$. What is the factor, and where is the ball after three steps?",
        right=[r, third],
        names=["factor", "position after three steps"],
        wrong=wrong,
        hints=[
            r"Write $\theta - \eta \cdot 2\theta$ as $\theta$ times something.",
            rf"Three steps multiply $\theta_0 = {show(t)}$ by the factor three times.",
        ],
        worked=r"The slope is $2\theta$, so the update is "
        r"$\theta \leftarrow \theta - \eta \cdot 2\theta = \theta\,(1 - 2\eta)$. The factor is "
        rf"$1 - 2 \cdot {show(e)} = {show(r)}$. From ${show(t)}$ it leads to ${show(first)}$, "
        f"${show(second)}$ and ${show(third)}$, or in one go: "
        rf"$\theta_3 = {show(t)} \cdot {parenthesized(r)}^3 = {show(third)}$. The answer is ${show(r)}$ and "
        f"${show(third)}$.",
    )


@question("Q06", left_out=[None, 0.5, 1])
def four_fates_and_two_edges(left_out):
    ends = {rate: show(positions(START, rate, UPDATES)[-1]) for rate in RATES}
    across = show(positions(START, 1, 1)[-1])
    fates = {
        0.02: f"crawls on one side and is still at ${ends[0.02]}$",
        0.25: f"marches down on one side and is at ${ends[0.25]}$",
        0.5: f"lands on ${ends[0.5]}$ with the first update and stays there",
        0.85: f"changes sides, closer every time, and is at ${ends[0.85]}$",
        1: f"changes sides, ${START}$ and ${across}$ in turn, without end",
        1.05: f"changes sides, farther every time, and is at ${ends[1.05]}$",
    }
    too_exact = f"marches down on one side and lands on $0$ with update {UPDATES}"
    compute = {rate: rf"Work out $1 - 2 \cdot {show(rate)}$." for rate in RATES}
    slow = Told(
        f"Small steps are safe, not quick. {compute[0.02]} How much does that leave of the distance?",
        "small_is_quick",
    )
    same = "To keep its distance, the ball needs a factor of exactly $-1$."
    ideas = [
        (0.02, fates[0.25], slow),
        (0.02, too_exact, slow),
        (
            0.25,
            too_exact,
            Told("Half of something is still something: halving never ends at $0$.", "ends_at_zero"),
        ),
        (0.5, fates[0.85], f"To change sides, the ball needs a negative factor. {compute[0.5]}"),
        (0.5, too_exact, f"Ask what the very first update does. {compute[0.5]}"),
        (0.85, fates[1], Told(f"{same} {compute[0.85]}", "edge_misjudged")),
        (
            0.85,
            fates[1.05],
            Told(
                f"Overshooting is not yet growing: how large is the factor? {compute[0.85]}",
                "oscillation_is_divergence",
            ),
        ),
        (
            1,
            fates[1.05],
            Told(
                f"To go farther out, the ball needs a factor above 1 in size. {compute[1]}", "edge_misjudged"
            ),
        ),
        (1.05, fates[1], Told(f"{same} {compute[1.05]}", "edge_misjudged")),
        (1.05, fates[0.85], f"To come closer, the ball needs a factor below 1 in size. {compute[1.05]}"),
    ]
    runs = {rate: rf"$\eta = {show(rate)}$" for rate in RATES if rate != left_out}
    pairs = {run: fates[rate] for rate, run in runs.items()}
    offered = [*pairs.values(), too_exact]
    return Matching(
        prompt=rf"These runs of gradient descent on $f(\theta) = \theta^2$ all start at $\theta = {START}$ "
        rf"and make {UPDATES} updates; only the learning rate $\eta$ differs. What does the ball do in each? "
        "Positions are rounded to 4 decimals, and one description is left over.",
        pairs=pairs,
        decoys=[too_exact],
        wrong={(runs[a], b): said for a, b, said in ideas if a in runs and b in offered},
        hints=[
            r"Work out the factor $1 - 2\eta$ for each rate.",
            "A negative factor changes sides. A factor larger than 1 in size makes the distance grow.",
        ],
        worked=r"Each update multiplies the position by $1 - 2\eta$. The sign of this factor tells whether "
        f"the ball changes sides, and its size whether the distance shrinks. After {UPDATES} updates from "
        f"${START}$:\n\n"
        + bulleted(rf"{run}, factor ${show(factor(rate))}$: {fates[rate]}" for rate, run in runs.items()),
    )


@question("Q07", false=[3, 4])
def edge_cases_of_a_bowl(false):
    limit = reference.largest_stable_step([[2]])  # the curvature of theta**2 is 2
    half, edge, above = show(limit / 2), show(limit), show(1.1 * limit)
    right = [
        r"On $\theta^2$, a run that starts at $\theta = 0$ never moves, whatever the learning rate.",
        rf"On $\theta^2$, a run with $\eta = {edge}$ keeps the same loss from update to update.",
        "On some curves, steps become tiny on a plateau that is no minimum.",
        "On a bumpy curve, a run may end in a valley that is not the deepest one.",
    ]
    return MultipleChoice(
        prompt="Which of these statements about gradient descent with a fixed learning rate are true?",
        right=right,
        wrong={
            rf"On $\theta^2$, a run with any $\eta > {edge}$ diverges, wherever it starts.": (
                "Nearly. Look for a start from which no rate can move the ball."
            ),
            "On any curve, a tiny gradient proves that the run has reached a minimum.": Told(
                "A tiny gradient proves that the ground is nearly level, and a valley is not the only level "
                "place.",
                "slope_zero_is_minimum",
            ),
            rf"On $\theta^2$, a run with $\eta$ between ${half}$ and ${edge}$ diverges, as the sign flips.": (
                Told(
                    "A flip changes the side, not the distance: compare the size of the factor with 1.",
                    "oscillation_is_divergence",
                )
            ),
            rf"On $\theta^2$, a run with $\eta = {above}$ is safe if it starts close to the minimum.": (
                f"The factor is ${show(factor(1.1 * limit))}$ wherever the run starts, and it makes every "
                "distance grow, however small."
            ),
        },
        show=(4, false),
        hints=[
            r"For $\theta^2$, test each statement with the factor $1 - 2\eta$.",
            "One start defeats every claim about all starts: where is the slope 0?",
        ],
        worked=rf"On $\theta^2$ each update multiplies the position by $1 - 2\eta$. At $\eta = {edge}$ this "
        f"is ${show(factor(limit))}$: the ball changes sides, and the loss stays as it is. Between ${half}$ "
        f"and ${edge}$ the factor is negative but smaller than 1 in size, so the run converges; at "
        rf"$\eta = {above}$ it is ${show(factor(1.1 * limit))}$, so that even a tiny distance grows. Only at "
        r"$\theta = 0$ is there no distance to multiply. On other curves the slope fades on every level "
        "stretch, be it a valley floor or a plateau, and a run follows the slope into the valley at hand. "
        "True are:\n\n" + bulleted(right),
    )


@question("Q08")
def what_does_a_step_cost():
    update = "updating all parameters, once the gradient is known"
    memory = "the memory of plain gradient descent"
    full_gradient = "computing one full gradient of a linear model"
    steps = "the number of steps until the run settles"
    half_rate = "halving a learning rate that is small already"

    one, d, d2, nd, dk = "$O(1)$", "$O(d)$", "$O(d^2)$", "$O(n d)$", "$O(d k)$"
    conditions = "set by rate and curvature"
    double = "about twice as many steps"
    half = "about half as many steps"

    partners = {update: d, memory: d, full_gradient: nd, steps: conditions, half_rate: double}
    near, start, rates = 0.01, 10, (0.02, 0.01)
    whole, halved = (steps_until(near, start, rate) for rate in rates)
    return Matching(
        prompt="A model has $d$ parameters, and its loss is an average over $n$ examples. Plain gradient "
        "descent takes $k$ steps with a fixed learning rate. Match each quantity with what it costs. A cost "
        "may be used twice, and some are left over.",
        pairs=partners,
        decoys=[one, d2, dk, half],
        wrong={
            (memory, one): "Add a parameter: does the current point need no more room?",
            (memory, dk): "That is a diary of the whole path. Ask what the next step needs to know.",
            (memory, nd): "That is the room for the data. The method itself keeps less.",
            (update, one): "There is more than one parameter to change.",
            (update, d2): (
                "Each parameter is changed once. Methods that pair every parameter with every other, such as "
                "Newton's, pay this price."
            ),
            (update, nd): "That includes measuring the gradient; here it is known already.",
            (full_gradient, d): "Every example has a say in a full gradient, and there are $n$ of them.",
            (full_gradient, d2): "No pair of parameters is looked at. Ask what each example adds.",
            (steps, d): "As long as the curvatures stay the same, more parameters do not mean more steps.",
            (half_rate, half): Told(
                "A smaller rate moves less far in each step. Does that save steps?", "small_is_quick"
            ),
            (half_rate, one): "A smaller rate moves less far in each step: what does that cost in steps?",
        },
        hints=[
            "Which of the quantities grow when a parameter is added, and which when an example is added?",
            r"The number of steps depends on the factor $1 - \eta c$, where $c$ is the curvature.",
        ],
        worked="An update changes each of the $d$ parameters once, and only the current $d$ numbers are "
        "kept. A full gradient of a linear model looks at $d$ inputs in each of $n$ examples. How many steps "
        r"it takes is decided by the factor $1 - \eta c$ with the curvature $c$; there is no $d$ in it. With "
        rf"half the rate a step removes half as much: on $\theta^2$, from ${start}$ to within ${show(near)}$ "
        rf"of the bottom, $\eta = {show(rates[0])}$ takes ${whole}$ steps and $\eta = {show(rates[1])}$ "
        f"takes ${halved}$. So:\n\n" + bulleted(f"{quantity}: {cost}" for quantity, cost in partners.items()),
    )


@question("Q09", thetas=[(8, 0.5), (6, 1), (5, 0.25)])
def is_a_big_gradient_good_news(thetas):
    before, after = (show(slope(theta)) for theta in thetas)
    right = f"No: the slope is twice the position, so ${before}$ was farther from the bottom than ${after}$."
    return SingleChoice(
        prompt=rf"During a run on $f(\theta) = \theta^2$ the gradient is ${before}$ at one moment and "
        f"${after}$ later. A teammate says that the first moment was nearer to the end. Which reply is best?",
        right=right,
        wrong={
            f"Yes: a large gradient means fast progress, so there was less left to do at ${before}$.": (
                "Fast progress is not the same as little left to do."
            ),
            f"No: the gradient is the loss, so the error was larger at ${before}$ than at ${after}$.": Told(
                f"You read the slope as the height: where the slope is ${before}$, the loss is "
                f"${show(height(thetas[0]))}$.",
                "height_for_slope",
            ),
            f"Unknown: the gradient has nothing to do with the position, be it ${before}$ or ${after}$.": (
                "In this bowl every position has a slope of its own, so the slope tells the position."
            ),
            f"Yes: the gradient is largest at the minimum, so ${before}$ was closer to it than ${after}$.": (
                "Stand on the bottom and feel the ground: how steep is it there?"
            ),
        },
        hints=[
            "Where on the bowl is the curve steep?",
            rf"On this curve $\theta$ is half the slope: compare ${before}/2$ with ${after}/2$.",
        ],
        worked=r"The slope of this bowl is $2\theta$, so the position is half the slope: first "
        f"${show(thetas[0])}$, later ${show(thetas[1])}$. The first moment was farther from the bottom, and "
        f"its loss, ${show(height(thetas[0]))}$, was larger than ${show(height(thetas[1]))}$. That is a "
        "property of this bowl: on a plateau the slope is small far away from any minimum. The best reply "
        "is: " + right,
    )


@question("Q10")
def what_the_toy_leaves_out():
    right = [
        "millions or billions of parameters",
        "gradients estimated from mini-batches",
        "saddle points and several valleys",
        "momentum and adaptive methods",
        "learning rates that change over time",
    ]
    return MultipleChoice(
        prompt="Which of these belong to the training of large models, but not to gradient descent on the "
        r"bowl $f(\theta) = \theta^2$ with one fixed learning rate?",
        right=right,
        wrong={
            "updates along the gradient, uphill": "The core move stays the same: against the slope.",
            "updates that need no learning rate": "Every variant has step sizes: tuned, and often fading.",
            "a loss with the shape of one bowl": "That is the toy. Large models have losses with many bumps.",
            "one learning rate for all problems": "A rate that settles one problem can blow up the next.",
            "steps made of rate times slope": "True of the training, but the question has a second half.",
        },
        hints=[
            "Keep what changes the scale of the task; drop what would change the idea.",
            "The core step survives: measure the slope, go the other way.",
        ],
        worked="Measuring a slope and stepping against it, by a learning rate that has to be chosen: that is "
        "the same on the bowl and in the training of large models, so it is not left out. A single valley, "
        "or one rate that would suit every problem, is not found there. What training adds:\n\n"
        + bulleted(right),
    )
