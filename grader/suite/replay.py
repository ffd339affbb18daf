"""Grading: one pytest session serves many submissions.

pytest collects the suite once; then, in place of its own loop, each submission is put on the bench and every
case is run for it through pytest's hooks for set-up, call and tear-down, so that fixtures mean what they
always mean. A case that takes only our fixtures and its parameters is called directly: the hooks would find
nothing to do, and take half a millisecond for it. Outcomes are decided from the exception that ended the
case (`judging`): reports, their formatting, and the diffs that a wrong value of a thousand numbers would
cost, are never made.
"""

import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.mark.expression import Expression
from _pytest.tmpdir import tmppath_result_key

from grader.catalog import ORACLE, PUBLIC_SUITE, Exercise, Item
from grader.course_code import importable
from grader.draws import CourseKey, key_for
from grader.errors import (
    CatalogError,
    NotGradableError,
    SandboxError,
    SubmissionError,
    SuiteError,
    UsageError,
)
from grader.models import CaseResult, Diagnosis, Outcome, Submission, Usage, Visibility
from grader.sandbox.loaded import LoadedSubmission, Spawn
from grader.suite.bench import Bench
from grader.suite.called_here import true_submission
from grader.suite.cases import Case, read_cases
from grader.suite.expect import Rounding, Unexpected
from grader.suite.judging import TooLongError, judge, result_of_case, told, unjudged
from grader.suite.plugin import BENCH
from grader.suite.private import Private
from grader.suite.proxy import Call, SubmissionProxy, call_key, calls_made, oracle_at

if TYPE_CHECKING:
    from grader.suite.answering import AnswerBench

WATCHDOG_S = 10.0
"""How long the suite's own comparing may go on after a submission's time is over."""

WRONG = (Outcome.FAILED, Outcome.ERROR)
"""Outcomes of a case whose submission may have a wrong idea; one that does not survive is not diagnosed."""

NOT_NEEDED = (
    "cacheprovider debugging doctest faulthandler junitxml logging pastebin setuponly setupplan stepwise "
    "terminal threadexception unittest unraisableexception warnings recwarn capture"
).split()
"""Parts of pytest that only report, or that would cost every case something."""


@dataclass(frozen=True, slots=True)
class Graded:
    """What a suite says of one submission; `refusal` is why it could not be run at all.

    `roundings` holds the unrounded expected values of each case that was run, `variant` the numbers that were
    drawn for the student, by item, `note` what should be known besides, `diagnosis` what is behind it, and
    `private` what only the instructor may see, where that was asked for.
    """

    submission: Submission
    cases: tuple[CaseResult, ...]
    usage: Usage
    refusal: str = ""
    fault: str = ""
    roundings: dict[str, list[Rounding]] = field(default_factory=dict)
    variant: dict[str, dict[str, Any]] = field(default_factory=dict)
    note: str = ""
    diagnosis: Diagnosis | None = None
    private: Private | None = None


Report = Callable[[Graded], None]
Diagnose = Callable[[LoadedSubmission, int, Collection[bytes]], "Diagnosis | None"]
"""Says what is behind a submission, from how many calls the suite made, and the keys of hidden ones."""

BenchFor = Callable[[Submission], "Bench | AnswerBench"]


def grade_with(
    exercise: Exercise,
    suites: Iterable[Path],
    submissions: Iterable[Submission],
    spawn: Spawn,
    report: Report,
    *,
    key: CourseKey | None = None,
    selected: str = "",
    diagnose: Diagnose | None = None,
    private: bool = False,
) -> None:
    """Run suites over submissions in the sandbox; see `replay`, which this hands a bench for each of them.

    `spawn` starts a process in it, and `key` draws each student's numbers, where the exercise has any.
    """

    def bench_for(submission: Submission) -> "Bench | AnswerBench":
        drawing = key_for(submission, key)
        if exercise.asks and drawing is not None:
            from grader.suite.answering import AnswerBench  # code needs no questions

            return AnswerBench.of(exercise, submission, drawing, spawn)
        return Bench.of(exercise, submission, drawing, spawn)

    replay(
        exercise,
        suites,
        submissions,
        bench_for,
        report,
        selected=selected,
        diagnose=diagnose,
        private=private,
    )


def replay(
    exercise: Exercise,
    suites: Iterable[Path],
    submissions: Iterable[Submission],
    bench_for: BenchFor,
    report: Report,
    *,
    selected: str = "",
    diagnose: Diagnose | None = None,
    private: bool = False,
) -> None:
    """Run suites over submissions, in one pytest session.

    Parameters
    ----------
    exercise : Exercise
        What is graded.
    suites : iterable of Path
        Suite files, in the order of their cases.
    submissions : iterable of Submission
        What was handed in.
    bench_for : callable
        Puts one of them on a bench.
    report : callable
        Is given each result as soon as it is there.
    selected : str
        A pytest ``-k`` expression; all cases without it.
    diagnose : callable, optional
        Says what is behind a submission that gives wrong values.
    private : bool
        Whether what only the instructor may see is collected.

    Raises
    ------
    UsageError
        If `selected` is no expression.
    CatalogError
        If the suite cannot be collected.
    SandboxError
        If the machinery fails: nothing more can be graded.
    """
    try:
        Expression.compile(selected)
    except SyntaxError:
        raise UsageError(f"-k {selected!r} is no expression of names with and, or, not") from None
    suites = list(suites)
    session = _Replay(exercise, submissions, bench_for, report, diagnose, private)
    arguments = [*map(str, suites), "-c", os.devnull, "--rootdir", "/", "--noconftest", "--assert=plain"]
    arguments += ["--confcutdir", str(exercise.folder)]  # else pytest lists every folder above the course
    arguments += ["--import-mode=importlib", "--strict-markers", "-p", "grader.suite.plugin"]
    arguments += [part for name in NOT_NEEDED for part in ("-p", f"no:{name}")]
    arguments += ["-k", selected] if selected else []
    with _quiet_environment(), importable(exercise.course_root), _read_anew(suites):
        code = pytest.main(arguments, plugins=[session])
    if session.failure is not None:
        raise session.failure
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if not session.collected:
        problem = session.problem or (f"no case fits {selected!r}" if selected else "the suite has no cases")
        raise CatalogError(f"{exercise.folder}: {problem}")


@contextmanager
def _quiet_environment() -> Iterator[None]:
    """Keep other plugins, options, and the long diffs of CI systems out of a graded session."""
    names = ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DEBUG")
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    before = os.environ.get("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an overflow in an oracle is no error, whatever `-W` says
            yield
    finally:
        os.environ.update(kept)
        if before is None:
            del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        else:
            os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = before


@contextmanager
def _read_anew(suites: Iterable[Path]) -> Iterator[None]:
    """Forget the modules of suites afterwards: in a process that lives for long they may be edited."""
    yield
    files = set(map(str, suites))
    for name, module in list(sys.modules.items()):
        if getattr(module, "__file__", None) in files:
            del sys.modules[name]


class _Replay:
    """The pytest plugin of a graded session."""

    def __init__(
        self,
        exercise: Exercise,
        submissions: Iterable[Submission],
        bench_for: BenchFor,
        report: Report,
        diagnose: Diagnose | None,
        private: bool,
    ) -> None:
        self.exercise = exercise
        self.submissions = submissions
        self.bench_for = bench_for
        self.report = report
        self.diagnose = diagnose
        self.private = private
        self.failure: BaseException | None = None
        self.problem = ""
        self.collected = False
        self.items: list[pytest.Item] = []
        self.cases: list[Case] = []
        self.asked: list[Item] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep why a suite could not be collected."""
        if report.failed:
            self.problem = self.problem or f"the suite cannot be collected:\n{report.longreprtext}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep all items before ``-k`` picks some: points are shared by all."""
        self.items = list(items)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Grade every submission, in place of pytest's own loop over the items."""
        try:
            if self.problem:
                return True
            selected = set(session.items)
            all_cases = read_cases(self.items, PUBLIC_SUITE)
            self.cases = [case for case in all_cases if case.item in selected]
            if self.exercise.asks:
                from grader.suite.items import QuestionItem

                self.asked = [item.item for item in session.items if isinstance(item, QuestionItem)]
            self.collected = bool(self.cases or self.asked)
            for submission in self.submissions if self.collected else ():
                self.report(self._grade(session, submission))
        except BaseException as error:  # pytest would swallow it, and the caller wait for results
            self.failure = error
        return True

    def _grade(self, session: pytest.Session, submission: Submission) -> Graded:
        if submission.refusal:
            return Graded(submission, self._none_run(), Usage(), refusal=submission.refusal)
        try:
            bench = session.config.stash[BENCH] = self.bench_for(submission)
        except NotGradableError as error:
            return Graded(submission, self._none_run(), Usage(), refusal=str(error))
        if isinstance(bench, Bench):
            return self._grade_code(session, submission, bench)
        return self._grade_answers(bench)

    def _grade_answers(self, bench: "AnswerBench") -> Graded:
        try:
            judged = tuple(bench.judge(unjudged(item)) for item in self.asked)
        except SuiteError as error:
            return Graded(bench.submission, self._none_run(), bench.usage, fault=str(error))
        drawn = bench.sheet.numbers
        return Graded(bench.submission, judged, bench.usage, variant=drawn, note=bench.note)

    def _grade_code(self, session: pytest.Session, submission: Submission, bench: Bench) -> Graded:
        results: dict[str, CaseResult] = {}
        roundings: dict[str, list[Rounding]] = {}
        diagnosis = None
        bench.private = Private() if self.private else None
        try:
            bench.loaded.load()
            for at, case in enumerate(self.cases):
                following = self.cases[at + 1].item if at + 1 < len(self.cases) else None
                results[case.id] = self._run(bench, case, following, results)
                if results[case.id].outcome is not Outcome.NOT_RUN:
                    roundings[case.id] = bench.expect.roundings
            diagnosis = self._diagnosis(session, bench, results)
        except NotGradableError as error:
            return Graded(submission, self._none_run(), bench.loaded.usage, refusal=str(error))
        except SuiteError as error:
            return Graded(submission, self._none_run(), bench.loaded.usage, fault=str(error))
        finally:
            _leave_for(session, None)
            bench.loaded.close()
        return Graded(
            submission,
            tuple(results.values()),
            bench.loaded.usage,
            roundings=roundings,
            diagnosis=diagnosis,
            private=bench.private,
        )

    def _diagnosis(
        self, session: pytest.Session, bench: Bench, results: dict[str, CaseResult]
    ) -> Diagnosis | None:
        """Have a submission diagnosed that runs, and is wrong."""
        if self.diagnose is None or not any(result.outcome in WRONG for result in results.values()):
            return None
        calls = calls_made(bench.proxy)
        unfinished = [case for case in self.cases if results[case.id].outcome is not Outcome.PASSED]
        try:
            hidden = {call_key(call) for call in [*calls, *self._calls_of(session, unfinished, bench)]}
            with _watchdog(self.exercise.limits.wall_s + WATCHDOG_S):
                return self.diagnose(bench.loaded, max(len(calls), len(self.cases)), hidden)
        except (TooLongError, SandboxError, SuiteError):  # the cases are judged: nothing later changes that
            return None
        finally:
            bench.loaded.take_output()

    def _calls_of(self, session: pytest.Session, cases: Iterable[Case], bench: Bench) -> list[Call]:
        """Return the calls that cases would make: on the oracle, whatever they think of it."""
        loaded = true_submission(self.exercise)
        true_bench = Bench(loaded, SubmissionProxy(loaded), bench.drawn)
        session.config.stash[BENCH] = true_bench
        for case in cases:
            self._run(true_bench, replace(case, depends=()), None, {})
        return calls_made(true_bench.proxy)

    def _none_run(self) -> tuple[CaseResult, ...]:
        cases = tuple(result_of_case(case, Outcome.NOT_RUN) for case in self.cases)
        return cases + tuple(map(unjudged, self.asked))

    def _run(
        self, bench: Bench, case: Case, following: pytest.Item | None, results: dict[str, CaseResult]
    ) -> CaseResult:
        judged = [results[name] for name in case.depends if name in results]  # the others were not selected
        unmet = [result for result in judged if result.outcome is not Outcome.PASSED]
        if unmet:
            return result_of_case(case, Outcome.NOT_RUN, f"needs: {unmet[0].title}")
        if reason := bench.loaded.exhausted:
            return result_of_case(case, Outcome.NOT_RUN, reason)
        if case.fresh:
            bench.loaded.restart()
        bench.begin()
        whole = None
        started = time.perf_counter()
        try:
            with _watchdog(self.exercise.limits.wall_s + WATCHDOG_S):
                if case.arguments is None:
                    _run_item(case.item, following)
                else:
                    _call(case, case.arguments, bench)
        except (KeyboardInterrupt, SandboxError, SuiteError, NotGradableError):
            raise
        except BaseException as error:
            result = judge(case, error)
            if bench.private is not None and case.visibility is Visibility.HIDDEN:
                whole = judge(replace(case, visibility=Visibility.PUBLIC), error)
        else:
            result = result_of_case(case, Outcome.PASSED)
        duration_s, output = time.perf_counter() - started, bench.loaded.take_output()
        if bench.private is not None and whole is not None:
            bench.private.cases[case.id] = told(whole, bench, output, duration_s)
        return told(result, bench, output, duration_s)


def _call(case: Case, arguments: Iterable[str], bench: Bench) -> None:
    """Call a case that has nothing to set up, as pytest's hooks would, which cost more than the case."""
    given: dict[str, Any] = {"submission": bench.proxy, "expect": bench.expect, **case.parameters}
    with _own_code("set-up", case.item):
        if "oracle" in arguments:
            given["oracle"] = oracle_at(case.item.path.with_name(ORACLE))
        if "drawn" in arguments:
            given["drawn"] = bench.draw(case.id)
    case.item.function(**{name: given[name] for name in arguments})


def _run_item(item: pytest.Function, following: pytest.Item | None) -> None:
    """Run one item through pytest's hooks, without making reports."""
    hook: Any = item.ihook
    item._initrequest()
    item.stash[tmppath_result_key] = {}  # `tmp_path` looks there for reports, which are never made
    _leave_for(item.session, item)
    with _own_code("set-up", item):
        hook.pytest_runtest_setup(item=item)
    try:
        hook.pytest_runtest_call(item=item)
    finally:
        with _own_code("tear-down", item):
            hook.pytest_runtest_teardown(item=item, nextitem=following)


def _leave_for(session: pytest.Session, item: pytest.Item | None) -> None:
    """Tear down what this item does not need: cases not run leave their module's fixtures behind."""
    session._setupstate.teardown_exact(item)


@contextmanager
def _own_code(phase: str, item: pytest.Function) -> Iterator[None]:
    """Call a failure outside the test function the suite's own, unless a fixture used the submission."""
    try:
        yield
    except (SubmissionError, SuiteError, SandboxError, Unexpected):
        raise
    except (Exception, pytest.fail.Exception, pytest.skip.Exception) as error:
        place = f"{item.path.name}, {phase} of {item.name}"
        raise SuiteError(
            f"the suite failed in its own code ({place}): {type(error).__name__}: {error}"
        ) from error


@contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    """Stop the suite itself when comparing goes on for ever (only a main thread can be stopped)."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def bark(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, bark)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
