"""The formats in which `check`, `grade` and `validate` tell what they found."""

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.report.ci import Suite


class Format(StrEnum):
    """What is printed: text for people, JSON, commands for GitHub Actions, or JUnit XML."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    JUNIT = "junit"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--output-format", help="For people, programs, or CI systems; else text.", show_default=False
    ),
]


def chosen(output_format: Format | None, as_json: bool) -> Format:
    """Return the format that was asked for; `--json` is the short way to say JSON.

    Raises
    ------
    UsageError
        If `--json` and another format are asked for.
    """
    if as_json and output_format not in (None, Format.JSON):
        raise UsageError(f"--json and --output-format {output_format} cannot be had at once; choose one")
    return Format.JSON if as_json else output_format or Format.TEXT


def show(text: str, stream: TextIO | None = None) -> None:
    """Print text; in a log of GitHub Actions nothing of it is a command."""
    if os.environ.get("GITHUB_ACTIONS"):
        from grader.report.github import harmless

        text = harmless(text)
    print(text, file=stream)


def print_suites(
    output_format: Format, title: str, said: str, suites: Callable[[], Iterable["Suite"]]
) -> None:
    """Print what was found for a CI system; GitHub's summary of the step is written as well.

    `suites` gives them anew each time it is called.
    """
    if output_format is Format.JUNIT:
        from grader.report.junit import junit

        sys.stdout.writelines(junit(title, suites()))
        return
    from grader.report.github import annotations, harmless

    for line in annotations(suites()):
        print(line)
    print(harmless(f"{title}: {said}"))
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        _add_summary(Path(file), title, said, suites())


def _add_summary(path: Path, title: str, said: str, suites: Iterable["Suite"]) -> None:
    """Add a table to the summary of the step; what other commands have written there takes room too."""
    from grader.report.github import SUMMARY_BYTES, summary

    try:
        with path.open("a", encoding="utf-8", newline="") as file:
            table = summary(title, said, suites, SUMMARY_BYTES - file.tell())
            file.write(table)
    except OSError as error:
        raise UsageError(f"{path}: the summary cannot be written: {error.strerror}") from None
    if not table:
        print("The summary of this step is full: there is no room in it for this.")


def in_repository(path: Path) -> str:
    """Return a path as GitHub shows files: from the root of the repository, else as it is."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    found = path.resolve()
    return found.relative_to(root).as_posix() if found.is_relative_to(root) else str(path)
