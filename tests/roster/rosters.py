"""Reading small rosters."""

from grader.roster import Changes, Known, Roster, compared, read_roster
from grader.variants import student_named


def roster_of(raw: str | bytes, **said: str) -> Roster:
    """Read what a file holds; `said` is what `--column` says."""
    return read_roster(raw if isinstance(raw, bytes) else raw.encode(), named=student_named, said=said)


def ids(listed: Roster) -> list[str]:
    """Return who is on it."""
    return [entry.id for entry in listed.entries]


def problems(listed: Roster) -> list[tuple[tuple[int, ...], str]]:
    """Return the rows with problems, by line."""
    return [(problem.lines, problem.text) for problem in listed.problems]


def changes_of(raw: str, **known: Known) -> Changes:
    """Compare a file with students who are known."""
    return compared(roster_of(raw), known)
