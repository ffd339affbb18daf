"""What the cells of both systems are: solutions, prompts, tests, points, answers for a person."""

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.exchange.importing import import_notebook
from grader.exchange.importing.assignment import Assignment
from grader.exchange.importing.nbgrader import read_nbgrader
from grader.exchange.importing.otter import read_otter, versions
from grader.exchange.importing.sources import read_source
from tests.exchange.importing.written import cell, next_ids, of_cells

VERSIONS = {
    "nine = square(3) # SOLUTION": ("nine = square(3)", "nine = ..."),
    "    return y # SOLUTION": ("    return y", "    ..."),
    "a == b # SOLUTION": ("a == b", "..."),
    "a, b = 1, 2 # SOLUTION": ("a, b = 1, 2", "a, b = ..."),
    "y = 1 # SOLUTION NO PROMPT": ("y = 1", ""),
    "seed(1) # SEED": ("seed(1)", ""),
    "look() # IGNORE": ("", ""),
    "if a:\n    # BEGIN SOLUTION\n    b\n    c\n    # END SOLUTION\n    d": (
        "if a:\n    b\n    c\n    d",
        "if a:\n    ...\n    d",
    ),
    "# BEGIN SOLUTION NO PROMPT\nb\n# END SOLUTION\nd": ("b\nd", "d"),
    "# BEGIN IGNORE\nb\n# END IGNORE\nd": ("d", "d"),
    'a # SOLUTION NO PROMPT\n""" # BEGIN PROMPT\nb = ...\n"""; # END PROMPT\nc': ("a\nc", "b = ...\nc"),
    "'''  # BEGIN PROMPT\npass\n''' # END PROMPT": ("", "pass"),
    "## solution ##\na": ("a", "a"),
}


@pytest.mark.parametrize("source", VERSIONS)
def test_otter_leaves_its_solutions_out(source: str) -> None:
    """The model has what the instructor wrote, the starter what Otter would show."""
    assert versions(source) == VERSIONS[source]


@given(st.lists(st.sampled_from(["x = 1", "    y", "", "# a comment", "def f():", "print('SOLUTION')"])))
def test_code_without_marks_stays(lines: list[str]) -> None:
    """What no mark is on is given."""
    source = "\n".join(lines).strip("\n")

    assert versions(source) == (source, source)


def otter(config: str, *tests: str) -> Assignment:
    """Read a question of Otter with these tests."""
    cells = [("raw", f"# BEGIN QUESTION\nname: q\n{config}"), ("raw", "# BEGIN SOLUTION"), ("code", "x = 1")]
    cells += [("raw", "# END SOLUTION"), ("raw", "# begin tests"), *(("code", test) for test in tests)]
    cells += [("raw", "# END TESTS"), ("raw", "# END QUESTION")]
    return read_otter(read_source(of_cells(*(cell(kind, source) for kind, source in cells))))


@pytest.mark.parametrize(
    ("config", "worth"),
    [
        ("", ["1/2", "1/2"]),
        ("points: 3", ["3/2", "3/2"]),
        ("points: [1, 2.5]", ["1", "5/2"]),
        ("points: {each: 2}", ["2", "2"]),
        ("points: 0", ["0", "0"]),
    ],
)
def test_points_of_a_question_are_shared_as_otter_does(config: str, worth: list[str]) -> None:
    """Evenly, or as a list says."""
    (question,) = otter(config, "assert x == 1", "# HIDDEN\nassert x > 0").questions

    assert [test.points for test in question.tests] == list(map(Fraction, worth))
    assert [test.public for test in question.tests] == [True, False]


@pytest.mark.parametrize(("config", "worth"), [("", ["4", "0"]), ("points: 6", ["4", "2"])])
def test_a_test_may_say_its_points(config: str, worth: list[str]) -> None:
    """The rest of the question's points is for the others; without any, these are worth nothing."""
    said = '""" # BEGIN TEST CONFIG\npoints: 4\nhidden: true\n""" # END TEST CONFIG\nassert x == 1'

    (question,) = otter(config, said, "assert x > 0").questions

    assert [test.points for test in question.tests] == list(map(Fraction, worth))
    assert [test.public for test in question.tests] == [False, True]
    assert question.tests[0].source == "assert x == 1"


@pytest.mark.parametrize(
    ("schema", "more"), [(1, {}), (2, {"cell_type": "code"}), (3, {"task": False}), (4, {"task": False})]
)
def test_every_schema_of_nbgrader_is_read(schema: int, more: dict[str, Any]) -> None:
    """A solution, a test with a hidden region, a written answer."""
    said = {"schema_version": schema, "locked": False, **more}
    code = "def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION"
    test = "assert f(1) == 1\n# BEGIN HIDDEN TESTS\nassert f(2) == 2\n# END HIDDEN TESTS"
    found = read_nbgrader(
        read_source(
            of_cells(
                cell("code", code, grade_id="f", grade=False, solution=True, **said),
                cell("code", test, grade_id="t", grade=True, solution=False, points=1.5, **said),
                cell("markdown", "Because.", grade_id="w", grade=True, solution=True, points=2, **said),
            )
        )
    )

    (question,), (written,) = found.questions, found.written
    assert question.code[0].model == "def f(x):\n    return x"
    assert question.code[0].starter == "def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    assert question.tests[0].source == "assert f(1) == 1\nassert f(2) == 2"
    assert (question.tests[0].visible, question.tests[0].points) == ("assert f(1) == 1", Fraction(3, 2))
    assert (written.name, written.model, written.points) == ("w", "Because.", Fraction(2))


OTTER = [cell("raw", "# BEGIN QUESTION\nname: q")]
ONE_QUESTION = [
    *OTTER,
    cell("raw", "# BEGIN SOLUTION"),
    cell("code", "x = 1"),
    cell("raw", "# END SOLUTION"),
    cell("raw", "# END QUESTION"),
]
REFUSED = {
    b"{": "it is no notebook: Expecting property name enclosed in double quotes: line 1 column 2 (char 1); "
    "save it in Jupyter as .ipynb again",
    b'{"worksheets": []}': "it is no notebook of version 4: expected a list of cells; "
    "save it in Jupyter as .ipynb again",
    of_cells(cell("code", "x = 1")): "it is no notebook to import: expected raw cells such as "
    "`# BEGIN QUESTION` (Otter Assign), or cells with metadata of nbgrader",
    of_cells(cell("markdown", "```\nBEGIN QUESTION\nname: q1\n```")): "it is an Otter notebook of before "
    "version 1; `python -m otter.assign.v0.convert` of Otter 3 or 4 makes a newer one",
    of_cells(*ONE_QUESTION, language="R"): "it is a notebook in r; only Python can be imported",
    of_cells(*OTTER): "cell 1: a question begins and never ends",
    of_cells(*OTTER, *OTTER): "cell 2: a question begins before the last one ended",
    of_cells(cell("raw", "# END QUESTION")): "cell 1: a question ends, and none began",
    of_cells(cell("raw", "# BEGIN TESTS")): "cell 1: BEGIN TESTS stands outside of a question",
    of_cells(cell("raw", "# BEGIN QUESTION\nname: [")): "cell 1: its settings are no YAML: ",
    of_cells(
        cell("code", "### BEGIN SOLUTION", grade_id="a", solution=True)
    ): "cell 1: BEGIN SOLUTION has no END SOLUTION",
    of_cells(*ONE_QUESTION): "nothing of it can be an exercise:\n  cell 1: q is no exercise: it has no tests",
}


@pytest.mark.parametrize("raw", REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_imported_is_named(raw: bytes) -> None:
    """One sentence, with the cell where there is one."""
    with pytest.raises(UsageError) as raised:
        import_notebook(raw, "n.ipynb", "n", next_ids)

    assert str(raised.value).startswith(REFUSED[raw])


def test_each_test_has_a_name_of_its_own() -> None:
    """Names of questions may differ in letters that no test has in its name; none of the tests is lost."""
    code = {"一": ("f = lambda x: x # SOLUTION", "assert f(1) == 1")}
    code["二"] = ("y = f(2) # SOLUTION", "assert y == 2")
    cells = [
        cell(kind, source)
        for name, (model, test) in code.items()
        for kind, source in (
            ("raw", f"# BEGIN QUESTION\nname: {name}"),
            *(("raw", "# BEGIN SOLUTION"), ("code", model), ("raw", "# END SOLUTION")),
            *(("raw", "# BEGIN TESTS"), ("code", test), ("raw", "# END TESTS")),
            ("raw", "# END QUESTION"),
        )
    ]

    (draft,) = import_notebook(of_cells(*cells), "n.ipynb", "n", next_ids).drafts

    for suite in ("test_hidden.py", "test_public.py"):
        names = re.findall(r"^def (test_\w+)", draft.exercises[suite], re.MULTILINE)
        assert names == ["test_question_1", "test_question_1_2"]
