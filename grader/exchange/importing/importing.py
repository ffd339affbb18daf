"""A notebook made into the files of exercises: challenges, and one practice sheet."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from grader.errors import UsageError
from grader.exchange.importing.account import FILE, Row, account, line_of
from grader.exchange.importing.assignment import Assignment, Note
from grader.exchange.importing.challenges import challenges_of
from grader.exchange.importing.nbgrader import is_nbgrader, read_nbgrader
from grader.exchange.importing.otter import is_older_otter, is_otter, read_otter
from grader.exchange.importing.prose import Sheet
from grader.exchange.importing.sources import Source, read_source
from grader.exchange.importing.texts import title_of, word_of

NextIds = Callable[[str, int], list[str]]
"""Gives the next free ids that begin with a letter."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An exercise to be written: its files in `exercises` and in `solutions`."""

    slug: str
    ids: tuple[str, ...]
    exercises: dict[str, str]
    solutions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a notebook; the first draft has the account of all of them."""

    system: str
    drafts: tuple[Draft, ...]
    notes: tuple[Note, ...]


def import_notebook(raw: bytes, notebook: str, slug: str, next_ids: NextIds) -> Imported:
    """Make exercises of a notebook.

    Parameters
    ----------
    raw : bytes
        An assignment notebook of Otter, or a source notebook of nbgrader.
    notebook : str
        What it is called.
    slug : str
        The name of the exercise, and the beginning of the names where it becomes several.
    next_ids : callable
        Gives ids of items.

    Raises
    ------
    UsageError
        If it is neither, or nothing of it can be an exercise; the text says why.
    """
    assignment = _read(read_source(raw))
    challenges = challenges_of(assignment, notebook)
    several = len(challenges) > 1
    ids = next_ids("C", len(challenges)) if challenges else []
    drafts: list[Draft] = []
    rows: list[Row] = []
    for challenge, id_ in zip(challenges, ids, strict=True):
        name = _free(f"{slug}_{word_of(challenge.name)}" if several else slug, drafts)
        exercises, solutions = challenge.files(name, id_)
        drafts.append(Draft(name, (id_,), exercises, solutions))
        rows += [Row(question.name, question.cell, name, id_) for question in challenge.questions]
    if assignment.written:
        title = f"{title_of(assignment.title or slug)}: questions"
        sheet = Sheet(assignment.written, title, notebook)
        ids = next_ids("P", len(assignment.written))
        name = _free(f"{slug}_questions" if challenges else slug, drafts)
        drafts.append(Draft(name, tuple(ids), sheet.files(ids), {}))
        rows += [
            Row(each.name, each.cell, name, id_) for each, id_ in zip(assignment.written, ids, strict=True)
        ]
        assignment.notes += sheet.notes()
    notes = sorted(dict.fromkeys(assignment.notes), key=lambda note: note.cell)
    if not drafts:
        lines = [f"  {line_of(note)}" for note in notes]
        raise UsageError("\n".join(["nothing of it can be an exercise:", *lines]))
    text = account(notebook, sorted(rows, key=lambda row: row.cell), notes)
    drafts[0] = replace(drafts[0], solutions={FILE: text, **drafts[0].solutions})
    return Imported(assignment.system, tuple(drafts), tuple(notes))


def _read(source: Source) -> Assignment:
    """Read a notebook by the system that it is for."""
    if is_otter(source):
        found = read_otter(source)
    elif is_nbgrader(source):
        found = read_nbgrader(source)
    elif is_older_otter(source):
        raise UsageError(
            "it is an Otter notebook of before version 1; "
            "`python -m otter.assign.v0.convert` of Otter 3 or 4 makes a newer one"
        )
    else:
        raise UsageError(
            "it is no notebook to import: expected raw cells such as `# BEGIN QUESTION` (Otter Assign), "
            "or cells with metadata of nbgrader"
        )
    if source.language not in ("python", "python3"):
        raise UsageError(f"it is a notebook in {source.language}; only Python can be imported")
    found.notes += [
        Note(number, "a line that only Jupyter knows", line, todo=False)
        for number, line in source.jupyter_lines
    ]
    return found


def _free(slug: str, drafts: list[Draft]) -> str:
    """Return a slug that no other draft has."""
    known = {draft.slug for draft in drafts}
    names = [slug, *(f"{slug}_{number}" for number in range(2, len(drafts) + 3))]
    return next(name for name in names if name not in known)
