"""The stretched bowl: nine questions on f(theta) = theta' A theta / 2, its limit for the rate, and noise."""

from math import log10

import reference
from grader.questions import (
    Expression,
    Matching,
    MultipleChoice,
    Number,
    SingleChoice,
    Told,
    Wrong,
    as_result,
    bulleted,
    parenthesized,
    question,
    show,
)

# The bowl of the lesson, and the runs on it that Q47 compares.
FLAT, STEEP = 1, 20
START, UPDATES = 5, 20
RATES = [0.005, 0.08, 0.1, 0.12]

# Three points on a line, and a line to start from; Q49 takes its batches from them.
XS, YS = (1, 2, 3), (2, 4, 6)


def bowl(flat, steep):
    """Give the bowl with these curvatures along its axes."""
    return reference.quadratic([[flat, 0], [0, steep]])


def run(rate, updates=UPDATES):
    """Give all positions of a run on the bowl of the lesson; the first is the start."""
    gradient = bowl(FLAT, STEEP).gradient
    return reference.descend(gradient, [START, START], rate, max_iter=updates, tol=None).points


def loss(point):
    """Give the loss on the bowl of the lesson."""
    return bowl(FLAT, STEEP).value(point)


def factors(rate):
    """Give what one update multiplies the two coordinates by, the flat one first."""
    return reference.decay_factors([[FLAT, 0], [0, STEEP]], rate).tolist()


def batch_slopes(size):
    """Give the slope in m of each batch of so many points, at m = b = 0."""
    return reference.batch_gradients(XS, YS, 0, 0, size)[:, 0].tolist()


def with_power_of_ten(x):
    """Write a large number as a small one times a power of ten."""
    power = int(log10(x))
    return rf"{show(x / 10**power, 2)} \cdot 10^{power}"


@question("Q43")
def who_computes_who_moves():
    right = (
        "Backpropagation works back through the computation to get the gradient; gradient descent turns it "
        "into a move."
    )
    return SingleChoice(
        prompt="The loss of a network is one number, and it says: too high. A million parameters wait to be "
        "told which way to move. Which pair of roles is right?",
        right=right,
        wrong={
            "Gradient descent works back through the computation to get the gradient; backpropagation turns "
            "it into a move.": Told(
                "Ask which of the two needs to know how the network is built, and which one could do its "
                "work with a list of slopes from anywhere.",
                "backpropagation_moves",
            ),
            "Backpropagation nudges each parameter in turn to see the loss change; gradient descent repeats "
            "this to be sure.": (
                "A nudge for each parameter would cost a million runs of the network for a single step. "
                "There is a way that shares the work."
            ),
            "Backpropagation reports the value of the loss; gradient descent reads in it which way each "
            "parameter must go.": Told(
                "One number has no direction: the same loss can be met on two opposite slopes.",
                "height_for_slope",
            ),
            "Backpropagation chooses a learning rate for each step; gradient descent finds the gradient and "
            "scales it by that.": Told(
                "A rate is not computed from the network: you choose it, or a schedule that you wrote does.",
                "backpropagation_moves",
            ),
        },
        hints=[
            "One of the two is a supplier, the other a customer. What is handed over between them?",
            "One needs the structure of the network, link by link; the other needs nothing but a vector.",
        ],
        worked="A loop repeats four things: compute the loss, differentiate, update, again. Differentiating "
        "a network is work of its own. The network is a graph of small computations; going through it in "
        "reverse, from the loss to the parameters, gives all slopes in one pass (reverse-mode "
        "differentiation). The optimizer takes this vector as given, wherever it comes from. So: " + right,
    )


@question("Q44")
def when_the_slope_is_zero():
    surfaces = [(1, 1), (1, -1), (-1, -1)]
    (slope,) = {tuple(bowl(*each).gradient([0.0, 0.0]).tolist()) for each in surfaces}
    right = [
        "A point with zero gradient can be a minimum.",
        "A point with zero gradient can be a saddle.",
        "A point with zero gradient can be a maximum.",
        "At zero gradient the first-order argument promises no decrease.",
    ]
    return MultipleChoice(
        prompt="A run has come to a point where the gradient is exactly zero. Which of these statements hold "
        "for smooth losses in general?",
        right=right,
        wrong={
            "At zero gradient, descent still moves if the rate is large.": Told(
                "The move is a product, and one of its factors is zero.", "moves_without_slope"
            ),
            "A point with zero gradient must be the global minimum.": Told(
                "On a bowl, yes. Think of a surface that is not convex: where else can the ground be level?",
                "slope_zero_is_minimum",
            ),
            "At a point with zero gradient, the loss must be zero, too.": Told(
                "The gradient is a slope, the loss a height. Level ground lies at any height.",
                "height_for_slope",
            ),
            "At zero gradient, a smaller rate would still lower the loss.": Told(
                "To try a smaller rate helps against steps that are too long. How long is the step here?",
                "moves_without_slope",
            ),
        },
        hints=[
            r"To first order, an update changes the loss by $-\eta \lVert g \rVert^2$.",
            "Put $g = 0$ into it. Then try to name level places on a map of mountains.",
        ],
        worked=r"To first order, $L(\theta - \eta g) \approx L(\theta) - \eta \lVert g \rVert^2$. With "
        "$g = 0$ nothing is left of the promise: the update does not move, whatever the rate. Which kind of "
        "place it is, the gradient does not say. The surfaces $(x^2 + y^2)/2$, $(x^2 - y^2)/2$ and "
        f"$-(x^2 + y^2)/2$ have the same gradient at the origin, $({show(slope[0])}, {show(slope[1])})$, and "
        "there they have a minimum, a saddle and a maximum; adding a constant puts each at any height. "
        "True are:\n\n" + bulleted(right),
    )


@question("Q45")
def along_one_eigen_direction():
    curvature, rate = STEEP, 0.08
    first = run(rate)[1:3, 1] / START
    right = "q0*(1 - alpha*lam)^t"
    return Expression(
        prompt=r"Gradient descent with the rate $\alpha$ runs on $f(\theta) = \frac12 \theta^T A \theta$. "
        r"Along an eigenvector of $A$ with the eigenvalue $\lambda$, the position begins with the component "
        r"$q_0$. What is this component after $t$ updates? Write $\lambda$ as lam.",
        right=right,
        variables=["q0", "alpha", "lam", "t"],
        integers=["t"],
        wrong=[
            Wrong(
                "q0*(1 - 2*alpha*lam)^t",
                Told(
                    r"The 2 comes from squaring. Differentiate $\frac12 \lambda q^2$ with the half in front.",
                    "half_convention",
                ),
            ),
            Wrong(
                "q0*(1 - alpha*lam*t)",
                Told(
                    "You took the same piece away each time. An update takes a share of what is left by "
                    "then.",
                    "power_for_multiple",
                ),
            ),
            Wrong(
                "q0*exp(-alpha*lam*t)",
                "That is what very many, very small steps tend to. It can never change sides; a run can.",
            ),
            Wrong(
                "q0*(1 - alpha)^(lam*t)",
                "The curvature makes the slope steeper; it does not make more updates. Where does it enter "
                "a single one?",
            ),
            Wrong(
                "q0 - alpha*lam*t",
                "You move by the same amount from every place. The slope depends on where you are.",
            ),
        ],
        hints=[
            r"Along this direction the slope is $\lambda q$. Write one update of $q$.",
            "Take $q$ out of it: one update is a multiplication. What do $t$ of them make?",
        ],
        worked=r"The gradient of $\frac12 \theta^T A \theta$ is $A\theta$, and $A$ stretches an eigenvector "
        r"by its eigenvalue. So along it the slope is $\lambda q$, and one update is "
        r"$q \leftarrow q - \alpha\lambda q = (1 - \alpha\lambda)\,q$. "
        rf"With $\alpha = {show(rate)}$ and $\lambda = {curvature}$, say, it multiplies by "
        f"${show(first[0])}$, and two updates multiply by ${show(first[1])}$. After $t$ updates the "
        r"component is $q_0\,(1 - \alpha\lambda)^t$, typed as "
        f"`{right}`.",
    )


@question("Q46", ab=[(3, 1), (4, 1), (6, 2), (7, 3), (15, 5), (3, -1), (13, -7), (21, 4)])
def limit_for_a_full_matrix(ab):
    a, b = ab
    matrix = [[a, b], [b, a]]
    small, large = reference.curvatures(matrix).tolist()
    right = reference.largest_stable_step(matrix)
    shown = rf"\begin{{pmatrix}} {a} & {b} \\ {b} & {a} \end{{pmatrix}}"
    return Number(
        prompt=rf"A bowl $f(\theta) = \frac12 \theta^T A \theta$ has the matrix $A = {shown}$. Matrices of "
        "this form have the eigenvalues $a + b$ and $a - b$, where $a$ stands on the diagonal and $b$ beside "
        "it. Fixed rates between 0 and which upper end make gradient descent converge from every start?",
        right=right,
        wrong=[
            Wrong(
                2 / a,
                Told(
                    "You used a number from the diagonal. The steepest direction here is not along an axis.",
                    "diagonal_for_eigenvalues",
                ),
            ),
            Wrong(
                2 / small,
                Told(
                    "That is safe along one direction only. Which one goes wrong first?", "wrong_eigenvalue"
                ),
            ),
            Wrong(
                1 / large,
                Told(
                    "At that rate the steepest direction lands on the bottom at once. How far may it "
                    "overshoot?",
                    "oscillation_is_divergence",
                ),
            ),
            Wrong(
                2 / (small + large),
                Told(
                    "That is 2 over the sum of both curvatures: the best rate for an unknown start. "
                    "Runs still "
                    "converge above it.",
                    "curvatures_added",
                ),
            ),
            Wrong(2 / (small * large), "The determinant multiplies the curvatures. Each acts on its own."),
        ],
        hints=[
            "Work out both eigenvalues. Which direction is the first to overshoot too far?",
            r"Along an eigenvector an update multiplies by $1 - \eta\lambda$. When is this $-1$?",
        ],
        worked=rf"The eigenvalues are ${a} + {parenthesized(b)} = {a + b}$ and "
        rf"${a} - {parenthesized(b)} = {a - b}$. Along each eigenvector an update multiplies by "
        r"$1 - \eta\lambda$, whose size has to stay below 1: $0 < \eta < 2/\lambda$. The larger eigenvalue, "
        rf"${show(large)}$, sets the tighter limit: $2/{show(large)} {as_result(right)}$.",
    )


@question("Q47")
def four_rates_on_the_stretched_bowl():
    ends = {rate: show(loss(run(rate)[-1]), 3) for rate in RATES}
    fates = {
        0.005: f"loss ${ends[0.005]}$, and no coordinate ever changes sides",
        0.08: f"loss ${ends[0.08]}$, after a zig-zag that dies out",
        0.1: f"loss ${ends[0.1]}$, the second coordinate ${START}$ and $-{START}$ in turn",
        0.12: rf"loss about ${with_power_of_ten(loss(run(0.12)[-1]))}$, with hops that grow",
    }
    exact = "loss exactly $0$, reached before the last update"
    steep = {rate: rf"Work out $1 - {STEEP} \cdot {show(rate)}$." for rate in RATES}
    runs = {rate: rf"$\eta = {show(rate)}$" for rate in RATES}
    pairs = {runs[rate]: fates[rate] for rate in RATES}
    ideas = [
        (0.005, 0.08, f"To zig-zag, a coordinate needs a negative factor. {steep[0.005]}"),
        (
            0.08,
            0.12,
            Told(
                f"Changing sides is not yet growing: how large is the factor? {steep[0.08]}",
                "oscillation_is_divergence",
            ),
        ),
        (
            0.08,
            0.005,
            Told(
                f"What does the sign of the factor do to the steep coordinate? {steep[0.08]}",
                "factor_sign_lost",
            ),
        ),
        (
            0.1,
            0.08,
            Told(f"To die out, a zig-zag needs a factor below 1 in size. {steep[0.1]}", "edge_misjudged"),
        ),
        (0.1, 0.12, Told(f"To grow, a hop needs a factor above 1 in size. {steep[0.1]}", "edge_misjudged")),
        (
            0.12,
            0.1,
            Told(
                f"To keep its length, a hop needs a factor of exactly $-1$. {steep[0.12]}", "edge_misjudged"
            ),
        ),
        (0.12, 0.08, f"To die out, a zig-zag needs a factor below 1 in size. {steep[0.12]}"),
    ]
    wrong = {(runs[rate], fates[other]): said for rate, other, said in ideas}
    for rate in (0.005, 0.08, 0.1):
        wrong[runs[rate], exact] = Told(
            f"A share of the flat coordinate stays in every update: $1 - {show(rate)}$. Can it be used up?",
            "ends_at_zero",
        )
    return Matching(
        prompt=rf"Four runs on $f(\theta) = \frac12 \theta^T A \theta$ with "
        rf"$A = \mathrm{{diag}}({FLAT}, {STEEP})$ start at $({START}, {START})$, where the loss is "
        f"${show(loss(run(0.1)[0]))}$, and make {UPDATES} updates; only the rate $\\eta$ differs. How does "
        "each end? Losses are rounded, and one description is left over.",
        pairs=pairs,
        decoys=[exact],
        wrong=wrong,
        hints=[
            rf"Work out two factors for each rate: $1 - \eta$ along the flat axis, $1 - {STEEP}\eta$ along "
            "the steep one.",
            "Larger than 1 in size grows, exactly 1 in size stays, negative changes sides, and close to 1 "
            "takes its time.",
        ],
        worked=f"Each update multiplies the flat coordinate by $1 - \\eta$ and the steep one by "
        f"$1 - {STEEP}\\eta$. The signs tell whether a coordinate changes sides, the sizes whether it "
        "shrinks:\n\n"
        + bulleted(
            rf"{runs[rate]}, factors ${show(factors(rate)[0])}$ and ${show(factors(rate)[1])}$: {fates[rate]}"
            for rate in RATES
        ),
    )


@question("Q48", lr=[0.01, 0.02, 0.04, 0.05, 0.08, 0.125, 0.2, 0.25])
def how_steep_may_it_get(lr):
    # The limit as a function of the curvature is its own inverse: curvature 2/lr has the limit lr.
    right = reference.largest_stable_step([[lr]])
    return Number(
        prompt=r"A bowl $f(\theta) = \frac12(\theta_1^2 + c\,\theta_2^2)$ gets steeper and steeper: the "
        rf"curvature $c$ grows, while the rate stays at $\eta = {show(lr)}$. Above which curvature do runs "
        "diverge?",
        right=right,
        wrong=[
            Wrong(
                1 / lr,
                Told(
                    "There the factor is 0, and the steep direction lands at once. From where on does "
                    "it grow?",
                    "oscillation_is_divergence",
                ),
            ),
            Wrong(lr / 2, "You turned the fraction over. Solve rate times curvature for the curvature."),
            Wrong(2 * lr, "You multiplied by the rate. A smaller rate must leave room for more curvature."),
            Wrong(
                STEEP, f"{STEEP} is the curvature of the lesson's example. The limit depends on your rate."
            ),
        ],
        hints=[
            r"Along the steep axis an update multiplies by $1 - \eta c$. When does its size pass 1?",
            rf"It passes 1 where the factor is $-1$. Put in $\eta = {show(lr)}$ and solve for $c$.",
        ],
        worked=rf"The steep factor is $1 - {show(lr)}\,c$. It falls as $c$ grows, and its size passes 1 "
        rf"where it is $-1$, that is, where ${show(lr)}\,c = 2$. So $c = 2/{show(lr)} = {show(right)}$. At "
        "this curvature the run bounces; above it, it diverges. The gradient has the same formula all along: "
        "only the safe rate has changed.",
    )


@question("Q49")
def noise_without_bias():
    singles, (full,) = batch_slopes(1), batch_slopes(len(XS))
    points = ", ".join(f"$({x}, {y})$" for x, y in zip(XS, YS, strict=True))
    slopes = ", ".join(f"${show(slope)}$" for slope in singles)
    mean = sum(singles) / len(singles)
    right = "Averaged over all batches of its size it is the full gradient; a single one may be far off."
    return SingleChoice(
        prompt="A mini-batch is sampled uniformly from the training set, and its gradient is used in place "
        "of the full one. In which sense does it estimate the full gradient?",
        right=right,
        wrong={
            "Each batch of its size has the full gradient; only the time to compute it is shorter.": Told(
                "Take a batch of one example: does one example always know what the others say?",
                "batch_is_full",
            ),
            "It has the direction of the full gradient; only its length is always a little shorter.": Told(
                "Different examples pull different ways, and some pull harder than the average does.",
                "batch_is_full",
            ),
            "A small step against it always lowers the full loss; only the number of steps is larger.": Told(
                "Imagine two examples that pull in opposite directions. Each is a batch of one.",
                "batch_is_full",
            ),
            "Once the batch holds all examples it is the full gradient; a smaller one says nothing.": (
                "The first half holds. Now average over all the smaller batches."
            ),
        },
        hints=[
            "Do not look at one batch; imagine all batches of that size, each as likely as the others.",
            "Three points, batches of one: add their three gradients, divide by three, and compare.",
        ],
        worked=f"Take the points {points} and the line $y = 0$. The slope of the squared error with respect "
        f"to $m$ is {slopes} for the batches of one. None of these is the full slope, which is "
        f"${show(full)}$ when rounded; but the three have the mean ${show(mean)}$, just this. Every example "
        "is in equally many batches, so the mean over all batches counts each example alike, as the full "
        "gradient does. That is what unbiased means, and single batches are noisy all the same. So: " + right,
    )


@question("Q50")
def repair_the_gap():
    sign = "cannot tell whether a slope is positive or negative"
    height = "does not know what the height of the surface measures"
    dot = r"is puzzled by the product $g \cdot u$ of two vectors"
    limit = r"cannot see where the limit $2/\lambda$ comes from"
    supply = "asks where a network gets its gradient from"
    aim = "is unsure what it means to minimize"

    derivatives, losses, vectors = "derivatives", "loss functions", "gradients and dot products"
    eigen, back, intro = "eigenvalues", "backpropagation", "introduction to optimization"
    chance = "probability"
    partners = {
        sign: derivatives,
        height: losses,
        dot: vectors,
        limit: eigen,
        supply: back,
        aim: intro,
    }
    return Matching(
        prompt="Six learners are stuck in six places of this course. Which topic should each of them go back "
        "to? One topic is left over.",
        pairs=partners,
        decoys=[chance],
        wrong={
            (limit, losses): (
                "The limit would be the same for a loss with another meaning. Ask what $\\lambda$ is."
            ),
            (
                limit,
                derivatives,
            ): "A derivative gives one slope. The letter stands for a property of a matrix.",
            (height, derivatives): "A derivative says how the height changes. What is the height itself?",
            (height, intro): "The aim is to get low. But low in what?",
            (dot, back): "No network is needed to multiply two vectors.",
            (dot, eigen): "An eigenvalue belongs to a matrix. Here two vectors meet.",
            (supply, eigen): "Eigenvalues tell how the slope changes. Who measures the slope of a network?",
            (supply, derivatives): (
                "A sound idea, but for a million parameters at once there is a topic of its own."
            ),
            (sign, vectors): "Those have many components. A sign is a matter of one.",
            (aim, losses): "That would name what is to be made small. Here making small is the difficulty.",
        },
        hints=[
            "Find the word in each difficulty that is new to the learner.",
            "Sign of a slope, height, product of vectors, a letter that belongs to a matrix, a network, an "
            "aim: six topics.",
        ],
        worked="To name the prerequisite that would repair a confusion is half of the repair. Look for the "
        "word that the learner cannot fill:\n\n"
        + bulleted(f"{gap}: {topic}" for gap, topic in partners.items()),
    )


@question("Q51")
def what_the_evidence_covers():
    right = (
        "For a differentiable loss and a nonzero gradient, a small enough step against it lowers the loss."
    )
    far, near = (loss(run(rate)[1]) for rate in (0.12, 0.08))
    return SingleChoice(
        prompt="On a course page every claim carries its state: reviewed, or still to be checked against its "
        "exact source. You hold five open claims against the first-order argument in the textbooks. Which "
        "of them does it support, so that you may mark it as reviewed?",
        right=right,
        wrong={
            "For a network and a well-chosen rate, the run that descent makes ends at the global minimum.": (
                Told(
                    "The argument is about one short step at one place. It has not seen the other valleys.",
                    "global_for_granted",
                )
            ),
            "For a differentiable loss and a nonzero gradient, any rate above zero lowers the loss.": Told(
                "Rates of all sizes? Curvature can turn a long step uphill.", "always_lower"
            ),
            "For a differentiable loss, the negative gradient is the best direction, also for long moves.": (
                "It is the steepest direction at the spot, in Euclidean length. What comes later it cannot "
                "know."
            ),
            "For a differentiable loss, a point where the gradient is zero is a point of lowest loss.": Told(
                "With zero gradient the argument falls silent. Which other level places are there?",
                "slope_zero_is_minimum",
            ),
        },
        hints=[
            "A local argument can only promise something about short moves. Look for the words that say so.",
            "Each of the other claims drops a condition: on how far, on how long, or on what the slope is.",
        ],
        worked=r"The argument is $L(\theta - \eta g) \approx L(\theta) - \eta \lVert g \rVert^2$. It needs "
        "that the loss is differentiable there, that $g$ is not zero, and that the step is short enough for "
        "the approximation to be trusted. It says nothing about far places, other valleys or level ground. "
        rf"On the bowl of the lesson, from $({START}, {START})$ with the loss ${show(loss(run(0.1)[0]))}$, "
        f"one step at ${show(0.08)}$ leads to ${show(near)}$, one at ${show(0.12)}$ up to ${show(far)}$. A "
        "claim without a review stays open until somebody has held it against its exact source; this one "
        "holds: " + right,
    )
