"""Suites: ordinary pytest files whose `submission` lives in the sandbox.

`plugin` gives the fixtures, marks and options; `replay` runs one collected suite over many submissions;
`expect` compares. Everything here is trusted code on trusted types.
"""
