"""Records to be written: small results, each with one thing that matters."""

from fractions import Fraction
from typing import Any

from grader.models import (
    CaseResult,
    Contours,
    Isolation,
    Limits,
    Outcome,
    Plot,
    PlotKind,
    PlotSeries,
    RunResult,
    Usage,
    Verdict,
    Visibility,
)

HASHES = {"submission": "a1", "exercise": "b2", "reference": "c3", "grader": "0.1.0+d4", "key": ""}
VERSIONS = {"grader": "0.1.0", "python": "3.11.7", "numpy": "2.4.6", "pytest": "9.2.0"}


def case(name: str = "V01", outcome: Outcome = Outcome.PASSED, **said: Any) -> CaseResult:
    """Return a public case that ended so."""
    fields: dict[str, Any] = {
        "title": f"Title of {name}.",
        "visibility": Visibility.PUBLIC,
        "points": Fraction(0),
        "max_points": Fraction(0),
        "duration_s": 0.0123,
    }
    return CaseResult(id=name, outcome=outcome, **(fields | said))


def result(
    *cases: CaseResult, verdict: Verdict = Verdict.PASSED, message: str = "", **said: Any
) -> RunResult:
    """Return the result of a submission."""
    fields: dict[str, Any] = {
        "submission": "s01.py",
        "student": "s01",
        "exercise": "doubling",
        "points": Fraction(4 if verdict is Verdict.PASSED else 0),
        "max_points": Fraction(4),
        "score": 1.0 if verdict is Verdict.PASSED else 0.0,
        "isolation": Isolation.FULL,
        "limits": Limits(),
        "usage": Usage(0.5, 0.25, 10**7, 1),
        "hashes": HASHES,
        "versions": VERSIONS,
    }
    if verdict is Verdict.NOT_GRADED:
        fields |= {"score": None, "isolation": None}
    return RunResult(verdict=verdict, message=message, tests=cases, **(fields | said))


def plot(kind: PlotKind = PlotKind.CURVES, **said: Any) -> Plot:
    """Return a plot of a walk that runs away, beside the right one."""
    fields: dict[str, Any] = {
        "title": "Height after each step",
        "sentence": "It should fall. Yours leaves the picture at step 1.",
        "x": "step",
        "y": "height",
        "call": "walk(6, 0.25, 3)",
        "window": (0.0, 3.0, 0.0, 8.0),
        "series": (
            PlotSeries("yours", ((0.0, 6.0), (1.0, 9.0), (2.0, None))),
            PlotSeries("right", ((0.0, 6.0), (1.0, 3.0), (2.0, 1.5))),
        ),
    }
    if kind is PlotKind.POINTS:
        fields["data"] = ((1.0, 2.0), (2.0, 4.0))
    if kind is PlotKind.PATHS:
        fields["contours"] = Contours((1.0, 4.0), bowl=(1.0, 0.5, 2.0))
    return Plot(kind, **(fields | said))
