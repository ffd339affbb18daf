"""What a regrade changes, on a terminal and as data: who moves, through which cases, and what counts then."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from textwrap import wrap
from typing import Any

from grader.assignments.wording import short
from grader.assignments.wording import some as many
from grader.models import Outcome, Verdict
from grader.regrading.moves import Case, CaseMove, Judged, Move
from grader.regrading.regrade import Counts, Regraded, Undone
from grader.report.words import SCREEN_WIDTH, cut, minute, visible

MOST_CASES = 12
MOST_LEFT_OUT = 8
MOST_MOVES = 12
MAX_NAME_WIDTH = 24
NOT_JUDGED = {Verdict.NOT_GRADABLE: "not gradable", Verdict.NOT_GRADED: "not graded"}


def regrade_screen(found: Regraded, width: int = sys.maxsize) -> str:
    """Write what the tests of today change in one exercise; of many attempts only those that change most.

    Parameters
    ----------
    found : Regraded
        The exercise.
    width : int
        To which lines are cut; a file or a pipe has none.
    """
    graded = found.graded
    students = len({attempt.student for attempt in graded.attempts})
    out = [move for move in found.moves if move.attempt.id in found.left_out]
    moving = [move for move in found.moves if move.attempt.id not in found.left_out and move.matters]
    for some_moves in (out, moving):
        some_moves.sort(key=lambda move: _urgency(move, found.counts[move.attempt.student]))
    told = [_ways(moving)]
    if moving:
        told.append(counts_sentence(found.counts.values()))
    if found.elsewhere:
        told.append(
            f"{many(found.elsewhere, 'attempt')} got another result in the meantime: "
            f"nothing was done to {'it' if found.elsewhere == 1 else 'them'}."
        )
    if graded.faults:
        told.append(
            f"{many(len(graded.faults), 'attempt')} could not be graded, by no fault of the student, "
            f"and {_keep(len(graded.faults))}. {visible(graded.faults[0])}"
        )
    lines = [
        f"{graded.exercise.slug}: {many(len(graded.attempts), 'attempt')} of "
        f"{many(students, 'student')} graded again.",
        *(part for sentence in told for part in wrap(sentence, SCREEN_WIDTH)),
        *_block("Through", _cases(found.moves), MOST_CASES, width),
        *_block("Left out, since less would count", _rows(out), MOST_LEFT_OUT, width),
        *_block("These move", _rows(moving, found.counts), MOST_MOVES, width),
    ]
    return "\n".join(lines)


def ending(name: str, changes: Sequence[Regraded], *, let_hold: bool) -> str:
    """Say what was done, and what can be done now.

    Parameters
    ----------
    name : str
        As it was typed.
    changes : sequence of Regraded
        An exercise each.
    let_hold : bool
        Whether the new results should hold from now on.
    """
    others = sum(len(one.moves) for one in changes)
    out = sum(len(one.left_out) for one in changes)
    if not others:
        rest = any(one.elsewhere or one.graded.faults for one in changes)
        why = "There is nothing" if rest else "All have the results of these tests already: there is nothing"
        return f"{why} to apply."
    lost = f"{many(out, 'attempt')} {_keep(out)}; with --allow-decrease less may count." if out else ""
    if out == others:
        done = "Nothing was applied." if let_hold else "There is nothing to apply."
    elif let_hold:
        done = f"Applied to {many(others - out, 'attempt')}. `grader regrade {name} --undo` takes it back."
    else:
        done = f"Nothing holds yet: `grader regrade {name} --apply --reason TEXT` lets it hold."
    return "\n".join(filter(None, [lost, done]))


def _keep(number: int) -> str:
    return "keeps what it has" if number == 1 else "keep what they have"


def _ways(moves: Sequence[Move]) -> str:
    """Say how many move, and which way."""
    if not moves:
        return "Nobody's points move."
    up = sum(move.new.share > move.before for move in moves)
    down = sum(move.lower for move in moves)
    ways = {"up": up, "down": down, "to the same share of the points": len(moves) - up - down}
    said = ", ".join(f"{number} {way}" for way, number in ways.items() if number)
    return f"{many(len(moves), 'attempt')} {'moves' if len(moves) == 1 else 'move'}: {said}."


def counts_sentence(counts: Iterable[Counts]) -> str:
    """Say for how many students more counts now, and for how many less."""
    differences = [each.difference for each in counts]
    more, less = sum(each > 0 for each in differences), sum(each < 0 for each in differences)
    return f"More counts for {many(more, 'student')}, less for {less}."


def _urgency(move: Move, counts: Counts) -> tuple[bool, Fraction, Fraction, str, int]:
    """Sort what matters most to the front: who loses, then by how much counts, then by the attempt."""
    difference = move.new.share - move.before
    who = move.attempt.student, move.attempt.number
    return difference >= 0, -abs(counts.difference), -abs(difference), *who


def _block(title: str, rows: Sequence[str], most: int, width: int) -> Iterator[str]:
    """Write the first rows below a title, after a blank line; nothing where there are none."""
    if not rows:
        return
    yield from ("", f"{title}:")
    yield from (cut(f"  {row.rstrip()}", width) for row in rows[:most])
    if len(rows) > most:
        yield f"  and {len(rows) - most:,} more; --json has all"


def _cases(moves: Sequence[Move]) -> list[str]:
    """Count what the cases say otherwise, in the order of cases."""
    met = Counter((case.id, words) for move in moves for case in move.cases for words in _of_case(case))
    title = {case.id: said.title for move in moves for case in move.cases if (said := case.new or case.old)}
    names = max((len(name) for name, _ in met), default=0)
    widest = max((len(words) for _, words in met), default=0)
    return [
        f"{number:>5}  {name:<{names}}  {words:<{widest}}  {visible(title[name])}"
        for (name, words), number in sorted(met.items())
    ]


def _of_case(case: CaseMove) -> Iterator[str]:
    """Say what differs in a case, whoever handed in; of two ways to fail, neither says anything."""
    old, new = case.old, case.new
    if old is None or new is None:
        yield _only(case)
        return
    if old.max_points != new.max_points:
        yield f"worth {short(old.max_points)} → {short(new.max_points)}"
    if old.title != new.title:
        yield "another title"
    if Outcome.PASSED in (old.outcome, new.outcome) and old.outcome is not new.outcome:
        yield f"{_outcome(old)} → {_outcome(new)}"
    elif old.points * new.max_points != new.points * old.max_points:
        yield f"earns {short(old.points)} → {short(new.points)}"


def _only(case: CaseMove) -> str:
    """Say of which side a case is, and what it is worth there."""
    if case.new is not None:
        return f"new, worth {short(case.new.max_points)}: {_outcome(case.new)}"
    return f"gone, was worth {short(case.old.max_points)}" if case.old is not None else ""


def _of_attempt(case: CaseMove) -> str:
    """Say how a case changes the points of one attempt."""
    old, new = case.old, case.new
    if new is None:
        return f"{case.id} gone"
    if old is None or old.outcome is not new.outcome:
        return f"{case.id} {'new' if old is None else _outcome(old)} → {_outcome(new)}"
    return f"{case.id} earns {short(old.points)} → {short(new.points)}"


def _outcome(case: Case) -> str:
    return case.outcome.value.replace("_", " ")


def _rows(moves: Sequence[Move], counts: Mapping[str, Counts] | None = None) -> list[str]:
    """Write a line an attempt: whose, from how many points to how many, what counts then, and why."""
    cells = [
        [
            cut(visible(move.attempt.student), MAX_NAME_WIDTH),
            f"attempt {move.attempt.number}",
            points_move(move),
            *([counts_move(counts[move.attempt.student])] if counts else []),
            _why(move),
        ]
        for move in moves
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)) for row in cells]


def points_move(move: Move) -> str:
    """Write points, then and now; how many there are is said twice only where that changed.

    >>> from grader.models import Verdict
    >>> half, full = (Judged(Verdict.PARTIAL, Fraction(n), Fraction(4), Fraction(0)) for n in (2, 4))
    >>> points_move(Move(None, half, full, (), 1))
    '2 → 4 of 4'
    """
    new = f"{short(move.new.points)} of {short(move.new.max_points)}"
    if move.old is None:
        return f"– → {new}"
    whole = f" of {short(move.old.max_points)}" if move.old.max_points != move.new.max_points else ""
    return f"{short(move.old.points)}{whole} → {new}"


def counts_move(counts: Counts) -> str:
    """Write what counts for a student, then and now."""
    before, after = ("–" if each is None else short(each) for each in (counts.before, counts.after))
    changed = f"counts {before} → {after}" if before != after else f"counts {after} as before"
    return f"{changed}, marked by hand" if counts.by_hand else changed


def _why(move: Move) -> str:
    """Say through what an attempt moves."""
    if move.old is None:
        return "not graded before"
    if not move.old.by_case:
        return f"{NOT_JUDGED[move.old.verdict]} before"
    if not move.new.by_case:
        return f"not gradable now: {visible(move.new.message)}"
    return ", ".join(_of_attempt(case) for case in move.cases if _earned(case.old) != _earned(case.new))


def _earned(case: Case | None) -> Fraction:
    return case.points if case is not None else Fraction(0)


def undone_screen(undone: Undone) -> str:
    """Say what was taken back."""
    regrade = undone.regrade
    when = minute(regrade.applied_at or regrade.at)
    have = "has its earlier result" if undone.back == 1 else "have their earlier results"
    told = [
        f"{regrade.exercise}: taken back what {visible(regrade.by)} applied on {when} "
        f"({visible(regrade.reason)}).",
        f"{many(undone.back, 'attempt')} {have} again.",
    ]
    if undone.newer:
        keep = "keeps" if undone.newer == 1 else "keep"
        told.append(f"{many(undone.newer, 'attempt')} got another result since, and {keep} that.")
    told.append(counts_sentence(undone.counts.values()))
    return "\n".join(part for sentence in told for part in wrap(sentence, SCREEN_WIDTH))


def regrade_data(found: Regraded) -> dict[str, Any]:
    """Return what changes in one exercise as plain data: every attempt that moves, and every case of it."""
    graded = found.graded
    return {
        "exercise": graded.exercise.slug,
        "assignment": graded.assignment.name,
        "regrade": found.number,
        "attempts": len(graded.attempts),
        "other_results": len(found.moves),
        "not_graded": list(graded.faults),
        "changed_meanwhile": found.elsewhere,
        "moves": [
            {
                "student": move.attempt.student,
                "attempt": move.attempt.number,
                "left_out": move.attempt.id in found.left_out,
                "old": _judged_data(move.old),
                "new": _judged_data(move.new),
                "cases": [
                    {"id": case.id, "old": _case_data(case.old), "new": _case_data(case.new)}
                    for case in move.cases
                ],
            }
            for move in found.moves
            if move.matters or move.cases
        ],
        "students": [_counts_data(name, counts) for name, counts in found.counts.items()],
    }


def undone_data(undone: Undone) -> dict[str, Any]:
    """Return what was taken back as plain data."""
    regrade = undone.regrade
    return {
        "exercise": regrade.exercise,
        "regrade": regrade.id,
        "reason": regrade.reason,
        "by": regrade.by,
        "applied_at": regrade.applied_at,
        "attempts": undone.back,
        "changed_since": undone.newer,
        "students": [
            _counts_data(name, counts) for name, counts in undone.counts.items() if counts.difference
        ],
    }


def _counts_data(name: str, counts: Counts) -> dict[str, Any]:
    before, after = (None if each is None else float(each) for each in (counts.before, counts.after))
    return {"student": name, "before": before, "after": after, "by_hand": counts.by_hand}


def _judged_data(judged: Judged | None) -> dict[str, Any] | None:
    if judged is None:
        return None
    return {
        "verdict": judged.verdict.value,
        "points": float(judged.points),
        "max_points": float(judged.max_points),
        "pending": float(judged.pending),
    }


def _case_data(case: Case | None) -> dict[str, Any] | None:
    if case is None:
        return None
    return {
        "title": case.title,
        "outcome": case.outcome.value,
        "points": float(case.points),
        "max_points": float(case.max_points),
        "why": case.why,
    }
