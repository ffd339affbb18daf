"""Which files of one student count: the newest of the exercise, also out of archives."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from grader.exchange.downloads.contents import MAX_NESTED_BYTES, File, files_in
from grader.exchange.downloads.handed_in import HandedIn
from grader.exchange.downloads.names import is_left_behind
from grader.exchange.notebooks.cells import SUFFIX
from grader.exchange.notebooks.reading import MAX_BYTES as MAX_NOTEBOOK_BYTES
from grader.intake import KINDS, MAX_SOURCE_BYTES, RefusedError

EARLIER = "handed in before"

MAX_ZIPS_DEEP = 2
MAX_FILES_EACH = 1000
MAX_BYTES_EACH = 32 * 2**20
MOST = dict.fromkeys(KINDS, MAX_SOURCE_BYTES) | {SUFFIX: MAX_NOTEBOOK_BYTES}
"""How large a file may be, by what its name ends in."""

AGAIN = re.compile(r"(?P<plain>.+?)(?:-(?P<canvas>\d{1,3})| ?\((?P<browser>\d{1,3})\))", re.ASCII)
"""What Canvas and browsers make of the name of a file that is there already."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is written: its name, its bytes, and what it was called where.

    `again` is the number that was put behind its name, as it was there already.
    """

    name: str
    source: bytes
    handed_in: HandedIn
    again: int = 0

    @property
    def order(self) -> tuple[int, int]:
        """What grows from one upload of a file to the next."""
        return self.handed_in.upload, self.again


Others = list[tuple[str, str]]


def latest(handed_in: Sequence[HandedIn]) -> tuple[list[HandedIn], Others, str]:
    """Return the files of the hand-in that counts, and those of earlier ones."""
    times = {one.place: one.time for one in handed_in}
    if len(times) == 1:
        return list(handed_in), [], ""
    newest = max(times, key=lambda place: times[place])
    if not all(times.values()) or list(times.values()).count(times[newest]) > 1:
        what = f"handed in {len(times)} times, and nothing says which is the last"
        return [], [], f"{what}: {', '.join(sorted(times))}"
    latest = [one for one in handed_in if one.place == newest]
    return latest, [(one.file.name, EARLIER) for one in handed_in if one.place != newest], ""


class _Allowance:
    """How much is still read of one student: nobody's archives keep the others waiting."""

    def __init__(self) -> None:
        self._files, self._bytes = MAX_FILES_EACH, MAX_BYTES_EACH

    def read(self, file: File, most: int) -> bytes:
        """Read a file.

        Raises
        ------
        RefusedError
            If it cannot be read, or too much was read before.
        """
        self._files -= 1
        if self._files < 0 or self._bytes < most:
            raise RefusedError(
                f"more than {MAX_FILES_EACH:,} files or {MAX_BYTES_EACH:,} bytes of one student"
            )
        content = file.read(most)
        self._bytes -= len(content)
        return content


def chosen(handed_in: Sequence[HandedIn], names: Collection[str]) -> tuple[list[Taken], Others, str]:
    """Choose the files of one hand-in: the exercise's own, else the only one of its kind, else all."""
    suffixes = [PurePath(name).suffix for name in names] or list(KINDS)
    kinds = " or ".join(KINDS[suffix] for suffix in suffixes)
    allowance = _Allowance()
    candidates: list[Taken] = []
    others: Others = []
    for one in (inner for outer in handed_in for inner in _opened(outer, allowance, MAX_ZIPS_DEEP)):
        try:
            suffix = PurePath(one.original).suffix.lower()
            if one.why_not or suffix not in suffixes:
                raise RefusedError(one.why_not or one.file.refusal or f"not a {kinds}")
            candidates.append(Taken(PurePath(one.original).name, allowance.read(one.file, MOST[suffix]), one))
        except RefusedError as error:
            others.append((one.file.name, str(error)))
    if not candidates:
        return [], others, f"no {kinds}"
    taken, more, why_not = _newest(candidates, names)
    return taken, others + more, why_not


def _newest(candidates: Sequence[Taken], names: Collection[str]) -> tuple[list[Taken], Others, str]:
    """Keep, of files that were uploaded again, the last; of an exercise, its own file if there is one."""
    own = {name.casefold(): name for name in names}
    plain = {*own, *(taken.name.casefold() for taken in candidates)}
    groups: dict[str, list[Taken]] = defaultdict(list)
    for taken in candidates:
        name, again = _without_number(taken.name, plain)
        groups[name.casefold()].append(replace(taken, name=own.get(name.casefold(), name), again=again))
    wanted = own.keys() & groups.keys() or groups.keys()
    kept, others = [], []
    for name, group in groups.items():
        if name not in wanted:
            others += [(one.handed_in.file.name, f"not {' or '.join(names)}") for one in group]
            continue
        group.sort(key=lambda one: one.order)
        last = group[-1]
        equal = [one for one in group if one.order == last.order]
        if len({one.source for one in equal}) > 1:
            paths = ", ".join(one.handed_in.file.name for one in equal)
            return [], others, f"several files are called {last.name}: {paths}"
        kept.append(last)
        others += [(one.handed_in.file.name, EARLIER) for one in group[:-1]]
    return [_called_as(kept[0], names)] if len(kept) == 1 else kept, others, ""


def _called_as(taken: Taken, names: Collection[str]) -> Taken:
    """Call the only file of an exercise as everybody's is called."""
    suffix = PurePath(taken.name).suffix.lower()
    return replace(taken, name=next((name for name in names if name.endswith(suffix)), taken.name))


def _without_number(name: str, plain: set[str]) -> tuple[str, int]:
    """Return the name that a file had when it was handed in first, where that name is known."""
    path = PurePath(name)
    found = AGAIN.fullmatch(path.stem)
    first = f"{found['plain']}{path.suffix}" if found else ""
    if found and first.casefold() in plain:
        return first, int(found["canvas"] or found["browser"])
    return name, 0


def _opened(one: HandedIn, allowance: _Allowance, deep: int) -> Iterator[HandedIn]:
    """Yield a file, or what lies in it where it is an archive."""
    if one.why_not or one.file.refusal or not one.original.lower().endswith(".zip"):
        yield one
        return
    try:
        if not deep:
            raise RefusedError(
                f"archives lie in it more than {MAX_ZIPS_DEEP} deep; ask for the files themselves"
            )
        inner = files_in(allowance.read(one.file, MAX_NESTED_BYTES))
    except RefusedError as error:
        yield replace(one, why_not=str(error))
        return
    for file in inner:
        if not is_left_behind(file.path):
            named = replace(file, name=f"{one.file.name}/{file.name}")
            original = "/".join(file.path) or file.name
            within = replace(one, file=named, original=original, outer=one.outer or one.file.path)
            yield from _opened(within, allowance, deep - 1)
