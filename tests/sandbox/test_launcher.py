"""What a zygote is given to see, as plain data: the library it needs, and nothing of ours."""

from pathlib import Path

import pytest

from grader.errors import SandboxError
from grader.sandbox import launcher
from grader.sandbox.launcher import INSIDE, MOUNT, View, bubblewrap_command, needed_view, readable

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def view() -> View:
    """Return the view of this machine, with numpy."""
    return needed_view(["numpy"])


@pytest.fixture
def system(tmp_path: Path) -> View:
    """Return the view of an invented system whose packages lie below its library, as Debian's do."""
    library = tmp_path / "lib"
    packages = library / "python3" / "dist-packages"
    for folder in (packages / "numpy", packages / "secret", library / "python3" / "json", library / "gcc"):
        folder.mkdir(parents=True)
    return View(
        tmp_path / "bin" / "python",
        (library,),
        (packages / "numpy",),
        (packages,),
        (str(library / "python3"),),
    )


def bound(command: list[str]) -> dict[str, str]:
    """Read which file is seen where, from a call of bwrap."""
    return {command[at + 2]: command[at + 1] for at, word in enumerate(command) if word == "--ro-bind"}


def test_the_packages_of_a_submission_are_found(view: View) -> None:
    """Each with the libraries that its wheel brought."""
    names = {package.name for package in view.packages}

    assert {"msgpack", "numpy"} <= names <= {"msgpack", "numpy", "numpy.libs"}
    assert all(Path(folder).is_dir() for folder in view.path[:1])
    assert not any("-packages" in folder for folder in view.path)


def test_a_package_that_is_not_installed_is_named() -> None:
    """It is the course that asks for it, and the machine that lacks it."""
    with pytest.raises(
        SandboxError, match="the package 'no_such_package', which submissions may use, is not installed"
    ):
        needed_view(["no_such_package"])


@pytest.mark.parametrize("root", [True, False])
def test_only_the_library_the_packages_and_our_few_files_are_mounted(view: View, root: bool) -> None:
    """The root is empty otherwise: no course, no grader, no home, no /proc, /dev or /tmp."""
    mounts = bound(bubblewrap_command("bwrap", view, root=root))

    allowed = {str(path) for path in (*view.libraries, view.python)}
    assert {target for target in mounts if target not in allowed} == {
        str(MOUNT / "inside"),
        *(str(MOUNT / "site" / package.name) for package in view.packages),
    }
    assert not any(PROJECT.is_relative_to(source) for source in mounts.values())
    ours = {source for source in mounts.values() if Path(source).is_relative_to(PROJECT / "grader")}
    assert ours == {str(INSIDE)}


def test_nothing_is_mounted_to_be_written(view: View) -> None:
    """Each bind is read-only, and so is the root when all is in its place."""
    command = bubblewrap_command("bwrap", view, root=True)

    kinds = {
        word for word in command if "bind" in word or word in ("--proc", "--dev", "--dev-bind", "--overlay")
    }
    assert kinds == {"--ro-bind"}
    assert command[command.index("--remount-ro") + 1] == "/"


@pytest.mark.parametrize("root", [True, False])
def test_every_namespace_is_a_new_one(view: View, root: bool) -> None:
    """As root the user stays, since the zygote changes to a real one, for which process limits hold."""
    command = bubblewrap_command("bwrap", view, root=root)

    for name in ("pid", "net", "ipc", "uts"):
        assert f"--unshare-{name}" in command
    assert {"--die-with-parent", "--new-session", "--clearenv"} <= set(command)
    assert ("--unshare-user" in command) is not root
    assert ("--disable-userns" in command) is not root
    kept = {command[at + 1] for at, word in enumerate(command) if word == "--cap-add"}
    assert kept == ({"CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"} if root else set())


def test_every_parent_folder_is_open_to_the_other_user(view: View) -> None:
    """Left to itself, bwrap makes them for its own user alone, and nothing is reached."""
    command = bubblewrap_command("bwrap", view, root=True)
    made = {command[at + 1]: command[at - 1] for at, word in enumerate(command) if word == "--dir"}

    assert {
        made[str(parent)]
        for target in bound(command)
        for parent in Path(target).parents
        if parent != Path("/")
    } == {"0755"}


def test_other_packages_of_the_system_are_covered(system: View) -> None:
    """An empty folder that nobody may open lies over them; the permitted ones are bound elsewhere."""
    command = bubblewrap_command("bwrap", system, root=True)
    at = command.index("--tmpfs")

    assert command[at - 2 : at + 2] == ["--perms", "0000", "--tmpfs", str(system.hidden[0])]
    assert bound(command)[str(MOUNT / "site" / "numpy")] == str(system.packages[0])


def test_the_rules_open_nothing_with_a_hidden_folder_inside(system: View) -> None:
    """A rule holds for everything below its path, so such a folder is opened entry by entry."""
    files, folders = readable(system)
    library = system.libraries[0]

    assert set(folders) == {str(library), str(library / "python3")}
    assert set(files) == {
        str(path)
        for path in (system.python, INSIDE, *system.packages, library / "gcc", library / "python3" / "json")
    }


def test_the_rules_hide_every_package_folder_of_this_machine(view: View) -> None:
    """Nothing that may be read is above one, and nothing below one is but the permitted packages."""
    files, _ = readable(view)

    for folder in view.hidden:
        assert not any(folder.is_relative_to(Path(path).resolve()) for path in files)
    elsewhere = [Path(path) for path in files if "-packages" in path]
    assert {path.name for path in elsewhere} <= {package.name for package in view.packages}


def test_the_rules_open_nothing_of_the_project(view: View) -> None:
    """Neither the course nor the grader's other files; listing a folder counts as well."""
    files, folders = readable(view)

    assert not any(PROJECT.is_relative_to(path) for path in [*files, *folders])
    assert [path for path in files if Path(path).is_relative_to(PROJECT / "grader")] == [str(INSIDE)]


def test_the_environment_is_made_not_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numpy gets one thread, texts are UTF-8; a secret variable is not there."""
    monkeypatch.setenv("GRADER_COURSE_KEY", "secret")

    made = launcher.environment()

    assert made["OPENBLAS_NUM_THREADS"] == "1"
    assert made["LANG"] == "C.UTF-8"
    assert not {"GRADER_COURSE_KEY", "PATH"} & set(made)


@pytest.mark.parametrize(("mode", "readable"), [(0o755, True), (0o700, False)])
def test_a_file_counts_as_readable_only_if_its_folders_are(tmp_path: Path, mode: int, readable: bool) -> None:
    """Another user reaches a file through all the folders above it."""
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / "file"
    file.write_text("")
    file.chmod(0o644)
    folder.chmod(mode)
    for above in folder.parents:
        if above.stat().st_mode & 0o001 == 0:
            above.chmod(above.stat().st_mode | 0o001)

    assert launcher.readable_by_others([file]) is readable
