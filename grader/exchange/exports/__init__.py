"""Grades on their way out: into the file that Canvas or Moodle exported, or into a new one. Pure.

`grades` says who has a grade, `sheet` is a CSV file that keeps every byte but those of the cells written,
`matching` says whose its rows are. `canvas`, `moodle` and `worksheet` know what each system takes, and share
`filling`; `plain` is for everything else. `collected` reads what a download told of students, `feedback`
names pages so that their system takes them, and `words` tells what was done.
"""
