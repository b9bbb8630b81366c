"""Front matter is a flat list of strings; all else in YAML is refused by file and line."""

from __future__ import annotations

import pytest

from extract.errors import InputError
from extract.inputs.frontmatter import read


def test_known_keys_are_read_as_written() -> None:
    """Values are the strings that were written, lists joined, unknown keys passed over."""
    text = (
        "---\ntitle: No\ndate: 2024-10-24\nauthor: [Jane Doe, John Roe]\npublisher: '010'\n"
        "tags:\n  - a: {b: c}\nurl: https://example.org/a\nlang: en_GB\n---\nText\n"
    )
    values, start = read(text, "a.md")
    assert {v.field: v.words for v in values} == {
        "title": "No",
        "date": "2024-10-24",
        "author": "Jane Doe, John Roe",
        "outlet": "010",
        "url": "https://example.org/a",
        "language": "en_GB",
    }
    assert {v.origin for v in values} == {"front matter"}
    assert text[start:] == "Text\n"


@pytest.mark.parametrize(
    "text",
    ["", "Text", "# Title\n---\n", "---\nno end: here\n", "---\nprose between rules\n---\nx",
     "---\n- a: list\n---\nx", "\n---\ntitle: not at the top\n---\n", "----\ntitle: x\n----\n"],
)  # fmt: skip
def test_other_files_have_none(text: str) -> None:
    """A file without front matter begins at its first character."""
    assert read(text, "a.md") == ((), 0)


@pytest.mark.parametrize(
    ("yaml", "line", "why"),
    [
        ("title: &a x\nauthor: y", 2, "anchor"),
        ("title: x\nauthor: *a", 3, "anchor"),
        ("title: !!python/object:os.system x", 2, "tag"),
        ("title: x\ndate: 2024-10-24\ntitle: y", 4, "twice"),
        ("tags:\n  a: 1\n  a: 2", 4, "twice"),
        ("outlet: x\npublisher: y", 3, "twice"),
        ("title: x\ndate: 24 October", 3, "ISO"),
        ("date: 2024-13-01", 2, "ISO"),
        ("url: ftp://x", 2, "http"),
        ("language: the English", 2, "language tag"),
        ("title: [x", 3, "not YAML"),
        ("title: x\n\tdate: y", 3, "not YAML"),
        ("x: " + "[" * 30 + "]" * 30, 2, "deeply"),
    ],
)
def test_faults_name_file_and_line(yaml: str, line: int, why: str) -> None:
    """Everything that could multiply or mislead is refused where it stands."""
    text = f"---\n{yaml}\n---\nText"
    with pytest.raises(InputError, match=why) as caught:
        read(text, "a.md")
    assert caught.value.where == f"a.md:{line}"


def test_bombs_are_refused_before_they_grow() -> None:
    """An alias bomb is refused at its first anchor."""
    rows = ["a: &a [x]"] + [f"{c}: &{c} [*{b}, *{b}]" for b, c in zip("abcd", "bcde", strict=True)]
    with pytest.raises(InputError, match="anchor"):
        read("---\n" + "\n".join(rows) + "\n---\n", "a.md")
