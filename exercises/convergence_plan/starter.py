def convergence_plan(A, shrink):
    """Plan a run on f(x) = x'Ax / 2: how stretched, which rate, how fast, and how many steps."""
    kappa = None
    best_lr = None
    rate = None
    steps = None

    # Your code: find the eigenvalues, then compute the four numbers.

    return {"kappa": kappa, "best_lr": best_lr, "rate": rate, "steps": steps}
