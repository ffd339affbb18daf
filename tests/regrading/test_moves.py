"""Records compared, case by case."""

from hypothesis import given
from hypothesis import strategies as st

from grader.models import Outcome
from grader.regrading.moves import case_moves


def record(*cases: tuple[str, str, float], verdict: str = "partial") -> dict[str, object]:
    """Return what a comparison needs of a record: cases with outcome and points, each of 2."""
    tests = [
        {
            "id": name,
            "title": f"Title of {name}",
            "visibility": "hidden",
            "outcome": outcome,
            "points": points,
        }
        | {"max_points": 2.0, "message": f"{name} says this"}
        for name, outcome, points in cases
    ]
    points = sum(points for *_, points in cases)
    whole = {"points": points, "max_points": 2.0 * len(cases), "pending": 0.0}
    return {"verdict": verdict, "message": "", "tests": tests, **whole}


RECORDS = st.lists(
    st.tuples(
        st.sampled_from(["H01", "H02", "H03", "H04"]),
        st.sampled_from([outcome.value for outcome in Outcome]),
        st.sampled_from([0.0, 2 / 3, 2.0]),
    ),
    unique_by=lambda case: case[0],
).map(lambda cases: record(*cases))


@given(RECORDS, RECORDS)
def test_two_records_are_compared_the_same_both_ways(
    one: dict[str, object], other: dict[str, object]
) -> None:
    """Every case that differs is there once, and with itself a record has no difference."""
    forth, back = list(case_moves(one, other, {})), list(case_moves(other, one, {}))
    assert {(case.id, case.old, case.new) for case in forth} == {
        (case.id, case.new, case.old) for case in back
    }
    assert list(case_moves(one, one, {})) == []
    assert len({case.id for case in forth}) == len(forth)


def test_only_the_instructor_is_told_why_a_hidden_case_fails() -> None:
    """The words with values are those kept apart; without them, what the record says."""
    old, new = record(("H01", "passed", 2.0), ("H02", "passed", 2.0)), record(("H01", "failed", 0.0))
    first, gone = case_moves(old, new, {"H01": {"message": "double(3) returned 7"}})
    assert first.new is not None
    assert (first.new.why, gone.new) == ("double(3) returned 7", None)
    (without, _) = case_moves(old, new, {})
    assert without.new is not None
    assert without.new.why == "H01 says this"
    assert list(case_moves(record(verdict="not_gradable"), new, {})) == []
