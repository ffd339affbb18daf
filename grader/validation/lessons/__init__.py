"""Proving lessons and the cover of facts: `taught` drives.

`lesson` puts one together from `parts`, `claims` and `settings`; `coverage` compares facts and their covers.
"""
