"""IMPORT.md: what came of each question of a notebook, and what an author still has to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.exchange.importing.assignment import Note

FILE = "IMPORT.md"


@dataclass(frozen=True, slots=True)
class Row:
    """A question, where it went, and what it is worth there."""

    question: str
    cell: int
    exercise: str
    id: str


def account(notebook: str, rows: Sequence[Row], notes: Iterable[Note]) -> str:
    """Write it."""
    ordered = sorted(notes, key=lambda note: note.cell)
    parts = [
        f"# What came of {notebook}",
        "\n".join(
            [
                "| question | cell | exercise | item |",
                "|---|---|---|---|",
                *(f"| {row.question} | {row.cell} | {row.exercise} | {row.id} |" for row in rows),
            ]
        ),
        *_listed("To do: what did not come over", [note for note in ordered if note.todo]),
        *_listed("Only to know", [note for note in ordered if not note.todo]),
    ]
    return "\n\n".join(parts) + "\n"


def line_of(note: Note) -> str:
    """Write a note on one line."""
    return f"cell {note.cell}: {note.said}" if note.cell else note.said


def _listed(title: str, notes: Sequence[Note]) -> list[str]:
    return [f"## {title}", *map(_shown, notes)] if notes else []


def _shown(note: Note) -> str:
    """Write a note with what stood in the cell, between lines that nothing in it can end."""
    if not note.source.strip():
        return f"- {line_of(note)}"
    text = note.source.strip("\n")
    fence = "```"
    while fence in text:
        fence += "`"
    inside = "\n".join(f"  {line}".rstrip() for line in [fence, *text.splitlines(), fence])
    return f"- {line_of(note)}\n\n{inside}"
