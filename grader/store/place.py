"""Where a store is: a data folder, or a PostgreSQL server by URL."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from grader.errors import UsageError

FILE_NAME = "records.db"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is; as text it never tells a password.

    Attributes
    ----------
    url : URL
        What SQLAlchemy connects to.
    file : Path or None
        The database file; none where a server keeps it.
    """

    url: URL
    file: Path | None = None

    def __str__(self) -> str:
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)


def place_at(said: str | Path) -> Place:
    """Read where a store is.

    Parameters
    ----------
    said : str or Path
        A folder, or a URL such as ``postgresql+psycopg://user@host/name``.

    Raises
    ------
    UsageError
        If it is a URL of something else.
    """
    if "://" not in str(said):
        file = Path(said, FILE_NAME)
        return Place(URL.create("sqlite", database=str(file)), file)
    try:
        url = make_url(str(said))
    except (ArgumentError, ValueError):
        raise UsageError("the URL of the store cannot be read; expected postgresql+psycopg://...") from None
    if url.get_backend_name() != "postgresql":
        raise UsageError(
            f"a store is a folder or a URL that begins with postgresql+psycopg://, got {url.drivername}://..."
        )
    return Place(url.set(drivername="postgresql+psycopg"))
