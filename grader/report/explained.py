"""What is behind a wrong submission, as text: for its author, for an instructor who asks why, for a class."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from grader.report.words import SCREEN_WIDTH, cut, visible

INDENT = "    "
MOST_IDEAS = 8
NOT_DIAGNOSED = "it returns no wrong value, does not survive the probes, or there are none"


def diagnosis_lines(diagnosis: Mapping[str, Any]) -> list[str]:
    """Write what a student is told: the idea, the convention, the first wrong step, a small example."""
    lines: list[str] = []
    if diagnosis["idea"]:
        lines += ["What is behind it:", *_paragraph(diagnosis["sentence"])]
        lines += _paragraph(f"Hint: {diagnosis['hint']}") if diagnosis["hint"] else []
    if diagnosis["convention"]:
        lines += ["What differs is a factor:", *_paragraph(diagnosis["convention"])]
    if step := diagnosis["first_wrong_step"]:
        lines += [about_steps(step["step"]), *_difference(step)]
    if example := diagnosis["counter_example"]:
        lines += ["A small example, which is in no test:", *_difference(example)]
    return lines


def explanation(result: Mapping[str, Any]) -> str:
    """Write why a submission was told what it was told: every probe, and which mutants return the same."""
    name = visible(result["submission"])
    diagnosis = result["diagnosis"]
    if diagnosis is None:
        why = "it is right" if result["verdict"] == "passed" else NOT_DIAGNOSED
        return f"{name}: not diagnosed: {why}."
    fitted = ", ".join(diagnosis["mutants"])
    verdict = f"every probe fits {fitted}" if fitted else "no idea fits all probes alone"
    lines = [f"{name}: {verdict}"]
    for number, probe in enumerate(diagnosis["probes"], 1):
        fits = ", ".join(probe["fits"]) or "none"
        lines += ["", *_wrapped(f"{number:>3} ", probe["call"]), *_compared(probe)]
        lines += _wrapped(f"{INDENT}mutants   ", fits)
    return "\n".join(lines)


def ideas_table(rows: Sequence[Mapping[str, Any]], width: int | None) -> list[str]:
    """Write the wrong ideas of a class: how many have each, what it is, and whose work shows it."""
    lines = []
    for row in rows[:MOST_IDEAS]:
        line = visible(f"  {row['count']:>5}  {row['title']}  ({', '.join(row['submissions'])})")
        lines.append(line if width is None else cut(line, width))
    if len(rows) > MOST_IDEAS:
        lines.append(f"         and {len(rows) - MOST_IDEAS} more ideas")
    return lines


def student_record(record: Mapping[str, Any]) -> str:
    """Write the wrong ideas of one student, where each was met, and what to read again."""
    lines = [visible(record["student"])]
    for idea in record["ideas"]:
        items = ", ".join(dict.fromkeys(met["item"] for met in idea["met"]))
        again = f"; {idea['part']} puts it right" if idea["part"] else ""
        lines += ["", f"  {visible(idea['title'])}", *_paragraph(f"met in {items}{again}")]
        for sentence in dict.fromkeys(met["sentence"] for met in idea["met"]):
            lines += _paragraph(sentence)
        for hint in idea["hints"]:
            lines += _paragraph(f"Hint: {hint}")
    return "\n".join(lines)


def about_steps(step: int) -> str:
    """Say which step is the first wrong one, and up to where it is right."""
    if step == 0:
        return "Wrong before the first step:"
    right = "" if step == 1 else f" Up to step {step - 1} it is right."
    return f"The first wrong step is number {step}.{right}"


def _difference(shown: Mapping[str, Any]) -> list[str]:
    return [*_wrapped(INDENT, shown["call"]), *_compared(shown)]


def _compared(shown: Mapping[str, Any]) -> list[str]:
    right = _wrapped(f"{INDENT}right     ", shown["expected"])
    return [*right, *_wrapped(f"{INDENT}yours     ", shown["got"])]


def _wrapped(head: str, text: str) -> list[str]:
    """Write text after a head; what is too long for the screen goes on below itself."""
    room = SCREEN_WIDTH - len(head)
    first, *others = wrap(visible(text), room, break_long_words=False, break_on_hyphens=False) or [""]
    return [f"{head}{first}", *(f"{'':{len(head)}}{line}" for line in others)]


def _paragraph(text: str) -> list[str]:
    return [f"{INDENT}{line}" for line in wrap(visible(text), SCREEN_WIDTH - len(INDENT))]
