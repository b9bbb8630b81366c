"""Posts of articles beside those people wrote: kinds of office, and contradictions."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.identity.posts import offices
from graph.iri import mint
from ontology import PREFIXES

_GRAPH = mint("graph", "derived")
_HEAD = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())
_KNOWN = {"defense minister": mint("office", "fm").value}
_WRITTEN = """post:w a sayso:Post ; org:member actor:kern ; sayso:role "Minister of Defence" ;
  sayso:office office:fm ; sayso:ofCountry country:no ; sayso:earliest "2021-01-01"^^xsd:date ;
  sayso:latest "2023-12-31"^^xsd:date ; prov:wasAttributedTo actor:me .
"""


def _derived(said: str, printed: str = "", written: str = _WRITTEN) -> dict[str, set[str]]:
    """Property -> values that are derived for the article's post."""
    date = f'; schema:datePublished "{printed}"^^xsd:date' if printed else ""
    article = f"""text:01 sayso:versionOf article:a .
      article:a a sayso:Article {date} ."""
    post = f"""post:a a sayso:Post ; org:member actor:kern ; sayso:evidence mention:01-2-3 ;
      {said} ."""
    store = ox.Store()
    store.load((_HEAD + written + article + post).encode(), format=ox.RdfFormat.TURTLE)
    found: dict[str, set[str]] = {}
    for quad in offices(store, _KNOWN, _GRAPH):
        assert quad.subject == mint("post", "a")
        name = quad.predicate.value.rpartition("#")[2]
        found.setdefault(name, set()).add(quad.object.value.rpartition("/")[2])  # type: ignore[union-attr]
    return found


_ROLE = 'sayso:role "Defence Minister"'


def test_the_words_tell_the_office() -> None:
    """A role that an office is called by gets the office; other words get none."""
    assert _derived(_ROLE)["office"] == {"fm"}
    assert _derived('sayso:role "keeper of keys"') == {}


@pytest.mark.parametrize(
    ("said", "printed", "overridden"),
    [
        (_ROLE, "", False),
        (f"{_ROLE} ; sayso:ofCountry country:no", "2022-05-01", False),
        (f"{_ROLE} ; sayso:ofCountry country:se", "", True),
        (f"{_ROLE} ; sayso:former true", "2022-05-01", True),
        (f"{_ROLE} ; sayso:former true", "2024-05-01", False),
        (f"{_ROLE} ; sayso:former true", "", False),
        (f"{_ROLE} ; sayso:former false", "2024-05-01", True),
        (f"{_ROLE} ; sayso:former false", "2022-05-01", False),
        (f'{_ROLE} ; sayso:earliest "2024-06-01"^^xsd:date', "", True),
        (f'{_ROLE} ; sayso:latest "2020-06-01"^^xsd:date', "", True),
    ],
)
def test_what_a_person_wrote_holds(said: str, printed: str, overridden: object) -> None:
    """Another country, times that exclude each other, "former" at the wrong time are told."""
    found = _derived(said, printed)
    assert found.get("overriddenBy", set()) == ({"w"} if overridden else set())


def test_two_terms_do_not_contradict_one_by_one() -> None:
    """Where people wrote two terms, an article that fits one of them contradicts nothing."""
    second = _WRITTEN.replace("post:w", "post:x").replace("2021", "2025").replace("2023", "2027")
    assert "overriddenBy" not in _derived(f"{_ROLE} ; sayso:former false", "2026-05-01",
                                          _WRITTEN + second)  # fmt: skip
