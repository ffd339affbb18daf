"""A plan in words: the table that an instructor reads before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from grader.exchange.downloads.matching import NOBODY, OF_ONE_SYSTEM
from grader.exchange.downloads.names import shown
from grader.exchange.downloads.planning import Plan, Student
from grader.report.words import cut, padded
from grader.store.people import Person

MAX_NAMES = 5
MAX_WIDTH = 32


def plan_text(plan: Plan) -> str:
    """Write all that is planned, and all that is not, with the reasons."""
    parts = [
        f"{shown(plan.origin)}: {_counted(len(plan.students), 'student')}, from {plan.format}",
        _table([_row(student, plan) for student in plan.written]),
        _section(
            "Not written:",
            _table([_row_not_written(student) for student in plan.students if not student.folder]),
        ),
        _section("Left out:", "\n".join(_reasons(_left_out(plan)))),
        _section("", _summary(plan)),
    ]
    return "\n\n".join(part for part in parts if part)


def needs_a_look(plan: Plan) -> bool:
    """Tell whether somebody's work is not written, or something could not be read."""
    return len(plan.written) < len(plan.students) or bool(plan.left_out)


def _row(student: Student, plan: Plan) -> list[str]:
    files = ", ".join(taken.name for taken in student.taken)
    marks = [f"by {student.match.how}" if student.match.person else "", "late" if student.late else ""]
    marks += [f"{len(student.earlier)} earlier" if student.earlier else "", student.time]
    renamed = [taken.handed_in.original for taken in student.taken if taken.handed_in.original != taken.name]
    marks += [f"was {', '.join(renamed)}" if renamed else ""]
    who = [student.folder, _said(student)] if plan.has_class else [student.folder]
    return [*who, files, ", ".join(filter(None, marks))]


def _row_not_written(student: Student) -> list[str]:
    reasons = [f"{name}: {why}" for name, why in student.others] if not student.match.why_not else []
    why = "; ".join([student.why_not, *reasons[:MAX_NAMES]])
    people = " or ".join(map(_person, student.match.candidates))
    word = "near" if student.match.why_not == NOBODY else "could be"
    return [_said(student), f"{why}; {word}: {people}" if people else why]


def _said(student: Student) -> str:
    """Return what the download calls a student."""
    numbers = [value for kind, value in student.owner.ids if kind in OF_ONE_SYSTEM]
    return " ".join([student.owner.said, *numbers]).strip()


def _person(person: Person) -> str:
    return f"{person.full_name} ({person.name})" if person.full_name else person.name


def _left_out(plan: Plan) -> Iterable[tuple[str, str]]:
    """Return what nobody is said to have handed in, and what is not taken of those who are written."""
    yield from plan.left_out
    for student in plan.written:
        yield from student.others


def _reasons(left_out: Iterable[tuple[str, str]]) -> list[str]:
    names = defaultdict(list)
    for name, why in left_out:
        names[why].append(shown(name))
    return [f"  {why}: {_some(files)}" for why, files in names.items()]


def _summary(plan: Plan) -> str:
    """Count how everybody was found, and what needs a look."""
    sure = sum(student.match.person is not None and not student.match.by_name for student in plan.written)
    named = sum(student.match.by_name for student in plan.written)
    late = sum(student.late for student in plan.written)
    again = sum(bool(student.earlier) for student in plan.written)
    anonymous = sum(student.owner.anonymous for student in plan.students)
    counts = [f"{len(plan.written)} of {_counted(len(plan.students), 'student')} to write"]
    counts += [f"{sure} by an id, {named} by name"] if plan.has_class else []
    counts += [f"{late} late"] if late else []
    counts += [f"{again} handed in again, the newest is taken"] if again else []
    counts += [f"{anonymous} anonymous"] if anonymous else []
    lines = ["; ".join(counts) + "."]
    if plan.missing:
        lines.append(
            f"In the class but not here, {len(plan.missing)}: {_some([one.name for one in plan.missing])}"
        )
    if not plan.has_class:
        lines.append(
            "Students are called as the download calls them: there is no roster. --roster FILE names one."
        )
    return "\n".join(lines)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
    return ", ".join(names[:MAX_NAMES]) + more


def _table(rows: Sequence[Sequence[str]]) -> str:
    rows = [[shown(cell) for cell in row] for row in rows]
    widths = [min(max(map(cell_len, column)), MAX_WIDTH) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [
                *(padded(cut(cell, width), width) for cell, width in zip(row[:-1], widths, strict=False)),
                row[-1],
            ]
        ).rstrip()
        for row in rows
    )


def _section(title: str, text: str) -> str:
    return f"{title}\n{text}".strip("\n") if text else ""


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}"
