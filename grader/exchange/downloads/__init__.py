"""Downloads of submissions from Canvas, Moodle, Gradescope and nbgrader, or as plain files.

`contents` lists files without trusting an archive; `formats`, with a module for each system, reads from their
names who handed in what; `matching` finds them in the class, whose numbers in Moodle `participants` knows;
`choosing` and `planning` decide what is taken; `words` shows it, and `writing` writes it, all or nothing,
with a note that `collected` reads.
"""
