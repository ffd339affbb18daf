"""Looks for what an earlier submission left behind, then leaves as much as it can."""

import builtins
import fcntl
import gc
import linecache
import locale
import math
import os
import random
import resource
import signal
import sys
import threading
import warnings

import msgpack
import numpy as np

MARK = "left behind"
STRANGE_SEED = 987_654_321

FOUND = {}


def look(name, found):
    FOUND[name] = f"did it: {found!r}" if found else "nothing there"


def is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


guest, wire = sys.modules["inside.guest"], sys.modules["inside.wire"]

look("builtins", getattr(builtins, "MARK", None) or len([2, 1]) != 2)
look("numpy", getattr(np, "MARK", None) or float(np.sum([1, 2])) != 3.0)
look("numpy settings", np.geterr()["divide"] == "raise")
look("numpy's random numbers", np.random.get_state()[1][0] == STRANGE_SEED)
look("random numbers", random.getstate()[1][0] == STRANGE_SEED)
look("modules", "left_behind" in sys.modules or sys.modules["math"] is None)
look("path", MARK in sys.path)
look("environment", os.environ.get("MARK"))
look("lines", MARK in linecache.cache)
look("warnings", any(MARK in str(each) for each in warnings.filters))
look("codec", getattr(wire, "MARK", None))
look("msgpack", getattr(msgpack, "MARK", None))
look("guest", getattr(guest, "MARK", None))
look("recursion limit", sys.getrecursionlimit() == 777)
look("trace", sys.gettrace() or sys.getprofile() or threading._trace_hook)
look("signals", signal.getsignal(signal.SIGUSR2) == signal.SIG_IGN)
look("mask", signal.SIGUSR2 in signal.pthread_sigmask(signal.SIG_BLOCK, []))
look("umask", os.umask(0o022) == 0o111)
look("threshold", gc.get_threshold()[0] == 777)
look("descriptors", [fd for fd in range(5, 64) if is_open(fd)])
look("flags of input", fcntl.fcntl(0, fcntl.F_GETFL) & (os.O_NONBLOCK | os.O_DIRECT | os.O_ASYNC))
look("owner of input", fcntl.fcntl(0, fcntl.F_GETOWN))
look("flags of output", not fcntl.fcntl(1, fcntl.F_GETFL) & os.O_APPEND)
look("output", os.fstat(1).st_size)
look("locale", locale.setlocale(locale.LC_ALL) == "POSIX-left")
look("limits", resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 33)
look("interned objects", (1).__class__ is not int or () != ())


def leave(*marks):
    for mark in marks:
        try:
            mark()
        except Exception:
            pass


def linearRegression(xs, ys):
    leave(
        lambda: np.seterr(all="raise"),
        lambda: np.random.seed(STRANGE_SEED),
        lambda: random.setstate((3, (STRANGE_SEED,) * 624 + (624,), None)),
        lambda: sys.path.append(MARK),
        lambda: os.environ.update(MARK=MARK),
        lambda: linecache.cache.update({MARK: (1, None, ["x\n"], MARK)}),
        lambda: warnings.filterwarnings("error", message=MARK),
        lambda: sys.setrecursionlimit(777),
        lambda: signal.signal(signal.SIGUSR2, signal.SIG_IGN),
        lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2]),
        lambda: os.umask(0o111),
        lambda: gc.set_threshold(777),
        lambda: fcntl.fcntl(0, fcntl.F_SETFL, os.O_NONBLOCK | os.O_DIRECT),
        lambda: fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid()),
        lambda: fcntl.fcntl(1, fcntl.F_SETFL, 0),
        lambda: os.write(1, b"x"),
        lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (33, 33)),
        lambda: sys.modules.update(left_behind=sys, math=None),
    )
    for module in (builtins, np, wire, msgpack, guest):
        module.MARK = MARK
    np.polyfit = np.sum = np.allclose = lambda *_, **__: (7.0, 7.0)
    builtins.len = builtins.round = lambda *_: 7
    math.fsum = lambda _: 7.0
    wire.encode = wire.decode = None
    return FOUND
