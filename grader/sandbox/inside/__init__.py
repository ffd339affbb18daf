"""The only files of ours that the sandbox sees. They import the standard library, msgpack and numpy alone."""
