"""What a suite can do with a submission: call it, hand it functions, and read how it failed."""

import os
from typing import Any

import numpy as np
import pytest

from grader.errors import DiedError, RaisedError
from grader.models import Limits
from grader.sandbox.inside.wire import Opaque, Record
from grader.sandbox.loaded import LoadedSubmission
from tests.sandbox.conftest import Load


def value_of(submission: LoadedSubmission, *args: Any, name: str = "f", **kwargs: Any) -> Any:
    """Call a function of the submission."""
    return submission.call(name, args, kwargs).value


def error_of(submission: LoadedSubmission, *args: Any, name: str = "f") -> RaisedError:
    """Call a function that raises; return the error."""
    with pytest.raises(RaisedError) as caught:
        submission.call(name, args, {})
    return caught.value


# ---------------------------------------------------------------------------------------------- calls


def test_arguments_and_results_cross_unchanged(load: Load) -> None:
    """By position and by name, with defaults, in both directions."""
    submission = load("def f(*args, a, b=2, **rest): return args, a, b, rest")

    assert value_of(submission, 1, [2.5], a={3}, c=None) == ((1, [2.5]), {3}, 2, {"c": None})


def test_numpy_works_inside(load: Load) -> None:
    """Arrays arrive as arrays, and the lazy parts of numpy are there."""
    submission = load(
        "import numpy as np\ndef f(A, b): return np.linalg.solve(A, b), np.fft.fft(b)[0], A.dtype.str"
    )

    solution, total, dtype = value_of(submission, np.array([[2.0, 0.0], [0.0, 4.0]]), np.array([1.0, 2.0]))

    np.testing.assert_allclose(solution, [0.5, 0.5], rtol=1e-15)
    assert (type(total), complex(total), dtype) == (np.complex128, 3.0, "<f8")


def test_the_standard_library_can_be_imported(load: Load) -> None:
    """The mounts and the rules leave all of it readable, compiled parts too, and all of numpy."""
    modules = (
        "math cmath statistics fractions decimal itertools functools collections heapq bisect dataclasses"
    )
    modules += " json csv io random string textwrap copy enum abc operator time datetime typing contextlib"
    modules += " re logging ctypes"
    modules += (
        " zlib bz2 lzma hashlib sqlite3 unittest doctest asyncio threading multiprocessing concurrent.futures"
    )
    modules += " xml.etree.ElementTree urllib.parse numpy.testing numpy.ma numpy.random numpy.polynomial"
    source = f"def f():\n    import {', '.join(dict.fromkeys(modules.split()))}\n    return True"

    assert value_of(load(source)) is True


def test_the_module_is_not_the_main_program(load: Load) -> None:
    """What a student runs for himself under the usual guard is not run for the grader."""
    submission = load("import sys\nif __name__ == '__main__': sys.exit(1)\ndef f(): return __name__")

    assert value_of(submission) == "submission"


def test_classes_of_the_submission_work_and_arrive_as_records(load: Load) -> None:
    """A dataclass looks its own module up; an instance arrives as its fields."""
    source = "from dataclasses import dataclass\n@dataclass\nclass Fit:\n    slope: 'float'\n"
    source += "def f(): return Fit(1.5)"

    assert value_of(load(source)) == Record("Fit", {"slope": 1.5})


def test_state_lives_from_call_to_call_until_a_restart(load: Load) -> None:
    """One process answers all calls; a fresh one has forgotten everything."""
    submission = load("seen = []\ndef f(x):\n    seen.append(x)\n    return seen")
    value_of(submission, 1)

    assert value_of(submission, 2) == [1, 2]
    submission.restart()
    assert value_of(submission, 3) == [3]


def test_arguments_come_back_as_they_are_afterwards(load: Load) -> None:
    """The student works on copies, so a change of an argument shows only when they are sent back."""
    xs, array = [3, 1, 2], np.array([1.0, 2.0])
    submission = load("def f(xs, array):\n    xs.sort()\n    array *= 2\n    return None")

    answer = submission.call("f", [xs, array], {}, with_arguments=True)

    assert answer.value is None
    assert answer.arguments is not None
    assert answer.arguments[0] == [1, 2, 3]
    assert answer.arguments[1].tolist() == [2.0, 4.0]
    assert xs == [3, 1, 2]


def test_many_arguments_are_not_the_students_fault(load: Load) -> None:
    """The bounds on what is received protect the grader; what a suite sends needs none."""
    points = [(i, i) for i in range(60_000)]

    assert value_of(load("def f(points): return len(points)"), points) == 60_000


def test_a_result_without_end_is_an_exception_of_the_students(load: Load) -> None:
    """It is found out over there, and the process goes on."""
    submission = load("def f():\n    a = []\n    a.append(a)\n    return a\ndef g(): return 1")

    error = error_of(submission)

    assert str(error) == "UnreadableValue: what was returned cannot be read as data (ValueError)"
    assert value_of(submission, name="g") == 1


@pytest.mark.parametrize("error", ["ZeroDivisionError", "MemoryError", "KeyboardInterrupt"])
def test_a_property_that_raises_is_an_exception_of_the_students(load: Load, error: str) -> None:
    """Reading a value may run the student's code, and that may raise anything."""
    source = "class R:\n    def __init__(self): self.a = 1\n"
    source += f"    def __getattribute__(self, name):\n        raise {error}"

    raised = error_of(load(source + "\ndef f(): return R()"))

    assert str(raised) == f"UnreadableValue: what was returned cannot be read as data ({error})"
    assert not raised.is_a(Exception)


def test_an_object_that_equals_everything_arrives_equal_to_nothing(load: Load) -> None:
    """The classic way to pass a test without doing the exercise."""
    source = "class Yes(float):\n    def __eq__(self, other): return True\ndef f(): return Yes(1.0)"

    value = value_of(load(source))

    assert type(value) is Opaque
    assert value not in (1.0, 0.0, None)


# ----------------------------------------------------------------------------------------- call-backs


def test_the_suite_sees_each_call_back(load: Load) -> None:
    """The function runs over here: its arguments can be kept, its calls counted."""
    seen: list[tuple[Any, ...]] = []

    def loss(*args: Any, **kwargs: Any) -> float:
        seen.append((*args, kwargs))
        return 2.0 * float(args[0])

    submission = load("def f(loss): return [loss(1.0), loss(2, k=(3,)), loss(loss(1.0))]")

    assert value_of(submission, loss) == [2.0, 4.0, 4.0]
    assert seen == [(1.0, {}), (2, {"k": (3,)}), (1.0, {}), (2.0, {})]


def test_several_functions_keep_apart(load: Load) -> None:
    """Also when they travel inside containers and by name, and when one of them is a class."""
    submission = load("def f(both, *, third): return both['a'](2), both['b'](2), third(2)")

    value = value_of(submission, {"a": lambda x: x + 1, "b": lambda x: x * 10}, third=complex)

    assert value == (3, 20, 2 + 0j)


def test_recursion_may_go_through_call_backs(load: Load) -> None:
    """Each level of the student's recursion may ask the suite's function."""
    submission = load("def f(step, n): return 0 if n == 0 else step(f(step, n - 1))")

    assert value_of(submission, lambda x: x + 1, 500) == 500


@pytest.mark.parametrize(
    ("raised", "type_name", "text"),
    [
        (ValueError("too far"), "ValueError", "too far"),
        (ZeroDivisionError("no"), "ZeroDivisionError", "no"),
        (StopIteration("end"), "StopIteration", "end"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), "UnicodeError", "bad"),
        (np.linalg.LinAlgError("singular"), "ValueError", "singular"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_a_call_back_raises_is_raised_in_the_submission(
    load: Load, raised: Exception, type_name: str, text: str
) -> None:
    """By the nearest built-in type and its message; the student may catch it, or be the one who failed."""
    submission = load("def f(g): return g()")

    def fail() -> None:
        raise raised

    error = error_of(submission, fail)
    assert error.is_a(getattr(__import__("builtins"), type_name))
    assert text in error.text
    assert error.frames[-1].code == "def f(g): return g()"


def test_strange_arguments_of_a_call_back_are_the_students_error(load: Load) -> None:
    """They reach the suite's function as data, which fails on them as any function does."""
    submission = load(
        "def f(g): return g(*[object()] * 2)\n"
        "def h(g): return g(**{'no such': 1})\n"
        "def k(g): return g(object())"
    )

    def double(x: float) -> float:
        return 2 * x

    for name in "fhk":
        assert error_of(submission, double, name=name).is_a(TypeError)


def test_arguments_of_a_call_back_that_cannot_travel_are_the_students_error(load: Load) -> None:
    """Nothing is sent, so that the process goes on."""
    submission = load("def f(g):\n    a = []\n    a.append(a)\n    return g(a)\ndef h(g): return g(1)")

    assert error_of(submission, abs).is_a(ValueError)
    assert value_of(submission, abs, name="h") == 1


@pytest.mark.parametrize("used_before", [True, False])
def test_a_function_kept_after_its_call_says_so(load: Load, used_before: bool) -> None:
    """Also when another call hands over another function meanwhile, which it must not stand for."""
    submission = load(
        "kept = []\ndef f(g, use):\n    kept.append(g)\n    if use: g(1)\n"
        "def h(other): return kept[0](1)\ndef k(): return kept[0](1)"
    )
    value_of(submission, lambda _: "first", used_before)

    for error in (error_of(submission, lambda _: "other", name="h"), error_of(submission, name="k")):
        assert str(error) == (
            "RuntimeError: this function may only be called while the call that was given it is running"
        )


class Stop(BaseException):
    """Raised past every handler of a program, as `pytest.fail` is."""


def test_what_stops_a_suite_inside_a_call_back_leaves_the_submission_usable(load: Load) -> None:
    """The child still waits for an answer then: the next call needs a fresh one."""

    def stop() -> None:
        raise Stop

    submission = load("def f(g): return g()\ndef h(): return 1")
    with pytest.raises(Stop):
        submission.call("f", [stop], {})

    assert value_of(submission, name="h") == 1


def test_an_answer_of_the_suite_that_cannot_travel_leaves_the_submission_usable(load: Load) -> None:
    """Whoever is told, the next call is not the one that suffers."""
    submission = load("def f(g): return g()\ndef h(): return 1")
    with pytest.raises((UnicodeEncodeError, RaisedError)):
        submission.call("f", [lambda: "\ud800"], {})

    assert value_of(submission, name="h") == 1


def test_a_call_back_that_is_never_satisfied_ends_at_the_deadline(load: Load) -> None:
    """Calling without end is a loop like any other."""
    submission = load("def f(g):\n    while True: g()", limits=Limits(call_s=0.2))

    with pytest.raises(DiedError, match=r"^it was stopped after 0\.2 s$"):
        submission.call("f", [lambda: None], {})


# ------------------------------------------------------------------------------------------ exceptions


def test_an_exception_arrives_as_words(load: Load) -> None:
    """Its type, the built-in classes that it is one of, its message."""
    error = error_of(load("class Oops(IndexError): pass\ndef f(): raise Oops('here')"))

    assert (error.type_name, error.text) == ("Oops", "here")
    assert error.is_a(IndexError)
    assert error.is_a(LookupError)
    assert not error.is_a(ValueError)


def test_an_exception_cannot_borrow_a_name(load: Load) -> None:
    """A class that is called ValueError is none."""
    error = error_of(load("class ValueError(Exception): pass\ndef f(): raise ValueError('x')"))

    assert error.type_name == "ValueError"
    assert not error.is_a(ValueError)


def test_only_the_students_own_lines_are_shown(load: Load) -> None:
    """Innermost last; neither the grader's frames nor those of numpy and the standard library."""
    source = "import numpy as np\n\ndef f():\n    return g()\n\n"
    source += "def g():\n    return np.linalg.inv(np.zeros((2, 2)))\n"

    frames = error_of(load(source)).frames

    assert [(frame.line, frame.function, frame.code) for frame in frames] == [
        (4, "f", "return g()"),
        (7, "g", "return np.linalg.inv(np.zeros((2, 2)))"),
    ]


def test_lines_are_counted_as_python_counts_them(load: Load) -> None:
    """A form feed, or a sign that only Unicode takes for the end of a line, ends none."""
    error = error_of(load("a = '\x0c \x85 \u2028'\n\ndef f():\n    return 1 / 0\n"))

    assert [(frame.line, frame.code) for frame in error.frames] == [(4, "return 1 / 0")]


def test_texts_are_cut(load: Load) -> None:
    """A message of a megabyte is no message; the frames of a recursion are its last ones."""
    submission = load("def f(n):\n    if n: return f(n - 1)\n    raise ValueError('x' * 10**6)")

    error = error_of(submission, 50)

    assert error.text == "x" * 2000
    assert len(error.frames) == 8
    assert error.frames[-1].line == 3


@pytest.mark.parametrize(
    "text", ["'\\ud800'", "Text('x')"], ids=["a lone surrogate", "a text of its own kind"]
)
def test_a_message_that_cannot_travel_does_not_end_the_process(load: Load, text: str) -> None:
    """The student raised an exception, and that is what is reported."""
    error = error_of(load(f"class Text(str): pass\ndef f(): raise KeyError({text})"))

    assert error.type_name == "KeyError"


def test_an_exception_whose_message_raises_is_still_told(load: Load) -> None:
    """Its message is the student's code too."""
    error = error_of(load("class E(Exception):\n    def __str__(self): raise SystemExit\ndef f(): raise E"))

    assert str(error) == "E: (its message cannot be shown)"


@pytest.mark.parametrize("how", ["import sys; sys.exit(3)", "raise KeyboardInterrupt", "raise GeneratorExit"])
def test_leaving_is_an_exception_like_others(load: Load, how: str) -> None:
    """The loop that answers survives everything that Python can raise."""
    submission = load(f"def f(): {how}\ndef g(): return 1")

    assert not error_of(submission).is_a(Exception)
    assert value_of(submission, name="g") == 1


# --------------------------------------------------------------------------------------------- output


def test_output_belongs_to_the_call_that_printed_it(load: Load) -> None:
    """Both streams, in any language; taken away after each call."""
    submission = load(
        "import sys\nprint('loading')\ndef f(x):\n    print('∇f', x)\n    print('err', file=sys.stderr)"
    )

    submission.load()
    assert submission.take_output() == "loading\n"
    value_of(submission, 1)
    first = submission.take_output()
    value_of(submission, 2)
    assert sorted(first.splitlines()) == ["err", "∇f 1"]
    assert sorted(submission.take_output().splitlines()) == ["err", "∇f 2"]
    assert submission.take_output() == ""


def test_output_that_is_not_text_is_shown_as_far_as_it_is(load: Load) -> None:
    """Bytes that are no UTF-8 become the sign for that."""
    submission = load("import os\ndef f(): os.write(1, b'a\\xffb')")
    value_of(submission)

    assert submission.take_output() == "a\ufffdb"


def test_a_replaced_stream_harms_nobody(load: Load) -> None:
    """The student may put anything in its place."""
    submission = load("import sys\nsys.stdout = None\ndef f(): return 1")

    assert value_of(submission) == 1


# --------------------------------------------------------------------------------- recursion and seeds


@pytest.mark.parametrize(
    "source",
    [
        "def f(n): return 0 if n == 0 else 1 + f(n - 1)",
        "def f(n): return 0 if n == 0 else 1 + max(map(f, [n - 1]))",
        "depth = -1\ndef g(n):\n    global depth\n    depth += 1\n"
        "    return n and sorted([n - 1], key=g)[0]\ndef f(n): return g(n) * 0 + depth",
        "class N:\n    def __init__(self, n): self.n = n\n"
        "    def __len__(self): return self.n and 1 + len(N(self.n - 1))\ndef f(n): return len(N(n))",
    ],
    ids=["plain", "map", "sorted", "len"],
)
def test_recursion_of_depth_5000_works(load: Load, source: str) -> None:
    """Also through C, where each level takes the process's own stack."""
    assert value_of(load(source), 5000) == 5000


def test_endless_recursion_is_an_exception(load: Load) -> None:
    """Not a crash, also through C and with the limit raised by the student."""
    source = "def f(n): return f(n + 1)\ndef g(n): return max(map(g, [n]))"
    submission = load(source)

    assert error_of(submission, 1).is_a(RecursionError)
    assert error_of(submission, 1, name="g").is_a(RecursionError)


RANDOM = "import random\nimport numpy as np\ndef f(): return random.random(), float(np.random.rand())"


def test_the_same_seed_gives_the_same_numbers(load: Load) -> None:
    """In another process, and after a restart; from the first call on."""
    first, second = load(RANDOM, seed=7), load(RANDOM, seed=7)

    numbers = value_of(first)
    assert value_of(second) == numbers
    first.restart()
    assert value_of(first) == numbers


def test_another_seed_gives_other_numbers(load: Load) -> None:
    """Although both are forks of one process; both generators, and seeds beyond 32 bits."""
    one, other, large = (value_of(load(RANDOM, seed=seed)) for seed in (7, 8, 2**40))

    assert all(a != b for a, b in zip(one, other, strict=True))
    assert all(a != b for a, b in zip(one, large, strict=True))


def test_texts_hash_otherwise_than_in_the_grader(load: Load) -> None:
    """Else a student could make keys that collide over here."""
    submission = load("def f(text): return hash(text)")

    assert value_of(submission, "canary") != hash("canary")


def test_the_sandbox_has_no_environment_of_ours(load: Load) -> None:
    """Nothing of this process's variables arrives."""
    names = value_of(load("import os\ndef f(): return sorted(os.environ)"))

    assert set(names) <= {
        "HOME", "LANG", "LC_CTYPE", "PWD", "PYTHONHASHSEED",
        "MALLOC_ARENA_MAX", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS",
    }  # fmt: skip
    assert value_of(load("import os\ndef f(): return os.getcwd()")) == "/"
    assert os.environ.get("PATH")
