"""Style: a formula with four places for each coordinate, more accurate than asked."""


def numerical_gradient(f, x, h=1e-5):
    def at(i, shift):
        point = list(map(float, x))
        point[i] += shift
        return f(point)

    return [(8 * (at(i, h) - at(i, -h)) - (at(i, 2 * h) - at(i, -2 * h))) / (12 * h) for i in range(len(x))]
