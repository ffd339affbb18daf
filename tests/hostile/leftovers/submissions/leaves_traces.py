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


def look(name, question):
    try:
        found = question()
        FOUND[name] = f"did it: {found!r}" if found else "nothing there"
    except Exception as error:
        FOUND[name] = f"{type(error).__name__}: {error}"


def is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def read_input():
    os.set_blocking(0, False)
    try:
        return os.read(0, 100)
    except BlockingIOError:
        return "it is open"
    finally:
        os.set_blocking(0, True)


def fill_input():
    writer = os.open("/proc/self/fd/0", os.O_RDWR | os.O_NONBLOCK)
    os.write(writer, b"left behind")


guest, wire = sys.modules["inside.guest"], sys.modules["inside.wire"]

look("builtins", lambda: getattr(builtins, "MARK", None) or len([2, 1]) != 2)
look("numpy", lambda: getattr(np, "MARK", None) or float(np.sum([1, 2])) != 3.0)
look("numpy settings", lambda: np.geterr()["divide"] == "raise")
look("numpy's random numbers", lambda: np.random.get_state()[1][0] == STRANGE_SEED)
look("random numbers", lambda: random.getstate()[1][0] == STRANGE_SEED)
look("modules", lambda: "left_behind" in sys.modules or sys.modules["math"] is None)
look("path", lambda: MARK in sys.path)
look("environment", lambda: os.environ.get("MARK"))
look("lines", lambda: MARK in linecache.cache)
look("warnings", lambda: any(MARK in str(each) for each in warnings.filters))
look("codec", lambda: getattr(wire, "MARK", None))
look("msgpack", lambda: getattr(msgpack, "MARK", None))
look("guest", lambda: getattr(guest, "MARK", None))
look("recursion limit", lambda: sys.getrecursionlimit() == 777)
look("trace", lambda: sys.gettrace() or sys.getprofile() or threading._trace_hook)
look("signals", lambda: signal.getsignal(signal.SIGUSR2) == signal.SIG_IGN)
look("mask", lambda: signal.SIGUSR2 in signal.pthread_sigmask(signal.SIG_BLOCK, []))
look("umask", lambda: os.umask(0o022) == 0o111)
look("threshold", lambda: gc.get_threshold()[0] == 777)
look("descriptors", lambda: [fd for fd in range(5, 64) if is_open(fd)])
look("flags of input", lambda: fcntl.fcntl(0, fcntl.F_GETFL) & (os.O_NONBLOCK | os.O_DIRECT | os.O_ASYNC))
look("owner of input", lambda: fcntl.fcntl(0, fcntl.F_GETOWN))
look("input", lambda: read_input())
look("flags of output", lambda: not fcntl.fcntl(1, fcntl.F_GETFL) & os.O_APPEND)
look("output", lambda: os.fstat(1).st_size)
look("locale", lambda: locale.setlocale(locale.LC_ALL) == "POSIX-left")
look("limits", lambda: resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 33)
look("interned objects", lambda: (1).__class__ is not int or () != ())


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
        fill_input,
        lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (33, 33)),
        lambda: sys.modules.update(left_behind=sys, math=None),
    )
    for module in (builtins, np, wire, msgpack, guest):
        module.MARK = MARK
    np.polyfit = np.sum = np.allclose = lambda *_, **__: (7.0, 7.0)
    math.fsum = lambda _: 7.0
    wire.decode = None
    return FOUND
