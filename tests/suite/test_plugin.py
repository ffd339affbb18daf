"""The plugin for authors: whole tracebacks for one submission; nothing at all for everybody else's pytest."""

from pathlib import Path

import pytest

from tests.courses import PUBLIC, RIGHT, WRONG, write_course

pytest_plugins = ["pytester"]

ONE_CASE = '''
import reference


@pytest.mark.points(4)
@pytest.mark.parametrize("x", [pytest.param(7, id="H01")])
def test_large(submission, expect, oracle, x):
    """A large number."""
    got = submission.double(x)
    expect.close(got, oracle.double(x))
'''
ORACLE = "def double(x):\n    return 2 * x\n"


@pytest.fixture
def course(pytester: pytest.Pytester) -> Path:
    """Write a course into the folder of the run, with a right and a wrong submission."""
    write_course(pytester.path, hidden=ONE_CASE, oracle=ORACLE)
    (pytester.path / "right.py").write_text(RIGHT)
    (pytester.path / "wrong.py").write_text(f"print('loading')\n\n\n{WRONG}")
    return pytester.path


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize("target", ["exercises/doubling", "exercises/doubling/test_hidden.py"])
def test_a_right_submission_passes(pytester: pytest.Pytester, target: str) -> None:
    """A folder or a suite in it; the suite can import the course's reference."""
    result = pytester.runpytest_subprocess(target, "--submission", "right.py", "-p", "no:cacheprovider")

    result.assert_outcomes(passed=2 if target.endswith("doubling") else 1)
    assert result.ret == 0


@pytest.mark.usefixtures("course")
def test_a_failing_case_shows_the_lines_of_the_suite(pytester: pytest.Pytester) -> None:
    """An author wants the whole traceback, the sentence, and what was printed."""
    result = pytester.runpytest_subprocess("exercises/doubling", "--submission", "wrong.py")

    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "*got = submission.double(x)*",
            "*expect.close(got, oracle.double(x))*",
            "*Unexpected: the result is wrong*",
            "*loading*",
            "*expect.equal(submission.double(2), 4)*",
            "*Unexpected: the value: not what was expected*",
        ]
    )


def test_a_fresh_case_starts_a_process_here_as_well(pytester: pytest.Pytester, course: Path) -> None:
    """What a mark means does not depend on who runs the suite."""
    hidden = '''
    @pytest.mark.parametrize("x", [1, 2])
    @pytest.mark.fresh
    def test_fresh(submission, expect, x):
        """Fresh."""
        expect.equal(submission.double(0), 1)
    '''
    write_course(course, hidden=hidden)
    (course / "right.py").write_text(
        "calls = []\n\n\ndef double(x):\n    calls.append(x)\n    return len(calls)\n"
    )

    result = pytester.runpytest_subprocess("exercises/doubling/test_hidden.py", "--submission", "right.py")
    result.assert_outcomes(passed=2)


@pytest.mark.usefixtures("course")
def test_without_a_submission_a_case_fails_with_the_way_to_run_it(pytester: pytest.Pytester) -> None:
    """No traceback, one sentence."""
    result = pytester.runpytest_subprocess("exercises/doubling")

    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(["*which submission? pytest exercises/<slug> --submission FILE*"])


USAGE = {
    "a missing file": (("exercises/doubling", "--submission", "none.py"), "none.py: no such file or folder"),
    "an empty file": (("exercises/doubling", "--submission", "empty.py"), "empty.py: the file is empty"),
    "no exercise": ((".", "--submission", "right.py"), "is not the folder of an exercise: name one, such as"),
    "an unknown isolation": (
        ("exercises/doubling", "--submission", "right.py", "--isolation", "glass"),
        "isolation is 'glass'; it must be one of auto, full, filters, namespaces, process",
    ),
}


@pytest.mark.parametrize(("arguments", "text"), USAGE.values(), ids=list(USAGE))
def test_a_wrong_call_is_a_usage_error(
    pytester: pytest.Pytester, course: Path, arguments: tuple[str, ...], text: str
) -> None:
    """The text says what is wrong; there is no traceback."""
    (course / "empty.py").write_text("")
    result = pytester.runpytest_subprocess(*arguments)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert text in result.stderr.str()
    assert "Traceback" not in result.stderr.str()


def test_the_marks_are_listed(pytester: pytest.Pytester) -> None:
    """`pytest --markers` explains them to authors."""
    result = pytester.runpytest_subprocess("--markers")

    result.stdout.fnmatch_lines(
        [
            "@pytest.mark.points(total): *",
            "@pytest.mark.case(id): *",
            "@pytest.mark.drawn(id, ...): *",
            "@pytest.mark.depends(id, ...): *",
        ]
    )


def test_other_tests_are_not_disturbed(pytester: pytest.Pytester) -> None:
    """A project may have fixtures of the same names; every pytest of the environment loads the plugin."""
    pytester.makepyfile(
        """
        import pytest

        @pytest.fixture
        def submission():
            return "mine"

        @pytest.fixture
        def expect():
            return 3

        def test_mine(submission, expect):
            assert (submission, expect) == ("mine", 3)
        """
    )
    result = pytester.runpytest_subprocess("--strict-markers", "-W", "error")

    result.assert_outcomes(passed=1)


def test_it_imports_nothing_heavy(pytester: pytest.Pytester) -> None:
    """Neither numpy nor pydantic nor typer, so that no other test run gets slower."""
    pytester.makepyfile(
        """
        import sys

        def test_light():
            assert "grader.suite.plugin" in sys.modules
            heavy = {"numpy", "pydantic", "typer", "jinja2", "sqlalchemy", "msgpack"}
            assert not heavy & set(sys.modules)
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:hypothesispytest")

    result.assert_outcomes(passed=1)


def test_the_engine_does_not_need_an_author_s_options(pytester: pytest.Pytester) -> None:
    """The suites of an exercise are collected like any others."""
    write_course(pytester.path, hidden=PUBLIC.replace("small", "other"))
    result = pytester.runpytest_subprocess(
        "--collect-only", "-q", "exercises/doubling", "--import-mode=importlib"
    )

    assert result.ret == 0
    result.stdout.fnmatch_lines(["*test_hidden.py::test_other", "*test_public.py::test_small"])


def test_this_interpreter_has_the_plugin() -> None:
    """It is registered under the name by which it can be switched off: `-p no:grader`."""
    from importlib.metadata import entry_points

    assert [point.value for point in entry_points(group="pytest11") if point.name == "grader"] == [
        "grader.suite.plugin"
    ]
