"""Tells what lies in the top folder."""

import os


def linearRegression(xs, ys):
    return sorted(os.listdir("/"))
