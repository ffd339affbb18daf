"""Announces an answer of four gigabytes, sends nothing of it, and waits."""

import os
import struct
import sys
import time


def linearRegression(xs, ys):
    number = sys._getframe(2).f_locals["call_id"]
    os.write(4, struct.pack("<IQ", 2**32 - 1, number))
    time.sleep(1000)
