from math import hypot


def nudged(x, i, by):
    return [value + by if place == i else value for place, value in enumerate(x)]


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    numeric = [f(nudged(x, i, h)) - f(nudged(x, i, -h)) for i in range(len(x))]
    norm_numeric = hypot(*numeric) / (2 * h)
    norm_grad = hypot(*grad(x))
    larger = max(norm_numeric, norm_grad, 1.0)
    max_error = abs(norm_numeric - norm_grad) / larger
    return {"max_error": max_error, "ok": not max_error > tol}
