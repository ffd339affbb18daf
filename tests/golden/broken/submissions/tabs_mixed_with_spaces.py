def linearRegression(xs, ys):
    if xs:
        m = 1
	return {"m": m, "b": 0}
