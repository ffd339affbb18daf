"""Style: no rule, but a run of 20 steps on each axis; the worst axis gives the label."""

SEVERITY = ["converges", "crawls", "oscillates", "diverges"]


def watch(lr, curvature):
    here = start = 1.0
    changed_sides = False
    for _ in range(20):
        there = here - lr * curvature * here
        if abs(there) > abs(here):
            return "diverges"
        changed_sides = changed_sides or here * there < 0
        here = there
    if changed_sides:
        return "oscillates"
    return "crawls" if here > start / 10 else "converges"


def classify_learning_rate(lr, curvatures):
    axes = list(curvatures) if isinstance(curvatures, (list, tuple)) else [curvatures]
    if not axes or any(value <= 0 for value in [lr, *axes]):
        raise ValueError("need positive numbers")
    return max((watch(lr, curvature) for curvature in axes), key=SEVERITY.index)
