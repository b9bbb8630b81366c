"""A list of where saved pages come from is metadata, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import InputError
from extract.inputs import addresses, documents, files, opened
from extract.records import Document
from tests.extract.inputs.made.office import zipped

PROSE = "Ada Kern said on Monday that the bridge over the river was closed for the winter."
PAGE = (
    '<html><head><meta property="og:site_name" content="Page"><title>Bridge</title></head>'
    f"<body><article><p>{PROSE}</p></article></body></html>"
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder of saved pages, two of one name."""
    folder = tmp_path / "saved"
    for name in ("a.html", "x/b.html", "y/b.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE, encoding="utf-8")
    (folder / "z.zip").write_bytes(zipped({"c.html": PAGE}))
    return folder


def told(folder: Path, table: str, name: str = "urls.csv") -> tuple[dict[str, Document], list[str]]:
    """The documents with what a list says of them, and what was refused."""
    path = folder.parent / name
    path.write_text(table, encoding="utf-8")
    with opened(files.find([folder])) as listing:
        known = addresses.addressed(listing, path)
        found = {d.id: d for d in documents(known) if isinstance(d, Document)}
        return found, [r.reason for r in known.refused]


def test_what_the_list_says_counts_first(saved: Path) -> None:
    """Address, outlet and day of the list stand before those of the page."""
    found, refused = told(
        saved,
        "path,url,outlet,date\n"
        "a.html,https://example.org/a,The Example,24 October 2024\n"
        "x/b.html,https://example.org/b,,\n"
        "c.html,https://example.org/c,,\n",
    )
    assert refused == []
    meta = found["a"].meta
    assert (meta.outlet, meta.date) == ("The Example", "2024-10-24")
    assert (meta.url, meta.origins["url"]) == ("https://example.org/a", "list of addresses")
    assert (found["x/b"].meta.url, found["x/b"].meta.outlet) == ("https://example.org/b", "Page")
    assert found["y/b"].meta.url is None
    assert found["z/c"].meta.url == "https://example.org/c"


def test_other_ways_to_name_a_page(saved: Path) -> None:
    """Ids, absolute paths and other names of the columns do too."""
    rows = f"file\tlink\n./a.html\thttps://example.org/a\n{saved / 'x/b.html'}\thttps://example.org/b\n"
    found, refused = told(saved, rows + "y/b\thttps://example.org/c\n", "urls.tsv")
    assert refused == []
    assert [found[i].meta.url for i in ("a", "x/b", "y/b")] == [
        f"https://example.org/{letter}" for letter in "abc"
    ]


def test_lines_that_name_no_page_are_told(saved: Path) -> None:
    """A path that is not there, or is two pages', is named; the others count."""
    found, (reason,) = told(
        saved, "path,url\nb.html,https://example.org/b\nno.html,https://example.org/n\n"
        "a.html,https://example.org/a\n",
    )  # fmt: skip
    assert "b.html, no.html" in reason
    assert found["a"].meta.url == "https://example.org/a"
    assert found["x/b"].meta.url is None


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "is empty"),
        ("url\nhttps://example.org\n", "no column named path"),
        ("path,url\na.html,ftp://example.org\n", "line 2: 'ftp://example.org' is not an http"),
        ("path,url\na.html,javascript:x\n", "line 2"),
        ("path,date\na.html,3/4/2024\n", "line 2: '3/4/2024' is not a date"),
        ("path,url\na.html,https://a.org\na.html,https://b.org\n", "line 3: names 'a.html' again"),
        ("path,url\na.html\n", "line 2"),
    ],
)
def test_a_list_that_is_wrong_is_refused(saved: Path, table: str, why: str) -> None:
    """A mistake in the list is told with its line before anything is built."""
    with pytest.raises(InputError) as caught:
        told(saved, table)
    assert why in str(caught.value)
    assert str(caught.value).startswith(str(saved.parent / "urls.csv"))
