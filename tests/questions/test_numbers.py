"""Numbers, vectors and intervals: what is read, and the sentence for what is not."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import FormatError
from grader.questions.numbers import (
    Bounds,
    near,
    quoted,
    read_interval,
    read_number,
    read_vector,
)
from grader.questions.writing import as_result, parenthesized, show

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=150)

SUCH_AS = "such as -0.75, 3/4 or 1e-3"
NO_COMMA = "with a point, not a comma, if that is one number"
FINITE = st.floats(allow_nan=False, allow_infinity=False)

# What TOML can hold, and a little more.
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.complex_numbers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)
NEARLY = st.text(st.sampled_from("0123456789+-−.,;/eEj()[]{}$\"' \u2009∞infa×^*·\n\0"), max_size=30)


def refusal_of(read: Callable[[], object]) -> str:
    with pytest.raises(FormatError) as caught:
        read()
    return str(caught.value)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (3, 3.0),
        (-0.75, -0.75),
        ("3.2", 3.2),
        ("+3.2", 3.2),
        ("-3", -3.0),
        ("−3", -3.0),
        ("–3", -3.0),
        ("- 3", -3.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("016", 16.0),
        ("1e-3", 0.001),
        ("1E+3", 1000.0),
        ("1*10^-3", 0.001),
        ("1×10^{-3}", 0.001),
        ("1 · 10**(-3)", 0.001),
        ("16/5", 3.2),
        ("−3 / 4", -0.75),
        ("1e-3/-2", -0.0005),
        ("  3.2\n", 3.2),
        ("\u2009\u00a03.2\u202f\ufeff", 3.2),
        ("$3.2$", 3.2),
        ("$-\u20093.2$", -3.2),
        ('"3.2"', 3.2),
        ("“3.2”", 3.2),
        ("„3/4“", 0.75),
        ("'3.2", 3.2),
        ("1" * 200, float("1" * 200)),
    ],
)
def test_reads_every_usual_spelling(raw: object, value: float) -> None:
    assert read_number(raw) == value


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "expected a number, got an empty answer; write it, or leave the question out"),
        (" \t“”", "expected a number, got an empty answer; write it, or leave the question out"),
        ("3,2", 'expected a number, got "3,2"; write 3.2 with a point, not a comma'),
        ("−0,500", 'expected a number, got "−0,500"; write -0.500 with a point, not a comma'),
        ("1,5e3", 'expected a number, got "1,5e3"; write 1.5e3 with a point, not a comma'),
        (
            "1,000",
            'expected a number, got "1,000"; write 1.000 with a point, or 1000 without a comma',
        ),
        (
            "1.234,5",
            'expected one number, got "1.234,5"; write a decimal point, and no sign between groups of digits',
        ),
        ("9 -6", 'expected one number, got 2 in "9 -6"; write only the one that is asked for'),
        (
            "(9, -6, 1/2)",
            'expected one number, got 3 in "(9, -6, 1/2)"; write only the one that is asked for',
        ),
        ("abc", f'expected a number, got "abc"; write only the number, {SUCH_AS}'),
        ("3.2 m", f'expected a number, got "3.2 m"; write only the number, {SUCH_AS}'),
        ("--5", f'expected a number, got "--5"; write only the number, {SUCH_AS}'),
        ("1/2/3", f'expected a number, got "1/2/3"; write only the number, {SUCH_AS}'),
        ("٣", f'expected a number, got "٣"; write only the number, {SUCH_AS}'),
        ("0x10", f'expected a number, got "0x10"; write only the number, {SUCH_AS}'),
        ("1\0\x1b", f'expected a number, got "1\\x00\\x1b"; write only the number, {SUCH_AS}'),
        ("x" * 100, f'expected a number, got "{"x" * 40}…"; write only the number, {SUCH_AS}'),
        ("nan", f'expected a number, got "nan"; nan stands for "not a number", write digits {SUCH_AS}'),
        (math.nan, f'expected a number, got nan; nan stands for "not a number", write digits {SUCH_AS}'),
        ("-Inf", f'expected a finite number, got "-Inf"; write digits {SUCH_AS}'),
        ("∞", f'expected a finite number, got "∞"; write digits {SUCH_AS}'),
        (-math.inf, f"expected a finite number, got -inf; write digits {SUCH_AS}"),
        ("1e999", 'expected a finite number, got "1e999"; it is too large, the largest is 1.8e308'),
        (
            "1e300/1e-300",
            'expected a finite number, got "1e300/1e-300"; it is too large, the largest is 1.8e308',
        ),
        pytest.param(
            10**5000,
            "expected a finite number, got a huge whole number; it is too large, the largest is 1.8e308",
            id="huge",
        ),
        ("1/0", 'expected a number, got "1/0"; nothing can be divided by 0'),
        ("1/1e-999", 'expected a number, got "1/1e-999"; nothing can be divided by 0'),
        ("3+2j", 'expected a real number, got "3+2j"; the answer has no imaginary part'),
        ("2i", 'expected a real number, got "2i"; the answer has no imaginary part'),
        (3 + 2j, f"expected a number, got a value of type complex; write one {SUCH_AS}"),
        (True, f"expected a number, got true; write one {SUCH_AS}"),
        (None, f"expected a number, got a value of type NoneType; write one {SUCH_AS}"),
        ({"1": 2}, f"expected a number, got a table; write one {SUCH_AS}"),
        ([3.2], "expected one number, got [3.2]; write it without brackets"),
        ([[1], "x", []], 'expected one number, got [[...], "x", []]; write it without brackets'),
        ("[3.2]", 'expected a number, got "[3.2]"; write it without brackets'),
        pytest.param(
            "1" * 5000,
            f'expected a number in at most 200 characters, got 5,000: "{"1" * 40}…"; shorten it',
            id="long",
        ),
    ],
)
def test_refuses_what_is_not_one_number(raw: object, sentence: str) -> None:
    assert refusal_of(lambda: read_number(raw)) == sentence


@pytest.mark.parametrize(
    "raw",
    [
        *("9, -6", "9 -6", "9; -6", "9,-6", "9,−6", "9 , -6.0", "9\n-6"),
        *("(9, -6)", "[9 -6]", "{9;-6}", "$[9,\u2009-6]$", "“9 -6”"),
        *("18/2, - 6", "9e0\t-12 / 2"),
    ],
)
def test_reads_a_vector_however_it_is_separated(raw: str) -> None:
    assert read_vector(raw, 2) == (9.0, -6.0)


def test_reads_a_vector_from_a_list_and_one_number_as_a_vector_of_one() -> None:
    assert read_vector([9, "−6", 0.5], 3) == (9.0, -6.0, 0.5)
    assert read_vector(4, 1) == (4.0,)
    assert read_vector("[4]", 1) == (4.0,)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "expected 2 numbers, got an empty answer; write it, or leave the question out"),
        ("( )", 'expected 2 numbers, got "( )"; there is nothing in the brackets'),
        ("9", 'expected 2 numbers, got 1 in "9"; separate them with commas or spaces'),
        (9, "expected 2 numbers, got 1 in 9; separate them with commas or spaces"),
        ("9 - 6", 'expected 2 numbers, got 3 in "9 - 6"; write no more than asked'),
        ([1, 2, 3], "expected 2 numbers, got 3 in [1, 2, 3]; write no more than asked"),
        ("9,,-6", 'expected 2 numbers, got "9,,-6"; a number is missing beside a ","'),
        ("9; -6;", 'expected 2 numbers, got "9; -6;"; a number is missing beside a ";"'),
        ("1,5 2,5", f'expected 2 numbers, got 4 in "1,5 2,5"; write 1.5 {NO_COMMA}'),
        ("1,5, −2,5", f'expected 2 numbers, got 4 in "1,5, −2,5"; write 1.5 {NO_COMMA}'),
        ("1,2,3", f'expected 2 numbers, got 3 in "1,2,3"; write 1.2 {NO_COMMA}'),
        ("1,5; 2,5", 'expected 2 numbers, got "1,5; 2,5"; write 1.5 with a point, not a comma'),
        (
            ["1,5", 2],
            'number 1 of 2: expected a number, got "1,5"; write 1.5 with a point, not a comma',
        ),
        ("9, x", f'number 2 of 2: expected a number, got "x"; write only the number, {SUCH_AS}'),
        ("(9, 6", f'number 1 of 2: expected a number, got "(9"; write only the number, {SUCH_AS}'),
        ("inf 1", f'number 1 of 2: expected a finite number, got "inf"; write digits {SUCH_AS}'),
        ([1, [2]], "number 2 of 2: expected one number, got [2]; write it without brackets"),
        ([1, True], f"number 2 of 2: expected a number, got true; write one {SUCH_AS}"),
        (True, "expected 2 numbers, got true; answer with a text in quotes"),
        pytest.param(
            "1 " * 5000,
            f'expected 2 numbers in at most 400 characters, got 10,000: "{"1 " * 20}…"; shorten it',
            id="long",
        ),
    ],
)
def test_refuses_what_is_not_a_vector_of_two(raw: object, sentence: str) -> None:
    assert refusal_of(lambda: read_vector(raw, 2)) == sentence


@pytest.mark.parametrize(
    ("raw", "bounds"),
    [
        ("(0, 1/2]", Bounds(0.0, 0.5, low_closed=False, high_closed=True)),
        ("[0; 1)", Bounds(0.0, 1.0, low_closed=True, high_closed=False)),
        ("[-1,1]", Bounds(-1.0, 1.0, low_closed=True, high_closed=True)),
        ("(0 1)", Bounds(0.0, 1.0)),
        ("]0, 1[", Bounds(0.0, 1.0)),
        ("]−1; 1]", Bounds(-1.0, 1.0, low_closed=False, high_closed=True)),
        ("(0, inf)", Bounds(0.0, math.inf)),
        ("(-oo, ∞)", Bounds(-math.inf, math.inf)),
        ("$(-\\infty, +Infinity)$", Bounds(-math.inf, math.inf)),
        ("“(0, 2e-1)”", Bounds(0.0, 0.2)),
    ],
)
def test_reads_an_interval_with_the_kind_of_each_end(raw: str, bounds: Bounds) -> None:
    assert read_interval(raw) == bounds


IN_BRACKETS = "write both ends in brackets, ( ) where an end is left out and [ ] where it belongs to it"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (
            "",
            "expected an interval such as (0, 0.5], got an empty answer; write it, or leave the question out",
        ),
        ("0 < x < 1", f'expected an interval such as (0, 0.5], got "0 < x < 1"; {IN_BRACKETS}'),
        ("0, 1", f'expected an interval such as (0, 0.5], got "0, 1"; {IN_BRACKETS}'),
        ("(", f'expected an interval such as (0, 0.5], got "("; {IN_BRACKETS}'),
        (0.5, "expected an interval such as (0, 0.5], got 0.5; answer with a text in quotes"),
        ([0, 1], 'expected an interval, got the list [0, 1]; write it in quotes: "[0, 1]"'),
        ("()", 'expected 2 ends, got "()"; there is nothing in the brackets'),
        ("(1)", 'expected 2 ends, got 1 in "(1)"; write the lower and the upper one'),
        ("(0,5, 1)", f'expected 2 ends, got 3 in "(0,5, 1)"; write 0.5 {NO_COMMA}'),
        ("(0,5; 1)", 'expected 2 ends, got "(0,5; 1)"; write 0.5 with a point, not a comma'),
        ("(a, 1)", f'lower end: expected a number, got "a"; write only the number, {SUCH_AS}'),
        ("(0, --oo)", f'upper end: expected a finite number, got "--oo"; write digits {SUCH_AS}'),
        ("(1, 0)", 'expected the lower end first, got "(1, 0)"; swap the two ends'),
        ("[0, inf]", 'expected ( ) beside an infinite end, got "[0, inf]"; no interval reaches infinity'),
    ],
)
def test_refuses_what_is_not_an_interval(raw: object, sentence: str) -> None:
    assert refusal_of(lambda: read_interval(raw)) == sentence


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (2.0, 4, "2"),
        (0.1 + 0.2, 4, "0.3"),
        (-1 / 3, 4, "-0.3333"),
        (2 / 3, 0, "1"),
        (-0.0, 4, "0"),
        (-0.00001, 4, "0"),
        (0.00001, 6, "0.00001"),
        (0.1, 20, "0.1"),
        (1200.0, 4, "1200"),
        (123456789012345.5, 4, "123456789012345.5"),
        (1.5e20, 4, "1.5e+20"),
        (math.inf, 4, "inf"),
        (math.nan, 4, "nan"),
    ],
)
def test_shows_the_shortest_decimal(value: float, places: int, text: str) -> None:
    assert show(value, places) == text


def test_near_is_half_a_unit_of_the_last_decimal_and_a_little_more() -> None:
    """Rule Nk: |v - u| <= 0.5 * 10^-k + 1e-9."""
    assert near(0.33335, 0.3333, 4)
    assert near(0.33335 + 0.9e-9, 0.3333, 4)
    assert not near(0.33335 + 2e-9, 0.3333, 4)
    assert near(3.04, 3.0, 1)
    assert not near(math.nan, 0.0, 4)
    assert not near(math.inf, 0.0, 4)
    assert near(math.inf, math.inf, 4)


def test_near_to_no_decimals_is_the_same_whole_number() -> None:
    """There is nothing between two counts; floating point gets its 1e-9."""
    assert near(3.0, 3, 0)
    assert near(3 + 0.9e-9, 3.0, 0)
    assert near(67.0, 66.7, 0)
    assert not near(3.4, 3.0, 0)
    assert not near(66.7, 66.7, 0)
    assert near(-math.inf, -math.inf, 0)
    assert not near(math.inf, 3.0, 0)


@pytest.mark.parametrize(
    ("value", "places", "inside", "at_its_end"),
    [
        (-0.5, 4, "(-0.5)", "= -0.5"),
        (2.0, 4, "2", "= 2"),
        (-0.00001, 4, "0", r"\approx 0"),
        (-2 / 3, 2, "(-0.67)", r"\approx -0.67"),
        (0.1 + 0.2, 4, "0.3", "= 0.3"),
        (0.1 + 0.2 - 0.3, 4, "0", "= 0"),
        (3e-10, 4, "0", r"\approx 0"),
        (1234567.8912, 4, "1234567.8912", "= 1234567.8912"),
    ],
)
def test_writes_numbers_inside_a_formula_and_at_its_end(
    value: float, places: int, inside: str, at_its_end: str
) -> None:
    """Parentheses stand only around a minus that is seen; what is rounded is not called equal."""
    assert parenthesized(value, places) == inside
    assert as_result(value, places) == at_its_end


def test_quotes_in_one_short_line() -> None:
    assert quoted("a\nb\t\x1b[31m\ud800") == '"a\\nb\\t\\x1b[31m\\ud800"'
    assert quoted("é" * 41) == f'"{"é" * 40}…"'
    assert quoted(list(range(50))) == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1…"
    assert quoted([True, {}, 0.5]) == "[true, a table, 0.5]"


@EXAMPLES
@given(ANYTHING | NEARLY, st.integers(0, 4))
def test_nothing_raises_anything_else(raw: object, length: int) -> None:
    """What is read is finite, or an interval; all else is refused in one line."""
    for read in (read_number, lambda raw: read_vector(raw, length), read_interval):
        assert outcome_of(read, raw).isprintable()


def outcome_of(read: Callable[[object], object], raw: object) -> str:
    """Return the refusal, or what was read."""
    try:
        got = read(raw)
    except FormatError as error:
        return str(error)
    numbers = got if isinstance(got, tuple) else (got,)
    assert all(isinstance(one, Bounds) or (isinstance(one, float) and math.isfinite(one)) for one in numbers)
    return repr(got)


def test_a_list_within_itself_is_refused() -> None:
    endless: list[object] = []
    endless.append(endless)

    assert refusal_of(lambda: read_number(endless)) == (
        "expected one number, got [[...]]; write it without brackets"
    )


@st.composite
def spellings(draw: st.DrawFn) -> tuple[float, str]:
    """One number with at most four decimals, and one way to write it."""
    units = draw(st.integers(-(10**7), 10**7))
    sign = draw(st.sampled_from("-−–" if units < 0 else ("", "+")))
    size = abs(units)
    whole, rest = divmod(size, 10**4)
    digits = draw(
        st.sampled_from(
            [
                f"{whole}.{rest:04}",
                f"{whole}.{rest:04}000",
                f"0{whole}.{rest:04}",
                f"{size}e-4",
                f"{size}.0E-04",
                f"{size}*10^-4",
                f"{size} × 10^{{-4}}",
                f"{size}/10000",
                f"{size * 3} / 30000",
            ]
        )
    )
    around = draw(st.sampled_from(["{}", " {} ", "${}$", '"{}"', "“{}”", "\u2009{}\u00a0", "'{}'\n"]))
    return units / 10**4, around.format(sign + digits)


@EXAMPLES
@given(spellings())
def test_a_number_is_the_same_in_every_spelling(spelling: tuple[float, str]) -> None:
    value, text = spelling
    assert math.isclose(read_number(text), value, rel_tol=1e-15)


@EXAMPLES
@given(st.lists(FINITE, min_size=1, max_size=4), st.sampled_from([", ", " ", ";", "; ", " , "]), st.data())
def test_a_vector_is_the_same_in_every_spelling(
    values: list[float], between: str, data: st.DataObject
) -> None:
    brackets = data.draw(st.sampled_from(["{}", "({})", "[{}]", "{{{}}}", "${}$"]))
    text = brackets.format(between.join(map(repr, values)))

    assert read_vector(text, len(values)) == tuple(values)
    assert read_vector(values, len(values)) == tuple(values)


@EXAMPLES
@given(FINITE, st.integers(0, 12))
def test_what_is_shown_is_read_back(value: float, places: int) -> None:
    """Rounding costs half a unit of the last place, a float half a unit of its own."""
    text = show(value, places)

    assert abs(read_number(text) - value) <= 0.5 * 10.0**-places + 2e-16 * abs(value)
    assert text != "-0"
    assert len(text.partition(".")[2]) <= places or abs(value) >= 1e16
