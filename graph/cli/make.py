"""Commands that make something: a graph, lines of statements, another format."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.candidates.registry import DEFAULT
from extract.candidates.tagger.files import THREADS
from graph.cli.common import (
    FINDINGS,
    REFUSED,
    WRONG,
    articles_or_default,
    facts_option,
    facts_or_default,
    graph_option,
    note,
)
from graph.cli.llm import answers_option
from graph.cli.sources import from_stdin, limits_options, sources_options

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["build", "export", "extract"]

#: How many findings a build names; `sayso check` names them all.
_SHOWN = 20
_MOST_AT_ONCE = 1_024
_extractor_option = click.option(
    "--extractor",
    default=DEFAULT,
    show_default=True,
    metavar="NAME",
    help="Which extractor proposes who says what: tagger (precise), tagger-wide (finds more, errs "
    "more), rules (no trained weights), llm (kept answers of a model, see `sayso llm`), or the "
    "name of a plug-in.",
)


def _use_threads(context: click.Context, option: click.Parameter, count: int) -> int:  # noqa: ARG001
    os.environ[THREADS] = str(count)
    return count


_threads_option = click.option(
    "--threads",
    type=click.IntRange(1, _MOST_AT_ONCE),
    default=1,
    envvar=THREADS,
    show_default=True,
    expose_value=False,
    callback=_use_threads,
    help="Processor threads of the tagger, in each process.",
)


_FORMATS = (
    "ttl", "trig", "nt", "nq", "jsonld", "nanopub", "graphml", "csv", "statements-csv",
    "actors-csv", "xlsx", "csvw", "parquet", "cypher",
)  # fmt: skip


@click.command(
    short_help="Build the graph from articles and facts.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso build\n"
    "  sayso build news/ extra.html --facts facts/ -o graph/ --jobs 4\n"
    "  sayso build export.csv mails.mbox pages.warc.gz --columns text=body,title=headline\n"
    "  sayso build saved/ --urls saved.csv\n"
    "  sayso build crawl/*.warc.gz --engine ray --jobs 64 -o /shared/graph\n",
)
@click.argument("articles", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@facts_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Folder to write the graph, view.html, report.json and more into.",
)
@sources_options
@_extractor_option
@answers_option
@_threads_option
@click.option(
    "--jobs",
    type=click.IntRange(1, _MOST_AT_ONCE),
    default=1,
    show_default=True,
    help="How many processes read articles at once; with --engine, how many tasks run at once.",
)
@click.option(
    "--sparql/--no-sparql",
    default=False,
    show_default=True,
    help="Let view.html answer SPARQL by itself; it is 1.9 MB larger then.",
)
@click.option(
    "--store/--no-store",
    default=True,
    show_default=True,
    help="Keep the graph as a store too, which questions open at once.",
)
@click.option(
    "--ttl/--no-ttl",
    default=True,
    show_default=True,
    help="Write the graph as text too, graph.ttl and graph.trig.",
)
@limits_options
@click.option(
    "--engine",
    type=click.Choice(["local", "processes", "ray"]),
    default="local",
    show_default=True,
    help="local: one graph with its page. For more than fits one machine's memory, shards of "
    "N-Quads and a table of statements instead: processes of this machine, or the Ray cluster at "
    "RAY_ADDRESS (this machine where none is named; pip install 'sayso[ray]').",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what is refused or found.")
def build(
    articles: tuple[Path, ...],
    facts: Path | None,
    out: Path,
    *,
    quiet: bool,
    stdin_kind: str | None,
    engine: str,
    **plan: Any,
) -> None:
    """Build the graph from ARTICLES (files and folders; default data/articles) and the facts.

    Read are texts (.txt .md .html .htm .xhtml), documents (.pdf .docx .odt), mail (.eml .mbox),
    feeds (.rss .atom .xml), tables with an article a row (.csv .tsv .json .jsonl .parquet), web
    archives (.warc .warc.gz), archives of all these (.zip .tar .tar.gz .tgz), and - for standard
    input. An article that cannot be used is named with its reason and never stops the others (exit
    code 3); what people wrote and what applies to nothing or breaks a rule is named too (exit code
    1). Articles that have not changed since the last build are not read again.
    """
    from graph.assembly.pipeline import Plan
    from graph.cli.distributing import by

    make = by(engine)
    with from_stdin(articles_or_default(articles), sys.stdin.buffer, stdin_kind) as sources:
        done = make(sources, facts_or_default(facts), out, Plan(**plan), quiet=quiet)
    for line in done.refused:
        note(f"not used: {line}")
    for line in done.findings[:_SHOWN]:
        note(line)
    if not quiet:
        note(done.summary)
    if done.refused:
        raise click.exceptions.Exit(REFUSED if done.articles else WRONG)
    if done.findings:
        raise click.exceptions.Exit(FINDINGS)


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
@answers_option
@_threads_option
@limits_options
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
    "  sayso export --format graphml -o network.graphml\n"
    "  sayso export --format xlsx -o statements.xlsx\n"
    "  sayso export --format statements-csv --bom -o statements.csv\n"
    "  sayso export --format parquet -o tables.zip\n"
    "  sayso export --format cypher | cypher-shell\n",
)
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(_FORMATS),
    help="ttl, nt: one graph; trig, nq, jsonld: named graphs; nanopub: a small graph of each "
    "statement, as TriG; graphml, csv: the network; statements-csv: a row for each statement; "
    "actors-csv: who is named where, a row for each actor and article; xlsx: a workbook of "
    "statements, disputes and actors; csvw, parquet: articles, actors, statements, reports and "
    "links as tables in a zip archive; cypher: the same for Neo4j and Memgraph.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to a file instead of standard output.",
)
@click.option(
    "--bom",
    is_flag=True,
    help="Begin CSV with a mark that tells Excel that it is UTF-8.",
)
@graph_option
def export(form: str, out: Path | None, graph: Path, *, bom: bool) -> None:
    """Write a built graph in another format.

    No cell of a table runs as a formula: in CSV a cell that begins like one gets an apostrophe, in
    a workbook it is words.
    """
    from graph.cli.exporting import export as data
    from graph.writer import write

    if bom and not form.endswith("csv"):
        raise click.UsageError(f"--bom goes with CSV, not with {form}")
    made = (b"\xef\xbb\xbf" if bom else b"") + data(graph, form)
    if out:
        write(out, made)
    else:
        click.echo(made, nl=False)
