"""Style: tuples cut apart and put together again; the answer is a tuple."""


def numerical_gradient(f, x, h=1e-5):
    x = tuple(x)

    def slope(i):
        left, right = x[:i], x[i + 1 :]
        up = f((*left, x[i] + h, *right))
        down = f((*left, x[i] - h, *right))
        return (up - down) / h / 2

    return tuple(slope(i) for i in range(len(x)))
