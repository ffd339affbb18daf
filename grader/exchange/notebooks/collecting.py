"""What is handed in of a notebook: the code of a challenge, or the answers to questions.

The marked cells of the exercise count, in the order of the notebook, as if they were one file. Whatever else
stands there may be broken, and what was run when does not matter. Of a cell that was copied both count: of
code the last one holds, as it would in Python; answers that contradict each other are told so when read.
"""

import json
import re
from functools import partial
from pathlib import Path

from grader.catalog import Exercise
from grader.errors import NotGradableError
from grader.exchange.notebooks.cells import SUFFIX, Mark, prose_in
from grader.exchange.notebooks.reading import MAX_BYTES, Cell, marked_cells
from grader.intake import Content, Envelope, RefusedError, read_regular

SHRINK = "clear its outputs, and save it"
LEFT_OUT = "# left out, as only Jupyter knows it: "

# Lines that only Jupyter knows: %magic and !shell. A `%` inside an expression of several lines has a space
# behind it, or more of the expression behind its word; one inside a text has one letter.
_JUPYTER_LINE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<line>%{1,2}[A-Za-z]\w+(?:[ \t].*)?|!(?!=).*)$",
    re.MULTILINE,
)
_OTHER_LANGUAGE = re.compile(r"\s*%%(?!(?:time|timeit|capture|prun|writefile|file|python3?)\b)\w+")
_PART = re.compile(r"^([ \t]*[A-Za-z]\d\d)((?:_[A-Za-z0-9]+)+)(?=[ \t]*=)", re.MULTILINE)


def notebook_envelope(exercise: Exercise) -> Envelope:
    """Return how an exercise is handed in as a notebook."""
    return Envelope(f"{exercise.slug}{SUFFIX}", MAX_BYTES, SHRINK, partial(unpacked, exercise))


def exercise_in(file: Path) -> str:
    """Return the slug of the exercise that a notebook is for; empty where it is for none or several.

    Raises
    ------
    NotGradableError
        If it is no notebook.
    """
    try:
        raw = read_regular(file, follow=True, most=MAX_BYTES)
    except RefusedError as error:
        raise NotGradableError(str(error)) from None
    slugs = {cell.mark.exercise for cell in marked_cells(raw)}
    return slugs.pop() if len(slugs) == 1 else ""


def unpacked(exercise: Exercise, raw: bytes) -> Content:
    """Return what a notebook hands in for an exercise: the text of its file, and what should be known of it.

    Parameters
    ----------
    exercise : Exercise
        Other exercises may stand in the same notebook.
    raw : bytes
        The file.

    Raises
    ------
    NotGradableError
        If it is no notebook, or hands in nothing.
    """
    cells = marked_cells(raw)
    ours = [cell for cell in cells if cell.mark.exercise == exercise.slug]
    if not ours:
        raise NotGradableError(_nothing(exercise, cells))
    parts = [_as_answers(cell) if exercise.asks else _as_code(cell) for cell in ours]
    text, note = "\n\n".join(parts) + "\n", "" if exercise.asks else _note_on(parts)
    try:
        return Content(text.encode(), note)
    except UnicodeEncodeError:
        raise NotGradableError(
            "a cell that is handed in holds half a character, as a broken emoji leaves it; delete that"
        ) from None


def _nothing(exercise: Exercise, cells: list[Cell]) -> str:
    """Say what was expected of a notebook that hands nothing in, and what came."""
    mark = Mark(exercise.slug).line()
    others = sorted({cell.mark.exercise for cell in cells})
    came = f"its marked cells are for {', '.join(others)}" if others else "no cell has it"
    code = f"the code that defines {' and '.join(exercise.manifest.entry)}"
    what = "your answers" if exercise.asks else code
    return f"expected cells with the first line `{mark}`, and {came}; put this line above {what}, and save"


def _as_code(cell: Cell) -> str:
    """Return the code of a cell, line by line where it stood."""
    source = cell.source.rstrip()
    if _OTHER_LANGUAGE.match(source):
        return re.sub(r"^", "# ", source, flags=re.MULTILINE)
    return _JUPYTER_LINE.sub(_left_out, source)


def _left_out(match: re.Match[str]) -> str:
    """Turn a line that is no Python into a comment that says so; a block that it stands in stays one."""
    block = f"{match['indent']}pass  " if match["indent"] else ""
    return f"{block}{LEFT_OUT}{match['line']}"


def _note_on(parts: list[str]) -> str:
    """Say what whoever reads of a line or misses one should know."""
    count = sum(part.count(LEFT_OUT) for part in parts)
    through = f"lines are counted through {len(parts)} cells" if len(parts) > 1 else ""
    lines = f"{count} lines that only Jupyter knows are" if count > 1 else "a line that only Jupyter knows is"
    return "; ".join(filter(None, (through, f"{lines} left out" if count else "")))


def _as_answers(cell: Cell) -> str:
    """Return a cell in the syntax of answers.toml."""
    if not cell.mark.key:
        # Q05_a is a name in Python, Q05.a is not: a cell of answers can be run.
        return _PART.sub(lambda match: match[1] + match[2].replace("_", "."), cell.unmarked).rstrip()
    text = prose_in(cell.unmarked)
    # JSON writes text as TOML does, but for the one character that TOML wants spelled out.
    return f"{cell.mark.key} = {json.dumps(text, ensure_ascii=False)}".replace("\x7f", r"\u007f")
