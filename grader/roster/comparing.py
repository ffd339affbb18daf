"""What a roster would change in what is known of a class. Nobody is ever removed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.roster.reading import Entry, Roster, folded


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a student: fields as in an `Entry`, and whether they are on the roster so far.

    `enrolled` is None of those whom no roster ever had: they are known by what they handed in.
    """

    fields: Mapping[str, str]
    enrolled: bool | None


@dataclass(frozen=True, slots=True)
class Change:
    """A student on both: fields with what was known and what the file says; and whether they come back."""

    entry: Entry
    fields: Mapping[str, tuple[str, str]]
    back: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What a roster changes.

    Attributes
    ----------
    added : tuple of Entry
        Students whom no roster had.
    changed : tuple of Change
        Students of whom it says something else, or who come back.
    same : int
        How many it leaves as they are.
    gone : tuple of str
        Who was on the roster so far, and is not on this one.
    strangers : tuple of str
        Who has handed in, and was never on a roster.
    alike : tuple of (str, str)
        Ids that are new, each with a known one that differs in case or Unicode form only.
    """

    added: tuple[Entry, ...]
    changed: tuple[Change, ...]
    same: int
    gone: tuple[str, ...]
    strangers: tuple[str, ...]
    alike: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything to write."""
        return bool(self.added or self.changed or self.gone)


def compared(roster: Roster, known: Mapping[str, Known]) -> Changes:
    """Compare a roster with what is known; who stands in a row with a problem stays as they are."""
    added, changed = [], []
    for entry in roster.entries:
        before = known.get(entry.id)
        if before is None or before.enrolled is None:
            added.append(entry)
        else:
            fields = _moves(before.fields, entry.fields)
            if fields or not before.enrolled:
                changed.append(Change(entry, fields, back=not before.enrolled))
    absent = sorted({*known} - {entry.id for entry in roster.entries} - roster.doubtful)
    return Changes(
        tuple(added),
        tuple(changed),
        len(roster.entries) - len(added) - len(changed),
        tuple(name for name in absent if known[name].enrolled),
        tuple(name for name in absent if known[name].enrolled is None),
        tuple(_alike(added, known)),
    )


def _moves(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return what the file says differently; of what it has no column for, nothing changes."""
    return {
        field: (before.get(field, ""), text) for field, text in after.items() if text != before.get(field, "")
    }


def _alike(added: Sequence[Entry], known: Iterable[str]) -> Iterable[tuple[str, str]]:
    spelled = {folded(name): name for name in known}
    pairs = ((entry.id, spelled.get(folded(entry.id), entry.id)) for entry in added)
    return (pair for pair in pairs if pair[0] != pair[1])
