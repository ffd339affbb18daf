import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from grader import __version__
from grader.cli.main import ExitCode, app, register_commands
from tests.cli.conftest import Typed

register_commands()

HEAVY = {
    "numpy",
    "pytest",
    "pydantic",
    "msgpack",
    "jinja2",
    "sqlalchemy",
    "alembic",
    "starlette",
    "multiprocessing",
    "cryptography",
    "yaml",
}
LOADED = """
import json, sys
from grader.cli.main import run
sys.argv = ["grader", *{arguments}]
try:
    run()
except SystemExit as ended:
    print(json.dumps([ended.code, sorted(sys.modules)]), file=sys.stderr)
"""

COMMANDS = {
    "list": "List the exercises of the course.",
    "show": "Show the statement of an exercise; of questions, with the student's own numbers.",
    "get": "Write the folder of an exercise: what to read, a file to fill in, and what checks it.",
    "check": "Run the public tests on your code, or see whether your answers can be read. "
    "It counts for nothing.",
    "lesson": "Read a lesson, or list the lessons of the course.",
    "hint": "Show one hint, the gentlest first.",
    "solution": "Show the worked solution, with your own numbers: after full score, or on request.",
    "submit": "Hand in: all tests run, the attempt is kept, and you are told what it counts.",
    "status": "Show where you stand: attempts, what they count, what is due and when you may hand in again.",
    "build": "Make notebooks to fill in and hand in, autograders for Gradescope, or a course of nbgrader.",
    "collect": "Sort a download from Canvas, Moodle, Gradescope or nbgrader into a folder a student.",
    "grade": "Grade submissions: code with the public and the hidden suite, answers with the key.",
    "demo": "Grade the sample class that ships with the course, and say where the results lie.",
    "doctor": "Say how well this machine can hold other people's code, and what is missing.",
    "schema": "Print the JSON Schema of the results file, of exercise.toml, or of the file of an assignment.",
    "results": "Show the results that `grade --store` kept: the newest of each student.",
    "log": "Show who did what when: grading, marks, extensions, regrades, the roster.",
    "backup": "Copy the store into one file, also while others grade.",
    "forget": "Remove all that the store keeps of a student, for good.",
    "grades": "Show what everybody's work counts: points, lateness, marks by hand, and the sum.",
    "extend": "Give one student more time or attempts: shows what that changes, then asks.",
    "publish": "Show students what an assignment keeps back until its results are published.",
    "roster import": "Read a list of students and show what it changes; with --apply, write it.",
    "roster export": "Write those on the roster as CSV, which `roster import` and spreadsheets read.",
    "roster list": "List the students of the course, and who handed in without being on the roster.",
    "export canvas": "Fill the gradebook that Canvas exported, or write a new one; "
    "with --feedback, pages to upload.",
    "export moodle": "Fill an export of Moodle's gradebook or the worksheet of an assignment, "
    "or write a new file.",
    "export csv": "Write a table for a spreadsheet: a row a student, a column an exercise, and the sum.",
    "export json": "Write everybody as data for another program, also those who have no grade, and why.",
    "mark": "Judge what a person has to: list what waits, read an answer, give points, write comments.",
    "regrade": "Grade all that was handed in by the tests of today, and show who would move; "
    "--apply lets it hold.",
    "ideas": "Say which wrong ideas results show, in chosen answers and in code: "
    "of a class, and of each student.",
    "report": "Write feedback as pages that load nothing: one for each student, and an index for you.",
    "stats": "Say how hard each test and question was, what it tells apart, "
    "and which wrong answers are frequent.",
    "receipt": "Sign results, so that anybody can see later what was graded, with what, and how it ended.",
    "verify": "Check the signature of a receipt and, with what was handed in, derive its result again.",
    "similar": "List pairs of submissions that share much code, with the lines to look at: never a verdict.",
    "new course": "Write a small course that holds: a lesson, a quiz, a practice sheet, an exercise in code.",
    "new exercise": "Add an exercise to the course: an example that holds, to put your own in its place.",
    "new workflow": "Write a workflow for GitHub Actions: check what a student has done, or prove a course, "
    "at each push.",
    "import": "Make exercises of a notebook of Otter Assign or nbgrader, and prove them.",
    "validate": "Prove the course: every answer of ours is judged as it should be, "
    "and nothing hidden is given away.",
}
FILLED = {
    "--fill",
    "--out",
    "--column",
    "--out-of",
    "--pending",
    "--feedback",
    "--collected",
    "--data",
    "--course",
}
OPTIONS = {
    "list": {"--course", "--json"},
    "show": {"--student", "--course", "--json"},
    "get": {"--to", "--student", "--course"},
    "check": {
        "-e",
        "--exercise",
        "-k",
        "--watch",
        "--student",
        "--isolation",
        "--course",
        "--output-format",
        "--json",
    },
    "lesson": {"--course", "--json"},
    "hint": {"--student", "--data", "--course", "--json"},
    "solution": {"--student", "--yes", "--data", "--course"},
    "submit": {"-e", "--exercise", "--student", "--isolation", "--data", "--course", "--json"},
    "status": {"--student", "--data", "--course", "--json"},
    "build": {"--to", "--out", "--student", "--solutions", "--students", "--visibility", "--course"},
    "collect": {"--from", "--roster", "--column", "--exercise", "--to", "--apply", "--data", "--course"},
    "grade": {
        "--from",
        "--json",
        "-j",
        "--jobs",
        "--student",
        "--explain",
        "--isolation",
        "--store",
        "--handed-in",
        "--data",
        "--course",
        "--output-format",
    },
    "results": {"--json", "--student", "--data", "--course"},
    "log": {"--last", "--data", "--course", "--json"},
    "backup": {"--data", "--course"},
    "forget": {"--yes", "--data", "--course"},
    "grades": {"--student", "--data", "--course", "--json"},
    "extend": {"--until", "--attempts", "--reason", "--withdraw", "--yes", "--data", "--course"},
    "publish": {"--undo", "--data", "--course"},
    "roster import": {"--apply", "--skip-problems", "--column", "--data", "--course"},
    "roster export": {"--data", "--course"},
    "roster list": {"--data", "--course"},
    "export canvas": FILLED,
    "export moodle": FILLED,
    "export csv": {"--out", "--out-of", "--pending", "--data", "--course"},
    "export json": {"--out", "--out-of", "--data", "--course"},
    "mark": {
        "--points",
        "--rubric",
        "--reason",
        "--extra",
        "--comment",
        "--line",
        "--withdraw",
        "--withdraw-comment",
        "--attempt",
        "--next",
        "--data",
        "--course",
        "--json",
    },
    "regrade": {
        "--apply",
        "--reason",
        "--allow-decrease",
        "--undo",
        "-j",
        "--jobs",
        "--isolation",
        "--data",
        "--course",
        "--json",
    },
    "ideas": {"--student", "--data", "--course", "--json"},
    "report": {"--out", "--data", "--course"},
    "demo": {"--to", "-j", "--jobs", "--isolation", "--course"},
    "doctor": {"--json"},
    "schema": set(),
    "stats": {"--html", "--best", "--data", "--course", "--json"},
    "receipt": {"--out", "--all", "--data", "--course"},
    "verify": {"--submission", "--signer", "--isolation", "--course", "--json"},
    "similar": {"--top", "--data", "--course", "--json"},
    "new course": set(),
    "new exercise": {"--kind", "--item", "--course"},
    "new workflow": {"--install", "--to"},
    "import": {"--to", "--course"},
    "validate": {"--matrix", "-j", "--jobs", "--isolation", "--course", "--output-format", "--json"},
}


def commands() -> dict[str, Any]:
    """Return what the command line really has."""
    group: Any = typer.main.get_command(app)
    found = dict(group.commands)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            del found[name]
            found |= {f"{name} {inner}": it for inner, it in command.commands.items()}
    return found


def words(page: str) -> str:
    """Return the words of a page, without its frames and line ends."""
    return " ".join(re.sub("[│╭╮╰╯─]", " ", page).split())


def test_these_are_all_commands() -> None:
    """A new command is written down here with its sentence and its options."""
    assert set(commands()) == set(COMMANDS)


def test_first_page_lists_each_command_and_exit_code(typed: Typed) -> None:
    """Who types `grader` sees what there is and what the shell is told."""
    page = words(typed("--help").out)

    assert all(f"{name} {said}" in page for name, said in COMMANDS.items() if " " not in name)
    assert "new Begin a course or an exercise: an example that you edit." in page
    assert "roster Say who takes the course: read a list of students, or write it." in page
    assert all(f"{code.value} " in page.partition("Exit codes:")[2] for code in ExitCode)
    assert words(typed().out + typed().err) in page * 2


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_a_command_does_and_takes(typed: Typed, name: str) -> None:
    """Its sentence, and each argument and option with words of its own."""
    page = typed(*name.split(), "--help")

    assert page.code == 0
    assert page == typed(*name.split(), "-h")
    assert COMMANDS[name] in words(page.out)
    parameters = [parameter for parameter in commands()[name].params if parameter.name != "help"]
    assert all(words(parameter.help) in words(page.out) for parameter in parameters)
    assert {option for parameter in parameters for option in parameter.opts if option[0] == "-"} == OPTIONS[
        name
    ]


def test_version_is_that_of_the_package(typed: Typed) -> None:
    """One line, as of every other tool."""
    assert typed("--version").out == f"grader {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    """The first answer is there at once: what computes, tests and checks is loaded when it is needed."""
    program = LOADED.replace("{arguments}", repr(arguments))
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )

    code, loaded = json.loads(ended.stderr)
    assert code == 0
    assert HEAVY & {name.split(".")[0] for name in loaded} == set()


def test_checking_code_loads_nothing_of_questions(typed: Typed, course: Path, tmp_path: Path) -> None:
    """A student waits for it at every save: parsers of answers and formulas have no part in it."""
    typed("get", "doubling", "--course", course, "--to", tmp_path / "given")
    program = LOADED.replace("{arguments}", repr(["check"]))
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path / "given",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    code, loaded = json.loads(ended.stderr)
    assert code == ExitCode.INCOMPLETE
    assert not {"grader.questions", "grader.sheets", "grader.markup", "markdown_it", "math_core"} & {*loaded}
