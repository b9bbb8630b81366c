"""Commands that read a built graph."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import FINDINGS, graph_option, note, noted, say, seconds, terminal
from graph.cli.completing import complete_question, complete_setting

if TYPE_CHECKING:
    from graph.ask.query import Question, Result
    from graph.ask.tables import Format

__all__ = ["check", "diff", "disputes", "explain", "query", "show"]

_FORMATS = ("table", "csv", "json", "tsv", "ttl")


@click.command(
    short_help="Ask a question; without one, list them.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso query\n"
    "  sayso query who-denies-what\n"
    "  sayso query what-did-actor-say --set actor=Peskov\n"
    "  sayso query evidence --format csv > evidence.csv\n"
    "  sayso query who-said-what --page 2\n"
    "  sayso query my-question.rq --time-limit 10\n"
    "  sayso query spoken-over-time --plot speakers.svg\n"
    "  sayso query who-spoke --endpoint http://localhost:7878/query\n"
    "  echo 'SELECT ?who { [] sayso:speaker/rdfs:label ?who }' | sayso query -\n",
)
@click.argument("question", required=False, shell_complete=complete_question)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How to print the answer. [default: table on a terminal, tsv in a pipe; ttl for triples]",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=complete_setting,
    help="Fill in a parameter: a name as people write it, an IRI, a number. May be repeated.",
)
@click.option(
    "--time-limit",
    type=seconds(),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query of your own after this long.",
)
@click.option(
    "--page",
    metavar="N|all",
    help="Which page of a long answer. [default: on a terminal 1, else all]",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="Ask another SPARQL endpoint instead of a built graph.",
)
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw the answer into a .svg, .png or .pdf file instead of printing it.",
)
@graph_option
def query(  # noqa: PLR0913, PLR0917 - one argument for each option
    question: str | None,
    form: Format | None,
    settings: tuple[str, ...],
    time_limit: float,
    page: str | None,
    endpoint: str | None,
    plot: Path | None,
    graph: Path,
) -> None:
    """Ask the graph a QUESTION; without one, list the questions.

    QUESTION is the name of a shipped question, a file with SPARQL, the SPARQL text itself, or -
    to read it from standard input. The usual prefixes are declared already. A query of your own
    runs in a process that is stopped at the time limit; it can only ask, and only this graph.
    """
    from graph.ask import asking

    if question is None:
        _print(asking.listing(), form)
        return
    asked, given = asking.asked(question, sys.stdin.buffer), asking.settings(settings)
    page = page or ("1" if terminal().is_terminal and not (plot or endpoint) else "all")
    asked = asking.turned(asked, page)
    if endpoint:
        from graph.remote.asking import answer
        from graph.remote.connection import Connection

        with Connection(time_limit) as connection:
            result = answer(connection, endpoint, asked, given)
    else:
        result = asking.answer(graph, asked, given, time_limit)
        if page != "all" and asking.goes_on(graph, asked, given, result):
            note(f"page {page} of {asked.page}; there are more: --page {int(page) + 1}, or all")
    if plot:
        _draw(result, asked, plot)
    else:
        _print(result, form, asked)


def _draw(result: Result, asked: Question, file: Path) -> None:
    from graph.ask.plots import draw, plot_of
    from graph.writer import write

    how, title = plot_of(asked.text, result), asked.asks or asked.name
    write(file, draw(result, how, title, file.suffix.lstrip(".")))
    note(f"drew {len(result.rows):,} rows into {file}")


def _print(result: Result, form: Format | None, asked: Question | None = None) -> None:
    from graph.ask.asking import default_format
    from graph.ask.tables import render

    console = terminal()
    form = form or default_format(result, on_terminal=console.is_terminal)
    if form == "table" and console.is_terminal and asked and asked.asks:
        console.print(asked.asks, style="bold")
    click.echo(render(result, form, console if console.is_terminal else None), nl=False)


@click.command(
    short_help="One actor in full.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso show Peskov\n"
    '  sayso show "South Korean intelligence"\n'
    "  sayso show actor:gov-kr\n",
)
@click.argument("actor")
@graph_option
def show(actor: str, graph: Path) -> None:
    """Show one ACTOR in full: names, roles, and all it is reported to say.

    ACTOR is a name (or part of one), a prefixed name or an IRI.
    """
    from graph.ask import whois
    from graph.ask.lookup import find
    from graph.ask.show import portrait, shown
    from graph.opening import open_graph

    store = open_graph(graph)
    node = whois.actor_meant(store, actor) or find(store, "actor", actor).node
    say(shown(portrait(store, node)))
    say(whois.shown(whois.whois(store, node), heading=False))


@click.command(
    short_help="One statement or actor, and why.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso explain statement:2e599de2658545ed\n"
    "  sayso explain 2e59\n"
    "  sayso explain actor:dmitry-peskov\n",
)
@click.argument("statement")
@graph_option
def explain(statement: str, graph: Path) -> None:
    """Open one STATEMENT on its words, or tell why an actor is one node.

    Prints the sentence with the words marked, who holds it and how that was found, the speaker's
    certainty, the extractor's confidence and the curator's verdict (three different things), and
    what else bears on it. STATEMENT is the id of a statement or report as the queries print it,
    or the start of one. The id of an actor, or its name in full, tells instead which articles name
    it, why they are taken to mean one and the same, and who else may be.
    """
    from graph.ask import whois
    from graph.ask.explain import explain as reasons
    from graph.ask.explained import shown
    from graph.ask.lookup import find, find_node, matches
    from graph.opening import open_graph

    store = open_graph(graph)
    actor = whois.actor_meant(store, statement)
    if actor is None and " " in statement and matches(store, "actor", statement):
        actor = find(store, "actor", statement).node
    if actor is not None:
        say(whois.shown(whois.whois(store, actor)))
        return
    node = find_node(store, ("statement", "report"), statement)
    say(shown(reasons(store, node), marks=not terminal().is_terminal))
    for speaker in whois.merged_speakers(store, node):
        say(whois.shown(whois.whois(store, speaker)))


@click.command(
    short_help="Who disputes what, and why.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso disputes\n"
    "  sayso disputes --country Russia\n"
    "  sayso disputes --actor Peskov --format json\n"
    "  sayso disputes --between Peskov Austin --since 2024-10-01\n",
)
@click.option("--country", metavar="COUNTRY", help="Only where this country is at issue.")
@click.option("--actor", metavar="ACTOR", help="Only where this actor takes part.")
@click.option(
    "--between",
    nargs=2,
    metavar="ACTOR ACTOR",
    help="Only where these two contradict each other.",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Only where a disputed statement was printed on this day or later.",
)
@click.option(
    "--min-articles",
    "articles",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Only what is disputed in so many articles.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "csv", "json")),
    default="text",
    show_default=True,
    help="How to print them.",
)
@graph_option
def disputes(  # noqa: PLR0913, PLR0917 - one argument for each option
    country: str | None,
    actor: str | None,
    between: tuple[str, str] | None,
    since: datetime | None,
    articles: int,
    form: str,
    graph: Path,
) -> None:
    """List who disputes what: each disputed point, who holds what, in which words, when, how sure.

    Statements are on one point where they claim the same relation between the same parties, or say
    the same of the same in other words; each link says why. What most holders and most articles
    dispute comes first. No side is called right. COUNTRY and ACTOR are names (or parts of one),
    prefixed names or IRIs.
    """
    from graph.ask.asking import Wanted
    from graph.ask.asking import disputes as asked
    from graph.ask.disputed import shown
    from graph.opening import open_graph

    day = since.date().isoformat() if since is not None else ""
    wanted = Wanted(country, actor, between or None, day, articles)
    found = asked(open_graph(graph), wanted)
    if form == "text":
        say(shown(found))
    else:
        from graph.ask.asking import disputes_as

        click.echo(disputes_as(found, form), nl=False)


@click.command(
    short_help="Check a built graph.",
    epilog="\b\nExamples:\n  sayso check\n  sayso check -g output/graph.ttl\n",
)
@graph_option
def check(graph: Path) -> None:
    """Check a built graph: its shapes and the rules across nodes. Findings end with exit code 1."""
    from graph.ask.asking import findings

    found = list(findings(graph))
    for line in found:
        click.echo(line)
    note(f"{len(found)} finding{'' if len(found) == 1 else 's'}" if found else "no findings")
    if found:
        raise click.exceptions.Exit(FINDINGS)


@click.command(
    short_help="What changed between two builds.",
    epilog="\b\n"
    "Examples:\n"
    "  sayso diff yesterday/ output/\n"
    "  sayso diff old.trig new.trig --format md > changes.md\n"
    "  sayso diff yesterday/ output/ --format html > new.html\n"
    "  sayso diff before/ after/ --exit-code && echo nothing changed\n",
)
@click.argument("old", type=click.Path(path_type=Path), callback=noted)
@click.argument("new", type=click.Path(path_type=Path), callback=noted)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "md", "json", "html")),
    default="text",
    show_default=True,
    help="How to print it; html: the page of NEW, what is new in it marked.",
)
@click.option("--exit-code", is_flag=True, help="End with exit code 1 when anything changed.")
def diff(old: Path, new: Path, form: str, *, exit_code: bool) -> None:
    """Tell what changed from the build OLD to the build NEW: statements, articles, disputes.

    OLD and NEW are output folders, or .trig files. Each statement that was added, is gone or reads
    otherwise comes with its words, what changed of it, and why: its text, the extractor, the facts,
    a decision, or a newer sayso.
    """
    from graph.ask.diff import difference
    from graph.ask.diff_report import FORMS, as_text
    from graph.opening import open_graph

    graph = open_graph(new)
    found = difference(open_graph(old), graph)
    if form == "text":
        say(as_text(found))
    elif form == "html":
        from graph import view

        page = view.render(view.read(graph), since=view.earlier(found, str(old)))
        click.echo(page.encode("utf-8", "replace"), nl=False)
    else:
        click.echo(FORMS[form](found), nl=False)
    if exit_code and found:
        raise click.exceptions.Exit(FINDINGS)
