"""You stopped where the slope is 0, but a rolling ball goes on. Take all the steps.

caught_by: H06
idea: stops_on_its_own
"""


def heavy_ball(df, x0, lr, beta, steps):
    x, velocity = x0, 0.0
    history = [x]
    for _ in range(steps):
        slope = df(x)
        if slope == 0:
            break
        velocity = beta * velocity - lr * slope
        x = x + velocity
        history.append(x)
    return {"history": history}
