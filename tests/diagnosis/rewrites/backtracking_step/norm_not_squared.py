from math import hypot


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    g = grad(x)
    norm = hypot(*g)

    def search(alpha, tries):
        if tries > max_tries:
            raise ValueError("too many tries")
        new = [xi - alpha * gi for xi, gi in zip(x, g)]
        if f(x) - f(new) >= c * alpha * norm:
            return {"alpha": alpha, "x": new, "tries": tries}
        return search(alpha * shrink, tries + 1)

    return search(alpha0, 1)
