"""An assignment, as it was read: what holds for each of its exercises."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from fractions import Fraction
from typing import Literal

from grader.assignments.manifest import AttemptRule, LateRule, Part, Shown
from grader.errors import UsageError


@dataclass(frozen=True, slots=True)
class Assignment:
    """Exercises with a due time and rules; the name is empty for the rules of an exercise that is in none.

    `opens` and `due` are moments, whatever their zone; `zone` is the one in which they are told.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    opens: datetime | None = None
    due: datetime | None = None
    zone: tzinfo = UTC
    late: LateRule = field(default_factory=LateRule)
    attempts: AttemptRule = field(default_factory=AttemptRule)
    counts: Literal["best", "last"] = "best"
    tests: Shown = Shown.NAME_ONLY

    def part(self, slug: str) -> Part:
        """Return what is said of an exercise.

        Raises
        ------
        UsageError
            If it is not in this assignment.
        """
        for part in self.parts:
            if part.slug == slug:
                return part
        known = ", ".join(part.slug for part in self.parts)
        raise UsageError(f"no exercise {slug!r} in the assignment {self.name!r}; it has {known}")

    def attempt_rule(self, slug: str) -> AttemptRule:
        """Return how often an exercise may be handed in; what it does not say itself, the assignment says."""
        own = self.part(slug).attempts
        return self.attempts.model_copy(update=own.model_dump(exclude_unset=True)) if own else self.attempts

    def weight(self, slug: str, points: int | Fraction) -> Fraction:
        """Return what an exercise is worth here; `points` are its own."""
        said = self.part(slug).weight
        return Fraction(points) if said is None else Fraction(str(said))

    @property
    def settings(self) -> str:
        """Everything that it says, as text that is the same whenever the same is said."""
        said = {
            "title": self.title,
            "opens": _as_text(self.opens),
            "due": _as_text(self.due),
            "zone": str(self.zone),
            "counts": self.counts,
            "tests": self.tests.value,
            "late": self.late.model_dump(),
            "attempts": self.attempts.model_dump(),
            "exercises": [part.model_dump(mode="json", exclude_unset=True) for part in self.parts],
        }
        return json.dumps(said, sort_keys=True, separators=(",", ":"))


def _as_text(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat() if when is not None else None
