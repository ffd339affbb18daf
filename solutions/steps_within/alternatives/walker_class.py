"""Style: an object that is the walk; it raises when its steps are used up."""


class OutOfSteps(Exception):
    pass


class Walk:
    def __init__(self, df, x0, lr, budget):
        self.df, self.x, self.lr = df, x0, lr
        self.left = budget
        self.taken = 0

    def step(self):
        if self.left == 0:
            raise OutOfSteps
        self.x = self.x - self.lr * self.df(self.x)
        self.left -= 1
        self.taken += 1

    def until(self, arrived):
        while not arrived(self.x):
            self.step()
        return self.taken


def steps_within(df, x0, lr, target, tol, max_steps=10000):
    try:
        return Walk(df, x0, lr, max_steps).until(lambda x: abs(x - target) <= tol)
    except OutOfSteps:
        return None
