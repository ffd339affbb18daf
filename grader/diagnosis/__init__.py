"""What is behind a wrong submission: which idea, by which factor, from which step on, and a small example.

It is called on probes, inputs outside every suite, next to the model and the named wrong answers of the
exercise: `probes` reads them, `observing` makes the calls, `comparing` compares what came. `ideas`,
`conventions` and `steps` each answer one question, `searching` looks for a small example, and `diagnose` puts
it together. Nothing is told that does not hold on every probe. `plotting` has the answers drawn as `plots.py`
says: `plain` makes them safe, `windows` decides what is shown, `drawing` makes a record of it.
"""

from grader.diagnosis.diagnose import Diagnostician

__all__ = ["Diagnostician"]
