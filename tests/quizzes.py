"""A small course of questions, written to a folder for one test, and files of answers to it."""

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

from grader.catalog import Exercise, find_course
from grader.models import Submission
from grader.variants import Sheet

SLUG = "sums"
NUMBER = """
@question("Q01", a=[2, 3, 5, 7], b=[3, 4, 6])
def total(a, b):
    return Number(
        prompt=f"What is ${a} + {b}$?",
        right=a + b,
        wrong=[Wrong(a * b, "You multiplied."), Wrong(a - b, "You subtracted.")],
        hints=["Count on.", f"Begin at {a}, and count {b} more."],
        worked=f"From ${a}$, ${b}$ more: the answer is ${a + b}$.",
    )
"""
SEVERAL = """
@question("Q02")
def even_numbers():
    return MultipleChoice(
        prompt="Which are even?",
        right=["two", "four"],
        wrong={"one": "One is odd.", "three": "Three is odd."},
        hints=["Halve them."],
        worked="Two and four.",
    )
"""
PROSE = """
@question("Q03")
def explain():
    return Prose(
        prompt="Why is there no largest number?",
        max_words=20,
        rubric=[Criterion(3, "Adds one.")],
        model="Because one can always add one more.",
        worked="Add one.",
    )
"""
CODE = """
@question("Q04")
def double():
    return Code(
        prompt="Double a number.",
        entry="double",
        starter="def double(x):\\n    return x\\n",
        calls=[Call((21,), 42), Call((-8675309,), -17350618)],
        model="def double(x):\\n    return 2 * x\\n",
        wrong=[
            Wrong("def double(x):\\n    return x\\n", "Nothing is doubled yet."),
            Wrong("def double(x):\\n    return x * x\\n", "You squared it."),
        ],
        worked="Twice as much.",
    )
"""
ITEMS: dict[str, tuple[int, str]] = {
    "Q01": (2, NUMBER),
    "Q02": (2, SEVERAL),
    "Q03": (3, PROSE),
    "Q04": (3, CODE),
}


def write_quiz(root: Path, *names: str, questions: str | None = None, key: str = "") -> Exercise:
    """Write a course of one quiz and return this.

    Parameters
    ----------
    root : Path
        Where.
    *names : str
        Its items; all that there are without it.
    questions : str, optional
        What `questions.py` defines; else the questions of these items.
    key : str
        Which course key `course.toml` names.
    """
    folder = root / "exercises" / SLUG
    folder.mkdir(parents=True, exist_ok=True)
    items = {name: ITEMS[name] for name in names or ITEMS}
    course = f'schema = 1\ntitle = "A small course"\nexercises = ["{SLUG}"]\n'
    (root / "exercises" / "course.toml").write_text(course + (f'key = "{key}"\n' if key else ""))
    tables = [
        f'[[items]]\nid = "{name}"\ntitle = "Title of {name}"\npoints = {points}'
        + ("\ncode = true" if name == "Q04" else "")
        for name, (points, _) in items.items()
    ]
    head = 'schema = 1\nkind = "quiz"\ntitle = "Sums"\nsummary = "A small quiz."\nlimits = { call_s = 0.5 }'
    (folder / "exercise.toml").write_text("\n\n".join([head, *tables]) + "\n")
    (folder / "statement.md").write_text("# Sums\n\nA few questions.\n")
    body = "".join(source for _, source in items.values()) if questions is None else dedent(questions)
    (folder / "questions.py").write_text(f'"""Questions."""\n\nfrom grader.questions import *\n{body}')
    (root / "reference").mkdir(exist_ok=True)
    (root / "reference" / "__init__.py").touch()
    return find_course(root).exercise(SLUG)


def right_answers(sheet: Sheet) -> dict[str, Any]:
    """Return what earns everything, as a student would type it."""
    return {asked.item.id: asked.question.key for asked in sheet.asked}


def answer_file(answers: dict[str, Any], **head: str) -> str:
    """Write a file of answers."""
    return "".join(f"{key} = {_toml(value)}\n" for key, value in {**head, **answers}.items())


def _toml(value: Any) -> str:
    """Write text, numbers and lists; JSON escapes control characters as TOML does."""
    return f"'''\n{value}'''" if isinstance(value, str) and "\n" in value else json.dumps(value)


def handed_in(answers: str | bytes | dict[str, Any], student: str = "s01") -> Submission:
    """Return a submission."""
    text = answer_file(answers) if isinstance(answers, dict) else answers
    return Submission(f"{student}.toml", student, text if isinstance(text, bytes) else text.encode())
