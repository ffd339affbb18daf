"""Bringing the tables of a store up to date, with a copy of the file before.

A server is not copied: its upgrade is one transaction, and `pg_dump` makes copies.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from grader.errors import UsageError
from grader.store.audit import note
from grader.store.backup import copy_file
from grader.store.opening import Store, backup_name, revision_of

MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(store: Store, revision: str | None) -> None:
    """Upgrade the tables to the newest version, or make them; all of it or nothing.

    Parameters
    ----------
    store : Store
        The store.
    revision : str or None
        Their version now; none where there are no tables.

    Raises
    ------
    UsageError
        If they are newer than this grader.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    if revision is not None and revision not in {script.revision for script in scripts.walk_revisions()}:
        raise UsageError(
            f"{store.place}: a newer grader wrote it (version {revision} of the tables, and this one knows "
            f"{scripts.get_current_head()}); use that one, nothing was changed"
        )
    if revision is not None and store.place.file is not None:
        copy = backup_name(store.place.file, revision)
        copy.unlink(missing_ok=True)  # of a try that failed
        copy_file(store, copy)
    with store.rebuilding() as connection:
        if revision_of(connection) != revision:
            return  # another process was first, and did the same
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        note(connection, "upgrade", f"{revision or 'nothing'} to {scripts.get_current_head()}")
