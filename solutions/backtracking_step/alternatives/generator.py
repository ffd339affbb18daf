"""Style: a generator of candidates, and the first one that passes."""


def candidates(x, g, alpha, shrink, how_many):
    for number in range(how_many):
        yield number + 1, alpha, tuple(a - alpha * s for a, s in zip(x, g))
        alpha *= shrink


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    fx, g = f(x), tuple(grad(x))
    slope = -sum(s**2 for s in g)
    for tries, alpha, point in candidates(x, g, alpha0, shrink, max_tries):
        if f(point) <= fx + c * alpha * slope:
            return dict(alpha=alpha, x=point, tries=tries)
    raise ValueError(f"{max_tries} tries")
