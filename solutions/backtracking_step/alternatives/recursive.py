"""Style: recursion with the next rate and one try fewer."""


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    if max_tries == 0:
        raise ValueError("no tries left")
    g = grad(x)
    new = []
    for i in range(len(x)):
        new.append(x[i] - alpha0 * g[i])
    norm2 = 0
    for gi in g:
        norm2 += gi * gi
    if f(new) <= f(x) - c * alpha0 * norm2:
        return {"alpha": alpha0, "x": new, "tries": 1}
    rest = backtracking_step(f, grad, x, alpha0 * shrink, shrink, c, max_tries - 1)
    return {"alpha": rest["alpha"], "x": rest["x"], "tries": rest["tries"] + 1}
