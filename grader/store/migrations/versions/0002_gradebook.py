"""What courses need: rosters, assignments, which result holds, marks, extensions, hints, draws, regrades."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NOTHING = hashlib.sha256(b"").hexdigest()
"""The hash under which an attempt without bytes was kept."""


def upgrade() -> None:
    """Add the tables, and fill them from what there was."""
    _assignments()
    _runs()
    _students()
    _attempts()
    _standings()
    _results()
    _words_of_people()
    _what_students_did()
    _regrades()


def _text(name: str, default: str | None = None, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, server_default=default)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def _assignments() -> None:
    op.create_table(
        "assignments",
        _number("id"),
        _text("name"),
        _text("settings"),
        _text("seen_at"),
        sa.PrimaryKeyConstraint("id", name="pk_assignments"),
    )
    op.create_index("ix_assignments_name", "assignments", ["name"])
    op.create_table(
        "publications",
        _text("assignment"),
        _text("at"),
        _text("by"),
        sa.PrimaryKeyConstraint("assignment", name="pk_publications"),
    )


def _runs() -> None:
    with op.batch_alter_table("runs") as runs:
        runs.add_column(_text("purpose", "grade"))


def _students() -> None:
    with op.batch_alter_table("students") as students:
        for name in ("full_name", "email", "section"):
            students.add_column(_text(name, ""))
        students.add_column(_text("ids", "{}"))
        students.add_column(sa.Column("enrolled", sa.Boolean))


def _attempts() -> None:
    """Let the same be handed in again, as an attempt of its own; what was refused says why."""
    with op.batch_alter_table("attempts") as attempts:
        attempts.drop_constraint("uq_attempts_student_id_exercise_source_hash", type_="unique")
        attempts.add_column(_text("name", ""))
        attempts.add_column(_text("refusal", ""))
        attempts.add_column(_text("via", "grade"))
        attempts.add_column(_text("handed_in_at", nullable=True))
        attempts.add_column(_number("assignment_id", nullable=True))
        attempts.add_column(_number("last_run_id", nullable=True))
        attempts.create_foreign_key("fk_attempts_assignment_id", "assignments", ["assignment_id"], ["id"])
        attempts.create_foreign_key("fk_attempts_last_run_id", "runs", ["last_run_id"], ["id"])
    op.create_index("ix_attempts_exercise", "attempts", ["exercise"])


def _standings() -> None:
    """Let the newest result of each attempt hold; one that counted for nobody only if there is no other."""
    op.create_table(
        "standings",
        _number("attempt_id"),
        _number("result_id"),
        sa.PrimaryKeyConstraint("attempt_id", name="pk_standings"),
        _refers("standings", "attempt_id", "attempts"),
        _refers("standings", "result_id", "results"),
    )
    op.create_index("ix_standings_result_id", "standings", ["result_id"])
    op.execute(
        "INSERT INTO standings (attempt_id, result_id) SELECT attempt_id, id FROM ("
        "SELECT attempt_id, id, row_number() OVER (PARTITION BY attempt_id ORDER BY "
        "CASE WHEN verdict = 'not_graded' THEN 1 ELSE 0 END, last_run_id DESC, id DESC) AS place "
        "FROM results) AS placed WHERE place = 1"
    )
    op.execute(
        "UPDATE attempts SET "
        "last_run_id = (SELECT max(last_run_id) FROM results WHERE attempt_id = attempts.id), "
        "name = coalesce((SELECT submission FROM results JOIN standings ON result_id = results.id "
        "WHERE standings.attempt_id = attempts.id), '')"
    )
    _refusals()


def _refusals() -> None:
    connection = op.get_bind()
    refused = sa.text(
        "SELECT attempts.id, record FROM attempts JOIN standings ON standings.attempt_id = attempts.id "
        "JOIN results ON result_id = results.id WHERE source_hash = :nothing AND verdict = 'not_gradable'"
    )
    for attempt, record in connection.execute(refused, {"nothing": NOTHING}).all():
        said = {"refusal": json.loads(record)["message"], "attempt": attempt}
        connection.execute(sa.text("UPDATE attempts SET refusal = :refusal WHERE id = :attempt"), said)


def _results() -> None:
    """Leave to attempts in which run they were last."""
    with op.batch_alter_table("results") as results:
        results.drop_constraint("fk_results_last_run_id", type_="foreignkey")
        results.drop_column("last_run_id")
        results.add_column(_text("private", nullable=True))


def _words_of_people() -> None:
    op.create_table(
        "extensions",
        _number("id"),
        _number("student_id"),
        _text("assignment"),
        _text("until", nullable=True),
        _number("extra_attempts"),
        _text("reason"),
        _text("by"),
        _text("at"),
        _text("withdrawn_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_extensions"),
        _refers("extensions", "student_id", "students"),
    )
    op.create_index("ix_extensions_student_id", "extensions", ["student_id"])
    op.create_index("ix_extensions_assignment", "extensions", ["assignment"])
    for table, said in (
        ("marks", (_text("part"), _text("points"), _text("reason"))),
        ("comments", (_number("line"), _text("text"))),
    ):
        op.create_table(
            table,
            _number("id"),
            _number("attempt_id"),
            *said,
            _text("by"),
            _text("at"),
            _text("withdrawn_at", nullable=True),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            _refers(table, "attempt_id", "attempts"),
        )
        op.create_index(f"ix_{table}_attempt_id", table, ["attempt_id"])


def _what_students_did() -> None:
    drawn_from = ("exercise_hash", "reference_hash", "key_hash")
    for table, unique, rest, name in (
        ("hints", (_text("exercise"), _text("item"), _number("number")), _text("at"), ""),
        ("progress", (_text("thing"), _text("event")), _text("at"), ""),
        ("draws", (_text("exercise"), _text("item"), *map(_text, drawn_from)), _text("drawn"), "drawn_from"),
    ):
        together = ("student_id", *(column.name for column in unique))
        op.create_table(
            table,
            _number("id"),
            _number("student_id"),
            *unique,
            rest,
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            _refers(table, "student_id", "students"),
            sa.UniqueConstraint(*together, name=f"uq_{table}_{name or '_'.join(together)}"),
        )


def _regrades() -> None:
    op.create_table(
        "regrades",
        _number("id"),
        _text("exercise"),
        _number("run_id"),
        _text("reason"),
        _text("by"),
        _text("at"),
        _text("applied_at", nullable=True),
        _text("undone_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_regrades"),
        _refers("regrades", "run_id", "runs"),
    )
    op.create_index("ix_regrades_exercise", "regrades", ["exercise"])
    op.create_table(
        "moves",
        _number("regrade_id"),
        _number("attempt_id"),
        _number("old_result_id", nullable=True),
        _number("new_result_id"),
        sa.Column("applied", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("regrade_id", "attempt_id", name="pk_moves"),
        _refers("moves", "regrade_id", "regrades"),
        _refers("moves", "attempt_id", "attempts"),
        _refers("moves", "old_result_id", "results"),
        _refers("moves", "new_result_id", "results"),
    )
    for column in ("attempt_id", "old_result_id", "new_result_id"):
        op.create_index(f"ix_moves_{column}", "moves", [column])
