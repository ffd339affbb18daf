"""What students get gives nothing away, and need not avoid what stands on both sides by necessity."""

import pytest

from grader.handout import handout_files
from grader.validation.challenges.leaks import data_of, leak_problems, working_lines
from tests.validation.tiny import FILES, Tiny

LINE = "return round(min(max(x, low), high), 2)"


@pytest.mark.parametrize(
    ("name", "where"),
    [("statement.md", "statement.md"), ("test_public.py", "test_public.py"), ("starter.py", "starter.py")],
)
def test_a_line_of_the_model_must_not_be_given(tiny: Tiny, name: str, where: str) -> None:
    """Not even as a comment."""
    tiny.files[name] = f"{tiny.files[name]}\n# return round( min(max(x, low),  high), 2 )\n"

    assert tiny.findings() == [(where, f"gives away what model.py holds: {LINE}")]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("mutants/no_ceiling.py", "return round(max(x, low), 2)"),
        ("alternatives/by_cases.py", "return round(high if x > high else x, 2)"),
    ],
)
def test_nor_a_line_of_another_answer(tiny: Tiny, source: str, line: str) -> None:
    """A wrong answer that is shown tells what the suite looks for."""
    tiny.files["statement.md"] = f"{tiny.files['statement.md']}\n    {line}\n"

    assert tiny.findings() == [("statement.md", f"gives away what {source} holds: {line}")]


def test_nor_hidden_data(tiny: Tiny) -> None:
    """The numbers of a hidden case, in the public suite or anywhere else."""
    tiny.files["statement.md"] = f"{tiny.files['statement.md']}\nTry [-7.25,0.625, 4.75, 31.5].\n"

    sentence = "gives away what test_hidden.py holds: [-7.25, 0.625, 4.75, 31.5]"
    assert tiny.findings() == [("statement.md", sentence)]


def test_one_secret_is_found_once() -> None:
    """Mutants repeat the lines of the model."""
    answers = {"model.py": FILES["model.py"], "mutants/a.py": FILES["model.py"]}

    [(where, _)] = leak_problems({"statement.md": LINE}, answers, {})
    assert where == "statement.md"


@pytest.mark.parametrize(
    "line",
    [
        'return {"loss": loss, "dm": dm, "db": db}',
        "n = len(points_of_the_student)",
        "history = [starting_value]",
        'raise ValueError(f"{len(xs)} and {len(ys)} are different")',
        "for x, y in zip(points_to_fit, range(10)):\n        pass",
        "x = a(b(c))",
    ],
)
def test_what_works_nothing_out_may_be_given(line: str) -> None:
    """Shapes of answers, checks of the input, loops to fill, and what is too short to mean anything."""
    assert list(working_lines(f"def f(xs, ys):\n    {line}\n")) == []


def test_a_signature_and_imports_may_be_given() -> None:
    """The starter has to hold them."""
    source = "import math\nSTEPS = int(math.sqrt(2) * 1000)\n\ndef f(xs, ys=tuple(range(3))):\n    pass\n"

    assert list(working_lines(source)) == []


@pytest.mark.parametrize(
    "line",
    [
        "x = x - lr * df(x)",
        "total += rate * slope",
        "history.append(round(x, 6))",
        "return [2 * x for x in numbers]",
    ],
)
def test_what_works_something_out_is_hidden(line: str) -> None:
    """Two operations are an idea."""
    assert list(working_lines(f"def f(xs, ys):\n    {line}\n")) == [line]


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("A = [(0, 1.5), (2, 5.25)]", ["[(0, 1.5), (2, 5.25)]"]),
        ("A = {'H01': ('why', [(-3, -7), (-1, -1.5)])}", ["[(-3, -7), (-1, -1.5)]"]),
        ("A = [[10, 20, 30], [40, 50, 60]]", ["[[10, 20, 30], [40, 50, 60]]"]),
        ("A = [1, 2, 3, 4]", []),
        ("A = ['why', 'so', 'what', 'ever', 'it', 'is']", []),
        ("A = [x, 1000, 2000, 3000, 4000]", []),
        ("A = {[1]: 2000, 3000: 4000, 5000: 6000}", []),
        ("def f(:", []),
    ],
)
def test_data_are_literals_of_several_numbers(source: str, data: list[str]) -> None:
    """The smallest that are long enough: a sentence beside them may be changed."""
    assert list(data_of(source)) == data


def test_a_public_suite_uses_what_students_have(tiny: Tiny) -> None:
    """They run it without the reference."""
    tiny.change(
        "test_public.py",
        "import pytest\n",
        "import math\n\nimport numpy as np\nimport pytest\nfrom reference import clamp\n",
    )

    sentence = "imports reference, which students do not have"
    assert tiny.findings() == [("test_public.py", sentence)]


def test_a_public_suite_does_not_ask_for_the_oracle(tiny: Tiny) -> None:
    """Its numbers are typed."""
    tiny.change("test_public.py", "expect, x, low", "expect, oracle, x, low")

    sentence = "asks for the oracle, which students do not have; type the numbers"
    assert tiny.findings() == [("test_public.py", sentence)]


def test_hints_are_not_handed_out(tiny: Tiny) -> None:
    """They come one at a time, when a student asks."""
    exercise = tiny.course().exercise(tiny.slug)

    assert all("in the middle?" not in text for text in handout_files(exercise).values())


def test_what_is_marked_as_given_may_be_given() -> None:
    """A line with the mark, or a whole function by its first line; not the same line without it."""
    line = f"    {LINE}  # given\n"
    model = {"model.py": f"def clamp(x, low, high):\n    {LINE}\n"}

    assert list(leak_problems({"starter.py": f"def clamp(x, low, high):\n{line}"}, model, {})) == []
    assert list(leak_problems({"starter.py": f"def help(x):  # given\n    {LINE}\n"}, model, {})) == []
    assert list(leak_problems({"starter.py": f"def clamp(x, low, high):\n    {LINE}\n"}, model, {})) == [
        ("starter.py", f"gives away what model.py holds: {LINE}")
    ]


def test_the_data_of_a_case_that_is_shown_are_not_hidden() -> None:
    """It counts, and a student sees all of it: the public suite may have the same numbers."""
    case = "def test_it(submission):\n    submission.f([1.5, 2.5, 3.5, 4.5])\n"

    assert list(data_of(f'@pytest.mark.visibility("public")\n{case}')) == []
    assert list(data_of(f'@pytest.mark.points(2)\n@pytest.mark.visibility("hidden")\n{case}')) == [
        "[1.5, 2.5, 3.5, 4.5]"
    ]
