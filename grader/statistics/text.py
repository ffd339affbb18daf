"""Statistics as text for a terminal. What students returned is hostile text, and shown as such."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from grader.models import Verdict
from grader.report.text import VERDICT_WORDS
from grader.report.words import SCREEN_WIDTH, cut, visible
from grader.statistics.attempts import AttemptsToPass
from grader.statistics.exercise import ExerciseStatistics, Misconception, Scores
from grader.statistics.items import Item
from grader.statistics.words import ENOUGH, percent, several
from grader.statistics.wrong_answers import Group

BAR_WIDTH = 40
MOST_GROUPS = 3
MOST_IDEAS = 8
VALUE_WIDTH = 60
HEAD = ("", "passed by", "first try", "facility", "discr.", "weight", "effective")
OVERVIEW = ("", "n", "mean", "median", "full score", "alpha")
UNKNOWN = "–"


def statistics_text(exercises: Sequence[ExerciseStatistics], width: int | None = None) -> str:
    """Write the statistics of several exercises: one line for each, and then each by itself."""
    parts = [exercise_text(found, width) for found in exercises]
    if len(exercises) > 1:
        rows = [OVERVIEW, *map(_overview, exercises)]
        parts.insert(0, "\n".join(_aligned(rows)))
    return "\n\n\n".join(parts)


def exercise_text(found: ExerciseStatistics, width: int | None = None) -> str:
    """Write all that is known of one exercise; the table of items is cut to a width if there is one."""
    sections = [
        [f"{found.exercise}: {visible(found.title)}", _who(found)],
        _scores(found.scores, found.n) if found.scores else [],
        _alpha(found),
        _attempts(found.attempts_to_pass) if found.attempts_to_pass else [],
        list(_items(found.items, width)),
        list(_wrong_answers(found.items)),
        _ideas(found.misconceptions, found.n),
        [line for note in found.notes for line in _paragraph(note)],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _who(found: ExerciseStatistics) -> str:
    verdicts = ", ".join(f"{count} {VERDICT_WORDS[verdict]}" for verdict, count in found.verdicts.items())
    students = several(sum(found.verdicts.values()), "student")
    return f"{several(found.submissions, 'result')} of {students}: {verdicts}."


def _scores(scores: Scores, n: int) -> list[str]:
    most = max(scores.tenths)
    head = (
        f"Scores (n = {n}): mean {percent(scores.mean)}, median {percent(scores.median)}, quartiles "
        f"{percent(scores.lower_quartile)} and {percent(scores.upper_quartile)}"
    )
    lines = [head]
    for number, count in enumerate(scores.tenths):
        bar = "█" * (max(1, round(BAR_WIDTH * count / most)) if count else 0)
        lines.append(f"  {10 * number:>3} to {10 * number + 10:>3} %  {bar} {count or ''}".rstrip())
    return lines


def _alpha(found: ExerciseStatistics) -> list[str]:
    if found.n < ENOUGH:
        return []
    value = "undefined" if found.alpha is None else f"{found.alpha:.2f}"
    of = several(found.alpha_items, "item")
    return _paragraph(f"Cronbach's alpha (n = {found.n}, {of}): {value}, {found.alpha_says}")


def _attempts(found: AttemptsToPass) -> list[str]:
    lines = [f"  {count:>5}  at attempt {at}" for at, count in found.at.items()]
    return ["Full score:", *lines, f"  {found.not_yet:>5}  not yet"]


def _items(items: Sequence[Item], width: int | None) -> Iterator[str]:
    """Write the table of items, with what their numbers mean and, last, their titles."""
    said = max((len(item.says) for item in items), default=0)
    last = ["", *(f"{item.says:<{said}}  " * (said > 0) + visible(item.title) for item in items)]
    for numbers, words in zip(_aligned([HEAD, *map(_cells, items)]), last, strict=True):
        line = f"{numbers}  {words}".rstrip()
        yield line if width is None else cut(line, width)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Align the first column to the left, and all others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]


def _overview(found: ExerciseStatistics) -> tuple[str, ...]:
    scores = found.scores
    return (
        found.exercise,
        str(found.n),
        percent(scores.mean) if scores else UNKNOWN,
        percent(scores.median) if scores else UNKNOWN,
        f"{found.verdicts.get(Verdict.PASSED, 0)}",
        _number(found.alpha),
    )


def _cells(item: Item) -> tuple[str, ...]:
    return (
        item.id,
        f"{item.passed} of {item.n}",
        UNKNOWN if item.first_try is None else percent(item.first_try),
        _number(item.facility),
        _number(item.discrimination),
        _share(item.weight),
        _share(item.effective_weight),
    )


def _wrong_answers(items: Sequence[Item]) -> Iterator[str]:
    """Write, of each item, what several students answered alike."""
    found = [item for item in items if item.wrong_answers.groups]
    if found:
        yield "Wrong answers that several gave:"
    for item in found:
        groups, others = item.wrong_answers.groups, item.wrong_answers.others
        yield f"  {item.id}  {cut(visible(item.title), SCREEN_WIDTH - len(item.id) - 4)}"
        for group in groups[:MOST_GROUPS]:
            yield from _group(group)
        if others := others + sum(group.count for group in groups[MOST_GROUPS:]):
            yield f"  {others:>5}  other wrong answers"


def _group(group: Group) -> Iterator[str]:
    """Write the answer of a group, and below it what it was told; of many answers how many gave each."""
    head, *others = wrap(visible(group.told), SCREEN_WIDTH - 9) or [""]
    yield f"  {group.count:>5}  {head}"
    yield from (f"{'':9}{line}" for line in others)
    for value in group.values:
        how_many = "" if value.count == group.count else f"  ({value.count} of them)"
        yield f"{'':9}→ {cut(' '.join(visible(value.got).split()), VALUE_WIDTH)}{how_many}"


def _ideas(found: Sequence[Misconception], n: int) -> list[str]:
    lines = [f"  {one.count:>5}  {visible(one.title)}" for one in found[:MOST_IDEAS]]
    more = [f"         and {len(found) - MOST_IDEAS} more ideas"] if len(found) > MOST_IDEAS else []
    return [f"Wrong ideas (n = {n}):", *lines, *more] if found else []


def _paragraph(text: str) -> list[str]:
    return wrap(visible(text), SCREEN_WIDTH)


def _number(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.2f}"


def _share(value: float | None) -> str:
    return UNKNOWN if value is None else f"{100 * value:.0f} %"
