"""What a lesson names must be there: its nine parts, items, prompts, and what its demo is made of."""

from collections.abc import Collection, Iterator

from grader.lessons import DEMO_FILE, Control, DemoManifest, Lesson, Prompt, Table
from grader.validation.findings import Problem
from grader.validation.lessons.settings import Settings

PARTS = 9


def part_problems(lesson: Lesson, file: Settings, items: Collection[str]) -> Iterator[Problem]:
    """Find parts that are missing or have another number, and ids that name nothing or stand twice."""
    parts = lesson.manifest.parts
    if len(parts) != PARTS:
        yield file.where("parts"), f"has {len(parts)} parts; every lesson has nine"
    ids = [part.id for part in parts]
    for number, part in enumerate(parts, 1):
        key = ("parts", number - 1)
        if part.id != f"{lesson.id}.{number}":
            yield file.where(*key, "id"), f"part {number} is {part.id}; expected {lesson.id}.{number}"
        for item in part.items:
            if item not in items:
                sentence = f"{part.id} names {item}, which no exercise of the course has"
                yield file.where(*key, "items"), sentence
        for item in part.stretch:
            if item not in part.items:
                sentence = f"{part.id} calls {item} stretch, which is none of its items"
                yield file.where(*key, "stretch"), sentence
        for gate in part.gate:
            if gate not in ids[: number - 1]:
                yield file.where(*key, "gate"), f"{part.id} waits for {gate}, which is no part before it"
    yield from _twice(lesson, file, "items")
    yield from _twice(lesson, file, "prompts")
    yield from _prompts(lesson, file)


def _twice(lesson: Lesson, file: Settings, key: str) -> Iterator[Problem]:
    """Find items or prompts that stand in a part and once more."""
    first: dict[str, str] = {}
    for number, part in enumerate(lesson.manifest.parts):
        for name in getattr(part, key):
            if name in first:
                sentence = f"{part.id} names {name}, which {first[name]} has already"
                yield file.where("parts", number, key), sentence
            first.setdefault(name, part.id)


def _prompts(lesson: Lesson, file: Settings) -> Iterator[Problem]:
    """Find prompts that the demo lacks, or that it puts in another part."""
    known = {prompt.id: prompt for prompt in lesson.demo.prompts} if lesson.demo is not None else {}
    for number, part in enumerate(lesson.manifest.parts):
        for name in part.prompts:
            where = file.where("parts", number, "prompts")
            if name not in known:
                yield where, f"{part.id} names {name}, which {DEMO_FILE} does not have"
            elif known[name].part != part.id:
                yield where, f"{part.id} names {name}, but {DEMO_FILE} has it in {known[name].part}"


def demo_problems(lesson: Lesson, demo: DemoManifest, file: Settings) -> Iterator[Problem]:
    """Find controls out of their bounds, rows of another width, and prompts that nobody can answer."""
    for number, control in enumerate(demo.state):
        for sentence in _control_sentences(control):
            yield file.where("state", number), f"{control.name}: {sentence}"
    for number, table in enumerate(demo.tables):
        for sentence in _table_sentences(table):
            yield file.where("tables", number, "rows"), sentence
    asked = {name for part in lesson.manifest.parts for name in part.prompts}
    ids: set[str] = set()
    for number, prompt in enumerate(demo.prompts):
        sentences = [*_prompt_sentences(prompt), *_unknown_states(prompt, demo)]
        if prompt.id not in asked:
            sentences.append("no part of the lesson names it")
        if prompt.id in ids:
            sentences.append("stands twice")
        ids.add(prompt.id)
        for sentence in sentences:
            yield file.where("prompts", number), f"{prompt.id}: {sentence}"


def _control_sentences(control: Control) -> Iterator[str]:
    values = [("default", control.default), *((preset.label, preset.value) for preset in control.presets)]
    for label, value in values:
        if control.choices and value not in control.choices:
            yield f"{label} is {value!r}, none of {', '.join(control.choices)}"
        if isinstance(value, str | bool):
            continue
        if control.low is not None and value < control.low:
            yield f"{label} is {value}, below {control.low}"
        if control.high is not None and value > control.high:
            yield f"{label} is {value}, above {control.high}"


def _table_sentences(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows, 1):
        if len(row) != len(table.columns):
            yield f"row {number} of {table.title!r} has {len(row)} cells for {len(table.columns)} columns"


def _prompt_sentences(prompt: Prompt) -> Iterator[str]:
    if prompt.kind == "choice" and prompt.answer not in prompt.options:
        yield f"the answer is {prompt.answer!r}, which is no option"
    if prompt.kind == "choice" and len(set(prompt.options)) < max(2, len(prompt.options)):
        yield "a choice needs two options or more, all different"
    if prompt.kind != "choice" and prompt.options:
        yield f"options are for a choice; this asks for a {prompt.kind}"
    if prompt.kind == "number" and (prompt.answer is None or isinstance(prompt.answer, str)):
        yield f"asks for a number, but the answer is {prompt.answer!r}"
    if prompt.kind != "text" and prompt.claim is None:
        yield "has no claim, an expression that must give its answer"


def _unknown_states(prompt: Prompt, demo: DemoManifest) -> Iterator[str]:
    names = {control.name for control in demo.state}
    for name in prompt.at:
        if name not in names:
            yield f"at names {name}, which is nothing in the state"
