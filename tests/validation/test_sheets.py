"""What students get of questions: files that can be read back, and nothing hidden in them."""

from collections.abc import Callable

import pytest

from grader.catalog import Exercise
from grader.handout import handout_files
from grader.validation.questions import sheets
from grader.variants import Sheet
from tests.validation.tiny import Tiny

Ask = Callable[[str], Tiny]
WHERE = "questions.py: Q90"


@pytest.mark.parametrize(
    ("kind", "old", "what", "secret"),
    [
        ("single", "A circle has no corner.", "the sentence of a wrong answer", "A circle has no corner."),
        ("ordering", "What needs what?", "a hint", "What needs what?"),
        (
            "multiple",
            "Look for divisors.",
            "the worked solution",
            "Two, three and five have no divisors but…",
        ),
    ],
)
@pytest.mark.parametrize("name", ["answers.toml", "statement.md", "questions.json"])
def test_a_prompt_tells_nothing_hidden(
    ask: Ask, name: str, kind: str, old: str, what: str, secret: str
) -> None:
    """It stands in all three files: wrapped in comments, in Markdown, with the escapes of JSON."""
    asked = ask(kind)
    text = asked.files["questions.py"] or ""
    told = text[text.index('worked="') + 8 : text.rindex('"')] if what == "the worked solution" else old
    asked.files["questions.py"] = text.replace('prompt="', f'prompt="{told} ').replace(
        'prompt=f"', f'prompt=f"{told} '
    )

    assert (WHERE, f"{name} of a student tells {what}: {secret}") in asked.findings()


def test_formulas_do_not_hide_a_secret(ask: Ask) -> None:
    """In the comments of the answer file they are drawn with signs."""
    asked = ask("expression")
    worked = r"One cube takes $\alpha^3$, so it is ${n} \alpha^3 + v_0$."
    asked.change("questions.py", r'prompt=rf"', f'prompt=rf"{worked} ')

    told = [sentence for _, sentence in asked.findings()]
    assert [sentence.split(":")[0] for sentence in told] == [
        f"{name} of a student tells the worked solution"
        for name in ("answers.toml", "statement.md", "questions.json")
    ]


def test_the_rubric_and_the_model_answer_are_hidden(ask: Ask) -> None:
    """They are for who grades."""
    asked = ask("prose")
    asked.change("questions.py", "Why are there", "Says that its pull fades with distance. Why are there")
    asked.change(
        "statement.md",
        "Answer it.",
        "The moon pulls the near side of the earth more strongly than the far side.",
    )

    assert [sentence.split(":")[0] for _, sentence in asked.findings()] == [
        "statement.md of a student tells the model answer",
        "answers.toml of a student tells the rubric",
        "statement.md of a student tells the rubric",
        "questions.json of a student tells the rubric",
    ]


def test_the_model_in_code_is_hidden(ask: Ask) -> None:
    """Line by line, as in challenges; the starter is on the sheet."""
    asked = ask("code")
    asked.change("questions.py", "return x / 2", "return sum([x]) / len([x, x])")
    asked.change("questions.py", "    pass", "    # return sum([x]) / len([x, x])")

    told = "gives away what the model in questions.py holds: return sum([x]) / len([x, x])"
    assert ("answers.toml", told) in asked.findings()


def test_what_is_short_meets_by_chance(ask: Ask) -> None:
    """A sentence of one word says nothing."""
    asked = ask("ordering")
    asked.change("questions.py", "There is no tea yet.", "Morning.")

    assert asked.findings() == []


def test_the_empty_answer_file_can_be_read(ask: Ask) -> None:
    """A starter in code stands between quotes that it must not close."""
    asked = ask("code")
    asked.change("questions.py", "    pass", "    \\'\\'\\'Halve.\\'\\'\\'")

    sentence = "the empty answers.toml of a student does not begin with the starter"
    assert asked.findings() == [(WHERE, sentence)]


def test_a_sheet_must_be_made(ask: Ask) -> None:
    """A name that is no text breaks the page of everybody."""
    asked = ask("vector")
    asked.change("questions.py", '["quotient", "remainder"]', '["quotient", 5]')

    found = asked.findings()
    assert found[0][0] == WHERE
    assert found[0][1].startswith("it cannot be asked: TypeError: ")
    assert found[-1][0] == "questions.py"
    assert found[-1][1].startswith("the sheet of a student cannot be made: ")


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "sentence"),
    [
        (
            "answers.toml",
            "Q90 =",
            "Q91 =",
            "questions.py",
            "the empty answers.toml of a student has Q91, which is no item",
        ),
        (
            "answers.toml",
            "Q90 =",
            "q =",
            "questions.py",
            "the empty answers.toml of a student has q, which is no item",
        ),
        (
            "answers.toml",
            'Q90 = ""',
            'Q90 = "z"',
            WHERE,
            'the empty answers.toml of a student cannot be read: expected letters from a to c, got "z"; '
            '"z" is none of them, write the letter that stands before the option',
        ),
        (
            "answers.toml",
            "# Answers",
            "# \0",
            "questions.py",
            "the files of a student cannot be read: it holds NUL",
        ),
        (
            "questions.json",
            '"prompt": "',
            '"prompt": "So: ',
            "questions.py",
            "questions.json of a student does not hold",
        ),
        (
            "questions.json",
            '"prompt"',
            '"asked"',
            "questions.py",
            "the files of a student cannot be read: not the",
        ),
        ("questions.json", "{", "", "questions.py", "the files of a student cannot be read: "),
    ],
)
def test_files_are_read_back(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, where: str, sentence: str
) -> None:
    """What is written for students is what they hand in; the engine is broken here, as no question can."""

    def broken(exercise: Exercise, sheet: Sheet) -> dict[str, str]:
        files = handout_files(exercise, sheet)
        return {**files, name: files[name].replace(old, new, 1)}

    monkeypatch.setattr(sheets, "handout_files", broken)

    found = ask("single").findings()[0]
    assert found[0] == where
    assert found[1].startswith(sentence)
