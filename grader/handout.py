"""What a student gets of an exercise: statement, file to fill in, public suite; nothing hidden."""

import json
from pathlib import Path
from typing import Any

from grader.catalog import EXERCISE_FILE, PUBLIC_SUITE, STARTER, STATEMENT, Exercise
from grader.errors import UsageError

SHOWN_KEYS = ("kind", "item", "title", "summary", "entry", "points", "packages")


def handout_files(exercise: Exercise) -> dict[str, str]:
    """Return the files that a student gets, name to text.

    Raises
    ------
    CatalogError
        If one of them cannot be read.
    """
    return {
        exercise.file_name: exercise.read(STARTER),
        STATEMENT: exercise.read(STATEMENT),
        PUBLIC_SUITE: exercise.read(PUBLIC_SUITE),
        EXERCISE_FILE: _manifest(exercise),
    }


def write_handout(exercise: Exercise, folder: Path) -> bool:
    """Write the files that a student gets; say whether a file to fill in was there already, and was kept.

    Raises
    ------
    UsageError
        If the folder belongs to something else, or cannot be written.
    """
    files = handout_files(exercise)
    try:
        _require_ours(exercise, folder)
        kept = (folder / exercise.file_name).exists()
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


def _manifest(exercise: Exercise) -> str:
    """Write an exercise.toml that `grader check` understands; hints come one at a time, not with the file."""
    said = exercise.manifest.model_dump(include=set(SHOWN_KEYS))
    lines = [
        f"# Tells `grader check` which exercise this folder holds.\nschema = 1\nslug = {_toml(exercise.slug)}"
    ]
    lines += [f"{key} = {_toml(said[key])}" for key in SHOWN_KEYS]
    limits = exercise.manifest.limits.model_dump()
    lines.append(f"limits = {{ {', '.join(f'{key} = {_toml(value)}' for key, value in limits.items())} }}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """Write text, numbers and lists of text as TOML; JSON writes these the same way."""
    return json.dumps(value, ensure_ascii=False)
