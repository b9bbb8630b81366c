"""The command that walks a person through what the build leaves to a person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from graph.cli.common import curator_options, graph_option, note, say, terminal

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graph.curate.doubts import Doubt
    from graph.curate.pairs import Pair
    from graph.curate.proposed import Proposed
    from graph.curate.sitting import Agenda, Question, Sitting

__all__ = ["review"]

#: What a key or a word means where the question is who is who, and where it is a statement.
_WHO = {
    "y": "same", "yes": "same", "same": "same",
    "n": "different", "no": "different", "different": "different",
    "u": "unsure", "unsure": "unsure",
}  # fmt: skip
_SAID = {
    "y": "right", "yes": "right", "right": "right",
    "n": "no statement", "no": "no statement",
    "u": "unknown", "unknown": "unknown",
    **{str(number): str(number) for number in range(1, 10)},
}  # fmt: skip
_SKIP, _UNDO, _QUIT = ("s", "skip"), ("b", "back", "undo"), ("q", "quit")
_KEYS = "y yes, n no, u unsure, s skip, b undo, q quit"
_KEYS_SAID = "y right, n no statement, u speaker unknown, 1-9 who said it, s skip, b undo, q quit"


class _Desk(NamedTuple):
    """How a kind of question is put to a person.

    :param show: puts a question with its evidence on standard output.
    :param means: what a key or a word means.
    :param keys: the keys in words.
    :param things: what the questions are about, one and several.
    """

    show: Callable[[Any, str], None]
    means: Mapping[str, str]
    keys: str
    things: str


@click.command(
    short_help="What needs a person, one after the other.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso review\n"
    "  sayso review speakers --limit 10 --by Jane\n"
    "  sayso review who\n"
    "  sayso review who --again\n"
    "  sayso review links\n"
    "  printf 'y\\nn\\nq\\n' | sayso review who\n",
)
@click.argument(
    "what",
    type=click.Choice(["statements", "speakers", "disputes", "confidence", "who", "links"]),
    default="statements",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Ask so many questions at most. [default: all]",
)
@click.option("--again", is_flag=True, help="Ask once more where a person was unsure (who, links).")
@curator_options
@graph_option
def review(what: str, limit: int | None, again: bool, by: str, into: Path, graph: Path) -> None:  # noqa: FBT001
    """Judge what the build leaves to a person, one question after the other.

    WHAT is `speakers` (statements whose speaker is ambiguous or unknown), `disputes` (those that
    somebody contradicts), `confidence` (those of which the extractor is not sure), `statements`
    (all of these, the default), `who` (pairs of actors that may be one, side by side) or `links`
    (entries of a catalogue that `sayso link` proposed, beside the actor's words). What most other
    statements hang on comes first, each with its words and reasons: y it is right, n it is no
    statement, u nobody can tell who said it, 1 to 9 that candidate did; of pairs and entries y yes,
    n no, u unsure; s skip, b undo the last answer, q quit. Each answer is written into a facts file
    at once, as `sayso decide` does, and takes effect at the next build. What is decided is not
    asked again, what was skipped comes last the next time. Where there is no terminal the answers
    are read from standard input, one a line.
    """
    from graph.curate.pairs import Skipped
    from graph.curate.sitting import Sitting, Wishes
    from graph.opening import graph_folder, open_graph

    store = open_graph(graph)
    skipped = Skipped(graph_folder(graph) / ".cache/skipped")
    agenda, desk = _agenda(store, what)
    sitting: Sitting[Any] = Sitting(agenda, into, skipped, Wishes(again, limit, by))
    if not sitting.left():
        note(_nothing(sitting.found, desk.things, again=again))
        return
    answers = _answers(desk.keys)
    # Every answer is on the disk already: who breaks off has only broken off.
    with suppress(KeyboardInterrupt):
        _walk(sitting, desk, answers)
    note(_summary(sitting))


def _agenda(store: ox.Store, what: str) -> tuple[Agenda[Any], _Desk]:
    from graph.curate.doubts import KINDS, Doubts
    from graph.curate.pairs import Pairs

    if what == "who":
        return Pairs(store), _Desk(partial(_show_pair, store), _WHO, _KEYS, "pair")
    if what == "links":
        from graph.curate.proposed import Proposals

        return Proposals(store), _Desk(partial(_show_entry, store), _WHO, _KEYS, "proposed entry")
    kinds = [kind for kind in KINDS if what in ("statements", kind)]
    desk = _Desk(partial(_show_doubt, store), _SAID, _KEYS_SAID, "statement")
    return Doubts(store, kinds), desk


def _walk(sitting: Sitting[Any], desk: _Desk, answers: Iterator[str]) -> None:
    going = True
    while going:
        asked = sitting.next()
        if asked is None:
            going = _taken_back(sitting, answers)
        else:
            question, place = asked
            desk.show(question, place)
            going = _settle(sitting, desk, question, answers)


def _taken_back(sitting: Sitting[Any], answers: Iterator[str]) -> bool:
    """Whether the person takes the last of all answers back, when there is nothing more to ask."""
    if not sitting.decided:
        return False
    note("that was the last one; b takes the answer back, any other key leaves")
    return next(answers, "") in _UNDO and _undone(sitting)


def _show_pair(store: ox.Store, pair: Pair, place: str) -> None:
    from graph.curate.evidence import shown, side

    say(shown(pair, (side(store, pair.one), side(store, pair.other)), place, terminal().width))


def _show_entry(store: ox.Store, one: Proposed, place: str) -> None:
    from graph.curate.evidence import offered, side

    say(offered(one, side(store, one.actor), place, terminal().width))


def _show_doubt(store: ox.Store, doubt: Doubt, place: str) -> None:
    from rich.text import Text

    from graph.ask.explain import explain
    from graph.ask.explained import shown
    from graph.ask.lookup import compact, expand
    from graph.curate.doubts import KINDS

    text = Text(f"\n{place}: is this right?", "bold")
    text.append(f"  ({KINDS[doubt.kind]}; tied to {doubt.weight} others)\n")
    node = expand(doubt.statement)
    if node is not None:
        text.append(shown(explain(store, node), marks=not terminal().is_terminal))
    for number, (label, iri) in enumerate(doubt.candidates, 1):
        text.append(f"  {number}  {label}  {compact(iri)}\n")
    say(text)


def _settle(sitting: Sitting[Any], desk: _Desk, question: Question, answers: Iterator[str]) -> bool:
    """Hear a person on a question until something was done; whether to go on."""
    for said in answers:
        if said in _QUIT:
            return False
        if _done(sitting, desk, question, said):
            return True
    return False


def _done(sitting: Sitting[Any], desk: _Desk, question: Question, said: str) -> bool:
    """Do what a person says; False when that leaves the question as it was."""
    if said in _UNDO:
        return _undone(sitting)
    if said in desk.means:
        return _answered(sitting, question, desk.means[said])
    if said in _SKIP:
        sitting.skip(question)
        note("skipped")
        return True
    note(f"{said!r} is no answer: {desk.keys}")
    return False


def _answered(sitting: Sitting[Any], question: Question, said: str) -> bool:
    from graph.errors import QueryError

    try:
        sitting.answer(question, said)
    except QueryError as error:
        note(f"not written: {error}")
        return False
    note(said)
    return True


def _undone(sitting: Sitting[Any]) -> bool:
    from graph.errors import QueryError

    try:
        taken = sitting.undo()
    except QueryError as error:
        note(f"not undone: {error}")
        return False
    note("nothing to undo in this sitting" if taken is None else "taken back")
    return taken is not None


# ---------------------------------------------------------------- hearing a person


def _answers(keys: str) -> Iterator[str]:
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
    return _keys(keys)


def _lines() -> Iterator[str]:
    for line in iter(sys.stdin.buffer.readline, b""):
        if word := line.decode("utf-8", "replace").strip().casefold():
            yield word


def _keys(keys: str) -> Iterator[str]:
    while True:
        click.echo(f"{keys}? ", nl=False, err=True)
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


def _nothing(count: int, things: str, *, again: bool) -> str:
    if not count:
        return f"nothing to ask: no {things} waits for a person"
    hint = (
        "" if again or things == "statement" else "; --again asks those where a person was unsure"
    )
    return f"nothing left to ask; `sayso build` applies what is decided{hint}"


def _summary(sitting: Sitting[Any]) -> str:
    told = ", ".join(f"{count} {relation}" for relation, count in sorted(sitting.decided.items()))
    count = sum(sitting.decided.values())
    skipped = f", {sitting.skipped} skipped" if sitting.skipped else ""
    done = f"{count} decided ({told})" if count else "nothing decided"
    apply = "; `sayso build` applies the decisions" if count else ""
    return f"{done}{skipped}, {sitting.left()} left{apply}"
