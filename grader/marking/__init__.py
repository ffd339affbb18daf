"""Marking by hand: what waits for a person, what they read of it, and what their points set.

Of a question in several parts a person judges the prose alone: what the machine gave for the others, less
what tries and hints cost, stands, and is added to their points.
"""

from grader.marking.paper import Answer, Given, Paper, paper_of
from grader.marking.points import judged
from grader.marking.waiting import Waiting, waiting

__all__ = ["Answer", "Given", "Paper", "Waiting", "judged", "paper_of", "waiting"]
