def gradient_descent_nd(grad, w0, lr, steps):
    g = grad(list(w0))
    result = []
    for i in range(len(w0)):
        result.append(round(w0[i] - steps * lr * g[i], 6))
    return result
