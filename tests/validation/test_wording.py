"""What the texts of questions must be like."""

from collections.abc import Callable

import pytest

from grader.questions import Number
from grader.validation.questions.wording import _numbers_in, leftovers, texts_of
from tests.validation.tiny import Tiny

Ask = Callable[[str], Tiny]
WHERE = "questions.py: Q90"


@pytest.mark.parametrize(
    ("kind", "old", "name"),
    [
        ("number", "How large is it?", "the prompt"),
        ("number", "How many squares", "hint 1"),
        ("number", "You added the two sides.", "the sentence of wrong answer 1"),
        ("number", "square kilometres", "the unit"),
        ("vector", "5 fits in", "the worked solution"),
        ("vector", '"remainder"', "name 2"),
        ("single", '"a circle"', "option 3"),
        ("multiple", '"three", "five"', "option 3"),
        ("multiple", '"nine"', "option 5"),
        ("matching", '"Kenya"', "left side 3"),
        ("matching", '"Nairobi"', "right side 3"),
        ("matching", "Look at a globe.", "the sentence of wrong answer 2"),
        ("ordering", '"wake up"', "line 1"),
        ("prose", "Names the moon.", "criterion 1"),
        ("prose", "Nothing for this.", "what was seen, 1"),
        ("prose", "far side", "the model answer"),
    ],
)
def test_every_text_must_render(ask: Ask, kind: str, old: str, name: str) -> None:
    """What students or graders read; the place is that in the text, as they see it."""
    asked = ask(kind)
    text = asked.files["questions.py"] or ""
    place = text.rindex(old) + len(old.rstrip('"]'))
    asked.files["questions.py"] = text[:place] + " for $5" + text[place:]

    [(where, sentence)] = [found for found in asked.findings() if "does not render" in found[1]]
    assert where == WHERE
    assert sentence.startswith(f"{name} does not render: line 1, column ")
    assert "$ opens no formula" in sentence


def test_the_place_is_that_of_the_sign(ask: Ask) -> None:
    """Line and column, and the first variant."""
    asked = ask("single")
    asked.change("questions.py", '"Draw it."', '"Draw it.\\n\\nIt is not $hard."')

    sign = r"$ opens no formula: close it behind its last letter, or write \$ for the sign"
    sentence = f"hint 1 does not render: line 3, column 11: {sign} (where n = 4, and in 1 other variant)"
    assert asked.findings() == [(WHERE, sentence)]


def test_formulas_must_be_latex(ask: Ask) -> None:
    """Which the renderer of the pages would find out too late."""
    asked = ask("expression")
    asked.change("questions.py", r"takes $\alpha^3$", r"takes $\alfa^3$")

    [(where, sentence)] = asked.findings()
    assert where == WHERE
    assert sentence.startswith("the worked solution does not render: line 1, column ")


def test_braces_must_be_filled_in(ask: Ask) -> None:
    """A forgotten f before the quotes."""
    asked = ask("vector")
    asked.change("questions.py", 'f"Divide {n} by 5."', '"Divide {n} by 5."')

    sentence = "the prompt has braces left: {n} (where n = 17, and in 2 other variants)"
    assert asked.findings() == [(WHERE, sentence)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From {t} on", ["{t}"]),
        ("From {show(t)} on", ["{show(t)}"]),
        (r"$\theta_0 = {t}$", ["{t}"]),
        (r"$\theta_{t} + x^{n} + \mathrm{lr} + \frac{a}{b} + \sqrt[n]{x}$", []),
        (r"the set \{a, b\} or $\{a, b\}$", []),
        ("`{code}`", []),
        ("$x^{10}$ {", []),
    ],
)
def test_which_braces_are_left(text: str, found: list[str]) -> None:
    """Those of LaTeX, of sets and of code mean something."""
    assert leftovers(text) == found


def test_there_is_a_hint(ask: Ask) -> None:
    """The first one is free, so there must be one."""
    asked = ask("matching")
    asked.change("questions.py", '"Begin with the one that you know."', "")

    assert asked.findings() == [(WHERE, "there is no hint")]


@pytest.mark.parametrize(
    ("old", "sentence"),
    [
        ("Bring the morning into order.", "there is no prompt"),
        ("Wake up, brew tea, and then drink it.", "there is no worked solution"),
    ],
)
def test_there_are_a_prompt_and_a_worked_solution(ask: Ask, old: str, sentence: str) -> None:
    """Blanks are none."""
    asked = ask("ordering")
    asked.change("questions.py", old, " ")

    assert asked.findings() == [(WHERE, sentence)]


@pytest.mark.parametrize(
    ("kind", "old", "missing"),
    [
        ("number", " = {show(right)}", "1 (where a = 2, b = 0.5, and in 5 other variants)"),
        ("vector", "and {n % 5} is left", "2 (where n = 17, and in 2 other variants)"),
        ("interval", r", and $\frac{{1}}{{{n}}}$", "0.5 (where n = 2, and in 1 other variant)"),
    ],
)
def test_the_worked_solution_says_the_key(ask: Ask, kind: str, old: str, missing: str) -> None:
    """With the numbers of the variant, each of them."""
    asked = ask(kind)
    asked.change("questions.py", old, "")

    assert asked.findings() == [(WHERE, f"the worked solution never says a number of the key: {missing}")]


def test_numbers_are_found_in_many_forms() -> None:
    """Also as fractions, with a typographic minus, with exponents."""
    assert set(_numbers_in(r"$\frac{1}{4}$, -3/2, −0.5, 2e-3 and 7")) >= {0.25, -1.5, -0.5, 0.002, 7}


def test_a_rounded_key_is_enough() -> None:
    """The worked solution shows what is asked for."""
    question = Number(prompt="?", right=1 / 3, hints=["3."], worked="It is 0.3333.")

    assert [name for name, _ in texts_of(question)] == [
        "the prompt",
        "hint 1",
        "the worked solution",
        "the unit",
    ]


# Prose


def test_the_rubric_adds_up(ask: Ask) -> None:
    """To what the item is worth."""
    asked = ask("prose")
    asked.change("questions.py", "Criterion(2,", "Criterion(3,")

    sentence = "the rubric's points are not those of the item: 4, and 3 in exercise.toml"
    assert asked.findings() == [(WHERE, sentence)]


def test_the_model_answer_keeps_to_the_length(ask: Ask) -> None:
    """What students are asked for can be done."""
    asked = ask("prose")
    asked.change("questions.py", "max_words=20", "max_words=14")

    sentence = "the model answer is refused: the answer has 15 words; at most 14 are read, so shorten it"
    assert asked.findings() == [(WHERE, sentence)]


# Statements


@pytest.mark.parametrize("kind", ["number", "challenge"])
def test_statements_render(ask: Ask, tiny: Tiny, kind: str) -> None:
    """Of challenges as well; with file, line and column, as an editor opens them."""
    asked = tiny if kind == "challenge" else ask(kind)
    asked.files["statement.md"] = f"{asked.files['statement.md']}\nSee [this](there.md).\n"

    lines = (asked.files["statement.md"] or "").count("\n")
    assert asked.findings() == [(f"statement.md:{lines}:5", "the link leads to there.md, which is not there")]


def test_the_statement_of_questions_has_a_title(ask: Ask) -> None:
    """Pages begin with it."""
    asked = ask("number")
    asked.change("statement.md", "# One question\n\n", "")

    sentence = "does not begin with a title, a line such as '# One step downhill'"
    assert asked.findings() == [("statement.md", sentence)]
