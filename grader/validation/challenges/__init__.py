"""Proving a challenge in code: `exercise` puts it together.

`solutions` reads what is graded and `sessions` grades it; `folder` and `leaks` look at files, `scores`,
`mutants` and `roundings` at results, `draws` at the data of a class.
"""
