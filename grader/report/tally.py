"""What is kept in memory of a class while it is graded: a line a submission, and counts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from grader.models import Outcome, Verdict
from grader.report.ideas import Met, met_in

NOT_A_MISS = (Outcome.PASSED, Outcome.NOT_RUN, Outcome.PENDING)


@dataclass(frozen=True, slots=True)
class Line:
    """One submission in the table of a class."""

    submission: str
    verdict: Verdict
    points: str
    message: str


@dataclass(slots=True)
class Tally:
    """The table of a class, and what it says as a whole."""

    lines: list[Line] = field(default_factory=list)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    scores: float = 0.0
    pending: int = 0
    met: list[Met] = field(default_factory=list)

    def add(self, result: dict[str, Any]) -> None:
        """Count one result, as read from its JSON."""
        verdict = Verdict(result["verdict"])
        self.verdicts[verdict] += 1
        self.scores += result["score"] or 0.0
        self.pending += bool(result["pending"])
        points = "–" if result["score"] is None else f"{result['points']:.2f} / {result['max_points']:g}"
        if result["pending"]:
            points += f" +{result['pending']:g} pending"
        self.lines.append(Line(result["submission"], verdict, points, result["message"]))
        self.met += met_in(result)
        for case in result["tests"]:
            if case["max_points"] and case["outcome"] not in NOT_A_MISS:
                self.missed[f"{case['id']}  {case['title']}"] += 1

    @property
    def mean(self) -> float | None:
        """The mean score of those that were graded, from 0 to 1."""
        graded = len(self.lines) - self.verdicts[Verdict.NOT_GRADED]
        return self.scores / graded if graded else None
