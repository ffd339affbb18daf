"""Style: a while loop, every number turned into a float first, in-place subtraction."""


def gradient_descent_1d(df, x0, lr, steps):
    x = float(x0)
    done = 0
    history = [float(round(x, 6))]
    while done < steps:
        slope = float(df(x))
        x -= float(lr) * slope
        history += [float(round(x, 6))]
        done += 1
    return {"result": history[-1], "history": history, "steps": done}
