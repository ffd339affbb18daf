"""Marking by hand: what waits, what the person reads, to what a part is set, and what is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import submitting
from grader.assignments import assignment_of
from grader.assignments.counting import WHOLE
from grader.catalog import Exercise, find_course
from grader.draws import CourseKey
from grader.errors import UsageError
from grader.gradebook import Work, work_of
from grader.grading.results import versions
from grader.grading.run import ClassRun
from grader.marking import Paper, judged, paper_of, waiting
from grader.models import Submission
from grader.store.attempts import NBGRADER, attempts_of, known_attempt
from grader.store.attempts_run import KeptAttempt, attempts_run
from grader.store.hints import note_hint
from grader.store.marks import comment, mark, withdraw_mark
from grader.store.opening import Store, opened
from grader.store.people import known_student
from grader.store.place import Place, place_at
from grader.store.results import set_standings
from grader.submitting import hand_in
from grader.variants import sheet_of
from tests.classes import DUE, RULES, Class, write_assignment
from tests.courses import write_course
from tests.databases import data, place, postgres
from tests.quizzes import PROSE, answer_file, write_quiz

__all__ = ["data", "place", "postgres"]

KEY = CourseKey(b"a key that everybody may know")
HALF = "def double(x):\n    return 2 * x if x > 0 else 0\n"
QUESTIONS = """
@question("Q01", a=[2, 3, 5, 7], b=[3, 4, 6])
def total(a, b):
    return Number(prompt=f"What is ${a} + {b}$?", right=a + b, wrong=[], worked="Count.")


@question("Q03")
def explain():
    return Parts(
        prompt="Numbers.",
        parts={
            "a": Part(1, Number(prompt="What is 1 + 1?", right=2, wrong=[])),
            "b": Part(2, Prose(
                prompt="Why is there no largest number?",
                max_words=20,
                rubric=[Criterion(1, "Adds one."), Criterion(1, "Says that one always can.")],
                model="Because one can always add one more.",
            )),
        },
        worked="Add one.",
    )
"""
WEEK = RULES.replace("doubling", "sums").replace("attempts = { limit = 3 }", "")


@dataclass
class Quiz:
    """Students who answer `Q01`, worth 2 points, and `Q03`: a number for 1 point and prose for 2."""

    store: Store
    exercise: Exercise

    @property
    def root(self) -> Path:
        """The folder of the course."""
        assert self.exercise.course_root is not None
        return self.exercise.course_root

    @property
    def how(self) -> dict[str, Any]:
        """The exercise and its assignment, as their files say now."""
        course = find_course(self.root)
        return {"exercise": course.exercise("sums"), "assignment": assignment_of(course, "sums")}

    def hands_in(self, prose: str, number: str = "2", student: str = "s01", days: int = -1) -> int:
        """Hand in answers to Q03, so many days after the due time; return the number of the attempt."""
        text = answer_file({"Q03.a": number, "Q03.b": prose})
        submission = Submission("answers.toml", student, text.encode())
        at = DUE + timedelta(days=days)
        return hand_in(self.store, **self.how, submission=submission, key=KEY, now=at).attempt.number

    def waits(self) -> list[tuple[str, int, str, bool]]:
        """List what waits."""
        with self.store.reading() as connection:
            found = waiting(connection, **self.how)
        assert all(one.points == 2 for one in found)
        return [(one.student, one.number, one.item, one.stands) for one in found]

    def paper(self, number: int | None = None, student: str = "s01") -> Paper:
        """Read an attempt."""
        with self.store.reading() as connection:
            return paper_of(connection, **self.how, student=student, number=number, key=KEY)

    def gives(
        self, points: int | Fraction, number: int | None = None, part: str = "Q03", student: str = "s01"
    ) -> None:
        """Give points for a part."""
        paper = self.paper(number, student)
        total, reason = judged(paper, part, Fraction(points), reason="seen")
        with self.store.writing() as connection:
            mark(connection, paper.attempt.id, part, total, reason)

    def work(self, student: str = "s01") -> Work:
        """Read all of a student."""
        with self.store.reading() as connection:
            return work_of(connection, **self.how, student=student)

    def counts(self) -> tuple[int, Fraction]:
        """Return which attempt of s01 counts, and how much."""
        standing = self.work().grade.standing
        assert standing is not None
        return standing.number, standing.counts


@pytest.fixture
def quiz(place: Place, tmp_path: Path) -> Iterator[Quiz]:
    """Open a store for the students of a quiz."""
    root = tmp_path / "course"
    write_quiz(root, "Q01", "Q03", questions=QUESTIONS)
    write_assignment(root, WEEK)
    with opened(place, make=True) as store:
        yield Quiz(store, find_course(root).exercise("sums"))


@pytest.fixture
def one_paper(tmp_path: Path) -> Iterator[Quiz]:
    """Open a store with one attempt: the number is right, and the prose waits."""
    root = tmp_path / "course"
    write_quiz(root, "Q01", "Q03", questions=QUESTIONS)
    write_assignment(root, WEEK)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        found = Quiz(store, find_course(root).exercise("sums"))
        found.hands_in("One can always add one.")
        yield found


def test_what_waits_is_what_counts_or_may_come_to(quiz: Quiz) -> None:
    """A later attempt that may be better is read as well; once the first has all points it cannot be."""
    quiz.hands_in("The first text of s01.")
    quiz.hands_in("The second text of s01.")
    quiz.hands_in("Not a word on 1 + 1.", "3", student="s02")
    assert quiz.waits() == [("s01", 1, "Q03", True), ("s01", 2, "Q03", False), ("s02", 1, "Q03", True)]
    quiz.gives(1)
    assert quiz.waits() == [("s01", 2, "Q03", False), ("s02", 1, "Q03", True)]
    quiz.gives(2, 2)
    assert quiz.counts() == (2, Fraction(3))
    quiz.gives(0, student="s02")
    assert quiz.waits() == []


def test_where_the_last_attempt_counts_only_that_waits(quiz: Quiz) -> None:
    """What was written before it can change nothing."""
    write_assignment(quiz.root, WEEK.replace('"best"', '"last"'))
    quiz.hands_in("The first text of s01.")
    quiz.hands_in("The second text of s01.")
    assert quiz.waits() == [("s01", 2, "Q03", True)]


def test_a_late_attempt_that_can_be_no_better_does_not_wait(quiz: Quiz) -> None:
    """At best it is worth 2.7 points, and 2.8 count already."""
    quiz.hands_in("The first text of s01.")
    quiz.gives(Fraction(9, 5))
    quiz.hands_in("Better, but late.", days=1)
    assert quiz.waits() == []


def test_what_can_be_as_good_and_no_better_does_not_wait(quiz: Quiz) -> None:
    """Of two that are worth the same the first counts."""
    quiz.hands_in("The first text of s01.")
    quiz.gives(2)
    quiz.hands_in("The second text of s01.")
    assert quiz.waits() == []


def test_the_same_answer_is_read_once(quiz: Quiz) -> None:
    """In the first of the attempts that have it; the mark holds for the others, which say whence it is."""
    quiz.hands_in("One can always add one.")
    text = answer_file({"Q01": "1", "Q03.a": "2", "Q03.b": "One can always add one."})
    again = Submission("answers.toml", "s01", text.encode())
    hand_in(quiz.store, **quiz.how, submission=again, key=KEY, now=DUE)
    assert quiz.waits() == [("s01", 1, "Q03", True)]
    quiz.gives(2)
    assert quiz.waits() == []
    held = quiz.paper(2).answer("Q03").given
    assert held is not None
    assert (held.number, held.mark.points) == (1, Fraction(3))
    quiz.gives(2, 2)
    own = quiz.paper(2).answer("Q03").given
    assert own is not None
    assert own.number == 2


def test_only_what_is_of_the_attempt_that_counts_is_said_to_be(tmp_path: Path) -> None:
    """The first answer of a later attempt is the one that counts, and the second is another."""
    root = tmp_path / "course"
    first = PROSE.replace("Q03", "Q01").replace("explain", "tell").replace("Criterion(3", "Criterion(2")
    write_quiz(root, "Q01", "Q03", questions=f"{first}{PROSE}")
    write_assignment(root, WEEK)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        one = Quiz(store, find_course(root).exercise("sums"))
        for second in ("One can add one.", "Nobody has found one."):
            text = answer_file({"Q01": "One can always add one.", "Q03": second})
            submission = Submission("answers.toml", "s01", text.encode())
            hand_in(store, **one.how, submission=submission, key=KEY, now=DUE)
        with store.reading() as connection:
            found = waiting(connection, **one.how)
    assert [(each.number, each.item, each.stands) for each in found] == [
        (1, "Q01", True),
        (1, "Q03", True),
        (2, "Q03", False),
    ]


def test_a_person_judges_the_prose_and_the_machine_the_rest(one_paper: Quiz) -> None:
    """The point for the number stays, and is added."""
    answer = one_paper.paper().answer("Q03")
    points = [answer.machine, answer.pending, answer.most, answer.max_points]
    assert points == [1, 2, 2, 3]
    assert [name for name, _ in answer.prose] == ["b"]
    assert [line.text for line in answer.rubric] == ["Adds one.", "Says that one always can."]
    assert answer.text == "(a) 2\n(b) One can always add one."
    assert one_paper.counts() == (1, Fraction(1))
    one_paper.gives(1)
    assert one_paper.counts() == (1, Fraction(2))


def test_a_long_answer_that_the_machine_judged_ends_where_it_is_cut(one_paper: Quiz) -> None:
    """Nothing of ours is behind it, such as what tells it from another that begins alike."""
    submission = Submission("answers.toml", "s02", answer_file({"Q01": "1" * 5000}).encode())
    hand_in(one_paper.store, **one_paper.how, submission=submission, key=KEY, now=DUE)
    text = one_paper.paper(student="s02").answer("Q01").text
    assert set(text) == {"1", "…"}


def test_a_mark_does_not_hold_for_a_long_answer_that_only_begins_alike(one_paper: Quiz) -> None:
    """The record has no more than its beginning."""
    for end in ("", "2"):
        text = answer_file({"Q01": "1" * 5000 + end})
        submission = Submission("answers.toml", "s02", text.encode())
        hand_in(one_paper.store, **one_paper.how, submission=submission, key=KEY, now=DUE)
    one_paper.gives(2, 1, "Q01", "s02")
    assert [each.counts for each in one_paper.work("s02").grade.attempts] == [2, 0]


def test_what_tries_cost_is_not_given_back_by_a_mark(one_paper: Quiz) -> None:
    """A number that was right at the second try earns half of its point, marked or not."""
    path = one_paper.exercise.folder / "exercise.toml"
    path.write_text(path.read_text().replace("limits =", "rules = { full_tries = 1 }\nlimits ="))
    one_paper.hands_in("Another text, for one more try.")
    assert one_paper.paper(2).answer("Q03").kept == Fraction(1, 2)
    one_paper.gives(2, 2)
    assert one_paper.counts() == (2, Fraction(5, 2))
    assert one_paper.paper(2).answer("Q03").kept == Fraction(1, 2)


@pytest.mark.parametrize(
    ("part", "points", "rubric", "options", "expected"),
    [
        ("Q03", "1/2", (), {}, ("3/2", "")),
        ("Q03", "0", (), {"reason": "off the point"}, ("1", "off the point")),
        ("Q03", "5", (), {"extra": True}, ("6", "")),
        ("Q03", None, (2,), {}, ("2", "rubric 2")),
        ("Q03", None, (2, 1), {"reason": "fine"}, ("3", "rubric 1, 2; fine")),
        ("Q01", "2", (), {"reason": "a misprint"}, ("2", "a misprint")),
        (WHOLE, "5", (), {"reason": "spoken to"}, ("5", "spoken to")),
    ],
)
def test_points_and_rubrics_set_a_part(
    one_paper: Quiz,
    part: str,
    points: str | None,
    rubric: tuple[int, ...],
    options: dict[str, Any],
    expected: tuple[str, str],
) -> None:
    """Exactly; the lines that were met are kept in the reason."""
    given = Fraction(points) if points is not None else None
    total, reason = judged(one_paper.paper(), part, given, rubric, **options)
    assert (total, reason) == (Fraction(expected[0]), expected[1])


@pytest.mark.parametrize(
    ("part", "points", "rubric", "sentence"),
    [
        ("Q03", 3, (), "Q03: expected at most 2 points, got 3; more is extra credit (--extra)"),
        ("Q01", 3, (), "Q01: expected at most 2 points, got 3; more is extra credit (--extra)"),
        (WHOLE, 6, (), "attempt 1 of s01 at sums: expected at most 5 points, got 6"),
        ("Q03", None, (3,), "the rubric of Q03 has the lines 1 to 2, got 3"),
        ("Q03", None, (0,), "the rubric of Q03 has the lines 1 to 2, got 0"),
        ("Q03", None, (1, 1), "line 1 of the rubric is named twice"),
        ("Q01", None, (1,), "Q01 has no rubric; give points"),
        (WHOLE, None, (1,), "the rubric is that of one item; name it: Q03"),
        ("Q01", 1, (), "Q01 was judged by the machine: give a reason (--reason)"),
        (WHOLE, 3, (), "give a reason (--reason), or name the item that waits: Q03"),
        ("Q09", 1, (), "no item 'Q09' in attempt 1 of s01 at sums; its items: Q01, Q03"),
    ],
)
def test_what_cannot_be_given_is_refused(
    one_paper: Quiz, part: str, points: int | None, rubric: tuple[int, ...], sentence: str
) -> None:
    """In a sentence that says what would do."""
    with pytest.raises(UsageError) as refused:
        judged(one_paper.paper(), part, Fraction(points) if points is not None else None, rubric)
    assert sentence in str(refused.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(points=st.fractions(0, 2, max_denominator=8))
def test_a_mark_that_is_withdrawn_leaves_nothing(one_paper: Quiz, points: Fraction) -> None:
    """Any points count exactly, beside those of the machine; taken back, all is as before."""
    paper = one_paper.paper()
    total, _ = judged(paper, "Q03", points)
    with one_paper.store.writing() as connection:
        mark(connection, paper.attempt.id, "Q03", total, "")
    assert one_paper.counts() == (1, 1 + points)
    with one_paper.store.writing() as connection:
        assert withdraw_mark(connection, paper.attempt.id, "Q03")
    assert one_paper.work() == paper.work


def test_a_mark_of_the_whole_holds_before_those_of_items(one_paper: Quiz) -> None:
    """So nothing waits, and points for an item, which would not count, are refused."""
    one_paper.gives(4, part=WHOLE)
    paper = one_paper.paper()
    assert one_paper.waits() == []
    assert paper.given is not None
    assert paper.given.mark.points == 4
    with pytest.raises(UsageError, match="has 4 points as a whole, so those for Q03 would not count"):
        judged(paper, "Q03", Fraction(1))


def test_it_is_told_what_was_seen_before(one_paper: Quiz) -> None:
    """Who has read the answer that earns all points may have copied it; later looks do not matter."""
    write_assignment(one_paper.root, WEEK.replace("2026-11-20T12:00:00", "2999-11-20T12:00:00"))
    with one_paper.store.writing() as connection:
        for number in (1, 0):
            note_hint(connection, known_student(connection, "s02"), "sums", "Q03", number)
    seen = datetime.now(UTC)
    for minutes, prose in ((-1, "One can add one."), (1, "Because one can always add one more.")):
        submission = Submission("answers.toml", "s02", answer_file({"Q03.b": prose}).encode())
        when = seen + timedelta(minutes=minutes)
        hand_in(one_paper.store, **one_paper.how, submission=submission, key=KEY, now=when)
    aids = [set(one_paper.paper(number, "s02").answer("Q03").aids) for number in (1, 2)]
    assert aids == [set(), {0, 1}]


def test_other_numbers_than_those_that_were_answered_are_told(one_paper: Quiz) -> None:
    """The key is another, or the question was changed since: its model answer may not fit."""
    assert not any(answer.redrawn for answer in one_paper.paper().answers)
    path = one_paper.exercise.folder / "questions.py"
    path.write_text(path.read_text().replace('"Q03")', '"Q03", c=[1])').replace("explain():", "explain(c):"))
    assert one_paper.paper().answer("Q03").redrawn


def test_what_came_from_nbgrader_is_read_beside_everybody_s_numbers(one_paper: Quiz) -> None:
    """Those that were answered: no other ones are told, and its key earns the points."""
    sheet = sheet_of(one_paper.exercise, KEY.for_everybody(), "")
    text = answer_file({"Q01": sheet.asked[0].question.key, "Q03.b": "One can always add one."})
    with one_paper.store.writing() as connection:
        whose = known_student(connection, "s02")
        known_attempt(connection, whose, "sums", Submission("a", "s02", text.encode()), via=NBGRADER)
    with one_paper.store.reading() as connection:
        kept = attempts_of(connection, "sums", "s02")
    with attempts_run(one_paper.store, "sums", versions(), kept, NBGRADER) as run:
        found = [KeptAttempt(one_paper.store, attempt) for attempt in kept]
        (result,) = ClassRun(one_paper.exercise, found, run, 1, "auto", KEY).results()
        with one_paper.store.writing() as connection:
            set_standings(connection, run.results())

    assert (result["points"], result["variant"]) == (2, sheet.numbers)
    assert sheet_of(one_paper.exercise, KEY, "s02").numbers != sheet.numbers
    paper = one_paper.paper(student="s02")
    assert paper.submission.shared_numbers
    assert not any(answer.redrawn for answer in paper.answers)
    assert not any(answer.redrawn for answer in one_paper.paper().answers)


def test_code_is_marked_with_all_that_the_instructor_may_see(tmp_path: Path) -> None:
    """Its lines, its one item, and how a hidden test failed; lateness is taken off a mark as well."""
    exercise = write_course(tmp_path)
    write_assignment(tmp_path)
    with opened(place_at(tmp_path / "data"), make=True) as store:
        one = Class(store, exercise)
        one.hands_in(HALF, at=DUE + timedelta(hours=20))
        with store.writing() as connection:
            paper = paper_of(connection, exercise, one.assignment, "s01")
            comment(connection, paper.attempt.id, 2, "0 is no double")
            mark(
                connection, paper.attempt.id, "C01", *judged(paper, "C01", Fraction(4), reason="nearly right")
            )
            paper = paper_of(connection, exercise, one.assignment, "s01")
    assert paper.record is not None
    assert [case["call"] for case in paper.record["tests"] if case["id"] == "H02"] == ["double(-5)"]
    assert paper.lines == HALF.splitlines()
    (answer,) = paper.answers
    assert (answer.id, answer.title, answer.text) == ("C01", "Twice as much", "")
    assert answer.machine == 3
    assert [(each.line, each.text) for each in paper.comments] == [(2, "0 is no double")]
    assert paper.counted is not None
    assert (paper.counted.earned, paper.counted.counts) == (Fraction(3), Fraction(36, 10))


def test_what_is_not_graded_yet_can_be_read_and_not_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Points would be for a result that nobody has seen."""
    exercise = write_course(tmp_path)

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    with opened(place_at(tmp_path / "data"), make=True) as store:
        one = Class(store, exercise)
        monkeypatch.setattr(submitting, "ClassRun", fails)
        with pytest.raises(RuntimeError):
            one.hands_in(HALF)
        with store.reading() as connection:
            paper = paper_of(connection, exercise, one.assignment, "s01")
            assert waiting(connection, exercise, one.assignment) == []
    assert (paper.record, paper.counted, paper.answers) == (None, None, ())
    assert paper.lines == HALF.splitlines()
    with pytest.raises(UsageError, match="attempt 1 of s01 at doubling is not graded yet"):
        judged(paper, WHOLE, Fraction(1), reason="why not")


@pytest.mark.parametrize(
    ("student", "number", "sentence"),
    [
        ("s10", None, "s10 handed in nothing for sums; did you mean s01?"),
        ("zoe", None, "zoe handed in nothing for sums"),
        ("s01", 2, "s01 has no attempt 2 at sums; the last one is 1"),
    ],
)
def test_what_is_not_there_is_said(one_paper: Quiz, student: str, number: int | None, sentence: str) -> None:
    """With what is."""
    with pytest.raises(UsageError) as refused:
        one_paper.paper(number, student)
    assert str(refused.value) == sentence
