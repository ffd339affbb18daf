"""Public tests in a notebook judge as the suite does, with nothing but Python."""

import contextlib
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import Exercise, find_course
from grader.errors import CatalogError
from grader.exchange.notebooks import offline
from grader.exchange.notebooks.public_tests import public_tests
from grader.solutions import read_solutions
from grader.suite.expect import Expect, Unexpected
from tests.courses import RIGHT, WRONG, write_course
from tests.exchange.notebooks.notebooks import built, filled

COURSE = find_course(Path(__file__).parents[3])
CHALLENGES = [exercise for exercise in COURSE.exercises() if not exercise.asks]


def run_all(exercise: Exercise, source: str) -> str:
    """Run the code cells of a notebook from top to bottom, and return what is printed."""
    screen = io.StringIO()
    names: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(screen):
        for cell in filled(built(exercise), source)["cells"]:
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    return screen.getvalue()


@pytest.mark.parametrize("exercise", CHALLENGES, ids=lambda exercise: exercise.slug)
def test_the_model_passes_and_the_starter_does_not(exercise: Exercise) -> None:
    """In one place for all names, as in a kernel."""
    solutions = read_solutions(exercise)
    assert solutions.model is not None
    many = len(public_tests(exercise).tests)

    said = run_all(exercise, solutions.model.source.decode())
    assert (said.count("✓ pass  V"), said.count("✗")) == (many, 0)
    said = run_all(exercise, solutions.starter.source.decode())
    assert said.count("✗ FAIL  V") > 0
    assert said.count("✓ pass  V") + said.count("✗ FAIL  V") == many


def test_a_failure_says_what_came_and_what_was_expected(tmp_path: Path) -> None:
    """The next cells run all the same; an exception of the student's own code is shown by Jupyter."""
    exercise = write_course(tmp_path)

    assert run_all(exercise, RIGHT) == "✓ pass  small  A small number.\n"
    assert run_all(exercise, WRONG) == (
        "✗ FAIL  small  A small number.\n        the value: 4 was expected, 5 came\n"
    )
    with pytest.raises(ZeroDivisionError):
        run_all(exercise, "def double(x):\n    return x / 0\n")


def test_no_test_takes_a_name_of_the_student(tmp_path: Path) -> None:
    """Not even one that is called as the function, with quotes in its title."""
    public = """
    def test_double(submission, expect):
        '''A number "twice".'''
        expect.equal(submission.double(2), 4)


    def test_again(submission, expect):
        '''Again.'''
        expect.equal(submission.double(4), 8)
    """
    exercise = write_course(tmp_path, public=public)

    assert run_all(exercise, RIGHT) == "✓ pass  double  A number 'twice'.\n✓ pass  again  Again.\n"


NUMBERS = st.sampled_from(
    [0, 1, -1, 2, 0.5, 1.0, 1.004, 1.0051, 0.1 + 0.2, 0.3, float("nan"), float("inf"), True]
)
OTHERS = st.sampled_from([None, "1", np.float64(1.0), np.int64(2), np.bool_(True), 1j])
LEAVES = st.one_of(NUMBERS, OTHERS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.tuples(inner, inner),
        st.dictionaries(st.sampled_from("abm"), inner, max_size=3),
    ),
    max_leaves=5,
)
TRUTHS = st.recursive(
    st.sampled_from([0, 1, 2, 0.5, 1.0, 0.3]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from("ab"), inner, min_size=1, max_size=2)
    ),
    max_leaves=4,
)


def holds(expect: Any, name: str, *args: Any, **kwargs: Any) -> bool:
    """Tell whether an expectation holds."""
    try:
        getattr(expect, name)(*args, **kwargs)
    except (Unexpected, offline.NotAsExpectedError):
        return False
    return True


@given(st.one_of(VALUES, TRUTHS), TRUTHS)
def test_numbers_are_compared_as_in_the_suite(got: Any, truth: Any) -> None:
    """Whatever comes back, of any shape and type."""
    for name, more in (("close", {}), ("close", {"tol": 0.01}), ("rounded", {"places": 2})):
        assert holds(offline.expect, name, got, truth, **more) == holds(Expect(), name, got, truth, **more)


@given(VALUES, VALUES)
def test_values_are_compared_as_in_the_suite(got: Any, other: Any) -> None:
    """Types included; named values and decimals too."""
    for name, args in (
        ("equal", (other,)),
        ("fields", ("a", "b")),
        ("numbers", ("a",)),
        ("parts", ("a", "b")),
    ):
        assert holds(offline.expect, name, got, *args) == holds(Expect(), name, got, *args)
    assert holds(offline.expect, "equal", got, got) == holds(Expect(), "equal", got, got)
    assert holds(offline.expect, "decimals", got, 2) == holds(Expect(), "decimals", got, 2)


def test_raising_and_leaving_alone() -> None:
    """What the other comparisons tell of a function."""
    expect = offline.expect
    expect.raises(ArithmeticError, lambda: 1 / 0)
    with pytest.raises(
        offline.NotAsExpectedError, match="ValueError was expected, ZeroDivisionError was raised"
    ):
        expect.raises(ValueError, lambda: 1 / 0)
    with pytest.raises(offline.NotAsExpectedError, match="but the call returned 3"):
        expect.raises(ValueError, lambda: 3)
    assert expect.attempt(lambda: 1 / 0, may_raise=ArithmeticError).raised
    assert expect.attempt(lambda: 3, may_raise=ArithmeticError).value == 3
    assert expect.unchanged(sorted, [2, 1]) == [1, 2]
    with pytest.raises(
        offline.NotAsExpectedError, match=r"the arguments are changed after the call: \(\[1, 2\],\)"
    ):
        expect.unchanged(list.sort, [2, 1])
    with pytest.raises(offline.NotAsExpectedError, match="no sum"):
        expect.that(False, "no sum")


def test_each_way_to_give_parameters_is_read(tmp_path: Path) -> None:
    """A list by its name or in place, one name or several, sets with an id or without, marks on marks."""
    public = '''
    SETS = [pytest.param(1, 2, id="A1"), (2, 4)]


    @pytest.mark.parametrize("x,y", SETS)
    def test_pairs(submission, expect, x, y):
        """The double of {x}: {y}."""
        expect.equal(submission.double(x), y)


    @pytest.mark.parametrize("x", [1, 2])
    @pytest.mark.parametrize("y", [0, 0.0])
    def test_grid(submission, expect, x, y):
        """Twice, with text:
        so far.
        """
        # the same
        expect.equal(submission.double(x), submission.double(x))
    '''
    exercise = write_course(tmp_path, public=public)
    tests = public_tests(exercise).tests

    assert [test.id for test in tests] == ["A1", "x_y1", "y0-x0", "y0-x1", "y1-x0", "y1-x1"]
    assert tests[0].source == (
        '@public_test\ndef test_A1():\n    """The double of 1: 2."""\n    x = 1\n    y = 2\n\n'
        "    expect.equal(double(x), y)"
    )
    assert "y = 0" not in tests[2].source
    assert "# the same" in tests[2].source
    assert run_all(exercise, RIGHT).count("✓ pass") == 6


@pytest.mark.parametrize(
    ("public", "sentence"),
    [
        ("def double(x):\n    return x", "test_public.py:5: double is a name of the student's notebook"),
        ("expect = 1", "test_public.py:5: expect is a name of the student's notebook"),
        (
            'def test_a(submission, expect, tmp_path):\n    """A."""',
            "5: a notebook has no fixture 'tmp_path'",
        ),
        (
            'def test_a(submission, expect):\n    """A."""\n    pytest.fail("no")',
            "7: a notebook has no pytest; use `expect`",
        ),
        (
            'def test_a(submission, expect):\n    """A."""\n    print(submission)',
            "5: a notebook has functions, and no `submission` to hand on",
        ),
        (
            '@pytest.mark.parametrize("x", list(range(3)))\ndef test_a(submission, expect, x):\n    """A."""',
            "5: expected a list of parameter sets that is written out",
        ),
        (
            '@pytest.mark.parametrize("x, y", [1])\ndef test_a(submission, expect, x, y):\n    """A."""',
            "5: expected 2 values, got 1",
        ),
        (
            'def test_a(submission, expect):\n    """A."""\n    expect.that(1, """two\nlines""")',
            "7: a text of several lines does not fit in; write it above the test",
        ),
        ("def test_a(", "5: '(' was never closed"),
    ],
)
def test_what_no_notebook_can_do_is_told_its_author(tmp_path: Path, public: str, sentence: str) -> None:
    """With file and line."""
    exercise = write_course(tmp_path, public=public)

    with pytest.raises(CatalogError) as caught:
        public_tests(exercise)
    assert sentence in str(caught.value)
