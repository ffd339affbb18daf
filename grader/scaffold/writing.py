"""What can be written: a course of its own, an exercise more in a course, a workflow for its repository."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.catalog import COURSE_FILE, Course
from grader.errors import CatalogError, UsageError
from grader.scaffold.listing import with_exercise
from grader.scaffold.naming import ids_from, next_ids, require_course_name, require_slug, title_of
from grader.scaffold.placing import Files, place, place_file
from grader.scaffold.templates import render


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of exercise: the letter of its items, and how many its template has."""

    letter: str
    items: int


KINDS = {"challenge": Kind("C", 1), "quiz": Kind("Q", 4), "practice": Kind("P", 6)}

FIRST_EXERCISES = {
    "temperature_quiz": "quiz",
    "temperature_practice": "practice",
    "fahrenheit": "challenge",
}
"""What a new course holds: slug to kind, in teaching order."""


WORKFLOWS = ("student", "course")
WORKFLOW_FILE = Path(".github", "workflows", "grader.yml")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: folders with the paths of their files, and the ids of the items."""

    folders: dict[Path, tuple[str, ...]]
    items: tuple[str, ...] = ()


def new_course(folder: Path) -> Written:
    """Write a course with one exercise of each kind.

    Parameters
    ----------
    folder : Path
        Where it goes; the last name is made its title.

    Raises
    ------
    UsageError
        If the name cannot be a title, or the folder is there already or cannot be written.
    """
    require_course_name(folder)
    files = render("course", title=title_of(folder.name), name=folder.name, slugs=list(FIRST_EXERCISES))
    for slug, kind in FIRST_EXERCISES.items():
        ids = next_ids(KINDS[kind].letter, KINDS[kind].items, ())
        for part, texts in _files(slug, kind, ids, has_reference=True).items():
            files |= {f"{part}/{slug}/{name}": text for name, text in texts.items()}
    place({folder: files})
    return Written({folder: tuple(sorted(files))})


def new_exercise(course: Course, slug: str, kind: str, first: str | None = None) -> Written:
    """Write an exercise, and list it in the course.

    Parameters
    ----------
    course : Course
        Where it goes.
    slug : str
        Its name; in a challenge, also that of the function to write.
    kind : str
        ``"challenge"``, ``"quiz"`` or ``"practice"``.
    first : str, optional
        The id of its first item; else the next one that is free.

    Raises
    ------
    UsageError
        If a name or an id does not fit, or something is there already or cannot be written; then nothing
        has changed.
    """
    if kind not in KINDS:
        raise UsageError(f"no kind {kind!r}; there are {', '.join(KINDS)}")
    require_slug(slug)
    ids = _ids(course, KINDS[kind], first)
    parts = _files(slug, kind, ids, has_reference=False)
    folders = {course.root / part / slug: files for part, files in parts.items()}
    path = (course.root / COURSE_FILE).resolve()
    place(folders, (path, with_exercise(_read(path), slug, path)))
    return Written({folder: tuple(sorted(files)) for folder, files in folders.items()}, tuple(ids))


def new_exercises(course: Course, exercises: Mapping[str, Mapping[str, Files]]) -> Written:
    """Write exercises whose files are known, and list them in the course: all of them or none.

    Parameters
    ----------
    course : Course
        Where they go.
    exercises : mapping of str to mapping
        What goes into `exercises` and into `solutions`, by the names of the exercises in teaching order.

    Raises
    ------
    UsageError
        If a name does not fit, or something is there already or cannot be written; then nothing has changed.
    """
    path = (course.root / COURSE_FILE).resolve()
    text = _read(path)
    for slug in exercises:
        require_slug(slug)
        text = with_exercise(text, slug, path)
    folders = {
        course.root / part / slug: files
        for slug, parts in exercises.items()
        for part, files in parts.items()
        if files
    }
    place(folders, (path, text))
    return Written({folder: tuple(sorted(files)) for folder, files in folders.items()})


def new_workflow(folder: Path, kind: str, install: str) -> Path:
    """Write what GitHub Actions does with each change of a repository, and return its path.

    Parameters
    ----------
    folder : Path
        The root of the repository.
    kind : str
        ``"student"`` runs the public tests of what a student was given, ``"course"`` proves a course.
    install : str
        What pip installs there.

    Raises
    ------
    UsageError
        If there is no such kind, or the file is there already or cannot be written.
    """
    if kind not in WORKFLOWS:
        raise UsageError(f"no workflow {kind!r}; there are {' and '.join(WORKFLOWS)}")
    path = folder / WORKFLOW_FILE
    place_file(path, render("workflow", install=install)[f"{kind}.yml"])
    return path


def _ids(course: Course, kind: Kind, first: str | None) -> list[str]:
    """Return the ids of the items, those of the template in its order."""
    taken = {item.id for exercise in course.exercises() for item in exercise.manifest.items}
    if first is not None:
        return ids_from(first, kind.items, taken)
    return next_ids(kind.letter, kind.items, taken)


def _files(slug: str, kind: str, ids: Sequence[str], *, has_reference: bool) -> dict[str, dict[str, str]]:
    """Return what goes into `exercises` and into `solutions`.

    In a course of its own, the truth comes from the reference; elsewhere nothing is known of the reference,
    and the example brings its truth along.
    """
    values = {"slug": slug, "title": title_of(slug), "ids": ids, "has_reference": has_reference}
    parts = {part: render(f"{kind}/{part}", **values) for part in ("exercises", "solutions")}
    return {part: files for part, files in parts.items() if files}


def _read(path: Path) -> str:
    """Return the text of a file with the line ends that it has."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"{path}: {error}") from None
