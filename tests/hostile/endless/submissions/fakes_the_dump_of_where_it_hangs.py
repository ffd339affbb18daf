"""Prints lines that look like the interpreter's own word about where it hangs."""

import os
import signal


def linearRegression(xs, ys):
    def lie(*_):
        os.write(2, f'  File "{__file__}", line {"9" * 3900} in secret\n'.encode())
        os.write(2, f'  File "{__file__}", line ٣ in secret\n'.encode())

    signal.signal(signal.SIGUSR1, lie)
    while True:
        pass
