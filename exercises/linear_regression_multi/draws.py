"""The table of one drawn case: a student's own numbers, kept only if they tell right from wrong.

One step takes the vector (w, b) to an affine function of itself, so it is a matrix that takes (w, b, 1) one
step further, and many steps are a power of it. That makes the truth, and what each wrong program would
return, cheap enough to look at every table. Plain floats in a fixed order: the same tables on every machine.
"""

from grader.guards import caught, dot, off_the_edges

RATES = (0.01, 0.05, 0.1)
STEPS = (25, 100, 300, 1000)
PENALTIES = (0, 0.1, 0.5, 1)
LARGEST_PRODUCT = 1.8  # of rate and curvature; from 2 on the run diverges
FOR_EVER = 2**20  # steps: the run has come to rest at the exact optimum

PLACES = 4
FROM_THE_TRUTH = 2e-4  # of one number: then four decimals show the difference
FEWEST_CAUGHT = 7  # of the ten wrong programs


def inputs(draw):
    """Return rows, y and settings of one call: drawn again until every guard holds."""
    return draw.until(any_case, lambda case: is_fair(*case))


def any_case(draw):
    """Draw 3 to 6 rows of 1 to 3 features, and a rate, steps and a penalty that fit them."""
    n, width = draw.integer(3, 6), draw.integer(1, 3)
    rows = [[draw.integer(-3, 4) for _ in range(width)] for _ in range(n)]
    y = [draw.integer(-10, 12) for _ in range(n)]
    lam = draw.choice(PENALTIES)
    stable = [rate for rate in RATES if rate * most_curvature(rows, lam) < LARGEST_PRODUCT]
    return rows, y, {"lr": draw.choice(stable or RATES[:1]), "steps": draw.choice(STEPS), "lam": lam}


def most_curvature(rows, lam):
    """Return what every curvature of the loss is at most: all of them added up."""
    return 2 * sum(number * number for row in rows for number in row) / len(rows) + 2 + lam * len(rows[0])


def is_fair(rows, y, settings):
    """Tell whether the run settles, every way of rounding agrees, and enough wrong programs are seen."""
    if settings["lr"] * most_curvature(rows, settings["lam"]) >= LARGEST_PRODUCT:
        return False
    right, wrong = truth(rows, y, **settings), wrong_answers(rows, y, **settings)
    return off_the_edges(right, PLACES) and caught(right, wrong, FROM_THE_TRUTH) >= FEWEST_CAUGHT


def truth(rows, y, lr, steps, lam):
    """List the weights and the intercept, not rounded."""
    return run(step(rows, y, lr, lam), steps)


def wrong_answers(rows, y, lr, steps, lam):
    """Give what each wrong program returns, one after the other."""
    width, n = len(rows[0]), len(rows)
    right = step(rows, y, lr, lam)
    still = identity(width + 2)
    weights_only, intercept_only = [*right[:width], *still[width:]], [*still[:width], *right[width:]]
    *w, b = run(right, steps)

    yield run(step(rows, y, lr / 2, 2 * lam), steps)  # the 2 from the square is missing
    yield run(step(rows, y, lr * n, lam / n), steps)  # added up, not averaged
    yield run(step(rows, y, lr, lam, on_intercept=lam), steps)  # b is penalized too
    yield run(step(rows, y, lr, 2 * lam), steps)  # twice the penalty
    yield run(step(rows, y, lr, 0), steps)  # no penalty
    yield run(product(intercept_only, weights_only), steps)  # b is moved with the new w
    yield run(right, steps, start=1)  # started at ones
    yield run(weights_only, steps)  # b stays 0
    yield run(right, FOR_EVER)  # solved, instead of descent
    yield [*w, round(b, 2)]  # b to two decimals


# Many steps at once.


def step(rows, y, lr, lam, on_intercept=0):
    """Return the matrix that takes (w, b, 1) one step further."""
    with_one = [[*row, 1] for row in rows]  # the intercept belongs to a feature that is always 1
    columns = list(zip(*with_one, strict=True))
    matrix = identity(len(columns) + 1)
    for i, column in enumerate(columns):
        for j, other in enumerate(columns):
            matrix[i][j] -= lr * 2 * dot(column, other) / len(rows)
        matrix[i][i] -= lr * (lam if i < len(columns) - 1 else on_intercept)
        matrix[i][-1] = lr * 2 * dot(column, y) / len(rows)
    return matrix


def run(matrix, times, start=0):
    """Return w and b after that many steps from numbers that are all `start`."""
    state = [[start] for _ in matrix[:-1]] + [[1]]
    return [number for (number,) in product(power(matrix, times), state)][:-1]


def power(matrix, times):
    """Multiply a matrix by itself, squaring: matrix**13 is matrix**8 * matrix**4 * matrix."""
    result = identity(len(matrix))
    while times:
        if times % 2:
            result = product(result, matrix)
        matrix = product(matrix, matrix)
        times //= 2
    return result


def identity(size):
    """Return the matrix that changes nothing."""
    return [[float(i == j) for j in range(size)] for i in range(size)]


def product(left, right):
    """Multiply two matrices."""
    columns = list(zip(*right, strict=True))
    return [[dot(row, column) for column in columns] for row in left]
