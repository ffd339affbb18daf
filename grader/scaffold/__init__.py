"""New courses and new exercises, written as examples to edit.

`writing` has the two things that can be done, `templates` turns the files beside it into text, `naming` finds
names and ids, `listing` edits the list in `course.toml`, `placing` writes everything or nothing.
"""

from grader.scaffold.writing import Written, new_course, new_exercise

__all__ = ["Written", "new_course", "new_exercise"]
