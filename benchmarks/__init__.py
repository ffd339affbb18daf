"""What grading costs, as ratios measured in one run: ``python -m benchmarks``.

`clocks` reads what processes used, `classroom` makes something to grade, `direct` and `engine` grade it
(bare, and in full isolation), `table` prints. Each other module is one benchmark, with a function
`measure` that yields the lines of its table. A time of a machine says nothing on another one, so what is
compared is measured in turns, block after block, and the median of the ratios is told.
"""
