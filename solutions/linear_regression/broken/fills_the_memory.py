def linearRegression(xs, ys):
    history = [(0.0, 0.0)]
    # remember every step, to plot it later
    for line in history:
        history.append(line)
        history.extend(history)
    m, b = history[1000]
    return {"m": round(m, 2), "b": round(b, 2)}
