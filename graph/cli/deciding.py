"""The command that writes down what a person decides: of a statement, or of who is who."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from graph.cli.common import curator_options, graph_option, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

    from graph.curate.alike import Alike
    from graph.curate.decide import Verdict, Written

__all__ = ["decide"]

_VERDICTS = ("accept", "reject", "correct", "promote")
_RELATIONS = ("same", "different", "unsure")
_ACTS = (
    "assert", "deny", "demand", "promise", "threaten", "predict", "ask", "acknowledge", "warn",
    "attitude", "other",
)  # fmt: skip
_FEATURES = ("words", "source", "speaker", "article", "cue", "act")
#: What goes on when nobody says what statements must have in common.
_USUAL, _OF_SPEAKERS = ("words",), ("source", "speaker", "article")
#: How many statements are shown before they are only counted.
_SHOWN = 40


class _Rule(NamedTuple):
    """Whether a verdict is on all statements like the one named, and on which.

    :param same: what they must have in common.
    :param yes: whether to write without asking.
    """

    like: bool
    same: tuple[str, ...]
    yes: bool
    dry: bool


@click.command(
    short_help="Judge statements, or who is who.",
    epilog="\b\n"
    "Examples:\n"
    '  sayso decide 2e59 accept --by "Jane Doe"\n'
    '  sayso decide report:5e0ea601 reject --why "a caption, not speech"\n'
    "  sayso decide 407f correct --speaker Peskov --act deny\n"
    "  sayso decide 407f correct --speaker 'Jane Roe' --new person --about Norway --dry-run\n"
    "  sayso decide 407f correct --words 'the port was closed'\n"
    "  sayso decide --like 5e0e reject --dry-run\n"
    "  sayso decide --like 407f correct --speaker Peskov --same source --same article\n"
    "  sayso decide 407f promote --subject Norway --relation memberOf --object NATO\n"
    "  sayso decide actor:002.a--20-kern same actor:ada-kern --why 'her own signature'\n"
    "  sayso decide Peskov same http://www.wikidata.org/entity/Q1\n",
)
@click.argument("report", metavar="REPORT|ACTOR")
@click.argument("outcome", type=click.Choice([*_VERDICTS, *_RELATIONS]))
@click.argument("other", required=False, metavar="[ACTOR]")
@click.option(
    "--speaker",
    metavar="NAME",
    help="Who said it (with correct): a name or an id, one of the candidates where several fit; "
    "`unknown` where nobody can tell.",
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
@click.option(
    "--words",
    metavar="WORDS",
    help="The words that are said, as the paragraph prints them (with correct).",
)
@click.option("--subject", metavar="NAME", help="Who (with promote), where the graph lacks it.")
@click.option("--relation", metavar="NAME", help="What relation (with promote), e.g. memberOf.")
@click.option("--object", metavar="NAME", help="Whom (with promote), where the graph lacks it.")
@click.option(
    "--like",
    is_flag=True,
    help="Judge all statements like this one; they are shown first.",
)
@click.option(
    "--same",
    multiple=True,
    type=click.Choice(_FEATURES),
    help="What they have in common (with --like). May be repeated. [default: words; for a "
    "speaker: source, speaker and article]",
)
@click.option("-y", "--yes", is_flag=True, help="Do not ask before judging several.")
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
    """Write down a verdict on a REPORT: accept, reject, correct or promote it; or on who is who.

    The decision is appended to a facts file, as Turtle with the exact words, and takes effect at
    the next build; it survives edits of the text. Saying the same twice adds nothing. REPORT is an
    id as the queries and `sayso explain` print it, or the start of one. `reject` says that it is no
    statement, `promote` takes it for a fact that you vouch for. Of two actors one says that they
    are the same, different, or that it is unsure; the second may be the address of an entry in an
    outside catalogue.
    """
    from graph.opening import open_graph

    store = open_graph(graph)
    why, by = said.pop("why") or "", said.pop("by") or ""
    rule = _Rule(said.pop("like"), said.pop("same"), said.pop("yes"), said.pop("dry"))
    given = {name: value for name, value in said.items() if value}
    if outcome in _RELATIONS:
        _refuse(given, rule, outcome)
        if other is None:
            raise click.UsageError(f"{outcome} as whom? Name a second actor")
        _on_actors(store, (report, outcome, other, why, by), into)
        return
    if other is not None:
        raise click.UsageError(f"{outcome} is said of one report; {other!r} is one too many")
    verdict = _verdict(outcome, given, why, by)
    if rule.like:
        _on_all(store, report, verdict, rule, into)
    elif rule.same:
        raise click.UsageError("--same goes with --like: what all of them have in common")
    else:
        _on_one(store, report, verdict, into, dry=rule.dry)


def _refuse(given: dict[str, Any], rule: _Rule, outcome: str) -> None:
    if given:
        raise click.UsageError(f"--{min(given)} goes with `correct` only, not with {outcome}")
    if rule.dry or rule.like or rule.same:
        name = "dry-run" if rule.dry else "like"
        raise click.UsageError(f"--{name} goes with a verdict on a report, not with {outcome}")


def _verdict(outcome: str, given: dict[str, Any], why: str, by: str) -> Verdict:
    from graph.curate.decide import Claim, Outcome, Verdict

    about, new = given.pop("about", ()), given.pop("new", None)
    claim = Claim(*(given.pop(name, "") for name in Claim._fields))
    return Verdict(cast("Outcome", outcome), given, why, by, tuple(about), new, claim)


def _on_one(store: ox.Store, report: str, verdict: Verdict, into: Path, *, dry: bool) -> None:
    from graph.curate.decide import decide

    done = decide(store, report, verdict, into, dry=dry)
    if dry:
        click.echo(done.turtle, nl=False)
        told = f"{done.decision} on “{done.words}” is not written"
        note(told if done.new else f"{into} says so already")
        return
    _told(done.decision, f"“{done.words}”", into, new=done.new)


def _on_all(store: ox.Store, report: str, verdict: Verdict, rule: _Rule, into: Path) -> None:
    from graph.curate.alike import alike
    from graph.curate.decide import decide

    same = rule.same or (_OF_SPEAKERS if verdict.corrections.get("speaker") else _USUAL)
    found = alike(store, report, same)
    # All of them are tried before the first is written: one that cannot be judged stops it all.
    tried = [decide(store, one.report, verdict, into, dry=True) for one in found]
    _show(found, tried, same)
    new = [one for one, would in zip(found, tried, strict=True) if would.new]
    if not new:
        note(f"{into} says so already of all of them")
    elif rule.dry:
        note(f"{len(new)} not written; leave out --dry-run to write them to {into}")
    elif rule.yes or _agreed(len(new)):
        for one in new:
            decide(store, one.report, verdict, into)
        note(f"{len(new)} decisions written to {into}; `sayso build` applies them")
    else:
        note("nothing written")


def _show(found: Sequence[Alike], tried: Sequence[Written], same: Sequence[str]) -> None:
    from graph.ask.tables import printable

    for one, would in list(zip(found, tried, strict=True))[:_SHOWN]:
        mark = "" if would.new else " (says so already)"
        click.echo(printable(f"{one.report}  {one.article}  {one.holder}: “{one.words}”{mark}"))
    if len(found) > _SHOWN:
        click.echo(f"and {len(found) - _SHOWN} more")
    noun = "statement" if len(found) == 1 else "statements"
    note(f"{len(found)} {noun} with the same {', '.join(same)}")


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError(f"{count} to judge and nobody to ask; say --yes or --dry-run")
    return click.confirm(f"judge all {count}?", err=True)


def _on_actors(store: ox.Store, said: tuple[str, str, str, str, str], into: Path) -> None:
    from graph.curate.sameness import Relation, Sameness, judge

    one, relation, other, why, by = said
    done = judge(store, Sameness(one, cast("Relation", relation), other, why, by), into)
    _told(done.decision, " and ".join(done.names), into, new=done.new)


def _told(decision: str, about: str, into: Path, *, new: bool) -> None:
    if new:
        note(f"{decision} on {about} written to {into}; `sayso build` applies it")
    else:
        note(f"{into} says so already: {decision}")
