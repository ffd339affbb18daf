"""Prints lines that look like the interpreter's own word about where it hangs."""

import os
import signal


def linearRegression(xs, ys):
    def lie(*_):
        os.write(2, ('  File "fakes_the_dump_of_where_it_hangs.py", line %s in secret\n' % ("9" * 3900)).encode())
        os.write(2, '  File "fakes_the_dump_of_where_it_hangs.py", line ٣ in secret\n'.encode())

    signal.signal(signal.SIGUSR1, lie)
    while True:
        pass
