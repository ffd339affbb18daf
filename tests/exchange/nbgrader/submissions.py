"""Thirty notebooks as students submit them: right, wrong, broken, changed, and meaning harm."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from grader.catalog import Exercise
from grader.exchange.nbgrader.cells import CODE, HIDDEN_TESTS
from grader.solutions import read_solutions
from tests.exchange.notebooks.notebooks import Notebook

RIGHT = ("closure_with_namespace", "generator", "numpy_diary", "recursive", "reduced", "walker_class")
WRONG = (
    "append_before_update",
    "ascent",
    "bare_number",
    "bare_tuple",
    "gradient_frozen_at_start",
    "hard_coded_2x",
    "history_without_start",
    "measures_once_too_often",
    "not_rounded",
    "sign_only",
    "stops_early",
)

LOGS = """
import logging

logging.basicConfig()

def gradient_descent_1d(df, x0, lr, steps):
    logging.warning("walking")
    x, history = x0, [round(x0, 6)]
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(round(x, 6))
    return {"result": round(x, 6), "history": history}
"""
EQUAL_TO_ALL = """
class Equal(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__
    __hash__ = float.__hash__

def gradient_descent_1d(df, x0, lr, steps):
    for _ in range(steps):
        df(x0)
    return {"result": Equal(0), "history": [Equal(0)] * (steps + 1)}
"""
REPLACES_THE_COMPARISON = """
from grader.suite import expect

for name in ("rounded", "close", "equal", "decimals", "fields"):
    setattr(expect.Expect, name, lambda *args, **named: None)

def gradient_descent_1d(df, x0, lr, steps):
    for _ in range(steps):
        df(x0)
    return {"result": 0.0, "history": []}
"""
SAYS_ITS_OWN_SCORE = """
from grader.exchange.nbgrader import kernel

kernel.points = lambda *names: 8.0

def gradient_descent_1d(df, x0, lr, steps):
    return None
"""
NEEDS_A_SCRATCH_CELL = """
def gradient_descent_1d(df, x0, lr, steps):
    x, history = x0, [tidy(x0)]
    for _ in range(steps):
        x = x - lr * df(x)
        history.append(tidy(x))
    return {"result": tidy(x), "history": history}
"""
SCRATCH = """def tidy(x):
    return round(x, 6)
"""
ENDS_THE_KERNEL = """
import os

def gradient_descent_1d(df, x0, lr, steps):
    os._exit(3)
"""


@dataclass(frozen=True, slots=True)
class Handed:
    """What one student submits: the text of the file, or nothing."""

    student: str
    text: str


Change = Callable[[Notebook], None]


def with_code(release: Notebook, code: str, change: Change = lambda _: None) -> str:
    """Fill the cell of the solution, do something else to the notebook, and save it."""
    notebook = deepcopy(release)
    cell = cell_of(notebook, CODE)
    cell["source"] = f"# grader: gradient_descent_1d\n{code.strip()}"
    change(notebook)
    return json.dumps(notebook)


def cell_of(notebook: Notebook, grade_id: str) -> Notebook:
    """Return the cell that nbgrader calls so."""
    cell: Notebook = next(
        cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )
    return cell


def code_cell(source: str) -> Notebook:
    """Make a cell that nbgrader does not know."""
    return {
        "cell_type": "code",
        "id": "own",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def _without_tests(notebook: Notebook) -> None:
    notebook["cells"].remove(cell_of(notebook, HIDDEN_TESTS))


def _with_easier_tests(notebook: Notebook) -> None:
    cell = cell_of(notebook, HIDDEN_TESTS)
    cell["source"] = "8.0"
    cell["metadata"]["nbgrader"]["points"] = 80


def _with_scratch(notebook: Notebook) -> None:
    notebook["cells"].insert(0, code_cell(SCRATCH))


def _with_broken_scratch(notebook: Notebook) -> None:
    notebook["cells"].insert(0, code_cell("1 / 0"))


def alike(exercise: Exercise, release: Notebook) -> list[Handed]:
    """Return what nbgrader can be trusted with."""
    solutions = read_solutions(exercise)
    known = {
        **{one.student: one for one in solutions.alternatives},
        **{one.name: one.submission for one in solutions.mutants},
    }
    assert solutions.model is not None
    model = solutions.model.source.decode()
    files = {name: known[name].source.decode() for name in (*RIGHT, *WRONG)}
    return [
        Handed("model", with_code(release, model)),
        *(Handed(name, with_code(release, code)) for name, code in files.items()),
        Handed("untouched", json.dumps(release)),
        Handed("broken_scratch_cell", with_code(release, model, _with_broken_scratch)),
        Handed("easier_tests", with_code(release, files["ascent"], _with_easier_tests)),
        Handed("equal_to_all", with_code(release, EQUAL_TO_ALL)),
        Handed("syntax_error", with_code(release, "def gradient_descent_1d(df:\n")),
    ]


def apart(exercise: Exercise, release: Notebook) -> list[Handed]:
    """Return what the two judge differently, by design."""
    solutions = read_solutions(exercise)
    assert solutions.model is not None
    model = solutions.model.source.decode()
    return [
        Handed("logs_to_stderr", with_code(release, LOGS)),
        Handed("replaces_the_comparison", with_code(release, REPLACES_THE_COMPARISON)),
        Handed("says_its_own_score", with_code(release, SAYS_ITS_OWN_SCORE)),
        Handed("needs_a_scratch_cell", with_code(release, NEEDS_A_SCRATCH_CELL, _with_scratch)),
        Handed("deleted_the_tests", with_code(release, model, _without_tests)),
        Handed("ends_the_kernel", with_code(release, ENDS_THE_KERNEL)),
        Handed("no_notebook", "{"),
    ]
