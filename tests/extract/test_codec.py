"""Dumps of extractions: nothing is lost, nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import codec
from extract.records import Actor, Extraction, Name, Note, Span
from tests.extract.marked import document

SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99))


def _registered() -> st.SearchStrategy[Extraction]:
    st.register_type_strategy(Span, SPANS)
    st.register_type_strategy(float, st.floats(allow_nan=False))
    st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
    return st.from_type(Extraction)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=15)
@given(_registered())
def test_round_trip(extraction: Extraction) -> None:
    """Any extraction comes back equal, with its types, and dumps to the same bytes."""
    again = codec.load(codec.dump(extraction))
    assert again == extraction
    assert codec.dump(again) == codec.dump(extraction)
    assert repr(again.attributions) == repr(extraction.attributions)
    assert repr(again.notes) == repr(extraction.notes)


def test_types_come_back() -> None:
    """Named tuples and records come back as such, not as lists."""
    actor = Actor("k", "L", "person", names=(Name("n", None),))
    note = Note("silent", Span(0, 3), "why")
    again = codec.load(codec.dump(Extraction(document("One."), actor.key, notes=(note,))))
    assert isinstance(again.notes[0].span, Span)
    assert again.document.offsets == document("One.").offsets


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'["0000000000000000",[]]'])
def test_other_bytes(data: bytes) -> None:
    """Bytes that are no dump of these record types are refused."""
    with pytest.raises(ValueError, match="dump"):
        codec.load(data)
