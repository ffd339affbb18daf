from itertools import accumulate


def fading(kind, alpha0, decay, steps):
    alphas = []
    for t in range(steps):
        if t == 0 or kind == "constant":
            alphas.append(alpha0)
        elif kind == "inverse":
            alphas.append(alphas[-1] / (1 + t * decay))
        else:
            alphas.append(alphas[-1] * decay)
    return alphas


def scheduled_descent(df, x0, steps, kind, alpha0, decay=None):
    if kind not in {"constant", "inverse", "exponential"}:
        raise ValueError(kind)
    alphas = fading(kind, alpha0, decay, steps)
    points = list(accumulate(alphas, lambda x, a: x - a * df(x), initial=x0))
    return dict(rates=alphas, history=points, result=points[-1])
