"""Starting a zygote: what it may see, and the command that gives it nothing else."""

import json
import os
import site
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from grader.errors import SandboxError
from grader.models import Isolation
from grader.sandbox.isolation import Machine

FIRST_UID = 2_000_000_000
"""Each grading process has a user of its own for its sandbox, beyond those of any system: the kernel counts
processes and threads by user."""

INSIDE = Path(__file__).with_name("inside")
SYSTEM_LIBRARIES = [Path(path) for path in ("/usr/lib", "/usr/lib64", "/lib", "/lib64")]
MOUNT = Path("/sandbox")
BOOT = (
    "import json, sys; config = json.loads(sys.argv[2]); sys.path[:0] = config['path']; "
    "from inside.zygote import main; main(int(sys.argv[1]), config)"
)


@dataclass(frozen=True, slots=True)
class View:
    """The files of this machine that the sandbox needs, and those below them that it must not read."""

    python: Path
    libraries: tuple[Path, ...]
    packages: tuple[Path, ...]
    hidden: tuple[Path, ...]
    path: tuple[str, ...]


def needed_view(packages: Sequence[str]) -> View:
    """Find the interpreter, the standard library, and the packages that submissions may import.

    Raises
    ------
    SandboxError
        If a package is not installed.
    """
    base = Path(sys.base_prefix).resolve()
    own = [] if base == Path("/usr") else [base / "lib"]
    libraries = (*own, *(path for path in SYSTEM_LIBRARIES if path.is_dir()))
    third_party = {Path(path) for path in (*site.getsitepackages([sys.base_prefix]), *sys.path)}
    third_party |= {path for library in libraries for path in library.glob("python3*/*-packages")}
    hidden = {path.resolve() for path in third_party if path.name in ("site-packages", "dist-packages")}
    return View(
        python=Path(getattr(sys, "_base_executable", sys.executable)).resolve(),
        libraries=libraries,
        packages=tuple(folder for name in ("msgpack", *packages) for folder in _folders(name)),
        hidden=tuple(sorted(path for path in hidden if path.is_dir() and _below(path, libraries))),
        path=_standard_library(),
    )


def _standard_library() -> tuple[str, ...]:
    """Return the base interpreter's own search path, without packages."""
    of_base = {"base": sys.base_prefix, "platbase": sys.base_exec_prefix, "installed_base": sys.base_prefix}
    of_base["installed_platbase"] = sys.base_exec_prefix
    platform = sysconfig.get_path("platstdlib", vars=of_base)
    folders = [sysconfig.get_path("stdlib", vars=of_base), platform, str(Path(platform) / "lib-dynload")]
    return tuple(dict.fromkeys(folders))


def _folders(package: str) -> Iterable[Path]:
    """List the folder of a package, and that of the libraries which its wheel brought."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SandboxError(f"the package {package!r}, which submissions may use, is not installed")
    folder = Path(spec.origin).parent
    return [path for path in (folder, folder.with_name(f"{folder.name}.libs")) if path.is_dir()]


def _below(path: Path, roots: Iterable[Path]) -> bool:
    return any(path.is_relative_to(root.resolve()) for root in roots)


def environment() -> dict[str, str]:
    """Return all that the zygote has for an environment: nothing of ours, one thread for numpy."""
    fixed = {"LANG": "C.UTF-8", "HOME": "/", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return fixed | {"MALLOC_ARENA_MAX": "1"}


def bubblewrap_command(program: str, view: View, *, root: bool) -> list[str]:
    """Build the bwrap call: new namespaces, an empty root, and the view bound read-only."""
    mounts: list[tuple[str, Path, Path]] = []
    for library in view.libraries:
        if library.is_symlink():
            mounts.append(("--symlink", library.readlink(), library))
        else:
            mounts.append(("--ro-bind", library, library))
    if not _below(view.python, view.libraries):
        mounts.append(("--ro-bind", view.python, view.python))
    mounts += [("--ro-bind", package, MOUNT / "site" / package.name) for package in view.packages]
    mounts.append(("--ro-bind", INSIDE, MOUNT / "inside"))

    # bwrap makes missing parents for its own user alone: spelled out, or another user reaches nothing.
    parents = sorted({parent for _, _, to in mounts for parent in to.parents if parent != Path("/")})
    arguments = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
    arguments += ["--die-with-parent", "--new-session", "--hostname", "sandbox", "--clearenv"]
    for name, value in environment().items():
        arguments += ["--setenv", name, value]
    if root:
        # No user namespace: the zygote changes to another real user, so that process limits hold.
        arguments += ["--cap-drop", "ALL"]
        for capability in ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"):
            arguments += ["--cap-add", capability]
    else:
        arguments += ["--unshare-user", "--disable-userns"]
    for parent in parents:
        arguments += ["--perms", "0755", "--dir", str(parent)]
    for kind, source, target in mounts:
        arguments += [kind, str(source), str(target)]
    for folder in view.hidden:
        arguments += ["--perms", "0000", "--tmpfs", str(folder)]
    return [program, *arguments, "--remount-ro", "/", "--chdir", "/"]


def readable(view: View) -> tuple[list[str], list[str]]:
    """List what Landlock lets a submission read, and which folders it lets it list.

    A rule opens everything below its path, so a folder with a hidden one inside is opened entry by entry.
    """
    files = [str(view.python), str(INSIDE), *map(str, view.packages)]
    folders: list[str] = []
    pending = [path for path in view.libraries if path.exists()]
    while pending:
        path = pending.pop()
        if not any(hidden.is_relative_to(path.resolve()) for hidden in view.hidden):
            files.append(str(path))
        elif path.resolve() not in view.hidden:
            folders.append(str(path))
            pending += [child for child in path.iterdir() if not child.is_symlink()]
    return files, folders


def start(
    isolation: Isolation, machine: Machine, packages: Sequence[str]
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start a zygote by exec, with an empty environment; return it and the control socket.

    Raises
    ------
    SandboxError
        If it cannot be started.
    """
    view = needed_view(packages)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    config: dict[str, Any] = {
        "packages": ["msgpack", *packages, *_lazy(packages)],
        "uid": None,
        "landlock": machine.landlock > 0,
    }
    if isolation is Isolation.FILTERS:
        command: list[str] = []
        folders = {str(package.parent) for package in view.packages}
        config["path"] = [str(INSIDE.parent), *sorted(folders)]
        config["read"], config["list"] = readable(view)
        if machine.root and readable_by_others([view.python, INSIDE, *view.packages, Path(view.path[0])]):
            config["uid"] = FIRST_UID + os.getpid()
    else:
        assert machine.bubblewrap is not None
        command = [*bubblewrap_command(machine.bubblewrap, view, root=machine.root)]
        config["path"] = [str(MOUNT), str(MOUNT / "site")]
        # The mounts are the view; Landlock adds that nothing can be written or run, and no signal sent.
        config["read"], config["list"] = [str(MOUNT), *map(str, view.libraries)], []
        config["uid"] = FIRST_UID + os.getpid() if machine.root else None
        config["landlock"] = isolation is Isolation.FULL
    config["path_afterwards"] = view.path
    command += [str(view.python), "-I", "-S", "-B", "-c", BOOT, str(theirs.fileno()), json.dumps(config)]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the grader, which then ends the sandbox itself
            pass_fds=(theirs.fileno(),),
        )
    except OSError as error:
        ours.close()
        raise SandboxError(f"the sandbox could not be started: {error}") from None
    finally:
        theirs.close()
    return process, ours


def _lazy(packages: Sequence[str]) -> list[str]:
    """Name the parts of numpy that load late: 19 ms for each child that uses one."""
    parts = ("random", "linalg", "fft", "polynomial")
    return [f"numpy.{part}" for part in parts] if "numpy" in packages else []


def readable_by_others(paths: Iterable[Path]) -> bool:
    """Tell whether a user without rights can reach all of these files."""
    everything = {above for path in paths for above in (path, *path.parents)}
    return all(path.stat().st_mode & (0o001 if path.is_dir() else 0o004) for path in everything)
