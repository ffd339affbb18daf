"""What was written and what was not, in words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from grader.exchange.exports.filling import Filled
from grader.exchange.exports.grades import LeftOut
from grader.report.words import visible

MOST_NAMED = 20


def filled_text(filled: Filled, to: str, without: Sequence[LeftOut]) -> str:
    """Say who has a grade in a file, who not and why, and what to do with it.

    Parameters
    ----------
    filled : Filled
        The file.
    to : str
        Where it is.
    without : sequence of LeftOut
        Students who have no grade that could be in it.
    """
    told = filled.told
    lines = [
        f"{visible(to)}: {_count(len(told.written), 'grade')} in {_shown(filled.column)}.",
        *left_out_lines([*without, *told.left_out]),
        *_block("Rows that are not sure", [f"{_shown(who)}: {why}" for who, why in told.unclear]),
        *_block("Rows of nobody in the class", [_shown(who) for who in told.strangers]),
        *map(visible, told.notes),
    ]
    return "\n".join(lines)


def left_out_lines(left_out: Sequence[LeftOut]) -> list[str]:
    """Say who is left out, together with all for whom the reason is the same."""
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for one in left_out:
        by_reason[one.why].append(_shown(one.name) or "(no name)")
    rows = [f"{why}: {_named(names)}" for why, names in by_reason.items()]
    return list(_block("Left out", rows, len(left_out)))


def _block(title: str, rows: Sequence[str], many: int | None = None) -> Iterator[str]:
    if rows:
        yield f"{title} ({len(rows) if many is None else many:,}):"
        yield from (f"  {row}" for row in rows[:MOST_NAMED])
        if len(rows) > MOST_NAMED:
            yield f"  and {len(rows) - MOST_NAMED:,} more"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' if number != 1 else ''}"


def _shown(text: str) -> str:
    return visible(" ".join(text.split()))
