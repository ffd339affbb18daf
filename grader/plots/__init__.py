"""Small plots as SVG text, for pages that load nothing: lines, points, contours, bars, a histogram.

Each function takes a `Caption` and plain numbers, and returns a `<figure>`: the picture, named and described
for those who cannot see it, and its numbers as a table to unfold. Colors come from `STYLE`, put once into the
page, so that one picture follows light and dark. All text is escaped here: what comes back goes into a page
as it is.

Examples
--------
>>> loss = Series("your loss", [(0, 9.0), (1, 3.0), (2, 1.0)])
>>> words = Caption("loss", "Loss per step", "It falls from 9 to 1.", x="step", y="loss")
>>> svg = line(words, [loss], log=True)
>>> 'aria-labelledby="loss-title loss-description"' in svg
True
"""

from grader.plots.bars import Bar, bars, binned, histogram
from grader.plots.contours import PROPORTION, Bowl, Grid, contours
from grader.plots.curves import Point, Series, line, scatter
from grader.plots.figure import Caption
from grader.plots.scales import Window
from grader.plots.style import STYLE

__all__ = [
    "PROPORTION",
    "STYLE",
    "Bar",
    "Bowl",
    "Caption",
    "Grid",
    "Point",
    "Series",
    "Window",
    "bars",
    "binned",
    "contours",
    "histogram",
    "line",
    "scatter",
]
