"""Pairs of submissions that are worth a look, because much of one stands in the other; never a verdict.

Code becomes tokens without names, comments and layout (`lexer`), tokens become few fingerprints that any
long enough common passage must share (`winnowing`), and fingerprints are counted over a class (`pairs`,
`passages`). All of it is pure.

The method is that of MOSS. The library that implements it for Python, copydetect, is not used: its last
version is of March 2024, it brings matplotlib, Pygments and tqdm, its fingerprints are Python's `hash` of
texts, which changes from one process to the next, and it knows neither what a whole class shares nor when a
task is too short to tell anything. What it would save is the ten lines of `winnow`.
"""
