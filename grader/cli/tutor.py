"""What helps a student on: hint, solution."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.main import STUDENTS, app
from grader.cli.shared import (
    CourseOption,
    DataOption,
    JsonFlag,
    StudentOption,
    course_at,
    data_place,
    drawn_sheet,
    name_of,
    names_on_roster,
    print_json,
    read,
    require_on_roster,
    require_yes,
)
from grader.errors import GraderError, UsageError

if TYPE_CHECKING:
    from grader.catalog import Exercise, Item
    from grader.questions import Question

ItemName = Annotated[
    str, typer.Argument(metavar="ITEM", help="The id of an item (Q04), or an exercise that has only one.")
]


@app.command(rich_help_panel=STUDENTS)
def hint(
    name: ItemName,
    number: Annotated[int, typer.Argument(min=1, help="Which hint, from 1.", show_default=False)] = 1,
    student: StudentOption = "",
    data: DataOption = "",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Show one hint, the gentlest first."""
    exercise, item = _item(name, course)
    hints = list(_question(exercise, item, student, course).hints) if exercise.asks else _hints(exercise)
    if number > len(hints):
        many = f"{len(hints)} hint{'s' if len(hints) != 1 else ''}" if hints else "no hints"
        raise UsageError(f"{item.id} has {many}; there is no hint {number}")
    seen = _note(exercise, item, number, student, data)
    if as_json:
        print_json(
            {"schema": 1, "item": item.id, "number": number, "of": len(hints), "hint": hints[number - 1]}
        )
        return
    read(f"**{item.id} · {item.title}** · hint {number} of {len(hints)}\n\n{hints[number - 1]}\n")
    if exercise.asks and not student and not _student_here(exercise):
        print("The numbers are nobody's; yours come with --student NAME, or beside your answers.toml.")
    print(_costs(exercise) if seen is None else _counted(exercise, item, seen))
    if number < len(hints):
        print(f"Next:  grader hint {item.id} {number + 1}")


def _costs(exercise: "Exercise") -> str:
    from grader.report.words import short

    rules = exercise.manifest.rules
    free = f"The first {rules.free_hints} hints are free; each further one"
    if rules.free_hints < 2:
        free = "The first hint is free; each further one" if rules.free_hints else "Each hint"
    return f"{free} costs {short(100 * rules.hint_cost)}% of the item's points where hand-ins are recorded."


def _counted(exercise: "Exercise", item: "Item", seen: int) -> str:
    """Say what the hints that were seen cost, where that is kept."""
    from grader.assignments.wording import some
    from grader.report.words import short

    rules = exercise.manifest.rules
    cost = min(1.0, max(0, seen - rules.free_hints) * rules.hint_cost)
    many = f"{some(seen, 'hint')} of {item.id} seen"
    if not cost:
        return f"Noted: {many}, which costs nothing."
    loses = f"{short(item.points * cost)} of {some(item.points, 'point')}"
    return f"Noted: {many}; what you hand in from now on loses {loses}."


def _note(exercise: "Exercise", item: "Item", number: int, student: str, data: str) -> int | None:
    """Write down that a hint is seen, or the solution (0); return how many are, None if nothing is kept.

    Where there is a store it is written before it is shown. An instructor, whom no roster has, looks freely.
    """
    if exercise.course_root is None:
        return None
    from grader.store.hints import hints_of, note_hint
    from grader.store.opening import NothingKeptError, opened
    from grader.store.people import known_student
    from grader.variants import ANYBODY

    named = name_of(student) or _student_here(exercise)
    try:
        with opened(data_place(data, exercise.course_root)) as store, store.writing() as connection:
            if not named and names_on_roster(connection):
                return None
            whose = named or ANYBODY
            require_on_roster(connection, whose)
            note_hint(connection, known_student(connection, whose), exercise.slug, item.id, number)
            seen = hints_of(connection, exercise.slug, whose)[whose]
    except NothingKeptError:
        return None
    return sum(hint.number > 0 for hint in seen if hint.item == item.id)


@app.command(rich_help_panel=STUDENTS)
def solution(
    name: ItemName,
    student: StudentOption = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="Show it although the item is not solved yet.", show_default=False)
    ] = False,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Show the worked solution, with your own numbers: after full score, or on request."""
    exercise, item = _item(name, course)
    exercise.require_hidden_suite()
    solved = _handed_in_full(exercise, item, student, data)
    if solved is None:
        solved = _solved(exercise, item, student, course)
    if not solved:
        if not yes:
            _ask(item)
        from grader.store.hints import SOLUTION

        _note(exercise, item, SOLUTION, student, data)
    if exercise.asks:
        read(_worked(item, _question(exercise, item, student, course)))
    else:
        model = exercise.solutions / "model.py"
        if not model.is_file():
            raise UsageError(f"{exercise.slug} has no model solution")
        read(f"# {item.id} · {item.title}\n\n```python\n{model.read_text(encoding='utf-8').strip()}\n```\n")


def _ask(item: "Item") -> None:
    """Make sure that somebody wants to see it, who has not solved it."""
    what = f"{item.id} is not solved here yet"
    require_yes(
        f"{what}. Who has seen the solution earns nothing for it any more. Show it?",
        f"{what}: its solution is shown after full score, or with --yes",
    )


def _worked(item: "Item", question: "Question") -> str:
    """Write question and solution."""
    from grader.questions.parts import each_part
    from grader.sheets import worked_as_markdown

    asked = [f"({name}) {part.prompt.strip()}" for name, part in each_part(question) if name]
    parts = [f"# {item.id} · {item.title}", question.prompt.strip(), *asked]
    parts += ["## Solution", worked_as_markdown(question)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _item(name: str, course: Path | None) -> "tuple[Exercise, Item]":
    """Find an item by its id, or by an exercise that has no other."""
    exercise = course_at(course).exercise(name)
    items = exercise.manifest.items
    named = [item for item in items if item.id == name] or (items if len(items) == 1 else [])
    if not named:
        raise UsageError(f"{name} has {len(items)} items; name one: {', '.join(item.id for item in items)}")
    return exercise, named[0]


def _hints(exercise: "Exercise") -> list[str]:
    from grader.catalog import ChallengeManifest

    return exercise.manifest.hints if isinstance(exercise.manifest, ChallengeManifest) else []


def _question(exercise: "Exercise", item: "Item", student: str, course: Path | None) -> "Question":
    """Draw the question of a student: of the one named, else of the one whose answers lie here."""
    sheet = drawn_sheet(exercise, student or _student_here(exercise), course)
    return next(asked.question for asked in sheet.asked if asked.item.id == item.id)


def _student_here(exercise: "Exercise") -> str:
    from grader.intake import collect
    from grader.questions.answers import read_answers
    from grader.variants import student_named

    path = Path(exercise.file_name)
    if not exercise.asks or not path.is_file():
        return ""
    try:
        return student_named(read_answers(collect([path], exercise.file_name)[0].read().source).student)
    except GraderError:
        return ""


def _handed_in_full(exercise: "Exercise", item: "Item", student: str, data: str) -> bool | None:
    """Tell whether an item earned all points in something handed in; None where no hand-ins are kept.

    What only lies here is not looked at then: who asks again and again would learn what no attempt told.
    """
    if exercise.course_root is None:
        return None
    import json
    from datetime import UTC, datetime

    from grader.assignments import assignment_of
    from grader.catalog import find_course
    from grader.gradebook import until_of, withholds
    from grader.store.assignments import published_at
    from grader.store.extensions import extensions
    from grader.store.opening import NothingKeptError, opened
    from grader.store.results import standings
    from grader.variants import ANYBODY

    whose = name_of(student) or _student_here(exercise) or ANYBODY
    assignment = assignment_of(find_course(exercise.course_root), exercise.slug)
    try:
        with opened(data_place(data, exercise.course_root)) as store, store.reading() as connection:
            until = until_of(extensions(connection, assignment.name, whose).get(whose))
            published = published_at(connection, assignment.name) is not None
            if withholds(assignment, exercise, datetime.now(UTC), until, published):
                return False
            records = [json.loads(one.record) for one in standings(connection, exercise.slug, whose)]
    except NothingKeptError:
        return None
    if not exercise.asks:
        return any(record["verdict"] == "passed" for record in records)
    return any(
        case["id"] == item.id and case["points"] == case["max_points"]
        for record in records
        for case in record["tests"]
    )


def _solved(exercise: "Exercise", item: "Item", student: str, course: Path | None) -> bool:
    """Tell whether what lies in the working folder earns all points of an item."""
    from dataclasses import replace

    from grader.grading.chunk import grade_chunk
    from grader.intake import collect
    from grader.models import Verdict
    from grader.variants import key_of

    path = Path(exercise.file_name)
    if not path.is_file():
        return False
    submission = collect([path], exercise.file_name)[0].read()
    if student:
        submission = replace(submission, student=student)
    key = key_of(course_at(course)) if exercise.draws else None
    (result,) = grade_chunk(exercise, [submission], key=key)
    if not exercise.asks:
        return result.verdict is Verdict.PASSED
    return any(case.id == item.id and case.points == case.max_points for case in result.tests)
