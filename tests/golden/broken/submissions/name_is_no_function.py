linearRegression = {"m": 1.97, "b": 0.07}
