"""Short expressions, such as ``1 - alpha*lam``."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from grader.questions.expressions import Formula, parse, same
from grader.questions.question import RIGHT, Form, Judgement, Question, Wrong, only_sentence


@dataclass(frozen=True, slots=True)
class ExpressionForm(Form):
    """An expression in declared variables."""

    kind: ClassVar[str] = "expression"
    variables: tuple[str, ...]

    def read(self, raw: Any) -> Formula:
        """Return the parsed expression."""
        return parse(raw, self.variables)

    def how(self) -> str:
        """Say how to answer."""
        return f"an expression in {', '.join(self.variables)}: + - * / ^ and brackets, sqrt and exp"


@dataclass(frozen=True, kw_only=True)
class Expression(Question):
    """An expression that is equal to the right one, however it is written.

    Parameters
    ----------
    right : str
        The right one.
    variables : sequence of str
        What may stand in it.
    integers : sequence of str
        Those of the variables that stand for small whole numbers, such as a count of steps.
    """

    right: str
    variables: Sequence[str]
    integers: Sequence[str] = ()
    wrong: Sequence[Wrong] = ()

    @property
    def form(self) -> ExpressionForm:
        """One field."""
        return ExpressionForm(tuple(self.variables))

    @property
    def key(self) -> str:
        """The right expression."""
        return self.right

    def listed(self) -> list[Wrong]:
        """Return the wrong expressions."""
        return list(self.wrong)

    def judge(self, answer: Formula) -> Judgement:
        """All or nothing."""
        if self._same(answer, self.right):
            return RIGHT
        said = [wrong.sentence for wrong in self.wrong if self._same(answer, wrong.answer)]
        return Judgement(Fraction(0), only_sentence(said, "It is not equal to the right expression."))

    def _same(self, answer: Formula, text: str) -> bool:
        return same(answer, parse(text, self.variables), self.variables, self.integers)
