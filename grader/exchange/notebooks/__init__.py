"""Notebooks: made from an exercise, and read when they are handed in.

A cell that is handed in says so in its first line, ``# grader: SLUG``; its metadata say it too,
for whoever loses the line. `cells` knows both. `public_tests`, `offline` and `building` make a notebook,
`reading` and `collecting` take what is handed in out of one. No kernel is started, and nothing is compiled.
"""
