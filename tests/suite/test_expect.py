"""The rules of comparing, at their edges: right passes, wrong fails, and no sentence tells a value."""

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grader.errors import DiedError, RaisedError, SuiteError
from grader.models import Outcome
from grader.sandbox.inside.wire import Opaque, Record, decode, encode
from grader.sandbox.loaded import Answer
from grader.suite.expect import Expect, Rounding, Unexpected
from grader.suite.proxy import SubmittedFunction
from tests.sandbox.plain_data import leaves, names, text, values

LINE = {"m": 1.5, "b": -2.0}

finite = st.floats(-1e12, 1e12)
tolerances = st.sampled_from([1e-9, 1e-6, 1e-3])


def failure_of(compare: Callable[[], object]) -> Unexpected:
    """Return what did not hold."""
    with pytest.raises(Unexpected) as caught:
        compare()
    return caught.value


def holds(compare: Callable[[], object]) -> bool:
    """Tell whether an expectation holds."""
    try:
        compare()
    except Unexpected:
        return False
    return True


@pytest.fixture
def expect() -> Expect:
    """Return the comparisons of a case."""
    return Expect()


# ---------------------------------------------------------------------------------------------- close


@given(finite, tolerances, st.sampled_from([-1, 1]))
def test_close_passes_just_inside_and_fails_just_outside(truth: float, tol: float, side: int) -> None:
    """F9 and F6: |v - u| <= tol * max(1, |u|); a hundredth stays clear of rounding in the sum."""
    margin = tol * max(1.0, abs(truth))
    assume(margin > 1e3 * math.ulp(truth))

    assert holds(lambda: Expect().close(truth + side * 0.99 * margin, truth, tol))
    assert not holds(lambda: Expect().close(truth + side * 1.01 * margin, truth, tol))


NOT_FINITE = {
    "nan": math.nan,
    "inf": math.inf,
    "-inf": -math.inf,
    "a signaling nan": Decimal("sNaN"),
    "a nan of Decimal": Decimal("nan"),
    "a huge int": 10**400,
    "a huge Fraction": Fraction(-(10**400), 3),
}
TRUTHS_NOT_FINITE = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan, "a huge int": 10**400}
TRUTHS = {"zero": 0.0, "one": 1.0, "the largest": -1e308, **TRUTHS_NOT_FINITE}


@pytest.mark.parametrize("got", NOT_FINITE.values(), ids=list(NOT_FINITE))
@pytest.mark.parametrize("truth", TRUTHS.values(), ids=list(TRUTHS))
def test_what_is_not_finite_never_equals_an_expected_number(expect: Expect, got: Any, truth: Any) -> None:
    """Neither nan nor inf is right, not even where the truth itself is not finite."""
    assert not holds(lambda: expect.close(got, truth))
    assert not holds(lambda: expect.rounded(got, truth, 2))


@pytest.mark.parametrize("truth", TRUTHS_NOT_FINITE.values(), ids=list(TRUTHS_NOT_FINITE))
def test_no_finite_number_equals_a_truth_that_is_not_finite(expect: Expect, truth: Any) -> None:
    """A tolerance relative to an infinite truth is infinite itself; it must not let everything pass."""
    assert not holds(lambda: expect.close(5.0, truth))
    assert not holds(lambda: expect.rounded(5.0, truth, 2))


@pytest.mark.parametrize(("got", "truth"), [(-0.0, 0.0), (0.0, -0.0), (0, -0.0), (np.float64(-0.0), 0)])
def test_minus_zero_equals_zero(expect: Expect, got: Any, truth: Any) -> None:
    """They are the same number."""
    expect.close(got, truth)
    expect.rounded(got, truth, 2)
    expect.equal(float(got), float(truth))


NOT_NUMBERS = {
    "True": (True, "the result is a bool; a plain number was expected"),
    "text": ("1", "the result is text; a plain number was expected"),
    "None": (None, "the result is None (is there a return?); a plain number was expected"),
    "complex": (1 + 0j, "the result is a complex; a plain number was expected"),
    "one-element array": (
        np.array([1.0]),
        "the result is an array of shape (1,); a plain number was expected",
    ),
    "one-element list": ([1.0], "the result is a list of 1; a plain number was expected"),
    "an object": (Opaque("Number"), "the result is an object of type Number; a plain number was expected"),
}


@pytest.mark.parametrize(("got", "sentence"), NOT_NUMBERS.values(), ids=list(NOT_NUMBERS))
def test_what_is_no_number_is_named(expect: Expect, got: Any, sentence: str) -> None:
    """True is not 1, and an array of one element is not a plain number."""
    assert failure_of(lambda: expect.close(got, 1.0)).sentence == sentence
    assert failure_of(lambda: expect.rounded(got, 1.0, 2)).sentence == sentence


@pytest.mark.parametrize("got", [1, 1.0, np.int32(1), np.float32(1), Fraction(1), Decimal("1.0")], ids=repr)
def test_every_plain_number_may_be_right(expect: Expect, got: Any) -> None:
    """A student may compute with any of them."""
    expect.close(got, 1.0)
    expect.rounded(got, 1.0, 3)


def test_a_suite_that_expects_no_number_is_at_fault(expect: Expect) -> None:
    """Nothing can be said about the submission then."""
    with pytest.raises(SuiteError, match="the suite expects 'one', which is not a number"):
        expect.close(1.0, "one")


# -------------------------------------------------------------------------------------------- rounded


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.floats(-1.0, 1.0))
def test_rounded_accepts_half_a_unit_and_a_little(units: int, places: int, part: float) -> None:
    """Dk: within (0.5 + 1e-4) units of the last place, and not beyond; 5e-5 units stay clear of the edge."""
    got = units / 10**places
    truth = got + part * 10.0**-places
    assume(abs(abs(part) - 0.5001) > 5e-5)

    assert holds(lambda: Expect().rounded(got, truth, places)) == (abs(part) < 0.5001)


ROUNDINGS: dict[str, Callable[[float, int], Any]] = {
    "round, half to even": round,
    "numpy": lambda value, places: np.round(value, places),
    "numpy array": lambda value, places: np.round(np.array([value]), places)[0],
    "a formatted text": lambda value, places: float(f"{value:.{places}f}"),
    "half up": lambda value, places: math.floor(value * 10**places + 0.5) / 10**places,
    "Decimal, half even": lambda value, places: Decimal(value).quantize(
        Decimal(10) ** -places, ROUND_HALF_EVEN
    ),
    "Decimal, half up": lambda value, places: Decimal(value).quantize(Decimal(10) ** -places, ROUND_HALF_UP),
    "Decimal of the text": lambda value, places: Decimal(repr(value)).quantize(
        Decimal(10) ** -places, ROUND_HALF_UP
    ),
    "Fraction": lambda value, places: round(Fraction(value), places),
}


@pytest.mark.parametrize("rounding", ROUNDINGS.values(), ids=list(ROUNDINGS))
@given(st.floats(-1e6, 1e6), st.integers(1, 6))
def test_every_usual_way_to_round_is_right(
    rounding: Callable[[float, int], Any], value: float, places: int
) -> None:
    """Ties included: there both neighbors are half a unit away."""
    Expect().rounded(rounding(value, places), value, places)


@pytest.mark.parametrize("rounding", ROUNDINGS.values(), ids=list(ROUNDINGS))
@pytest.mark.parametrize(("tie", "places"), [(-0.0078125, 6), (3.2805, 3), (0.5, 0), (2.675, 2), (0.125, 2)])
def test_both_neighbors_of_a_tie_are_right(
    expect: Expect, rounding: Callable[[float, int], Any], tie: float, places: int
) -> None:
    """A tie that is kept on purpose is declared; the tolerance takes both sides."""
    expect.rounded(rounding(tie, places), tie, places, tie=True)


@given(st.integers(-(10**6), 10**6), st.integers(1, 6), st.sampled_from([-1, 1]))
def test_a_wrong_last_digit_fails(units: int, places: int, by: int) -> None:
    """One unit in the last place off is an error, where the truth is on no edge."""
    truth = (units + 0.2) / 10**places

    assert holds(lambda: Expect().rounded(units / 10**places, truth, places))
    assert not holds(lambda: Expect().rounded((units + by) / 10**places, truth, places))


def test_an_unrounded_answer_is_right_and_loses_only_the_test_for_decimals(expect: Expect) -> None:
    """Dk looks at the value alone; that it is rounded is asked separately."""
    expect.rounded(1.23456, 1.23456, 2)

    assert (
        failure_of(lambda: expect.decimals(1.23456, 2)).sentence
        == "more than 2 decimals: round what you return"
    )


def test_what_was_rounded_is_remembered_for_validate(expect: Expect) -> None:
    """The unrounded truth says how near a case lies to a rounding edge."""
    expect.rounded({"m": 1.5, "b": [0.25, 2]}, {"m": 1.5, "b": [0.25, 2]}, 2, tie=True)

    assert expect.roundings == [
        Rounding("m", 1.5, 2, True),
        Rounding("b[0]", 0.25, 2, True),
        Rounding("b[1]", 2.0, 2, True),
    ]


def test_recomputing_compares_literals_with_the_truth() -> None:
    """`validate` hands in the unrounded truth in place of a submission: six digits of it must be typed."""
    expect = Expect(recomputing=True)

    expect.rounded(1 / 3, 0.3333334, 2)
    expect.decimals(1 / 3, 2)
    assert not holds(lambda: expect.rounded(1 / 3, 0.33, 2))


# ------------------------------------------------------------------------------------------- decimals


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_decimals_accepts_what_is_rounded(units: int, places: int) -> None:
    """A rounded float is the nearest one to k decimals; so are the other kinds of number."""
    value = units / 10**places

    for got in (value, np.float64(value), Decimal(units).scaleb(-places), Fraction(units, 10**places)):
        Expect().decimals(got, places)


@given(st.integers(-(10**5), 10**5), st.integers(0, 6), st.integers(1, 9))
def test_decimals_refuses_one_decimal_more(units: int, places: int, digit: int) -> None:
    """A tenth of the last place lies far outside 1e-7 of the scaled number."""
    got = (10 * units + digit) / 10 ** (places + 1)

    assert not holds(lambda: Expect().decimals(got, places))


@pytest.mark.parametrize("off", [0.5e-7, 2e-7])
def test_decimals_allows_1e_7_of_the_scaled_number(expect: Expect, off: float) -> None:
    """|v * 10**k - nearest| <= 1e-7 * max(1, |v * 10**k|): single precision would not do at 5 digits."""
    assert holds(lambda: expect.decimals(0.01 * (1 + off), 2)) == (off < 1e-7)
    assert holds(lambda: expect.decimals(123.45 * (1 + off), 2)) == (off < 1e-7)


def test_decimals_looks_at_the_named_fields_and_through_vectors(expect: Expect) -> None:
    """Other fields may hold anything; a bare tuple is read in the order of the names."""
    expect.decimals({"m": 1.25, "b": 0.5, "note": "x", "raw": 0.123}, 2, fields=("m", "b"))
    expect.decimals((1.25, 0.5), 2, fields=("m", "b"))
    expect.decimals([1.25, 0.5], 2)
    expect.decimals(np.array([1.25, 0.5]), 2)

    assert not holds(lambda: expect.decimals({"m": [1.25, 0.123]}, 2, fields=("m",)))
    assert not holds(lambda: expect.decimals((1.25, 0.123), 2, fields=("m", "b")))
    assert not holds(lambda: expect.decimals(np.array([1.25, 0.123]), 2))


def test_decimals_of_what_is_no_number_fails(expect: Expect) -> None:
    """Text carries no decimals."""
    assert (
        failure_of(lambda: expect.decimals("1.25", 2)).sentence
        == "the result is text; a plain number was expected"
    )


# ---------------------------------------------------------------------------------- vectors, records


@pytest.mark.parametrize(
    "got", [[1, 2], (1, 2), np.array([1.0, 2.0]), np.array([1, 2]), [Fraction(1), Decimal(2)]]
)
def test_a_vector_is_a_list_a_tuple_or_an_array(expect: Expect, got: Any) -> None:
    """All of the right length, by value."""
    expect.close(got, [1.0, 2.0])
    expect.close(got, (1, 2))
    expect.close(got, np.array([1.0, 2.0]))


SHAPES = {
    "too short": ([1.0], "the result has the wrong length: 2 entries were expected, a list of 1 came"),
    "too long": ((1, 2, 3), "the result has the wrong length: 2 entries were expected, a tuple of 3 came"),
    "a column": (
        np.array([[1.0], [2.0]]),
        "the result has the wrong shape: 2 entries were expected, an array of shape (2, 1) came",
    ),
    "a number": (1.0, "the result has the wrong shape: 2 entries were expected, a float came"),
    "text": ("12", "the result has the wrong shape: 2 entries were expected, text came"),
    "a set": ({1, 2}, "the result has the wrong shape: 2 entries were expected, a set came"),
    "nested": ([[1.0, 2.0], 2.0], "[0] is a list of 2; a plain number was expected"),
}


@pytest.mark.parametrize(("got", "sentence"), SHAPES.values(), ids=list(SHAPES))
def test_a_vector_of_another_shape_fails(expect: Expect, got: Any, sentence: str) -> None:
    """The sentence says what came, and how many entries it should have."""
    assert failure_of(lambda: expect.close(got, [1.0, 2.0])).sentence == sentence


@pytest.mark.parametrize("entries", [0, 1, 2, 777])
def test_how_many_there_are_is_not_told_of_a_hidden_case(expect: Expect, entries: int) -> None:
    """It can be what is asked for, such as the number of valleys."""
    truth = [1.0] * entries
    long = failure_of(lambda: expect.close([1.0] * 1000, truth))
    number = failure_of(lambda: expect.close(1.0, truth))

    expected = "1 entry was" if entries == 1 else f"{entries} entries were"
    assert long.sentence == f"the result has the wrong length: {expected} expected, a list of 1000 came"
    assert long.bare_sentence == "the result has the wrong length: a list came"
    assert number.sentence == f"the result has the wrong shape: {expected} expected, a float came"
    assert number.bare_sentence == "the result has the wrong shape: a float came"


RECORDS = {
    "a dict": {"m": 1.5, "b": -2.0},
    "in another order": {"b": -2.0, "m": 1.5},
    "with more keys": {"m": 1.5, "b": -2.0, "loss": "none", 3: None},
    "an object": Record("Line", {"b": -2.0, "m": 1.5, "fitted": True}),
    "a tuple in order": (1.5, -2.0),
    "a list in order": [1.5, -2.0],
    "numpy numbers": {"m": np.float64(1.5), "b": np.int64(-2)},
}


@pytest.mark.parametrize("got", RECORDS.values(), ids=list(RECORDS))
def test_a_record_is_read_by_name_and_a_bare_tuple_by_position(expect: Expect, got: Any) -> None:
    """Graded by value; that the names are there is asked separately."""
    expect.close(got, LINE)
    expect.rounded(got, LINE, 2)
    assert expect.numbers(got, "m", "b") == (1.5, -2.0)


NOT_RECORDS = {
    "a name missing": ({"m": 1.5}, "m and b were expected, a dict with m came back"),
    "other names": ({"slope": 1.5, "cut": 2}, "m and b were expected, a dict with slope, cut came back"),
    "too few": ((1.5,), "m and b were expected, a tuple of 1 came back"),
    "too many": ([1.5, -2.0, 0], "m and b were expected, a list of 3 came back"),
    "a number": (1.5, "m and b were expected, a float came back"),
    "an array": (np.array([1.5, -2.0]), "m and b were expected, an array of shape (2,) came back"),
    "None": (None, "m and b were expected, None (is there a return?) came back"),
    "an object": (Opaque("Line"), "m and b were expected, an object of type Line came back"),
}


@pytest.mark.parametrize(("got", "sentence"), NOT_RECORDS.values(), ids=list(NOT_RECORDS))
def test_what_has_not_the_names_fails(expect: Expect, got: Any, sentence: str) -> None:
    """The sentence says which names were expected."""
    assert failure_of(lambda: expect.close(got, LINE)).sentence == sentence
    assert failure_of(lambda: expect.numbers(got, "m", "b")).sentence == sentence


def test_one_missing_value_is_named_in_the_singular(expect: Expect) -> None:
    """Sentences are read by people."""
    assert failure_of(lambda: expect.numbers(None, "m")).sentence.startswith("m was expected, None")
    assert failure_of(lambda: expect.fields([1.0], "m")).sentence.startswith("give the value the name m: ")


@pytest.mark.parametrize("bare", [[3.0, 2.0], (3.0, 2.0), [3.0], []])
def test_a_bare_list_is_the_value_of_the_only_name(expect: Expect, bare: Any) -> None:
    """It needs no list around it; that the name is there is asked separately."""
    expect.close(bare, {"history": list(bare)})
    expect.close({"history": bare}, {"history": list(bare)})

    assert expect.parts(bare, "history") == (bare,)
    assert not holds(lambda: expect.close([bare], {"history": list(bare)}))
    assert not holds(lambda: expect.fields(bare, "history"))


PARTS = {
    "a dict": {"reason": "step", "x": [1.0], "more": None},
    "an object": Record("Run", {"x": [1.0], "reason": "step"}),
    "a tuple in order": ([1.0], "step"),
    "a list in order": [[1.0], "step"],
}


@pytest.mark.parametrize("got", PARTS.values(), ids=list(PARTS))
def test_parts_are_values_of_any_kind(expect: Expect, got: Any) -> None:
    """Each is compared as it should be; of what is wrong in one, the sentence has the name."""
    x, reason = expect.parts(got, "x", "reason")

    expect.equal(reason, "step", what="reason")
    expect.close(x, [1.0], what="x")
    assert failure_of(lambda: expect.close(x, [2.0], what="x")).sentence == "x[0] is wrong"
    assert failure_of(lambda: expect.close(reason, 2.0, what="reason")).sentence.startswith("reason is text")
    assert failure_of(lambda: expect.close(x, [], what="x")).sentence.startswith("x has the wrong length: ")


@pytest.mark.parametrize(("got", "sentence"), NOT_RECORDS.values(), ids=list(NOT_RECORDS))
def test_parts_that_are_not_there_are_named(expect: Expect, got: Any, sentence: str) -> None:
    """As where numbers are compared."""
    assert failure_of(lambda: expect.parts(got, "m", "b")).sentence == sentence


def test_records_may_be_nested(expect: Expect) -> None:
    """A record of a number and a vector; the first wrong number is named with its place."""
    truth = {"result": 1.0, "history": [3.0, 2.0, 1.0]}

    expect.close({"result": 1, "history": (3, 2, 1)}, truth)
    expect.close((1, np.array([3, 2, 1])), truth)
    failure = failure_of(lambda: expect.close({"result": 1, "history": [3, 7, 8]}, truth))
    assert failure.sentence == "history[1] is wrong"
    assert [row.name for row in failure.rows] == ["history[1]", "history[2]"]


@pytest.mark.parametrize(
    "got", [(1.5, -2.0), [1.5, -2.0], np.array([1.5, -2.0]), None, 1.5, {"m": 1.5}, Opaque("X")]
)
def test_names_are_asked_for_separately(expect: Expect, got: Any) -> None:
    """A bare tuple is right by value and fails here."""
    expect.fields({"m": 1, "b": 2, "more": 3}, "m", "b")
    expect.fields(Record("Line", {"m": 1, "b": 2}), "m", "b")

    sentence = failure_of(lambda: expect.fields(got, "m", "b")).sentence
    assert sentence.startswith("give the values the names m and b: ")


def test_numbers_gives_plain_floats(expect: Expect) -> None:
    """Too large for a float is inf, nan stays nan: the suite decides what it thinks of them."""
    m, b = expect.numbers({"m": 10**400, "b": Decimal("nan")}, "m", "b")

    assert m == math.inf
    assert math.isnan(b)
    assert not holds(lambda: expect.numbers({"m": True, "b": 0}, "m", "b"))


# ---------------------------------------------------------------------------------------------- rows


def test_what_was_compared_is_kept_for_the_report(expect: Expect) -> None:
    """Expected values are shown as rounded, what came in full, with difference and tolerance."""
    failure = failure_of(lambda: expect.rounded({"m": 1.5, "b": 0.123456}, {"m": 1.75, "b": 0.123456}, 2))

    (row,) = failure.rows
    assert (row.name, row.expected, row.got, row.off_by, row.allowed) == ("m", "1.75", "1.5", "0.25", "0.005")
    assert failure.expected == "{'m': 1.75, 'b': 0.12}"
    assert failure.got == "{'m': 1.5, 'b': 0.123456}"
    assert failure.tolerance == pytest.approx(0.005001, rel=1e-12)


def test_five_rows_are_enough(expect: Expect) -> None:
    """A wrong vector of thousands does not fill the report."""
    assert len(failure_of(lambda: expect.close([0.0] * 1000, [1.0] * 1000)).rows) == 5


@pytest.mark.parametrize(("got", "words"), [(math.nan, "nan"), (10**400, "inf"), (Decimal("-1e400"), "-inf")])
def test_what_is_not_finite_is_told(expect: Expect, got: Any, words: str) -> None:
    """It is no value to give away, and the most useful thing to know."""
    assert failure_of(lambda: expect.close(got, 1.0)).sentence == f"the result is {words}"


# --------------------------------------------------------------------------------------------- equal


# Without nan in a set or as a key: there Python itself tells two of them apart.
comparable = st.recursive(
    leaves | st.sets(st.integers(-(2**63), 2**63) | st.booleans() | text),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(names, inner, max_size=4)
        | st.builds(Record, names, st.dictionaries(names, inner, max_size=3))
    ),
    max_leaves=10,
)


@given(comparable)
def test_a_plain_value_equals_itself(value: Any) -> None:
    """Also with nan and arrays inside, and after a journey over the border."""
    Expect().equal(decode(encode(value)), value)


DIFFERENT = {
    "True is not 1": (True, 1),
    "1 is not True": (1, True),
    "1.0 is not 1": (1.0, 1),
    "text is no number": ("1", 1),
    "a tuple is no list": ((1, 2), [1, 2]),
    "True within a list": ([True], [1]),
    "True as a key": ({True: 2}, {1: 2}),
    "True within a set": ({True}, {1}),
    "True within a record": (Record("R", {"m": True}), Record("R", {"m": 1})),
    "a missing key": ({"m": 1}, {"m": 1, "b": 2}),
    "a key too many": ({"m": 1, "b": 2}, {"m": 1}),
    "another length": ([1, 2, 3], [1, 2]),
    "another order": ([2, 1], [1, 2]),
    "another array": (np.array([1.0, 2.0]), np.array([1.0, 3.0])),
    "another kind of array": (np.array([1, 2]), np.array([1.0, 2.0])),
    "another shape": (np.zeros((2, 1)), np.zeros(2)),
    "an array is no list": (np.array([1, 2]), [1, 2]),
    "nan is no number": (math.nan, 1.0),
    "an object": (Opaque("R"), 1),
    "None": (None, 0),
    "a signaling nan": (Decimal("sNaN"), Decimal(1)),
    "another record": (Record("R", {"m": 1}), Record("R", {"m": 2})),
    "another type of record": (Record("R", {"m": 1}), Record("S", {"m": 1})),
}


@pytest.mark.parametrize(("got", "truth"), DIFFERENT.values(), ids=list(DIFFERENT))
def test_equal_means_the_same_type_and_value(expect: Expect, got: Any, truth: Any) -> None:
    """Exactly this value; the sentence names the quantity alone."""
    failure = failure_of(lambda: expect.equal(got, truth, what="calls of df"))

    assert failure.sentence == "calls of df: not what was expected"


SAME = {
    "nan": (math.nan, math.nan),
    "nan within a list": ([math.nan], [math.nan]),
    "a signaling nan": (Decimal("sNaN"), Decimal("sNaN")),
    "arrays with nan": (np.array([math.nan, 1.0]), np.array([math.nan, 1.0])),
    "arrays of complex with nan": (np.array([complex(math.nan, 1)]), np.array([complex(math.nan, 1)])),
    "minus zero": (-0.0, 0.0),
    "minus zero within an array": (np.array([-0.0]), np.array([0.0])),
    "an array within a dict": ({"m": np.arange(3)}, {"m": np.arange(3)}),
    "an array within a record": (Record("R", {"m": np.arange(3)}), Record("R", {"m": np.arange(3)})),
    "a dict in another order": ({"m": 1, "b": 2}, {"b": 2, "m": 1}),
    "a numpy int": (np.int64(13), 13),
    "a numpy float": (np.float64(0.5), 0.5),
    "a numpy bool": (np.bool_(True), True),
}


@pytest.mark.parametrize(("got", "truth"), SAME.values(), ids=list(SAME))
def test_equal_values_are_equal(expect: Expect, got: Any, truth: Any) -> None:
    """A numpy number counts as the plain one, as everywhere."""
    expect.equal(got, truth)


def test_what_could_not_travel_equals_nothing(expect: Expect) -> None:
    """Two objects of which only the type is known may be anything."""
    value = Opaque("Line")

    assert not holds(lambda: expect.equal(value, value))
    assert not holds(lambda: expect.equal([value], [Opaque("Line")]))


# ----------------------------------------------------------------------- raises, attempt, unchanged


def function(act: Callable[..., Any], after: Callable[[list[Any]], list[Any]] = list) -> SubmittedFunction:
    """Return a submitted function that acts so, and leaves its arguments as `after` makes them."""

    def call(_: str, args: tuple[Any, ...], kwargs: dict[str, Any], **__: bool) -> Answer:
        return Answer(act(*args, **kwargs), after([*args]))

    return SubmittedFunction("f", call)


def raising(type_name: str, *bases: str) -> SubmittedFunction:
    """Return a submitted function that raises."""

    def act(*_: Any) -> None:
        raise RaisedError(type_name, [*bases, "Exception", "BaseException"], "secret 42", [])

    return function(act)


def test_raises_looks_at_the_built_in_bases(expect: Expect) -> None:
    """A student's own exception is one of the built-in ones, and of those above."""
    expect.raises(ValueError, raising("ValueError", "ValueError"))
    expect.raises(ArithmeticError, raising("ZeroDivisionError", "ZeroDivisionError", "ArithmeticError"))
    expect.raises(ValueError, raising("EmptyData", "ValueError"))


@pytest.mark.parametrize(
    ("submitted", "sentence"),
    [
        (raising("KeyError", "KeyError", "LookupError"), "ValueError was expected, KeyError was raised"),
        (function(lambda: 42), "ValueError was expected, but the call returned"),
        (raising("ValueError"), "ValueError was expected, Exception was raised"),
    ],
    ids=["another exception", "no exception", "one that only has the name"],
)
def test_raises_fails_otherwise(expect: Expect, submitted: SubmittedFunction, sentence: str) -> None:
    """A name alone does not make an exception a ValueError."""
    assert failure_of(lambda: expect.raises(ValueError, submitted)).sentence == sentence


def test_a_crash_is_no_exception(expect: Expect) -> None:
    """A process that died has raised nothing."""

    def act() -> None:
        raise DiedError(Outcome.CRASHED, "it crashed")

    with pytest.raises(DiedError):
        expect.raises(Exception, function(act))
    with pytest.raises(DiedError):
        expect.attempt(function(act), may_raise=Exception)


def test_an_attempt_may_raise_what_is_allowed(expect: Expect) -> None:
    """One kind or several; anything else is the submission's error."""
    overflow = raising("OverflowError", "OverflowError", "ArithmeticError")

    assert expect.attempt(overflow, may_raise=ArithmeticError).raised
    assert expect.attempt(overflow, may_raise=(ValueError, ArithmeticError)).raised
    returned = expect.attempt(function(lambda value: value), 3, may_raise=ValueError)
    assert (returned.raised, returned.value) == (False, 3)
    with pytest.raises(RaisedError, match="OverflowError: secret 42"):
        expect.attempt(overflow, may_raise=(ValueError, TypeError))


@given(st.lists(comparable, max_size=3))
def test_arguments_that_come_back_the_same_are_unchanged(args: list[Any]) -> None:
    """The student works on copies: what comes back after the call is compared with what was sent."""
    submitted = function(lambda *_: 42, lambda args: [decode(encode(arg)) for arg in args])

    assert Expect().unchanged(submitted, *args) == 42


CHANGES: dict[str, tuple[Any, Any]] = {
    "a sorted list": ([3, 1, 2], [1, 2, 3]),
    "a longer list": ([1], [1, 1]),
    "an array": (np.array([1.0, 2.0]), np.array([2.0, 4.0])),
    "a list made a tuple": ([1], (1,)),
    "a new key": ({"m": 1}, {"m": 1, "b": 0}),
    "an int made a float": ([1], [1.0]),
    "a nested list": ([[1], [2]], [[1], [3]]),
}


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=list(CHANGES))
def test_changed_arguments_fail(expect: Expect, before: Any, after: Any) -> None:
    """The sentence does not say what they were."""
    submitted = function(lambda *_: 42, lambda _: [after])

    failure = failure_of(lambda: expect.unchanged(submitted, before))
    assert failure.sentence == "the arguments are changed after the call"


@pytest.mark.parametrize("after", [[], [[1]], [[1], [2], [3]]], ids=len)
def test_another_number_of_arguments_is_the_submission_s_fault(expect: Expect, after: list[Any]) -> None:
    """Only a forged reply holds another number of them; it must not look like a fault of the suite."""
    assert not holds(lambda: expect.unchanged(function(lambda *_: 42, lambda _: after), [1], [2]))


@pytest.mark.parametrize("value", [SimpleNamespace(m=1), range(3)], ids=["namespace", "range"])
def test_an_argument_that_travels_as_another_type_is_unchanged(expect: Expect, value: Any) -> None:
    """A namespace arrives as a record, a range as a list: that is not the student's doing."""
    expect.unchanged(function(lambda *_: 42, lambda args: [decode(encode(arg)) for arg in args]), value)


def test_functions_are_not_compared(expect: Expect) -> None:
    """A function of the suite travels as a handle and comes back as something else."""
    assert expect.unchanged(function(lambda *_: 42, lambda _: [Opaque("function")]), math.sin) == 42


# ------------------------------------------------------------------------------------- that, sentences


@pytest.mark.parametrize("condition", [False, 0, "", None, []])
def test_a_condition_of_the_suite_that_does_not_hold_says_its_sentence(
    expect: Expect, condition: object
) -> None:
    """The suite's own words."""
    expect.that(True, "never said")

    assert failure_of(lambda: expect.that(condition, "the run diverges")).sentence == "the run diverges"


# Numbers with three digits and more of their own: were one in a sentence, it would be found.
telling = st.floats(1234.5, 9e9).map(lambda value: round(value, 3))
secrets = telling | st.lists(telling, max_size=4) | st.fixed_dictionaries({"m": telling, "b": telling})
answers = (
    secrets
    | values
    | st.dictionaries(telling, telling, max_size=3)
    | st.dictionaries(telling.map(repr), telling, max_size=3)
    | telling.map(repr)
)


@given(answers, secrets, st.integers(0, 6))
def test_no_sentence_holds_a_value(got: Any, truth: Any, places: int) -> None:
    """Neither what was expected nor what came: the sentence of a hidden case must give nothing away."""
    comparisons: list[Callable[[Expect], object]] = [
        lambda expect: expect.close(got, truth),
        lambda expect: expect.rounded(got, truth, places),
        lambda expect: expect.decimals(got, 0),
        lambda expect: expect.decimals(got, 0, fields=("m", "b")),
        lambda expect: expect.fields(got, "m", "b"),
        lambda expect: expect.numbers(got, "m", "b"),
        lambda expect: expect.parts(got, "m", "b"),
        lambda expect: expect.equal(got, truth),
        lambda expect: expect.raises(ValueError, function(lambda: got)),
        lambda expect: expect.unchanged(function(lambda *_: 0, lambda _: [got]), truth),
    ]
    for compare in comparisons:
        sentence = sentence_of(compare)
        assert len(sentence) < 300
        assert not re.findall(r"\d\.\d|\d{4}", sentence)


def sentence_of(compare: Callable[[Expect], object]) -> str:
    """Return what is said when an expectation does not hold; nothing when it does."""
    try:
        compare(Expect())
    except Unexpected as failure:
        return failure.sentence
    return ""
