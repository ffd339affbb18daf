"""The page: whole, self-contained, and deaf to what students wrote."""

from html.parser import HTMLParser
from typing import Any

from grader.models import Verdict
from grader.statistics.exercise import exercises_in
from grader.statistics.page import statistics_page
from grader.statistics.reading import Attempt, Found, Idea
from tests.statistics.attempts import attempt, class_of, file_of, public, question

TEN = class_of(*([[1, 1]] * 4 + [[1, 0]] * 3 + [[0, 0]] * 3))
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Outline(HTMLParser):
    """Which tags, ids and outside places a page has, and whether each tag is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        said = {name: value or "" for name, value in attrs}
        self.ids += [said["id"]] if "id" in said else []
        self.labels += said.get("aria-labelledby", "").split()
        self.links += [said[name] for name in ("href", "src") if name in said]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """See that it closes the last one."""
        assert self.open.pop() == tag


def page_of(*attempts: Attempt) -> str:
    """Return the page of one exercise."""
    return statistics_page(exercises_in([file_of(*attempts)]))


def test_the_page_is_whole_and_loads_nothing() -> None:
    """Every tag closed, every id once, every label there, no script, no place outside."""
    several = [file_of(*TEN), file_of(*TEN[:3], exercise="halving"), file_of(*TEN[:7], exercise="thirds")]
    page = statistics_page(exercises_in(several))
    outline = Outline(page)

    assert outline.open == []
    assert len(set(outline.ids)) == len(outline.ids)
    assert set(outline.labels) <= set(outline.ids)
    assert set(outline.links) == {"#doubling", "#halving", "#thirds"}
    assert "script" not in outline.tags
    assert outline.tags.count("h1") == 1
    assert "url(" not in page
    # Two plots of each, but no scores of three students.
    assert outline.tags.count("svg") == 5


def test_the_page_says_what_the_terminal_says() -> None:
    """Numbers with their n, and words."""
    page = page_of(*TEN)

    assert "Scores (n = 10): mean 55 %, median 50 %, quartiles 12 % and 100 %." in page
    assert "Cronbach's alpha (n = 10, 2 items): <strong>0.70</strong>, fair." in page
    assert "<td>7 of 10</td><td>70 %</td>" in page
    assert "<strong" in page_of(*class_of(*([[0, 1]] * 9 + [[1, 1]])))
    assert "very hard, tells nobody apart</strong>" in page_of(*class_of(*([[0, 1]] * 9 + [[1, 1]])))


def test_wrong_answers_ideas_and_attempts_have_their_place() -> None:
    """With what several gave, and no more."""
    wrong = [attempt(f"s{n}", public(passed=False, got="-8")) for n in range(3)]
    alone = attempt("b", public(passed=False, got="-99"), verdict=Verdict.FAILED)
    (found,) = exercises_in(
        [
            file_of(
                *wrong,
                alone,
                attempt("c", public(), diagnosis=Found("ascent", "")),
                attempt("b", public()),
                ideas=[Idea("ascent", "Walks uphill by $x^2$")],
            )
        ]
    )
    page = statistics_page([found])

    assert "<code>-8</code>" in page
    assert "-99" not in page
    assert '<span class="formula">' in page
    assert "<li>at attempt 2: 1 student</li>" in page


def test_what_students_wrote_is_text() -> None:
    """In values, sentences and titles."""
    bad: dict[str, Any] = {"got": "<script>1</script>\x00", "message": "<b>told</b>\x1b"}
    page = page_of(*(attempt(f"s{n}", question(points=0.0, title="<i>t", **bad)) for n in range(3)))

    assert "&lt;script&gt;1&lt;/script&gt;\\x00" in page
    assert "&lt;b&gt;told&lt;/b&gt;\\x1b" in page
    assert not {"script", "b", "i"} & {*Outline(page).tags}
    assert page.encode()


def test_a_class_without_numbers_has_a_page() -> None:
    """Nobody could be graded: it says so."""
    page = page_of(attempt("a", verdict=Verdict.NOT_GRADED))
    unreadable = page_of(*(attempt(f"s{n}", verdict=Verdict.NOT_GRADABLE) for n in range(12)))

    assert "1 result of 1 student: 1 not graded." in page
    assert "12 results of 12 students: 12 not gradable." in unreadable
    assert Outline(page).open == Outline(unreadable).open == []
