"""Proving a course: what `grader validate` runs and decides.

`course` drives, `reading` reads what there is, `plans` says what is to be done with each part of it, `ids`
looks at what must be unique or known. `challenges`, `questions`, `lessons` and `assignments` prove what their
names say.
What comes out are the records of `findings`; `flaws` are merged into them.
"""
