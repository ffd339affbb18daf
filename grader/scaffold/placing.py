"""New folders, and one changed file: all of it or nothing.

Everything is written beside its place first, under a name of its own, and renamed when all is there. What
goes wrong before the end, an interruption too, is undone.
"""

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from grader.errors import UsageError

Files = Mapping[str, str]
"""Paths below a folder, with the text of each file."""


def place(folders: Mapping[Path, Files], changed: tuple[Path, str] | None = None) -> None:
    """Write new folders, and then one file in place of the one that is there.

    Parameters
    ----------
    folders : mapping of Path to mapping
        The files of each folder; folders above it are made where they are missing.
    changed : tuple of Path and str, optional
        The file, and its new text.

    Raises
    ------
    UsageError
        If a folder is there already, or something cannot be written; then nothing has changed.
    """
    for folder in folders:
        if os.path.lexists(folder):
            raise UsageError(f"{folder} is there already; choose another name")
    with ExitStack() as undo:
        drafts = {folder: _draft_folder(folder, files, undo) for folder, files in folders.items()}
        if changed is not None:
            drafts[changed[0]] = _draft_file(*changed, undo)
        for path, draft in drafts.items():
            with _named(path):
                draft.replace(path)
            undo.callback(shutil.rmtree, path, ignore_errors=True)
        undo.pop_all()


def place_file(path: Path, text: str) -> None:
    """Write a new file; folders above it are made where they are missing.

    Raises
    ------
    UsageError
        If it is there already, or cannot be written.
    """
    if os.path.lexists(path):
        raise UsageError(f"{path} is there already; remove it first")
    with _named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _draft_folder(folder: Path, files: Files, undo: ExitStack) -> Path:
    """Write the files of a folder beside its place."""
    draft = _beside(folder)
    with _named(folder):
        for missing in reversed([above for above in folder.parents if not above.exists()]):
            missing.mkdir()
            undo.callback(_remove_empty, missing)
        draft.mkdir()
        undo.callback(shutil.rmtree, draft, ignore_errors=True)
        for name, text in files.items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_text(text, encoding="utf-8")
    return draft


def _draft_file(path: Path, text: str, undo: ExitStack) -> Path:
    """Write the new text of a file beside it, with its line ends and for the same users."""
    draft = _beside(path)
    with _named(path):
        undo.callback(draft.unlink, missing_ok=True)
        draft.write_bytes(text.encode())
        shutil.copymode(path, draft)
    return draft


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of what cannot be written where it was to stand."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}; nothing was changed") from None
