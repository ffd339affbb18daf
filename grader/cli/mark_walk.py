"""Marking at a terminal: one answer after the other is shown, and points are asked for."""

import re
import sys
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from grader.cli.mark_changes import POINTS, Wish, marked
from grader.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from grader.cli.mark import Chosen
    from grader.marking import Waiting
    from grader.store.opening import Store

TYPED = rf"(?:(?P<points>{POINTS})|r(?P<lines>(?:[\s,]*[0-9]{{1,3}})+))\s*(?::(?P<reason>.*))?"
"""What is typed for an answer: points, or `r` and lines of the rubric; a reason behind a colon."""

HOW = """Type points (2.5) or lines of the rubric (r 1 3); a reason may follow (2: why).
Enter skips, q ends. What was entered is kept at once."""


def walk(store: "Store", chosen: "Chosen", student: str, *, as_json: bool) -> None:
    """Ask for points, answer by answer."""
    from grader.assignments.wording import short
    from grader.cli.mark_screens import answer_lines

    if as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--next asks on a terminal; elsewhere: grader mark NAME STUDENT PART --points N")
    with store.reading() as connection:
        waits = chosen.waiting(connection, student)
    if not waits:
        print("Nothing waits for a person.")
        return
    print(HOW)
    shown: list[str] | None = None
    for place, one in enumerate(waits, 1):
        with store.reading() as connection:
            if not _still(connection, chosen, one):
                continue  # somebody has marked it, or it cannot come to count any more
            paper = chosen.paper(connection, one.exercise, one.student, one.number)
        answer = paper.answer(one.item)
        asked = answer.asked
        screen = answer_lines(paper, answer, datetime.now(UTC), question=asked != shown)
        shown = asked
        print("\n".join(["", *screen, ""]))
        if not _asked(store, chosen, one, f"[{place} of {len(waits)}] points of {short(answer.most)}: "):
            break
    with store.reading() as connection:
        left = len(chosen.waiting(connection, student))
    print(f"\nStill to read: {left}." if left else "\nNothing waits any more.")


def _asked(store: "Store", chosen: "Chosen", one: "Waiting", prompt: str) -> bool:
    """Ask until there is an answer that can be kept; say whether to go on."""
    while True:
        try:
            typed = input(prompt).strip()
        except EOFError:
            return False
        except KeyboardInterrupt:
            print()  # the shell's prompt begins a line of its own
            raise
        if typed in ("", "q"):
            return typed == ""
        try:
            wish = _typed(typed)
            with store.writing() as connection:
                if not _still(connection, chosen, one):
                    print("Somebody has marked it meanwhile; nothing was changed.")
                    return True
                paper = chosen.paper(connection, one.exercise, one.student, one.number)
                lines = marked(connection, paper, one.item, wish)
            print("\n".join(lines))
        except UsageError as error:
            print(f"Not kept: {error}")
        else:
            return True


def _still(connection: "Connection", chosen: "Chosen", one: "Waiting") -> bool:
    """Tell whether an answer waits still; whether its attempt counts may have changed."""
    wanted = one.exercise, one.item, one.number
    return wanted in [
        (each.exercise, each.item, each.number) for each in chosen.waiting(connection, one.student)
    ]


def _typed(text: str) -> Wish:
    """Read what was typed for an answer."""
    match = re.fullmatch(TYPED, text, re.DOTALL)
    if match is None:
        raise UsageError("expected points such as 2.5, or r and lines of the rubric such as r 1 3")
    lines = tuple(int(number) for number in re.findall("[0-9]+", match["lines"] or ""))
    points = Fraction(match["points"]) if match["points"] else None
    return Wish(points, lines, (match["reason"] or "").strip())
