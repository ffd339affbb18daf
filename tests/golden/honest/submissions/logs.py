import logging

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s: %(message)s")
log = logging.getLogger(__name__)


def linearRegression(xs, ys):
    log.info("fitting %d points", len(xs))
    if len(xs) == 0 or len(xs) != len(ys):
        log.error("cannot fit these")
        raise ValueError("cannot fit these")
    m = b = 0.0
    for k in range(1000):
        errors = [m * x + b - y for x, y in zip(xs, ys)]
        gm = 2 * sum(e * x for e, x in zip(errors, xs)) / len(xs)
        gb = 2 * sum(errors) / len(xs)
        m, b = m - 0.01 * gm, b - 0.01 * gb
        if k % 100 == 0:
            log.debug("step %d: m=%s b=%s", k, m, b)
    return {"m": round(float(m), 2), "b": round(float(b), 2)}
