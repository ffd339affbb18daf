"""What `lesson.toml` and `demo.toml` hold.

Words and formulas are Markdown; a number in them is a claim, as in the text of the lesson.
"""

from typing import Literal

from pydantic import Field

from grader.manifests import Strict

LESSON = r"^L\d+$"
PART = r"^L\d+\.\d$"
DEMO = r"^D\d+$"
PROMPT = r"^D\d+\.[a-z]$"
NAME = r"^[a-z][a-z0-9_]*$"

Value = bool | int | float | str


class Formula(Strict):
    """One formula that a part is about."""

    tex: str = Field(min_length=1, description="LaTeX, without dollars")
    says: str = Field(min_length=1, description="the same in one line of words")
    holds: str = Field(min_length=1, description="expression in the names of claims.py that must be true")


class Part(Strict):
    """One of the nine parts of a lesson; its text is the section of the same title."""

    id: str = Field(pattern=PART)
    title: str = Field(min_length=1)
    items: list[str] = Field(default=[], description="ids of items to do after reading")
    stretch: list[str] = Field(default=[], description="those of its items that give points, and no progress")
    prompts: list[str] = Field(default=[], description="ids of prompts of the demo")
    covers: list[str] = Field(default=[], description="facts that the text itself says")
    gate: list[str] = Field(default=[], description="parts that should be done before")
    formulas: list[Formula] = Field(default=[])


class Source(Strict):
    """What a lesson rests on."""

    title: str = Field(min_length=1)
    checked: str = Field(min_length=1, description="what was recomputed or compared")


class LessonManifest(Strict):
    """What `lesson.toml` holds."""

    version: Literal[1] = Field(alias="schema", description="version of this format")
    id: str = Field(pattern=LESSON)
    title: str = Field(min_length=1)
    summary: str = Field(min_length=1, description="one line for the list of lessons")
    minutes: int = Field(gt=0, description="how long reading and doing takes")
    requires: list[str] = Field(default=[], description="lessons that help before")
    unlocks: list[str] = Field(default=[], description="lessons that come next")
    symbols: str = Field(default="", description="which letters mean the same")
    parts: list[Part] = Field(min_length=1)
    sources: list[Source] = Field(default=[])


class Preset(Strict):
    """A value with a name, for a button."""

    label: str = Field(min_length=1)
    value: float


class Control(Strict):
    """One variable of a demo's state: a number with bounds, one of several words, or yes and no."""

    name: str = Field(pattern=NAME)
    default: Value
    low: float | None = None
    high: float | None = None
    step: float | None = Field(default=None, gt=0)
    choices: list[str] = Field(default=[])
    presets: list[Preset] = Field(default=[])


class Table(Strict):
    """Numbers of a demo, the same for eyes and for screen readers."""

    title: str = Field(min_length=1)
    columns: list[str] = Field(min_length=1)
    rows: list[list[str]] = Field(min_length=1, description="each cell is a claim, or empty")


class Prompt(Strict):
    """A question that a student answers before the demo goes on; it is worth no points."""

    id: str = Field(pattern=PROMPT)
    part: str = Field(pattern=PART)
    when: str = Field(min_length=1, description="the moment at which it is asked")
    at: dict[str, Value] = Field(default={}, description="state of the demo at that moment")
    question: str = Field(min_length=1)
    kind: Literal["number", "choice", "text"]
    options: list[str] = Field(default=[])
    answer: int | float | str | None = None
    claim: str | None = Field(default=None, description="expression that must give the answer")
    reveal: str = Field(min_length=1, description="what is shown after the answer")


class DemoManifest(Strict):
    """What `demo.toml` holds."""

    version: Literal[1] = Field(default=1, alias="schema", description="version of this format")
    id: str = Field(pattern=DEMO)
    title: str = Field(min_length=1)
    kind: str = Field(pattern=NAME, description="which drawing of the pages shows it")
    description: str = ""
    covers: list[str] = Field(default=[], description="facts that the demo shows")
    state: list[Control] = Field(default=[])
    controls: list[str] = Field(default=[])
    drawn: list[str] = Field(default=[])
    readouts: list[str] = Field(default=[])
    tables: list[Table] = Field(default=[])
    prompts: list[Prompt] = Field(default=[])
