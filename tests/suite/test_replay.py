"""One pytest session grades many: fixtures and marks mean what they always mean, and nothing leaks."""

import os
import re
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import CatalogError, SandboxError
from grader.models import Outcome, Submission
from grader.sandbox.host import Host
from grader.suite import replay
from grader.suite.replay import Graded, grade_with
from tests.courses import BROKEN, CRASHES, HIDDEN, RAISES, RIGHT, WRONG, function, handed_in, write_course
from tests.suite.conftest import Grade, case_of, messages, outcomes

# ------------------------------------------------------------------------------------------- outcomes


def test_a_right_answer_passes_every_case(grade: Grade) -> None:
    """It earns what the cases are worth."""
    (graded,) = grade(HIDDEN, RIGHT)

    assert outcomes(graded) == {"small": "passed", "H01": "passed", "H02": "passed"}
    assert [case.points for case in graded.cases] == [0, 3, 1]
    assert graded.usage.processes == 1
    assert not graded.fault
    assert not graded.refusal


def test_a_wrong_answer_earns_nothing_where_it_fails(grade: Grade) -> None:
    """What depends on a failed case is not run, and says on what it depends."""
    (graded,) = grade(HIDDEN, WRONG)

    assert outcomes(graded) == {"small": "failed", "H01": "failed", "H02": "not_run"}
    assert [case.points for case in graded.cases] == [0, 0, 0]
    assert messages(graded)["H02"] == "needs: A large number."


def test_a_public_case_tells_all_and_a_hidden_one_its_sentence(grade: Grade) -> None:
    """Call, values and prints of a hidden case would give it away."""
    source = "def double(x):\n    print('got', x)\n    return 2 * x + 1\n"
    (graded,) = grade(HIDDEN, source)
    public, hidden, _ = graded.cases

    assert (public.call, public.expected, public.got, public.output) == ("double(2)", "4", "5", "got 2\n")
    assert public.message == hidden.message == "the value: not what was expected"
    assert (hidden.call, hidden.expected, hidden.got, hidden.output, hidden.rows) == (
        None,
        None,
        None,
        "",
        (),
    )


def test_an_exception_tells_its_text_in_public_alone(grade: Grade) -> None:
    """A student's message may hold the inputs of a hidden case."""
    (graded,) = grade(HIDDEN, "def double(x):\n    raise KeyError(x)\n")
    public, hidden, _ = graded.cases

    assert (public.outcome, public.message) == (Outcome.ERROR, "it raised KeyError: 2")
    assert [(frame.line, frame.code.strip()) for frame in public.frames] == [(2, "raise KeyError(x)")]
    assert (hidden.outcome, hidden.message, hidden.frames) == (Outcome.ERROR, "it raised KeyError", ())


def test_an_exception_class_of_the_student_s_carries_nothing_out(grade: Grade) -> None:
    """Its name is the student's to choose, and could be made of the inputs: the built-in base is told."""
    source = "def double(x):\n    raise type(f'got_{x}', (ValueError,), {})()\n"
    (graded,) = grade(HIDDEN, source)

    assert messages(graded)["small"] == "it raised got_2"
    assert messages(graded)["H01"] == "it raised ValueError"


def test_a_crash_costs_one_case(grade: Grade) -> None:
    """The next one runs in a fresh process."""
    source = "import os\n\n\ndef double(x):\n    return os.abort() if x == 2 else 2 * x\n"
    (graded,) = grade(HIDDEN, source)

    assert outcomes(graded) == {"small": "crashed", "H01": "passed", "H02": "passed"}
    assert graded.usage.processes == 2


def test_too_much_output_is_named(grade: Grade) -> None:
    """Printing more than the limit raises in the student's code; the outcome says what it was."""
    source = "def double(x):\n    while True:\n        print('x' * 100)\n"
    result = case_of(grade("", source, limits={"output_kib": 1}), "small")

    assert (result.outcome, result.message) == (Outcome.OUTPUT_LIMIT, "it printed more than 1 KiB")


def test_long_prints_are_cut_with_a_mark(grade: Grade) -> None:
    """A report is for reading."""
    result = case_of(grade("", "def double(x):\n    print('x' * 5000)\n    return 2 * x\n"), "small")

    assert result.output == "x" * 2000 + "\n… output cut here"


def test_no_memory_is_named(grade: Grade) -> None:
    """A MemoryError is the limit at work."""
    result = case_of(grade("", "def double(x):\n    return bytes(10**10)\n"), "small")

    assert result.outcome is Outcome.MEMORY_LIMIT


def test_after_two_time_outs_nothing_more_is_run(grade: Grade) -> None:
    """A class of endless loops must not take the afternoon."""
    hidden = '''
    @pytest.mark.points(1)
    @pytest.mark.parametrize("x", [1, 2, 3])
    def test_it(submission, x):
        """It."""
        submission.double(x)
    '''
    (graded,) = grade(hidden, "def double(x):\n    while True: pass\n", limits={"call_s": 0.1}, public="")

    assert list(outcomes(graded).values()) == ["time_limit", "time_limit", "not_run"]
    assert "not run: 2 calls before it took longer than 0.1 s each" in messages(graded).values()


def test_a_file_that_cannot_be_run_is_refused(grade: Grade) -> None:
    """No case is run, and the reason says what to do."""
    broken, nameless = grade(HIDDEN, BROKEN, "def Double(x):\n    return 2 * x\n")

    assert set(outcomes(broken).values()) == {"not_run"}
    assert broken.refusal.startswith("s01.py, line 1: ")
    assert nameless.refusal == "s02.py defines 'Double'; the function must be named 'double'"


def test_what_intake_refused_is_passed_through(tmp_path: Path, host: Host) -> None:
    """Nothing is started for it."""
    exercise = write_course(tmp_path)
    results: list[Graded] = []
    refused = Submission("s01.py", "s01", b"", "it is a pipe, not a file")

    grade_with(exercise, [exercise.hidden_suite], [refused], host.spawn, results.append)

    assert [result.refusal for result in results] == ["it is a pipe, not a file"]
    assert set(outcomes(results[0]).values()) == {"not_run"}
    assert results[0].usage.processes == 0


def test_a_fresh_case_has_a_process_of_its_own(grade: Grade) -> None:
    """State that a submission keeps between calls is gone in it."""
    hidden = '''
    def test_first(submission, expect):
        """First."""
        expect.equal(submission.double(0), 1)

    def test_second(submission, expect):
        """Second."""
        expect.equal(submission.double(0), 2)

    @pytest.mark.fresh
    def test_third(submission, expect):
        """Third."""
        expect.equal(submission.double(0), 1)
    '''
    source = "calls = []\n\n\ndef double(x):\n    calls.append(x)\n    return len(calls)\n"
    (graded,) = grade(hidden, source, public="")

    assert set(outcomes(graded).values()) == {"passed"}
    assert graded.usage.processes == 2


def test_only_the_selected_cases_run(grade: Grade) -> None:
    """`-k` of pytest, by names of tests."""
    (graded,) = grade(HIDDEN, RIGHT, selected="small or large")

    assert outcomes(graded) == {"small": "passed", "H01": "passed"}


def test_roundings_are_kept_of_the_cases_that_ran(grade: Grade) -> None:
    """`validate` looks how near they lie to an edge."""
    hidden = '''
    @pytest.mark.case("H01")
    def test_rounded(submission, expect):
        """Rounded."""
        expect.rounded(submission.double(0.126), 0.252, places=2)
    '''
    (graded,) = grade(hidden, RIGHT, public="")

    assert [(rounding.unrounded, rounding.places) for rounding in graded.roundings["H01"]] == [(0.252, 2)]


# ------------------------------------------------------------------------------------------- fixtures

FIXTURES = """
from pathlib import Path

LOG = Path(__file__).with_name("log")

def say(word):
    with LOG.open("a") as log:
        log.write(word + " ")

def noted(scope):
    def noting():
        say("+" + scope)
        yield len(LOG.read_text().split())
        say("-" + scope)
    return pytest.fixture(scope=scope, name="of_" + scope)(noting)

of_session, of_package, of_module, of_class, of_function = map(
    noted, ["session", "package", "module", "class", "function"]
)
"""


def log_of(folder: Path) -> list[str]:
    """Return what the fixtures of a suite noted."""
    (log,) = folder.rglob("log")
    return log.read_text().split()


def test_fixtures_of_all_scopes_are_torn_down_after_each_submission(grade: Grade, tmp_path: Path) -> None:
    """Nothing that a suite computes with one submission is there for the next."""
    hidden = (
        FIXTURES
        + '''
def test_a(submission, of_session, of_package, of_module, of_class, of_function):
    """A."""
    say("a")

def test_b(submission, of_session, of_module, of_function):
    """B."""
    say("b")
'''
    )
    grade(hidden, RIGHT, RIGHT, public="")

    first = "+session +package +module +class +function a -function -class"
    once = f"{first} +function b -function -module -package -session"
    assert " ".join(log_of(tmp_path)) == f"{once} {once}"


def test_a_module_s_fixture_is_gone_though_its_last_cases_were_not_run(grade: Grade, tmp_path: Path) -> None:
    """A case that depends on a failed one is passed over; what those before it set up goes all the same."""
    hidden = (
        FIXTURES
        + '''
@pytest.mark.case("H01")
def test_a(submission, expect, of_module):
    """A."""
    say("a")
    expect.equal(submission.double(1), 2)

@pytest.mark.case("H02")
@pytest.mark.depends("H01")
def test_b(submission, of_module):
    """B."""
    say("b")
'''
    )
    grade(hidden, WRONG, RIGHT, public=hidden.replace("H0", "V0").replace("of_module):", "of_session):"))

    log = " ".join(log_of(tmp_path))
    wrong = "+session a -session +module a -module"
    right = "+session a b +module a b -module -session"
    assert log in (f"{wrong} {right}", f"+session a +module a -module -session {right}")


def test_fixtures_are_torn_down_when_a_case_fails(grade: Grade, tmp_path: Path) -> None:
    """Innermost first, as pytest does it."""
    hidden = (
        FIXTURES
        + '''
@pytest.fixture
def inner(of_function):
    say("+inner")
    yield
    say("-inner")

def test_a(submission, expect, inner):
    """A."""
    expect.equal(submission.double(1), 2)

def test_b(submission, expect, inner):
    """B."""
    submission.double(1)
'''
    )
    (graded,) = grade(hidden, WRONG, public="")

    assert outcomes(graded) == {"a": "failed", "b": "passed"}
    assert " ".join(log_of(tmp_path)) == "+function +inner -inner -function +function +inner -inner -function"


def test_parametrized_fixtures_and_classes_work(grade: Grade) -> None:
    """A suite is an ordinary pytest file."""
    hidden = '''
    @pytest.fixture(params=[1, 2], ids=["H01", "H02"], scope="module")
    def number(request):
        return request.param

    class TestDouble:
        @pytest.fixture(autouse=True)
        def with_more(self):
            self.more = 1

        @pytest.mark.points(2)
        def test_it(self, submission, expect, number):
            """The double of {number}."""
            expect.equal(submission.double(number) + self.more, 2 * number + 1)
    '''
    (graded,) = grade(hidden, RIGHT, public="")

    assert outcomes(graded) == {"H01": "passed", "H02": "passed"}
    assert [case.points for case in graded.cases] == [Fraction(1), Fraction(1)]


def test_a_failure_within_a_fixture_that_calls_the_submission_is_the_student_s(grade: Grade) -> None:
    """Otherwise raising there would be a way not to be graded at all."""
    hidden = '''
    @pytest.fixture
    def doubled(submission, expect):
        value = submission.double(3)
        expect.equal(value, 6)
        return value

    @pytest.mark.case("H01")
    def test_it(doubled):
        """It."""

    @pytest.mark.case("H02")
    def test_next(submission, expect):
        """Next."""
    '''
    raises, crashes, wrong, right = grade(hidden, RAISES, CRASHES, WRONG, RIGHT, public="")

    assert [graded.fault for graded in (raises, crashes, wrong, right)] == [""] * 4
    assert outcomes(raises) == {"H01": "error", "H02": "passed"}
    assert outcomes(crashes) == {"H01": "crashed", "H02": "passed"}
    assert outcomes(wrong) == {"H01": "failed", "H02": "passed"}
    assert outcomes(right) == {"H01": "passed", "H02": "passed"}


# ------------------------------------------------------------------------------------- the suite's fault

FAULTS = {
    "in the test": (
        "def test_it(submission):\n    '''It.'''\n    submission.double(1) / 0\n",
        "the suite failed in its own code (test_hidden.py, case it): ZeroDivisionError: division by zero",
    ),
    "in a fixture": (
        "@pytest.fixture\ndef number():\n    return 1 / 0\n\n"
        "def test_it(submission, number):\n    '''It.'''\n",
        "the suite failed in its own code (test_hidden.py, set-up of test_it): ZeroDivisionError: division",
    ),
    "in a tear-down": (
        "@pytest.fixture\ndef number():\n    yield 1\n    raise OSError('gone')\n\n"
        "def test_it(submission, number):\n    '''It.'''\n",
        "the suite failed in its own code (test_hidden.py, tear-down of test_it): OSError: gone",
    ),
    "by skipping": (
        "def test_it(submission):\n    '''It.'''\n    pytest.skip('not today')\n",
        "the suite failed in its own code (test_hidden.py, case it): Skipped: not today",
    ),
    "by leaving": (
        "def test_it(submission):\n    '''It.'''\n    raise SystemExit(3)\n",
        "the suite failed in its own code (test_hidden.py, case it): SystemExit: 3",
    ),
    "for want of a fixture": (
        "def test_it(number):\n    '''It.'''\n",
        "the suite failed in its own code (test_hidden.py, set-up of test_it): FixtureLookupError: ",
    ),
    "for want of an oracle": (
        "def test_it(submission, oracle):\n    '''It.'''\n",
        "the suite failed in its own code (test_hidden.py, set-up of test_it): CatalogError: ",
    ),
    "by expecting what is no number": (
        "def test_it(submission, expect):\n    '''It.'''\n    expect.close(submission.double(1), 'two')\n",
        "the suite expects 'two', which is not a number",
    ),
}


@pytest.mark.parametrize(("hidden", "text"), FAULTS.values(), ids=list(FAULTS))
def test_a_suite_that_fails_in_its_own_code_grades_nobody(grade: Grade, hidden: str, text: str) -> None:
    """The place is named, no score changes, and the next submission is graded on its own."""
    first, second = grade(hidden, RIGHT, RIGHT, public="")

    assert first.fault.startswith(text)
    assert set(outcomes(first).values()) == {"not_run"}
    assert second.fault == first.fault


def test_a_plain_assert_decides_as_well(grade: Grade) -> None:
    """It shows the suite's own words, and no values."""
    hidden = '''
    def test_words(submission):
        """Words."""
        assert submission.double(1) == 2, "it is not doubled"

    def test_bare(submission):
        """Bare."""
        assert submission.double(1) == 2

    def test_fail(submission):
        """Fail."""
        if submission.double(1) != 2:
            pytest.fail("it is not doubled at all")
    '''
    right, wrong = grade(hidden, RIGHT, WRONG, public="")

    assert set(outcomes(right).values()) == {"passed"}
    assert set(outcomes(wrong).values()) == {"failed"}
    assert messages(wrong) == {"words": "it is not doubled", "bare": "", "fail": "it is not doubled at all"}


UNUSABLE = {
    "a syntax error": ("def test_it(:\n", r"(?s)the suite cannot be collected:.*SyntaxError"),
    "a missing module": (
        "import no_such_module\n",
        r"(?s)cannot be collected:.*No module named 'no_such_module'",
    ),
    "no cases": ("", r"doubling: the suite has no cases$"),
}


@pytest.mark.parametrize(("hidden", "text"), UNUSABLE.values(), ids=list(UNUSABLE))
def test_a_suite_that_cannot_be_used_is_a_course_error(grade: Grade, hidden: str, text: str) -> None:
    """Nobody is graded, and the author reads where it is."""
    with pytest.raises(CatalogError, match=text):
        grade(hidden, RIGHT, public="")


def test_a_selection_that_fits_nothing_says_so(grade: Grade) -> None:
    """A typing error in `-k` is the user's."""
    with pytest.raises(CatalogError, match="no case fits 'nothing'"):
        grade(HIDDEN, RIGHT, selected="nothing")


def test_a_failure_of_the_machinery_is_raised(tmp_path: Path, host: Host) -> None:
    """Whoever called decides whether to try again."""
    exercise = write_course(tmp_path)

    def report(_: Graded) -> None:
        raise SandboxError("the sandbox is gone")

    with pytest.raises(SandboxError, match="the sandbox is gone"):
        grade_with(exercise, [exercise.hidden_suite], [handed_in(RIGHT)], host.spawn, report)


@pytest.mark.parametrize(
    "error", [OSError("no space left on device"), RuntimeError("a bug"), KeyboardInterrupt()]
)
def test_what_fails_while_results_are_taken_is_raised(
    tmp_path: Path, host: Host, error: BaseException
) -> None:
    """It must not be swallowed by pytest: the caller would wait for results that never come."""
    exercise = write_course(tmp_path)

    def report(_: Graded) -> None:
        raise error

    with pytest.raises(type(error)):
        grade_with(exercise, [exercise.hidden_suite], [handed_in(RIGHT)], host.spawn, report)


def test_an_edited_suite_is_read_again(grade: Grade) -> None:
    """A worker that lives for long must not grade with yesterday's suite under today's fingerprint."""
    before = (
        "def test_it(submission, expect):\n    '''Before.'''\n    expect.equal(submission.double(1), 2)\n"
    )
    after = "def test_it(submission, expect):\n    '''After.'''\n    expect.equal(submission.double(1), 3)\n"

    assert outcomes(grade(before, RIGHT, public="")[0]) == {"it": "passed"}
    (graded,) = grade(after, RIGHT, public="")
    assert [case.title for case in graded.cases] == ["After."]
    assert outcomes(graded) == {"it": "failed"}


def test_an_edited_oracle_is_read_again(grade: Grade) -> None:
    """The same for the truth."""
    hidden = '''
    def test_it(submission, expect, oracle):
        """It."""
        expect.close(submission.double(1), oracle.double(1))
    '''
    oracle = "def double(x):\n    return 2 * x\n"

    assert outcomes(grade(hidden, RIGHT, public="", oracle=oracle)[0]) == {"it": "passed"}
    assert outcomes(grade(hidden, RIGHT, public="", oracle=oracle.replace("2", "30"))[0]) == {"it": "failed"}


# -------------------------------------------------------------------------------------------- watchdog


def test_a_comparison_that_never_ends_is_stopped(grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    """A suite may loop on what came back; that case is over, the next ones run."""
    monkeypatch.setattr(replay, "WATCHDOG_S", -4.0)  # a second after the case began
    hidden = '''
    def test_endless(submission):
        """Endless."""
        while submission.double(0) == 0:
            while True:
                pass

    def test_next(submission, expect):
        """Next."""
        expect.equal(submission.double(1), 2)
    '''
    (graded,) = grade(hidden, RIGHT, public="", limits={"wall_s": 5.0})

    assert outcomes(graded) == {"endless": "time_limit", "next": "passed"}
    assert messages(graded)["endless"] == "what it returned could not be compared in time"


def test_the_trap_of_ci_costs_nothing(grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    """With CI set, pytest would write the difference of two long lists for a quarter of a minute."""
    monkeypatch.setenv("CI", "1")
    monkeypatch.setenv("BUILD_NUMBER", "1")
    hidden = '''
    def test_it(submission):
        """It."""
        expected = [at / 7 for at in range(500)]
        got = submission.double(0)
        assert got == expected
    '''
    source = "def double(x):\n    return [at / 7 + 1e-9 for at in range(500)]\n"

    started = time.process_time()
    (graded,) = grade(hidden, source, public="")
    assert time.process_time() - started < 1.0
    assert outcomes(graded) == {"it": "failed"}
    assert os.environ["CI"] == os.environ["BUILD_NUMBER"] == "1"


# --------------------------------------------------------------------------------- nothing interferes


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Stand in a folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def test_settings_of_pytest_around_do_not_interfere(
    grade: Grade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ini files, conftests, options and plugins of the environment are for other tests."""
    folder = tmp_path / "exercises" / "doubling"
    folder.mkdir(parents=True)
    spoiler = "import pytest\n\n\n@pytest.fixture(autouse=True)\ndef spoil():\n    raise OSError('spoiled')\n"
    for place in (tmp_path, folder):
        (place / "conftest.py").write_text(spoiler)
        (place / "pytest.ini").write_text(
            "[pytest]\naddopts = --no-such-option\npython_functions = no_such\n"
        )
        (place / "setup.cfg").write_text("[tool:pytest]\naddopts = --no-such-option\n")
    (tmp_path / "spoiling_plugin.py").write_text(spoiler)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "spoiling_plugin")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "")

    with working_in(tmp_path):
        (graded,) = grade(HIDDEN, RIGHT)

    assert set(outcomes(graded).values()) == {"passed"}
    assert os.environ["PYTEST_ADDOPTS"] == "--no-such-option"
    assert os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] == ""


def test_warnings_cost_nothing(grade: Grade) -> None:
    """Neither the suite's nor the submission's, not even where the environment makes them errors."""
    hidden = '''
    import warnings

    import numpy as np

    @pytest.fixture
    def number():
        warnings.warn("old", DeprecationWarning)
        return 1

    def test_it(submission, expect, number):
        """It."""
        np.float64(1e308) * 10
        warnings.warn("odd", UserWarning)
        expect.equal(submission.double(number), 2)
    '''
    source = "import warnings\n\n\ndef double(x):\n    warnings.warn('odd')\n    return 2 * x\n"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (graded,) = grade(hidden, source, public="")

    assert graded.fault == ""
    assert outcomes(graded) == {"it": "passed"}


CHATTY = {
    "prints": "print('debug', x)",
    "prints to standard error": "import sys\nsys.stderr.write('debug')",
    "logs": "import logging\nlogging.basicConfig(level='DEBUG')\nlogging.getLogger('x').error('debug %s', x)",
    "overflows": "import numpy as np\nnp.float64(1e308) * np.float64(10)",
    "divides by zero": "import numpy as np\nnp.array([1.0]) / 0",
    "prints what looks like a result": "print('1 passed in 0.01s')",
    "turns warnings into errors for itself": "import warnings\nwarnings.simplefilter('ignore')",
}


@pytest.mark.parametrize("act", CHATTY.values(), ids=list(CHATTY))
def test_what_a_student_prints_logs_or_is_warned_of_costs_nothing(grade: Grade, act: str) -> None:
    """It is text to show, never a result."""
    (graded,) = grade(HIDDEN, function("double", f"{act}\nreturn 2 * x"), packages=["numpy"])

    assert set(outcomes(graded).values()) == {"passed"}


NEIGHBORS = [
    RIGHT,
    WRONG,
    RAISES,
    CRASHES,
    BROKEN,
    "import builtins\n\nbuiltins.len = builtins.repr = abs\n\n\ndef double(x):\n    return 2 * x\n",
    "import os\n\n\ndef double(x):\n    os._exit(0)\n",
    "import sys\n\nsys.setrecursionlimit(50)\n\n\ndef double(x):\n    return 2 * x\n",
    "import random\n\n\ndef double(x):\n    return random.random()\n",
    "import decimal\n\ndecimal.getcontext().prec = 1\n\n\ndef double(x):\n    return 2 * x if x < 9 else x\n",
    "calls = []\n\n\ndef double(x):\n    calls.append(x)\n    return 2 * x + len(calls) - 1\n",
    "def other(x):\n    return 2 * x\n",
]
"""What may stand next to a submission: right and wrong ones, and some that spoil their own process."""


def said_of(graded: Graded) -> str:
    """Return all of a result that may not depend on when it was made."""
    cases = [
        (case.id, case.outcome, case.points, case.message, case.rows, case.output) for case in graded.cases
    ]
    return re.sub(r"s\d\d\.py", "it", repr((graded.refusal, graded.fault, cases)))


@pytest.fixture
def alone(grade: Grade) -> list[str]:
    """Return what is said of the first five with nobody beside them."""
    return [said_of(grade(HIDDEN, source)[0]) for source in NEIGHBORS[:5]]


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(range(len(NEIGHBORS))))
def test_results_depend_on_neither_order_nor_neighbors(
    grade: Grade, alone: list[str], order: list[int]
) -> None:
    """Whoever stands next to a crash, a patched built-in or a syntax error gets the same result."""
    together = grade(HIDDEN, *(NEIGHBORS[at] for at in order))

    assert [result.submission.source.decode() for result in together] == [NEIGHBORS[at] for at in order]
    said = dict(zip(order, map(said_of, together), strict=True))
    assert [said[at] for at in range(5)] == alone


def test_a_copy_gets_the_result_of_the_first(grade: Grade) -> None:
    """One after the other in the same session: nothing of the first run is left."""
    first, *others = grade(HIDDEN, *[WRONG, RIGHT, BROKEN, CRASHES] * 3)

    assert said_of(first) == said_of(others[3]) == said_of(others[7])
    assert len({said_of(graded) for graded in (first, *others)}) == 4
