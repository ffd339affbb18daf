"""Numbers, vectors, intervals, expressions: how near is right, and which sentence is told."""

from typing import Any

import pytest

from grader.errors import FormatError
from grader.questions import Bounds, Expression, Interval, Number, Question, Vector, Wrong

NUMBER = Number(
    prompt="",
    right=1 / 3,
    decimals=4,
    wrong=[
        Wrong(2 / 3, "Twice too much."),
        Wrong(-1 / 3, "The sign."),
        Wrong(3.0, "The inverse."),
        Wrong(3.00004, "Another inverse."),
    ],
)
VECTOR = Vector(
    prompt="",
    right=[9.0, -1 / 3],
    names=["height", "slope"],
    decimals=2,
    wrong=[Wrong([9, 1 / 3], "The sign."), Wrong([-1 / 3, 9], "The other way round.")],
)
INTERVAL = Interval(
    prompt="",
    right=Bounds(0.0, 2 / 3, low_closed=False, high_closed=True),
    decimals=4,
    wrong=[Wrong(Bounds(0.0, 2 / 3), "The edge belongs to it."), Wrong(Bounds(0.0, 1.0), "Divide by 3.")],
)
EXPRESSION = Expression(
    prompt="",
    right="q*(1 - alpha)^t",
    variables=["q", "alpha", "t"],
    integers=["t"],
    wrong=[
        Wrong("q*(1 - t*alpha)", "A power, not a multiple."),
        Wrong("q*(1 + alpha)^t", "Uphill."),
        Wrong("q*(alpha + 1)^t", "Also uphill."),
    ],
)
COUNT = Number(prompt="", right=12, decimals=0, wrong=[Wrong(11, "One too few.")])
COUNTED = Vector(
    prompt="",
    right=[1 / 3, 12],
    names=["rate", "steps"],
    counts=["steps"],
    wrong=[Wrong([1 / 3, 11], "One too few.")],
)
NOT_RIGHT = "That is not the right number."


def told(question: Question, raw: Any) -> tuple[float, str]:
    """Judge an answer as it was typed."""
    judged = question.judge_raw(raw)
    return float(judged.share), judged.sentence


@pytest.mark.parametrize(
    "raw",
    [
        *("0.3333", "1/3", "0.33333333333", "+.33334", "3333e-4", " 0.3333 ", "$1/3$", 0.3333, 1 / 3),
        *("0.333283334", "0.333383332"),
    ],
)
def test_a_number_is_right_within_half_a_unit_of_the_last_decimal(raw: Any) -> None:
    """Of the unrounded 1/3, at four decimals; more digits are welcome."""
    assert told(NUMBER, raw) == (1, "")


@pytest.mark.parametrize("raw", ["0.333283330", "0.333383338", "0.3334", "0.333", "0.33", "0", "-0.4"])
def test_just_outside_is_wrong(raw: str) -> None:
    """The border is 0.5e-4 and 1e-9 more; too few digits do not reach it."""
    assert told(NUMBER, raw) == (0, NOT_RIGHT)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("0.6667", "Twice too much."),
        ("2/3", "Twice too much."),
        ("-1/3", "The sign."),
        ("0.6668", NOT_RIGHT),
        ("3", NOT_RIGHT),
        ("3.00008", "Another inverse."),
    ],
)
def test_a_wrong_number_is_told_its_sentence_unless_two_fit(raw: str, sentence: str) -> None:
    """3 is near both 3 and 3.00004, whose sentences differ: neither is told."""
    assert told(NUMBER, raw) == (0, sentence)


def test_two_ideas_with_one_sentence_are_one() -> None:
    """There is nothing to mix up then."""
    question = Number(prompt="", right=1, wrong=[Wrong(2, "Look again."), Wrong(2, "Look again.")])

    assert told(question, "2") == (0, "Look again.")


@pytest.mark.parametrize("raw", ["", "nan", "inf", "0,3333", "1 2", "a third", True, [1], "1/0"])
def test_what_is_no_number_is_refused(raw: Any) -> None:
    """It costs no try."""
    with pytest.raises(FormatError):
        NUMBER.judge_raw(raw)


@pytest.mark.parametrize("raw", ["12", "12.0", "24/2", "1.2e1", " +12 ", 12, 12.0, "12.0000000009"])
def test_a_count_is_right_when_it_is_this_whole_number(raw: Any) -> None:
    """However it is written; 1e-9 is left to floating point."""
    assert told(COUNT, raw) == (1, "")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        *(("11", "One too few."), ("11.4", NOT_RIGHT), ("12.4", NOT_RIGHT), ("11.6", NOT_RIGHT)),
        *(("12.000001", NOT_RIGHT), ("11.999", NOT_RIGHT), ("-12", NOT_RIGHT), ("1e308", NOT_RIGHT)),
    ],
)
def test_a_count_that_is_not_whole_is_wrong(raw: str, sentence: str) -> None:
    """It can be read, so it is an answer; half a unit is no tolerance among whole numbers."""
    assert told(COUNT, raw) == (0, sentence)


def test_what_is_asked_to_a_whole_number_is_rounded_to_one() -> None:
    """Where the truth has more decimals, its whole number is right and nothing else."""
    question = Number(prompt="", right=66.7, decimals=0)

    assert question.key == "67"
    assert told(question, "67") == (1, "")
    assert told(question, "66.7") == (0, NOT_RIGHT)


@pytest.mark.parametrize(
    ("raw", "share", "sentence"),
    [
        ("0.3333, 12", 1, ""),
        ("1/3, 12.0", 1, ""),
        ("1/3, 11", 0, "One too few."),
        ("1/3, 12.0001", 0, "Not right yet; look first at: steps."),
        ("0.3335, 12", 0, "Not right yet; look first at: rate."),
    ],
)
def test_a_vector_may_hold_counts_beside_other_numbers(raw: str, share: int, sentence: str) -> None:
    """Each is judged by its own decimals."""
    assert told(COUNTED, raw) == (share, sentence)


@pytest.mark.parametrize(
    "raw",
    [
        *("12.5", "12.5%", "12.5 %", "12.5 percent", "12.5 Percent", "12.5 per cent", "25/2 %"),
        *("$12.5\\%$", "“12.5 %”", " 12.5\u202f% ", 12.5),
    ],
)
def test_what_is_asked_in_percent_may_say_so(raw: Any) -> None:
    """The sign, or the word, behind the number."""
    assert told(Number(prompt="", right=12.5, decimals=2, unit="percent"), raw) == (1, "")


@pytest.mark.parametrize("raw", ["%", "percent", "12%5", "12.5 % of it", "12.5 percentage", "% 12.5"])
def test_percent_stands_behind_the_number(raw: str) -> None:
    """What says anything else is refused."""
    with pytest.raises(FormatError):
        Number(prompt="", right=12.5, unit="percent").judge_raw(raw)


@pytest.mark.parametrize("raw", ["12%, 30 %", "12 30%", ["12%", 30], "(12 percent; 30 percent)"])
def test_each_number_of_a_vector_may_say_percent(raw: Any) -> None:
    """Or only the last one."""
    assert told(Vector(prompt="", right=[12, 30], names=["a", "b"], unit="percent"), raw) == (1, "")


def test_other_units_have_no_sign() -> None:
    """A percent sign where nobody asked for percent says something else."""
    with pytest.raises(FormatError):
        NUMBER.judge_raw("33.33%")


@pytest.mark.parametrize(
    "raw", ["9, -0.33", "[9 -1/3]", "(9; -0.333)", [9, -0.33], "9.00 -.33", "9.005, −0.338"]
)
def test_a_vector_is_right_when_every_number_is(raw: Any) -> None:
    """Each within its half unit; brackets, commas and spaces as one likes."""
    assert told(VECTOR, raw) == (1, "")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("9, 0.33", "The sign."),
        ("-0.33, 9", "The other way round."),
        ("9.006, -0.33", "Not right yet; look first at: height."),
        ("9, -0.34", "Not right yet; look first at: slope."),
        ("8, 8", "Not right yet; look first at: height."),
    ],
)
def test_a_vector_names_the_first_number_that_is_wrong(raw: str, sentence: str) -> None:
    """All or nothing: one right number of two earns nothing."""
    assert told(VECTOR, raw) == (0, sentence)


@pytest.mark.parametrize(
    ("raw", "count"), [("9", "1"), ("9, -0.33, 1", "3"), ("9, -0,33", "3"), ([9], "1"), (9, "1")]
)
def test_a_vector_has_its_length(raw: Any, count: str) -> None:
    """Refused, with both counts."""
    with pytest.raises(FormatError, match=f"expected 2 numbers, got {count}"):
        VECTOR.judge_raw(raw)


@pytest.mark.parametrize("raw", ["(0, 2/3]", "(0, 0.6667]", "]0; 0.66667]", "(-0.00004, 0.66662]"])
def test_an_interval_needs_both_ends_and_both_brackets(raw: str) -> None:
    """Ends to four decimals."""
    assert told(INTERVAL, raw) == (1, "")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("(0, 2/3)", "The edge belongs to it."),
        ("(0, 1)", "Divide by 3."),
        ("[0, 2/3]", "The ends are right; look at the brackets."),
        ("(0, 0.6668]", "The ends are not right."),
        ("(0, inf)", "The ends are not right."),
        ("(0, 1]", "The ends are not right."),
    ],
)
def test_an_interval_that_is_wrong_is_told_where_to_look(raw: str, sentence: str) -> None:
    """Its own sentence, or whether it is the ends or the brackets."""
    assert told(INTERVAL, raw) == (0, sentence)


def test_an_interval_may_have_no_end() -> None:
    """Infinity is near itself and nothing else."""
    question = Interval(prompt="", right=Bounds(1.0, float("inf")))

    assert told(question, "(1, ∞)") == (1, "")
    assert told(question, "(1, 1e300)") == (0, "The ends are not right.")
    assert question.key == "(1, inf)"


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "q*(1 - alpha)^t",
            "(1-α)^t q",
            "q (1 − \\alpha)**t",
            "q*((1-alpha)^(t))",
            "-q*(alpha-1)*(1-alpha)^(t-1)",
        ),
        *("q exp(0) (1-alpha)^t", "q*(1 - alpha)^t + 0"),
    ],
)
def test_an_expression_is_right_however_it_is_written(raw: str) -> None:
    """It is compared by its values."""
    assert told(EXPRESSION, raw) == (1, "")


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("q - q*t*alpha", "A power, not a multiple."),
        ("q*(1+alpha)^t", "It is not equal to the right expression."),
        ("q*(1 - alpha)^(t+1)", "It is not equal to the right expression."),
        ("0.5", "It is not equal to the right expression."),
        (1, "It is not equal to the right expression."),
        ("q*(1 - 1.0001*alpha)^t", "It is not equal to the right expression."),
        ("q*(1 - alpha)^t/(t-1)", "It is not equal to the right expression."),
    ],
)
def test_a_wrong_expression_is_told_its_sentence_unless_two_fit(raw: Any, sentence: str) -> None:
    """Two listed mistakes here are the same expression with different sentences."""
    assert told(EXPRESSION, raw) == (0, sentence)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("q*(1 - beta)^t", '"beta" is not one of the variables; use the variables q, alpha and t'),
        ("__import__('os')", '"_" has no place here'),
        ("abs(q)", '"abs" is no function that may be used, only sqrt and exp are'),
        ("q*(1 - alpha", "is never closed"),
        ("q = 1", "write only what stands to its right"),
        ("", "got an empty answer"),
        (True, "write it in quotes"),
    ],
)
def test_what_is_no_expression_is_refused(raw: Any, sentence: str) -> None:
    """Nothing of it is ever run."""
    with pytest.raises(FormatError) as caught:
        EXPRESSION.judge_raw(raw)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("question", [NUMBER, COUNT, VECTOR, COUNTED, INTERVAL, EXPRESSION])
def test_the_key_is_right_as_it_is_typed(question: Question) -> None:
    """Rounded as the student is asked to round it."""
    assert question.judge_raw(question.key).share == 1


@pytest.mark.parametrize(
    ("question", "ambiguous"),
    [
        (Number(prompt="", right=2.0, wrong=[Wrong(2.00004, "")]), True),
        (Number(prompt="", right=2.0, wrong=[Wrong(2.0002, "")]), False),
        (Number(prompt="", right=2.0, decimals=0, wrong=[Wrong(2.4, "")]), True),
        (Vector(prompt="", right=[1, 2], names=["a", "b"], wrong=[Wrong([1, 2], "")]), True),
        (Vector(prompt="", right=[1, 2], names=["a", "b"], wrong=[Wrong([1, 3], "")]), False),
        (Interval(prompt="", right=Bounds(0, 1), wrong=[Wrong(Bounds(0, 1), "")]), True),
        (Interval(prompt="", right=Bounds(0, 1), wrong=[Wrong(Bounds(0, 1, high_closed=True), "")]), False),
        (Expression(prompt="", right="x", variables=["x"], wrong=[Wrong("2x - x", "")]), True),
        (Expression(prompt="", right="x", variables=["x"], wrong=[Wrong("x^2", "")]), False),
    ],
)
def test_a_question_whose_wrong_answer_counts_as_right_is_ambiguous(
    question: Question, ambiguous: bool
) -> None:
    """By the rule that judges students."""
    assert question.ambiguous is ambiguous


@pytest.mark.parametrize(
    ("question", "how"),
    [
        (NUMBER, "a number, to 4 decimals or exactly"),
        (Number(prompt="", right=1, decimals=1, unit="m"), "a number, to 1 decimal or exactly, in m"),
        (COUNT, "a whole number"),
        (Number(prompt="", right=12, decimals=0, unit="days"), "a whole number, in days"),
        (
            COUNTED,
            "2 numbers with commas between them, to 4 decimals or exactly: rate, steps (a whole number)",
        ),
        (
            Vector(prompt="", right=[1, 2], names=["a", "b"], decimals=0),
            "2 whole numbers with commas between them: a, b",
        ),
        (VECTOR, "2 numbers with commas between them, to 2 decimals or exactly: height, slope"),
        (
            INTERVAL,
            'an interval such as "(0, 1]": a round bracket leaves its end out, a square one takes it in',
        ),
        (EXPRESSION, "an expression in q, alpha, t: + - * / ^ and brackets, sqrt and exp"),
    ],
)
def test_each_form_says_how_to_answer(question: Question, how: str) -> None:
    """In one line, which no key is in."""
    assert question.form.how() == how
