"""What CI systems read: annotations, summaries and JUnit XML of what a student, a class or an author has."""

import json
from pathlib import Path
from typing import Any

import junitparser
import pytest

from tests.cli.command import PROJECT, Ended, run
from tests.cli.conftest import Typed
from tests.courses import RIGHT, WRONG
from tests.report.runner import commands_in

ATTACK = "::add-mask::a\\n  ::stop-commands::b\\r::set-env name=C::d\\n##[add-path]/e\\n| f | <b>g</b> |"
HOSTILE = f"def double(x):\n    print('{ATTACK}')\n    raise ValueError('{ATTACK}')\n"
NAMES = ["::error::h.py", "##[error]i.py", "| j | <b>.py", "k\n::error::l.py"]


@pytest.fixture
def given(typed: Typed, course: Path, tmp_path: Path) -> Path:
    """Return the folder that `grader get` wrote, in a repository."""
    assert typed("get", "doubling", "--course", course).code == 0
    return tmp_path / "doubling"


def at(root: Path) -> dict[str, str]:
    """Return the environment of a step in the repository at a folder."""
    return {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(root)}


def without_times(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out of a result what differs between two runs."""
    tests = [{key: value for key, value in case.items() if key != "duration_s"} for case in data["tests"]]
    return {key: data[key] for key in data if key not in ("durations", "memory_bytes")} | {"tests": tests}


def test_json_has_two_names(typed: Typed, given: Path) -> None:
    """`check --json` is `check --output-format json`, and no other format may be named beside it."""
    (given / "doubling.py").write_text(HOSTILE)
    short, long = (run("check", *words, cwd=given) for words in (["--json"], ["--output-format", "json"]))
    both = typed("check", given, "--json", "--output-format", "junit")

    assert without_times(json.loads(short.out)) == without_times(json.loads(long.out))
    assert commands_in(short.out) == []
    assert (both.code, both.out) == (2, "")
    assert both.err == "error: --json and --output-format junit cannot be had at once; choose one\n"


def test_check_annotates_a_students_change(given: Path, tmp_path: Path) -> None:
    """At the line that raised, as seen from the root of the repository; a table is added to the summary."""
    (given / "doubling.py").write_text(HOSTILE)
    summary = tmp_path / "summary.md"
    summary.write_text("of another command\n")
    github = at(tmp_path) | {"GITHUB_STEP_SUMMARY": str(summary)}

    ended = run("check", "--output-format", "github", cwd=given, environment=github)
    text = run("check", cwd=given, environment=github)

    assert (ended.code, text.code) == (1, 1)
    assert r"\x3a:stop-commands::b" in text.out
    assert commands_in(text.out + text.err) == []
    (command,) = commands_in(ended.out + ended.err)
    assert command.name == "error"
    assert (command.properties["file"], command.properties["line"]) == ("doubling/doubling.py", "3")
    assert command.message.startswith("double(2)\nit raised ValueError: ::add-mask::a")
    assert ended.out.endswith("\ndoubling: doubling.py: 0 of 1 public tests pass\n")
    before, added = summary.read_text().split("### ")
    assert before == "of another command\n"
    assert [line[:5] for line in added.splitlines() if line.startswith("|")] == ["|  | ", "| ---", "| ✗ |"]


def test_nothing_of_a_class_is_a_command(
    typed: Typed, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever files are called, print and raise: in the text of a log as well, and in an error."""
    (tmp_path / "class").mkdir()
    for name in NAMES:
        (tmp_path / "class" / name).write_text(HOSTILE)

    def logged(*arguments: str) -> Ended:
        return run(*arguments, "--course", course, cwd=tmp_path, environment={"GITHUB_ACTIONS": "true"})

    for name in ("text", "json", "junit", "github"):  # graded once: the file is read again
        ended = logged("grade", "doubling", "class", "--json", "results.json", "--output-format", name)
        commands = commands_in(ended.out + ended.err)
        files = [command.properties.get("file") for command in commands]
        assert ended.code == 0
        assert sorted(set(files), key=str) == (sorted(f"class/{name}" for name in NAMES) if commands else [])
        assert bool(commands) == (name == "github")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    missing = typed("grade", "doubling", "x\n::error::y##[error]z", "--course", course)
    assert (missing.code, commands_in(missing.out + missing.err)) == (2, [])


def test_a_class_is_one_junit_document(course: Path, tmp_path: Path) -> None:
    """On standard output alone; `--json FILE` still writes its file, which JSON on the screen equals."""
    (tmp_path / "class").mkdir()
    for name, source in {"s01": RIGHT, "s02": WRONG, "s03": ""}.items():
        (tmp_path / "class" / f"{name}.py").write_text(source)
    grade = [
        "grade",
        "doubling",
        "class",
        "--course",
        str(course),
        "--json",
        "results.json",
        "--output-format",
    ]

    xml, data = (run(*grade, name, cwd=tmp_path) for name in ("junit", "json"))

    assert (xml.code, data.code) == (0, 0)
    read = junitparser.JUnitXml.fromstring(xml.out.encode())
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in read] == [
        ("doubling: s01.py", 3, 0, 0),
        ("doubling: s02.py", 3, 2, 0),
        ("doubling: s03.py", 4, 0, 1),
    ]
    assert "2000" not in xml.out  # a call of the hidden suite
    assert json.loads(data.out) == json.loads((tmp_path / "results.json").read_text())


def test_answers_are_checked_in_every_format(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A blank answer is no error; one that cannot be read is annotated in its file."""
    assert typed("get", "bowl_quiz", "--course", PROJECT, "--student", "s01").code == 0
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    file = tmp_path / "bowl_quiz" / "answers.toml"
    file.write_text(file.read_text().replace('Q04 = ""', 'Q04 = "about three"'))

    github = typed("check", "bowl_quiz", "--output-format", "github")
    junit = typed("check", "bowl_quiz", "--output-format", "junit")

    assert (github.code, junit.code) == (1, 1)
    (command,) = commands_in(github.out)
    assert command.properties["file"] == "bowl_quiz/answers.toml"
    assert "Q04" in command.properties["title"]
    (suite,) = junitparser.JUnitXml.fromstring(junit.out.encode())
    assert (suite.errors, suite.skipped) == (1, suite.tests - 1)


def test_findings_are_annotated_in_the_course(typed: Typed, tmp_path: Path) -> None:
    """Exit code 1; each at its line of a file, as seen from the root of the repository."""
    assert typed("new", "course", "kelvin").code == 0
    statement = tmp_path / "kelvin" / "exercises" / "fahrenheit" / "statement.md"
    statement.write_text(statement.read_text() + "\nLook at $\\frac{1$.\n")
    github = ["--output-format", "github"]

    ended = run("validate", "fahrenheit", *github, cwd=tmp_path / "kelvin", environment=at(tmp_path))

    assert ended.code == 1
    (command,) = commands_in(ended.out)
    assert command.properties == {
        "file": "kelvin/exercises/fahrenheit/statement.md",
        "line": str(len(statement.read_text().splitlines())),
        "col": "17",
        "title": f"fahrenheit  statement.md:{command.properties['line']}:17",
    }
    assert ended.out.endswith("\nKelvin: 1 exercise, 1 finding\n")


def test_what_has_no_place_in_a_format_is_refused(typed: Typed, given: Path, course: Path) -> None:
    """Before anything is graded."""
    watch = typed("check", "doubling", "--watch", "--output-format", "junit")
    explain = typed(
        "grade", "doubling", given, "--course", course, "--explain", "x", "--output-format", "github"
    )

    assert watch.err == "error: --watch is for a screen; --output-format junit is written once\n"
    assert explain.err == "error: --explain is told in text; --output-format github has no place for it\n"
    assert (watch.code, explain.code) == (2, 2)


def test_a_summary_that_cannot_be_written_is_said(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2 and one sentence."""
    assert typed("get", "bowl_quiz", "--course", PROJECT, "--student", "s01").code == 0
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))

    ended = typed("check", "bowl_quiz", "--output-format", "github")

    assert ended.code == 2
    assert ended.err == f"error: {tmp_path}: the summary cannot be written: Is a directory\n"


def test_a_full_summary_is_left_as_it_is(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub drops one that is too large as a whole; the log says what is missing."""
    assert typed("get", "bowl_quiz", "--course", PROJECT, "--student", "s01").code == 0
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * 2**20)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    ended = typed("check", "bowl_quiz", "--output-format", "github")

    assert ended.out.endswith("\nThe summary of this step is full: there is no room in it for this.\n")
    assert summary.stat().st_size == 2**20
