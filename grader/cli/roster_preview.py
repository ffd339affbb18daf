"""What a terminal shows of a roster: how a file was read, what it changes, and students as a table. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from grader.questions.numbers import quoted
from grader.report.words import cut, visible
from grader.roster import COLUMNS, DELIMITERS, FIELDS, Change, Changes, Problem, Roster

MOST_ADDED = 10
MOST_NAMED = 20
WIDEST = 40


def preview(file: str, listed: Roster, changes: Changes) -> str:
    """Say how a file was read, and what it changes."""
    added = student_table([entry.fields for entry in changes.added[:MOST_ADDED]])
    if len(changes.added) > MOST_ADDED:
        added.append(f"and {len(changes.added) - MOST_ADDED:,} more")
    alike = [f"{_shown(new)} is new, {_shown(old)} is known: one student?" for new, old in changes.alike]
    lines = [
        *_reading(file, listed),
        *block("Problems", [problem_text(problem) for problem in listed.problems]),
        *block("Added", added, len(changes.added)),
        *block("Changed", [_change(change) for change in changes.changed]),
        *block("Not on the roster any more, and kept", [_shown(name) for name in changes.gone]),
        *block("Handed in, and never on a roster", [_shown(name) for name in changes.strangers]),
        *block("Alike", alike),
        f"{counted(changes)}.",
    ]
    return "\n".join(lines)


def counted(changes: Changes) -> str:
    """Count what a roster changes."""
    return (
        f"{len(changes.added):,} added, {len(changes.changed):,} changed, "
        f"{len(changes.gone):,} not on it any more, {changes.same:,} the same"
    )


def block(title: str, rows: Sequence[str], many: int | None = None) -> Iterator[str]:
    """Write rows below a title that counts them, and a blank line; nothing where there are none."""
    if rows:
        yield f"{title} ({len(rows) if many is None else many:,}):"
        yield from (f"  {row}" for row in rows)
        yield ""


def student_table(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Write students in columns: id, and what is known of full name, e-mail address, section."""
    columns = [column for column in COLUMNS if any(fields.get(column) for fields in rows)]
    cells = [[_shown(fields.get(column, "")) for column in columns] for fields in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]


def count(number: int, word: str) -> str:
    """Write a number of things."""
    return f"{number:,} {word}{'s' if number != 1 else ''}"


def _reading(file: str, listed: Roster) -> Iterator[str]:
    """Say how a file was read."""
    between = DELIMITERS.get(listed.delimiter, quoted(listed.delimiter))
    students = count(len(listed.entries), "student")
    yield f"{visible(file)}: {students}, in {listed.encoding}, separated by {between}."
    if listed.encoding == "Windows-1252":
        yield "It is not UTF-8: see that letters with accents are right."
    columns = [f"`{_shown(name)}` is {FIELDS[field]}" for field, name in listed.columns.items()]
    yield f"{', '.join(columns)}."
    if listed.unused:
        names = [_shown(name) or "(no name)" for name in listed.unused[:MOST_NAMED]]
        more = len(listed.unused) - MOST_NAMED
        yield f"Not used: {', '.join(names)}{f', and {more:,} more' if more > 0 else ''}."
    if listed.left_out:
        rows = (f"line {line} ({_shown(why)})" for line, why in listed.left_out.items())
        yield f"Left out: {', '.join(rows)}."
    yield ""


def problem_text(problem: Problem) -> str:
    """Say which rows cannot be taken, and why."""
    lines = f"line{'s' if len(problem.lines) > 1 else ''} {', '.join(map(str, problem.lines))}"
    return f"{lines}: {problem.text}"


def _change(change: Change) -> str:
    moves = [
        f"{FIELDS[field].removeprefix('the ')} {quoted(old)} -> {quoted(new)}"
        for field, (old, new) in change.fields.items()
    ]
    return f"{_shown(change.entry.id)}  {', '.join([*(['is back'] if change.back else []), *moves])}"


def _shown(text: str) -> str:
    """Write a cell in one line of a screen."""
    return cut(visible(" ".join(text.split())), WIDEST)
