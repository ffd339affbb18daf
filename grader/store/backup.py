"""A copy of a store in one file, made while others may write."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from grader.errors import UsageError
from grader.store.opening import Store


def copy_file(store: Store, target: Path) -> None:
    """Copy a store that is a file, by SQLite's online backup; the copy appears when it is whole and sound.

    Parameters
    ----------
    store : Store
        The store.
    target : Path
        The file to make.

    Raises
    ------
    UsageError
        If the store is on a server, the target is there already, or it cannot be written.
    """
    if store.place.file is None:
        raise UsageError(f"{store.place}: the store is on a server; `pg_dump` makes copies of it")
    draft = target.parent / f".{target.name}.{os.getpid()}"
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(store.place.file)) as ours, closing(sqlite3.connect(draft)) as copy:
            ours.backup(copy)
            (found,) = copy.execute("PRAGMA integrity_check").fetchone()
            if found != "ok":
                raise UsageError(f"{store.place}: the copy is damaged: {found}")
            copy.execute("PRAGMA journal_mode = DELETE")
        target.hardlink_to(draft)
    except FileExistsError:
        raise UsageError(f"{target}: is there already; name another file") from None
    except (OSError, sqlite3.Error) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{target}: the copy cannot be written: {said}") from None
    finally:
        draft.unlink(missing_ok=True)
