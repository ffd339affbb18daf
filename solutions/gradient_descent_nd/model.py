"""Our answer: a list of floats; one call of grad for each step, then a new list."""


def gradient_descent_nd(grad, w0, lr, steps):
    w = [float(a) for a in w0]
    for _ in range(steps):
        slopes = grad(w)
        w = [a - lr * slope for a, slope in zip(w, slopes)]
    return [round(a, 6) for a in w]
