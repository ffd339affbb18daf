"""The suites of an imported challenge: a case for each test cell, public ones and those that count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import indent

from grader.exchange.importing.names import Statement, bound_by, needed
from grader.exchange.importing.translated import Translated

JUDGED = '''@contextmanager
def judged():
    """Take what a test cannot work with for a wrong answer."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        raise AssertionError("what came back is not what this test can work with") from None'''
COMPARE = '''def compare(expect, got, right):
    """Compare numbers nearly, and everything else exactly."""
    right = right.tolist() if hasattr(right, "tolist") else right
    parts = right if isinstance(right, (list, tuple)) else [right]
    if parts and all(isinstance(part, (int, float)) and not isinstance(part, bool) for part in parts):
        expect.close(got, right)
    else:
        expect.equal(got, right)'''


@dataclass(frozen=True, slots=True)
class Case:
    """A case of a suite: the cell that it comes from, and what it does."""

    id: str
    name: str
    title: str
    work: Translated
    points: Fraction | None = None
    public: bool = False


def suite(says: str, cases: Sequence[Case], context: Sequence[Statement]) -> str:
    """Write a suite.

    Parameters
    ----------
    says : str
        Its docstring.
    cases : sequence of Case
        In their order.
    context : sequence of Statement
        Code that the notebook gives, of which the suite gets what it needs.
    """
    names = set().union(*(case.work.loads for case in cases))
    given = needed(names, context)
    imports = laid_out([each.text for each in given if each.is_import]).strip()
    if "np" in names - bound_by(given):
        imports = f"{imports}\nimport numpy as np".strip()
    judges, compares = any(case.work.judges for case in cases), any(case.work.compares for case in cases)
    head = (
        ["from contextlib import contextmanager\n"] * judges + [imports] * bool(imports) + ["import pytest"]
    )
    rest = [each.text for each in given if not each.is_import]
    helpers = [JUDGED] * judges + [COMPARE] * compares
    parts = ["\n".join(head), *([laid_out(rest)] if rest else []), *helpers, *map(_case, cases)]
    return f"{_docstring(says)}\n\n" + "\n\n\n".join(part.strip("\n") for part in parts) + "\n"


def laid_out(parts: Sequence[str]) -> str:
    """Put code together, with two empty lines around functions and classes."""
    text, stands_alone = "", False
    for part in (part.strip("\n") for part in parts if part.strip()):
        defines = bool(re.search(r"^(?:def|class|@)", part, re.MULTILINE))
        text += ("\n\n\n" if defines or stands_alone else "\n") * bool(text) + part
        stands_alone = defines
    return text + "\n"


def _case(case: Case) -> str:
    return "\n".join(_lines(case))


def _lines(case: Case) -> Iterator[str]:
    yield f'@pytest.mark.case("{case.id}")'
    if case.points is not None:
        yield f"@pytest.mark.points({_points(case.points)})"
        if case.public:
            yield '@pytest.mark.visibility("public")'
    oracle = ", oracle" if case.work.asks_oracle else ""
    yield f"def {case.name}(submission, expect{oracle}):"
    yield indent(_docstring(case.title), "    ")
    yield indent(case.work.code(), "    ")


def _points(points: Fraction) -> str:
    return str(points) if points.denominator == 1 else f'"{points}"'


def _docstring(text: str) -> str:
    safe = text.replace("\\", r"\\").replace('"""', "'''")
    return f'"""{safe}"""' if not safe.endswith('"') else f'"""{safe} """'
