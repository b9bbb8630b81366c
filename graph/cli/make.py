"""Commands that make something: a graph, lines of statements, another format, a decision."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from extract.candidates.registry import DEFAULT
from extract.candidates.tagger.files import THREADS
from graph.cli.common import (
    REFUSED,
    WRONG,
    curator_options,
    facts_option,
    facts_or_default,
    graph_option,
    note,
)
from graph.cli.sources import from_stdin, sources_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from graph.curate.decide import Written

__all__ = ["ARTICLES", "build", "decide", "export", "extract"]

ARTICLES = Path("data/articles")
_VERDICTS = ("accept", "reject", "correct")
_RELATIONS = ("same", "different", "unsure")
_ACTS = (
    "assert", "deny", "demand", "promise", "threaten", "predict", "ask", "acknowledge", "warn",
    "attitude", "other",
)  # fmt: skip

_extractor_option = click.option(
    "--extractor",
    default=DEFAULT,
    show_default=True,
    metavar="NAME",
    help="Which extractor proposes who says what: tagger (precise), tagger-wide (finds more, errs "
    "more), rules (no trained weights), or the name of a plug-in.",
)


def _use_threads(context: click.Context, option: click.Parameter, count: int) -> int:  # noqa: ARG001
    os.environ[THREADS] = str(count)
    return count


_threads_option = click.option(
    "--threads",
    type=click.IntRange(min=1),
    default=1,
    envvar=THREADS,
    show_default=True,
    expose_value=False,
    callback=_use_threads,
    help="Processor threads of the tagger, in each process.",
)


@click.command(
    short_help="Build the graph from articles and facts.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso build\n"
    "  sayso build news/ extra.html --facts facts/ -o graph/ --jobs 4\n"
    "  sayso build export.csv mails.mbox pages.warc.gz --columns text=body,title=headline\n"
    "  sayso build saved/ --urls saved.csv\n",
)
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@facts_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Folder to write graph.ttl, graph.trig, view.html, report.json and more into.",
)
@sources_options
@_extractor_option
@_threads_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes read articles at once.",
)
@click.option(
    "--sparql/--no-sparql",
    default=False,
    show_default=True,
    help="Let view.html answer SPARQL by itself; it is 1.9 MB larger then.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless files are refused.")
def build(
    articles: tuple[Path, ...],
    facts: Path | None,
    out: Path,
    *,
    quiet: bool,
    stdin_kind: str | None,
    **plan: Any,
) -> None:
    """Build the graph from ARTICLES (files and folders; default data/articles) and the facts.

    Read are texts (.txt .md .html .htm .xhtml), documents (.pdf .docx .odt), mail (.eml .mbox),
    feeds (.rss .atom .xml), tables with an article a row (.csv .tsv .json .jsonl .parquet), web
    archives (.warc .warc.gz), archives of all these (.zip .tar .tar.gz .tgz), and - for standard
    input. An article that cannot be used is named with its reason and never stops the others (exit
    code 3). Articles that have not changed since the last build are not read again.
    """
    from graph.assembly.pipeline import Plan
    from graph.cli.building import build as make

    with from_stdin(articles or (ARTICLES,), sys.stdin.buffer, stdin_kind) as sources:
        done = make(sources, facts_or_default(facts), out, Plan(**plan), quiet=quiet)
    for line in done.refused:
        note(f"not used: {line}")
    if not quiet:
        note(done.summary)
    if done.refused:
        raise click.exceptions.Exit(REFUSED if done.articles else WRONG)


@click.command(
    short_help="Who says what in files, as JSON lines.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso extract article.txt\n"
    "  sayso extract news/ -o statements.jsonl\n"
    "  sayso extract export.csv --columns text=body,title=headline\n"
    "  curl -s URL | sayso extract - | jq '.attributions[].speaker'\n",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, one line an article.",
)
@click.option(
    "--source-offsets",
    is_flag=True,
    help="Count offsets in the words as read from the input (not of web pages) instead of in the "
    "stored text.",
)
@facts_option
@sources_options
@_extractor_option
@_threads_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file instead of standard output.",
)
def extract(
    files: tuple[Path, ...],
    form: str,  # noqa: ARG001 - there is one form so far
    facts: Path | None,
    out: Path | None,
    *,
    stdin_kind: str | None,
    **how: Any,
) -> None:
    """Print who says what in FILES (articles, folders, or - for standard input).

    One JSON line an article: its text, attributions with spans (code points, half open), countries,
    actors, quantities, and what is no prose. Files that cannot be used are named on standard error
    (exit code 3).
    """
    from graph.cli.extracting import Job, Listener, lines

    refused: list[str] = []
    told: list[str] = []
    with from_stdin(files, sys.stdin.buffer, stdin_kind) as sources:
        job = Job(sources, facts_or_default(facts), **how)
        count = _emit(lines(job, Listener(refused.append, told.append)), out)
    for line in (*(f"not used: {line}" for line in refused), *told):
        note(line)
    if refused or not count:
        raise click.exceptions.Exit(REFUSED if count else WRONG)


def _emit(made: Iterator[str], out: Path | None) -> int:
    from graph.writer import write

    if out:
        kept = list(made)
        write(out, "".join(kept).encode())
        return len(kept)
    count = 0
    for line in made:
        click.echo(line, nl=False)
        count += 1
    return count


@click.command(
    short_help="Write the graph in another format.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso export --format jsonld -o graph.jsonld\n"
    "  sayso export --format csv | head\n"
    "  sayso export --format graphml -o network.graphml\n",
)
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["ttl", "trig", "nt", "nq", "jsonld", "graphml", "csv", "actors-csv"]),
    help="ttl, nt: one graph; trig, nq, jsonld: named graphs; graphml, csv: the network; "
    "actors-csv: who is named where, a row for each actor and article.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file instead of standard output.",
)
@graph_option
def export(form: str, out: Path | None, graph: Path) -> None:
    """Write a built graph in another format."""
    from graph.cli.exporting import export as data
    from graph.opening import open_graph
    from graph.writer import write

    made = data(open_graph(graph), form)
    if out:
        write(out, made)
    else:
        click.echo(made, nl=False)


@click.command(
    short_help="Judge a report, or who is who.",
    epilog="\b\n"
    "Examples:\n"
    '  sayso decide 2e59 accept --by "Jane Doe"\n'
    '  sayso decide report:5e0ea601 reject --why "a caption, not speech"\n'
    "  sayso decide 407f correct --speaker Peskov --act deny\n"
    "  sayso decide 407f correct --speaker 'Jane Roe' --new person --about Norway --dry-run\n"
    "  sayso decide actor:002.a--20-kern same actor:ada-kern --why 'her own signature'\n"
    "  sayso decide 'Anna Roe' different actor:anna-roe-45c8403ba4\n"
    "  sayso decide Peskov same http://www.wikidata.org/entity/Q1\n",
)
@click.argument("report", metavar="REPORT|ACTOR")
@click.argument("outcome", type=click.Choice([*_VERDICTS, *_RELATIONS]))
@click.argument("other", required=False, metavar="[ACTOR]")
@click.option(
    "--speaker",
    metavar="NAME",
    help="Who said it (with correct): a name or an id; `unknown` where nobody can tell.",
)
@click.option(
    "--new",
    type=click.Choice(["person", "organization", "group"]),
    help="What the speaker is, where no article and no facts file names them yet.",
)
@click.option(
    "--about",
    multiple=True,
    metavar="NAME",
    help="A country or an actor it is about (with correct), instead of what was found. May be "
    "repeated.",
)
@click.option("--act", type=click.Choice(_ACTS), help="What kind of act it is (with correct).")
@click.option(
    "--polarity",
    type=click.Choice(["positive", "negative", "underspecified"]),
    help="Affirmed or denied (with correct).",
)
@click.option(
    "--certainty",
    type=click.Choice(["certain", "probable", "possible", "uncommitted"]),
    help="How sure the speaker presents it (with correct).",
)
@click.option("--dry-run", "dry", is_flag=True, help="Print what would be written, write nothing.")
@click.option("--why", default="", metavar="WORDS", help="The reason, for whoever reads it later.")
@curator_options
@graph_option
def decide(
    report: str,
    outcome: str,
    other: str | None,
    into: Path,
    graph: Path,
    **said: Any,
) -> None:
    """Write down a verdict on a REPORT: accept, reject or correct it; or on who is who.

    The decision is appended to a facts file, as Turtle with the exact words, and takes effect at
    the next build; it survives edits of the text. Saying the same twice adds nothing. REPORT is an
    id as the queries and `sayso explain` print it, or the start of one. Of two actors one says that
    they are the same, different, or that it is unsure; the second may be the address of an entry in
    an outside catalogue.
    """
    from graph.opening import open_graph

    store = open_graph(graph)
    why, by, dry = said.pop("why") or "", said.pop("by") or "", said.pop("dry")
    given = {name: value for name, value in said.items() if value}
    if outcome in _RELATIONS:
        if given:
            raise click.UsageError(f"--{min(given)} goes with `correct` only, not with {outcome}")
        if other is None:
            raise click.UsageError(f"{outcome} as whom? Name a second actor")
        if dry:
            raise click.UsageError(f"--dry-run goes with a verdict on a report, not with {outcome}")
        decision, told, new = _on_actors(store, (report, outcome, other, why, by), into)
    elif other is not None:
        raise click.UsageError(f"{outcome} is said of one report; {other!r} is one too many")
    else:
        done = _on_report(store, (report, outcome, why, by), given, into, dry=dry)
        decision, told, new = done.decision, f"“{done.words}”", done.new
        if dry:
            click.echo(done.turtle, nl=False)
            note(f"{decision} on {told} is not written" if new else f"{into} says so already")
            return
    if new:
        note(f"{decision} on {told} written to {into}; `sayso build` applies it")
    else:
        note(f"{into} says so already: {decision}")


def _on_report(
    store: ox.Store,
    said: tuple[str, str, str, str],
    given: dict[str, Any],
    into: Path,
    *,
    dry: bool,
) -> Written:
    from graph.curate.decide import Outcome, Verdict, decide

    report, outcome, why, by = said
    about, new = given.pop("about", ()), given.pop("new", None)
    verdict = Verdict(cast("Outcome", outcome), given, why, by, tuple(about), new)
    return decide(store, report, verdict, into, dry=dry)


def _on_actors(
    store: ox.Store, said: tuple[str, str, str, str, str], into: Path
) -> tuple[str, str, bool]:
    from graph.curate.sameness import Relation, Sameness, judge

    one, relation, other, why, by = said
    done = judge(store, Sameness(one, cast("Relation", relation), other, why, by), into)
    return done.decision, " and ".join(done.names), done.new
