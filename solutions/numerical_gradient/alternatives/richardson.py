"""Style: recursion over the coordinates, and two central differences combined into a better one."""


def central(f, point, i, h):
    up = [*point[:i], point[i] + h, *point[i + 1 :]]
    down = [*point[:i], point[i] - h, *point[i + 1 :]]
    return (f(up) - f(down)) / (2 * h)


def numerical_gradient(f, x, h=1e-5):
    point = [a * 1.0 for a in x]

    def rest(i):
        if i == len(point):
            return []
        coarse, fine = central(f, point, i, 2 * h), central(f, point, i, h)
        return [fine + (fine - coarse) / 3, *rest(i + 1)]

    return rest(0)
