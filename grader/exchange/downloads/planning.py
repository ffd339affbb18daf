"""What is taken from a download: whose each file is, which one counts, and why others do not."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from grader.exchange.downloads.choosing import EARLIER, Taken, chosen, latest
from grader.exchange.downloads.handed_in import Format, HandedIn, Owner, Reading
from grader.exchange.downloads.matching import OF_ONE_SYSTEM, Match, matcher
from grader.exchange.downloads.names import folder_for
from grader.intake import RefusedError
from grader.store.people import Person

MAX_BYTES = 2**30


@dataclass(frozen=True, slots=True)
class Student:
    """One student of the download: who it is, what is taken, and what else there is.

    `folder` is empty where nothing is written; `why_not` says why then. `others` are files that are not
    taken, with the reason.
    """

    owner: Owner
    match: Match
    folder: str = ""
    taken: tuple[Taken, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    why_not: str = ""
    late: bool = False
    time: str = ""

    @property
    def earlier(self) -> tuple[str, ...]:
        """What was handed in before what is taken."""
        return tuple(name for name, why in self.others if why == EARLIER)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that would be written, and all that would not, with the reasons."""

    format: Format
    origin: str
    exercise: str
    students: tuple[Student, ...]
    left_out: tuple[tuple[str, str], ...]
    missing: tuple[Person, ...]
    has_class: bool

    @property
    def written(self) -> tuple[Student, ...]:
        """Those of whom something is written."""
        return tuple(student for student in self.students if student.folder)


def plan(
    reading: Reading,
    origin: str,
    people: Sequence[Person] | None,
    *,
    exercise: str = "",
    names: Collection[str] = (),
) -> Plan:
    """Decide what is taken from a download.

    Parameters
    ----------
    reading : Reading
        Who handed in what, as the names say.
    origin : str
        What the archive or folder is called.
    people : sequence of Person, optional
        The class; without one, students are called as the download calls them.
    exercise : str
        Its slug; without one all code, answers and notebooks are taken.
    names : collection of str
        What its file may be called.

    Raises
    ------
    RefusedError
        If all of it together is larger than any class hands in.
    """
    by_owner: dict[tuple[tuple[str, str], ...], list[HandedIn]] = defaultdict(list)
    for one in reading.handed_in:
        by_owner[one.owner.key].append(one)
    find = matcher(people) if people is not None else None
    students, held = [], 0
    for handed_in in by_owner.values():
        owner = handed_in[0].owner
        match = find(owner) if find else Match(how="as the download says")
        student = _student(owner, match, handed_in, names)
        held += sum(len(taken.source) for taken in student.taken)
        if held > MAX_BYTES:
            raise RefusedError(f"its submissions hold more than {MAX_BYTES:,} bytes together")
        students.append(student)
    students = _told_apart(students)
    found = [student.match for student in students]
    there = {match.person.name for match in found if match.person}
    there |= {person.name for match in found for person in match.candidates}
    return Plan(
        reading.format,
        origin,
        exercise,
        tuple(
            sorted(students, key=lambda student: (student.folder == "", student.folder, student.owner.said))
        ),
        tuple((file.name, why) for file, why in reading.left_out),
        tuple(person for person in people or () if person.name not in there),
        people is not None,
    )


def _student(owner: Owner, match: Match, handed_in: Sequence[HandedIn], names: Collection[str]) -> Student:
    """Decide what is taken of one student."""
    counted, others, why_not = latest(handed_in)
    late, time = any(one.late for one in counted), max((one.time for one in counted), default="")
    taken: list[Taken] = []
    if not why_not:
        taken, more, why_not = chosen(counted, names)
        others += more
    folder = folder_for(match.person.name if match.person else _called(owner)) if not match.why_not else ""
    if not folder and not match.why_not and not why_not:
        why_not = "no folder can have this name"
    why_not = match.why_not or why_not
    if why_not:
        folder, taken = "", []
    return Student(owner, match, folder, tuple(taken), tuple(others), why_not, late, time)


def _called(owner: Owner) -> str:
    """Return what a student is called whom no class list names."""
    numbers = [value for kind, value in owner.ids if kind in OF_ONE_SYSTEM]
    if numbers:
        return "_".join(filter(None, [owner.said, *numbers]))
    ids = dict(owner.ids)
    return ids.get("id") or ids.get("sid") or ids.get("email") or owner.said


def _told_apart(students: Sequence[Student]) -> list[Student]:
    """Write nothing where two of the download are one of the class, or two folders have one name."""
    times = Counter(student.match.person.name for student in students if student.match.person)
    folders = Counter(student.folder.casefold() for student in students if student.folder)
    return [_unless_twice(student, times, folders) for student in students]


def _unless_twice(student: Student, times: Counter[str], folders: Counter[str]) -> Student:
    person = student.match.person
    if person and times[person.name] > 1:
        match = replace(student.match, person=None, candidates=(person,))
        why_not = f"{times[person.name]} students of the download are {person.name}"
        return replace(student, match=match, folder="", taken=(), why_not=why_not)
    if student.folder and folders[student.folder.casefold()] > 1:
        why_not = f"several would get the folder {student.folder}, but for capitals"
        return replace(student, folder="", taken=(), why_not=why_not)
    return student
