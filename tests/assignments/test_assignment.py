"""What an assignment says of its exercises, and the text that is kept of it."""

import json
from datetime import UTC
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema  # type: ignore[import-untyped]
import pytest

from grader.assignments import AttemptRule, Part
from grader.assignments.manifest import schema_of_assignments
from grader.errors import UsageError
from tests.assignments.rules import CODE, DUE, QUIZ, week


def test_an_exercise_changes_what_it_says_and_no_more() -> None:
    """Also if it says what is the default elsewhere."""
    own = Part(slug=QUIZ, attempts=AttemptRule(limit=0))

    found = week(parts=(own, Part(slug=CODE)), attempts={"limit": 5, "cool_down_minutes": 30})

    assert found.attempt_rule(QUIZ) == AttemptRule(limit=0, cool_down_minutes=30)
    assert found.attempt_rule(CODE) == AttemptRule(limit=5, cool_down_minutes=30)


def test_an_exercise_is_worth_its_points_or_its_weight() -> None:
    """Exactly as it was typed."""
    found = week(parts=(Part(slug=QUIZ, weight=0.1), Part(slug=CODE)))

    assert [found.weight(QUIZ, 8), found.weight(CODE, 8)] == [Fraction(1, 10), 8]


def test_an_exercise_of_another_assignment_is_an_error() -> None:
    """Its rules would be those of a stranger."""
    with pytest.raises(
        UsageError, match="no exercise 'other' in the assignment 'week1'; it has bowl_quiz, descent"
    ):
        week().part("other")


def test_settings_change_when_what_is_said_changes() -> None:
    """The same moment in another zone is another text on the page, so the zone is kept; its form is not."""
    same = week(due=DUE.astimezone(ZoneInfo("Europe/Berlin")))

    assert json.loads(week().settings)["due"] == "2026-11-27T22:59:00+00:00"
    assert same.settings == week().settings
    others = [
        week(zone=ZoneInfo("Europe/Berlin")),
        week(title="W"),
        week(due=None),
        week(counts="last"),
        week(late={"per_day": 0.2}),
        week(attempts={"limit": 1}),
        week(parts=(Part(slug=QUIZ, weight=2), Part(slug=CODE))),
        week(parts=(Part(slug=CODE), Part(slug=QUIZ))),
    ]
    assert len({week(zone=UTC).settings, *(other.settings for other in others)}) == 1 + len(others)


def test_the_schema_is_one() -> None:
    """Editors get it; what a file may not hold, it does not allow."""
    schema = schema_of_assignments()

    jsonschema.Draft202012Validator.check_schema(schema)
    good = {"schema": 1, "title": "T", "exercises": [{"slug": "descent", "tests": {"H01": "hidden"}}]}
    jsonschema.validate(good, schema)
    wrong: list[dict[str, Any]] = [
        {"due_date": "2026"},
        {"tests": "secret"},
        {"exercises": []},
        {"late": {"per_day": 2}},
    ]
    for bad in wrong:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(good | bad, schema)
