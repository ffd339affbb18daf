"""A plan as a folder: a folder a student, and a note of what came from where. All of it or nothing."""

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.errors import UsageError
from grader.exchange.downloads.choosing import Taken
from grader.exchange.downloads.collected import SCHEMA
from grader.exchange.downloads.planning import Plan, Student
from grader.intake import COLLECTED, MAX_SOURCE_BYTES, RefusedError, fingerprint, read_regular

MAX_NAMED = 3

Files = Mapping[str, bytes]
"""Paths below a folder, with the content of each file."""


def write(plan: Plan, to: Path) -> bool:
    """Write what is planned; tell whether it was not there already.

    Parameters
    ----------
    plan : Plan
        What to write.
    to : Path
        The folder; one that is there must be empty, or hold just this.

    Raises
    ------
    UsageError
        If it holds something else, or cannot be written; then nothing has changed.
    """
    files = files_of(plan)
    try:
        if os.path.lexists(to) and _require_same(to, files):
            return False
        _place(to, files)
    except OSError as error:
        raise UsageError(f"{to}: cannot be written: {error.strerror}; nothing was changed") from None
    return True


def files_of(plan: Plan) -> Files:
    """Return all that is written, by its path."""
    files = {
        f"{student.folder}/{taken.name}": taken.source for student in plan.written for taken in student.taken
    }
    note = json.dumps(note_of(plan), indent=2, ensure_ascii=False) + "\n"
    return {**files, COLLECTED: note.encode("utf-8", "backslashreplace")}


def note_of(plan: Plan) -> dict[str, Any]:
    """Say what came from where: needed to name feedback so that its system takes it back."""
    return {
        "schema": SCHEMA,
        "from": str(plan.format),
        "download": plan.origin,
        "exercise": plan.exercise or None,
        "students": {student.folder: _student(student) for student in plan.written},
        "not_written": [_not_written(student) for student in plan.students if not student.folder],
        "left_out": [{"path": name, "why": why} for name, why in plan.left_out],
    }


def _student(student: Student) -> dict[str, Any]:
    return {
        **_said(student),
        "matched_by": student.match.how,
        "files": [_file(taken) for taken in student.taken],
        "not_taken": [{"path": name, "why": why} for name, why in student.others],
    }


def _not_written(student: Student) -> dict[str, Any]:
    return {
        **_said(student),
        "why": student.why_not,
        "candidates": [person.name for person in student.match.candidates],
        "not_taken": [{"path": name, "why": why} for name, why in student.others],
    }


def _said(student: Student) -> dict[str, Any]:
    """Return what the download says of a student, word for word."""
    return {
        "said": student.owner.said,
        "ids": dict(reversed(student.owner.ids)),  # of two readings the one that Canvas takes
        "anonymous": student.owner.anonymous,
        "late": student.late,
        "time": student.time or None,
    }


def _file(taken: Taken) -> dict[str, Any]:
    one = taken.handed_in
    return {
        "name": taken.name,
        "original": one.original,
        "path": "/".join(one.outer or one.file.path),
        "inside": "/".join(one.file.path) if one.outer else None,
        "sha256": fingerprint(taken.source),
    }


def _place(to: Path, files: Files) -> None:
    """Write beside the place, and rename when all is there."""
    draft = to.parent / f".{to.name}.{secrets.token_hex(4)}"
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        for path, content in files.items():
            (draft / path).parent.mkdir(parents=True, exist_ok=True)
            (draft / path).write_bytes(content)
        draft.replace(to)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _require_same(to: Path, files: Files) -> bool:
    """Tell whether a folder holds just these files already; it may also be empty."""
    if to.is_symlink() or not to.is_dir():
        raise UsageError(f"{to}: is not a folder; name another place with --to")
    there = {
        Path(folder, name).relative_to(to).as_posix() for folder, _, names in os.walk(to) for name in names
    }
    if not there and not any(to.iterdir()):
        return False
    differ = sorted(
        (there ^ set(files)) | {path for path in there & set(files) if _differs(to / path, files[path])}
    )
    if differ:
        more = f" and {len(differ) - MAX_NAMED} more" if len(differ) > MAX_NAMED else ""
        raise UsageError(
            f"{to}: holds something else ({', '.join(differ[:MAX_NAMED])}{more}); "
            "nothing is overwritten: name another folder with --to"
        )
    return True


def _differs(file: Path, content: bytes) -> bool:
    try:
        return read_regular(file, most=max(MAX_SOURCE_BYTES, len(content))) != content
    except RefusedError:
        return True
