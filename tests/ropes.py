"""A small lesson about halves, written to a folder for one test; each test breaks one thing in it."""

from dataclasses import dataclass, field
from pathlib import Path

from grader.lessons import Lesson, load_lesson
from grader.validation.lessons.lesson import lesson_problems
from tests.courses import write_course

TITLES = ["A rope", "The cut", "Again", "Numbers", "Thirds", "Limits", "Edges", "Cost", "Mistakes"]

LESSON = (
    """schema = 1
id = "L7"
title = "Cutting a rope"
summary = "What is left after one cut, and after many."
minutes = 10
unlocks = ["L8"]
symbols = 'The length is $x$.'

[[parts]]
id = "L7.1"
title = "A rope"

[[parts]]
id = "L7.2"
title = "The cut"
items = ["C01"]
covers = ["S9-F1"]

[[parts.formulas]]
tex = 'h(x) = \\frac{x}{2}'
says = "Half of the rope is left."
holds = "half(4) == 2"

[[parts]]
id = "L7.3"
title = "Again"
prompts = ["D7.a"]
gate = ["L7.2"]

"""
    + "\n".join(
        f'[[parts]]\nid = "L7.{number}"\ntitle = "{title}"\n' for number, title in enumerate(TITLES[3:], 4)
    )
    + """
[[sources]]
title = "A book about ropes, chapter 3"
checked = "Every cut was measured again."
"""
)

DEMO = """id = "D7"
title = "The rope"
kind = "rope"
covers = ["S9-F2"]
readouts = ["length $x$"]

[[state]]
name = "length"
default = 4.0
low = 0.0
high = 8.0

[[state]]
name = "side"
default = "left"
choices = ["left", "right"]

[[tables]]
title = "Lengths"
columns = ["cuts", "length"]
rows = [["[[1]]", "[[2 = half(4)]]"], ["[[2]]", "[[1 = half(half(4))]]"]]

[[prompts]]
id = "D7.a"
part = "L7.3"
when = "Before the second cut."
at = { length = 2.0 }
question = "How much is left after $[[2]]$ cuts?"
kind = "number"
answer = 1
claim = "half(half(4))"
reveal = "Half of [[2 = half(4)]], which is [[1 = half(2)]]."
"""

CLAIMS = '''"""Lengths of a rope."""

import reference


def half(x):
    """Return what is left after one cut."""
    return reference.share(x, 2)


def third(x):
    """Return a third of a rope."""
    return _part(x)


def _part(x):
    return reference.share(x, 3)
'''

PARAGRAPHS = {
    "The cut": "Half of $x = [[4]]$ is [[2 = half(4)]]:\n\n$$h(x) = \\frac{x}{2}$$\n",
    "Thirds": "A third of [[1]] is about [[0.33 ~ third(1)]].\n",
}
TEXT = "\n".join(f"## {title}\n\n{PARAGRAPHS.get(title, 'A rope has ends.' + chr(10))}" for title in TITLES)

FILES = {"lesson.toml": LESSON, "demo.toml": DEMO, "text.md": TEXT, "claims.py": CLAIMS}


@dataclass
class Cut:
    """The lesson; `files` are written when it is read, None stands for a missing one."""

    root: Path
    files: dict[str, str | None] = field(default_factory=lambda: dict(FILES))

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a passage that stands once in a file."""
        text = self.files[name]
        assert text is not None
        assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
        self.files[name] = text.replace(old, new)

    def add(self, sentence: str) -> None:
        """Add a paragraph to the text; it is its last line."""
        self.files["text.md"] = f"{self.files['text.md']}\n{sentence}\n"

    @property
    def folder(self) -> Path:
        """The folder of the lesson."""
        return self.root / "exercises" / "lessons" / "L7"

    def load(self) -> Lesson:
        """Write a course with the lesson, and read it."""
        write_course(self.root)
        course = self.root / "exercises" / "course.toml"
        course.write_text(f'{course.read_text()}lessons = ["L7"]\n')
        (self.root / "reference" / "__init__.py").write_text("def share(x, n):\n    return x / n\n")
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            if text is not None:
                (self.folder / name).write_text(text, encoding="utf-8")
        return load_lesson(self.folder)

    def problems(self) -> list[tuple[str, str]]:
        """Return where something does not hold, and the sentences."""
        return list(lesson_problems(self.load(), self.root, {"C01", "C02"}))
