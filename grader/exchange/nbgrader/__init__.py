"""A course of nbgrader: written from exercises, graded by the engine, with scores in its own gradebook.

Built: `folder` knows our note in such a course, `cells` and `judged` what is said of a cell and what it is
worth, `solutions` and `building` write the source, `kernel` is what a hidden test calls where nbgrader
grades.

Graded: `layout` and `gradebook` speak to nbgrader; they alone import it. `submitted` is what was handed in,
`results` what came of it, `scoring` what each cell gets, `autograded` and `feedback` what people are shown;
`entering` puts all of that in its place, and `marks` brings back what people gave.
"""
