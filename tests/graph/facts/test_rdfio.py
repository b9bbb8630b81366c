"""What people write is read exactly, and what cannot be used is refused with file and line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import FactsError
from graph.facts.rdfio import SUFFIXES, check_terms, declared, parse

HEAD = """@prefix sayso: <https://w3id.org/sayso/ns#> .
@prefix act: <https://w3id.org/sayso/act#> .
@prefix val: <https://w3id.org/sayso/val#> .
@prefix rel: <https://w3id.org/sayso/rel#> .
@prefix e: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
LINES = HEAD.count("\n")


def read(turtle: str) -> None:
    """Parse and check a file made of the usual prefixes and some Turtle."""
    check_terms(parse((HEAD + turtle).encode(), "facts/my.ttl"))


def test_good_file_gives_its_quads_in_order() -> None:
    """The quads come as written, with strings and languages intact."""
    found = parse((HEAD + 'e:a e:b "x"@en , e:c .').encode(), "my.ttl")
    assert [str(q.object) for q in found.quads] == ['"x"@en', "<https://example.org/c>"]


@pytest.mark.parametrize(
    ("turtle", "line", "says"),
    [
        ("e:a e:b\n  zz:c .", 2, "zz"),
        ("e:a e:b e:c\ne:d e:e e:f .", 2, ""),
        ("e:a e:b <c> .", 1, "relative IRI"),
        ("\n<c> e:b e:a .", 2, "relative IRI"),
        ("e:a e:b e:c .\n\ne:a e:b [ e:c 1 ] .", 3, "node without a name"),
        ('e:a e:b "[ no ]" . # [ no ]\n_:x e:b 1 .', 2, "node without a name"),
        ("e:a e:b\n ( 1 2 ) .", 2, "node without a name"),
        ("e:a e:b <http://[::1]/> .\n[] e:b 1 .", 2, "node without a name"),
        ("e:a e:b <<( e:a e:b e:c )>> .", 1, "quoted triple"),
        ("e:a e:b 1 .\ne:a e:b <javascript:alert(1)> .", 2, "javascript:"),
        ("e:a e:b <data:text/html,x> .", 1, "data:"),
        ("@prefix j: <javascript:> .\ne:a e:b j:x .", 2, "javascript:"),
        ("e:a e:b <file:///etc/passwd> .", 1, "file:"),
        ("e:a e:b 1 .\ne:a sayso:speeker e:b .", 2, "did you mean sayso:speaker?"),
        ('e:a e:b "sayso:speeker" . # sayso:speeker\ne:a sayso:speeker e:b .', 2, "sayso:speaker"),
        ("e:a sayso:outcome val:acepted .", 1, "did you mean val:accepted?"),
        ("e:a sayso:correctAct\n act:denies .", 2, "did you mean act:deny?"),
        ("e:a rel:deploysTroops e:b .", 1, "did you mean rel:deploysTroopsTo?"),
        ("e:a a sayso:Ministry .", 1, "there is no sayso:Ministry"),
        ("e:a a <https://w3id.org/sayso/ns#Decison> .", 1, "did you mean sayso:Decision?"),
        ('e:a e:b "x"^^sayso:earliestt .', 1, "did you mean sayso:earliest?"),
        ("e:a e:b 1 .\ne:a sayso:Report e:b .", 2, "sayso:Report is no property"),
        ("e:a val:accepted e:b .", 1, "val:accepted is no property"),
        ("e:a a sayso:speaker .", 1, "sayso:speaker is a property and no class"),
        ("@prefix s: <https://w3id.org/sayso/ns#> .\ne:a s:speeker e:b .", 2, "sayso:speaker"),
        (
            "@prefix s: <http://w3id.org/sayso/ns#> .\ne:a a s:Fact .",
            2,
            "https://w3id.org/sayso/ns#Fact",
        ),
        (
            "@prefix s: <https://w3id.org/sayso/ns/> .\ne:a a s:Fact .",
            2,
            "mean https://w3id.org/sayso/ns#",
        ),
        (
            "@prefix s: <https://www.w3.org/ns/prov#> .\ne:a s:x e:b .",
            2,
            "mean http://www.w3.org/ns/prov#x",
        ),
        (
            "e:a e:b 1 .\ne:a skos:exactMatch <https://www.wikidata.org/wiki/Q42> .",
            2,
            "write http://www.wikidata.org/entity/Q42",
        ),
        ("e:a skos:closeMatch <https://m.wikidata.org/wiki/Q42#sitelinks> .", 1, "entity/Q42"),
    ],
)
def test_refusal_names_file_line_and_remedy(turtle: str, line: int, says: str) -> None:
    """One line: the file, the line where it stands, and what is wrong."""
    with pytest.raises(FactsError) as refused:
        read(turtle)
    assert refused.value.where == f"facts/my.ttl:{LINES + line}"
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "turtle",
    [
        "e:a rdfs:seeAlso <https://www.wikidata.org/wiki/Q42> .",
        "e:a skos:exactMatch <http://www.wikidata.org/entity/Q42> .",
        "e:a skos:exactMatch <https://example.org/wiki/Q42> .",
    ],
)
def test_a_page_may_be_cited(turtle: str) -> None:
    """Only where a thing is matched is the address of a page about it wrong."""
    read(turtle)


def test_a_string_too_long_for_the_parser_is_named() -> None:
    """One string of 20 MB refuses its file, and nothing else."""
    with pytest.raises(FactsError, match="one string of more than 16 MB"):
        read(f'e:a e:b "{"x" * 20_000_000}" .')


def test_bytes_that_are_no_utf8_are_named() -> None:
    """A file in another encoding is refused where it leaves UTF-8."""
    with pytest.raises(FactsError, match=r"my\.ttl:2: byte 0xe9 is no UTF-8"):
        parse(b"# one\n# caf\xe9\n", "my.ttl")


def test_byte_order_mark_and_windows_line_ends_are_read() -> None:
    """What editors on Windows add changes nothing, and lines still count right."""
    data = b"\xef\xbb\xbf" + (HEAD + "e:a e:b e:c .\ne:a\n").replace("\n", "\r\n").encode()
    with pytest.raises(FactsError) as refused:
        parse(data, "my.ttl")
    assert str(refused.value.where).startswith("my.ttl:")
    assert len(parse(data[: -len("e:a\r\n")], "my.ttl").quads) == 1


def test_format_follows_the_suffix() -> None:
    """N-Triples, N-Quads and TriG are read by their suffix; others are refused by name."""
    line = "<https://example.org/a> <https://example.org/b> <https://example.org/c>"
    assert len(parse(f"{line} .".encode(), "x.nt").quads) == 1
    assert len(parse(f"{line} <https://example.org/g> .".encode(), "X.NQ").quads) == 1
    assert len(parse(f"<https://example.org/g> {{ {line} . }}".encode(), "x.trig").quads) == 1
    with pytest.raises(FactsError, match="facts are read from"):
        parse(b"<x/>", "x.rdf")
    assert SUFFIXES == (".ttl", ".trig", ".nt", ".nq")


def test_own_relation_types_can_be_declared() -> None:
    """A relation type that a facts file declares is a known term."""
    found = parse(
        (HEAD + "rel:courts a sayso:RelationType . e:a rel:courts e:b .").encode(), "x.ttl"
    )
    assert declared(found) == {"https://w3id.org/sayso/rel#courts"}
    check_terms(found, declared(found))
    with pytest.raises(FactsError, match="rel:courts"):
        check_terms(found)


def refusal(data: bytes) -> FactsError | None:
    """The error that some bytes give, or None when they can be used."""
    try:
        check_terms(parse(data, "x.ttl"))
    except FactsError as error:
        return error
    return None


@given(st.binary(max_size=60))
def test_any_bytes_give_quads_or_a_refusal(data: bytes) -> None:
    """No input, however broken, raises anything but the one error with the file's name."""
    error = refusal(HEAD.encode() + data)
    assert error is None or str(error).startswith("x.ttl")


@given(st.text(alphabet='ab:<>"[](){}.;,@#^_ \n\\é“\U0001f4f7', max_size=60))
def test_any_turtle_like_text_gives_quads_or_a_refusal(text: str) -> None:
    """The same for text that is nearly Turtle, where line counting has most to do."""
    error = refusal((HEAD + text).encode())
    if error is not None:
        where, _, line = str(error.where).partition(":")
        assert where == "x.ttl"
        assert not line or 1 <= int(line) <= LINES + text.count("\n") + 1
