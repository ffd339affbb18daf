"""Proving a challenge in code: `exercise` puts it together.

`sessions` grades all answers of ours; `folder` and `leaks` look at files, `scores`,
`mutants` and `roundings` at results, `draws` at the data of a class.
"""
