"""What a file of an assignment holds."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from grader.catalog import SLUG
from grader.manifests import Strict


class Shown(StrEnum):
    """What a student sees of a hidden test; those that wait for a moment are hidden until then."""

    VISIBLE = "visible"
    NAME_ONLY = "name_only"
    AFTER_DUE = "after_due"
    AFTER_PUBLISHED = "after_published"
    HIDDEN = "hidden"


class LateRule(Strict):
    """What is taken off when something is handed in after the due time."""

    grace_minutes: int = Field(default=0, ge=0, le=10_000, description="so much later is still on time")
    per_day: float = Field(
        default=0.0, ge=0, le=1, description="share of what was earned, for each day begun after the due time"
    )
    cut_off_days: float | None = Field(
        default=None,
        ge=0,
        le=1000,
        description="what is handed in later counts nothing; else there is no end",
    )


class AttemptRule(Strict):
    """How often, and how soon again, something may be handed in."""

    limit: int = Field(default=0, ge=0, le=10_000, description="attempts; 0: as many as one likes")
    cool_down_minutes: int = Field(default=0, ge=0, le=100_000, description="between two attempts")


class Part(Strict):
    """One exercise of an assignment."""

    slug: str = Field(pattern=SLUG, description="an exercise of the course")
    weight: float | None = Field(
        default=None,
        gt=0,
        allow_inf_nan=False,
        description="points that it is worth here; else its own points",
    )
    attempts: AttemptRule | None = Field(default=None, description="what differs from the assignment's")
    tests: dict[str, Shown] = Field(default={}, description="ids of hidden tests that are shown differently")


Moment = Annotated[datetime, Field(strict=True)] | None
"""A date alone is refused: does its day begin or end there?"""


class AssignmentManifest(Strict):
    """What `exercises/assignments/<name>.toml` holds."""

    version: Literal[1] = Field(alias="schema", description="version of this format")
    title: str = Field(min_length=1)
    opens: Moment = Field(default=None, description="local time in the zone, or with an offset")
    due: Moment = Field(default=None, description="local time in the zone, or with an offset")
    zone: str = Field(default="UTC", min_length=1, description="time zone, such as Europe/Berlin")
    counts: Literal["best", "last"] = Field(default="best", description="which attempt counts")
    tests: Shown = Field(default=Shown.NAME_ONLY, description="what students see of hidden tests")
    late: LateRule = LateRule()
    attempts: AttemptRule = AttemptRule()
    exercises: list[Part] = Field(min_length=1)


def schema_of_assignments() -> dict[str, Any]:
    """Return the JSON Schema of a file, for editors."""
    return AssignmentManifest.model_json_schema(by_alias=True)
