"""Gradescope: an autograder for one exercise as a zip file, and what it does in its container.

`building` makes the zip on an instructor's machine: `setup.sh`, `run_autograder`, the engine as a wheel, and
a course of one exercise. In the container `running` grades what was handed in, `metadata` reads what
Gradescope says of it, and `results` says what Gradescope is told.
"""
