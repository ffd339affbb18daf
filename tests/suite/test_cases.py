"""The cases of a suite, as its author wrote them: ids, titles, points; what cannot be meant is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

from grader.errors import CatalogError
from grader.models import CaseResult, Visibility
from tests.courses import RIGHT
from tests.suite.conftest import Grade

NO_PUBLIC = ""


def cases_of(grade: Grade, hidden: str, public: str = NO_PUBLIC) -> list[CaseResult]:
    """Return the cases of suites, as a file that cannot be run shows them."""
    (graded,) = grade(hidden, "syntax error", public=public)
    return list(graded.cases)


def refusal_of(grade: Grade, hidden: str, public: str = NO_PUBLIC) -> str:
    """Return why a suite is refused."""
    with pytest.raises(CatalogError) as caught:
        grade(hidden, RIGHT, public=public)
    return str(caught.value)


def test_points_are_shared_evenly_as_exact_fractions(grade: Grade) -> None:
    """A third of 6.4 is no float: seven shares add up to exactly what is written."""
    cases = cases_of(
        grade,
        '''
        @pytest.mark.points("6.4")
        @pytest.mark.parametrize("x", range(7), ids=[f"H{at}" for at in range(7)])
        def test_shared(x):
            """Shared."""

        @pytest.mark.points("1/3")
        def test_third():
            """A third."""

        @pytest.mark.points(2)
        def test_whole():
            """Two."""

        def test_nothing():
            """Nothing."""
        ''',
    )

    assert [case.max_points for case in cases] == [
        *[Fraction("6.4") / 7] * 7,
        Fraction(1, 3),
        Fraction(2),
        Fraction(0),
    ]
    assert sum(case.max_points for case in cases[:7]) == Fraction("6.4")


def test_methods_of_two_classes_do_not_share_points(grade: Grade) -> None:
    """Each is a test function of its own, though the names are alike."""
    cases = cases_of(
        grade,
        '''
        class TestFirst:
            @pytest.mark.case("H01")
            @pytest.mark.points(2)
            def test_it(self):
                """First."""

        class TestSecond:
            @pytest.mark.case("H02")
            @pytest.mark.points(3)
            def test_it(self):
                """Second."""
        ''',
    )

    assert [case.max_points for case in cases] == [2, 3]


def test_parameters_multiply(grade: Grade) -> None:
    """Two parametrizations share the points of the function over all their pairs."""
    cases = cases_of(
        grade,
        '''
        @pytest.mark.points(3)
        @pytest.mark.parametrize("x", [1, 2, 3])
        @pytest.mark.parametrize("y", [1, 2])
        def test_pair(x, y):
            """{x} and {y}."""
        ''',
    )

    assert [case.max_points for case in cases] == [Fraction(1, 2)] * 6
    assert [case.title for case in cases][:2] == ["1 and 1.", "2 and 1."]


def test_a_case_is_called_by_parameter_mark_or_name(grade: Grade) -> None:
    """In this order: the parameter's id, the mark, the function without `test_`."""
    cases = cases_of(
        grade,
        '''
        @pytest.mark.parametrize("x", [pytest.param(1, id="H01")])
        def test_parametrized(x):
            """One."""

        @pytest.mark.case("H02")
        def test_marked():
            """Two."""

        def test_by_name():
            """Three."""
        ''',
    )

    assert [case.id for case in cases] == ["H01", "H02", "by_name"]


def test_the_title_is_the_first_paragraph_with_the_parameters_put_in(grade: Grade) -> None:
    """A student reads one sentence; what follows an empty line is for the author."""
    cases = cases_of(
        grade,
        '''
        @pytest.mark.parametrize(("x", "why"), [pytest.param(2, "an even number", id="H01")])
        def test_it(x, why):
            """The double of a number
            is right: {why}.

            Not for students: {x} {unknown}.
            """

        def test_braces():
            """Returns {"m": 1}."""
        ''',
    )

    assert [case.title for case in cases] == [
        "The double of a number is right: an even number.",
        'Returns {"m": 1}.',
    ]


def test_visibility_is_that_of_the_suite_or_of_the_mark(grade: Grade) -> None:
    """Public cases are worth nothing; a hidden one may be shown in full."""
    cases = cases_of(
        grade,
        '''
        @pytest.mark.points(1)
        def test_hidden():
            """Hidden."""

        @pytest.mark.points(1)
        @pytest.mark.visibility("public")
        def test_shown():
            """Shown."""
        ''',
        public='''
        def test_public():
            """Public."""

        @pytest.mark.visibility("hidden")
        def test_not_told():
            """Not told."""
        ''',
    )

    assert {case.id: case.visibility for case in cases} == {
        "public": Visibility.PUBLIC,
        "not_told": Visibility.HIDDEN,
        "hidden": Visibility.HIDDEN,
        "shown": Visibility.PUBLIC,
    }


def test_the_public_suite_stands_first(grade: Grade) -> None:
    """A hidden case may depend on a public one."""
    cases = cases_of(
        grade,
        '''
        @pytest.mark.depends("V01")
        def test_a():
            """A."""
        ''',
        public='''
        @pytest.mark.case("V01")
        def test_z():
            """Z."""
        ''',
    )

    assert [case.id for case in cases] == ["V01", "a"]


def test_what_is_no_test_function_is_no_case(grade: Grade) -> None:
    """Helpers and fixtures are not cases."""
    cases = cases_of(
        grade,
        '''
        @pytest.fixture
        def number():
            return 1

        def helper():
            return 2

        def test_it(number):
            """It."""
        ''',
    )

    assert [case.id for case in cases] == ["it"]


def marked(mark: str, docstring: str = '"""It."""') -> str:
    """Return a suite with one case that has this mark."""
    return f"""
    {mark}
    def test_it():
        {docstring}
    """


POINTS = "write a positive number, fractions as text: '6.4'"
REFUSED = {
    "a skipped case": (
        marked('@pytest.mark.skip(reason="later")'),
        "@pytest.mark.skip is not allowed: each case must be judged",
    ),
    "a case skipped at times": (
        marked('@pytest.mark.skipif(True, reason="x")'),
        "@pytest.mark.skipif is not allowed: each case must be judged",
    ),
    "a case that may fail": (
        marked("@pytest.mark.xfail"),
        "@pytest.mark.xfail is not allowed: each case must be judged",
    ),
    "points as a float": (marked("@pytest.mark.points(6.4)"), f"points are 6.4; {POINTS}"),
    "infinite points": (
        marked('@pytest.mark.points(float("inf"))'),
        "points are inf; write 2, '6.4' or '1/2'",
    ),
    "negative points": (marked("@pytest.mark.points(-1)"), f"points are -1; {POINTS}"),
    "negative points as text": (marked('@pytest.mark.points("-1/2")'), f"points are '-1/2'; {POINTS}"),
    "points as words": (marked('@pytest.mark.points("two")'), "points are 'two'; write 2, '6.4' or '1/2'"),
    "points by zero": (marked('@pytest.mark.points("1/0")'), "points are '1/0'; write 2, '6.4' or '1/2'"),
    "points as a list": (marked("@pytest.mark.points([1])"), "points are [1]; write 2, '6.4' or '1/2'"),
    "points without a number": (marked("@pytest.mark.points"), "@pytest.mark.points takes one argument"),
    "two numbers of points": (marked("@pytest.mark.points(1, 2)"), "@pytest.mark.points takes one argument"),
    "an id without a text": (marked("@pytest.mark.case()"), "@pytest.mark.case takes one argument"),
    "another visibility": (
        marked('@pytest.mark.visibility("secret")'),
        "visibility is 'secret'; it must be one of public, hidden",
    ),
    "no docstring": (marked("", "pass"), "has no docstring; a student reads it as the title of the case"),
    "an unknown parameter": (
        marked('@pytest.mark.parametrize("x", [1])', '"""For {y}."""').replace("test_it()", "test_it(x)"),
        "the docstring names a parameter that it has not: 'y'",
    ),
    "an unknown case to depend on": (
        marked('@pytest.mark.depends("H09")'),
        "depends on 'H09', which does not stand before it",
    ),
    "a case that depends on itself": (
        marked('@pytest.mark.case("H01")\n    @pytest.mark.depends("H01")'),
        "depends on 'H01', which does not stand before it",
    ),
}


@pytest.mark.parametrize(("suite", "text"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_meant_is_refused(grade: Grade, suite: str, text: str) -> None:
    """The text names file, line and test, and what to write."""
    refusal = refusal_of(grade, suite)

    place, said = refusal.split(": test_it", 1)
    assert place.split(":")[0].endswith("test_hidden.py")
    assert int(place.split(":")[1]) > 0
    assert said.split(": ", 1)[1] == text


def test_public_cases_are_worth_nothing(grade: Grade) -> None:
    """Students hold them, so points there would be free."""
    refusal = refusal_of(grade, "", public=marked("@pytest.mark.points(1)"))

    assert refusal.endswith("test_it: public cases are worth nothing, this one has 1 points")


def test_an_id_is_used_once(grade: Grade) -> None:
    """In both suites together: dependencies and reports name cases by it."""
    suite = marked('@pytest.mark.case("H01")')

    assert refusal_of(grade, suite, public=suite).endswith("test_it: the case id 'H01' is used twice")


def test_the_line_is_where_the_test_stands(grade: Grade) -> None:
    """Editors count from 1."""
    place = refusal_of(grade, marked("@pytest.mark.points(-1)")).split(": test_it")[0]
    path, line = place.rsplit(":", 1)

    assert "@pytest.mark.points(-1)" in Path(path).read_text().splitlines()[int(line) - 1]


def test_an_unknown_mark_is_refused(grade: Grade) -> None:
    """A typing error in a mark would cost points in silence."""
    assert "'point' not found in `markers`" in refusal_of(grade, marked("@pytest.mark.point(2)"))
