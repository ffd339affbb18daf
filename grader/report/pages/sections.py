"""What a page says, prepared from records: whose it is, exercise by exercise, and what to fix first. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from grader.ideas import WrongIdea, title_of
from grader.models import CaseResult, Outcome, RunResult, Verdict, Visibility
from grader.report.ideas import Ideas
from grader.report.pages.names import page_name
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
PART, WRONG = "◐", "✗"
KINDS = {"✓": "good", WRONG: "bad", PART: "part"}
"""The class of the stylesheet for a mark."""


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

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        return VERDICT_WORDS[self.result.verdict]

    @property
    def means(self) -> str:
        """What the verdict means for the score; where all points still wait, none is earned."""
        waits = self.result.verdict is Verdict.PARTIAL and not self.result.points
        return MEANS[Verdict.FAILED if waits else self.result.verdict]

    @property
    def thing(self) -> str:
        """What its tests are called."""
        return "question" if self.tests and all(test.question for test in self.tests) else "test"

    @property
    def hides(self) -> bool:
        """Whether it has public tests and hidden ones."""
        return len({test.case.visibility for test in self.tests}) > 1

    @property
    def first(self) -> Test | None:
        """The test to fix first."""
        return next((test for test in self.tests if test.first), None)


@dataclass(frozen=True, slots=True)
class Page:
    """One student's page."""

    student: str
    file: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """All pages, students in order, and the exercises with their titles, in order."""

    pages: tuple[Page, ...]
    exercises: dict[str, str] = field(default_factory=dict)


def feedback_of(files: Sequence[Results], order: Sequence[str], ideas: Ideas) -> Feedback:
    """Prepare the pages of all students.

    Parameters
    ----------
    files : sequence of Results
        What was graded.
    order : sequence of str
        Slugs in teaching order; exercises that are not in it come last, as they were given.
    ideas : mapping
        The wrong ideas that the course lists.
    """
    files = sorted(
        files, key=lambda file: order.index(file.exercise) if file.exercise in order else len(order)
    )
    by_student: defaultdict[str, list[tuple[str, RunResult]]] = defaultdict(list)
    for file in files:
        for result in file.results:
            by_student[result.student].append((file.title, result))
    pages = [_page(student, results, ideas) for student, results in sorted(by_student.items())]
    return Feedback(tuple(pages), {file.exercise: file.title for file in files})


def _page(student: str, results: Iterable[tuple[str, RunResult]], ideas: Ideas) -> Page:
    sections = [
        _section(f"e{number}", title, result, ideas) for number, (title, result) in enumerate(results, 1)
    ]
    return Page(student, page_name(student), tuple(sections))


def _section(anchor: str, title: str, result: RunResult, ideas: Ideas) -> Section:
    first = _first_wrong(result)
    tests = [
        _test(case, f"{anchor}-t{number}", case is first, ideas)
        for number, case in enumerate(result.tests, 1)
    ]
    idea = result.diagnosis.idea if result.diagnosis else ""
    return Section(anchor, title, result, tuple(tests), _known(idea, ideas) if idea else None)


def _first_wrong(result: RunResult) -> CaseResult | None:
    """Return the case that the sentence of the result is about: it begins with the id."""
    named = result.message.partition(": ")[0]
    return next((case for case in result.tests if case.id == named), None)


def _test(case: CaseResult, anchor: str, first: bool, ideas: Ideas) -> Test:
    part = case.points > 0 and case.outcome is not Outcome.PASSED
    mark = MARKS.get(case.outcome, PART if part else WRONG)
    known = tuple(_known(idea, ideas) for idea in case.ideas)
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
