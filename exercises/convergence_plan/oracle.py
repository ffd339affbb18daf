"""What is true, by the reference: the best worst case of a fixed rate, and the steps that it takes."""

from reference import best_decay, best_fixed_step, condition_number, steps_to_shrink


def convergence_plan(A, shrink):
    rate = best_decay(A)
    return {
        "kappa": condition_number(A),
        "best_lr": best_fixed_step(A),
        "rate": rate,
        "steps": steps_to_shrink(rate, shrink),
    }
