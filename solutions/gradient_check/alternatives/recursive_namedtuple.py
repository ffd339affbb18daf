"""Style: recursion over the coordinates; a named tuple for the answer."""

from collections import namedtuple

Verdict = namedtuple("Verdict", "ok max_error")


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    derived = grad(x)

    def worst_from(i):
        if i == len(x):
            return 0.0
        up, down = ([*x[:i], x[i] + s * h, *x[i + 1 :]] for s in (1, -1))
        n = (f(up) - f(down)) / h / 2
        return max(abs(derived[i] - n) / max(1, abs(derived[i]), abs(n)), worst_from(i + 1))

    worst = worst_from(0)
    return Verdict(worst <= tol, worst)
