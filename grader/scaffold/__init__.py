"""New courses and new exercises, written as examples to edit, and workflows for their repositories.

`writing` has what can be done, `templates` turns the files beside it into text, `naming`
finds names and ids, `listing` edits the list in `course.toml`, `placing` writes everything or nothing.
"""

from grader.scaffold.writing import Written, new_course, new_exercise, new_exercises, new_workflow

__all__ = ["Written", "new_course", "new_exercise", "new_exercises", "new_workflow"]
