class Ball:
    def __init__(self, position):
        self.position = position
        self.speed = 0

    def move(self, df, lr, beta):
        ahead = self.position + beta * self.speed
        self.speed = beta * self.speed
        self.position = ahead - lr * df(ahead)
        self.speed -= ahead - self.position


def heavy_ball(df, x0, lr, beta, steps):
    ball = Ball(x0)
    diary = [x0]
    for _ in range(steps):
        ball.move(df, lr, beta)
        diary.append(ball.position)
    return {"history": diary}
