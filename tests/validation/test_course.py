"""Whole courses: the one that ships, and what happens on the way."""

from pathlib import Path

import pytest

from grader.catalog import find_course
from grader.errors import UsageError
from grader.validation.course import validate
from grader.validation.findings import ChallengeCounts, Validation
from tests.validation.tiny import FILES, Tiny, write

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped() -> list[Validation]:
    """Validate a part of the course of this repository; `make test` validates all of it."""
    return list(validate(find_course(PROJECT), ["mse_and_gradient", "L0"], jobs=2))


def test_what_ships_has_no_findings(shipped: list[Validation]) -> None:
    """Models earn everything, starters nothing, mutants are caught and named, literals are true."""
    assert [finding for validation in shipped for finding in validation.findings] == []


def test_over_several_processes_the_order_is_that_of_one(shipped: list[Validation]) -> None:
    """In teaching order; then the lessons."""
    names = ["bowl_quiz", "bowl_practice", "mse_and_gradient", "L0"]

    assert sorted(validation.name for validation in shipped) == sorted(names)
    assert shipped[-1].name == "L0"
    assert shipped == list(validate(find_course(PROJECT), ["mse_and_gradient", "L0"]))


def test_a_challenge_has_mutants_that_prove_its_suite(shipped: list[Validation]) -> None:
    """Its cases are the columns of the matrix."""
    proved = [each for each in shipped if isinstance(each.counts, ChallengeCounts)]

    assert len(proved) == 1
    for each in proved:
        assert isinstance(each.counts, ChallengeCounts)
        assert each.counts.mutants == len(each.matrix.rows) > 0
        assert each.counts.hidden_cases == len(each.matrix.cases) > 0


def test_progress_counts_every_submission(tiny: Tiny) -> None:
    """Model, starter, one mutant, one alternative."""
    steps: list[tuple[int, int]] = []

    tiny.validate(lambda done, total: steps.append((done, total)))

    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_progress_ends_where_a_suite_cannot_be_used(tiny: Tiny) -> None:
    """A bar that stays at zero looks like a grader that hangs."""
    steps: list[tuple[int, int]] = []
    tiny.files["oracle.py"] = None

    tiny.validate(lambda done, total: steps.append((done, total)))

    assert steps[-1] == (4, 4)


def test_an_exercise_may_be_named_by_its_item(tiny: Tiny) -> None:
    """Names are those of every other command."""
    (validation,) = validate(tiny.course(), ["C90"])

    assert validation.name == tiny.slug


def test_an_unknown_name_is_an_error_of_usage(tiny: Tiny) -> None:
    """A typing error must not look like a course without findings."""
    with pytest.raises(UsageError, match="no exercise 'clamps'"):
        list(validate(tiny.course(), ["clamps"]))


def test_a_broken_exercise_does_not_hide_the_others(tmp_path: Path) -> None:
    """Each has its findings; folders that nobody lists come last."""
    Tiny(tmp_path, "one", {**FILES, "exercise.toml": "schema = 2\n"}).course()
    Tiny(tmp_path, "two", {**FILES, "oracle.py": None}).course()
    Tiny(tmp_path, "three").course()
    write(tmp_path / "exercises" / "course.toml", 'schema = 1\ntitle = "T"\nexercises = ["one", "two"]\n')

    found = list(validate(find_course(tmp_path)))

    assert [validation.name for validation in found] == ["one", "two", "three"]
    assert [validation.findings[0].where for validation in found] == [
        "exercise.toml",
        "oracle.py",
        "course.toml",
    ]
