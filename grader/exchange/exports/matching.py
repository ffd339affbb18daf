"""Whose a row of another system's file is: by ids, else by the name; what is not sure is never guessed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.exchange.exports.sheet import Line
from grader.roster.cells import plain
from grader.roster.columns import columns_in
from grader.roster.reading import folded
from grader.store.people import Person

PARTICIPANT = "participant"
"""A number that Moodle gives somebody in one assignment: no roster has it, but what was downloaded."""

LOGINS = ("sis", "sis_login", "moodle", "number", "email")
"""What the name under which a student hands in may be, where the roster does not say."""

IDS = ("canvas", *LOGINS, "lms", "nbgrader")
_ELSEWHERE = "(the id is not looked for)"


@dataclass(frozen=True, slots=True)
class Them:
    """What a row says of a student: its index in the file, how it is shown, ids by kind, and a name."""

    row: int
    line: int
    ids: Mapping[str, str]
    name: str

    @property
    def shown(self) -> str:
        """How a sentence calls them."""
        called = self.name or next(iter(self.ids.values()), "")
        return f"{called or 'somebody'} (line {self.line})"


@dataclass(frozen=True, slots=True)
class Matches:
    """Rows by the student whose they are, who is known by name alone, and rows that are nobody's."""

    rows: Mapping[str, Them]
    by_name: frozenset[str]
    unclear: tuple[tuple[Them, str], ...]
    strangers: tuple[Them, ...]


def person_columns(header: Sequence[str]) -> dict[str, int]:
    """Find the columns that say who somebody is; unlike on a roster, none has to be the id."""
    columns = columns_in((*header, _ELSEWHERE), {"id": _ELSEWHERE})
    return {field: place for field, place in columns.items() if place < len(header)}


def them_in(lines: Iterable[tuple[int, Line]], columns: Mapping[str, int]) -> list[Them]:
    """Read who the rows are about."""
    return [_them(row, line, columns) for row, line in lines]


def _them(row: int, line: Line, columns: Mapping[str, int]) -> Them:
    said = {field: plain(line.cells[k]) for field, k in columns.items() if k < len(line.raw)}
    name = said.get("full_name") or " ".join(
        filter(None, (said.get("first_name", ""), said.get("last_name", "")))
    )
    return Them(row, line.number, {kind: said[kind] for kind in (*IDS, PARTICIPANT) if said.get(kind)}, name)


def matched(rows: Sequence[Them], people: Sequence[Person]) -> Matches:
    """Find out whose the rows are.

    Parameters
    ----------
    rows : sequence of Them
        Of a file.
    people : sequence of Person
        The class.
    """
    known = {person.name: person for person in people if person.name}
    by_id = _by_id(known.values())
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for person in known.values():
        for form in forms_of(person.full_name):
            by_name[form].add(person.name)
    found: defaultdict[str, list[Them]] = defaultdict(list)
    unclear: list[tuple[Them, str]] = []
    strangers = []
    by_name_alone = set()
    for them in rows:
        named = by_name.get(_form(them.name), set())
        hits = [hit for kind, value in them.ids.items() if (hit := by_id.get((kind, folded(value))))]
        who = set.intersection(*hits) if hits else {n for n in named if not _contradicts(them, known[n])}
        if len(who) == 1 and not (hits and named and not who & named):
            (name,) = who
            found[name].append(them)
            if not hits:
                by_name_alone.add(name)
        elif hits or who:
            unclear.append(
                (
                    them,
                    "not all of its ids and its name are of one student" if hits else "several are called so",
                )
            )
        else:
            strangers.append(them)
    for name, some in found.items():
        if len(some) > 1:
            unclear += [(them, f"{len(some)} rows could be of {name}") for them in some]
    single = {name: some[0] for name, some in found.items() if len(some) == 1}
    return Matches(single, frozenset(by_name_alone & single.keys()), tuple(unclear), tuple(strangers))


def _by_id(people: Iterable[Person]) -> Mapping[tuple[str, str], set[str]]:
    index: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for person in people:
        for kind, value in _ids_of(person):
            index[kind, folded(value)].add(person.name)
    return index


def _ids_of(person: Person) -> Iterator[tuple[str, str]]:
    own = {**person.ids, **({"email": person.email} if person.email else {})}
    yield from own.items()
    yield from ((kind, person.name) for kind in LOGINS if kind not in own)


def _contradicts(them: Them, person: Person) -> bool:
    """Tell whether the class has another id for somebody of this name: then it is a namesake."""
    own = {**person.ids, "email": person.email}
    return any(own.get(kind) for kind in them.ids)


def forms_of(name: str) -> set[str]:
    """Return how a name may be written: as it is, and with the last names first.

    >>> sorted(forms_of("Ada Li"))
    ['ada li', 'li, ada']
    >>> sorted(forms_of("Li, Ada"))
    ['ada li', 'li, ada']
    """
    last, comma, first = name.partition(",")
    words = name.split()
    turned = [f"{' '.join(words[k:])}, {' '.join(words[:k])}" for k in range(1, len(words))]
    if comma:
        turned = [f"{first.strip()} {last.strip()}"]
    return {_form(form) for form in (name, *turned) if form.strip()}


def _form(name: str) -> str:
    return folded(" ".join(name.split()))
