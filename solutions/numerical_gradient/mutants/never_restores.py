"""Your later slopes are measured at a point that has been moved. Put a coordinate back before you nudge the next
one.

caught_by: H02 H06
hint: 1
"""


def numerical_gradient(f, x, h=1e-5):
    point = [float(a) for a in x]
    gradient = []
    for i in range(len(point)):
        point[i] += h
        forward = f(point)
        point[i] -= 2 * h
        backward = f(point)
        gradient.append((forward - backward) / (2 * h))
    return gradient
