def linearRegression(xs, ys):
    """Return the slope m and intercept b that 1000 steps of gradient descent reach."""
    # 1. Refuse empty data, and xs and ys of different lengths.
    # 2. Start at m = 0, b = 0 and repeat 1000 times: all errors, then both slopes of the loss, then one step.
    # 3. Return both numbers, rounded to 2 decimals, under their names.
