def heavy_ball(df, x0, lr, beta, steps):
    positions = [x0]
    last_move = 0
    for i in range(steps):
        positions.append(positions[i] - lr * df(positions[i]) + beta * last_move)
        last_move = -lr * df(positions[i]) + beta * last_move
    return {"history": positions}
