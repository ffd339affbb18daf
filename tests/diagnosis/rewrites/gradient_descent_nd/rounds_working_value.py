def one_step(w, g, lr):
    return tuple(float(f"{a - lr * b:.6f}") for a, b in zip(w, g))


def gradient_descent_nd(grad, w0, lr, steps):
    if steps == 0:
        return tuple(round(float(a), 6) for a in w0)
    return gradient_descent_nd(grad, one_step(w0, grad(w0), lr), lr, steps - 1)
