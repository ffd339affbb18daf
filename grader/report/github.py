"""GitHub Actions: annotations at the lines of a change, a summary in Markdown, and text that is no command.

A runner takes a line that begins with `::`, perhaps after spaces, for a command, and the older `##[` wherever
it stands. So nothing that a student chose is printed as it is: in an annotation it is escaped, elsewhere the
signs are spelled out. In Markdown every sign is a character reference, which is never taken for structure.
"""

import heapq
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from grader.report.ci import Ending, Entry, Place, Suite
from grader.report.words import cut, visible

MOST_ANNOTATIONS = 10
"""So many of a step are shown; GitHub drops the others without a word."""

SUMMARY_BYTES = 2**20
"""So large is the summary of a step at most; GitHub drops a larger one as a whole."""

MESSAGE_CHARS = 2000
CELL_CHARS = 300
MOST_IN_A_CELL = 5

MARKS = {Ending.PASSED: "✓", Ending.SKIPPED: "–"}
FAILED_MARK = "✗"

_COMMAND = re.compile(r"((?:^|\r)\s*)::", re.MULTILINE)
_SIGN = re.compile(r"[][!#$&*.:<>@\\^_`{|}~-]")


def harmless(text: str) -> str:
    r"""Spell out what a runner would take for a command.

    >>> harmless("hi\n  ::add-mask::x")
    'hi\n  \\x3a:add-mask::x'
    """
    return _COMMAND.sub(r"\1\\x3a:", text).replace("##[", r"\x23#[")


def annotations(suites: Iterable[Suite]) -> Iterator[str]:
    """Write a command for each failed entry, as many as are shown; the last one says if there are more.

    The first one of each suite comes before the second one of any.
    """
    count = 0

    def ranked() -> Iterator[tuple[int, str, Entry]]:
        nonlocal count
        for suite in suites:
            for rank, entry in enumerate(entry for entry in suite.entries if entry.failed):
                count += 1
                yield rank, suite.name, entry

    first = heapq.nsmallest(MOST_ANNOTATIONS, ranked(), key=lambda found: found[0])
    shown = first if count <= MOST_ANNOTATIONS else first[:-1]
    for _, name, entry in shown:
        message = visible(entry.details or entry.said)
        yield _command(entry.place, f"{name}  {entry.name}", message)
    if count > len(shown):
        rest = f"{count - len(shown)} more are not shown here: a step has at most {MOST_ANNOTATIONS}."
        yield _command(Place(), "More", f"{rest} The summary of this run tells them.")


def _command(place: Place, title: str, message: str) -> str:
    said = {"file": place.file, "line": place.line, "col": place.column, "title": visible(title)}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in said.items() if value)
    return f"::error {properties}::{_data(cut(message, MESSAGE_CHARS))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(title: str, said: str, suites: Iterable[Suite], room: int = SUMMARY_BYTES) -> str:
    """Write a table in Markdown: a row for each entry of one suite, or for each of several suites.

    Parameters
    ----------
    title, said : str
        What stands above it.
    suites : iterable of Suite
        What was found.
    room : int
        So many bytes it may have; the rows that do not fit are counted.
    """
    waiting = iter(suites)
    begun = list(islice(waiting, 2))
    rows: Iterable[tuple[str, ...]]
    if len(begun) == 1:
        head, rows = ("", "test", "points", "what it says"), map(_entry_row, begun[0].entries)
    else:
        head, rows = ("", "name", "result", "what it says"), map(_suite_row, chain(begun, waiting))
    above = f"### {_cell(title)}\n\n{_cell(said)}\n\n{_row(head)}{_row(['---'] * len(head))}"
    return _fitting(above, map(_row, rows), room)


def _fitting(above: str, rows: Iterable[str], room: int) -> str:
    """Put as many rows as there is room for below the head, and say how many there is no room for."""
    lines, left = [above], room - _size(above) - _size(_left_out(10**9))
    if left < 0:
        return ""
    rows = iter(rows)
    for row in rows:
        left -= _size(row)
        if left < 0:
            lines.append(_left_out(1 + sum(1 for _ in rows)))
            break
        lines.append(row)
    return "".join([*lines, "\n"])


def _left_out(many: int) -> str:
    return f"\n{many} more rows do not fit into the summary of a step.\n"


def _size(text: str) -> int:
    return len(text.encode())


def _entry_row(entry: Entry) -> tuple[str, ...]:
    said = "" if entry.ending is Ending.PASSED else _cell(entry.said)
    return MARKS.get(entry.ending, FAILED_MARK), _cell(entry.name), _cell(entry.worth), said


def _suite_row(suite: Suite) -> tuple[str, ...]:
    failed = [entry for entry in suite.entries if entry.failed]
    told = [_cell(f"{entry.name}: {entry.said}") for entry in failed[:MOST_IN_A_CELL]]
    if len(failed) > MOST_IN_A_CELL:
        told.append(f"and {len(failed) - MOST_IN_A_CELL} more")
    mark = FAILED_MARK if failed else MARKS[Ending.PASSED]
    return mark, _cell(suite.name), _cell(suite.said), "<br>".join(told)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    """Write any text so that Markdown shows it as it is, in one line."""
    line = " ".join(visible(cut(text, CELL_CHARS)).split())
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", line)
