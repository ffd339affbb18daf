"""Lessons: what they are made of, read and checked; nothing of them is executed here.

`manifest` holds the schemas of `lesson.toml` and `demo.toml`, `lesson` reads a folder, `claims` finds the
numbers of a text and what they claim to be.
"""

from grader.lessons.claims import (
    Claim,
    bare_numbers,
    bare_numbers_in_formula,
    broken_claims,
    claims_in,
    column_in,
    without_claims,
)
from grader.lessons.lesson import (
    CLAIMS_FILE,
    DEMO_FILE,
    LESSON_FILE,
    TEXT_FILE,
    Lesson,
    Section,
    lesson_folder,
    load_lesson,
)
from grader.lessons.manifest import (
    Control,
    DemoManifest,
    Formula,
    LessonManifest,
    Part,
    Preset,
    Prompt,
    Source,
    Table,
)

__all__ = [
    "CLAIMS_FILE",
    "DEMO_FILE",
    "LESSON_FILE",
    "TEXT_FILE",
    "Claim",
    "Control",
    "DemoManifest",
    "Formula",
    "Lesson",
    "LessonManifest",
    "Part",
    "Preset",
    "Prompt",
    "Section",
    "Source",
    "Table",
    "bare_numbers",
    "bare_numbers_in_formula",
    "broken_claims",
    "claims_in",
    "column_in",
    "lesson_folder",
    "load_lesson",
    "without_claims",
]
