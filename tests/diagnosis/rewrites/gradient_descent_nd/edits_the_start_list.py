def gradient_descent_nd(grad, w0, lr, steps):
    n = len(w0)
    for step in range(steps):
        g = grad(w0)
        for i in range(n):
            w0[i] -= lr * g[i]
    for i in range(n):
        w0[i] = round(w0[i], 6)
    return w0
