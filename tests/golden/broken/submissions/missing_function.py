def fit(points):
    return 0


class Line:
    pass
