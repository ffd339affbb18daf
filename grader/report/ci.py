"""What a system for continuous integration shows: suites of entries. `github` and `junit` write them.

An entry has ended in one of the four ways that JUnit knows. Of a hidden case it has title and outcome alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from grader.models import Outcome, Verdict, Visibility
from grader.report.text import VERDICT_WORDS
from grader.report.words import short

if TYPE_CHECKING:
    from grader.sheets import CheckedFile


class Ending(StrEnum):
    """How an entry ended."""

    PASSED = "passed"
    FAILURE = "failure"
    ERROR = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody should look; line and column are 0 where they are not known."""

    file: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was looked at.

    `said` is one line, `details` all there is to say, `kind` our own word for the ending, `printed` what the
    student's code wrote, and `worth` the points, if it can bring any.
    """

    name: str
    ending: Ending = Ending.PASSED
    kind: str = ""
    said: str = ""
    details: str = ""
    place: Place = field(default_factory=Place)
    seconds: float = 0.0
    printed: str = ""
    worth: str = ""

    @property
    def failed(self) -> bool:
        """Whether somebody has to do something."""
        return self.ending in (Ending.FAILURE, Ending.ERROR)


@dataclass(frozen=True, slots=True)
class Suite:
    """A submission, or a part of a course: its entries, and what is said of it as a whole."""

    name: str
    class_name: str
    said: str
    entries: tuple[Entry, ...]
    seconds: float = 0.0
    properties: Mapping[str, str] = field(default_factory=dict)


ENDINGS = {
    Outcome.PASSED: Ending.PASSED,
    Outcome.FAILED: Ending.FAILURE,
    Outcome.NOT_RUN: Ending.SKIPPED,
    Outcome.PENDING: Ending.SKIPPED,
}
"""Every other outcome is an error: the code did not come to an answer."""

WORDS = {
    Outcome.PASSED: "passed",
    Outcome.FAILED: "failed",
    Outcome.ERROR: "raised an exception",
    Outcome.TIME_LIMIT: "took too long",
    Outcome.MEMORY_LIMIT: "used too much memory",
    Outcome.OUTPUT_LIMIT: "printed too much",
    Outcome.CRASHED: "crashed",
    Outcome.NOT_RUN: "not run",
    Outcome.PENDING: "waits for a person",
}
"""All that is said of a hidden case, and what is said where a message says nothing."""

NOT_JUDGED = (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED)


def suite_of(result: Mapping[str, Any], file: str = "") -> Suite:
    """Return the suite of one result, as read from its JSON.

    Parameters
    ----------
    result : mapping
        The result.
    file : str
        The submission, as seen from the root of its repository.
    """
    verdict = Verdict(result["verdict"])
    entries = [_entry(case, file) for case in result["tests"]]
    if verdict in NOT_JUDGED:
        entries = [_not_judged(verdict, result, file), *entries]
    said = VERDICT_WORDS[verdict]
    if result["score"] is not None:
        said += f", {_points(result)} points"
    return Suite(
        name=f"{result['exercise']}: {result['submission']}",
        class_name=f"{result['exercise']}.{result['student'] or result['submission']}",
        said=said,
        entries=tuple(entries),
        seconds=result["durations"]["wall_s"],
        properties=_properties(result),
    )


def suite_of_public(result: Mapping[str, Any], file: str) -> Suite:
    """Return the suite of public tests: these are worth nothing, and are counted instead."""
    suite = suite_of(result, file)
    if Verdict(result["verdict"]) in NOT_JUDGED:
        return replace(suite, said=VERDICT_WORDS[Verdict(result["verdict"])])
    passed = sum(entry.ending is Ending.PASSED for entry in suite.entries)
    return replace(suite, said=f"{passed} of {len(suite.entries)} public tests pass")


def suite_of_answers(exercise: str, file: str, checked: "CheckedFile") -> Suite:
    """Return the suite of a file of answers: which of them can be read.

    Parameters
    ----------
    exercise : str
        Its slug.
    file : str
        The file, as seen from the root of its repository.
    checked : CheckedFile
        What was found.
    """
    place = Place(file)
    entries = [_unreadable("the file", problem, place) for problem in checked.problems]
    for item in checked.answers:
        name = f"{item.id}  {item.title}"
        if item.problem:
            entries.append(_unreadable(name, item.problem, place))
        elif item.blank:
            entries.append(Entry(name, Ending.SKIPPED, "blank", "no answer", place=place))
        else:
            entries.append(Entry(name, kind="read"))
    entries += [_unreadable(name, "there is no such question", place) for name in checked.unknown]
    said = f"{checked.readable} of {len(checked.answers)} answers can be read"
    return Suite(f"{exercise}: {PurePath(file).name}", exercise, said, tuple(entries))


def _unreadable(name: str, problem: str, place: Place) -> Entry:
    return Entry(name, Ending.ERROR, "unreadable", _first_line(problem), problem, place)


def _entry(case: Mapping[str, Any], file: str) -> Entry:
    outcome = Outcome(case["outcome"])
    shared = {
        "name": f"{case['id']}  {case['title']}",
        "ending": ENDINGS.get(outcome, Ending.ERROR),
        "kind": outcome.value,
        "seconds": case["duration_s"],
        "worth": _points(case) if case["max_points"] else "",
    }
    if case["visibility"] != Visibility.PUBLIC:
        return Entry(**shared, said=WORDS[outcome], place=Place(file))
    return Entry(
        **shared,
        said=_first_line(case["message"]) or WORDS[outcome],
        details="\n".join(_details(case)),
        place=Place(file, _line(case, file)),
        printed=case["output"],
    )


def _line(case: Mapping[str, Any], file: str) -> int:
    """Return the student's line; one in an answer is counted from the beginning of the answer."""
    return case["frames"][-1]["line"] if case["frames"] and file.endswith(".py") else 0


def _details(case: Mapping[str, Any]) -> list[str]:
    """Write all that is known of a public case: what was called, what it said, what was compared."""
    lines = [part for part in (case["call"], case["message"]) if part]
    compared = [row for row in case["rows"] if row["name"]] or [case]
    for row in compared:
        if row["expected"] is not None:
            named = f"{row['name']}: " if row is not case else ""
            lines.append(f"{named}expected {row['expected']}, got {row['got']}")
        elif row["got"] is not None:
            lines.append(f"got {row['got']}")
    return lines


def _not_judged(verdict: Verdict, result: Mapping[str, Any], file: str) -> Entry:
    """Return the entry of a submission that no case could be run on."""
    said = _first_line(result["message"])
    at = re.match(rf"{re.escape(result['submission'])}, line (\d+): ", said)
    place = Place(file, int(at[1]) if at else 0)
    return Entry("can be graded", Ending.ERROR, verdict.value, said, result["message"], place)


def _properties(result: Mapping[str, Any]) -> dict[str, str]:
    """Name what has no place of its own in JUnit: whose it is, and the points."""
    properties = {name: str(result[name]) for name in ("exercise", "submission", "student", "verdict")}
    properties |= {name: short(result[name]) for name in ("points", "max_points", "pending")}
    worth = [case for case in result["tests"] if case["max_points"]]
    return properties | {f"points.{case['id']}": _points(case) for case in worth}


def _points(record: Mapping[str, Any]) -> str:
    """Write the points of a result or of a case."""
    return f"{short(record['points'])} / {short(record['max_points'])}"


def _first_line(text: str) -> str:
    return text.split("\n")[0]
