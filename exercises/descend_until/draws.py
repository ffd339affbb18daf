"""Four runs of one drawn case, kept only if together they tell right programs from wrong ones.

The surfaces are sums of factor * (x - center)**2 plus a height. In the first run everything is a power of
two, so that two tests become true at the same moment, both with just their tolerance. In the others no number
that decides comes near its tolerance, so that no way of computing it can change the answer.
"""

import math
from itertools import islice

from grader.guards import differ, dot

NEAR = 1e-6  # relative distance of a deciding number from its tolerance: far above rounding noise
FEWEST_CAUGHT = 8  # of the twelve wrong programs
MOST_STEPS = 200


def inputs(draw):
    """Return four runs: drawn again until every guard holds."""
    return draw.until(any_runs, is_fair)


def any_runs(draw):
    """Draw a run for two tests at once, one for the gradient, one for the value, and one for the budget."""
    return [tie(draw), until_level(draw), until_settled(draw), until_spent(draw)]


def tie(draw):
    """Halve a power of two until its move and the change of its square both reach their tolerances."""
    power = draw.integer(1, 4)
    last = 2.0 ** (power - draw.integer(2, 5))
    start = [draw.choice([-1, 1]) * 2**power]
    return run([1], [0], 0, start, 0.25, step_tol=last, obj_tol=3 * last * last)


def until_level(draw):
    """Walk in two dimensions until the gradient is short."""
    factors = draw.choice([[1, 1], [1, 4], [1, 2], [2, 2]])
    center, start = any_point(draw), any_point(draw)
    lr = draw.choice([0.02, 0.05, 0.08, 0.1])
    return run(factors, center, 0, start, lr, grad_tol=draw.choice([0.01, 0.05, 0.1, 0.2, 3]))


def until_settled(draw):
    """Walk above a lowest value that is not 0 until the value hardly changes, or it spreads out."""
    center, start = any_point(draw), any_point(draw)
    tests = draw.choice([{"obj_tol": 0.001}, {"obj_tol": 0.01}, {"obj_tol": 0.02, "step_tol": 0.002}])
    return run([1, 2], center, draw.integer(2, 9), start, draw.choice([0.05, 0.1, 0.15]), **tests)


def until_spent(draw):
    """Crawl with all tests off, or climb from side to side."""
    budget = draw.integer(3, 9)
    if draw.below(2):
        return run([1], [0], 0, [draw.integer(1, 3)], 1e-4, max_iter=budget)
    return run([1], [0], 0, [draw.integer(5, 12)], draw.choice([1.1, 1.2]), obj_tol=1e-6, max_iter=budget)


def any_point(draw):
    """Draw two whole numbers."""
    return [draw.integer(-5, 5), draw.integer(-5, 5)]


def run(factors, center, height, x0, lr, **tests):
    """Put the parts of a run together."""
    return {"factors": factors, "center": center, "height": height, "x0": x0, "lr": lr, "tests": tests}


def is_fair(runs):
    """Tell whether no test but a tie is decided narrowly, and enough wrong programs say something else."""
    right = [walk(**case) for case in runs]
    if any(near for _, near in right[1:]) or any(answer[1] > MOST_STEPS for answer, _ in right):
        return False
    caught = (is_caught(wrong, runs, right) for wrong in WRONG)
    return sum(islice(filter(None, caught), FEWEST_CAUGHT)) == FEWEST_CAUGHT  # no more than needed are walked


def is_caught(wrong, runs, right):
    """Tell whether some run shows that a program is wrong; the first that does is enough."""
    answers = zip(runs, right, strict=True)
    return any(ends_otherwise(answer, walk(**case, **wrong)[0]) for case, (answer, _) in answers)


def ends_otherwise(right, wrong):
    """Tell whether end point, count or reason shows that an answer is wrong."""
    return differ(right[0], wrong[0], NEAR) or right[1:] != wrong[1:]


# Runs, right and wrong.


def euclidean(vector):
    """Return the length."""
    return math.sqrt(dot(vector, vector))


def squared(vector):
    """Return the length without its root."""
    return euclidean(vector) ** 2


def largest(vector):
    """Return the largest entry."""
    return max(abs(entry) for entry in vector)


def added_up(vector):
    """Return the sum of the sizes; there are at most two."""
    return sum(abs(entry) for entry in vector)


WRONG = (
    {"norm": largest},
    {"norm": added_up},
    {"norm": squared},
    {"strict": True},
    {"objective_first": True},
    {"behind": True},
    {"bare_gradient": True},
    {"signed": True},
    {"one_more": True},
    {"defaults": {"grad_tol": 1e-3, "step_tol": 1e-3, "obj_tol": 1e-3}},
    {"budget_first": True},
    {"small_value": True},
)


def walk(factors, center, height, x0, lr, tests, **wrong):
    """Return (end, moves, reason) and whether some test was decided narrowly; `wrong` plants a mistake."""
    tests = {"max_iter": 1000, **wrong.get("defaults", {}), **tests}
    narrow = []

    def value(x):
        total = float(height)
        for factor, c, a in zip(factors, center, x, strict=True):
            total += factor * (a - c) * (a - c)
        return total

    def reached(name, number):
        tol = tests.get(name)
        if tol is None:
            return False
        narrow.append(abs(number - tol) <= NEAR * tol)
        return number < tol if wrong.get("strict") else number <= tol

    x, moves = [float(a) for a in x0], 0
    while True:
        slope = [2 * factor * (a - c) for factor, c, a in zip(factors, center, x, strict=True)]
        level, spent = reached("grad_tol", wrong.get("norm", euclidean)(slope)), moves >= tests["max_iter"]
        if level or spent:
            reason = "gradient" if level and not (spent and wrong.get("budget_first")) else "max_iter"
            break
        old, x = x, [a - lr * s for a, s in zip(x, slope, strict=True)]
        moves += 1
        move = slope if wrong.get("bare_gradient") else [b - a for a, b in zip(old, x, strict=True)]
        change = value(old) - value(x)
        if wrong.get("small_value"):
            change = value(x)
        elif not wrong.get("signed"):
            change = abs(change)
        ended = [reached("step_tol", euclidean(move)), reached("obj_tol", change)]
        if any(ended):
            objective = ended[1] and (wrong.get("objective_first") or not ended[0])
            reason = "objective" if objective else "step"
            x = old if wrong.get("behind") else x
            break
    return (x, moves + wrong.get("one_more", 0), reason), any(narrow)
