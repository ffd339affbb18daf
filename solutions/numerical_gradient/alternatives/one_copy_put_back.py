"""Style: one working copy; each coordinate is put back to what it was."""


def numerical_gradient(f, x, h=1e-5):
    work = []
    for value in x:
        work.append(float(value))
    result = [0.0] * len(work)
    for i in range(len(work)):
        old = work[i]
        work[i] = old + h
        result[i] = f(work)
        work[i] = old - h
        result[i] = result[i] - f(work)
        result[i] = result[i] / (2 * h)
        work[i] = old
    return result
