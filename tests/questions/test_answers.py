"""Files of answers, tidy, sloppy and hostile; letters and pairs."""

import time
import tomllib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import FormatError, NotGradableError
from grader.questions.answers import AnswerFile, read_answers
from grader.questions.letters import letters, pairs

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=150)

TIDY = '''
exercise = "bowl_quiz"
student = "s01"
sheet = "3f9a"            # do not change

# Q01  Fog, slope, stride (1 point): what's "steep"?
Q01.1 = "c"                  # a letter
Q01.2 = ""
Q03 = "b"
Q04 = -0.75
Q02 = [9, -6]
q05 = true
P03 = """
First # no comment
Q99 = 3
"last" ."""
'''
SLOPPY = """
Q01.1 = c
"Q01".2 = “a”
Q02 = 9 -6
Q03 = b   # or is it c?
Q04 = 3,2

# Q05 Half
Q05 = 16/5
Q06 = [0,
  0.5]
Q07 = don't know # it's hard
Q08 = .5
q 09 = (0, 1]
Q10 = "never closed # hint
Q11 =
Q12 = [1979-05-27]
Q13 = ok"""


def read(text: str) -> AnswerFile:
    return read_answers(text.encode())


def refusal_of(source: bytes) -> str:
    with pytest.raises(NotGradableError) as caught:
        read_answers(source)
    return str(caught.value)


def test_reads_a_tidy_file() -> None:
    """Values stay what TOML makes of them; the keys of one item come together."""
    assert read(TIDY) == AnswerFile(
        exercise="bowl_quiz",
        student="s01",
        sheet="3f9a",
        answers={
            "Q01": {"1": "c", "2": ""},
            "Q03": "b",
            "Q04": -0.75,
            "Q02": [9, -6],
            "Q05": True,
            "P03": 'First # no comment\nQ99 = 3\n"last" .',
        },
        unreadable={},
        unknown=(),
    )


def test_one_slip_does_not_cost_the_other_answers() -> None:
    """The same file with a statement that is no TOML gives the same answers, and the text of that one."""
    tidy, slipped = read(TIDY), read(TIDY + "Q06 = 3,2\n")

    assert slipped.answers == {**tidy.answers, "Q06": "3,2"}
    assert (slipped.exercise, slipped.student, slipped.sheet) == ("bowl_quiz", "s01", "3f9a")


def test_what_is_no_toml_is_kept_as_its_text() -> None:
    assert read(SLOPPY).answers == {
        "Q01": {"1": "c", "2": "“a”"},
        "Q02": "9 -6",
        "Q03": "b",
        "Q04": "3,2",
        "Q05": "16/5",
        "Q06": [0, 0.5],
        "Q07": "don't know",
        "Q08": ".5",
        "Q09": "(0, 1]",
        "Q10": '"never closed',
        "Q11": "",
        "Q12": ["1979-05-27"],
        "Q13": "ok",
    }


@pytest.mark.parametrize("text", [TIDY, SLOPPY])
def test_line_ends_and_a_mark_of_the_byte_order_change_nothing(text: str) -> None:
    as_it_is = read(text)

    assert read(text.replace("\n", "\r\n")) == as_it_is
    assert read(text.replace("\n", "\r")) == as_it_is
    assert read_answers(text.encode("utf-8-sig")) == as_it_is


@pytest.mark.parametrize(
    "text",
    [
        '[Q01]\n1 = "c"\n2 = "a"',
        'Q01 = { 1 = "c", 2 = "a" }',
        'Q01.1 = "c"\nq01.2 = "a"',
        "[Q01]\n1 = c\n2 = a",
        'Q01.1 = c\nQ01 . "2" = a',
        '[answers]\nQ01.1 = "c"\nQ01.2 = "a"',
        'Q01 = ""\nQ01.1 = "c"\nQ01.2 = "a"',
        'Q01.1 = ""\nQ01.1 = "c"\nQ01.2 = "a"\nQ01.2 = "a"',
    ],
)
def test_the_parts_of_an_item_come_in_many_forms(text: str) -> None:
    assert read(text).answers == {"Q01": {"1": "c", "2": "a"}}


@pytest.mark.parametrize("value", ['"9 -6"', "9 -6"])
def test_an_item_below_the_table_of_another_stands_for_itself(value: str) -> None:
    """TOML would make it a part of Q01."""
    assert read(f'[Q01]\n1 = "c"\n\nQ02 = {value}').answers == {"Q01": {"1": "c"}, "Q02": "9 -6"}


def test_the_empty_lines_of_a_template_stand_back() -> None:
    found = read('Q01.1 = ""\nQ01.2 = ""\nQ01 = "1c 2a"\nQ04 = ""\nQ04 = 5\nQ05 = 6\nQ05 = ""')

    assert found.answers == {"Q01": "1c 2a", "Q04": 5, "Q05": 6}
    assert found.unreadable == {}


@pytest.mark.parametrize(
    ("text", "key", "sentence"),
    [
        ("Q04 = 1\nQ04 = 2", "Q04", "Q04 is given twice, as 1 and as 2; keep one of them"),
        ("Q04 = 1\nq04 = 2", "Q04", "Q04 is given twice, as 1 and as 2; keep one of them"),
        ("Q04 = a\nQ04 = b\nQ04 = c", "Q04", 'Q04 is given twice, as "a" and as "b"; keep one of them'),
        (
            'Q01.1 = "a"\nQ01.1 = "b"',
            "Q01",
            'Q01.1 is given twice, as "a" and as "b"; keep one of them',
        ),
        (
            'Q01.1 = "a"\nQ01 = "1b"',
            "Q01",
            'Q01 is given twice, as "1b" and in parts such as Q01.1; keep one of them',
        ),
        (
            'student = "a"\nstudent = "b"',
            "student",
            'student is given twice, as "a" and as "b"; keep one of them',
        ),
    ],
)
def test_a_key_with_two_values_is_unreadable(text: str, key: str, sentence: str) -> None:
    found = read(text)

    assert found.unreadable == {key: sentence}
    assert key not in found.answers
    assert found.student == ""


def test_the_same_value_twice_is_no_contradiction() -> None:
    assert read('Q04 = 1\nQ04 = 1\nstudent = "a"\nstudent = “a”\nQ04 = 1').answers == {"Q04": 1}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ('Q4 = 5\nstudnet = "s01"\nQ04 = 1', ("Q4", "studnet")),
        ("Q4 = 3,2\nQ04 = 1", ("Q4",)),
        ("Q1.a.b = 5\nQ04 = 1", ("Q1.a.b",)),
        ("just words\nQ04 = 1", ('"just words"',)),
        ("[Q01]\nc\n[other]\nQ04 = 1", ('"c"',)),
        (f"{'k' * 60} = 1\nQ04 = 1", (f"{'k' * 40}…",)),
    ],
)
def test_a_typo_can_be_told(text: str, unknown: tuple[str, ...]) -> None:
    found = read(text)

    assert found.unknown == unknown
    assert found.answers == {"Q04": 1}


def test_a_string_without_an_end_does_not_swallow_the_answers_after_it() -> None:
    found = read('P03 = """\nis open\n\nQ05 = 3,2\nP04 = """\n# kept\n"""\nQ06 = 7\n')

    assert found.answers == {"P03": "is open", "Q05": "3,2", "P04": "# kept\n", "Q06": 7}


def test_header_values_become_text() -> None:
    found = read("exercise = “bowl_quiz”\nstudent = 17\nsheet = 3f9a")

    assert (found.exercise, found.student, found.sheet) == ("bowl_quiz", "17", "3f9a")


def test_an_empty_file_answers_nothing() -> None:
    assert read("") == AnswerFile("", "", "", {}, {})


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (TIDY.encode("utf-16"), "it is saved as UTF-16; save it as UTF-8"),
        (
            TIDY.encode("utf-16-le"),
            "it holds NUL bytes, so it is not a text file; save it as UTF-8 text",
        ),
        ('Q01 = 1\r\nQ02 = "é"'.encode("latin-1"), "it is not UTF-8 text (see line 2); save it as UTF-8"),
        (b"#" * 65537, "it has 65,537 bytes; at most 65,536 are taken"),
    ],
)
def test_refuses_what_is_no_text_in_utf_8(source: bytes, sentence: str) -> None:
    assert refusal_of(source) == sentence


SIZE = 60_000
KEY = "Q01 = "
HOSTILE = {
    "brackets": KEY + "[" * 10_000,
    "closed brackets": KEY + "[" * 900 + "]" * 900,
    "tables in tables": KEY + "{a=" * 10_000,
    "dots": "a." * (SIZE // 2) + "a = 1",
    "dots in a header": "[" + "a." * (SIZE // 2) + "a]",
    "dots in a table": KEY + "{" + "a." * (SIZE // 2) + "a = 1}",
    "dots behind a string": KEY + '["""a"""", {' + "a." * (SIZE // 2 - 20) + 'a = ""}]',
    "dots and tables": KEY + ("{" + "a." * 20 + "a=") * 20 + "1" + "}" * 20,
    "a large number": KEY + "9" * SIZE,
    "a large hexadecimal number": KEY + "0x" + "f" * SIZE,
    "two large numbers": f"{KEY}{'9' * 4200}\n{KEY}{'8' * 4200}",
    "an open string": KEY + '"""' + "a" * SIZE,
    "open strings": "'''\n\"\"\"\n" * (SIZE // 8),
    "escaped quotes": KEY + '"""' + '\n\\"""' * (SIZE // 5),
    "escaped quotes in a line": '"\\' * (SIZE // 2),
    "quotes": '"' * SIZE,
    "apostrophes": "'" * SIZE,
    "blanks": KEY + " " * SIZE,
    "a line of words": "a 1." * (SIZE // 4),
    "half a header": "[a" + "]" * SIZE + "x",
    "many statements": "~\n" + "a=1\n" * (SIZE // 4),
    "many values": "~\n" + "Q01 = 1\nQ01 = 2\n" * (SIZE // 16),
    "a long header": "~\n[" + "a." * (SIZE // 4) + "a]\n" + "1=1\n" * (SIZE // 8),
    "many parts": "".join(f"Q01.{part} = 1\n" for part in range(SIZE // 15)),
    "many tables": "".join(f"[a.b.c.d.e.f.g.h{table}]\n" for table in range(SIZE // 25)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_takes_long_or_too_deep(name: str) -> None:
    """The worst takes a quarter of a second; tomllib alone needs 16 s for the dots."""
    started = time.process_time()
    read(HOSTILE[name])

    assert time.process_time() - started < 1.0


def test_answers_can_be_written_whatever_they_hold() -> None:
    """Python refuses to write a whole number of more than 4300 digits in decimal."""
    found = read(f"Q01 = 0x{'f' * 5000}\nQ02 = [0x{'f' * 5000}, {{ a = 1 }}]")

    assert str(found.answers["Q01"]).startswith("0xfff")
    assert str(found.answers["Q02"]).endswith("'{...}']")


KEYS = st.sampled_from(
    ["Q01", "q01", "Q 02", "Q01.1", "Q01 . 2", '"Q03"', "student", "x", "[Q04]", "[[Q05]]", "[x.y]"]
)
VALUES = st.text(max_size=6) | st.sampled_from(
    [
        *("", "1", "0xff", "nan", "3,2", '"a"', "'b'", "“b”", "[1, 2]", "[1,\n 2]", "{1 = 'a'}"),
        *('"""\nprose\n"""', '"""open', "'''open", "'", '"', "\\", "# x", "\x01", '"\\u0000"', '"\\ud800"'),
        *("1979-05-27", "07:32:00", "1979-05-27T07:32:00+24:00"),
    ]
)
LINES = st.tuples(
    KEYS, st.sampled_from([" = ", "=", " ", "\n"]), VALUES, st.sampled_from(["", "  # it's"])
).map("".join)
FILES = st.lists(LINES, max_size=8).map("\n".join)


@EXAMPLES
@given(st.binary() | FILES.map(str.encode) | st.text().map(lambda text: text.encode()))
def test_nothing_raises_anything_else(source: bytes) -> None:
    """A file is refused in one line, or each answer is of a kind that the questions know."""
    try:
        found = read_answers(source)
    except NotGradableError as error:
        outcome = str(error)
    else:
        outcome = "".join([*found.unknown, *found.unreadable.values()])
        assert all(isinstance(value, str | int | float | list | dict) for value in found.answers.values())
        assert not set(found.answers) & set(found.unreadable)
    assert outcome.isprintable()


@EXAMPLES
@given(
    st.dictionaries(
        st.integers(0, 99).map(lambda number: f"Q{number:02}"),
        st.integers(-(2**60), 2**60)
        | st.booleans()
        | st.text(st.characters(exclude_categories=["C"], exclude_characters="\\\"'"))
        | st.lists(st.integers(-9, 9)),
    )
)
def test_valid_toml_means_the_same_whole_and_in_pieces(answers: dict[str, object]) -> None:
    """A line that is no TOML sends the whole file through the other reader; tomllib is the oracle."""
    lines = [
        f"{key} = {str(value).lower() if isinstance(value, bool) else _toml(value)}"
        for key, value in answers.items()
    ]
    text = "\n".join(lines)

    assert tomllib.loads(text) == answers
    assert read(text).answers == answers
    assert read(f"no TOML\n{text}").answers == answers


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


@pytest.mark.parametrize(
    "raw", ["a c d", "a,c,d", "acd", "A; C; D", "a) c) d)", "(a) (c) (d)", "“a, c, d”", "a/c/d"]
)
def test_reads_letters(raw: str) -> None:
    assert letters(raw, 4) == (0, 2, 3)


def test_reads_letters_from_a_list_and_keeps_their_order() -> None:
    assert letters(["d", "A", "(c)"], 4) == (3, 0, 2)
    assert letters("b", 2) == (1,)
    assert letters("aba", 2) == (0, 1, 0)


BEFORE = "write the letter that stands before the option"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "got an empty answer; write one, or leave the question out"),
        ([], "got an empty answer; write one, or leave the question out"),
        ("...", "got an empty answer; write one, or leave the question out"),
        ("2", f'got "2"; "2" is none of them, {BEFORE}'),
        ("a e", f'got "a e"; "e" is none of them, {BEFORE}'),
        ("because", f'got "because"; "e" is none of them, {BEFORE}'),
        ("а", f'got "а"; \\N{{CYRILLIC SMALL LETTER A}} is none of them, {BEFORE}'),
        ("a\0", f'got "a\\x00"; "\\x00" is none of them, {BEFORE}'),
        (2, 'got 2; write them in quotes, such as "a"'),
        (True, 'got true; write them in quotes, such as "a"'),
        (["a", 1], 'got ["a", 1]; write them in quotes, such as "a"'),
        ({"1": "a"}, 'got a table; write them in quotes, such as "a"'),
        ("a" * 2000, f'got "{"a" * 40}…"; write them in quotes, such as "a"'),
    ],
)
def test_refuses_what_are_no_letters(raw: object, sentence: str) -> None:
    with pytest.raises(FormatError) as caught:
        letters(raw, 4)

    assert str(caught.value) == f"expected letters from a to d, {sentence}"


def test_one_option_has_one_letter() -> None:
    with pytest.raises(FormatError, match="expected the letter a, got"):
        letters("b", 1)


@pytest.mark.parametrize(
    "raw",
    [
        {"1": "c", "2": "a"},
        {"1": " C) ", "2": "(a)", "3": ""},
        "1c 2a",
        "1c2a",
        "1-c, 2=a",
        "1 → c\n2 → a",
        "1->c; 2->a",
        "(1, C), (2, A)",
        "1. c 2. a",
        "“1: c, 2: a”",
        '1 = "c", 2 = "a"',
    ],
)
def test_reads_pairs(raw: object) -> None:
    assert pairs(raw, 3, 4) == {0: 2, 1: 0}


def test_nothing_chosen_is_no_pairs() -> None:
    assert pairs({"1": "", "2": "  "}, 3, 4) == {}


HOW = 'write the number of each left side and the letter of its partner, such as "1c 2a"'


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "expected pairs, got an empty answer; write them, or leave the question out"),
        ("c a b", f'expected pairs, got "c a b"; {HOW}'),
        ("1ab", f'expected pairs, got "1ab"; {HOW}'),
        ("1c 2", f'expected pairs, got "1c 2"; {HOW}'),
        (["1c"], f'expected pairs, got ["1c"]; {HOW}'),
        (12, f"expected pairs, got 12; {HOW}"),
        ("1" * 5000, f'expected pairs, got "{"1" * 40}…"; {HOW}'),
        ("4a", 'expected left sides from 1 to 3, got "4"; use these numbers only'),
        ("0a", 'expected left sides from 1 to 3, got "0"; use these numbers only'),
        ({"x": "a"}, 'expected left sides from 1 to 3, got "x"; use these numbers only'),
        ({"²": "a"}, 'expected left sides from 1 to 3, got "²"; use these numbers only'),
        ({"1" * 9000: "a"}, f'expected left sides from 1 to 3, got "{"1" * 40}…"; use these numbers only'),
        ("1a 1b", "expected one letter a left side, but 1 is given twice; keep one of them"),
        ({"1": "a", "01": "b"}, "expected one letter a left side, but 1 is given twice; keep one of them"),
        ({"1": "a b"}, 'left side 1: expected one letter, got "a b"; keep one of them'),
        ("1f", f'left side 1: expected letters from a to d, got "f"; "f" is none of them, {BEFORE}'),
        (
            {"2": 3},
            'left side 2: expected letters from a to d, got 3; write them in quotes, such as "a"',
        ),
    ],
)
def test_refuses_what_are_no_pairs(raw: object, sentence: str) -> None:
    with pytest.raises(FormatError) as caught:
        pairs(raw, 3, 4)

    assert str(caught.value) == sentence


ANYTHING = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text() | st.text(st.sampled_from("123abcf -=→,()")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from("123"), inner),
    max_leaves=6,
)


@EXAMPLES
@given(ANYTHING, st.integers(1, 26), st.integers(1, 26))
def test_letters_and_pairs_raise_nothing_else(raw: object, left: int, right: int) -> None:
    """What is returned names options that are there."""
    assert outcome_of(lambda: dict(enumerate(letters(raw, left))), left).isprintable()
    assert outcome_of(lambda: pairs(raw, left, right), right).isprintable()


def outcome_of(read: Callable[[], dict[int, int]], count: int) -> str:
    """Return the refusal; what is read must be there."""
    try:
        got = read()
    except FormatError as error:
        return str(error)
    assert all(0 <= place < count for place in got.values())
    return "read"
