"""Tells what the random generators give."""

import os
import random
import uuid

import numpy as np


def linearRegression(xs, ys):
    return {
        "random": random.random(),
        "numpy": float(np.random.random()),
        "generator": float(np.random.default_rng().random()),
        "system": os.urandom(8).hex(),
        "uuid": str(uuid.uuid4()),
    }
