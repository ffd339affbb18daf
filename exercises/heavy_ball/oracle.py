"""What is true, by the reference: every position of the ride, unrounded, after exactly so many steps."""

import reference


def heavy_ball(df, x0, lr, beta, steps):
    ride = reference.heavy_ball(
        lambda x: [df(float(x[0]))], [x0], lr, momentum=beta, max_iter=steps, tol=None
    )
    return {"history": ride.points.ravel().tolist()}
