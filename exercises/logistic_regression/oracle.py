"""What is true, by the reference: the weights and the intercept after exactly so many steps, unrounded."""

import reference


def logistic_regression(X, y, lr=0.1, steps=200):
    w, b = reference.logistic_regression(X, y, step_size=lr, steps=steps)
    return {"w": w.tolist(), "b": b}
