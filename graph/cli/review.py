"""The command that walks a person through what the build leaves to a person."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import curator_options, graph_option, note, say, terminal

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graph.curate.pairs import Pair
    from graph.curate.sameness import Relation
    from graph.curate.sitting import Sitting

__all__ = ["review"]

#: What a key or a word means.
_ANSWERS: dict[str, Relation] = {
    "y": "same", "yes": "same", "same": "same",
    "n": "different", "no": "different", "different": "different",
    "u": "unsure", "unsure": "unsure",
}  # fmt: skip
_SKIP, _UNDO, _QUIT = ("s", "skip"), ("b", "back", "undo"), ("q", "quit")
_KEYS = "y yes, n no, u unsure, s skip, b undo, q quit"


@click.command(
    short_help="Who is who, one pair after the other.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso review who\n"
    '  sayso review who --limit 10 --by "Jane Doe"\n'
    "  sayso review who --again\n"
    "  printf 'y\\nn\\nq\\n' | sayso review who\n",
)
@click.argument("what", type=click.Choice(["who"]))
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Ask about so many pairs at most. [default: all]",
)
@click.option("--again", is_flag=True, help="Ask once more where a person was unsure.")
@curator_options
@graph_option
def review(what: str, limit: int | None, again: bool, by: str, into: Path, graph: Path) -> None:  # noqa: ARG001, FBT001
    """Judge WHO is who: the pairs of `sayso query possibly-same`, one after the other.

    Shows what is known of both side by side and asks whether they are one and the same: y yes, n
    no, u unsure, s skip, b undo the last answer, q quit. Each answer is written into a facts file
    at once, as `sayso decide` does, and takes effect at the next build. What is decided is not
    asked again, what was skipped comes last the next time. Where there is no terminal the answers
    are read from standard input, one a line.
    """
    from graph.curate.pairs import Skipped
    from graph.curate.sitting import Sitting, Wishes
    from graph.opening import graph_folder, open_graph

    store = open_graph(graph)
    skipped = Skipped(graph_folder(graph) / ".cache/skipped")
    sitting = Sitting(store, into, skipped, Wishes(again, limit, by))
    if not sitting.left():
        note(_nothing(sitting.found, again=again))
        return
    answers = _answers()
    # Every answer is on the disk already: who breaks off has only broken off.
    with suppress(KeyboardInterrupt):
        _walk(store, sitting, answers)
    note(_summary(sitting))


def _walk(store: ox.Store, sitting: Sitting, answers: Iterator[str]) -> None:
    going = True
    while going:
        asked = sitting.next()
        if asked is None:
            going = _taken_back(sitting, answers)
        else:
            pair, place = asked
            _show(store, pair, place)
            going = _settle(sitting, pair, answers)


def _taken_back(sitting: Sitting, answers: Iterator[str]) -> bool:
    """Whether the person takes the last of all answers back, when there is nothing more to ask."""
    if not sitting.decided:
        return False
    note("that was the last one; b takes the answer back, any other key leaves")
    return next(answers, "") in _UNDO and _undone(sitting)


def _show(store: ox.Store, pair: Pair, place: str) -> None:
    from graph.curate.evidence import shown, side

    say(shown(pair, (side(store, pair.one), side(store, pair.other)), place, terminal().width))


def _settle(sitting: Sitting, pair: Pair, answers: Iterator[str]) -> bool:
    """Hear a person on a pair until something was done; whether to go on."""
    for said in answers:
        if said in _QUIT:
            return False
        if _done(sitting, pair, said):
            return True
    return False


def _done(sitting: Sitting, pair: Pair, said: str) -> bool:
    """Do what a person says; False when that leaves the question as it was."""
    if said in _UNDO:
        return _undone(sitting)
    if said in _ANSWERS:
        sitting.answer(pair, _ANSWERS[said])
        note(_ANSWERS[said])
    elif said in _SKIP:
        sitting.skip(pair)
        note("skipped")
    else:
        note(f"{said!r} is no answer: {_KEYS}")
        return False
    return True


def _undone(sitting: Sitting) -> bool:
    from graph.errors import QueryError

    try:
        pair = sitting.undo()
    except QueryError as error:
        note(f"not undone: {error}")
        return False
    note("nothing to undo in this sitting" if pair is None else "taken back")
    return pair is not None


# ---------------------------------------------------------------- hearing a person


def _answers() -> Iterator[str]:
    """What the person says: keys of a terminal, or lines of standard input.

    :raises QueryError: when there is nobody who could answer.
    """
    from graph.errors import QueryError

    if not sys.stdin.isatty():
        lines = _lines()
        first = next(lines, None)
        if first is None:
            raise QueryError(
                "nobody to ask: run it on a terminal, or give answers as lines of input"
            )
        return chain((first,), lines)
    if not sys.stdout.isatty():
        raise QueryError("the questions go to standard output, which is no terminal; nothing asked")
    return _keys()


def _lines() -> Iterator[str]:
    for line in iter(sys.stdin.buffer.readline, b""):
        if word := line.decode("utf-8", "replace").strip().casefold():
            yield word


def _keys() -> Iterator[str]:
    while True:
        click.echo(f"{_KEYS}? ", nl=False, err=True)
        pressed = _pressed()
        click.echo(err=True)
        # The line break of one who answers with a line is no answer.
        yield from pressed.replace("\r", "").replace("\n", "")


def _pressed() -> str:
    """The keys that were pressed, one or those that were typed ahead."""
    try:
        pressed = click.getchar().casefold()
    except (EOFError, KeyboardInterrupt):
        return "q"
    # An arrow or a function key comes as several characters, and is one key.
    return "?" if pressed.startswith("\x1b") else pressed


# ---------------------------------------------------------------- what was done


def _nothing(count: int, *, again: bool) -> str:
    if not count:
        return "nothing to ask: no pair waits for a person"
    hint = "" if again else "; --again asks those where a person was unsure"
    return f"nothing left to ask; `sayso build` applies what is decided{hint}"


def _summary(sitting: Sitting) -> str:
    told = ", ".join(f"{count} {relation}" for relation, count in sorted(sitting.decided.items()))
    count = sum(sitting.decided.values())
    skipped = f", {sitting.skipped} skipped" if sitting.skipped else ""
    done = f"{count} decided ({told})" if count else "nothing decided"
    apply = "; `sayso build` applies the decisions" if count else ""
    return f"{done}{skipped}, {sitting.left()} left{apply}"
