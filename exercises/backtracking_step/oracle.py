"""What is true, by the definition: the first candidate whose decrease is sufficient (Armijo's rule)."""


def backtracking_step(f, grad, x, alpha0=1.0, shrink=0.5, c=1e-4, max_tries=50):
    start = [float(a) for a in x]
    gradient = [float(slope) for slope in grad(start)]
    squared_length = sum(slope**2 for slope in gradient)
    for tries in range(1, max_tries + 1):
        alpha = alpha0 * shrink ** (tries - 1)
        candidate = [a - alpha * slope for a, slope in zip(start, gradient, strict=True)]
        if f(candidate) <= f(start) - c * alpha * squared_length:
            return {"alpha": alpha, "x": candidate, "tries": tries}
    raise ValueError(f"none of {max_tries} candidates decreases f enough")
