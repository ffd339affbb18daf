"""Style: recursion; the rest of the ride is a ride with fewer steps and some speed."""


def heavy_ball(df, x0, lr, beta, steps, speed=0.0):
    if steps == 0:
        return {"history": [x0]}
    speed = beta * speed - lr * df(x0)
    rest = heavy_ball(df, x0 + speed, lr, beta, steps - 1, speed)
    return {"history": [x0] + rest["history"]}
