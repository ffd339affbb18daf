def heavy_ball(df, x0, lr, beta, steps):
    positions, v = [x0], 0
    while len(positions) <= steps:
        g = df(positions[-1])
        if abs(g) < 1e-12:
            return {"history": positions}
        v = v * beta - g * lr
        positions += [positions[-1] + v]
    return {"history": positions}
