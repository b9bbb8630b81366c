"""The command that asks a language model once, and keeps its answers for builds without it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from extract.candidates.llm.answers import FOLDER
from graph.cli.building import counted
from graph.cli.common import REFUSED, note, seconds
from graph.cli.sources import from_stdin, sources_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.candidates.llm.pieces import Piece
    from graph.cli.llm_client import Endpoint

__all__ = ["ANSWERS", "answers_option", "llm"]

ANSWERS = Path("answers")
#: The environment variable that holds the key of an endpoint; no option does, for shells remember.
_KEY = "SAYSO_LLM_KEY"
#: Letters of English to a token, roughly, and tokens of an answer to one of the question.
_LETTERS, _SHARE = 4, 0.6
_Tell = "Callable[[int, int], None]"


def _use_answers(context: click.Context, option: click.Parameter, folder: Path | None) -> None:  # noqa: ARG001
    if folder is not None:
        os.environ[FOLDER] = str(folder)


answers_option = click.option(
    "--answers",
    type=click.Path(path_type=Path, file_okay=False),
    envvar=FOLDER,
    expose_value=False,
    callback=_use_answers,
    metavar="FOLDER",
    help="Where `sayso llm` kept a model's answers, which the extractor llm reads.",
)


class _Asked(NamedTuple):
    """What there is to ask.

    :param pieces: every piece of every article, each once.
    :param missing: those the folder keeps no answer about.
    """

    articles: int
    pieces: int
    missing: tuple[Piece, ...]


class _Done(NamedTuple):
    """What came of it.

    :param failed: why, for each piece without an answer that can be used.
    :param made_up: how many statements were marked with words that are not in the text.
    """

    answered: int
    failed: tuple[str, ...]
    marked: int
    made_up: int


@click.command(
    short_help="Ask a language model once, keep its answers.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso llm news/ --url http://localhost:11434/v1 --model qwen2.5:14b --dry-run\n"
    "  sayso llm news/ --url http://localhost:8080/v1 --model local --max-calls 500 --yes\n"
    "  sayso build news/ --extractor llm --answers answers/\n",
)
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--url",
    required=True,
    help="Base address of an endpoint that speaks OpenAI's chat completions, a local one or not.",
)
@click.option("--model", required=True, metavar="NAME", help="Which of its models to ask.")
@click.option(
    "--answers",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=ANSWERS,
    show_default=True,
    help="Folder to keep the answers of this model in.",
)
@click.option(
    "--max-calls",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="Make so many calls at most, further tries not counted; run it again for the rest.",
)
@click.option(
    "--timeout",
    type=seconds(0.1),
    default=120.0,
    show_default=True,
    help="Seconds to wait for one answer.",
)
@click.option("-y", "--yes", is_flag=True, help="Do not ask before the first call.")
@click.option("--dry-run", "dry", is_flag=True, help="Tell what would be asked, and ask nothing.")
@sources_options
def llm(  # noqa: PLR0913 - one argument for each option
    articles: tuple[Path, ...],
    url: str,
    model: str,
    folder: Path,
    *,
    max_calls: int,
    timeout: float,
    yes: bool,
    dry: bool,
    **how: Any,
) -> None:
    """Ask a language model who says what in ARTICLES, and keep its answers in a folder.

    This is the only command that sends texts anywhere, and it sends them to --url alone; the key of
    the endpoint, if it wants one, comes from the environment (SAYSO_LLM_KEY). Calls and tokens are
    told first. What is answered is never asked again; builds with `--extractor llm` read the kept
    answers, call nobody, and use only words that stand in the text.
    """
    from graph.cli.llm_client import Endpoint, checked

    endpoint = checked(Endpoint(url, model, os.environ.get(_KEY, ""), timeout))
    _own(folder, model)
    with from_stdin(articles, sys.stdin.buffer, how.pop("stdin_kind")) as sources:
        asked = _asked(sources, folder, model, how)
    now = asked.missing[:max_calls]
    note(_plan(asked, now, endpoint))
    if dry or not now:
        return
    if not (yes or _agreed(len(now))):
        note("nothing asked")
        return
    done = _ask(endpoint, folder, now)
    note(_told(done, len(asked.missing) - len(now), folder))
    if done.failed:
        raise click.exceptions.Exit(REFUSED)


def _own(folder: Path, model: str) -> None:
    """Make sure that a folder keeps answers of this model alone."""
    from extract.candidates.llm.answers import MODEL
    from extract.candidates.llm.answers import model as kept_by

    if (folder / MODEL).exists() and kept_by(folder) != model:
        raise click.UsageError(f"{folder} keeps answers of {kept_by(folder)}; name another folder")


def _asked(sources: Sequence[Path], folder: Path, model: str, how: dict[str, Any]) -> _Asked:
    from extract.candidates.llm.answers import kept
    from extract.candidates.llm.pieces import key_of, pieces
    from extract.inputs import Asked, documents, opened
    from extract.inputs.addresses import addressed
    from extract.inputs.files import Refusal, find

    articles, every = 0, dict[str, "Piece"]()
    with opened(find(sources), Asked(how["encoding"], how["columns"])) as listing:
        told = addressed(listing, how["urls"]) if how["urls"] else listing
        for document in documents(told, encoding=how["encoding"]):
            if isinstance(document, Refusal):
                note(f"not used: {document.path.name}: {document.reason}")
                continue
            articles += 1
            every.update((key_of(model, piece), piece) for piece in pieces(document))
    missing = (piece for piece in every.values() if kept(folder, model, piece) is None)
    return _Asked(articles, len(every), tuple(missing))


def _plan(asked: _Asked, now: Sequence[Piece], endpoint: Endpoint) -> str:
    from extract.candidates.llm.pieces import messages

    letters = sum(len(m["content"]) for piece in now for m in messages(piece))
    tokens = letters // _LETTERS
    kept = asked.pieces - len(asked.missing)
    told = f"{counted('articles', asked.articles)} in {counted('pieces', asked.pieces)}, "
    told += f"{kept:,} answered before: {counted('calls', len(now))} to {endpoint.url} "
    told += f"({endpoint.model}), "
    told += f"about {tokens:,} tokens sent and {int(tokens * _SHARE):,} received"
    rest = len(asked.missing) - len(now)
    return f"{told}; {rest:,} left for another time (--max-calls)" if rest else told


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError(
            f"{counted('calls', count)} and nobody to ask; say --yes or --dry-run"
        )
    return click.confirm(f"make {counted('calls', count)}?", err=True)


def _ask(endpoint: Endpoint, folder: Path, now: Sequence[Piece]) -> _Done:
    from extract.candidates.llm.answers import MODEL, rows
    from extract.candidates.llm.pieces import PROMPT
    from graph.cli.llm_client import NoAnswer, ask

    failed = list[str]()
    answered = marked = made_up = 0
    _write(folder / MODEL, {"model": endpoint.model, "prompt": PROMPT})
    for number, piece in enumerate(now, 1):
        try:
            answer = ask(endpoint, piece)
        except NoAnswer as error:
            failed.append(str(error))
            note(f"{number} of {len(now)}: no answer ({error})")
            continue
        _keep(folder, endpoint.model, piece, answer)
        answered += 1
        marked += len(rows(answer))
        made_up += _made_up(piece, answer)
    return _Done(answered, tuple(failed), marked, made_up)


def _keep(folder: Path, model: str, piece: Piece, answer: str) -> None:
    from extract.candidates.llm.pieces import key_of

    _write(folder / f"{key_of(model, piece)}.json", {"model": model, "answer": answer})


def _write(file: Path, told: dict[str, str]) -> None:
    from graph.writer import write

    write(file, json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def _made_up(piece: Piece, answer: str) -> int:
    from extract.candidates.llm.answers import rows
    from extract.candidates.llm.propose import found
    from extract.records import Span

    here = piece._replace(blocks=tuple(_blocks(piece.text, Span)))
    return sum(1 for row in rows(answer) if found(piece.text, here, row) is None)


def _blocks(text: str, span: Any) -> Iterator[Any]:
    at = 0
    for paragraph in text.split("\n\n"):
        yield span(at, at + len(paragraph))
        at += len(paragraph) + 2


def _told(done: _Done, rest: int, folder: Path) -> str:
    told = f"{counted('answers', done.answered)} kept in {folder}/, {len(done.failed):,} failed; "
    told += f"{counted('statements', done.marked)} marked, {done.made_up:,} of them in words "
    told += "that are not in the text and count for nothing"
    return f"{told}; {counted('pieces', rest)} left" if rest else told
