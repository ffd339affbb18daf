import pandas as pd


def linearRegression(xs, ys):
    return pd.Series({"m": 0, "b": 0})
