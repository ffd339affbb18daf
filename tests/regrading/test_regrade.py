"""Regrading: who moves by the tests of today, who is left out, what holds then, and how it is taken back."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from grader import submitting
from grader.assignments import assignment_of
from grader.catalog import Exercise, find_course
from grader.draws import CourseKey
from grader.errors import UsageError
from grader.gradebook import work_of
from grader.grading import chunk
from grader.grading import run as grading_run
from grader.grading.results import not_graded
from grader.models import Outcome, Submission
from grader.regrading import Counts, GradedAgain, Regraded, apply, grade_again, preview, undo
from grader.regrading.text import regrade_screen
from grader.store.forgetting import forget
from grader.store.marks import mark
from grader.store.opening import Store, opened
from grader.store.place import Place, place_at
from grader.store.regrades import moves_of, regrades_of
from grader.store.results import by_id
from grader.submitting import hand_in
from grader.variants import sheet_of
from tests.classes import RULES, Class, write_assignment, write_two_exercises
from tests.courses import HIDDEN, RIGHT, SLUG, WRONG, write_course
from tests.databases import data, place, postgres
from tests.quizzes import handed_in, right_answers, write_quiz

__all__ = ["data", "place", "postgres"]

HALF = "def double(x):\n    return 2 * x if x > 0 else 0\n"
MILD = HIDDEN.replace("submission.double(-5), -10", "submission.double(5), 10")
STRICT = HIDDEN.replace("submission.double(-5), -10", "submission.double(-5), -11")
WORTH_MORE = MILD.replace("points(1)", "points(2)")
NO_SECOND = HIDDEN[: HIDDEN.index('\n\n@pytest.mark.case("H02")')]
DAY = timedelta(days=1)
KEY = CourseKey(b"a key that everybody may know")


class Suites:
    """A class whose suite is changed.

    Parameters
    ----------
    store : Store
        Where it is kept.
    root : Path
        Of the course.
    """

    def __init__(self, store: Store, root: Path) -> None:
        self.store = store
        self.root = root
        self.everybody = Class(store, write_course(root))

    def graded(
        self, hidden: str = MILD, points: int = 4, advance: Callable[[], None] | None = None
    ) -> GradedAgain:
        """Grade again by another suite."""
        exercise = write_course(self.root, hidden=hidden, points=points)
        again = advance or (lambda: None)
        return grade_again(
            self.store, exercise, assignment_of(find_course(self.root), SLUG), None, 1, "auto", again
        )

    def previewed(self, hidden: str = MILD, points: int = 4, *, allow_decrease: bool = False) -> Regraded:
        """Look at what another suite changes."""
        (found,) = preview(self.store, [self.graded(hidden, points)], allow_decrease=allow_decrease)
        return found

    def applied(
        self, hidden: str = MILD, reason: str = "H02 was wrong", *, allow_decrease: bool = False
    ) -> Regraded:
        """Let the results of another suite hold."""
        (found,) = apply(self.store, [self.graded(hidden)], reason, allow_decrease=allow_decrease)
        return found

    def undone(self) -> tuple[int, int]:
        """Take the newest regrade back: for how many, and for how many not."""
        (found,) = undo(self.store, [(self.everybody.exercise, self.everybody.assignment)])
        return found.back, found.newer

    def counts(self, student: str = "s01") -> float | None:
        """Return what counts for a student."""
        with self.store.reading() as connection:
            grade = work_of(connection, self.everybody.exercise, self.everybody.assignment, student).grade
        return float(grade.standing.counts) if grade.standing else None

    def regrades(self) -> list[tuple[str, bool, bool]]:
        """List reasons of regrades, with whether each was applied, and undone."""
        with self.store.reading() as connection:
            found = regrades_of(connection, SLUG)
        return [(one.reason, one.applied_at is not None, one.undone_at is not None) for one in found]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Write a course with an assignment."""
    root = tmp_path / "course"
    write_course(root)
    write_assignment(root)
    return root


@pytest.fixture
def suites(place: Place, course: Path) -> Iterator[Suites]:
    """Open a store, in both databases."""
    with opened(place, make=True) as store:
        yield Suites(store, course)


@pytest.fixture
def in_a_file(tmp_path: Path, course: Path) -> Iterator[Suites]:
    """Open a store in a file."""
    with opened(place_at(tmp_path / "data"), make=True) as store:
        yield Suites(store, course)


def names(found: Regraded) -> list[tuple[str, float, float]]:
    """Return who moves, from how many points to how many."""
    return [
        (move.attempt.student, float(move.old.points), float(move.new.points))
        for move in found.moves
        if move.old is not None
    ]


def test_a_preview_says_who_would_move_and_moves_nobody(suites: Suites) -> None:
    """Student, attempt, points, the case, and what would count; what holds is what held."""
    suites.everybody.hands_in(HALF, "s01")
    suites.everybody.hands_in(WRONG, "s02")
    found = suites.previewed()

    assert names(found) == [("s01", 3, 4), ("s02", 0, 0)]
    (case,) = found.moves[0].cases
    assert case.id == "H02"
    assert case.old is not None
    assert case.new is not None
    assert (case.old.outcome, case.new.outcome) == (Outcome.FAILED, Outcome.PASSED)
    assert found.counts["s01"] == Counts(Fraction(3), Fraction(4), by_hand=False)
    assert (found.left_out, found.number) == (frozenset(), None)
    assert suites.counts() == 3
    assert suites.regrades() == []


def test_what_is_known_is_not_graded_again(in_a_file: Suites, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look costs no sandbox; neither does one at tests that did not change."""
    in_a_file.everybody.hands_in(HALF)
    first = in_a_file.previewed()

    def fails(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(grading_run, "grade_chunk", fails)
    assert names(in_a_file.previewed()) == names(first)
    assert in_a_file.previewed(HIDDEN).moves == ()


def test_a_run_that_was_killed_goes_on(in_a_file: Suites, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody moved, and what was finished is not graded again."""
    for number in range(3):
        in_a_file.everybody.hands_in(f"{HALF}# {number}\n", f"s{number}")
    graded: list[str] = []
    grade_chunk = chunk.grade_chunk

    def counting(exercise: Exercise, submissions: list[Submission], *rest: object, **named: object) -> object:
        graded.extend(one.student for one in submissions)
        return grade_chunk(exercise, submissions, *rest, **named)  # type: ignore[arg-type]

    def killed() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(grading_run, "grade_chunk", counting)
    with pytest.raises(KeyboardInterrupt):
        in_a_file.graded(advance=killed)
    assert in_a_file.counts("s0") == 3
    in_a_file.applied()
    assert sorted(graded) == ["s0", "s1", "s2"]
    assert [in_a_file.counts(f"s{number}") for number in range(3)] == [4, 4, 4]


def test_applied_it_holds_and_the_old_stays_to_be_seen(suites: Suites) -> None:
    """With its reason; applied once more, nothing is left to do."""
    suites.everybody.hands_in(HALF)
    found = suites.applied()

    assert suites.counts() == 4
    assert found.number is not None
    with suites.store.reading() as connection:
        (move,) = moves_of(connection, found.number)
        assert move.old is not None
        kept = by_id(connection, [move.old, move.new])
    points = [json.loads(kept[number].record)["points"] for number in (move.old, move.new)]
    assert (points, move.applied) == ([3.0, 4.0], True)
    again = suites.applied(reason="once more")
    assert (again.moves, again.number) == ((), None)
    assert suites.regrades() == [("H02 was wrong", True, False)]


def test_undone_the_earlier_results_hold_again(suites: Suites) -> None:
    """Once; then there is nothing to take back, and it can be applied anew."""
    suites.everybody.hands_in(HALF)
    suites.applied()
    assert suites.undone() == (1, 0)
    assert suites.counts() == 3
    with pytest.raises(UsageError, match="no regrade is applied here, so there is none to undo"):
        suites.undone()
    suites.applied(reason="so it was right")
    assert suites.counts() == 4
    assert suites.regrades() == [("H02 was wrong", True, True), ("so it was right", True, False)]


def test_of_two_the_newer_is_taken_back_first(in_a_file: Suites) -> None:
    """Then the older one."""
    in_a_file.everybody.hands_in(HALF)
    in_a_file.applied()
    in_a_file.applied(STRICT, "stricter", allow_decrease=True)
    held = [in_a_file.counts()]
    for _ in range(2):
        assert in_a_file.undone() == (1, 0)
        held.append(in_a_file.counts())
    assert held == [3, 4, 3]


def test_nobody_loses_unless_that_is_allowed(suites: Suites) -> None:
    """Those left out keep what they have, and so it stays however often it is applied."""
    suites.everybody.hands_in(RIGHT, "s01")
    suites.everybody.hands_in(WRONG, "s02")
    found = suites.applied(STRICT)
    assert names(found) == [("s01", 4, 3), ("s02", 0, 0)]
    assert found.left_out == {found.moves[0].attempt.id}
    assert found.counts["s01"] == Counts(Fraction(4), Fraction(4), by_hand=False)

    again = suites.applied(STRICT, "once more")
    assert (len(again.moves), again.number, suites.counts()) == (1, None, 4)
    suites.applied(STRICT, "they were told", allow_decrease=True)
    assert suites.counts() == 3
    assert [reason for reason, *_ in suites.regrades()] == ["H02 was wrong", "they were told"]
    assert suites.undone() == (1, 0)
    assert suites.counts() == 4


def test_a_case_less_is_no_loss_where_the_share_is_the_same(in_a_file: Suites) -> None:
    """4 of 4 become 3 of 3, and 3 of 4 as well: the first does not move, the second goes up."""
    in_a_file.everybody.hands_in(RIGHT, "s01")
    in_a_file.everybody.hands_in(HALF, "s02")
    found = in_a_file.previewed(NO_SECOND, points=3)
    assert [(move.matters, move.lower) for move in found.moves] == [(False, False), (True, False)]
    assert [case.new for move in found.moves for case in move.cases] == [None, None]
    assert found.left_out == frozenset()
    assert found.counts["s02"] == Counts(Fraction(9, 4), Fraction(3), by_hand=False)


def test_what_a_person_marked_does_not_move(in_a_file: Suites) -> None:
    """The points of the record do; the mark still counts."""
    handed = in_a_file.everybody.hands_in(HALF)
    with in_a_file.store.writing() as connection:
        mark(connection, handed.attempt.id, "", Fraction(7, 2), "the idea is right")
    found = in_a_file.applied()
    assert names(found) == [("s01", 3, 4)]
    assert found.counts["s01"] == Counts(Fraction(7, 2), Fraction(7, 2), by_hand=True)
    assert "counts 3.5 as before, marked by hand" in regrade_screen(found)
    assert in_a_file.counts() == Fraction(7, 2)


def test_who_would_lose_by_a_mark_is_left_out(in_a_file: Suites) -> None:
    """A mark is points: where there are more to earn, the same mark is a smaller share."""
    handed = in_a_file.everybody.hands_in(HALF)
    with in_a_file.store.writing() as connection:
        mark(connection, handed.attempt.id, "", Fraction(7, 2), "the idea is right")
    found = in_a_file.previewed(WORTH_MORE, points=5)
    assert [(move.lower, move.attempt.id in found.left_out) for move in found.moves] == [(False, True)]
    before = Fraction(5) * Fraction(7, 8)
    assert found.counts["s01"] == Counts(before, before, by_hand=True)
    allowed = in_a_file.previewed(WORTH_MORE, points=5, allow_decrease=True)
    assert (allowed.left_out, allowed.counts["s01"].after) == (frozenset(), Fraction(7, 2))


def test_two_regrades_at_once_move_everybody_once(suites: Suites) -> None:
    """Both graded before either applied: the second finds that all is done."""
    suites.everybody.hands_in(HALF)
    one, other = suites.graded(), suites.graded()
    (first,), (second,) = apply(suites.store, [one], "one"), apply(suites.store, [other], "other")
    assert (first.number is None, second.number, second.elsewhere) == (False, None, 0)
    assert suites.regrades() == [("one", True, False)]


def test_who_got_another_result_in_the_meantime_keeps_it(suites: Suites) -> None:
    """By other tests than these: it is told, and the others move all the same."""
    suites.everybody.hands_in(HALF, "s01")
    ours = suites.graded(MILD)
    suites.applied(NO_SECOND.replace("points(3)", "points(4)"), "no H02 any more")
    late = Class(suites.store, write_course(suites.root))
    late.hands_in(HALF, "s02")
    (found,) = apply(suites.store, [ours], "H02 was wrong")
    assert (found.moves, found.elsewhere, found.number) == ((), 1, None)
    assert "1 attempt got another result in the meantime: nothing was done to it." in regrade_screen(found)
    assert suites.regrades() == [("no H02 any more", True, False)]


def test_who_was_forgotten_in_the_meantime_is_left_alone(suites: Suites) -> None:
    """The others move all the same."""
    suites.everybody.hands_in(HALF, "s01")
    suites.everybody.hands_in(f"{HALF}# mine\n", "s02")
    graded = suites.graded()
    forget(suites.store, "s01")
    (found,) = apply(suites.store, [graded], "H02 was wrong")
    assert (names(found), found.elsewhere, suites.counts("s02")) == ([("s02", 3, 4)], 0, 4)


def test_undoing_leaves_what_was_graded_since(suites: Suites) -> None:
    """A later grading has the last word; the other attempts go back."""
    suites.everybody.hands_in(HALF, "s01")
    suites.everybody.hands_in(f"{HALF}# mine\n", "s02")
    suites.applied()
    Class(suites.store, write_course(suites.root, hidden=STRICT)).hands_in(HALF, "s01")
    assert suites.undone() == (1, 1)
    assert (suites.counts("s01"), suites.counts("s02")) == (3, 3)


def test_what_could_not_be_graded_moves_nobody(in_a_file: Suites, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox is gone: that is told, and all keep what they have."""

    def fails(exercise: Exercise, submissions: list[Submission], *_: object, **__: object) -> object:
        return [not_graded(exercise, one, "the sandbox is gone") for one in submissions]

    in_a_file.everybody.hands_in(HALF)
    monkeypatch.setattr(grading_run, "grade_chunk", fails)
    found = in_a_file.applied(allow_decrease=True)
    assert (found.moves, found.graded.faults) == ((), ("s01: the sandbox is gone",))
    assert in_a_file.counts() == 3
    assert "keeps what it has. s01: the sandbox is gone" in regrade_screen(found).replace("\n", " ")


def test_what_was_never_graded_is(suites: Suites, monkeypatch: pytest.MonkeyPatch) -> None:
    """The grader was killed before: a regrade finds the attempt, and undone it waits again."""

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(submitting, "ClassRun", killed)
        with pytest.raises(KeyboardInterrupt):
            suites.everybody.hands_in(HALF)
    found = suites.applied()
    assert (found.moves[0].old, suites.counts()) == (None, 4)
    assert "attempt 1  – → 4 of 4  counts – → 4  not graded before" in regrade_screen(found)
    assert suites.undone() == (1, 0)
    assert suites.counts() is None


def test_an_assignment_moves_as_a_whole(place: Place, tmp_path: Path) -> None:
    """All of its exercises are applied at once, and taken back at once; one regraded alone, alone."""
    course = write_two_exercises(tmp_path)
    write_assignment(tmp_path, RULES.replace('"doubling" }]', '"doubling" }, { slug = "again" }]'))
    chosen = [(course.exercise(name), assignment_of(course, name)) for name in (SLUG, "again")]
    with opened(place, make=True) as store:
        for exercise, _ in chosen:
            Class(store, exercise).hands_in(HALF)

        def applied(*names: str, hidden: str, reason: str) -> int:
            for exercise, _ in chosen:
                (exercise.folder / "test_hidden.py").write_text(f"import pytest\n{hidden}")
            found = find_course(tmp_path)
            graded = [grade_again(store, found.exercise(name), chosen[0][1], None, 1) for name in names]
            return len([one for one in apply(store, graded, reason) if one.number is not None])

        assert applied(SLUG, "again", hidden=MILD, reason="H02 was wrong") == 2
        assert applied("again", hidden=MILD + "\n", reason="H02 was wrong") == 1, "the same reason, later"
        assert [one.regrade.exercise for one in undo(store, chosen)] == ["again"]
        assert [one.regrade.exercise for one in undo(store, chosen)] == [SLUG, "again"]


def test_questions_are_graded_again_with_the_same_numbers(tmp_path: Path) -> None:
    """A right answer that the author had missed counts now; prose still waits."""
    exercise = write_quiz(tmp_path, "Q02", "Q03")
    assignment = assignment_of(find_course(tmp_path), "sums")
    answers = {**right_answers(sheet_of(exercise, KEY, "s01")), "Q02": ["a", "b", "c", "d"]}
    with opened(place_at(tmp_path / "data"), make=True) as store:
        submission = replace(handed_in({**answers, "Q03": "There is one more."}), name="answers.toml")
        hand_in(store, exercise, assignment, submission, KEY)
        path = exercise.folder / "questions.py"
        text = path.read_text().replace('right=["two", "four"]', 'right=["one", "two", "three", "four"]')
        path.write_text(text.replace('{"one": "One is odd.", "three": "Three is odd."}', "{}"))
        again = find_course(tmp_path).exercise("sums")
        (found,) = preview(store, [grade_again(store, again, assignment, KEY, 1)])
    (move,) = found.moves
    assert names(found) == [("s01", 0, 2)]
    assert move.new.pending == 3
    assert [case.id for case in move.cases] == ["Q02"]
