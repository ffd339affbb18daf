"""What students see of hidden tests: never more than was said, and nothing from which the rest follows."""

import json
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.assignments import Assignment, Part, Shown, for_student, shown
from grader.models import Diagnosis, Difference, Outcome, Probed, Row, RunResult, Verdict, Visibility
from grader.report.record import as_data
from tests.assignments.rules import CODE, DAY, DUE, QUIZ, week
from tests.report.records import case, result

SECOND = timedelta(seconds=1)
LEFT = [Shown.VISIBLE, Shown.NAME_ONLY, Shown.HIDDEN]


def seen(assignment: Assignment, name: str = "H01", **said: Any) -> Shown:
    """Return what is shown of a hidden case of the quiz."""
    options = {"now": DUE, "until": None, "published": False} | said
    return shown(assignment, QUIZ, name, options.pop("visibility", Visibility.HIDDEN), **options)


def test_what_is_said_holds() -> None:
    """For all tests, or for one."""
    parts = (Part(slug=QUIZ, tests={"H03": Shown.VISIBLE}), Part(slug=CODE))

    for said in LEFT:
        assert seen(week(tests=said)) is said
        assert seen(week(tests=said, parts=parts), "H03") is Shown.VISIBLE


@pytest.mark.parametrize("said", list(Shown))
def test_public_tests_are_always_visible(said: Shown) -> None:
    """Students hold them."""
    parts = (Part(slug=QUIZ, tests={"V01": said}),)

    assert seen(week(tests=said, parts=parts), "V01", visibility=Visibility.PUBLIC) is Shown.VISIBLE


def test_after_due_is_when_nobody_hands_in_any_more() -> None:
    """After the student's own cut-off, or grace; not a second before."""
    late = {"grace_minutes": 10, "cut_off_days": 2}
    found = week(tests=Shown.AFTER_DUE, late=late)

    assert seen(found, now=DUE + 2 * DAY) is Shown.HIDDEN
    assert seen(found, now=DUE + 2 * DAY + SECOND) is Shown.VISIBLE
    assert seen(found, now=DUE + 3 * DAY, until=DUE + DAY) is Shown.HIDDEN
    assert seen(found, now=DUE + 3 * DAY + SECOND, until=DUE + DAY) is Shown.VISIBLE
    assert seen(week(tests=Shown.AFTER_DUE), now=DUE + SECOND) is Shown.VISIBLE
    assert seen(week(tests=Shown.AFTER_DUE, due=None), now=DUE + 999 * DAY) is Shown.HIDDEN


def test_after_published_waits_for_the_instructor() -> None:
    """However late it is."""
    found = week(tests=Shown.AFTER_PUBLISHED)

    assert seen(found, now=DUE + 99 * DAY) is Shown.HIDDEN
    assert seen(found, published=True) is Shown.VISIBLE


def hidden(name: str, outcome: Outcome = Outcome.FAILED, **said: Any) -> Any:
    """Return a hidden case that is worth 2."""
    fields = {"visibility": Visibility.HIDDEN, "max_points": Fraction(2)}
    return case(name, outcome, **(fields | said))


DIAGNOSIS = Diagnosis(
    idea="uphill",
    mutants=("plus_sign",),
    sentence="You went uphill.",
    counter_example=Difference("f(1)", "0", "2"),
    probes=(Probed("f(7.25)", "49", "50", ("plus_sign",)),),
)
FAILED = result(
    case("V01"),
    hidden("H01", Outcome.PASSED, points=Fraction(2)),
    hidden("H02", title="A long walk.", message="it returned a wrong value"),
    hidden("H03", Outcome.NOT_RUN, message="needs: A long walk."),
    verdict=Verdict.PARTIAL,
    message="H02: it returned a wrong value",
    points=Fraction(2),
    max_points=Fraction(6),
    score=1 / 3,
    diagnosis=DIAGNOSIS,
)
PRIVATE = {
    "drawn": {"H02": "(41, 43)"},
    "cases": {
        "H02": {
            "message": "it returned 8, expected 9",
            "call": "f(41)",
            "expected": "9",
            "got": "8",
            "tolerance": 1e-9,
            "rows": [],
            "frames": [],
            "output": "here",
        }
    },
}


def told(how: dict[str, Shown], graded: RunResult = FAILED) -> dict[str, Any]:
    """Return a record as its student sees it."""
    return for_student(as_data(graded), PRIVATE, how)


def all_of(said: Shown) -> dict[str, Shown]:
    """Return the same for all hidden cases."""
    return {"V01": Shown.VISIBLE} | dict.fromkeys(("H01", "H02", "H03"), said)


def test_with_names_alone_the_record_is_as_it_is() -> None:
    """Titles and outcomes, points and verdict; how the diagnosis was found stays ours."""
    found = told(all_of(Shown.NAME_ONLY))

    whole = as_data(FAILED)
    assert {**found, "diagnosis": whole["diagnosis"]} == whole
    assert found["diagnosis"]["sentence"] == "You went uphill."
    assert (found["diagnosis"]["mutants"], found["diagnosis"]["probes"]) == ([], [])
    assert "hidden" not in found


def test_a_visible_one_tells_how_it_failed() -> None:
    """As a public one would; what was drawn for the others is not told."""
    found = told(all_of(Shown.NAME_ONLY) | {"H02": Shown.VISIBLE})

    wrong = found["tests"][2]
    assert (wrong["call"], wrong["expected"], wrong["got"]) == ("f(41)", "9", "8")
    assert wrong["message"] == "it returned 8, expected 9"
    assert found["tests"][1] == as_data(FAILED)["tests"][1]
    assert found["points"] == 2


def test_one_that_is_left_out_takes_the_sum_with_it() -> None:
    """Points, verdict and message would tell how it ended; so would the diagnosis, or a case that waited."""
    found = told(all_of(Shown.NAME_ONLY) | {"H02": Shown.HIDDEN})

    assert [test["id"] for test in found["tests"]] == ["V01", "H01", "H03"]
    assert found["hidden"] == {"tests": 1, "max_points": 2}
    assert [found[key] for key in ("points", "score", "verdict", "message")] == [None, None, None, ""]
    assert (found["diagnosis"], found["misconception"]) == (None, None)
    assert found["tests"][2]["message"] == ""
    assert found["max_points"] == 6
    assert (found["processes"], found["durations"]["wall_s"]) == (0, 0), "of a crash, of a time limit"


def test_a_case_that_nobody_decided_on_is_left_out() -> None:
    """A public one is not."""
    found = told({})

    assert [test["id"] for test in found["tests"]] == ["V01"]
    assert found["hidden"]["tests"] == 3


def test_a_file_that_cannot_be_graded_is_told_why() -> None:
    """That says nothing of the tests; what went wrong with us may, so that is not told."""
    cases = [hidden(name, Outcome.NOT_RUN) for name in ("H01", "H02")]
    refused = result(*cases, verdict=Verdict.NOT_GRADABLE, message="it defines no function f")
    fault = result(*cases, verdict=Verdict.NOT_GRADED, message="the suite failed (case H01): 41")

    found = [told(all_of(Shown.HIDDEN), graded) for graded in (refused, fault)]

    assert [each["verdict"] for each in found] == ["not_gradable", "not_graded"]
    assert [each["message"] for each in found] == ["it defines no function f", ""]


def test_the_record_itself_is_left_as_it_is() -> None:
    """The instructor sees the same one."""
    record = as_data(FAILED)

    for said in LEFT:
        for_student(record, PRIVATE, all_of(said))

    assert record == as_data(FAILED)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(LEFT), st.sampled_from(list(Outcome)), st.booleans()),
        min_size=1,
        max_size=5,
    )
)
def test_no_text_is_seen_that_may_not(cases: list[tuple[Shown, Outcome, bool]]) -> None:
    """Of a case that is left out none at all; of one by its name, none of what is kept apart."""
    names = [f"H{number:02}" for number in range(len(cases))]
    how = dict(zip(names, (said for said, _, _ in cases), strict=True))
    tests = [
        hidden(
            name,
            outcome,
            title=f"title-{name}",
            message=f"needs: title-{names[0]}" if waits and outcome is Outcome.NOT_RUN else f"says-{name}",
            rows=(Row(f"row-{name}", "", ""),),
        )
        for name, (_, outcome, waits) in zip(names, cases, strict=True)
    ]
    graded = result(*tests, verdict=Verdict.PARTIAL, message=f"{names[0]}: says-{names[0]}")
    private = {
        "drawn": {name: f"drawn-{name}" for name in names},
        "cases": {name: {"message": f"secret-{name}", "got": f"got-{name}"} for name in names},
    }

    text = json.dumps(for_student(as_data(graded), private, how))

    for name, said in how.items():
        assert (f"secret-{name}" in text) == (said is Shown.VISIBLE)
        assert (f"got-{name}" in text) == (said is Shown.VISIBLE)
        assert f"drawn-{name}" not in text
        assert (name in text) == (said is not Shown.HIDDEN)
