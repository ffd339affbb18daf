"""Proving an exercise: what `grader validate` runs and decides.

`course` drives, and `exercise` puts together what is said of one exercise. `solutions` reads what is graded,
`sessions` grades it; `folder` and `leaks` look at files, `scores`, `mutants` and `roundings` at results.
What comes out are the records of `findings`.
"""
