"""Short expressions such as ``q0*(1 - alpha*lam)^t``: read by a small grammar, never by ``eval``.

::

    sum      product (("+" | "-") product)*
    product  signed (("*" | "/") signed | power)*      two factors side by side are a product
    signed   ("+" | "-")* power
    power    atom ("^" signed)?                        so -x^2 is -(x^2), and 2^3^2 is 2^(3^2)
    atom     number | variable | group | ("sqrt" | "exp") group
    group    "(" sum ")" | "[" sum "]" | "{" sum "}"

A formula is kept in postfix order, floats and names: to evaluate it takes one loop and no recursion.
"""

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from grader.errors import FormatError
from grader.questions.numbers import AROUND, MAX_CHARS, bare_text, quoted

MAX_DEPTH = 50
POINTS = 12

_FUNCTIONS: Mapping[str, Callable[[float], float]] = {"sqrt()": math.sqrt, "exp()": math.exp}
# math.pow raises where ** would return a complex number.
_OPERATIONS: Mapping[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "^": math.pow,
}

_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lam mu "
    "nu xi omicron pi rho sigma tau upsilon phi chi psi omega"
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK_NAMES.split(), strict=True))
_ALSO_CALLED = {
    "lambda": "lam",
    "eps": "epsilon",
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    "√": "sqrt",
}
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789", "_{}\\")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
# Looks that mean the same; each is one character for one, so that columns stay.
_SAME_LOOK = str.maketrans("×·⋅∙∗÷∕⁄µϵϑϕς", "*****///μεθφσ")

_TOKEN = re.compile(
    r"""
      (?P<space>  \s+ | \\[,;:!\ ] | \\(?:left|right)(?![A-Za-z]) )
    | (?P<symbol> \*\* | [-+*/^()\[\]{}] | \\(?:cdot|times)(?![A-Za-z]) )
    | (?P<number> (?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? )
    | (?P<name>   (?:\\?[A-Za-z]+|[α-ω]) (?:_\{[A-Za-z0-9]+\}|_[0-9]+|_[A-Za-z]+|[0-9]+|[₀-₉]+)? | √ )
    | (?P<raised> [⁺⁻]?[⁰¹²³⁴-⁹]+ )
    """,
    re.VERBOSE,
)
_SYMBOLS = {"**": "^", "\\cdot": "*", "\\times": "*"}
_STEM = re.compile(r"[A-Za-z]+|[α-ω√]")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Formula:
    """What a student or an author typed, and the same in postfix order."""

    text: str
    steps: tuple[float | str, ...]

    def at(self, values: Mapping[str, float]) -> float | None:
        """Return the value at a point; None where it, or a part of it, is no finite real number."""
        stack: list[float] = []
        try:
            for step in self.steps:
                stack.append(_result(step, stack, values))
                if not math.isfinite(stack[-1]):
                    return None
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return None
        return stack[-1]


def parse(text: object, variables: Sequence[str]) -> Formula:
    r"""Read an expression.

    Parameters
    ----------
    text : object
        What was typed; a plain number counts as an expression.
    variables : sequence of str
        The names that may occur. Each is known by its Greek letter and its LaTeX name as well: ``lam`` is
        ``lambda``, ``λ`` and ``\lambda``; ``q0`` is ``q_0`` and ``q₀``.

    Raises
    ------
    FormatError
        If it does not follow the grammar; the text says in which column, and what to do.

    Examples
    --------
    >>> parse("1 − 2αλ", ["alpha", "lam"]).at({"alpha": 0.25, "lam": 1.0})
    0.5
    """
    typed = text if isinstance(text, str) else _number_as_text(text)
    if len(typed) > MAX_CHARS:
        raise FormatError(
            f"expected an expression of at most {MAX_CHARS} characters, got {len(typed):,}: {quoted(typed)}; "
            "shorten it"
        )
    bare = bare_text(typed).translate(_SAME_LOOK)
    if not bare:
        raise FormatError(f"expected an expression, got an empty answer; {_may_use(variables)}")
    before = len(typed) - len(typed.lstrip(AROUND))
    return Formula(typed, _Parser(tuple(_tokens(bare, before + 1)), variables).whole())


def same(a: Formula, b: Formula, variables: Sequence[str], integers: Collection[str] = ()) -> bool:
    """Tell whether two formulas agree at 12 points inside (0.1, 0.9), the same on every machine.

    Parameters
    ----------
    a, b : Formula
        The answer and the reference. A point where the reference has no value is replaced by another one;
        where only the answer has none, they differ.
    variables : sequence of str
        All names that occur.
    integers : collection of str
        Those that take whole numbers from 1 to 5 instead.
    """
    candidates = islice(_points(variables, integers), 100 * POINTS)
    defined = ((point, right) for point in candidates if (right := b.at(point)) is not None)
    compared = [_close(a.at(point), right) for point, right in islice(defined, POINTS)]
    return len(compared) == POINTS and all(compared)


def _close(got: float | None, right: float) -> bool:
    # The absolute part is for values that cancel to nearly 0; rounding alone leaves 1e-16 there.
    return got is not None and math.isclose(got, right, rel_tol=1e-9, abs_tol=1e-14)


def _points(variables: Sequence[str], integers: Collection[str]) -> Iterator[dict[str, float]]:
    """Draw points without end, by the generator of Knuth's MMIX."""
    state = 2024
    while True:
        point = {}
        for name in variables:
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            share = (state >> 11) / 2**53
            point[name] = float(1 + int(5 * share)) if name in integers else 0.1 + 0.8 * share
        yield point


def _result(step: float | str, stack: list[float], values: Mapping[str, float]) -> float:
    if isinstance(step, float):
        return step
    if step in _FUNCTIONS:
        return _FUNCTIONS[step](stack.pop())
    if step in _OPERATIONS:
        right, left = stack.pop(), stack.pop()
        return _OPERATIONS[step](left, right)
    return float(values[step])


def _number_as_text(raw: object) -> str:
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if not is_number or (isinstance(raw, int) and raw.bit_length() > 3 * MAX_CHARS):
        raise FormatError(f"expected an expression, got {quoted(raw)}; write it in quotes")
    return str(raw)


def _listed(names: Sequence[str]) -> str:
    """Write names as in a sentence."""
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _may_use(variables: Sequence[str]) -> str:
    if not variables:
        return "use numbers only, there is no variable"
    return f"use the variable{'s' if len(variables) > 1 else ''} {_listed(variables)}"


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


def _tokens(bare: str, first_column: int) -> Iterator[_Token]:
    """Cut a text into numbers, names and symbols; its end is a token too."""
    at = 0
    while at < len(bare):
        match = _TOKEN.match(bare, at)
        if match is None:
            raise FormatError(f"column {first_column + at}: {_why_out_of_place(bare, at)}")
        yield from _meant(str(match.lastgroup), match[0], first_column + at)
        at = match.end()
    yield _Token("end", "the end", first_column + at)


def _meant(kind: str, text: str, column: int) -> Iterator[_Token]:
    """Give each spelling its one meaning."""
    if kind == "raised":
        yield _Token("symbol", "^", column)
        plain = text.translate(_RAISED)
        if plain[0] in "+-":
            yield _Token("symbol", plain[0], column)
        yield _Token("number", plain.lstrip("+-"), column)
    elif kind != "space":
        yield _Token(kind, _SYMBOLS.get(text, text), column)


def _why_out_of_place(bare: str, at: int) -> str:
    """Say what to write instead of a character that belongs to no token."""
    for comma in _DECIMAL_COMMA.finditer(bare):
        if comma.start() < at < comma.end():
            return f"write {comma[0].replace(',', '.')} with a point, not a comma"
    if bare[at] == "=":
        return 'expected one expression, got "="; write only what stands to its right'
    return f"{quoted(bare[at])} has no place here; use numbers, variables, + - * / ^ and parentheses"


def _plain_name(name: str) -> str:
    r"""Bring a name to its one spelling: ``\lambda_1`` is ``lam1``."""
    latin = _STEM.sub(lambda stem: _GREEK.get(stem[0], _ALSO_CALLED.get(stem[0], stem[0])), name, count=1)
    return latin.translate(_SUBSCRIPTS)


class _Parser:
    """One reading of one text; its steps grow as the parts are understood."""

    def __init__(self, tokens: Sequence[_Token], variables: Sequence[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._variables = {_plain_name(name): name for name in variables}
        self._steps: list[float | str] = []

    def whole(self) -> tuple[float | str, ...]:
        """Read all of it."""
        self._sum()
        if self._next.kind != "end":
            raise self._error(f'"{self._next.text}" closes nothing; remove it, or open it before')
        return tuple(self._steps)

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self, *symbols: str) -> str:
        """Go past one of these symbols and return it; empty where another token stands."""
        if self._next.text not in symbols:
            return ""
        self._at += 1
        return self._tokens[self._at - 1].text

    def _error(self, sentence: str) -> FormatError:
        return FormatError(f"column {self._next.column}: {sentence}")

    def _came(self) -> str:
        return "the end" if self._next.kind == "end" else quoted(self._next.text)

    def _sum(self) -> None:
        self._product()
        while operator := self._take("+", "-"):
            self._product()
            self._steps.append(operator)

    def _product(self) -> None:
        self._signed()
        while True:
            if operator := self._take("*", "/"):
                self._signed()
            elif self._next.kind in {"name", "number"} or self._next.text in _CLOSING:
                operator = "*"
                self._unwritten_factor()
            else:
                return
            self._steps.append(operator)

    def _unwritten_factor(self) -> None:
        if self._next.kind == "number":
            raise self._error(f"expected an operator before {self._came()}; write * for a product")
        self._power()

    def _signed(self) -> None:
        negative = False
        while sign := self._take("+", "-"):
            negative ^= sign == "-"
        self._power()
        if negative:
            self._steps += [-1.0, "*"]

    def _power(self) -> None:
        self._atom()
        if self._take("^"):
            self._deeper(self._signed)
            self._steps.append("^")

    def _atom(self) -> None:
        if self._next.text in _CLOSING:
            self._group()
        elif self._next.kind == "number":
            self._steps.append(float(self._next.text))
            self._at += 1
        elif self._next.kind == "name":
            self._name()
        else:
            raise self._error(f'expected a number, a variable or "(", got {self._came()}')

    def _name(self) -> None:
        name = _plain_name(self._next.text)
        if name not in self._variables and f"{name}()" not in _FUNCTIONS:
            raise self._error(self._why_unknown(name))
        self._at += 1
        if name in self._variables:
            self._steps.append(self._variables[name])
            return
        if self._next.text not in _CLOSING:
            raise self._error(f'expected "(" after {name}, got {self._came()}')
        self._group()
        self._steps.append(f"{name}()")

    def _why_unknown(self, name: str) -> str:
        may_use = _may_use([*self._variables.values()])
        if self._tokens[self._at + 1].text == "(":
            return f"{self._came()} is no function that may be used, only sqrt and exp are; {may_use}"
        glued = ", with * between factors" if name.startswith(tuple(self._variables)) else ""
        return f"{self._came()} is not one of the variables; {may_use}{glued}"

    def _group(self) -> None:
        opening = self._next
        self._at += 1
        self._deeper(self._sum)
        closing = _CLOSING[opening.text]
        if self._next.kind == "end":
            raise FormatError(
                f'column {opening.column}: this "{opening.text}" is never closed; add "{closing}"'
            )
        if not self._take(closing):
            here = f'"{closing}" to close the "{opening.text}" of column {opening.column}'
            raise self._error(f"expected {here}, got {self._came()}")

    def _deeper(self, part: Callable[[], None]) -> None:
        if self._depth == MAX_DEPTH:
            raise self._error(f"parentheses and powers are nested more than {MAX_DEPTH} deep; simplify")
        self._depth += 1
        part()
        self._depth -= 1
