"""Proving an exercise: what `grader validate` runs and decides.

`validate.py` drives, `folder.py` and `leaks.py` read files, `solutions.py` reads what is graded, `sessions.py`
grades it; `scores.py`, `mutants.py` and `roundings.py` look at the results and are pure.
"""
