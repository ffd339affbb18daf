import numpy as np


def linearRegression(xs, ys):
    if len(xs) != len(ys) or len(xs) == 0:
        raise ValueError("xs and ys must be equally long")
    m, b = np.polyfit(xs, ys, 1)
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
