"""The model solution in the starter: it runs in the source, and nothing of it is left in the release."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

from grader.catalog import Exercise, find_course
from grader.draws import PUBLIC_KEY
from grader.exchange.nbgrader.cells import BEGIN_SOLUTION, END_SOLUTION
from grader.exchange.nbgrader.solutions import marked_solution
from grader.exchange.notebooks.building import model_of
from grader.grading.chunk import grade_chunk
from grader.models import Submission, Verdict
from tests.exchange.nbgrader.released import STUB, released_code

CHALLENGES = [one for one in find_course(Path(__file__).parents[3]).exercises() if not one.asks]
PLAIN = '''
def f(x):
    """Say what f is."""
    y = None  # your code
    return y
'''


@dataclass(frozen=True)
class Way:
    """One way to write a starter and its model, and what the starter's lines before the solution become."""

    starter: str
    model: str
    head: str
    arguments: tuple[Any, ...] = (21,)


WAYS: dict[str, Way] = {
    "the same function": Way(
        PLAIN,
        '"""Our answer."""\n\n\ndef f(x):\n    # twice\n    return 2 * x\n',
        'def f(x):\n    """Say what f is."""',
    ),
    "with a docstring of its own": Way(
        PLAIN,
        'def f(x):\n    """Double.\n\n    For all x.\n    """\n    return 2 * x\n',
        'def f(x):\n    """Say what f is."""',
    ),
    "imports, constants and helpers": Way(
        PLAIN,
        '''
        """Our answer."""

        import math
        from functools import partial

        TWO = 2


        def times(a, b):
            return a * b


        def f(x):
            if x > 10**6:
                return f(x - 1)
            return math.floor(partial(times, TWO)(x))
        ''',
        'def f(x):\n    """Say what f is."""',
    ),
    "another head": Way(
        'def f(x, y=1, *rest, up=0, **more):\n    """Say what f is."""\n',
        "def f(a, b=2, *c, up=0, **d):\n    return a, b, c, up, d\n",
        'def f(x, y=1, *rest, up=0, **more):\n    """Say what f is."""',
        (1, 2, 3, 4),
    ),
    "only by position": Way(
        "def f(x, /, y):\n    return None\n",
        "def f(x, /, z):\n    return x - z\n",
        "def f(x, /, y):",
        (5, 3),
    ),
    "defaults": Way(
        'def f(x, size=0.5, names=("a", "b")):\n    """Say what f is."""\n',
        'def f(x, size=0.5, names=("a", "b")):\n    return [x, size, *names]\n',
        'def f(x, size=0.5, names=("a", "b")):\n    """Say what f is."""',
    ),
    "a head of several lines": Way(
        'def f(\n    x,\n    y=2,\n):\n    """Say what f is.\n\n    In two lines.\n    """\n    pass\n',
        "def f(x, y=2):\n    return x * y\n",
        'def f(\n    x,\n    y=2,\n):\n    """Say what f is.\n\n    In two lines.\n    """',
    ),
    "no docstring": Way(
        "def f(x):\n    # Your code: double it.\n    return None\n",
        "def f(x):\n    return 2 * x\n",
        "def f(x):\n    # Your code: double it.",
    ),
    "all in one line": Way(
        'def f(x): """Doublë it."""; return None\n',
        "def f(x): return 2 * x\n",
        'def f(x):\n    """Doublë it."""',
    ),
    "decorated": Way(
        "@staticmethod\ndef f(x):\n    return None\n",
        "@staticmethod\ndef f(x):\n    return 2 * x\n",
        "@staticmethod\ndef f(x):",
    ),
    "decorated in the model": Way(
        "def f(x):\n    return None\n", "@staticmethod\ndef f(x):\n    return 2 * x\n", "def f(x):"
    ),
    "a text of several lines": Way(
        PLAIN,
        'def f(x):\n    text = """one\ntwo\n      three"""\n    return text * x\n',
        'def f(x):\n    """Say what f is."""',
        (2,),
    ),
    "two spaces": Way(
        'def f(x):\n  """Say what f is."""\n  return None\n',
        "def f(x):\n  if x:\n    return 2 * x\n",
        'def f(x):\n    """Say what f is."""',
    ),
    "a starter with more than functions": Way(
        "import math\n\n\nclass Point:\n    x = math.pi\n\n\ndef f(x):\n    pass\n",
        "class Point:\n    pass\n\n\ndef f(x):\n    return 2 * x, Point.__name__\n",
        "",
    ),
    "an empty starter": Way("# Write f.\n", "def f(x):\n    return 2 * x\n", ""),
}


def defined(source: str) -> Callable[..., Any]:
    """Run code, and return its function `f`."""
    names: dict[str, Any] = {}
    exec(compile(source, "cell", "exec"), names)
    found: Callable[..., Any] = names["f"]
    return found


def left(source: str) -> str:
    """Return the lines that are not between nbgrader's marks."""
    before, _, rest = source.partition(BEGIN_SOLUTION)
    return before.rstrip() + rest.partition(END_SOLUTION)[2]


@pytest.mark.parametrize("name", WAYS)
def test_the_source_computes_what_the_model_does(name: str) -> None:
    """However model and starter are written."""
    way = WAYS[name]
    model = dedent(way.model)
    source = marked_solution(dedent(way.starter), model)

    assert left(source) == way.head
    assert defined(source)(*way.arguments) == defined(model)(*way.arguments)


@pytest.mark.parametrize("name", WAYS)
def test_the_release_is_the_head_of_the_starter_and_a_stub(name: str) -> None:
    """Of the model nothing is left."""
    way = WAYS[name]
    left = released_code(marked_solution(dedent(way.starter), dedent(way.model)))

    assert left == (f"{way.head}\n{indent(STUB, '    ')}" if way.head else STUB)


def test_a_head_that_is_not_the_model_s_hands_everything_on() -> None:
    """Also what is given by name; the starter's own defaults hold."""
    way = WAYS["another head"]
    f = defined(marked_solution(way.starter, way.model))

    assert f(1) == (1, 1, (), 0, {})
    assert f(1, up=3, down=4) == (1, 1, (), 3, {"down": 4})


def test_each_function_of_a_starter_is_filled() -> None:
    """One calls another, as it does in the model."""
    starter = 'def half(x):\n    """Halve."""\n\n\n# The second one.\ndef f(x):\n    """Quarter."""\n'
    model = "def half(x):\n    return x / 2\n\n\ndef f(x):\n    return half(half(x))\n"
    source = marked_solution(starter, model)

    assert defined(source)(8) == 2
    stub = indent(STUB, "    ")
    assert released_code(source) == (
        f'def half(x):\n    """Halve."""\n{stub}\n\n\ndef f(x):\n    """Quarter."""\n{stub}'
    )


@pytest.mark.parametrize("exercise", CHALLENGES, ids=lambda exercise: exercise.slug)
def test_the_source_of_each_challenge_earns_all_points(exercise: Exercise) -> None:
    """With everybody's numbers, by the hidden tests."""
    source = marked_solution(exercise.read("starter.py"), model_of(exercise))
    submission = Submission(exercise.file_name, "s01", source.encode(), shared_numbers=True)

    (result,) = grade_chunk(exercise, [submission], key=PUBLIC_KEY, diagnosed=False)
    assert (result.verdict, float(result.points)) == (Verdict.PASSED, exercise.manifest.points)


@pytest.mark.parametrize("exercise", CHALLENGES, ids=lambda exercise: exercise.slug)
def test_the_release_of_each_challenge_holds_nothing_of_the_model(exercise: Exercise) -> None:
    """What is left are heads, docstrings and comments of the starter, and nbgrader's stub."""
    starter, model = exercise.read("starter.py"), model_of(exercise)
    lines = released_code(marked_solution(starter, model)).splitlines()

    left = {line.strip() for line in lines} - set(STUB.splitlines())
    assert left <= {line.strip() for line in starter.splitlines()}
    assert {line.strip() for line in starter.splitlines() if line.strip().startswith("#")} <= left
    assert "    raise NotImplementedError()" in lines
