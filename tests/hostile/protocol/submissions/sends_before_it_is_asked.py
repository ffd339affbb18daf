"""Sends an answer while nobody has asked anything but to be loaded."""

import os
import struct

os.write(4, struct.pack("<IQ", 4, 12345) + b"\x92\xa2ok\x01"[:4])


def linearRegression(xs, ys):
    return {"m": 2.0, "b": 1.0}
