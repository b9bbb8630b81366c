"""A project: a folder with `sayso.toml`, which says where things lie and how to build.

Every key is an option of `sayso build`, a table is named after another command; what the command
line says wins. Paths are meant from the folder of the file.
"""

from __future__ import annotations

import difflib
import math
import os
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from graph.errors import InputError

__all__ = ["FILE", "defaults", "key", "project_file"]

FILE = "sayso.toml"

#: What the file calls an option, where the command line calls it otherwise.
_CALLED = {"output": "out"}
#: Command -> the facts file below the facts folder that it appends to.
_APPENDS = {"decide": "decisions.ttl", "review": "decisions.ttl", "link": "links.ttl"}

#: Commands that read articles as `sayso build` does; options of others only happen to share names.
_READING = frozenset({"build", "extract", "watch"})

_Kind = tuple[tuple[type, ...], str]
#: What an option takes -> of what type the file gives it, and what is said of anything else.
_KINDS: tuple[tuple[type[click.ParamType[Any]], _Kind], ...] = (
    (type(click.BOOL), ((bool,), "neither true nor false")),
    (type(click.INT), ((int,), "no whole number, such as 4")),
    (type(click.FLOAT), ((int, float), "no number, such as 0.5")),
)
_TEXT: _Kind = ((str,), "no text; write it in quotes")

_Defaults = dict[str, dict[str, Any]]


def project_file(start: Path) -> Path | None:
    """The nearest `sayso.toml` in a folder or above it; None where there is none."""
    folder = start.absolute()
    places = (one / FILE for one in (folder, *folder.parents))
    return next((place for place in places if place.is_file()), None)


def defaults(file: Path, commands: Mapping[str, click.Command]) -> _Defaults:
    """What a project says of each command's options, as click's ``default_map`` takes it.

    :param file: a `sayso.toml`.
    :param commands: all commands by name.
    :raises InputError: when it cannot be read, or says something that no command knows.
    """
    given = _read(file)
    made: _Defaults = {name: {} for name in commands}
    for name, value in given.items():
        if isinstance(value, dict):
            if name not in commands:
                near = _near(name, sorted(commands))
                raise InputError(f"[{name}] is the name of no command{near}", _shown(file))
            for option, one in value.items():
                made[name].update(_option(file, commands[name], option, one))
        else:
            _spread(made, commands, _option(file, commands["build"], name, value))
    return made


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", _shown(file)) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no TOML: {error}", _shown(file)) from error


def _spread(made: _Defaults, commands: Mapping[str, click.Command], said: dict[str, Any]) -> None:
    """What is said of building holds for the other commands that read articles or the graph."""
    for name, command in commands.items():
        known = {p.name for p in command.params}
        if name in _READING:
            made[name].update({n: v for n, v in said.items() if n in known})
        if "out" in said and "graph" in known:
            made[name]["graph"] = said["out"]
        if "facts" in said and name in _APPENDS:
            facts = Path(said["facts"])
            made[name]["into"] = facts if facts.suffix else facts / _APPENDS[name]
    made["extract"].pop("out", None)  # it prints, unless told otherwise


def _option(file: Path, command: click.Command, called: str, value: Any) -> dict[str, Any]:
    """One key as the option it stands for, its value checked."""
    known = {p.name: p for p in command.params if p.name}
    name = _CALLED.get(called, called.replace("-", "_"))
    if name not in known or isinstance(value, dict):
        raise InputError(f"{called!r} is not known{_near(called, _keys(command))}", _shown(file))
    option = known[name]
    try:
        several = option.nargs == -1 or option.multiple
        return {name: _many(file, option, value) if several else _one(file, option, value)}
    except click.UsageError as error:
        raise InputError(f"{called}: {error.message}", _shown(file)) from error


def _many(file: Path, option: click.Parameter, value: Any) -> tuple[Any, ...]:
    return tuple(_one(file, option, one) for one in (value if isinstance(value, list) else [value]))


def _one(file: Path, option: click.Parameter, value: Any) -> Any:
    if isinstance(option.type, click.Path):
        if not isinstance(value, str) or not value or "\0" in value:
            raise click.UsageError(f"{_shown_value(value)} is no path; write it in quotes")
        return _from_here(file.parent / value)
    if isinstance(value, date):
        value = value.isoformat()  # the command line knows days as words
    kinds, told = next((kind for of, kind in _KINDS if isinstance(option.type, of)), _TEXT)
    if type(value) not in kinds or (isinstance(value, float) and not math.isfinite(value)):
        raise click.UsageError(f"{_shown_value(value)} is {told}")
    return option.type.convert(value, option, None)


def _shown_value(value: Any) -> str:
    return f"{value!r}".lower() if isinstance(value, bool) else f"{value!r}"


def _from_here(path: Path) -> Path:
    """A path as a person in the working folder would write it."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # on another drive
        return path


def _near(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"


def _keys(command: click.Command) -> list[str]:
    """The keys that stand for the options of a command."""
    eager = (p for p in command.params if isinstance(p, click.Option) and p.is_eager)
    return sorted({key(p) for p in command.params if p.name} - {key(p) for p in eager})


def key(param: click.Parameter) -> str:
    """What a project's file calls an option."""
    back = {option: called for called, option in _CALLED.items()}
    name = param.name or ""
    return back.get(name, name.replace("_", "-"))


def _shown(file: Path) -> str:
    return str(_from_here(file))
