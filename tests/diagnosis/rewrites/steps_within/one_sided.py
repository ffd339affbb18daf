class Walk:
    def __init__(self, df, lr, goal):
        self.df, self.lr, self.goal = df, lr, goal

    def count(self, x, left):
        taken = 0
        while x > self.goal:
            if taken == left:
                return None
            x = x - self.lr * self.df(x)
            taken += 1
        return taken


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    return Walk(df, lr, target + tol).count(x0, max_steps)
