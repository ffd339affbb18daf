"""From formula to code: eleven questions on descent as a program, and on the line it fits."""

import numpy as np

import reference
from grader.questions import (
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    Told,
    Vector,
    Wrong,
    bulleted,
    parenthesized,
    question,
    show,
)

# The points of the challenge that Q39 is about, and how it is run.
XS, YS = (1, 2, 3), (2, 4, 6)
RATE, STEPS = 0.01, 1000


def slope(x):
    """Give the slope of x**2."""
    return 2 * x


def positions(start, rate, steps):
    """Give the start and the position after each step on x**2."""
    return reference.descend_1d(slope, start, rate, max_iter=steps, tol=None).points.ravel().tolist()


def factor(rate):
    """Give what one step on x**2 multiplies the position by."""
    return positions(1, rate, 1)[-1]


def steps_until(near, start, rate, scale=1.0):
    """Count the steps on scale * x**2 until the position is at most `near` in size."""

    def steep(x):
        return 2 * scale * x

    return reference.descend_1d(steep, start, rate, max_iter=5000, tol=steep(near)).steps


@question("Q32", which=["neighbors", "tree"])
def an_honest_headline(which):
    right = {
        "neighbors": "k-nearest neighbors, which gives a case the label of the closest stored examples",
        "tree": "a decision tree, which is grown by the yes-or-no splits that sort examples best",
    }[which]
    why = {
        "neighbors": "It stores the examples and looks up the closest ones: nothing in it is adjusted "
        "along a slope.",
        "tree": "It tries splits and keeps the best one. A split is a choice, not a number with a slope, "
        "so there is nothing to descend on.",
    }[which]
    return SingleChoice(
        prompt="A headline says: 'Gradient descent trains virtually every machine-learning model.' Which of "
        "these models is normally built without it?",
        right=right,
        wrong={
            "a transformer, which predicts the next word of a text from the words before it": (
                "Its weights are numbers in the billions, and they are trained with gradient-based "
                "optimizers."
            ),
            "a convolutional network, which names what can be seen in a photo or a drawing": (
                "A network like this has a loss with a slope for each weight; ask how the weights are found."
            ),
            "a diffusion model, which turns plain noise into a picture in many small steps": (
                "Its many small steps are for drawing. How did it learn to draw?"
            ),
            "a neural encoder, which gives related words vectors that lie close together": (
                "The vectors begin at random. What could pull related words together, if not slopes?"
            ),
        },
        hints=[
            "Which of them has no weights that could be moved a little in the direction of a smaller loss?",
            "Ask of each: what happens during training, a small change of many numbers or something else?",
        ],
        worked="Four of the five consist of very many numbers with a slope each, and are trained by gradient "
        f"steps. The fifth is of another kind. {why} So the honest headline is: descent trains nearly "
        f"every neural network, not every model. The answer is: {right}.",
    )


@question("Q33")
def define_the_terms():
    derivative, partial, gradient = "derivative", "partial derivative", "gradient"
    ascent, rate, iteration, loss = "steepest ascent", "learning rate", "iteration", "loss"
    one, one_of_many, vector = (
        "how steep a function of a single variable is",
        "how steep a function is when only one of its variables moves",
        "the vector of the slopes along all axes",
    )
    uphill, scale, round_, small = (
        "the direction in which a function rises fastest",
        "a positive number that scales each step",
        "one round of measuring the slope and moving",
        "the number that is to become small",
    )
    lowest, total = "the lowest value that can be reached", "the sum of the slopes along all axes"
    pairs = {
        derivative: one,
        partial: one_of_many,
        gradient: vector,
        ascent: uphill,
        rate: scale,
        iteration: round_,
        loss: small,
    }
    return Matching(
        prompt="Match each term with its definition. Two definitions are left over.",
        pairs=pairs,
        decoys=[lowest, total],
        show=(5, 7),
        wrong={
            (gradient, total): Told(
                "A sum is a single number, and a single number has no direction.", "gradient_is_a_number"
            ),
            (gradient, one_of_many): Told(
                "That looks along one axis only. Who looks along all of them?", "one_coordinate"
            ),
            (gradient, one): "With a single variable there is only one slope. Think of many variables.",
            (partial, one): "The word 'partial' says that there are more variables, which are held still.",
            (partial, vector): "That is the whole collection; a partial derivative is one entry of it.",
            (partial, total): "One partial derivative looks along one axis and adds nothing up.",
            (derivative, one_of_many): "Without the word 'partial' there is only one variable to move.",
            (rate, round_): "A round uses the rate; the rate itself is a number that you choose.",
            (rate, small): "The rate is chosen and then stays. Which number is pushed down?",
            (
                loss,
                lowest,
            ): "The loss has a value everywhere, also high on the slope; its lowest is the goal.",
            (ascent, scale): "A direction says where to; how far is another matter.",
        },
        hints=[
            "Three of the terms are slopes: of one variable, of one among many, and of all together.",
            "Of the others, ask whether it is a direction, a number that you choose, a number that you "
            "watch, or something that you do.",
        ],
        worked="A function of one variable has one slope. With many variables each axis has its own, and "
        "together they make a vector, which points uphill. Descent goes the other way, by a step that is "
        "scaled, and does so round after round to make one number small. So:\n\n"
        + bulleted(f"{term}: {meaning}" for term, meaning in pairs.items()),
    )


@question("Q34")
def seven_boxes():
    surface, here, measure, step = (
        "loss surface",
        "current position",
        "compute gradient",
        "take step: `w = w - lr * grad`",
    )
    there, test, end = "new position", "converged?", "minimum"
    steps = [surface, here, measure, step, there, test, end]
    return Ordering(
        prompt="The flow chart of gradient descent has seven boxes. Put them in the order in which a run "
        "visits them for the first time.",
        steps=steps,
        wrong={
            (here, surface): "A position needs something to stand on.",
            (step, measure): "No direction is known at that moment: where would the step go?",
            (end, test): "The run cannot know that it is there before it has asked.",
            (test, there): "Ask after the move: before it there is nothing new to judge.",
            (there, step): "A new position is what a move leads to.",
            (measure, here): "A slope is measured somewhere: first you have to be there.",
        },
        hints=[
            "Begin with the thing that is there before the walker is.",
            "The chart asks its question after a move, and only the answer 'yes' leads on to the last box.",
        ],
        worked="First there is a surface, then a place on it. There the gradient is measured, the step is "
        "taken, and the run stands at a new position. Now it asks whether it has converged. With 'no' the "
        "new position becomes the current one and the gradient is computed again; with 'yes' the run ends. "
        f"The order is: {' → '.join(steps)}.",
    )


@question("Q35", x=[10, 8, 5, -10], lr=[0.1, 0.2, 0.25, 0.4, 0.6, 1.1], n=[10, 20, 30])
def read_the_diary(x, lr, n):
    path = positions(x, lr, n)
    entries, first, second, third = len(path), *path[1:4]
    half_slope = x * (1 - lr) ** 2
    return Vector(
        prompt="The one-dimensional routine of the lesson enters the start into its diary and then adds "
        f"the position after each step. It runs on $f(x) = x^2$ from $x_0 = {show(x)}$ with the rate "
        rf"$\mathrm{{lr}} = {show(lr)}$ for ${n}$ steps. How many entries does the diary have, and what is "
        "the entry with index 2?",
        right=[entries, second],
        names=["entries", "entry with index 2"],
        counts=["entries"],
        wrong=[
            Wrong(
                [entries - 1, second],
                Told(
                    "You counted the steps. What stands in the diary before the first?", "start_not_recorded"
                ),
            ),
            Wrong(
                [entries, first],
                Told("That is the second entry. The first one has the index 0.", "one_step_off"),
            ),
            Wrong(
                [entries, third],
                Told("That is one step too far: which step leads to index 1?", "one_step_off"),
            ),
            Wrong(
                [entries, half_slope],
                Told("You took $x$ for the slope; the slope of $x^2$ is $2x$.", "factor_two_left_out"),
            ),
            Wrong(
                [entries + 1, second],
                Told("One too many: the start is entered once, and each step adds one.", "one_step_off"),
            ),
        ],
        hints=[
            "The list is created with the start already in it.",
            "The start has index 0, so index 1 is the position after one step.",
        ],
        worked=f"The diary holds the start and one entry for each of the ${n}$ steps, ${entries}$ in all. "
        rf"A step multiplies the position by $1 - 2 \cdot {show(lr)} = {show(factor(lr))}$. Index 0 is "
        rf"${show(x)}$, index 1 is ${show(x)} \cdot {parenthesized(factor(lr))} = {show(first)}$, and "
        rf"index 2 is ${show(first)} \cdot {parenthesized(factor(lr))} = {show(second)}$. The answer is "
        f"${entries}$ and ${show(second)}$.",
    )


@question(
    "Q36",
    x=[5, 8, 10, 20],
    lr=[0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.8, 0.9],
    tol=[0.1, 0.01, 0.001],
)
def near_enough(x, lr, tol):
    right = steps_until(tol, x, lr)
    r = factor(lr)
    before, after = positions(x, lr, right)[-2:]
    return Number(
        prompt=rf"A run on $f(x) = x^2$ starts at $x_0 = {show(x)}$ with the rate $\mathrm{{lr}} = "
        f"{show(lr)}$. After how many steps is the distance $|x|$ from the minimum at most ${show(tol)}$ "
        "for the first time?",
        right=right,
        decimals=0,
        wrong=[
            Wrong(
                steps_until(tol**0.5, x, lr),
                Told("You waited for the loss $x^2$ to be small; asked is $|x|$.", "lasting_loss"),
            ),
            Wrong(
                right - 1,
                Told(
                    "After that many steps the run is still outside. Round the other way.",
                    "steps_rounded_down",
                ),
            ),
            Wrong(
                right + 1, Told("One step earlier it is inside already: the start is step 0.", "one_step_off")
            ),
            Wrong(
                steps_until(tol, x, lr, scale=0.5),
                Told(
                    r"You let a step multiply by $1 - \mathrm{lr}$. The slope of $x^2$ is $2x$.",
                    "factor_two_left_out",
                ),
            ),
            Wrong(
                steps_until(tol / 2, x, lr),
                Told("You waited for the slope to be small; it is twice the distance.", "slope_for_distance"),
            ),
        ],
        hints=[
            r"Write the distance after $n$ steps as a power: $|x_n| = |x_0| \cdot |1 - 2\,\mathrm{lr}|^n$.",
            "Take logarithms and divide by the one beside $n$. It is negative, so mind the inequality sign.",
            "The result is hardly ever whole: at the whole number below it the run is still outside.",
        ],
        worked=rf"A step multiplies the distance by $|1 - 2 \cdot {show(lr)}| = {show(abs(r))}$. So "
        rf"${show(x)} \cdot {show(abs(r))}^n \le {show(tol)}$, which is "
        rf"$n \ge \ln({show(tol)}/{show(x)}) / \ln({show(abs(r))}) \approx "
        f"{show(np.log(tol / x) / np.log(abs(r)), 3)}$. Rounded up this is ${right}$. Check: after "
        f"${right - 1}$ steps the distance is about ${show(abs(before), 6)}$, after ${right}$ steps about "
        f"${show(abs(after), 6)}$. The answer is ${right}$.",
    )


@question("Q37", slow_and_good=[(0.01, 0.1), (0.05, 0.25)])
def race_of_four_rates(slow_and_good):
    slow, good = slow_and_good
    start, near, half, one = 10, 0.01, 0.5, 1.0
    line = {rate: rf"$\mathrm{{lr}} = {show(rate)}$" for rate in (slow, good, half, one)}
    bounce = Told(
        f"Take two steps with the rate ${show(one)}$ from ${start}$ and look where you are.",
        "bigger_is_faster",
    )
    tiny = Told(
        f"With ${show(slow)}$ a step is short. Does a short step make for a fast run?", "small_is_quick"
    )
    return Ordering(
        prompt=f"Four runs on $f(x) = x^2$ start at ${start}$. Order their rates by the number of steps "
        f"that they need to come within ${show(near)}$ of the minimum, fastest first. A rate that never gets "
        "there comes last.",
        steps=[line[half], line[good], line[slow], line[one]],
        wrong={
            (line[one], line[half]): bounce,
            (line[one], line[good]): bounce,
            (line[one], line[slow]): Told(f"Slow runs arrive, sooner or later. {bounce}", "bigger_is_faster"),
            (line[good], line[half]): f"Work out the factor $1 - 2 \\cdot {show(half)}$, and where it leads.",
            (line[slow], line[half]): tiny,
            (line[slow], line[good]): tiny,
        },
        hints=[
            rf"Work out the factor $1 - 2\,\mathrm{{lr}}$ for each. For ${show(slow)}$ it is "
            f"${show(factor(slow))}$, for ${show(good)}$ it is ${show(factor(good))}$.",
            "Leave the sign aside: the smaller the size of the factor, the sooner the run arrives, and a "
            "factor of size 1 never does.",
        ],
        worked=rf"A step multiplies the distance by the size of $1 - 2\,\mathrm{{lr}}$. At ${show(half)}$ "
        f"this is ${show(abs(factor(half)))}$, so the first step lands: ${steps_until(near, start, half)}$ "
        f"step. At ${show(good)}$ it is ${show(factor(good))}$, which takes "
        f"${steps_until(near, start, good)}$ steps, and at ${show(slow)}$ it is ${show(factor(slow))}$, "
        f"which takes ${steps_until(near, start, slow)}$. At ${show(one)}$ the factor is "
        f"${show(factor(one))}$: the run jumps between ${start}$ and ${-start}$ and never arrives. The "
        f"order is: {line[half]}, {line[good]}, {line[slow]}, {line[one]}.",
    )


@question("Q38")
def exactly_one():
    start = 10
    path = [show(x) for x in positions(start, 1.0, 2)]
    half = show(reference.largest_stable_step([[2.0]]) / 2)
    right = (
        f"It jumps between ${path[0]}$ and ${path[1]}$ forever; above 1 the factor is below $-1$, so each "
        "jump is longer."
    )
    return SingleChoice(
        prompt=f"What does a rate of exactly 1 do on $f(x) = x^2$ from $x_0 = {start}$, and what changes "
        f"above 1?",
        right=right,
        wrong={
            "It diverges, as each jump is longer than the last; above 1 the same happens, only sooner.": Told(
                "Take two steps and compare the distances from the minimum.", "edge_misjudged"
            ),
            "It reaches 0 with the first step and stays there; above 1 the run overshoots and comes back.": (
                f"Put the numbers in: that is what the rate ${half}$ does."
            ),
            "It changes sides and slowly converges to 0; above 1 it changes sides without converging.": Told(
                "Changing sides is right. By how much does one step shrink the distance?",
                "edge_misjudged",
            ),
            f"It jumps between ${path[0]}$ and ${path[1]}$ forever; above 1 the loss is no longer convex, "
            "so it diverges.": (
                "The rate belongs to the walker: whatever it is, the loss stays the same bowl."
            ),
        },
        hints=[
            rf"The first step leads to ${start} - 1 \cdot {show(slope(start))}$. Where is that?",
            "Take the same step once more, then compare with the step for a rate of 1.1.",
        ],
        worked=f"The slope at ${start}$ is ${show(slope(start))}$, so the first step leads to ${start} - 1 "
        rf"\cdot {show(slope(start))} = {path[1]}$ and the second back to ${path[2]}$: the factor $1 - 2 "
        rf"\cdot 1$ is ${show(factor(1.0))}$. Above 1 it is below $-1$, for instance ${show(factor(1.1))}$ "
        f"at 1.1, and the distance grows with each step. The answer: {right}",
    )


@question("Q39")
def why_not_two_and_zero():
    line = reference.linear_regression(XS, YS, step_size=RATE, steps=STEPS)
    flat, steep = reference.decay_factors(reference.mse_hessian(XS), RATE).tolist()
    left = flat**STEPS
    largest = reference.curvatures(reference.mse_hessian(XS))[-1]
    points = ", ".join(f"$({x}, {y})$" for x, y in zip(XS, YS, strict=True))
    right = (
        f"Each step leaves ${show(flat)}$ of the error along the flat direction: about "
        f"{round(100 * left)}% of it is still there."
    )
    return SingleChoice(
        prompt=f"For the points {points} the challenge returns $m = {show(line.m, 2)}$ and $b = "
        f"{show(line.b, 2)}$ after {STEPS} steps at the rate {show(RATE)}, although $y = 2x$ fits "
        "perfectly. Why?",
        right=right,
        wrong={
            "The answer is rounded to two decimals: without the rounding it would be exactly 2 and 0.": (
                f"Unrounded it is ${show(line.m, 6)}$ and ${show(line.b, 6)}$: rounding explains far less."
            ),
            "The run has stopped in a local minimum of the squared error, close to the global one.": (
                "The squared error of a line is convex: it has a single valley, and no bend to be caught in."
            ),
            "There are too few points for two parameters: many other lines fit them just as well.": (
                "Three points on a line pin it down. Two would be enough."
            ),
            f"The rate {show(RATE)} is too large here: the run jumps from side to side of the best line.": (
                f"A rate is safe while rate times curvature is below 2. Here the largest product is only "
                f"${show(RATE * largest, 2)}$."
            ),
        },
        hints=[
            "The bowl has two main directions, and a step shrinks the error along them by different "
            f"factors: ${show(steep)}$ along one, ${show(flat)}$ along the other.",
            f"Take the larger factor to the power {STEPS}.",
        ],
        worked=f"One step multiplies the error along the steep direction by ${show(steep)}$ and along the "
        f"flat one by ${show(flat)}$. After {STEPS} steps next to nothing is left of the first, but "
        rf"${show(flat)}^{{{STEPS}}} \approx {show(left, 2)}$ of the second. That is what separates "
        f"${show(line.m, 2)}$ and ${show(line.b, 2)}$ from 2 and 0, and more steps would go on shrinking "
        f"it. The answer: {right}",
    )


@question("Q40")
def slopes_of_the_squared_error():
    right = [
        r"$\partial L/\partial b$ is $-2/n$ times the sum of the residuals $r_i$",
        r"$\partial L/\partial m$ weights each residual $r_i$ by its $x_i$",
        "in one update, both slopes are measured at the same old $m$ and $b$",
        r"at the same $m$ and $b$, shifting all $y_i$ up by 1 changes $\partial L/\partial b$ by $-2$",
    ]
    return MultipleChoice(
        prompt=r"The loss of the line $y = m x + b$ on $n$ points is $L = \frac{1}{n} \sum_i r_i^2$ with "
        "the residuals $r_i = y_i - (m x_i + b)$. Which statements about gradient descent on it are right?",
        right=right,
        wrong={
            r"$\partial L/\partial m$ is $-1/n$ times the sum of all $x_i r_i$": Told(
                "Differentiate a square once more: what happens to its exponent?", "factor_two_left_out"
            ),
            r"$\partial L/\partial b$ is $-2$ times the sum of the residuals $r_i$": Told(
                "That is the slope of the sum. The loss here is a mean.", "sum_for_mean"
            ),
            "in one update, the slope for $b$ is measured after $m$ has moved": Told(
                "The gradient is measured at one point, and the step leaves from there.",
                "one_after_the_other",
            ),
            "a factor 2 in both slopes never matters for the line that is returned": (
                "With a fixed rate and a fixed number of steps it acts like another rate."
            ),
        },
        hints=[
            "Differentiate a single term $r_i^2$ by the chain rule.",
            "The derivative of $r_i$ is $-x_i$ with respect to $m$, and $-1$ with respect to $b$.",
        ],
        worked=r"By the chain rule $r_i^2$ has the derivative $2 r_i \cdot (-x_i)$ with respect to $m$ and "
        r"$2 r_i \cdot (-1)$ with respect to $b$. The mean of these gives $\partial L/\partial m = "
        r"-\frac{2}{n} \sum_i x_i r_i$ and $\partial L/\partial b = -\frac{2}{n} \sum_i r_i$. Add 1 to "
        r"every $y_i$, and every residual grows by 1, so the second slope changes by $-\frac{2}{n} \cdot n "
        "= -2$. Both slopes belong to one point $(m, b)$. Right are:\n\n" + bulleted(right),
    )


@question("Q41")
def where_it_is_used():
    networks = "large networks such as GPT, DALL-E or AlphaFold"
    recommenders = "recommender systems"
    language = "language processing, from Word2Vec to BERT"
    driving = "autonomous driving"
    science = "climate research and drug discovery"
    weights = "all weights of a model at once, by Adam, momentum or AdaGrad"
    embeddings = "vectors for users and items that predict who likes what"
    words = "vectors that place words of similar use close together"
    perception = "perception networks that find lanes, signs and obstacles"
    physical = "parameters of a scientific model, until it fits measurements"
    rows = "the order of the rows in a sorted table"
    pairs = {
        networks: weights,
        recommenders: embeddings,
        language: words,
        driving: perception,
        science: physical,
    }
    return Matching(
        prompt="What does gradient descent adjust in each of these fields? One description is left over.",
        pairs=pairs,
        decoys=[rows],
        wrong={
            (recommenders, perception): "Nobody drives here. Who meets whom in an online shop?",
            (recommenders, words): "Close: these are vectors as well. But of what?",
            (recommenders, rows): "A ranking is sorted in the end; that is not what is trained.",
            (language, physical): "No measurements are fitted here. What is a text made of?",
            (language, embeddings): "Close: these are vectors as well. But of what?",
            (driving, embeddings): "A car has to see the road. What in it does the seeing?",
            (science, rows): "Sorting follows no slope. What is compared with data in a laboratory?",
            (networks, rows): "Sorting follows no slope. What is a network made of?",
        },
        hints=[
            "Ask of each field which numbers there can be turned a little to make an error smaller.",
            "Users and items, words, the road, molecules and weather: find the field behind each "
            "description.",
        ],
        worked="The method is the same everywhere; what differs is the numbers that are tuned and the "
        "error that is measured. Sorting a table follows no slope, so it is left over. So:\n\n"
        + bulleted(f"{field}: {tuned}" for field, tuned in pairs.items()),
    )


@question("Q42")
def what_opens_next():
    noisy, convex, logistic = "stochastic descent with momentum", "convex optimization", "logistic regression"
    conjugate, backprop, intro = "conjugate gradients", "backpropagation", "introduction to machine learning"
    batches = "steps from noisy samples, with a memory of past moves"
    guarantee = "conditions under which a minimum found is the global one"
    entropy = "the same loop for yes-or-no answers, with another loss"
    structure = "directions made for quadratic bowls, none spoiling the last"
    slopes = "the gradient of a deep network, layer by layer"
    data = "where data, models and losses come from"
    no_loss = "training without any loss"
    length = "the right length of each step in a network"
    pairs = {
        noisy: batches,
        convex: guarantee,
        logistic: entropy,
        conjugate: structure,
        backprop: slopes,
        intro: data,
    }
    return Matching(
        prompt="Each of these topics is a neighbor of this lesson. What does each of them add? Two answers "
        "are left over.",
        pairs=pairs,
        decoys=[no_loss, length],
        wrong={
            (
                backprop,
                length,
            ): Told(
                "Measuring and moving are two jobs, and the length of a step belongs to the mover.",
                "backpropagation_moves",
            ),
            (backprop, batches): "What it delivers is exact for the examples that it is given.",
            (noisy, slopes): "It takes slopes as they come. Ask what it does about many examples.",
            (noisy, length): "It still has a rate, chosen by you.",
            (noisy, guarantee): "Noise makes promises harder, not easier.",
            (conjugate, batches): "It wants exact gradients; a sample would spoil its directions.",
            (convex, structure): "A quadratic bowl is only one convex function among many.",
            (logistic, no_loss): "The loss is another one, but it is there.",
            (logistic, structure): "Its loss is no quadratic bowl.",
            (intro, no_loss): "Nearly everything there begins with choosing a loss.",
        },
        hints=[
            "Direction, noise, guarantee, gradient, loss: which topic is about which of them?",
            "One topic supplies the gradient and leaves the walking to others.",
        ],
        worked="Each neighbor keeps the loop and changes one thing around it: where the gradient comes "
        "from, how exact it is, which direction is taken, what the loss is, or what can be promised. All "
        "of them need a loss, and none knows the right length of every step in a network. So:\n\n"
        + bulleted(f"{topic}: {adds}" for topic, adds in pairs.items()),
    )
