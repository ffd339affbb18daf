"""Reading lessons: what there is, and one of them, whole or a part."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.main import STUDENTS, app
from grader.cli.shared import CourseOption, JsonFlag, course_at, print_json, read
from grader.errors import UsageError

if TYPE_CHECKING:
    from grader.catalog import Course
    from grader.lessons import Lesson, Part, Prompt, Section


WIDTH = 80


@app.command("lesson", rich_help_panel=STUDENTS)
def lesson(
    name: Annotated[
        str | None, typer.Argument(metavar="LESSON", help="Its id (L0); else all lessons are listed.")
    ] = None,
    part: Annotated[
        str | None, typer.Argument(metavar="PART", help="One part of it: its id (L0.3) or number (3).")
    ] = None,
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Read a lesson, or list the lessons of the course."""
    found = course_at(course)
    if name is None:
        _list_lessons(found, as_json)
        return
    lesson = _lesson_of(found, name)
    wanted = part or (name if "." in name else None)
    sections = [lesson.section(wanted)] if wanted else list(lesson.sections)
    if as_json:
        print_json(_as_data(found, lesson, sections))
        return
    markdown = _as_markdown(found, lesson, sections)
    if not sys.stdout.isatty():
        from grader.markup import for_pipe

        markdown = for_pipe(markdown, WIDTH)
    read(markdown)


def _lesson_of(course: "Course", name: str) -> "Lesson":
    """Return a lesson by its id, or by that of one of its parts."""
    from grader.lessons import lesson_folder, load_lesson

    lesson = name.partition(".")[0]
    if lesson not in course.manifest.lessons:
        known = ", ".join(course.manifest.lessons) or "none"
        raise UsageError(f"no lesson {name!r} in {course.title!r}; there are: {known}")
    return load_lesson(lesson_folder(course.root, lesson))


def _list_lessons(course: "Course", as_json: bool) -> None:
    lessons = [_lesson_of(course, name).manifest for name in course.manifest.lessons]
    if as_json:
        keys = ("id", "title", "summary", "minutes", "requires", "unlocks")
        rows: list[dict[str, Any]] = [{key: getattr(said, key) for key in keys} for said in lessons]
        for row, said in zip(rows, lessons, strict=True):
            row["parts"] = [{"id": part.id, "title": part.title} for part in said.parts]
        print_json({"schema": 1, "course": course.title, "lessons": rows})
        return
    print(f"{course.title}\n")
    for said in lessons:
        print(f"  {said.id}  {said.title}, {said.minutes} minutes\n      {said.summary}")
    if lessons:
        first = lessons[0].id
        print(f"\nNext:  grader lesson {first}    ·    grader lesson {first} 1")
    else:
        print("  It has no lessons.")


def _as_data(course: "Course", lesson: "Lesson", sections: "list[Section]") -> dict[str, Any]:
    """Return what readers see; what the prompts reveal comes after an answer, so it is not in it."""
    from grader.lessons import without_claims

    exercises = _exercises(course)
    said = lesson.manifest
    parts = [
        {
            "id": section.part.id,
            "title": section.part.title,
            "text": section.shown,
            "formulas": [
                {"tex": without_claims(formula.tex), "says": without_claims(formula.says)}
                for formula in section.part.formulas
            ],
            "items": [
                {"id": item, "exercise": exercises.get(item), "stretch": item in section.part.stretch}
                for item in section.part.items
            ],
            "prompts": [
                {"id": prompt.id, "question": without_claims(prompt.question), "options": prompt.options}
                for prompt in lesson.prompts(section.part)
            ],
        }
        for section in sections
    ]
    keys = ("id", "title", "summary", "minutes", "requires", "unlocks", "symbols")
    sources = [source.model_dump() for source in said.sources]
    return {"schema": 1, **{key: getattr(said, key) for key in keys}, "parts": parts, "sources": sources}


def _as_markdown(course: "Course", lesson: "Lesson", sections: "list[Section]") -> str:
    """Write the lesson, or one part of it, as one text."""
    exercises = _exercises(course)
    whole = len(sections) == len(lesson.sections)
    blocks = _head(lesson) if whole else []
    for section in sections:
        blocks += _part(lesson, section, exercises)
    if whole and lesson.manifest.sources:
        blocks.append("## What this rests on")
        blocks += [f"- *{_line(said.title)}*  \n  {_line(said.checked)}" for said in lesson.manifest.sources]
    return "\n\n".join(block.strip() for block in blocks)


def _head(lesson: "Lesson") -> list[str]:
    said = lesson.manifest
    needs = f"needs {', '.join(said.requires)}" if said.requires else "needs no other lesson"
    opens = f"opens {', '.join(said.unlocks)}" if said.unlocks else "opens no other lesson"
    facts = f"{said.minutes} minutes, {len(said.parts)} parts; {needs}; {opens}"
    return [f"# {said.id} {said.title}", said.summary, f"*{facts}.*", said.symbols]


def _part(lesson: "Lesson", section: "Section", exercises: dict[str, str]) -> list[str]:
    """Write one part: its text, its formulas in words, what to do and what the demo asks."""
    from grader.lessons import without_claims

    part = section.part
    number = f"{lesson.sections.index(section) + 1}/{len(lesson.sections)}"
    blocks = [f"## {number} {part.title}", section.shown]
    if part.formulas:
        lines = [f"- ${_line(formula.tex)}$  \n  {formula.says}" for formula in part.formulas]
        blocks += ["**To keep**", without_claims("\n".join(lines))]
    if part.items:
        blocks += ["**To do**", "\n".join(_tasks(part, exercises))]
    if prompts := lesson.prompts(part):
        title = f" ({lesson.demo.title})" if lesson.demo is not None else ""
        blocks += [f"**What the demo asks**{title}", without_claims("\n".join(map(_prompt, prompts)))]
    return blocks


def _tasks(part: "Part", exercises: dict[str, str]) -> list[str]:
    """Say how to get the items, those of one exercise in one line."""
    items = part.items
    slugs = list(dict.fromkeys(exercises.get(item) for item in items))
    lines = []
    for slug in slugs:
        ids = ", ".join(
            f"{item} (stretch)" if item in part.stretch else item
            for item in items
            if exercises.get(item) == slug
        )
        lines.append(f"- {ids}: `grader get {slug}`" if slug else f"- {ids}: not in this course yet")
    return lines


def _prompt(prompt: "Prompt") -> str:
    options = "".join(f"\n  - {option}" for option in prompt.options)
    return f"- {prompt.id}: {_line(prompt.question)}{options}"


def _exercises(course: "Course") -> dict[str, str]:
    """Return which exercise each item of the course belongs to."""
    return {item.id: exercise.slug for exercise in course.exercises() for item in exercise.manifest.items}


def _line(text: str) -> str:
    return " ".join(text.split())
