"""Style: one loop, which keeps the worst error seen so far."""


def gradient_check(f, grad, x, h=1e-5, tol=1e-4):
    claimed = grad(list(x))
    worst = 0.0
    for i in range(len(x)):
        up = list(x)
        up[i] = up[i] + h
        down = list(x)
        down[i] = down[i] - h
        slope = (f(up) - f(down)) / (2 * h)
        size = 1
        if abs(slope) > size:
            size = abs(slope)
        if abs(claimed[i]) > size:
            size = abs(claimed[i])
        error = abs(claimed[i] - slope) / size
        if error > worst:
            worst = error
    if worst > tol:
        return {"ok": False, "max_error": worst}
    return {"ok": True, "max_error": worst}
