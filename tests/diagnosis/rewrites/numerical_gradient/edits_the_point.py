def slope_along(f, x, i, h):
    x[i] += h
    up = f(x)
    x[i] -= h
    x[i] -= h
    down = f(x)
    x[i] += h
    return (up - down) / (2 * h)


def numerical_gradient(f, x, h=1e-5):
    return [slope_along(f, x, i, h) for i in range(len(x))]
