"""A course of nbgrader: written from exercises, graded by the engine, with scores in its own gradebook.

`folder` knows where such a course keeps things, `cells` what nbgrader says of a cell, `building` writes the
source of assignments, and `kernel` is what a hidden test calls where nbgrader itself grades. To read what
was handed in and to write into the gradebook are `submitted`, `gradebook`, `autograded` and `feedback`; they
and nothing else need nbgrader to be installed.
"""
