"""Run by Alembic: migrates over the connection, and within the transaction, that `upgrading` gives it."""

from alembic import context

from grader.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
