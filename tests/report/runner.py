"""How a runner of GitHub Actions finds commands in a log (actions/runner, ActionCommand.cs)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMANDS = {
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command, with everything unescaped."""

    name: str
    properties: dict[str, str]
    message: str


def commands_in(log: str) -> list[Command]:
    """Return the commands that a runner carries out."""
    lines = re.split(r"\r\n|\r|\n", log)
    return [command for line in lines for command in (_new(line) or _old(line),) if command is not None]


def _new(line: str) -> Command | None:
    found = re.match(r"::(.*?)::(.*)", line.lstrip())
    if found is None:
        return None
    name, _, properties = found[1].partition(" ")
    if name not in COMMANDS:
        return None
    return Command(name, dict(_properties(properties)), _unescaped(found[2], ("\r", "\n", "%")))


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, text.strip().split(",")):
        name, _, value = part.partition("=")
        yield name, _unescaped(value, ("\r", "\n", ":", ",", "%"))


def _unescaped(text: str, signs: tuple[str, ...]) -> str:
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def _old(line: str) -> Command | None:
    found = re.search(r"##\[([^] ]*)[^]]*\](.*)", line)
    return Command(found[1], {}, found[2]) if found is not None and found[1] in COMMANDS else None
