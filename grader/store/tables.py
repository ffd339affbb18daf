"""What all tables share: the metadata that they belong to, their version, and how a moment is written."""

from datetime import UTC, datetime

from sqlalchemy import MetaData

REVISION = "0001"
"""The newest migration: what the tables of these modules are."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def now() -> str:
    """Return this moment in UTC, as ISO 8601 text: it sorts, and is the same in every database."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
