def numerical_gradient(f, x, h=1e-5):
    def moved(distance):
        return tuple(map(lambda c: c + distance, x))

    slope = (f(moved(h)) - f(moved(-h))) / h / 2
    return [slope] * len(x)
