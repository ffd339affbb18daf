"""What a page says, prepared from records: whose it is, exercise by exercise, and what to fix first. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from grader.ideas import WrongIdea, title_of
from grader.models import CaseResult, Outcome, RunResult, Verdict, Visibility
from grader.report.ideas import Ideas
from grader.report.pages.names import page_name
from grader.report.pages.worth import Marked, Sum, Worth
from grader.report.reading import Results
from grader.report.text import OWN_FAULT, VERDICT_WORDS

MEANS = {
    Verdict.PASSED: "All points are earned.",
    Verdict.PARTIAL: "Some of the points are earned.",
    Verdict.FAILED: "No points are earned yet.",
    Verdict.NOT_GRADABLE: "It could not be used as it was handed in, so nothing was tested. "
    "It scores 0 and uses up no attempt.",
    Verdict.NOT_GRADED: OWN_FAULT,
}
HANDED_IN = "handed in"
LATER = "What it is worth is told later."
BY_A_PERSON = "marked by a person"
WITH_THE_WHOLE = "marked with the whole"
OUTCOME_WORDS = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "wrong",
    Outcome.ERROR: "error in the code",
    Outcome.TIME_LIMIT: "time limit",
    Outcome.MEMORY_LIMIT: "memory limit",
    Outcome.OUTPUT_LIMIT: "output limit",
    Outcome.CRASHED: "crashed",
    Outcome.NOT_RUN: "not run",
    Outcome.PENDING: "waits for a person",
}
MARKS = {Outcome.PASSED: "✓", Outcome.NOT_RUN: "–", Outcome.PENDING: "…"}
KIND_OF_VERDICT = {Verdict.PASSED: "good", Verdict.PARTIAL: "part", Verdict.NOT_GRADED: "open"}
PART, WRONG = "◐", "✗"
KINDS = {"✓": "good", WRONG: "bad", PART: "part"}
"""The class of the stylesheet for a mark."""


@dataclass(frozen=True, slots=True)
class Kept(Results):
    """Results of an exercise as a store keeps them; `worths` says of each what it counts."""

    worths: tuple[Worth, ...] = ()


@dataclass(frozen=True, slots=True)
class Test:
    """One test case with the words for its outcome; `first` is the one to fix first."""

    case: CaseResult
    anchor: str
    mark: str
    outcome: str
    kind: str
    first: bool
    ideas: tuple[WrongIdea, ...]

    @property
    def question(self) -> bool:
        """Whether it is a question, not a test of code."""
        return _is_question(self.case)

    @property
    def authored(self) -> bool:
        """Whether its message is a sentence of an author; of others, parts are a student's words."""
        return self.question and self.case.outcome is not Outcome.NOT_RUN

    @property
    def told(self) -> bool:
        """Whether there is more to say than title and outcome."""
        case = self.case
        wrong = case.outcome is not Outcome.PASSED and (case.message or case.call or case.got is not None)
        return bool(wrong or case.output or (self.question and case.got is not None))


@dataclass(frozen=True, slots=True)
class Section:
    """One result on a student's page; `anchor` begins every id in it."""

    anchor: str
    title: str
    result: RunResult
    tests: tuple[Test, ...]
    idea: WrongIdea | None
    worth: Worth | None = None

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        return HANDED_IN if self._withheld else VERDICT_WORDS[self.result.verdict]

    @property
    def kind(self) -> str:
        """The class of the stylesheet for the verdict."""
        return KIND_OF_VERDICT.get(self.result.verdict, "bad")

    @property
    def means(self) -> str:
        """What the verdict means for the score; where all points still wait, none is earned."""
        if self._withheld:
            return LATER
        waits = self.result.verdict is Verdict.PARTIAL and not self.result.points
        return MEANS[Verdict.FAILED if waits else self.result.verdict]

    @property
    def thing(self) -> str:
        """What its tests are called."""
        return "question" if self.tests and all(test.question for test in self.tests) else "test"

    @property
    def hides(self) -> bool:
        """Whether it has public tests, and hidden ones of which less is told."""
        told = any(test.case.visibility is Visibility.HIDDEN and test.case.call for test in self.tests)
        return len({test.case.visibility for test in self.tests}) > 1 and not told

    @property
    def first(self) -> Test | None:
        """The test to fix first."""
        return next((test for test in self.tests if test.first), None)

    @property
    def _withheld(self) -> bool:
        """Whether nothing tells how it ended; a file that cannot be graded is called so all the same."""
        return self.worth is not None and self.worth.withheld and self.result.verdict is Verdict.NOT_GRADED


@dataclass(frozen=True, slots=True)
class Page:
    """One student's page; `sums` says what assignments count."""

    student: str
    file: str
    sections: tuple[Section, ...]
    sums: tuple[Sum, ...] = ()

    @property
    def anchors(self) -> dict[str, str]:
        """Where each exercise stands."""
        return {section.result.exercise: section.anchor for section in self.sections}

    @property
    def totals(self) -> dict[str, str]:
        """What each assignment counts."""
        return {one.assignment: one.total for one in self.sums}


_Given = tuple[str, RunResult, Worth | None]
"""The title of an exercise, its result, and what it counts."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """All pages, students in order, and the exercises with their titles, in order."""

    pages: tuple[Page, ...]
    exercises: dict[str, str] = field(default_factory=dict)


def feedback_of(
    files: Sequence[Results],
    order: Sequence[str],
    ideas: Ideas,
    sums: Mapping[str, Sequence[Sum]] | None = None,
) -> Feedback:
    """Prepare the pages of all students.

    Parameters
    ----------
    files : sequence of Results
        What was graded.
    order : sequence of str
        Slugs in teaching order; exercises that are not in it come last, as they were given.
    ideas : mapping
        The wrong ideas that the course lists.
    sums : mapping, optional
        What assignments count, by student; who is in it has a page.
    """
    sums = sums or {}
    files = sorted(
        files, key=lambda file: order.index(file.exercise) if file.exercise in order else len(order)
    )
    by_student: defaultdict[str, list[_Given]] = defaultdict(list)
    for file in files:
        worths = file.worths if isinstance(file, Kept) else [None] * len(file.results)
        for result, worth in zip(file.results, worths, strict=True):
            by_student[result.student].append((file.title, result, worth))
    pages = [
        _page(student, by_student.get(student, ()), ideas, sums.get(student, ()))
        for student in sorted({*by_student, *sums})
    ]
    return Feedback(tuple(pages), {file.exercise: file.title for file in files})


def _page(student: str, results: Iterable[_Given], ideas: Ideas, sums: Sequence[Sum]) -> Page:
    sections = [_section(f"e{number}", *given, ideas) for number, given in enumerate(results, 1)]
    return Page(student, page_name(student), tuple(sections), tuple(sums))


def _section(anchor: str, title: str, result: RunResult, worth: Worth | None, ideas: Ideas) -> Section:
    first = _first_wrong(result)
    marks = {mark.part: mark for mark in worth.marks} if worth is not None else {}
    tests = [
        _test(case, f"{anchor}-t{number}", case is first, ideas, marks.get(case.id) or marks.get(""))
        for number, case in enumerate(result.tests, 1)
    ]
    if worth is not None:
        result = replace(result, pending=worth.pending)
    idea = result.diagnosis.idea if result.diagnosis else ""
    return Section(anchor, title, result, tuple(tests), _known(idea, ideas) if idea else None, worth)


def _first_wrong(result: RunResult) -> CaseResult | None:
    """Return the case that the sentence of the result is about: it begins with the id."""
    named = result.message.partition(": ")[0]
    return next((case for case in result.tests if case.id == named), None)


def _test(case: CaseResult, anchor: str, first: bool, ideas: Ideas, marked: Marked | None = None) -> Test:
    known = tuple(_known(idea, ideas) for idea in case.ideas)
    if case.outcome is Outcome.PENDING and marked is not None:
        case = replace(case, pending=Fraction(0), message="")
        if not marked.part:
            return Test(case, anchor, MARKS[Outcome.NOT_RUN], WITH_THE_WHOLE, "open", first, known)
        case = replace(case, points=marked.points)
        mark = MARKS[Outcome.PASSED] if case.points >= case.max_points else PART if case.points else WRONG
        return Test(case, anchor, mark, BY_A_PERSON, KINDS[mark], first, known)
    part = case.points > 0 and case.outcome is not Outcome.PASSED
    mark = MARKS.get(case.outcome, PART if part else WRONG)
    return Test(case, anchor, mark, _outcome(case, mark), KINDS.get(mark, "open"), first, known)


def _outcome(case: CaseResult, mark: str) -> str:
    if mark == PART:
        return "partly right"
    return "not judged" if _is_question(case) and mark == "–" else OUTCOME_WORDS[case.outcome]


def _is_question(case: CaseResult) -> bool:
    """Tell questions from code: public cases of code are worth nothing."""
    return case.visibility is Visibility.PUBLIC and case.max_points > 0


def _known(idea: str, ideas: Ideas) -> WrongIdea:
    return ideas[idea] if idea in ideas else WrongIdea(title=title_of(idea, ideas))
