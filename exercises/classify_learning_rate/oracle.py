"""What is true, by the reference: the label that the decay factors of all axes earn."""

from reference import decay_factors


def classify_learning_rate(lr, curvatures):
    axes = [curvatures] if isinstance(curvatures, int | float) else list(curvatures)
    if lr <= 0 or not axes or min(axes) <= 0:
        raise ValueError(f"lr and all curvatures must be positive, got {lr} and {curvatures}")
    # One axis at a time: the only entry of a matrix is its eigenvalue, without rounding.
    factors = [float(decay_factors([[curvature]], lr)[0]) for curvature in axes]
    if max(map(abs, factors)) > 1:
        return "diverges"
    if min(factors) < 0:
        return "oscillates"
    return "crawls" if max(factors) ** 20 > 0.1 else "converges"
