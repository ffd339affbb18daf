"""What a student gets of an exercise: the task, a file to fill in, what checks it; nothing hidden."""

import json
from pathlib import Path
from typing import Any

from grader.catalog import ANSWERS, EXERCISE_FILE, PUBLIC_SUITE, SHEET, STARTER, STATEMENT, Exercise
from grader.errors import NotGradableError, UsageError
from grader.questions.answers import read_answers
from grader.sheets import as_answer_file, as_data, as_markdown, handed
from grader.variants import Sheet

SHOWN_KEYS = ("kind", "item", "title", "summary", "entry", "points", "packages")
SHOWN_KEYS_OF_ITEMS = ("id", "title", "points", "code")


def handout_files(exercise: Exercise, sheet: Sheet | None = None) -> dict[str, str]:
    """Return the files that a student gets, name to text.

    Parameters
    ----------
    exercise : Exercise
        What is handed out.
    sheet : Sheet, optional
        The student's own questions; needed where the exercise is made of questions.

    Raises
    ------
    CatalogError
        If one of its files cannot be read.
    """
    if sheet is None:
        return {
            exercise.file_name: exercise.read(STARTER),
            STATEMENT: exercise.read(STATEMENT),
            PUBLIC_SUITE: exercise.read(PUBLIC_SUITE),
            EXERCISE_FILE: _manifest(exercise),
        }
    return {
        ANSWERS: as_answer_file(exercise.manifest.title, sheet),
        STATEMENT: as_markdown(exercise.read(STATEMENT), handed(sheet)),
        SHEET: json.dumps(as_data(sheet), ensure_ascii=False, indent=1) + "\n",
        EXERCISE_FILE: _manifest(exercise),
    }


def write_handout(exercise: Exercise, folder: Path, sheet: Sheet | None = None) -> bool:
    """Write the files that a student gets; say whether a file to fill in was there already, and was kept.

    Raises
    ------
    UsageError
        If the folder belongs to something else, or cannot be written.
    """
    files = handout_files(exercise, sheet)
    try:
        _require_ours(exercise, folder)
        kept = (folder / exercise.file_name).exists()
        if kept and sheet is not None:
            _require_same_sheet(folder / ANSWERS, sheet)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            if not (kept and name == exercise.file_name):
                (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from None
    return kept


def _require_ours(exercise: Exercise, folder: Path) -> None:
    """Refuse a folder that belongs to something else."""
    known = folder / EXERCISE_FILE
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: there is a file of this name; choose another folder with --to")
    if folder.exists() and any(folder.iterdir()) and not known.is_file():
        raise UsageError(f"{folder}: the folder is not empty and holds no exercise; choose another with --to")
    if known.is_file() and f'slug = "{exercise.slug}"' not in known.read_text(
        encoding="utf-8", errors="replace"
    ):
        raise UsageError(f"{folder}: holds another exercise; choose another folder with --to")


def _require_same_sheet(path: Path, sheet: Sheet) -> None:
    """Refuse to put other questions beside answers that were begun."""
    try:
        file = read_answers(path.read_bytes())
    except NotGradableError:
        return
    if file.student not in ("", sheet.student):
        raise UsageError(f"{path}: holds answers of {file.student!r}; choose another folder with --to")
    if file.sheet not in ("", sheet.fingerprint):
        raise UsageError(
            f"{path}: answers the sheet {file.sheet!r}, which is {sheet.fingerprint!r} by now: the questions "
            "have changed. Get them with --to into another folder, and copy the answers that still fit"
        )


def _manifest(exercise: Exercise) -> str:
    """Write an exercise.toml that `grader check` understands; hints come one at a time, not with the file."""
    said = exercise.manifest.model_dump()
    lines = [
        f"# Tells `grader check` which exercise this folder holds.\nschema = 1\nslug = {_toml(exercise.slug)}"
    ]
    keys = [key for key in SHOWN_KEYS if key in type(exercise.manifest).model_fields]
    lines += [f"{key} = {_toml(said[key])}" for key in keys]
    limits = exercise.manifest.limits.model_dump()
    lines.append(f"limits = {{ {', '.join(f'{key} = {_toml(value)}' for key, value in limits.items())} }}")
    for item in exercise.manifest.items if exercise.asks else ():
        lines += ["", "[[items]]"]
        lines += [f"{key} = {_toml(getattr(item, key))}" for key in SHOWN_KEYS_OF_ITEMS]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """Write text, numbers and lists of text as TOML; JSON writes these the same way."""
    return json.dumps(value, ensure_ascii=False)
