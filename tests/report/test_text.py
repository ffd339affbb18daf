"""Results as text: one screen for a student, one line a submission for an instructor."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.models import Frame, Outcome, Row, Verdict
from grader.report.record import as_data
from grader.report.tally import Tally
from grader.report.text import check_screen, class_summary, class_table
from grader.report.words import visible
from tests.report.records import case, result

FAILED = case(
    "V02",
    Outcome.FAILED,
    message="m is wrong",
    call="double(2)",
    expected="{'m': 4.00}",
    got="{'m': 5}",
    rows=(Row("m", "4.00", "5", "1", "0.005"), Row("history[10]", "-12.50", "nan", "", "0.005")),
    output="debug 1\n",
)


def test_a_screen_of_passed_cases() -> None:
    """Marks, titles, times, and what handing in adds."""
    screen = check_screen(result(case("V01"), case("V02")), "s01.py")

    assert screen == dedent(
        """\
        doubling   s01.py   public tests (do not count)

          ✓ pass  Title of V01.                                                 12 ms
          ✓ pass  Title of V02.                                                 12 ms

        2 of 2 public tests pass. Handing in runs hidden tests as well."""
    )


def test_a_screen_with_a_failed_case() -> None:
    """The first failure in full, its numbers in columns; later ones by their line alone."""
    last = case("V03", Outcome.NOT_RUN, message="needs: Title of V02.")
    screen = check_screen(result(case("V01"), FAILED, last), "s01.py")

    assert screen == dedent(
        """\
        doubling   s01.py   public tests (do not count)

          ✓ pass  Title of V01.                                                 12 ms
          ✗ FAIL  Title of V02.                                                 12 ms
          – skip  Title of V03.
                  needs: Title of V02.

          V02  Title of V02.
            double(2)
            m is wrong
                          expected   got   off by   allowed
            m                 4.00     5        1     0.005
            history[10]     -12.50   nan              0.005
            printed:
              debug 1

        1 of 3 public tests pass. Handing in runs hidden tests as well."""
    )


def test_one_number_needs_no_table() -> None:
    """Expected and got below each other."""
    one = case(
        outcome=Outcome.FAILED,
        message="the result is wrong",
        expected="4.00",
        got="5",
        rows=(Row("", "4.00", "5", "1", "0.005"),),
    )
    lines = check_screen(result(one), "s01.py").splitlines()

    at = lines.index("    expected  4.00")
    assert lines[at : at + 3] == ["    expected  4.00", "    got       5", "    off by    1   allowed 0.005"]


def test_a_crash_shows_the_line_that_was_running() -> None:
    """With the name of the file, as editors know it; what came before, where nothing was expected."""
    crashed = case(
        outcome=Outcome.TIME_LIMIT,
        message="it was stopped after 2.0 s",
        call="double(2)",
        got="4",
        frames=(Frame(3, "double", "return helper(x)"), Frame(7, "helper", "while True: pass")),
    )
    screen = check_screen(result(crashed), "s01.py")

    assert "    it was stopped after 2.0 s\n    got       4\n    s01.py:7    while True: pass\n" in screen
    assert "helper(x)" not in screen


def test_a_file_that_cannot_be_run_says_what_to_do() -> None:
    """No list of tests that were never run; nothing is lost."""
    screen = check_screen(
        result(
            case(outcome=Outcome.NOT_RUN),
            verdict=Verdict.NOT_GRADABLE,
            message="s01.py, line 1: '(' was never closed\n    def double(x:\n              ^",
        ),
        "s01.py",
    )

    assert screen == dedent(
        """\
        doubling   s01.py   public tests (do not count)

        s01.py, line 1: '(' was never closed
            def double(x:
                      ^

        Nothing was tested, and nothing is lost: mend this and check again."""
    )


def test_our_own_failure_is_called_ours() -> None:
    """A student must not look for it in the submission."""
    screen = check_screen(result(verdict=Verdict.NOT_GRADED, message="the sandbox is gone"), "s01.py")

    assert screen.endswith(
        "\n\nthe sandbox is gone\n\n"
        "This is a problem of the grader, not of the submission. Nothing was counted."
    )
    assert "mend" not in screen


def test_a_run_without_a_sandbox_says_so() -> None:
    """In the last line."""
    screen = check_screen(result(case(), note="not isolated: this code ran without a sandbox"), "s01.py")

    assert screen.endswith("\n(not isolated: this code ran without a sandbox)")


def test_long_titles_go_on_below_themselves() -> None:
    """Nothing of them is cut off: in the list and above the details."""
    title = (
        "Slope and intercept after a thousand steps of gradient descent on points far away from zero: here."
    )
    long = case("V01", Outcome.FAILED, title=title, message="it " * 60)
    screen = check_screen(result(long), "s01.py")

    assert max(map(len, screen.splitlines())) <= 80
    assert " ".join(screen.split()).count(title.split(": ")[1]) == 2
    assert screen.splitlines()[2].endswith("12 ms")


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_screen_fits_eighty_columns(outcome: Outcome) -> None:
    """Long prints are cut with a mark, and so is their number."""
    long = case(
        "V01", outcome, title="word " * 30, message="word " * 40, output="x" * 500 + "\n" + "y\n" * 20
    )
    screen = check_screen(result(long), "s01.py")

    assert max(map(len, screen.splitlines())) <= 80
    if outcome not in (Outcome.PASSED, Outcome.NOT_RUN):
        assert "xxx…\n" in screen
        assert screen.count("      y\n") == 7
        assert "      … 13 more lines\n" in screen


@given(st.text())
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    """What a student wrote can neither move the cursor, nor color the screen, nor turn the writing."""
    hostile = case(
        outcome=Outcome.ERROR,
        message=text,
        call=text,
        expected=text,
        got=text,
        frames=(Frame(1, text, text),),
        output=text,
    )
    for said in (result(hostile), result(verdict=Verdict.NOT_GRADABLE, message=text)):
        screen = check_screen(said, text)
        assert all(char.isprintable() or char in "\n\t" for char in screen)


def test_escape_sequences_are_spelled_out() -> None:
    """So that one sees what was printed."""
    assert visible("\x1b[31mred\x07\r\u202e\x85") == r"\x1b[31mred\x07\r\u202e\x85"
    assert visible("Zoë → 3\n\tok") == "Zoë → 3\n\tok"


# ---------------------------------------------------------------------------------------- class


def tally_of(*results: object) -> Tally:
    """Return the tally of a class, as read from JSON."""
    tally = Tally()
    for one in results:
        tally.add(as_data(one))  # type: ignore[arg-type]
    return tally


HIDDEN_MISS = case("H01", Outcome.FAILED, max_points=4)
CLASS = [
    result(case(), submission="s03.py"),
    result(HIDDEN_MISS, verdict=Verdict.FAILED, submission="s01.py", message="H01: it is wrong\nand more"),
    result(verdict=Verdict.NOT_GRADABLE, submission="a longer name.py", message="the file is empty"),
    result(
        HIDDEN_MISS, verdict=Verdict.PARTIAL, submission="s04.py", points=1, score=0.25, message="x" * 200
    ),
]


def test_a_class_is_a_table_in_the_order_of_names() -> None:
    """One line a submission, cut to the width of the terminal."""
    table = class_table(tally_of(*CLASS), 80)

    assert table == "\n".join(
        [
            "a longer name.py  not gradable       0.00 / 4  the file is empty",
            "s01.py            failed             0.00 / 4  H01: it is wrong",
            "s03.py            passed             4.00 / 4",
            f"s04.py            partial            1.00 / 4  {'x' * 31}…",
        ]
    )
    assert max(map(len, table.splitlines())) <= 80


def test_long_names_are_cut_and_nothing_shifts() -> None:
    """Columns stay columns."""
    lines = class_table(tally_of(result(submission="n" * 90), result(submission="s01.py")), 100).splitlines()

    assert [line.index("passed") for line in lines] == [42, 42]
    assert lines[0].startswith("n" * 39 + "…  passed")


def test_a_name_or_message_cannot_color_the_table() -> None:
    """The same for an instructor's terminal."""
    table = class_table(tally_of(result(verdict=Verdict.FAILED, message="\x1b[31mred")), 100)

    assert table.endswith(r"\x1b[31mred")


def test_of_a_large_class_only_what_needs_a_person_is_listed() -> None:
    """A thousand lines of passed say nothing."""
    many = [result(submission=f"s{number:03}.py") for number in range(101)]
    tally = tally_of(*many, *CLASS[2:3], result(verdict=Verdict.NOT_GRADED, submission="z.py"))

    assert [line.split("  ")[0] for line in class_table(tally, 80).splitlines()] == [
        "a longer name.py",
        "z.py",
    ]


def test_an_empty_class_is_an_empty_table() -> None:
    """And no error."""
    assert class_table(Tally(), 80) == ""


def test_the_summary_counts_and_names_what_was_missed() -> None:
    """Mean of all that were graded; cases worth nothing are no miss."""
    summary = class_summary(tally_of(*CLASS, result(FAILED, verdict=Verdict.PASSED)))

    assert summary == dedent(
        """\
        5 submissions: 2 passed, 1 partial, 1 failed, 1 not gradable.
        Mean score 45%.
        Missed most often:
              2  H01  Title of H01."""
    )


def test_one_submission_is_one() -> None:
    """Words fit numbers."""
    assert class_summary(tally_of(result(case()))) == "1 submission: 1 passed.\nMean score 100%."


def test_what_was_not_graded_is_not_in_the_mean() -> None:
    """And is called our problem."""
    summary = class_summary(tally_of(result(case()), result(verdict=Verdict.NOT_GRADED)))

    assert "Mean score 100%." in summary
    assert summary.endswith(
        "This is a problem of the grader, not of the submissions that were not graded. Nothing was counted."
    )


def test_a_class_of_which_nothing_was_graded_has_no_mean() -> None:
    """Nothing divided by nothing."""
    assert tally_of(result(verdict=Verdict.NOT_GRADED)).mean is None
    assert "Mean" not in class_summary(tally_of(result(verdict=Verdict.NOT_GRADED)))
