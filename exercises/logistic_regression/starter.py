def logistic_regression(X, y, lr=0.1, steps=200):
    """Return the weights w and the intercept b after exactly `steps` steps of descent."""
    w = []
    b = 0.0

    # Your code: refuse bad data, start at zeros, and repeat: probabilities, errors, one step.

    return {"w": w, "b": b}
