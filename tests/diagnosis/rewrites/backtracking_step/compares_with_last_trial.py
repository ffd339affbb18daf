from types import SimpleNamespace


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    g = list(grad(x))
    slope2 = 0
    for s in g:
        slope2 += s**2
    values = [f(x)]
    alpha = alpha0
    while len(values) <= max_tries:
        point = [x[i] - alpha * g[i] for i in range(len(x))]
        values.append(f(point))
        if values[-1] <= values[-2] - c * alpha * slope2:
            return SimpleNamespace(alpha=alpha, x=point, tries=len(values) - 1)
        alpha *= shrink
    raise ValueError("no step found")
