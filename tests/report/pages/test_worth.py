"""What pages say of work that a store keeps: what it counts, what people said, and the sum."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from grader.models import Outcome, RunResult, Verdict, Visibility
from grader.report.pages import Comment, Kept, Marked, Part, Sum, Worth, feedback_of, pages_of
from grader.report.reading import Results
from tests.report.pages.pages import Read
from tests.report.pages.test_rendering import HOSTILE
from tests.report.records import case, result

WORTH = Worth(
    "Attempt 2 of 3 counts, handed in Fri 20 Nov 2026, 18:00 CET.",
    "3 of 4, all set to 3.5, 1 day late, -10 %: counts 3.15, 7.88 of 10 in the assignment.",
    "7.88 of 10",
    marks=(Marked("", Fraction(7, 2), "The idea is right.\nSee part 2."),),
    comments=(
        Comment("Well written."),
        Comment("What about -5?", "line 3", "    return x"),
        Comment("Off by one.", "attempt 1, line 2", "    return x + 1"),
    ),
)
SUM = Sum(
    "week1",
    "Week 1",
    "Due Fri 20 Nov 2026, 12:00 CET.",
    (Part("doubling", "Twice as much", "7.88 of 10"), Part("again", "Once more", "not handed in")),
    "7.88 of 14 points.",
)
QUESTION = case("Q03", Outcome.PENDING, message="waits for a person", got="Because.", max_points=Fraction(4))
PROSE = replace(QUESTION, pending=Fraction(4))


def pages(one: RunResult, worth: Worth, *sums: Sum) -> dict[str, Read]:
    """Return the pages of one student's work."""
    kept = Kept(one.exercise, "Twice as much", (one,), (worth,))
    found = pages_of(feedback_of([kept], (), {}, {one.student: sums} if sums else None))
    return {name: Read(page) for name, page in found}


def page_of(one: RunResult, worth: Worth, *sums: Sum) -> str:
    """Return what one student reads."""
    return pages(one, worth, *sums)[f"{one.student}.html"].text


def test_a_page_says_which_attempt_counts_and_how_it_came_to_what_it_counts() -> None:
    """With marks and their reasons; nobody of the staff is named."""
    text = page_of(result(case(), verdict=Verdict.PARTIAL), WORTH)

    assert (
        "What it counts Attempt 2 of 3 counts, handed in Fri 20 Nov 2026, 18:00 CET. "
        "3 of 4, all set to 3.5, 1 day late, -10 %: counts 3.15, 7.88 of 10 in the assignment. "
        "All of it, marked by a person: 3.5 points The idea is right. See part 2. Comments"
    ) in text


def test_comments_stand_with_their_lines_of_code() -> None:
    """On this attempt or an earlier one; without a line, on all of it."""
    page = pages(result(case()), WORTH)["s01.html"]

    assert (
        "Comments Well written. Line 3 return x What about -5? Attempt 1, line 2 return x + 1 Off by one."
    ) in page.text
    assert "<pre><code>    return x + 1</code></pre>" in page.page


def test_without_a_store_nothing_is_said_of_it() -> None:
    """As in pages from a file."""
    file = Results("doubling", "Twice as much", (result(case()),))
    [(_, page), (_, index)] = pages_of(feedback_of([file], (), {}))

    assert "What it counts" not in page
    assert "counts" not in Read(index).text


def test_the_sum_leads_to_each_exercise_that_was_handed_in() -> None:
    """And takes the place of the list of exercises."""
    found = pages(result(case()), WORTH, SUM)
    page = found["s01.html"]

    assert (
        "Week 1 Due Fri 20 Nov 2026, 12:00 CET. Twice as much 7.88 of 10 Once more not handed in" in page.text
    )
    assert "7.88 of 14 points." in page.text
    assert page.values("href") == ["#e1"]
    assert "nav" not in page.names
    assert "student Week 1 s01 7.88 of 14 points." in found["index.html"].text


def test_who_handed_nothing_in_has_a_page_where_there_is_a_sum() -> None:
    """It says what there is to hand in; nothing is linked, for nothing is there."""
    found = {name: Read(page) for name, page in pages_of(feedback_of([], (), {}, {"zoe": [SUM]}))}

    assert "Once more not handed in" in found["zoe.html"].text
    assert found["zoe.html"].values("href") == []
    assert found["index.html"].values("href") == ["zoe.html#s1"]


def test_students_of_different_assignments_stand_in_the_right_columns() -> None:
    """A dash where there is no work."""
    other = replace(SUM, assignment="week2", title="Week 2", total="1 of 2 points.")
    sums = {"ann": [SUM], "zoe": [other]}
    [*_, (_, index)] = pages_of(feedback_of([], (), {}, sums))

    assert "student Week 1 Week 2 ann 7.88 of 14 points. – zoe – 1 of 2 points." in Read(index).text


def test_what_is_withheld_is_told_later() -> None:
    """No verdict, no points, and why tests are missing."""
    withheld = Worth(
        "Attempt 3 of 3, handed in.",
        "It is 2 days late.",
        "told later",
        withheld=True,
        left_out=("1 test is not shown.", "5 tests are not shown until later."),
    )
    kept_back = result(case("V01"), verdict=Verdict.NOT_GRADED, points=Fraction(0))
    text = page_of(kept_back, withheld)

    assert "handed in What it is worth is told later." in text
    assert "It is 2 days late." in text
    assert (
        text.partition("How this was graded")[0]
        .rstrip()
        .endswith("V01 Title of V01. public 1 test is not shown. 5 tests are not shown until later.")
    )
    assert "not graded" not in text
    assert not re.search(r"\d of 4 points", text)


def test_a_file_that_cannot_be_graded_is_called_so_even_where_points_are_withheld() -> None:
    """Its student has to mend it now."""
    broken = result(verdict=Verdict.NOT_GRADABLE, message="line 1: expected ':'", score=None)
    text = page_of(broken, replace(WORTH, withheld=True))

    assert "not gradable It could not be used" in text
    assert "line 1: expected ':'" in text


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (Fraction(4), "✓ marked by a person Q03 Title of Q03. 4 / 4"),
        (Fraction(5, 2), "◐ marked by a person Q03 Title of Q03. 2.5 / 4"),
        (Fraction(0), "✗ marked by a person Q03 Title of Q03. 0 / 4"),
        (Fraction(5), "✓ marked by a person Q03 Title of Q03. 5 / 4"),
    ],
)
def test_prose_that_a_person_marked_waits_no_more(points: Fraction, said: str) -> None:
    """Neither at the question, nor in its picture, nor in the head."""
    waiting = result(PROSE, verdict=Verdict.PARTIAL, pending=Fraction(4))
    text = page_of(waiting, replace(WORTH, marks=(Marked("Q03", points, ""),)))

    assert said in text
    assert "wait" not in text


def test_a_mark_of_the_whole_leaves_nothing_to_wait_for() -> None:
    """What one question earned is not known then."""
    waiting = result(PROSE, verdict=Verdict.PARTIAL, pending=Fraction(4))
    text = page_of(waiting, WORTH)

    assert "– marked with the whole Q03 Title of Q03." in text
    assert "wait" not in text


def test_what_waits_still_is_said() -> None:
    """As long as nobody marked it."""
    waiting = result(PROSE, verdict=Verdict.PARTIAL, pending=Fraction(4))
    text = page_of(waiting, replace(WORTH, marks=(), pending=Fraction(4)))

    assert "4 more wait for a person" in text
    assert "… waits for a person Q03" in text


def test_hidden_tests_that_are_shown_are_not_called_hidden() -> None:
    """What they were called with is told then."""
    hidden = case("H01", Outcome.FAILED, visibility=Visibility.HIDDEN, max_points=Fraction(1))
    shown = replace(hidden, call="double(-5)", expected="-10", got="0")

    for test, said in ((hidden, True), (shown, False)):
        one = result(case("V01"), test, verdict=Verdict.FAILED)
        assert ("Of hidden tests you see" in page_of(one, WORTH)) is said


def test_hostile_text_stays_text() -> None:
    """In titles, marks, comments and code; ids are unique, and every link has its place."""
    hostile = Worth(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        marks=(Marked(HOSTILE, Fraction(1), HOSTILE), Marked("", Fraction(1), HOSTILE)),
        comments=(Comment(HOSTILE, HOSTILE, HOSTILE),),
        left_out=(HOSTILE,),
    )
    total = Sum(
        HOSTILE, HOSTILE, HOSTILE, (Part(HOSTILE, HOSTILE, HOSTILE), Part("no", HOSTILE, "")), HOSTILE
    )
    one = result(case(), exercise=HOSTILE, student=HOSTILE)
    found = pages(one, hostile, total, replace(total, assignment="other"))

    assert len(found) == 2
    for page in found.values():
        assert not page.names & {"script", "img", "link", "iframe", "object", "embed", "base", "form"}
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", page.page)
        assert all(re.fullmatch(r"([\w.-]+\.html)?#[\w-]+", link) for link in page.values("href"))
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        asked = [name for value in page.values("aria-labelledby") for name in value.split()]
        assert {*asked, *(link[1:] for link in page.values("href") if link[0] == "#")} <= set(ids)
