"""Students, attempts with what was handed in, runs, results, and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

HASHES = ("submission", "exercise", "reference", "grader", "key")


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "students",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_students"),
        sa.UniqueConstraint("name", name="uq_students_name"),
    )
    op.create_table(
        "sources",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_sources"),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("student_id", sa.Integer, nullable=False),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("source_hash", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempts"),
        sa.ForeignKeyConstraint(["student_id"], ["students.id"], name="fk_attempts_student_id"),
        sa.ForeignKeyConstraint(["source_hash"], ["sources.hash"], name="fk_attempts_source_hash"),
        sa.UniqueConstraint(
            "student_id", "exercise", "number", name="uq_attempts_student_id_exercise_number"
        ),
        sa.UniqueConstraint(
            "student_id", "exercise", "source_hash", name="uq_attempts_student_id_exercise_source_hash"
        ),
    )
    op.create_index("ix_attempts_source_hash", "attempts", ["source_hash"])
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.Column("ended_at", sa.Text),
        sa.Column("ending", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_index("ix_runs_exercise", "runs", ["exercise"])
    op.create_table(
        "results",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("attempt_id", sa.Integer, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("last_run_id", sa.Integer, nullable=False),
        sa.Column("submission", sa.Text, nullable=False),
        *(sa.Column(f"{part}_hash", sa.Text, nullable=False) for part in HASHES),
        sa.Column("isolation", sa.Text, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("points", sa.Float, nullable=False),
        sa.Column("max_points", sa.Float, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_results"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name="fk_results_attempt_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_results_run_id"),
        sa.ForeignKeyConstraint(["last_run_id"], ["runs.id"], name="fk_results_last_run_id"),
        sa.UniqueConstraint("key", name="uq_results_key"),
    )
    op.create_index("ix_results_attempt_id", "results", ["attempt_id"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
