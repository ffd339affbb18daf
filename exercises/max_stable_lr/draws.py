"""The matrix of one drawn bowl, kept only if it tells right from wrong.

Only matrices are drawn whose eigenvalues are known without computing: diagonal ones, [[a, b], [b, a]] with
a - b and a + b, and multiples of two special ones. So no library's rounding can decide what is kept.
"""

import math

from grader.guards import dot

DIAGONAL = (1, 2, 4, 5, 8, 10, 20, 25, 40)
SPECIAL = (((5, 2, 2), (1, 6)), ((10, 3, 2), (1, 11)))  # first entry, beside it, last; eigenvalues

FROM_THE_TRUTH = 1e-6  # of a wrong bound, relative: the suite allows 1e-9
FEWEST_CAUGHT = 6  # of the nine wrong programs


def inputs(draw):
    """Return one matrix: drawn again until enough wrong programs say something else."""
    kind = draw.choice([diagonal, twin, special])
    matrix, _ = draw.until(kind, lambda bowl: caught(*bowl) >= FEWEST_CAUGHT)
    return matrix


def diagonal(draw):
    """Draw a diagonal matrix of 2 to 4 rows."""
    entries = [draw.choice(DIAGONAL) for _ in range(draw.integer(2, 4))]
    return [[entry * (i == j) for j in range(len(entries))] for i, entry in enumerate(entries)], entries


def twin(draw):
    """Draw a matrix with twice the same number on its diagonal."""
    a = draw.integer(2, 25)
    b = draw.choice([1, -1]) * draw.integer(1, a - 1)
    return [[a, b], [b, a]], [a - b, a + b]


def special(draw):
    """Draw a multiple of a special matrix, either way around, with either sign off the diagonal."""
    (a, b, d), eigenvalues = draw.choice(SPECIAL)
    scale, sign = draw.integer(1, 9), draw.choice([1, -1])
    first, last = draw.choice([(a, d), (d, a)])
    rows = [[first, sign * b], [sign * b, last]]
    return [[scale * entry for entry in row] for row in rows], [scale * value for value in eigenvalues]


def caught(matrix, eigenvalues):
    """Count the wrong programs that this matrix shows."""
    right = 2 / max(eigenvalues)
    return sum(abs(bound - right) >= FROM_THE_TRUTH * max(1, right) for bound in wrong(matrix, eigenvalues))


def wrong(matrix, eigenvalues):
    """Give what each wrong program returns."""
    on_diagonal = [row[i] for i, row in enumerate(matrix)]

    yield 1 / max(eigenvalues)
    yield 2 / min(eigenvalues)
    yield 2 / sum(on_diagonal)
    yield 2 / max(on_diagonal)
    yield 2 / max(max(row) for row in matrix)
    yield 2 / (min(eigenvalues) + max(eigenvalues))
    yield 2 / math.sqrt(sum(entry * entry for row in matrix for entry in row))
    yield 2 / max(sum(abs(entry) for entry in row) for row in matrix)
    yield 2 / three_rounds(matrix)


def three_rounds(matrix):
    """Return what three rounds of power iteration take for the largest eigenvalue; all numbers are whole."""
    vector = [1] * len(matrix)
    for _ in range(3):
        vector = times(matrix, vector)
    return dot(vector, times(matrix, vector)) / dot(vector, vector)


def times(matrix, vector):
    """Multiply row by row."""
    return [dot(row, vector) for row in matrix]
