"""What a translation starts from and ends with: what is the student's, and the body of a case."""

import ast
from dataclasses import dataclass, field
from typing import Any

from grader.exchange.importing.syntax import Body
from grader.exchange.importing.test_cells import loads_within

ANSWERS = "answers"
"""The function that returns the variables which tests ask for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the student's a test may ask for."""

    functions: frozenset[str]
    variables: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Literal:
    """A call of the student's with plain arguments, and the value that is expected."""

    function: str
    arguments: tuple[Any, ...]
    value: Any


@dataclass(slots=True)
class Translated:
    """The body of a case, and what it uses."""

    body: Body = field(default_factory=list)
    title: str = ""
    functions: set[str] = field(default_factory=set)
    variables: dict[str, None] = field(default_factory=dict)
    literals: list[Literal] = field(default_factory=list)
    compares: bool = False
    judges: bool = False
    asks_oracle: bool = False
    checks: int = 0
    lost: list[tuple[str, str]] = field(default_factory=list)

    def code(self) -> str:
        """Write the body."""
        return ast.unparse(ast.fix_missing_locations(ast.Module(self.body, [])))

    @property
    def loads(self) -> frozenset[str]:
        """The names that it takes from around it."""
        return loads_within(self.code())
