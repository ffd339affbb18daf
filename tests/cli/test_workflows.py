"""Workflows for GitHub Actions: their commands are run here, in a repository, as a runner does."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from grader import __version__
from tests.cli.command import Ended
from tests.cli.conftest import Typed
from tests.courses import RIGHT
from tests.report.runner import commands_in

INSTALLED = f"grader=={__version__}"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return the root of a repository."""
    (tmp_path / "repository").mkdir()
    return tmp_path / "repository"


def workflow(typed: Typed, kind: str, repository: Path) -> dict[str, Any]:
    """Write a workflow, and read it as YAML."""
    ended = typed("new", "workflow", kind, "--install", INSTALLED, "--to", repository)
    assert ended.code == 0, ended.err
    read: dict[str, Any] = yaml.safe_load((repository / ".github" / "workflows" / "grader.yml").read_text())
    return read


def carried_out(read: dict[str, Any], repository: Path, *, installed: bool = False) -> Ended:
    """Run the steps of the only job with the shell of a runner, until one fails."""
    (job,) = read["jobs"].values()
    steps = [step["run"] for step in job["steps"] if "run" in step]
    github = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_STEP_SUMMARY": str(repository.with_name("summary.md")),
    }
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, **job["env"], **github, "PATH": path, "PIP_NO_INDEX": "1"}
    out = ""
    for step in steps[1:] if installed else steps:
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-c", step],
            cwd=repository,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        out += ended.stdout
        if ended.returncode:
            return Ended(ended.returncode, out, "")
    return Ended(0, out, "")


@pytest.mark.parametrize("kind", ["student", "course"])
def test_a_workflow_may_only_read_and_names_versions(typed: Typed, repository: Path, kind: str) -> None:
    """No secret, no right to write, no action of a stranger, no expression that a name could get into."""
    read = workflow(typed, kind, repository)

    (job,) = read["jobs"].values()
    assert read["permissions"] == {"contents": "read"}
    assert "permissions" not in job
    assert [step["uses"] for step in job["steps"] if "uses" in step] == [
        "actions/checkout@v4",
        "actions/setup-python@v5",
    ]
    assert job["steps"][0]["with"] == {"persist-credentials": False}
    assert job["timeout-minutes"] <= 30
    assert "${{" not in (repository / ".github" / "workflows" / "grader.yml").read_text()


def test_a_students_repository_is_checked(typed: Typed, course: Path, repository: Path) -> None:
    """Every folder that `grader get` wrote, the one after a failure too; red until all of them pass."""
    folders = [repository / "week 1" / "doubling", repository / "week 2"]
    for folder in folders:
        assert typed("get", "doubling", "--course", course, "--to", folder).code == 0
    (folders[1] / "doubling.py").write_text(RIGHT)
    read = workflow(typed, "student", repository)

    begun = carried_out(read, repository)
    (folders[0] / "doubling.py").write_text(RIGHT)
    done = carried_out(read, repository, installed=True)

    assert (begun.code, done.code) == (1, 0), begun.out + done.out
    assert [command.properties["file"] for command in commands_in(begun.out)] == [
        "week 1/doubling/doubling.py"
    ]
    assert done.out.count("1 of 1 public tests pass") == 2
    assert repository.with_name("summary.md").read_text().count("### ") == 4


def test_a_repository_without_an_exercise_is_not_green(typed: Typed, repository: Path) -> None:
    """Nothing was checked, and it says so."""
    ended = carried_out(workflow(typed, "student", repository), repository, installed=True)

    assert ended.code == 1
    assert "There is no folder here that `grader get` wrote." in ended.out


def test_a_courses_repository_is_proved(typed: Typed, repository: Path) -> None:
    """A new course is green."""
    repository.rmdir()
    assert typed("new", "course", repository).code == 0

    proved = carried_out(workflow(typed, "course", repository), repository)

    assert proved.code == 0, proved.out
    assert proved.out.endswith("Repository: 3 exercises and 1 lesson, no findings\n")
    assert commands_in(proved.out) == []


def test_a_workflow_is_never_overwritten(typed: Typed, repository: Path) -> None:
    """Somebody may have changed it."""
    file = repository / ".github" / "workflows" / "grader.yml"
    workflow(typed, "student", repository)
    file.write_text("name: mine\n")

    again = typed("new", "workflow", "course", "--install", INSTALLED, "--to", repository)
    unknown = typed("new", "workflow", "teacher", "--install", INSTALLED)

    assert (again.code, again.err) == (2, f"error: {file} is there already; remove it first\n")
    assert (unknown.code, unknown.err) == (2, "error: no workflow 'teacher'; there are student and course\n")
    assert file.read_text() == "name: mine\n"


def test_what_pip_installs_is_text_in_yaml(typed: Typed, repository: Path) -> None:
    """Whatever it holds, it stays one value."""
    said = 'git+https://a.example/b@c#d: "e" # \\f\n- g'
    assert typed("new", "workflow", "course", "--install", said, "--to", repository).code == 0

    read = yaml.safe_load((repository / ".github" / "workflows" / "grader.yml").read_text())
    assert read["jobs"]["validate"]["env"] == {"GRADER": said}
