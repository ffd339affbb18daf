"""The mark `drawn`: a case for each of its ids, with data of the student's own."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from grader.draws import PUBLIC_KEY, Draw
from grader.errors import CatalogError
from grader.sandbox.host import Host
from grader.suite.replay import Graded, grade_with
from tests.courses import RIGHT, WRONG, handed_in, write_course
from tests.suite.conftest import Grade, outcomes

pytest_plugins = ["pytester"]

DRAWS = "def inputs(draw):\n    return draw.integer(-(10**9), 10**9)\n"
ORACLE = "def double(x):\n    return 2 * x\n"
SUITE = '''
@pytest.mark.points("6.4")
@pytest.mark.drawn("H03", "H01", "H02")
def test_own(submission, expect, oracle, drawn):
    """Your own number {number}."""
    expect.equal(submission.double(drawn), oracle.double(drawn))
'''
BY_PYTEST = f"""
@pytest.fixture(autouse=True)
def nothing():
    pass

{SUITE}"""


def test_a_case_for_each_id(grade: Grade) -> None:
    """They share the points, and stand in the order of the mark; their titles count them."""
    (graded,) = grade(SUITE, "syntax error", public="")

    assert [case.id for case in graded.cases] == ["H03", "H01", "H02"]
    assert [case.max_points for case in graded.cases] == [Fraction("6.4") / 3] * 3
    assert [case.title for case in graded.cases] == [f"Your own number {number}." for number in (1, 2, 3)]


def test_parameters_may_stand_beside_it(grade: Grade) -> None:
    """Then each set has a case for each id."""
    suite = '''
    @pytest.mark.parametrize("by", [pytest.param(2, id="two"), pytest.param(3, id="three")])
    @pytest.mark.drawn("H01", "H02")
    def test_own(drawn, by):
        """{number} by {by}."""
    '''
    (graded,) = grade(suite, "syntax error", public="")

    titles = {case.id: case.title for case in graded.cases}
    assert titles == {
        "H01-two": "1 by 2.",
        "H01-three": "1 by 3.",
        "H02-two": "2 by 2.",
        "H02-three": "2 by 3.",
    }


REFUSED = {
    "no ids": ("drawn()", "submission, drawn", "needs ids such as 'H09', got ()"),
    "no call": ("drawn", "submission, drawn", "needs ids such as 'H09', got ()"),
    "a number": ("drawn(9)", "submission, drawn", "needs ids such as 'H09', got (9,)"),
    "a list": ("drawn(['H09'])", "submission, drawn", "needs ids such as 'H09', got (['H09'],)"),
    "nothing drawn": ("drawn('H09')", "submission", "needs a test that takes `drawn`"),
}


@pytest.mark.parametrize(("mark", "arguments", "text"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_meant_is_refused(grade: Grade, mark: str, arguments: str, text: str) -> None:
    """In the words of the one who reads the mark."""
    suite = f'''
    @pytest.mark.{mark}
    def test_it({arguments}):
        """It."""
    '''
    with pytest.raises(CatalogError) as caught:
        grade(suite, RIGHT)

    assert str(caught.value).endswith(f": test_it: @pytest.mark.drawn {text}")


@pytest.mark.parametrize("suite", [SUITE, BY_PYTEST], ids=["called directly", "run by pytest"])
def test_each_case_has_data_of_its_own(suite: str, tmp_path: Path, host: Host) -> None:
    """Those of this student and this id: the number in the title has no part in them."""
    exercise = drawing(tmp_path, suite)
    asked: dict[str, Any] = {
        case: Draw(PUBLIC_KEY, "s01", exercise.slug, case).integer(-(10**9), 10**9)
        for case in ("H03", "H01", "H02")
    }
    knows = f"def double(x):\n    assert x in {list(asked.values())}\n    return 2 * x\n"
    knows_one = f"def double(x):\n    return 2 * x if x == {asked['H01']} else None\n"

    found: list[Graded] = []
    submissions = [handed_in(knows), handed_in(knows_one)]
    grade_with(exercise, [exercise.hidden_suite], submissions, host.spawn, found.append, key=PUBLIC_KEY)
    every, one = map(outcomes, found)
    assert every == dict.fromkeys(asked, "passed")
    assert one == {"H03": "failed", "H01": "passed", "H02": "failed"}


def test_an_author_may_debug_one(pytester: pytest.Pytester) -> None:
    """By its id, as any other case."""
    drawing(pytester.path, SUITE)
    (pytester.path / "right.py").write_text(RIGHT)
    (pytester.path / "wrong.py").write_text(WRONG)
    suite = "exercises/doubling/test_hidden.py"

    result = pytester.runpytest_subprocess(suite, "--submission", "right.py", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=3)
    result = pytester.runpytest_subprocess(f"{suite}::test_own[H01]", "--submission", "wrong.py")
    result.assert_outcomes(failed=1)


def test_a_mark_of_another_project_is_left_alone(pytester: pytest.Pytester) -> None:
    """It may mean anything there."""
    pytester.makeini("[pytest]\nmarkers = drawn: with a pencil")
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.drawn("with a pencil")
        def test_mine():
            pass
        """
    )

    pytester.runpytest_subprocess("--strict-markers").assert_outcomes(passed=1)


def drawing(root: Path, hidden: str) -> Any:
    """Write a course whose exercise draws a number."""
    exercise = write_course(root, hidden=hidden, oracle=ORACLE)
    (exercise.folder / "draws.py").write_text(DRAWS)
    return exercise
