"""Eats an endless iterator inside one C call."""

import collections
import itertools


def linearRegression(xs, ys):
    collections.deque(itertools.repeat(0), maxlen=0)
