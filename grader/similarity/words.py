"""What `grader similar` says, as text and as data: pairs to look at, never a verdict. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len

from grader.report.words import cut, padded, visible
from grader.similarity.lexer import MAX_TOKENS
from grader.similarity.pairs import CLASS, FEWEST, LOOK_AT, SHARE, Comparison, Pair
from grader.similarity.passages import Lines
from grader.similarity.winnowing import GUARANTEED, WINDOW, K

NAME_WIDTH = 28
MOST_NAMED = 8
TOO_SHORT = (
    f"Too short to tell: beyond the starter and what many share, so little is left (fewer than {FEWEST} "
    "fingerprints) that honest answers look alike."
)
LOOK = "Pairs to look at, the most alike first. That code is alike does not say why: read both."


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, of which exercise, and what could not be read: names with reasons."""

    exercise: str
    submissions: int
    comparison: Comparison
    unread: Mapping[str, str]


def similarity_text(compared: Compared) -> str:
    """Write the pairs with their passages, and what cannot be told."""
    found = compared.comparison
    lines = [f"{compared.exercise}: {_count(compared.submissions)}, {found.compared} long enough to compare."]
    if found.common:
        lines.append(f"What more than one in {SHARE} has does not count ({found.common} fingerprints).")
    if found.compared < 2:
        lines += ["", TOO_SHORT]
    elif not found.pairs:
        lines += ["", f"No pair shares {LOOK_AT:.0%} or more of its fingerprints."]
    else:
        lines += ["", LOOK]
        for pair in found.pairs:
            lines += ["", *_pair_lines(pair)]
        if found.found > len(found.pairs):
            lines += ["", f"{found.found - len(found.pairs)} more pairs: --top N shows more."]
    if found.compared >= 2 and found.too_short:
        lines += ["", f"Too short to tell: {_named(found.too_short)}"]
    if found.cut:
        lines += ["", f"Compared up to {MAX_TOKENS:,} tokens: {_named(found.cut)}"]
    if compared.unread:
        lines += ["", "Not compared:"]
        reasons = [f"  {visible(name)}: {visible(why)}" for name, why in compared.unread.items()]
        lines += reasons[:MOST_NAMED]
        lines += [f"  and {len(reasons) - MOST_NAMED} more"] if len(reasons) > MOST_NAMED else []
    return "\n".join(lines)


def similarity_data(compared: Compared) -> dict[str, Any]:
    """Return the same for another program."""
    found = compared.comparison
    return {
        "schema": 1,
        "exercise": compared.exercise,
        "submissions": compared.submissions,
        "compared": found.compared,
        "method": {
            "tokens": K,
            "window": WINDOW,
            "always_found": GUARANTEED,
            "fewest": FEWEST,
            "look_at": LOOK_AT,
            "common": {"above_one_in": SHARE, "of_at_least": CLASS, "fingerprints": found.common},
        },
        "pairs_found": found.found,
        "pairs": [
            {
                "first": pair.first,
                "second": pair.second,
                "score": round(pair.score, 4),
                "shared": pair.shared,
                "smaller": pair.smaller,
                "passages": [
                    {"first": passage.first, "second": passage.second, "tokens": passage.tokens}
                    for passage in pair.passages
                ],
            }
            for pair in found.pairs
        ],
        "too_short": found.too_short,
        "cut": found.cut,
        "not_compared": dict(compared.unread),
    }


def _pair_lines(pair: Pair) -> list[str]:
    first, second = (cut(visible(name), NAME_WIDTH) for name in (pair.first, pair.second))
    width = max(cell_len(first), max((len(_range(one.first)) for one in pair.passages), default=0))
    head = (
        f"{pair.score:>5.0%}  {padded(first, width)}  {second}   {pair.shared} of {pair.smaller} fingerprints"
    )
    return [head, *(f"       {_range(one.first):<{width}}  {_range(one.second)}" for one in pair.passages)]


def _range(lines: Lines) -> str:
    first, last = lines
    return f"line {first}" if first == last else f"lines {first}-{last}"


def _named(names: Sequence[str]) -> str:
    said = ", ".join(map(visible, names[:MOST_NAMED]))
    more = len(names) - MOST_NAMED
    return f"{said} and {more} more" if more > 0 else said


def _count(number: int) -> str:
    return f"{number} submission{'s' if number != 1 else ''}"
