"""The build: articles and facts in, checked graph and view out, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extract import inputs
from extract.candidates import registry
from extract.inputs import files
from graph.assembly.bounded import alone
from graph.assembly.clock import Clock
from graph.assembly.large_facts import reader
from graph.assembly.outputs import OUTPUTS
from graph.assembly.plan import BuildResult, Given, Plan, Progress
from graph.assembly.refused import Refused, shown
from graph.assembly.setting import Setting, parser_versions
from graph.assembly.standing import inputs_key, standing
from graph.facts import Facts, gazetteer, load

__all__ = ["OUTPUTS", "BuildResult", "Plan", "build", "given_of", "listed"]


def build(
    articles: Sequence[Path],
    facts: Sequence[Path],
    out: Path,
    *,
    plan: Plan | None = None,
    progress: Progress | None = None,
) -> BuildResult:
    """Build the graph of some articles and facts into a folder.

    Equal inputs give equal bytes, whatever order they are named in and whatever was built before.
    Files that cannot be used never stop the others; a build that fails leaves the outputs of the
    one before.

    :param articles: article files, and folders searched with all below them.
    :param facts: facts files, and folders of them.
    :param out: made when missing; what earlier builds found is kept in its ``.cache``.
    :param plan: how to go about it, where not as usual.
    :param progress: told how many articles of how many are done, and which one was.
    :raises FactsError: when a named facts path does not exist.
    :raises BuildError: when there is no such extractor, or another build is at work there.
    :raises InputError: when the list of addresses cannot be used.
    :raises ExportError: when the outputs cannot be written.
    """
    clock, plan = Clock(), plan or Plan()
    registry.named(plan.extractor)
    with clock.stage("facts"):
        written = load(facts, plan.facts_bytes, reader(plan.article_seconds, plan.article_memory))
    with alone(out / ".cache"), listed(articles, plan) as listing:
        with clock.stage("unchanged"):
            key = key_of(listing, articles, written, plan)
            stands = standing(out / ".cache", out, key)
        if stands is not None:
            return BuildResult(out, *stands, seconds=clock.seconds)
        registry.check(plan.extractor)
        given = given_of(listing, articles, written, out, plan, key)
        # What makes a graph takes longer to load than a build with nothing new takes otherwise.
        from graph.assembly.making import made

        return made(clock, given, out, plan, progress)


@contextmanager
def listed(articles: Sequence[Path], plan: Plan) -> Iterator[files.Listing]:
    """The articles, files that hold several taken apart until the exit."""
    asked, cap = inputs.Asked(plan.encoding, plan.columns), plan.article_bytes
    with inputs.opened(files.find(articles, cap), asked, cap) as listing:
        if plan.urls is None:
            yield listing
            return
        from extract.inputs.addresses import addressed

        yield addressed(listing, plan.urls, asked)


def key_of(listing: files.Listing, articles: Sequence[Path], facts: Facts, plan: Plan) -> str:
    """A hash over all that a build starts from.

    :param listing: as :func:`listed` gives it, for these articles.
    """
    refused, ignored = (_named(each, articles) for each in (listing.refused, listing.ignored))
    # The number of processes changes no byte.
    told = (*refused, "", *ignored, "", *plan._replace(jobs=1), parser_versions(plan.extractor))
    return inputs_key(listing, (*map(str, told), *_facts_key(facts)), plan.article_bytes)


def given_of(
    listing: files.Listing,
    articles: Sequence[Path],
    facts: Facts,
    out: Path,
    plan: Plan,
    key: str | None = None,
) -> Given:
    """What a build starts from.

    :param listing: as :func:`listed` gives it, for these articles.
    :param key: as :func:`key_of` gives it, where it is known already.
    """
    known = gazetteer.gazetteer(facts)
    digest = gazetteer.digest(known)
    refused = tuple(_named(listing.refused, articles))
    ignored = tuple(_named(listing.ignored, articles))
    key = key or key_of(listing, articles, facts, plan)
    limits = (plan.article_seconds, plan.article_memory, plan.article_bytes)
    setting = Setting(known, digest, plan.extractor, out / ".cache", plan.encoding, *limits)
    return Given(setting, listing.found, refused, ignored, facts, key)


def _named(refusals: Iterable[files.Refusal], roots: Sequence[Path]) -> Iterator[Refused]:
    for refusal in refusals:
        reason = refusal.reason
        for root in roots:
            # The ledger must not tell where on a disk the folders lie.
            reason = reason.replace(f"{files.shown(root)}/", "")
        yield Refused(files.shown(shown(refusal.path, roots)), reason)


def _facts_key(written: Facts) -> Iterator[str]:
    """All of the facts that a build depends on."""
    for file in written.files:
        yield f"{file.path} {file.name} {file.sha256}"
    yield from map(str, written.refused)
