"""`probes.py` of an exercise: calls that tell wrong ideas apart, and how to make small ones.

A probe is a line of Python, such as ``"double(3)"``: a teacher reads it, a student can paste it.
"""

import ast
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grader.catalog import ORACLE, PROBES, Exercise
from grader.course_code import importable, load
from grader.draws import Draw
from grader.errors import CatalogError

TOLERANCE = 1e-6
"""Answers that are nearer to each other may both be right, unless the exercise says otherwise."""


@dataclass(frozen=True)
class Probes:
    """What `probes.py` holds.

    Attributes
    ----------
    calls : tuple of str
        `PROBES`: they tell the wrong ideas apart.
    small : callable
        `small(draw)` writes a small call; the simplest where every draw gives its first value.
    steps : str or int or None
        `STEPS`: the parameter that counts steps, or the number of steps where the function always takes as
        many; None where nothing is repeated.
    tolerance : float
        `TOLERANCE`: how far two right answers may lie apart, as they are rounded.
    parameters : dict
        The names of the parameters of each function to be written.
    """

    calls: tuple[str, ...]
    small: Callable[[Draw], str]
    steps: str | int | None
    tolerance: float
    parameters: dict[str, tuple[str, ...]]

    def small_call(self, draw: Draw) -> str:
        """Write a small call.

        Raises
        ------
        CatalogError
            If the author's function fails, or returns something else.
        """
        try:
            call = self.small(draw)
        except Exception as error:  # it may raise anything
            raise CatalogError(f"small(draw) in {PROBES} fails: {type(error).__name__}: {error}") from error
        if not isinstance(call, str):
            raise CatalogError(f"small(draw) in {PROBES} must return a call as text, got {call!r}")
        return call

    def steps_in(self, call: str) -> int | None:
        """Return how many steps a call asks for; None where it has no number of steps."""
        place = self._place_of_steps(ast.parse(call, mode="eval"))
        return place.value if place is not None and isinstance(place.value, int) else None

    def with_steps(self, call: str, steps: int) -> str:
        """Write a call with another number of steps."""
        place = self._place_of_steps(ast.parse(call, mode="eval"))
        assert place is not None
        text = call.encode()  # places are counted in bytes
        return (text[: place.col_offset] + str(steps).encode() + text[place.end_col_offset :]).decode()

    def _place_of_steps(self, tree: ast.Expression) -> ast.Constant | None:
        """Find the number of steps among the arguments."""
        made = tree.body
        if not isinstance(made, ast.Call) or not isinstance(made.func, ast.Name):
            return None
        given: dict[str | None, ast.expr] = dict(zip(self.parameters[made.func.id], made.args, strict=False))
        given |= {keyword.arg: keyword.value for keyword in made.keywords}
        found = given.get(str(self.steps))
        return found if isinstance(found, ast.Constant) else None


def read_probes(exercise: Exercise) -> Probes | None:
    """Read the probes of an exercise; None if it has none.

    Raises
    ------
    CatalogError
        If the file cannot be used; the text says what it should hold.
    """
    path = exercise.folder / PROBES
    if not path.is_file():
        return None
    with importable(exercise.course_root):
        said = vars(load(path))
        functions = vars(load(exercise.folder / ORACLE))
    calls, small = said.get("PROBES"), said.get("small")
    if not isinstance(calls, list) or not calls or not all(isinstance(call, str) for call in calls):
        raise CatalogError(f"{path}: PROBES must be a list of calls, each a line of Python as text")
    if not callable(small):
        raise CatalogError(f"{path}: defines no function small(draw), which writes a small call")
    for call in calls:
        _compiled(call, f"{path}: the probe {call!r}")
    return Probes(
        calls=tuple(calls),
        small=small,
        steps=said.get("STEPS"),
        tolerance=float(said.get("TOLERANCE", TOLERANCE)),
        parameters={name: _parameters(functions.get(name)) for name in exercise.manifest.entry},
    )


def _compiled(call: str, what: str) -> None:
    try:
        ast.parse(call, mode="eval")
    except (SyntaxError, ValueError) as error:
        raise CatalogError(f"{what} is no expression of Python: {error}") from None


def _parameters(function: Any) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters) if callable(function) else ()


class Choices(Draw):
    """A draw that repeats given choices, and notes all of them: simpler choices make a simpler call.

    Parameters
    ----------
    given : sequence of int
        The first numbers to be drawn, each cut to what is allowed at its place.
    then : Draw, optional
        Draws what comes after them; without it every further number is 0.
    """

    def __init__(self, given: Sequence[int] = (), then: Draw | None = None) -> None:
        self._given = given
        self._then = then
        self.made: list[int] = []

    def below(self, n: int) -> int:
        """Repeat a choice, or make one."""
        at = len(self.made)
        if at < len(self._given):
            chosen = min(self._given[at], n - 1)
        else:
            chosen = self._then.below(n) if self._then is not None else 0
        self.made.append(chosen)
        return chosen
