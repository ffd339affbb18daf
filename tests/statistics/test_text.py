"""Statistics on a terminal."""

from collections.abc import Sequence
from textwrap import dedent
from typing import Any

from grader.statistics.exercise import exercises_in
from grader.statistics.reading import Attempt, Found, Idea
from grader.statistics.text import statistics_text
from tests.statistics.attempts import attempt, case, class_of, file_of, public, question

TEN = class_of(*([[1, 1]] * 4 + [[1, 0]] * 3 + [[0, 0]] * 3))


def text_of(*attempts: Attempt, width: int | None = None, ideas: Sequence[Idea] = ()) -> str:
    """Return what is written of them."""
    return statistics_text(exercises_in([file_of(*attempts, ideas=ideas)]), width)


def test_a_class_as_it_is_written() -> None:
    """Scores, alpha, items: each with its n."""
    assert text_of(*TEN) == dedent(
        """\
        doubling: Title of doubling
        10 results of 10 students: 4 passed, 3 partial, 3 failed.

        Scores (n = 10): mean 55 %, median 50 %, quartiles 12 % and 100 %
            0 to  10 %  ██████████████████████████████ 3
           10 to  20 %
           20 to  30 %
           30 to  40 %
           40 to  50 %
           50 to  60 %  ██████████████████████████████ 3
           60 to  70 %
           70 to  80 %
           80 to  90 %
           90 to 100 %  ████████████████████████████████████████ 4

        Cronbach's alpha (n = 10, 2 items): 0.70, fair

               passed by  first try  facility  discr.  weight  effective
          H01    7 of 10       70 %      0.70    0.53    50 %       48 %  Title of H01.
          H02    4 of 10       40 %      0.40    0.53    50 %       52 %  Title of H02."""
    )


def test_wrong_answers_and_ideas_follow() -> None:
    """What several gave, what they were told, how many others there are; ideas by count."""
    found = Found("ascent", "Go down.")
    wrong: dict[str, Any] = {"passed": False, "message": "it is wrong"}
    twice = [attempt(f"a{n}", public(got="-8", **wrong), diagnosis=found) for n in range(2)]
    text = text_of(
        *twice,
        attempt("b", public(got="99", **wrong)),
        ideas=[Idea("ascent", "Walks uphill")],
    )

    assert (
        "Wrong answers that several gave:\n  V01  Title of V01.\n      2  it is wrong\n"
        "         → -8\n      1  other wrong answers\n"
    ) in text
    assert "Wrong ideas (n = 3):\n      2  Walks uphill\n" in text
    assert "99" not in text


def test_words_stand_next_to_numbers_and_titles_are_cut_to_a_screen() -> None:
    """In a file nothing is lost."""
    attempts = class_of(*([[0, 1]] * 9 + [[1, 1]]))
    line = next(line for line in text_of(*attempts).splitlines() if "H01" in line)

    assert line == (
        "  H01    1 of 10       10 %      0.10       –    50 %      100 %  "
        "very hard, tells nobody apart            Title of H01."
    )
    assert all(len(line) <= 70 for line in text_of(*attempts, width=70).splitlines() if "H0" in line)


def test_several_exercises_have_an_overview() -> None:
    """A line for each, and then each by itself."""
    text = statistics_text(exercises_in([file_of(*TEN), file_of(*TEN[:4], exercise="halving")]))

    assert text.startswith(
        "             n  mean  median  full score  alpha\n"
        "  doubling  10  55 %    50 %           4   0.70\n"
        "  halving    4     –       –           4      –\n\n\ndoubling: "
    )


def test_attempts_up_to_full_score_are_written() -> None:
    """Where there are several."""
    text = text_of(attempt("s1", case(points=0.0)), attempt("s1", case()), attempt("s2", case()))

    assert "Full score:\n      1  at attempt 1\n      1  at attempt 2\n      0  not yet\n" in text


def test_what_students_wrote_cannot_move_the_cursor() -> None:
    """Values and sentences are hostile text."""
    bad: dict[str, Any] = {"got": "\x1b[2J9", "message": "it raised \x1b]0;x\x07"}
    text = text_of(*(attempt(f"s{n}", question(points=0.0, **bad)) for n in range(3)))

    assert "\\x1b[2J9" in text
    assert text.replace("\n", "").isprintable()


def test_nobody_is_named() -> None:
    """Neither students nor their files."""
    wrong = question(points=0.0, got="1")
    attempts = [attempt(f"zoe{n}", wrong, submission=f"mine{n}.py") for n in range(12)]

    assert not any(word in text_of(*attempts) for word in ("zoe", "mine"))
