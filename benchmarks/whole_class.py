"""A class of linear regressions: what full isolation costs against calling the same functions directly."""

from collections.abc import Iterator, Sequence
from itertools import batched

from benchmarks import direct, engine
from benchmarks.classroom import HIDDEN, PUBLIC, ROOT, SLUG, a_class
from benchmarks.clocks import median_ratio, own_process
from benchmarks.spent import Spent
from benchmarks.table import Line
from grader.grading.pool import MAX_CHUNK
