"""The lesson on the theory of descent: its demo's numbers by closed forms, and what waits for what.

`claims.py` walks with the reference; here stand the closed forms of the same runs, so that a mistake of the
reference does not prove itself.
"""

import math
import re
from pathlib import Path

import pytest

from grader.lessons import Lesson, load_lesson
from grader.lessons.claims import without_claims

ROUNDED = 5e-5
"""Numbers are shown with four decimals or more."""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """Read the lesson."""
    return load_lesson(Path(__file__).parents[2] / "exercises" / "lessons" / "L2")


def numbers(lesson: Lesson, table: int) -> list[list[float | None]]:
    """Read a table of the demo as its readers see it; a cell that shows no number alone is None."""
    assert lesson.demo is not None
    rows = lesson.demo.tables[table].rows
    return [[number_in(without_claims(cell).strip("$")) for cell in row] for row in rows]


def number_in(cell: str) -> float | None:
    """Read a number."""
    return float(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else None


def test_dial_is_a_dot_product(lesson: Lesson) -> None:
    """On (3, 4) the rate at an angle is 5 times the cosine of the angle between the two."""
    for angle, rate in numbers(lesson, 0):
        assert angle is not None
        between = math.radians(angle) - math.atan2(4, 3)
        assert rate == pytest.approx(5 * math.cos(between), abs=ROUNDED)


def test_gap_is_the_curvature_of_the_bowl(lesson: Lesson) -> None:
    """With the gradient (4, 8) and curvatures 2 and 8: promise -80 a, gap (2 * 16 + 8 * 64) / 2 * a**2."""
    for rate, promised, delivered, gap in numbers(lesson, 1):
        assert rate is not None
        assert promised == pytest.approx(-80 * rate)
        assert gap == pytest.approx(272 * rate**2)
        assert delivered == pytest.approx(-80 * rate + 272 * rate**2)


def test_player_is_a_power(lesson: Lesson) -> None:
    """On (x - 3)**2 from 0 the offset after t updates is -3 (1 - 2 a)**t."""
    for update, *cells in numbers(lesson, 2):
        assert update is not None
        offsets = [-3 * (1 - 2 * rate) ** update for rate in (0.1, 1.1)]
        expected = [value for offset in offsets for value in (3 + offset, abs(offset), offset**2)]
        assert cells == pytest.approx(expected, abs=ROUNDED)


def test_schedule_rescues_by_a_product(lesson: Lesson) -> None:
    """On x**2 the position is 10 times the product of the factors 1 - 2 a_t; they fall below 1 in size."""
    for update, rate, position in numbers(lesson, 3):
        assert update is not None
        rates = [1.1 / (1 + t / 10) for t in range(int(update) + 1)]
        assert rate == pytest.approx(rates[-1], abs=ROUNDED)
        assert position == pytest.approx(10 * math.prod(1 - 2 * a for a in rates[:-1]), abs=ROUNDED)


def test_board_halves(lesson: Lesson) -> None:
    """At the rate 0.25 the position on x**2 halves: every number of the board is a power of two."""
    for update, position, slope, move, change in numbers(lesson, 4):
        assert update is not None
        assert [position, slope] == pytest.approx([4 / 2**update, 8 / 2**update], abs=ROUNDED)
        if update:
            assert [move, change] == pytest.approx([4 / 2**update, 48 / 4**update], abs=ROUNDED)


def test_lamps_light_and_are_fooled(lesson: Lesson) -> None:
    """The updates at which the tests hold, read off the powers of two and by hand for the fooled runs."""
    lit = [row[1:] for row in numbers(lesson, 5)]

    assert lit == [[4, 4, 5, 10], [None, 1, 1, 10], [None, None, 1, 10], [0, 1, 1, 10]]


def test_later_parts_wait_for_the_first_four(lesson: Lesson) -> None:
    """The theory before its uses: L2.5 to L2.9 have a gate."""
    gates = [part.gate for part in lesson.manifest.parts]

    assert gates == [[]] * 4 + [["L2.1", "L2.2", "L2.3", "L2.4"]] * 5
