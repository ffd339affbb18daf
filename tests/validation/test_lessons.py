"""A lesson proves itself: each number is computed, each id is there, each text renders."""

from pathlib import Path

import pytest

from tests.ropes import Cut

LAST = 39
"""The line of a paragraph that is added to the text."""


@pytest.fixture
def cut(tmp_path: Path) -> Cut:
    """Return a lesson that holds."""
    return Cut(tmp_path)


def test_a_lesson_that_holds_has_no_problems(cut: Cut) -> None:
    """What the other tests change is all that they find."""
    assert cut.problems() == []


NOT_A_CLAIM = (
    "[[ begins no claim, such as [[0.5 = half(1)]], [[0.33 ~ third(1)]] or [[4]], that ends on its line"
)

BARE = "{0} claims nothing: write [[{0} = expression]], or [[{0}]] if it is given"

NUMBERS = {
    "another number": ("[[2.5 = half(4)]]", "says 2.5, but half(4) is 2"),
    "nearly the number": ("[[2.0001 = half(4)]]", "says 2.0001, but half(4) is 2"),
    "a number that was rounded": (
        "[[0.3333 = third(1)]]",
        "says 0.3333, but third(1) is 0.333333333333; a rounded number is claimed with ~",
    ),
    "a number that was rounded wrong": (
        "[[0.34 ~ third(1)]]",
        "says 0.34, but third(1) is 0.333333333333, rounded 0.33",
    ),
    "too many decimals": (
        "[[0.3330 ~ third(1)]]",
        "says 0.3330, but third(1) is 0.333333333333, rounded 0.3333",
    ),
    "a sign that is missing": ("[[2 = half(-4)]]", "says 2, but half(-4) is -2"),
    "no number": ("[[2 = str(half(4))]]", "says 2, but str(half(4)) is '2.0'"),
    "a truth": ("[[1 = half(2) == 1]]", "says 1, but half(2) == 1 is True"),
    "an endless number": ("[[1 = half(float('inf'))]]", "says 1, but half(float('inf')) is inf"),
    "a name that is not there": (
        "[[1 = quarter(4)]]",
        "says 1, but quarter(4) raises NameError: name 'quarter' is not defined",
    ),
    "no expression": ("[[1 = half(4]]", "says 1, but half(4 is no expression: '(' was never closed"),
}


@pytest.mark.parametrize(("claim", "sentence"), NUMBERS.values(), ids=list(NUMBERS))
def test_a_number_must_be_what_it_claims(cut: Cut, claim: str, sentence: str) -> None:
    """In the text, with line and column."""
    cut.add(f"It is {claim}.")

    assert cut.problems() == [(f"text.md:{LAST}:7", sentence)]


@pytest.mark.parametrize(
    "claim",
    [
        "[[0.33 ~ third(1)]]",
        "[[0.333333333333 = third(1)]]",
        "[[0.2 ~ half(0.5)]] [[0.3 ~ half(0.5)]]",
        "[[5e-10 = half(1e-9)]] [[2e6 = half(4e6)]]",
        "[[0 = half(1) - half(1)]] [[-0 = half(0)]]",
        "[[2 ~ half(4)]] [[2.00 = half(4)]]",
        "$x = [[2 = half(4)]]$",
    ],
)
def test_a_number_may_be_written_in_several_ways(cut: Cut, claim: str) -> None:
    """In the middle between two roundings both are right."""
    cut.add(claim)

    assert cut.problems() == []


WORDS = {
    "a number that claims nothing": (
        "It is [[4]] or 5.",
        [(16, BARE.format(5))],
    ),
    "what begins like a claim": ("It is [[half(4)]].", [(7, NOT_A_CLAIM), (14, BARE.format(4))]),
    "a formula behind a claim": (
        "It is [[2 = half(4)]] and $\\foo$.",
        [(28, r'\foo: unknown command "\foo"')],
    ),
    "a file that is not there": ("[a](rope.md)", [(1, "the link leads to rope.md, which is not there")]),
}  # fmt: skip


@pytest.mark.parametrize(("words", "found"), WORDS.values(), ids=list(WORDS))
def test_the_text_must_render_and_claim(cut: Cut, words: str, found: list[tuple[int, str]]) -> None:
    """The columns are those of the text as it was typed, with its claims."""
    cut.add(words)

    assert cut.problems() == [(f"text.md:{LAST}:{column}", sentence) for column, sentence in found]


SETTINGS: dict[str, tuple[str, str, str, list[tuple[str, str]]]] = {
    "a formula that does not hold": (
        "lesson.toml",
        "half(4) == 2",
        "half(4) == 3",
        [("lesson.toml:22", "does not hold: half(4) == 3")],
    ),
    "a formula that is no truth": (
        "lesson.toml",
        "half(4) == 2",
        "half(4)",
        [("lesson.toml:22", "half(4) is 2.0, neither true nor false")],
    ),
    "a formula that fails": (
        "lesson.toml",
        "half(4) == 2",
        "half()",
        [("lesson.toml:22", "half() raises TypeError: half() missing 1 required positional argument: 'x'")],
    ),
    "a formula that cannot be shown": (
        "lesson.toml",
        "\\frac{x}{2}",
        "\\frac{x}{20} + [[3 = half(4)]]^",
        [
            ("lesson.toml:20", "h(x) = \\frac{x}{20} + 3^: expected argument but reached end of input"),
            ("lesson.toml:20", BARE.format(20)),
            ("lesson.toml:20:30", "says 3, but half(4) is 2"),
        ],
    ),
    "words that claim nothing": (
        "lesson.toml",
        "Half of the rope",
        "1/2 of the rope",
        [
            ("lesson.toml:21", BARE.format(1)),
            ("lesson.toml:21", BARE.format(2)),
        ],
    ),
    "symbols that cannot be shown": (
        "lesson.toml",
        "is $x$",
        "is $\\foo$ [[x]]",
        [
            ("lesson.toml:7", r'\foo: unknown command "\foo"'),
            ("lesson.toml:7", NOT_A_CLAIM),
        ],
    ),
    "another order of parts": (
        "lesson.toml",
        'id = "L7.9"',
        'id = "L7.8"',
        [("lesson.toml:51", "part 9 is L7.8; expected L7.9")],
    ),
    "an item that is not there": (
        "lesson.toml",
        '["C01"]',
        '["C01", "Q99"]',
        [("lesson.toml:16", "L7.2 names Q99, which no exercise of the course has")],
    ),
    "a stretch item that is none of its own": (
        "lesson.toml",
        '["C01"]',
        '["C01"]\nstretch = ["C02"]',
        [("lesson.toml:17", "L7.2 calls C02 stretch, which is none of its items")],
    ),
    "an item in two parts": (
        "lesson.toml",
        'title = "Again"\n',
        'title = "Again"\nitems = ["C02", "C01"]\n',
        [("lesson.toml:27", "L7.3 names C01, which L7.2 has already")],
    ),
    "a gate that comes later": (
        "lesson.toml",
        '["L7.2"]',
        '["L7.1", "L7.3", "L8.1"]',
        [
            ("lesson.toml:28", "L7.3 waits for L7.3, which is no part before it"),
            ("lesson.toml:28", "L7.3 waits for L8.1, which is no part before it"),
        ],
    ),
    "a prompt that is not there": (
        "lesson.toml",
        '["D7.a"]',
        '["D7.a", "D7.b"]',
        [("lesson.toml:27", "L7.3 names D7.b, which demo.toml does not have")],
    ),
    "a prompt of another part": (
        "demo.toml",
        'part = "L7.3"',
        'part = "L7.4"',
        [("lesson.toml:27", "L7.3 names D7.a, but demo.toml has it in L7.4")],
    ),
    "a prompt that no part asks": (
        "lesson.toml",
        'prompts = ["D7.a"]',
        "prompts = []",
        [("demo.toml:23", "D7.a: no part of the lesson names it")],
    ),
    "a cell": (
        "demo.toml",
        "[[1 = half(half(4))]]",
        "[[1.5 = half(half(4))]]",
        [("demo.toml:21:50", "says 1.5, but half(half(4)) is 1")],
    ),
    "a cell that claims nothing": (
        "demo.toml",
        '"[[2]]"',
        '"2"',
        [("demo.toml:21", BARE.format(2))],
    ),
    "a row of another width": (
        "demo.toml",
        '"cuts", ',
        "",
        [
            ("demo.toml:21", "row 1 of 'Lengths' has 2 cells for 1 columns"),
            ("demo.toml:21", "row 2 of 'Lengths' has 2 cells for 1 columns"),
        ],
    ),
    "an answer": (
        "demo.toml",
        "answer = 1",
        "answer = 1.5",
        [("demo.toml:30", "the answer is 1.5, but half(half(4)) is 1")],
    ),
    "an answer that cannot be computed": (
        "demo.toml",
        'claim = "half(half(4))"',
        'claim = "half(quarter)"',
        [("demo.toml:30", "half(quarter) raises NameError: name 'quarter' is not defined")],
    ),
    "an answer that is no number": (
        "demo.toml",
        "answer = 1",
        'answer = "one"',
        [
            ("demo.toml:23", "D7.a: asks for a number, but the answer is 'one'"),
            ("demo.toml:30", "the answer is 'one', but half(half(4)) is 1.0"),
        ],
    ),
    "an answer that nothing computes": (
        "demo.toml",
        'claim = "half(half(4))"\n',
        "",
        [("demo.toml:23", "D7.a: has no claim, an expression that must give its answer")],
    ),
    "options of a number": (
        "demo.toml",
        'kind = "number"',
        'kind = "number"\noptions = ["a", "b"]',
        [("demo.toml:23", "D7.a: options are for a choice; this asks for a number")],
    ),
    "an answer that is no option": (
        "demo.toml",
        'kind = "number"',
        'kind = "choice"\noptions = ["a", "a"]',
        [
            ("demo.toml:23", "D7.a: the answer is 1, which is no option"),
            ("demo.toml:23", "D7.a: a choice needs two options or more, all different"),
        ],
    ),
    "a state that is not there": (
        "demo.toml",
        "{ length = 2.0 }",
        "{ width = 2.0 }",
        [("demo.toml:23", "D7.a: at names width, which is nothing in the state")],
    ),
    "a default below the bounds": (
        "demo.toml",
        "default = 4.0",
        "default = -1",
        [("demo.toml:7", "length: default is -1, below 0.0")],
    ),
    "a preset above the bounds": (
        "demo.toml",
        "default = 4.0",
        'default = 4.0\npresets = [{ label = "long", value = 9 }]',
        [("demo.toml:7", "length: long is 9.0, above 8.0")],
    ),
    "a default that is no choice": (
        "demo.toml",
        'default = "left"',
        'default = "top"',
        [("demo.toml:13", "side: default is 'top', none of left, right")],
    ),
    "a reveal over two lines": (
        "demo.toml",
        'reveal = "Half of [[2 = half(4)]]',
        'reveal = """Half of [[3 = half( \\\n  4)]]""" # ',
        [("demo.toml:32", "says 3, but half( 4) is 2")],
    ),
    "a function without words": (
        "claims.py",
        '    """Return what is left after one cut."""\n',
        "",
        [("claims.py:6", "half has no docstring")],
    ),
    "a function that nothing needs": (
        "claims.py",
        "def third(x):",
        'def other(x):\n    """Nobody asks."""\n    return third(x)\n\n\ndef third(x):',
        [("claims.py:11", "no claim needs other")],
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "found"), SETTINGS.values(), ids=list(SETTINGS))
def test_what_a_lesson_is_made_of_must_hold(
    cut: Cut, name: str, old: str, new: str, found: list[tuple[str, str]]
) -> None:
    """Each finding names the file and the line, and says what is there and what was expected."""
    cut.change(name, old, new)

    assert cut.problems() == found


def test_functions_may_need_each_other(cut: Cut) -> None:
    """And constants may need functions; what a claim reaches is needed."""
    cut.change(
        "claims.py",
        "def third(x):",
        "START = first()\nSIZES = [x for x in (1, 2)]\n\n\ndef third(x):",
    )
    cut.change(
        "claims.py",
        "import reference\n",
        'import reference\n\n\ndef first():\n    """Say 1."""\n    return 1\n',
    )
    assert cut.problems() == [("claims.py:6", "no claim needs first")]

    cut.add("It is [[1 = START]].")
    assert cut.problems() == []


def test_a_lesson_has_nine_parts(cut: Cut) -> None:
    """Pages count them."""
    cut.change("lesson.toml", '[[parts]]\nid = "L7.9"\ntitle = "Mistakes"\n', "")
    cut.change("text.md", "\n## Mistakes\n", "")

    assert cut.problems() == [("lesson.toml:9", "has 8 parts; every lesson has nine")]


def test_a_choice_is_computed_as_a_word(cut: Cut) -> None:
    """The answer is the option that the expression names."""
    cut.change("demo.toml", 'kind = "number"', 'kind = "choice"\noptions = ["short", "long"]')
    cut.change("demo.toml", "answer = 1", 'answer = "long"')
    cut.change("demo.toml", 'claim = "half(half(4))"', "claim = \"'long' if half(4) > 2 else 'short'\"")

    assert cut.problems() == [
        ("demo.toml:31", "the answer is 'long', but 'long' if half(4) > 2 else 'short' is 'short'")
    ]


def test_a_free_question_needs_no_answer(cut: Cut) -> None:
    """It is read by nobody but the student."""
    cut.change("demo.toml", 'kind = "number"\nanswer = 1\nclaim = "half(half(4))"\n', 'kind = "text"\n')

    assert cut.problems() == []


def test_a_prompt_stands_once(cut: Cut) -> None:
    """Its id is that of a student's answer."""
    demo = cut.files["demo.toml"]
    assert demo is not None
    cut.files["demo.toml"] = demo + "\n" + demo[demo.index("[[prompts]]") :]

    assert cut.problems() == [("demo.toml:34", "D7.a: stands twice")]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (None, "is missing, but must give half(4)"),
        ("def half(x:\n", "claims.py:1: '(' was never closed"),
        ("import ropes\n", "claims.py: cannot be loaded: ModuleNotFoundError: No module named 'ropes'"),
    ],
    ids=["missing", "no Python", "an import that fails"],
)
def test_claims_must_be_computable(cut: Cut, source: str | None, sentence: str) -> None:
    """Nothing else is said of the numbers then."""
    cut.files["claims.py"] = source

    [(where, said)] = cut.problems()
    assert (where, said.replace(f"{cut.folder}/", "")) == ("claims.py", sentence)


def test_a_lesson_without_numbers_needs_no_claims(cut: Cut) -> None:
    """Not even the file."""
    cut.files["claims.py"] = cut.files["demo.toml"] = None
    lesson = cut.files["lesson.toml"]
    assert lesson is not None
    formula = lesson[lesson.index("[[parts.formulas]]") : lesson.index('[[parts]]\nid = "L7.3"')]
    cut.change("lesson.toml", formula, "")
    cut.change("lesson.toml", 'prompts = ["D7.a"]', "")
    cut.change("text.md", "[[2 = half(4)]]", "[[2]]")
    cut.change("text.md", "[[0.33 ~ third(1)]]", "something")

    assert cut.problems() == []
