"""The pages: what they say, and what hostile text cannot do in them."""

import re
from dataclasses import replace
from fractions import Fraction
from html import escape
from itertools import pairwise
from typing import Any

import pytest

from grader.models import Frame, Outcome, PlotKind, PlotSeries, Row, RunResult, Verdict, Visibility
from grader.report.pages import feedback_of, pages_of
from grader.report.reading import Results
from tests.report.pages.pages import Read
from tests.report.records import case, plot, result
from tests.report.test_explained import DIAGNOSIS, IDEAS

HOSTILE = (
    "</style></title><script>alert(1)</script><img src=https://example.org/x onerror='a()'>\"'&\x1b[31m\u202e"
)

SHOWN: dict[str, Any] = {
    "message": "m is wrong",
    "call": "line([1, 2], [3, 5])",
    "expected": "{'m': 2.0, 'b': 1.0}",
    "got": "{'m': 2.5, 'b': 1.0}",
    "rows": (Row("m", "2.0", "2.5", "0.5", "0.005"),),
    "frames": (Frame(7, "line", "return m / 2"),),
    "output": "now 3\nnow 4\n",
}
FAILED = case("V01", Outcome.FAILED, **SHOWN)
HIDDEN = case(
    "H01",
    Outcome.FAILED,
    visibility=Visibility.HIDDEN,
    message="b is wrong",
    max_points=Fraction(3),
    title="A line that `falls`.",
)
RIGHT = case("H02", visibility=Visibility.HIDDEN, points=Fraction(1), max_points=Fraction(1))
PARTIAL = result(
    FAILED,
    HIDDEN,
    RIGHT,
    verdict=Verdict.PARTIAL,
    message="V01: m is wrong",
    points=Fraction(1),
    score=0.25,
    diagnosis=DIAGNOSIS,
)


def pages(*results: RunResult, order: tuple[str, ...] = (), title: str = "Twice as much") -> dict[str, str]:
    """Return the pages of some results, by their names; each exercise is a file of its own."""
    slugs = dict.fromkeys(one.exercise for one in results)
    files = [
        Results(slug, f"{title}: {slug}", tuple(one for one in results if one.exercise == slug))
        for slug in slugs
    ]
    return dict(pages_of(feedback_of(files, order, IDEAS)))


def page_of(*results: RunResult) -> Read:
    """Return the page of one student."""
    found = pages(*results)
    [name] = found.keys() - {"index.html"}
    return Read(found[name])


def hostile() -> RunResult:
    """Return a result with the same hostile text wherever text can stand."""
    frame = Frame(1, HOSTILE, HOSTILE)
    row = Row(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    said = {"message": HOSTILE, "call": HOSTILE, "expected": HOSTILE, "got": HOSTILE, "output": HOSTILE}
    cases = [
        case(HOSTILE, Outcome.FAILED, title=HOSTILE, rows=(row,), frames=(frame,), **said),
        case("V02", Outcome.ERROR, title=HOSTILE, **said),
        case("Q01", Outcome.FAILED, title=HOSTILE, ideas=(HOSTILE,), max_points=Fraction(1), **said),
        case("Q02", Outcome.NOT_RUN, title=HOSTILE, max_points=Fraction(1), **said),
    ]
    difference = replace(DIAGNOSIS.first_wrong_step, call=HOSTILE, expected=HOSTILE, got=HOSTILE)  # type: ignore[type-var]
    diagnosis = replace(
        DIAGNOSIS,
        idea=HOSTILE,
        sentence=HOSTILE,
        hint=f"`{HOSTILE}` ${HOSTILE}$",
        convention=HOSTILE,
        first_wrong_step=difference,
        counter_example=difference,
        plots=tuple(
            replace(
                plot(kind),
                title=HOSTILE,
                sentence=HOSTILE,
                x=HOSTILE,
                y=HOSTILE,
                call=HOSTILE,
                series=(PlotSeries(HOSTILE, ((0.0, 1.0),)), PlotSeries(HOSTILE, ())),
            )
            for kind in PlotKind
        ),
    )
    return result(
        *cases,
        verdict=Verdict.PARTIAL,
        message=f"{HOSTILE}: {HOSTILE}",
        submission=HOSTILE,
        student=HOSTILE,
        exercise=HOSTILE,
        note=HOSTILE,
        diagnosis=diagnosis,
        hashes={HOSTILE: HOSTILE},
        versions={HOSTILE: HOSTILE},
    )


@pytest.fixture(params=["the record", "a refusal", "several exercises"])
def everything(request: pytest.FixtureRequest) -> dict[str, str]:
    """Return pages full of hostile text."""
    first = hostile()
    if request.param == "a refusal":
        first = replace(first, verdict=Verdict.NOT_GRADABLE, tests=(), message=HOSTILE)
    others = [replace(hostile(), exercise="other")] if request.param == "several exercises" else []
    return pages(first, *others, title=HOSTILE)


def test_hostile_text_stays_text(everything: dict[str, str]) -> None:
    """No element of it comes to be, and nothing that could act or load."""
    for page in map(Read, everything.values()):
        assert not page.names & {"script", "img", "link", "iframe", "object", "embed", "base", "form"}
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
        assert "<script>alert(1)</script>" in page.text
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", page.page)
        assert r"\x1b[31m\u202e" in page.text


def test_nothing_is_loaded(everything: dict[str, str]) -> None:
    """Links lead to the page itself or to one beside it; the browser is told to load nothing either."""
    everything["plain.html"] = next(iter(pages(PARTIAL).values()))
    for page in map(Read, everything.values()):
        assert page.values("src") == page.values("srcset") == []
        assert all(re.fullmatch(r"([\w.-]+\.html)?#[\w-]+", link) for link in page.values("href"))
        style = re.search(r"<style>(.*?)</style>", page.page, re.DOTALL)
        assert style is not None
        assert not re.search(r"url\(|@import", style[1])
        assert "default-src 'none'; style-src 'unsafe-inline'" in page.values("content")


def test_ids_are_unique_and_found(everything: dict[str, str]) -> None:
    """Every label and every link within a page has its place, with a name that any browser takes."""
    everything["plain.html"] = next(iter(pages(PARTIAL).values()))
    for page in map(Read, everything.values()):
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in ids)
        asked = [name for value in page.values("aria-labelledby") for name in value.split()]
        assert {*asked, *(link[1:] for link in page.values("href") if link[0] == "#")} <= set(ids)


def test_links_of_the_index_lead_to_places_that_are_there(everything: dict[str, str]) -> None:
    """To the student's page, and there to the exercise."""
    links = [link.split("#") for link in Read(everything["index.html"]).values("href")]

    assert links
    assert all(anchor in Read(everything[file]).values("id") for file, anchor in links)


def test_a_page_is_for_every_reader() -> None:
    """One first heading, no level left out, a language, a width, and both themes."""
    for page in pages(PARTIAL).values():
        read = Read(page)
        levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - sooner <= 1 for sooner, later in pairwise(levels))
        assert ("html", {"lang": "en"}) in read.tags
        assert "width=device-width, initial-scale=1" in read.values("content")
        assert "light dark" in read.values("content")
        assert "main" in read.names


def test_the_verdict_comes_with_its_points_in_words() -> None:
    """And with what it means."""
    assert "partial 1 of 4 points Some of the points are earned." in page_of(PARTIAL).text


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.PASSED, "passed 4 of 4 points All points are earned."),
        (Verdict.FAILED, "failed 0 of 4 points No points are earned yet."),
        (
            Verdict.NOT_GRADABLE,
            "not gradable 0 of 4 points It could not be used as it was handed in, so nothing was tested. "
            "It scores 0 and uses up no attempt.",
        ),
        (
            Verdict.NOT_GRADED,
            "not graded This is a problem of the grader, not of the submission. Nothing was counted.",
        ),
    ],
)
def test_every_verdict_is_explained(verdict: Verdict, said: str) -> None:
    """What was not graded has no points at all."""
    assert said in page_of(result(case(), verdict=verdict)).text


def test_what_to_fix_first_is_shown_with_everything_that_is_known() -> None:
    """Call, compared numbers in a table with difference and tolerance, own line, prints."""
    first = page_of(PARTIAL).text.partition("What to fix first")[2].partition("What is behind it")[0]

    assert first.split("In your file")[0] == (
        " V01 Title of V01. m is wrong line([1, 2], [3, 5]) value expected got off by allowed "
        "m 2.0 2.5 0.5 0.005 "
    )
    assert "s01.py:7, in line return m / 2" in first
    assert "It printed: now 3 now 4" in first


def test_the_diagnosis_is_told_in_its_order() -> None:
    """Sentence, idea, where to read again, hint, convention, first wrong step, an example to paste."""
    read = page_of(PARTIAL)
    told = read.text.partition("What is behind it ")[2].partition(" What your answer looks like")[0]

    assert told == (
        "Go down. The idea behind it: Walks uphill . Part L0.4 of the lessons puts it right. Hint: Subtract. "
        "What differs is a factor: On every probe what you return is 2 times the right one. "
        "The first wrong step is number 2. Up to step 1 it is right. walk(3, 0.3, 2) "
        "right {'x': 0.48} yours {'x': 7.68} "
        "A small example to try, which is in no test: walk(1, 0.5, 1) right {'x': 0.0} yours {'x': 2.0}"
    )
    assert "<pre><code>walk(1, 0.5, 1)</code></pre>" in read.page
    assert "walk(5, 0.1, 0)" not in read.page


def test_a_wrong_answer_is_drawn_beside_the_right_one() -> None:
    """Title, what is to be seen, where the series begin and end, all numbers, and the call to paste."""
    read = page_of(PARTIAL)
    shown = read.text.partition("What your answer looks like ")[2].partition(" Every test")[0]

    assert shown.startswith(
        "Height after each step Height after each step yours: 3 points, from (0, 6) to (2, not finite). "
        "right: 3 points, from (0, 6) to (2, 1.5)."
    )
    assert "It should fall. Yours leaves the picture at step 1. The numbers of this picture" in shown
    assert "series step height yours 0 6 yours 1 9 yours 2 nan right 0 6 right 1 3 right 2 1.5" in shown
    assert shown.endswith("The call that is drawn walk(6, 0.25, 3)")


@pytest.mark.parametrize("kind", PlotKind)
def test_each_kind_of_plot_has_its_picture(kind: PlotKind) -> None:
    """Curves alone, points under lines, paths on lines of equal height."""
    read = page_of(replace(PARTIAL, diagnosis=replace(DIAGNOSIS, plots=(plot(kind),))))
    used = {name for value in read.values("class") for name in value.split()}

    assert "curve" in used
    assert {"point": "point" in used, "level": "level" in used} == {
        "point": kind is PlotKind.POINTS,
        "level": kind is PlotKind.PATHS,
    }


@pytest.mark.parametrize("kind", [PlotKind.CURVES, PlotKind.POINTS])
def test_a_logarithmic_axis_is_one_under_points_as_well(kind: PlotKind) -> None:
    """Its numbers are powers of ten."""
    drawn = plot(kind, log=True, window=(0.0, 2.0, 1.0, 1000.0))
    read = page_of(replace(PARTIAL, diagnosis=replace(DIAGNOSIS, plots=(drawn,))))

    assert " 1 10 100 1000 0 " in read.text


def test_every_test_has_title_outcome_and_points() -> None:
    """Of hidden ones nothing else but the sentence; code in a title is code."""
    read = page_of(PARTIAL)

    assert "✗ wrong V01 Title of V01. public" in read.text
    assert "✗ wrong H01 A line that falls . 0 / 3 b is wrong" in read.text
    assert "✓ passed H02 Title of H02. 1 / 1" in read.text
    assert "A line that <code>falls</code>." in read.page
    assert "Public tests tell everything, and are worth nothing." in read.text


def test_points_are_drawn_test_by_test() -> None:
    """With a description and a table; tests that are worth nothing are left out."""
    read = page_of(PARTIAL)

    assert "1 of 2 have all their points, 1 have none." in read.text
    assert "test points of H01 0 3 H02 1 1" in read.text


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_words(outcome: Outcome) -> None:
    """No mark stands alone."""
    text = page_of(result(case("V01", outcome), verdict=Verdict.FAILED)).text

    assert re.search(r"Every test [✓✗–…] [a-z ]+ V01 ", text)


def test_a_question_shows_the_answer_and_the_sentence_told() -> None:
    """With formulas as text, the idea behind it and what it earned; right ones show the answer as well."""
    wrong = case(
        "Q04",
        Outcome.FAILED,
        got="-3.2",
        message=r"The slope of $\theta^2$ is $2\theta$.",
        ideas=("ascent",),
        points=Fraction(1, 2),
        max_points=Fraction(2),
    )
    right = case("Q05", got="3/4", points=Fraction(1), max_points=Fraction(1))
    text = page_of(result(wrong, right, verdict=Verdict.PARTIAL, message="Q04: no", score=0.5)).text

    assert "The slope of θ² is 2θ . The idea behind it: Walks uphill ." in text
    assert "your answer -3.2" in text
    assert "Every question ◐ partly right Q04 Title of Q04. 0.5 / 2" in text
    assert "✓ passed Q05 Title of Q05. 1 / 1 your answer 3/4" in text


def test_an_answer_that_cannot_be_read_is_shown_as_it_was_typed() -> None:
    """Its dollars are the student's own, and no formula."""
    unread = case("Q04", Outcome.NOT_RUN, message='cannot be read: got "$x^2$"', max_points=Fraction(1))
    text = page_of(result(unread, verdict=Verdict.FAILED, message="Q04: cannot be read")).text

    assert 'Q04 Title of Q04. cannot be read: got "$x^2$"' in text
    assert "– not judged Q04" in text


def test_points_that_wait_for_a_person_are_named() -> None:
    """In the head, at the question, and in the index."""
    waits = case("P03", Outcome.PENDING, got="Because.", max_points=Fraction(4), pending=Fraction(4))
    found = pages(result(waits, verdict=Verdict.PARTIAL, pending=Fraction(4)))

    text = Read(found["s01.html"]).text
    assert "partial 0 of 4 points, 4 more wait for a person No points are earned yet." in text
    assert "Points that wait for a person are not in yet." in text
    assert "… waits for a person P03 Title of P03. 0 / 4, 4 waiting" in text
    assert "question points of waiting P03 0 4 4" in text
    index = Read(found["index.html"]).text
    assert "1 with answers that wait for a person; their points are not in yet." in index
    assert "s01 partial 0 / 4 + 4 waiting" in index


def test_a_refusal_is_shown_as_it_was_told() -> None:
    """Line for line: a sign points at the place."""
    message = "s01.py, line 1: expected ':'\n    def f(x)\n            ^"
    page = page_of(result(verdict=Verdict.NOT_GRADABLE, message=message)).page

    assert f"<pre>{escape(message, quote=False).replace(chr(39), '&#39;')}</pre>" in page


def test_versions_and_hashes_are_at_hand() -> None:
    """Unfolded on request: what decided the result; a key that drew nothing is left out."""
    text = page_of(PARTIAL).text.partition("How this was graded")[2]

    for said in ("handed in s01.py", "sandbox full", "numpy 2.4.6", "python 3.11.7", "hash of submission a1"):
        assert said in text
    assert "hash of key" not in text


def test_what_was_drawn_for_hidden_tests_is_not_told() -> None:
    """The record holds it, for the instructor."""
    assert "31415" not in page_of(replace(PARTIAL, variant={"H01": {"xs": [31415]}})).page


def test_exercises_stand_in_teaching_order() -> None:
    """Those that the course does not list come last; each has a link at the top."""
    names = ("unlisted", "second", "first")
    found = pages(*(replace(PARTIAL, exercise=name) for name in names), order=("first", "second"))
    read = Read(found["s01.html"])

    assert re.findall(r"<h2 id=\"(\w+)\">Twice as much: (\w+)<", read.page) == [
        ("e1", "first"),
        ("e2", "second"),
        ("e3", "unlisted"),
    ]
    assert read.values("href")[:3] == ["#e1", "#e2", "#e3"]


def test_the_index_says_who_stands_where() -> None:
    """Verdicts, mean, a picture of the scores, and a row for each with what to fix first."""
    passed = result(case(), student="s02", submission="s02.py")
    lost = result(verdict=Verdict.NOT_GRADED, student="s03", message="the grader failed\nin two lines")
    text = Read(pages(passed, PARTIAL, lost)["index.html"]).text

    assert "3 submissions: 1 passed, 1 partial, 1 not graded. Mean score 62 %." in text
    assert "1 could not be graded by a fault of the grader or the suite; nothing was counted." in text
    assert "2 scores, 62 % in the mean; the most, 1, from 20 to 30 %." in text
    assert "20 to 30 1 30 to 40 0" in text
    assert text.partition("Student by student")[2].strip() == (
        "student verdict points what to fix first s01 partial 1 / 4 V01: m is wrong (Walks uphill) "
        "s02 passed 4 / 4 s03 not graded – the grader failed"
    )


def test_an_idea_that_only_the_exercise_knows_has_its_name_as_words() -> None:
    """As everywhere else."""
    own = replace(DIAGNOSIS, idea="no_two")

    assert "The idea behind it: no two ." in page_of(replace(PARTIAL, diagnosis=own)).text


def test_nobody_is_an_index_without_rows() -> None:
    """An empty class has no scores to draw."""
    [(name, page)] = pages_of(feedback_of([Results("doubling", "Twice as much", ())], (), {}))

    assert name == "index.html"
    assert "0 submissions." in Read(page).text
