"""From formula to code: a target in the plane, a planted bug, the challenge's first step, a step count."""

import math
import re

import reference
from grader.questions import (
    Call,
    Code,
    Ordering,
    Part,
    Parts,
    SingleChoice,
    Told,
    Vector,
    Wrong,
    parenthesized,
    question,
    show,
)

ENTRY = "gradient_descent_1d"
HALF_OF_THE_SIXTH_DECIMAL = 5.001e-7


# P19: a run in the plane.

TARGET = (3, -2)


def points_of(start, rate, steps, target=TARGET):
    """Give the path of a run to the target."""
    bowl = reference.parabola(center=target)
    return reference.descend(bowl.gradient, start, rate, max_iter=steps, tol=None).points


def steps_to(start, rate, near, target=TARGET):
    """Count the steps until the distance from the target is at most `near`."""
    bowl = reference.parabola(center=target)
    slope = 2 * near  # the slope is twice the distance
    return reference.descend(bowl.gradient, start, rate, tol=slope).steps


@question("P19", uv=[(0, 0), (1, 1), (5, 3), (-2, 4)], lr=[0.05, 0.1, 0.2, 0.25, 0.4])
def does_it_find_the_target(uv, lr):
    near = 0.01
    _, once, twice = points_of(uv, lr, 2).tolist()
    steps = steps_to(uv, lr, near)
    mirrored = (TARGET[0], -TARGET[1])
    elsewhere = points_of(uv, lr, 2, mirrored)[-1].tolist()
    r = float(reference.decay_factors([[2.0]], lr)[0])
    distance = math.dist(uv, TARGET)
    wrong = [
        Wrong(
            [*once, steps],
            Told("The count is right. The position is that after a single step; take two.", "one_step_off"),
        ),
        Wrong(
            [*elsewhere, steps_to(uv, lr, near, mirrored)],
            Told(
                "Look at the sign of the second target again: $y + 2$ is $y$ minus what?", "center_mirrored"
            ),
        ),
        Wrong(
            [*twice, steps_to(uv, lr, near**0.5)],
            Told(
                "The position is right. You waited for the squared distance; asked is the distance.",
                "lasting_loss",
            ),
        ),
        Wrong(
            [*twice, steps - 1],
            Told(
                "The position is right. After that many steps the run is still outside: round the other way.",
                "steps_rounded_down",
            ),
        ),
    ]
    if uv == (0, 0):
        origin = Told(
            "You measured from the origin. Which point does the run go to?", "position_for_distance"
        )
        wrong += [Wrong([0, 0, 0], origin), Wrong([*twice, 0], origin)]
    (u, v), (a, b) = uv, TARGET
    return Vector(
        prompt="The bowl $f(x, y) = (x - 3)^2 + (y + 2)^2$ has its minimum at $(3, -2)$. A run of gradient "
        rf"descent starts at $({show(u)}, {show(v)})$ with the rate $\mathrm{{lr}} = {show(lr)}$. Where is "
        "it after two steps, and after how many steps is its distance from the minimum at most "
        f"${show(near)}$ for the first time?",
        right=[*twice, steps],
        names=["x after two steps", "y after two steps", "steps"],
        counts=["steps"],
        wrong=wrong,
        hints=[
            "Each coordinate shrinks its distance from its own target, and both by the same factor.",
            r"The factor is $1 - 2\,\mathrm{lr}$; two steps multiply by its square. For the count, start "
            "from the distance at the start, write a power, and take logarithms.",
        ],
        worked="The gradient is $(2(x - 3), 2(y + 2))$, so each step multiplies both distances by $1 - 2 "
        rf"\cdot {show(lr)} = {show(r)}$, and two steps multiply by ${show(r**2)}$. So $x = 3 + "
        rf"{show(r**2)} \cdot {parenthesized(u - a)} = {show(twice[0])}$ and $y = -2 + {show(r**2)} \cdot "
        f"{parenthesized(v - b)} = {show(twice[1])}$. The distance begins at "
        rf"$\sqrt{{{show((u - a) ** 2 + (v - b) ** 2)}}} \approx {show(distance)}$, and ${show(distance)} "
        rf"\cdot {show(r)}^n \le {show(near)}$ holds from $n \ge "
        f"{show(math.log(near / distance) / math.log(r), 3)}$ on, so after ${steps}$ steps. The answer is "
        f"${show(twice[0])}$, ${show(twice[1])}$ and ${steps}$: yes, it finds the target.",
    )


# P20: a routine, eight ways to spoil it, and what the routine is called with.

RIGHT_UPDATE = "    x = x - lr * df(x)"
BEFORE = ["x = x0", "history = [round(x, 6)]"]
LOOP = "for _ in range(steps):"
ENTER = "    history.append(round(x, 6))"
RETURN = 'return {"result": round(x, 6), "history": history}'
SOUND = [*BEFORE, LOOP, RIGHT_UPDATE, ENTER, RETURN]

BUGS = {
    "plus": [*BEFORE, LOOP, "    x = x + lr * df(x)", ENTER, RETURN],
    "early entry": [*BEFORE, LOOP, ENTER, RIGHT_UPDATE, RETURN],
    "slope once": [*BEFORE, "slope = df(x)", LOOP, "    x = x - lr * slope", ENTER, RETURN],
    "from the start": [*BEFORE, LOOP, "    x = x0 - lr * df(x)", ENTER, RETURN],
    "scaled position": [*BEFORE, LOOP, "    x = lr * x - df(x)", ENTER, RETURN],
    "early return": [*BEFORE, LOOP, RIGHT_UPDATE, ENTER, f"    {RETURN}"],
    "short loop": [*BEFORE, "for _ in range(steps - 1):", RIGHT_UPDATE, ENTER, RETURN],
    "rounded": [*BEFORE, LOOP, "    x = round(x - lr * df(x), 6)", ENTER, RETURN],
}
FAULTY = {
    "plus": "    x = x + lr * df(x)",
    "early entry": ENTER,
    "slope once": "slope = df(x)",
    "from the start": "    x = x0 - lr * df(x)",
    "scaled position": "    x = lr * x - df(x)",
    "early return": f"    {RETURN}",
    "short loop": "for _ in range(steps - 1):",
    "rounded": "    x = round(x - lr * df(x), 6)",
}
MODEL = f"""def {ENTRY}(df, x0, lr, steps):
    path = [x0]
    while len(path) <= steps:
        path.append(path[-1] - lr * df(path[-1]))
    return {{"result": round(path[-1], 6), "history": [round(position, 6) for position in path]}}"""
"""Right in another style: the lines of the mended routine are nearly all in the starter."""

AS_GOOD = {"early entry": RIGHT_UPDATE, "slope once": "    x = x - lr * slope"}
"""Lines that one may just as well call the fault; they are not on offer."""

WHY = {
    "plus": "It adds the slope, which points uphill; the step has to go the other way.",
    "early entry": "It enters the position before the move, so the start stands twice and the end is "
    "missing. The entry belongs behind the move.",
    "slope once": "It measures the slope once, at the start, and every step then uses this old slope. It "
    "has to be measured in each round, where the step is taken.",
    "from the start": "It starts each step at `x0` again. A step leaves from where the last one ended.",
    "scaled position": "It lets the rate scale the position; the rate scales the slope.",
    "early return": "It stands inside the loop, so the first round is also the last, and with no rounds at "
    "all nothing is returned. It belongs behind the loop.",
    "short loop": "It lets the loop make one round too few.",
    "rounded": "It rounds the value that the run goes on with, so that small steps near the minimum are "
    "lost. Only what is reported is rounded.",
}
INNOCENT = {
    "x = x0": "A walk begins at its start, and this line says just that.",
    "history = [round(x, 6)]": "The diary begins with the start, and the start may be rounded there.",
    LOOP: "Count the rounds of this loop for three steps: are there too many, or too few?",
    RIGHT_UPDATE: "Compare this line with the update rule, sign by sign.",
    ENTER: "Ask what `x` is at the moment of this entry, and what it should be.",
    RETURN: "Look at when it is reached, and at what it hands back: both are as they should be.",
}
CURVES = {
    "x^2": (lambda x: 2 * x, 0, 10),
    "(x - 3)^2": (lambda x: 2 * (x - 3), 3, 8),
    "(x + 1)^2": (lambda x: 2 * (x + 1), -1, 4),
}


def routine(lines, position="x"):
    """Write the routine with these lines, and with another name for the position."""
    body = [re.sub(r"\bx\b", position, line) for line in lines]
    return "\n".join([f"def {ENTRY}(df, x0, lr, steps):", *(f"    {line}" for line in body)])


def run(lines, df, x0, lr, steps):
    """Run a routine of this file and return what it returns."""
    scope = {}
    exec(routine(lines), scope)
    return scope[ENTRY](df, x0, lr, steps)


def truth(df, x0, lr, steps):
    """Give what is right, unrounded."""
    path = reference.descend_1d(df, x0, lr, max_iter=steps, tol=None).points.ravel().tolist()
    return {"result": path[-1], "history": path}


def around_zero(x):
    """Give the slope of x**2."""
    return 2 * x


def around_three(x):
    """Give the slope of (x - 3)**2."""
    return 2 * (x - 3)


def of_fourth_power(x):
    """Give the slope of x**4."""
    return 4 * x * x * x


class Counter:
    """Counts the calls of a derivative; two other derivatives set it to zero and tell the count."""

    def __init__(self):
        self.calls = 0

    def forget(self, x):
        """Set the count to zero, wherever."""
        self.calls = 0
        return 0 * x

    def slope(self, x):
        """Give the slope of (x - 3)**2, and count."""
        self.calls += 1
        return around_three(x)

    def told(self, _):
        """Give the count in place of a slope."""
        return self.calls


def calls():
    """Give calls as C02 makes them; the last three find out how often the derivative is called."""
    cases = [
        (around_zero, 7, 0.1, 0),
        (around_zero, 10, 1.0, 5),
        (around_three, 0, 1.1, 4),
        (around_zero, 4e-06, 0.1, 20),
        (of_fourth_power, 1, 0.05, 5),
        (around_zero, -4, 0.25, 9),
        (around_zero, 10, 0.01, 400),
    ]
    counter, steps = Counter(), 13
    return [
        *(Call(case, truth(*case), HALF_OF_THE_SIXTH_DECIMAL) for case in cases),
        Call((counter.forget, 1, 1, 1), truth(lambda x: 0 * x, 1, 1, 1)),
        Call((counter.slope, 5, 0.1, steps), truth(around_three, 5, 0.1, steps), HALF_OF_THE_SIXTH_DECIMAL),
        Call((counter.told, 0, 1, 1), truth(lambda _: steps, 0, 1, 1)),
    ]


def half_mended(bug, position):
    """List repairs that do not repair, each with what to tell."""
    slow = (
        "The fault is still there: your change only makes the steps shorter, so that it takes longer to show."
    )
    lines = BUGS[bug]
    attempts = {
        "plus": [
            ("    x = x + 0.1 * lr * df(x)", slow),
            (
                "    x = x - lr * abs(df(x))",
                "That goes well from the right of the minimum only. Try it from a start on its left.",
            ),
        ],
        "early entry": [
            (
                "    history.append(round(x - lr * df(x), 6))",
                "The entries are right now, but the derivative is asked more often than once for each step.",
            )
        ],
        "slope once": [("slope = 0.1 * df(x)", slow)],
        "from the start": [
            ("    x = x0 - 0.1 * lr * df(x)", slow),
            (
                "    x = x0 - lr * df(x0)",
                Told(
                    "Now every round takes the very same first step. Where should the second step begin?",
                    "stale_gradient",
                ),
            ),
        ],
        "scaled position": [
            (
                "    x = lr * (x - df(x))",
                "The rate still shrinks the position itself. What is it there to scale?",
            ),
        ],
        "short loop": [
            (
                "for _ in range(steps + 1):",
                Told("Now count the rounds for three steps once more.", "one_step_off"),
            )
        ],
    }
    listed = []
    if bug != "early return":  # what returns nothing for no steps cannot be compared
        renamed = routine(lines, "w" if position != "w" else "v")
        listed.append(Wrong(renamed, "It still computes what it did before: new names mend nothing."))
    for line, said in attempts.get(bug, []):
        changed = [line if old == FAULTY[bug] else old for old in lines]
        listed.append(Wrong(routine(changed, position), said))
    if bug == "slope once":
        changed = [RIGHT_UPDATE if old == AS_GOOD[bug] else old for old in lines]
        listed.append(
            Wrong(
                routine(changed, position),
                Told(
                    "The positions are right now, but the derivative is asked more often than once for each "
                    "step.",
                    "measured_too_often",
                ),
            )
        )
    return listed


def as_code(lines):
    """Write lines as a block of code."""
    return f"```python\n{lines}\n```"


@question("P20", bug=list(BUGS), curve=list(CURVES), position=["x", "w", "theta"])
def find_the_bug(bug, curve, position):
    df, center, far = CURVES[curve]
    x0, lr, steps = (center + 4e-6, 0.1, 6) if bug == "rounded" else (far, 0.1, 3)
    starter = routine(BUGS[bug], position)
    lines = {
        line: text.strip()
        for line, text in zip(BUGS[bug], starter.splitlines()[1:], strict=True)
        if line != AS_GOOD.get(bug)
    }
    fault = f"`{lines.pop(FAULTY[bug])}`"
    got = run(BUGS[bug], df, x0, lr, steps)
    expected = run(SOUND, df, x0, lr, steps)["history"]
    mended = routine(SOUND, position)
    return Parts(
        prompt="This routine should take `steps` steps of gradient descent and return the last position "
        "and the diary, rounded to 6 decimals. The derivative `df` is to be called once for each step. One "
        f"line is wrong, or stands in the wrong place.\n\n{as_code(starter)}\n\nFor the curve $f(x) = "
        f"{curve}$, from `x0 = {x0}` with `lr = {lr}` and `steps = {steps}`, its diary is "
        f"`{got['history']}`.",
        hints=[
            "Trace two steps by hand, line by line, and write the diary as the routine does.",
            f"For these numbers the diary should be `{expected}`. Compare it with the one above, entry by "
            "entry, and its length as well.",
        ],
        worked=f"The fault is in the line {fault}. {WHY[bug]} With `x0 = {x0}` the diary should be "
        f"`{expected}`; a repaired routine returns just that:\n\n{as_code(mended)}",
        parts={
            "a": Part(
                2,
                SingleChoice(
                    prompt="Which line has to be changed or moved?",
                    right=fault,
                    wrong={f"`{text}`": INNOCENT[line] for line, text in lines.items()},
                ),
            ),
            "b": Part(
                3,
                Code(
                    prompt="Mend it: the routine without its bug, in the answer file.",
                    entry=ENTRY,
                    starter=starter,
                    calls=calls(),
                    model=MODEL,
                    wrong=half_mended(bug, position),
                ),
            ),
        },
    )


# P21: the first step of the challenge.


@question("P21", y=[(2, 4, 6), (3, 5, 7), (1, 1, 4), (-2, 0, 5), (6, 3, 0), (4, -1, 3)])
def first_step_of_the_challenge(y):
    xs, rate, n = (1, 2, 3), 0.01, 3
    _, dm, db = reference.mse_and_gradient(xs, y, 0, 0)
    m, b = reference.linear_regression(xs, y, step_size=rate, steps=1)
    late = reference.mse_and_gradient(xs, y, m, 0).db
    xy, total = sum(x * each for x, each in zip(xs, y, strict=True)), sum(y)

    def step(slope_m, slope_b):
        return [slope_m, slope_b, -rate * slope_m, -rate * slope_b]

    products = " + ".join(rf"{x} \cdot {parenthesized(each)}" for x, each in zip(xs, y, strict=True))
    points = ", ".join(f"$({x}, {each})$" for x, each in zip(xs, y, strict=True))
    return Vector(
        prompt=f"The challenge begins at $m = 0$ and $b = 0$ with the rate {show(rate)}, on the loss $L = "
        r"\frac{1}{n} \sum_i (y_i - (m x_i + b))^2$. Take its first step for the points "
        rf"{points}: what are $\partial L/\partial m$ and $\partial L/\partial b$ at the start, and $m$ "
        "and $b$ after the step?",
        right=[dm, db, m, b],
        names=["dL/dm", "dL/db", "m", "b"],
        wrong=[
            Wrong(
                step(dm / 2, db / 2),
                Told(
                    "A factor is missing: what does the square bring when differentiated?",
                    "factor_two_left_out",
                ),
            ),
            Wrong(
                step(n * dm, n * db),
                Told("You took the sum. The loss is a mean over the points.", "sum_for_mean"),
            ),
            Wrong(
                step(-dm, -db),
                Told(
                    "The signs are turned: differentiate $y - (m x + b)$ with respect to $m$ and to $b$.",
                    "slope_sign_turned",
                ),
            ),
            Wrong(
                step(db, db),
                Told("For the slope of $m$, weight each residual by its own $x$.", "input_left_out"),
            ),
            Wrong(
                [dm, db, m, -rate * late],
                Told(
                    "You moved $m$ first and used the new one for $b$. Both move from the same point.",
                    "one_after_the_other",
                ),
            ),
        ],
        hints=[
            "With $m = b = 0$ the residuals are the $y$ values themselves.",
            "Two sums are enough: that of the products $x y$, and that of the $y$.",
        ],
        worked=f"At $m = b = 0$ the residuals are the $y_i$. Their sum is ${total}$, and the sum of $x_i "
        rf"y_i$ is ${products} = {xy}$. So $\partial L/\partial m = -\frac{{2}}{{3}} \cdot "
        rf"{parenthesized(xy)} = {show(dm)}$ and $\partial L/\partial b = -\frac{{2}}{{3}} \cdot "
        f"{parenthesized(total)} = {show(db)}$ (rounded to 4 decimals where needed). The step gives $m = 0 "
        rf"- {show(rate)} \cdot {parenthesized(dm)} = {show(m)}$ and $b = 0 - {show(rate)} \cdot "
        f"{parenthesized(db)} = {show(b)}$. The answer is ${show(dm)}$, ${show(db)}$, ${show(m)}$ and "
        f"${show(b)}$.",
    )


# P22: from a power to a count.


def steps_until(near, start, r):
    """Count the steps until the size of start * r**n is at most `near`."""
    return reference.descend_1d(lambda x: 2 * x, start, (1 - r) / 2, max_iter=5000, tol=2 * near).steps


def up(bound):
    """Round up to a whole number, but not for an error in the last digits."""
    return math.ceil(bound - 1e-9)


@question("P22", x=[10, 5, 20], r=[0.8, 0.9, 0.98, 0.6], tol=[0.01, 0.001, 0.1])
def from_a_power_to_a_step_count(x, r, tol):
    bound = math.log(tol / x) / math.log(r)
    steps = steps_until(tol, x, r)
    of_loss = math.log(tol / x**2) / (2 * math.log(r))
    of_removed = math.log(tol / x) / math.log(1 - r)
    power = r"$|x_0| \cdot r^n \le \mathrm{tol}$"
    share = r"$r^n \le \mathrm{tol}/|x_0|$"
    logs = r"$n \ln r \le \ln(\mathrm{tol}/|x_0|)$"
    turn = r"divide by $\ln r$; it is negative, so the inequality sign turns"
    alone = r"$n \ge \ln(\mathrm{tol}/|x_0|) / \ln r$"
    whole = "round up to a whole number"
    return Parts(
        prompt="A run starts at the distance $|x_0|$ from the minimum, and each step multiplies the "
        "distance by $r$, with $0 < r < 1$. After how many steps $n$ is the distance at most "
        r"$\mathrm{tol}$?",
        hints=[
            "Logarithms of numbers below 1 are negative.",
            "Dividing an inequality by a negative number turns its sign.",
        ],
        worked=f"With these numbers: ${show(x)} \\cdot {show(r)}^n \\le {show(tol)}$. Divide by "
        rf"${show(x)}$: ${show(r)}^n \le {show(tol / x, 6)}$. Take logarithms: $n \cdot "
        rf"({show(math.log(r))}) \le {show(math.log(tol / x))}$. Divide by ${show(math.log(r))}$, which is "
        rf"negative and turns the sign: $n \ge {show(bound, 3)}$. Round up: $n = {steps}$. So the order "
        f"is: {power}, then {share}, then {logs}, then {turn}, then {alone}, then {whole}; the bound is "
        f"${show(bound, 3)}$ and the count ${steps}$.",
        parts={
            "a": Part(
                2,
                Ordering(
                    prompt="Put the lines of the derivation in order.",
                    steps=[power, share, logs, turn, alone, whole],
                    wrong={
                        (alone, turn): "The sign has turned in that line: first say why it may, and must.",
                        (logs, share): "First leave the power alone on its side, then take logarithms.",
                        (share, power): "Begin with what is asked: a distance and a tolerance.",
                        (logs, power): "Begin with what is asked: a distance and a tolerance.",
                        (turn, logs): "There is no logarithm yet by which to divide.",
                        (whole, alone): "There is nothing to round before $n$ stands alone.",
                    },
                ),
            ),
            "b": Part(
                2,
                Vector(
                    prompt=rf"Let $|x_0| = {show(x)}$, $r = {show(r)}$ and $\mathrm{{tol}} = {show(tol)}$. "
                    "Give the bound for $n$ as a real number, and the smallest whole number $n$.",
                    right=[bound, steps],
                    names=["bound", "n"],
                    decimals=3,
                    counts=["n"],
                    wrong=[
                        Wrong(
                            [-bound, up(-bound)],
                            "A negative number of steps: look again at which number is divided by which.",
                        ),
                        Wrong(
                            [bound, steps - 1],
                            Told(
                                "The bound is right. With that $n$ the run is not inside yet.",
                                "steps_rounded_down",
                            ),
                        ),
                        Wrong(
                            [of_loss, up(of_loss)],
                            Told(
                                "You waited until $x^2$ is below the tolerance; asked is the distance.",
                                "lasting_loss",
                            ),
                        ),
                        Wrong(
                            [of_removed, up(of_removed)],
                            Told(
                                "The base of the power is what a step leaves, not what it removes.",
                                "removed_for_left",
                            ),
                        ),
                    ],
                ),
            ),
        },
    )
