"""Results as text for a terminal: one screen for a student, one line a submission for an instructor.

What a student wrote or printed is hostile text: control characters are spelled out before it is shown.
"""

import sys
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from grader.models import CaseResult, Outcome, Row, RunResult, Verdict
from grader.report.explained import diagnosis_lines, ideas_table
from grader.report.tally import Tally
from grader.report.words import SCREEN_WIDTH, cut, padded, short, visible

if TYPE_CHECKING:
    from grader.sheets import CheckedFile

MARKS = {Outcome.PASSED: "✓ pass", Outcome.NOT_RUN: "– skip", Outcome.PENDING: "… wait"}
FAILED_MARK = "✗ FAIL"
PART_MARK = "◐ part"
TITLE_WIDTH = 58
MAX_PRINTED_LINES = 8
MAX_LINES = 100
MAX_MISSED = 3
MAX_NAME_WIDTH = 40
MIN_MESSAGE_WIDTH = 24
POINTS_WIDTH = 13
FIXED_WIDTH = 19
NEW_LINE = "\n"
OWN_FAULT = "This is a problem of the grader, not of the submission. Nothing was counted."
VERDICT_WORDS = {
    Verdict.PASSED: "passed",
    Verdict.PARTIAL: "partial",
    Verdict.FAILED: "failed",
    Verdict.NOT_GRADABLE: "not gradable",
    Verdict.NOT_GRADED: "not graded",
}


def check_screen(result: RunResult, file_name: str) -> str:
    """Write the one screen of `grader check`.

    Parameters
    ----------
    result : RunResult
        Of the public suite.
    file_name : str
        The file that was checked.
    """
    lines = [f"{result.exercise}   {visible(file_name)}   public tests (do not count)", ""]
    if result.verdict in (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED):
        lines += [visible(result.message)]
        lines += ["", "Nothing was tested, and nothing is lost: mend this and check again."]
        return "\n".join(lines if result.verdict is Verdict.NOT_GRADABLE else [*lines[:3], "", OWN_FAULT])
    lines += [_case_line(case) for case in result.tests]
    failed = [case for case in result.tests if case.outcome not in (Outcome.PASSED, Outcome.NOT_RUN)]
    if failed:
        lines += ["", *_details(failed[0], file_name)]
    passed = sum(case.outcome is Outcome.PASSED for case in result.tests)
    lines += ["", f"{passed} of {len(result.tests)} public tests pass. Handing in runs hidden tests as well."]
    if result.note:
        lines.append(f"({result.note})")
    return "\n".join(lines)


def answers_screen(exercise: str, file_name: str, checked: "CheckedFile") -> str:
    """Write the one screen of `grader check` for answers: which of them can be read.

    Parameters
    ----------
    exercise : str
        Its slug.
    file_name : str
        The file that was checked.
    checked : CheckedFile
        What was found.
    """
    lines = [f"{exercise}   {visible(file_name)}   can it be read? (does not count)", ""]
    for problem in checked.problems:
        first, *others = wrap(visible(problem), SCREEN_WIDTH - 10)
        lines += [f"  {FAILED_MARK}  {first}", *(f"{'':10}{line}" for line in others)]
    if not checked.answers:
        return "\n".join([*lines, "", "Nothing is lost: mend this and check again."])
    for item in checked.answers:
        mark = FAILED_MARK if item.problem else "– none" if item.blank else "✓ read"
        lines.append(f"  {mark}  {item.id}  {item.title}")
        lines += [f"{'':10}{line}" for line in wrap(visible(item.problem), SCREEN_WIDTH - 10)]
    lines += [f"  {FAILED_MARK}  {visible(name)}  there is no such question" for name in checked.unknown]
    readable = f"{checked.readable} of {len(checked.answers)} answers can be read"
    lines += ["", f"{readable}. Whether they are right, handing in tells."]
    return "\n".join(lines)


def result_screen(result: Mapping[str, Any], *, formulas: bool = False) -> str:
    """Write one result, as read from its JSON: each test with what it earned, or why none counts.

    `formulas` says that messages are the course's own, in which ``$...$`` is mathematics.
    """
    from grader.markup import for_pipe  # code needs no mathematics

    lines = [visible(f"{result['exercise']}   {result['submission']}   {result['student']}"), ""]
    tests = result["tests"]
    if result["verdict"] in (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED):
        reason = visible(result["message"]).splitlines()
        lines += [f"  {part}" for line in reason for part in wrap(line, SCREEN_WIDTH - 2)]
        tests = []
    width = max((len(case["id"]) for case in tests), default=0)
    for case in tests:
        outcome = Outcome(case["outcome"])
        mark = MARKS.get(outcome, PART_MARK if case["points"] else FAILED_MARK)
        worth = f"{short(case['points'])} / {short(case['max_points'])}" if case["max_points"] else "–"
        title = cut(case["title"], TITLE_WIDTH)
        lines.append(f"  {mark}  {case['id']:<{width}}  {title:<{TITLE_WIDTH}}  {worth}")
        if case["message"]:
            message = for_pipe(case["message"]) if formulas else case["message"]
            text = wrap(visible(message), SCREEN_WIDTH - 12)
            lines += [f"{'':12}{line}" for line in text]
    if result["diagnosis"] and (told := diagnosis_lines(result["diagnosis"])):
        lines += ["", *(f"  {line}" for line in told)]
    if result["note"]:
        lines += ["", *wrap(visible(f"({result['note']})"), SCREEN_WIDTH)]
    return "\n".join(line.rstrip() for line in lines)


def _case_line(case: CaseResult) -> str:
    """Write mark, title and time; a long title goes on below itself."""
    first, *others = wrap(case.title, TITLE_WIDTH)
    lines = [f"  {MARKS.get(case.outcome, FAILED_MARK)}  {first:<{TITLE_WIDTH}}"]
    lines += [f"{'':10}{line}" for line in others]
    if case.outcome is Outcome.NOT_RUN:
        lines += [f"{'':10}{line}" for line in wrap(visible(case.message), TITLE_WIDTH)]
    else:
        lines[0] += f" {case.duration_s * 1000:5.0f} ms"
    return "\n".join(line.rstrip() for line in lines)


def _details(case: CaseResult, file_name: str) -> list[str]:
    """Show one failed public case under its title."""
    lines = [f"  {line}" for line in wrap(f"{case.id}  {case.title}", SCREEN_WIDTH - 2)]
    return [*lines, *case_lines(case, file_name)]


def case_lines(case: CaseResult, file_name: str) -> list[str]:
    """Write the call of a public case, what was expected and came, the student's line and prints."""
    lines: list[str] = []
    if case.call:
        lines.append(f"    {visible(case.call)}")
    for paragraph in visible(case.message).splitlines():
        lines += [f"    {line}" for line in wrap(paragraph, SCREEN_WIDTH - 4)]
    if any(row.name for row in case.rows) or len(case.rows) > 1:
        lines += _table(case.rows)
    elif case.expected is not None:
        lines += [f"    expected  {visible(case.expected)}", f"    got       {visible(case.got or '')}"]
        if case.rows:
            lines.append(f"    off by    {case.rows[0].off_by}   allowed {case.rows[0].allowed}")
    elif case.got is not None:
        lines.append(f"    got       {visible(case.got)}")
    if case.frames:
        frame = case.frames[-1]
        lines.append(f"    {visible(file_name)}:{frame.line}    {visible(frame.code)}")
    printed = visible(case.output).splitlines()
    if printed:
        lines.append("    printed:")
        lines += [f"      {cut(line, SCREEN_WIDTH - 6)}" for line in printed[:MAX_PRINTED_LINES]]
        if len(printed) > MAX_PRINTED_LINES:
            lines.append(f"      … {len(printed) - MAX_PRINTED_LINES} more lines")
    return lines


def _table(rows: Sequence[Row]) -> list[str]:
    """Align the compared numbers."""
    head = Row("", "expected", "got", "off by", "allowed")
    cells = [[row.name, row.expected, row.got, row.off_by, row.allowed] for row in (head, *rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    return [
        "    " + "   ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in cells
    ]


def class_table(tally: Tally, width: int | None = None) -> str:
    """Write one line a submission, cut to a width if there is one; of a large class only what needs a look.

    A file or a pipe has no width: there nothing of a message is lost.
    """
    lines = sorted(tally.lines, key=lambda line: line.submission)
    if len(lines) > MAX_LINES:
        lines = [line for line in lines if line.verdict in (Verdict.NOT_GRADABLE, Verdict.NOT_GRADED)]
    name_width = min(max((cell_len(line.submission) for line in lines), default=0), MAX_NAME_WIDTH)
    points_width = max([POINTS_WIDTH, *(len(line.points) for line in lines)])
    taken = name_width + points_width + FIXED_WIDTH
    room = sys.maxsize if width is None else max(width - taken, MIN_MESSAGE_WIDTH)
    return "\n".join(
        f"{padded(cut(line.submission, name_width), name_width)}  {VERDICT_WORDS[line.verdict]:<12}  "
        f"{line.points:>{points_width}}  {cut(visible(line.message).split(NEW_LINE)[0], room)}".rstrip()
        for line in lines
    )


def class_summary(
    tally: Tally, misconceptions: Sequence[Mapping[str, Any]] = (), width: int | None = None
) -> str:
    """Write what an instructor wants to know after grading a class."""
    total = len(tally.lines)
    counted = [
        f"{tally.verdicts[verdict]} {words}"
        for verdict, words in VERDICT_WORDS.items()
        if tally.verdicts[verdict]
    ]
    lines = [f"{total} submission{'s' if total != 1 else ''}: {', '.join(counted)}."]
    if tally.mean is not None:
        lines.append(f"Mean score {tally.mean:.0%}.")
    if tally.pending:
        lines.append(f"{tally.pending} with answers that wait for a person; their points are not in yet.")
    if total > 1 and (missed := tally.missed.most_common(MAX_MISSED)):
        lines.append("Missed most often:")
        lines += [f"  {count:>5}  {title}" for title, count in missed]
    if total > 1 and misconceptions:
        lines += ["Wrong ideas:", *ideas_table(misconceptions, width)]
    if tally.verdicts[Verdict.NOT_GRADED]:
        lines.append(OWN_FAULT.replace("the submission", "the submissions that were not graded"))
    return "\n".join(lines)
