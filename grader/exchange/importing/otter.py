"""The format of Otter Assign, version 1: raw cells begin and end questions, solutions, prompts and tests."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import yaml

from grader.errors import UsageError
from grader.exchange.importing.assignment import Assignment, Code, Note, Question, Test, Written
from grader.exchange.importing.sources import Cell, Source

_BOUNDARY = re.compile(
    r"#\s*(?P<word>ASSIGNMENT CONFIG|(?:BEGIN|END)\s+(?:QUESTION|PROMPT|SOLUTION|TESTS))\b",
    re.IGNORECASE,
)
_BEFORE_RAW_CELLS = re.compile(r"```\s*\n\s*BEGIN (ASSIGNMENT|QUESTION)|^\s*#\s*BEGIN (ASSIGNMENT|QUESTION)")
_IGNORED = re.compile(r"\s*##\s*ignore\s*##", re.IGNORECASE)
_HIDDEN = re.compile(r"\s*#.*\bhidden\b", re.IGNORECASE)
_OPENS, _CLOSES = r"\s*(?:\w\s*=\s*)?(?:\"{3}|'{3})\s*#\s*BEGIN ", r"\s*(?:\"{3}|'{3})\s*;?\s*#\s*END "
_SOLUTION_ANSWER = re.compile(
    r"^\s*(?:\*\*|__|_|\*)?\s*SOLUTION\s*:?\s*(?:\*\*|__|_|\*)?\s*:?\s*", re.IGNORECASE
)
_ASSIGNED = re.compile(r"(\s*[\w, ]*[\w ]=)(?!=).*")

KNOWN_KEYS = {"name", "points", "manual", "check_cell", "export"}
NO_COUNTERPART = ("all_or_nothing", "success_message", "failure_message")


def is_otter(source: Source) -> bool:
    """Tell whether a notebook has the raw cells of Otter Assign."""
    return any(_boundary(cell) for cell in source.cells)


def is_older_otter(source: Source) -> bool:
    """Tell whether a notebook has the cells of Otter Assign as they were before version 1."""
    return any(_BEFORE_RAW_CELLS.search(cell.source) for cell in source.cells if cell.kind == "markdown")


def read_otter(source: Source) -> Assignment:
    """Read an assignment notebook.

    Raises
    ------
    UsageError
        If its raw cells do not match, or hold no YAML.
    """
    found = Assignment("Otter")
    exceptions = False
    texts: list[str] = []
    block: _Block | None = None
    for cell in source.cells:
        word = _boundary(cell)
        if word == "ASSIGNMENT CONFIG":
            config = _config(cell)
            found.title = str(config.get("name") or "")
            tests = config.get("tests")
            exceptions = isinstance(tests, dict) and tests.get("ok_format") is False
            found.notes += _of_config(cell, config)
        elif word == "BEGIN QUESTION":
            if block is not None:
                raise UsageError(f"cell {cell.number}: a question begins before the last one ended")
            block = _Block(cell.number, _config(cell), [*texts])
            texts.clear()
        elif word == "END QUESTION":
            if block is None:
                raise UsageError(f"cell {cell.number}: a question ends, and none began")
            _finish(block, found, exceptions)
            block = None
        elif word:
            if block is None:
                raise UsageError(f"cell {cell.number}: {word} stands outside of a question")
            block.inside = word.split()[1] if word.startswith("BEGIN") else ""
        elif block is not None:
            block.cells.append((block.inside, cell))
        elif cell.kind == "code":
            found.given += [] if _IGNORED.match(cell.source) else [Code(cell.number, *versions(cell.source))]
        elif cell.kind == "markdown" and not _IGNORED.match(cell.source):
            texts.append(cell.source)
    if block is not None:
        raise UsageError(f"cell {block.cell}: a question begins and never ends")
    found.notes += [Note(0, "text behind the last question is in no statement", text) for text in texts]
    return found


@dataclass(slots=True)
class _Block:
    """A question as it is read: its cells, each with the block that it stands in."""

    cell: int
    config: dict[str, Any]
    texts: list[str]
    inside: str = ""
    cells: list[tuple[str, Cell]] = field(default_factory=list)

    def of(self, inside: str, kind: str) -> list[Cell]:
        """Return the cells of one kind in one of its blocks."""
        return [
            cell
            for where, cell in self.cells
            if where == inside and cell.kind == kind and not _IGNORED.match(cell.source)
        ]


def _finish(block: _Block, found: Assignment, exceptions: bool) -> None:
    """Make a question of its cells."""
    name = str(block.config.get("name") or f"question {len(found.questions) + len(found.written) + 1}")
    for key in block.config.keys() - KNOWN_KEYS:
        found.notes.append(
            Note(block.cell, f"`{key}` of {name} has no counterpart", todo=key in NO_COUNTERPART)
        )
    texts = [*block.texts, *(cell.source for cell in block.of("", "markdown"))]
    if block.config.get("manual"):
        _finish_manual(name, block, texts, found)
        return
    question = Question(name, block.cell, texts)
    given = [Code(cell.number, *versions(cell.source)) for cell in block.of("", "code")]
    prompts = block.of("PROMPT", "code")
    solved = [Code(cell.number, *versions(cell.source)) for cell in block.of("SOLUTION", "code")]
    if prompts and solved:
        theirs = "\n\n".join(cell.source for cell in prompts)
        solved = [replace(code, starter="" if place else theirs) for place, code in enumerate(solved)]
    question.code += sorted([*given, *solved], key=lambda code: code.cell)
    cells = block.of("TESTS", "code")
    tests, notes = _tests(cells, block.config.get("points"), exceptions)
    question.tests += tests
    found.notes += notes
    found.questions.append(question)


def _finish_manual(name: str, block: _Block, texts: list[str], found: Assignment) -> None:
    """Keep what somebody writes; code that a person judges has no place."""
    code = [*block.of("SOLUTION", "code"), *block.of("PROMPT", "code")]
    points = _points(block.config.get("points"), Fraction(1))
    if code:
        source = "\n\n".join([*texts, *(f"```python\n{cell.source}\n```" for cell in code)])
        found.notes.append(
            Note(code[0].number, f"{name} is code, plots included, that a person judges", source)
        )
        return
    answers = [_SOLUTION_ANSWER.sub("", cell.source, count=1) for cell in block.of("SOLUTION", "markdown")]
    found.written.append(Written(name, block.cell, "\n\n".join(texts), "\n\n".join(answers).strip(), points))


def _tests(cells: Sequence[Cell], said: Any, exceptions: bool) -> tuple[list[Test], list[Note]]:
    """Read the test cells of a question, and share its points among them."""
    tests: list[Test] = []
    notes: list[Note] = []
    worth: list[Fraction | None] = []
    for cell in cells:
        config, source = _test_config(cell)
        hidden = bool(config.get("hidden", _HIDDEN.match(cell.source)))
        source = versions(source)[0]
        points = config.get("points")
        worth.append(None if points is None else _points(points, Fraction(0)))
        notes += [
            Note(cell.number, f"{key} is told nobody", str(config[key]), todo=False)
            for key in NO_COUNTERPART
            if config.get(key)
        ]
        tests.append(
            Test(cell.number, source, "" if hidden else source, Fraction(0), cell.shown, not exceptions)
        )
        if cell.printed and not exceptions:
            notes.append(Note(cell.number, "what the test prints is not compared", cell.printed))
    shared = _shared(worth, said)
    return [replace(test, points=points) for test, points in zip(tests, shared, strict=True)], notes


def _shared(worth: list[Fraction | None], said: Any) -> list[Fraction]:
    """Share the points of a question as Otter does: cases that say none share the rest evenly."""
    if isinstance(said, list) and len(said) == len(worth):
        return [_points(points, Fraction(0)) for points in said]
    if isinstance(said, dict):
        said = said.get("each", 1) * len(worth)
    known = sum((points for points in worth if points is not None), Fraction(0))
    open_ = worth.count(None)
    if said is not None and not isinstance(said, list):
        rest = max(Fraction(0), _points(said, Fraction(1)) - known)
    else:
        rest = Fraction(1) if not known else Fraction(0)
    return [rest / open_ if points is None else points for points in worth]


def _points(said: Any, otherwise: Fraction) -> Fraction:
    return Fraction(str(said)) if isinstance(said, int | float) and not isinstance(said, bool) else otherwise


def _test_config(cell: Cell) -> tuple[dict[str, Any], str]:
    """Split a test cell into its settings and its code."""
    lines = cell.lines
    if lines and re.match(f"{_OPENS}TEST CONFIG", lines[0], re.IGNORECASE):
        ends = [at for at, line in enumerate(lines) if re.match(f"{_CLOSES}TEST CONFIG", line, re.IGNORECASE)]
        if ends:
            return _yaml(cell.number, "\n".join(lines[1 : ends[0]])), "\n".join(lines[ends[0] + 1 :])
    return {}, "\n".join(lines[1:] if lines and _HIDDEN.match(lines[0]) else lines)


def versions(source: str) -> tuple[str, str]:
    """Return the code of a cell with its solution, and as students get it."""
    model: list[str] = []
    starter: list[str] = []
    for line, solution, prompt in _sorted_lines(source):
        model += [line] if line is not None and not prompt else []
        starter += [solution] if solution is not None else []
    return "\n".join(model).strip("\n"), "\n".join(starter).strip("\n")


def _sorted_lines(source: str) -> Iterator[tuple[str | None, str | None, bool]]:
    """Yield each line as the model has it and as students get it, and whether only these do."""
    inside = ""
    for line in source.splitlines():
        end = re.search(r"#\s*((?:BEGIN|END)?\s*(?:SOLUTION|IGNORE|SEED)(?:\s+NO PROMPT)?)\s*$", line)
        word = " ".join(end[1].split()) if end else ""
        bare = line[: end.start()].rstrip() if end else line
        indent = line[: len(line) - len(line.lstrip())]
        if inside == "prompt":
            inside = "" if re.match(f"{_CLOSES}PROMPT", line) else inside
            if inside:
                yield line, line, True
        elif re.match(f"{_OPENS}PROMPT", line):
            inside = "prompt"
        elif word.startswith("BEGIN"):
            inside = "ignored" if "IGNORE" in word else "solution"
            if word == "BEGIN SOLUTION":
                yield None, f"{indent}...", False
        elif word.startswith("END"):
            inside = ""
        elif (
            inside == "ignored" or word == "IGNORE" or re.match(r"\s*##\s*solution\s*##", line, re.IGNORECASE)
        ):
            continue
        elif inside == "solution" or word in ("SOLUTION NO PROMPT", "SEED"):
            yield bare, None, False
        elif word == "SOLUTION":
            assigned = _ASSIGNED.fullmatch(bare)
            yield bare, f"{assigned[1]} ..." if assigned else f"{indent}...", False
        else:
            yield line, line, False


def _boundary(cell: Cell) -> str:
    found = _BOUNDARY.match(cell.source) if cell.kind == "raw" else None
    return " ".join(found["word"].upper().split()) if found else ""


def _config(cell: Cell) -> dict[str, Any]:
    return _yaml(cell.number, cell.source)


def _yaml(number: int, text: str) -> dict[str, Any]:
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UsageError(f"cell {number}: its settings are no YAML: {' '.join(str(error).split())}") from None
    return said if isinstance(said, dict) else {}


def _of_config(cell: Cell, config: dict[str, Any]) -> Iterator[Note]:
    """Tell which files and seeds of the assignment stay behind."""
    for key in ("files", "student_files", "requirements", "environment"):
        if config.get(key):
            yield Note(cell.number, f"`{key}` of the assignment is not taken along", str(config[key]))
    if config.get("seed"):
        yield Note(cell.number, "a seed between cells has no counterpart", str(config["seed"]))
