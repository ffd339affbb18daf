"""What `questions.py` defines: a question for each combination of a few finite grids."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from grader.errors import CatalogError
from grader.questions.question import Question, Shuffler

MOST_DRAWS = 1000

Build = Callable[..., Question]


@dataclass(frozen=True)
class Definition:
    """One question with its grids, before numbers are drawn.

    Parameters
    ----------
    id : str
        The item of `exercise.toml` that it belongs to.
    build : callable
        Makes the question from one value of each grid.
    grids : dict of str to sequence
        The values of each argument.
    keep : callable, optional
        Tells of the same arguments whether they make a good question.
    """

    id: str
    build: Build
    grids: dict[str, Sequence[Any]]
    keep: Callable[..., bool] | None = None

    def drawn(self, draw: Shuffler) -> tuple[dict[str, Any], Question]:
        """Draw one student's numbers and order; what cannot be asked is drawn again.

        Raises
        ------
        CatalogError
            If hardly a combination can be asked.
        """
        for _ in range(MOST_DRAWS):
            numbers = {name: grid[draw.integer(0, len(grid) - 1)] for name, grid in self.grids.items()}
            question = self._usable(numbers)
            if question is not None:
                return numbers, question.arranged(draw)
        raise CatalogError(f"{self.id}: no combination of its grids can be asked")

    def variants(self) -> Iterator[tuple[dict[str, Any], Question]]:
        """Return every combination that can be asked, in the order of the grids."""
        for values in product(*self.grids.values()):
            numbers = dict(zip(self.grids, values, strict=True))
            question = self._usable(numbers)
            if question is not None:
                yield numbers, question

    @property
    def combinations(self) -> int:
        """How many combinations there are, usable or not."""
        total = 1
        for grid in self.grids.values():
            total *= len(grid)
        return total

    def _usable(self, numbers: dict[str, Any]) -> Question | None:
        if self.keep is not None and not self.keep(**numbers):
            return None
        question = self.build(**numbers)
        return None if question.ambiguous else question


def question(
    id: str,  # noqa: A002 - the word that everybody uses for it
    *,
    keep: Callable[..., bool] | None = None,
    **grids: Sequence[Any],
) -> Callable[[Build], Definition]:
    """Define the question of an item.

    Parameters
    ----------
    id : str
        Its id in `exercise.toml`.
    keep : callable, optional
        Takes one value of each grid and tells whether they make a good question. Combinations in which a
        listed wrong answer would count as right are left out by themselves.
    **grids : sequence
        For each argument of the function below, the values that it may take.

    Examples
    --------
    >>> from grader.questions import Number
    >>> @question("Q90", a=[2, 3], b=[5, 7])
    ... def product_of_two(a, b):
    ...     return Number(prompt=f"What is {a} times {b}?", right=a * b)
    >>> [numbers for numbers, _ in product_of_two.variants()][0]
    {'a': 2, 'b': 5}
    """

    def define(build: Build) -> Definition:
        return Definition(id, build, dict(grids), keep)

    return define
