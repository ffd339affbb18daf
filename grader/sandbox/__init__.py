"""The border between the grader and a stranger's code.

Three processes, each trusting the one before it and none after it::

    grader  --exec, empty environment-->  zygote  --fork-->  child
       |                                                       ^
       +---- source, arguments (plain data) ---- socket -------+

The grader (this package's modules) holds suites, reference and all submissions. The zygote (`inside.zygote`)
has Python, numpy and nothing else; the child (`inside.guest`) is one locked fork of it that holds one
submission. `launcher` starts a zygote in the layers that `isolation` chose, `selftest` proves that they
hold, `process` speaks to one child, `loaded` is a submission that survives its own crashes.
"""
