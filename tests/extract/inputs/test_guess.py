"""Undeclared bytes are read when they can be nothing else, and left alone when they can."""

from __future__ import annotations

import pytest

from extract.inputs.guess import guess

PLAIN = "The harbour master said on Tuesday that no ship had left the port of Kelso. "


@pytest.mark.parametrize(
    "words",
    [
        "“We wait,” said the harbour master – for now…",
        "It’s the ministers’ word: a 12 km² field — 3½ tonnes at 20 °C for €40 or £30.",
        "Núñez, Müller, Støre, Garçon, Böhm, Åsa Lindén and Michèle Ørsted met in Tromsø.",
        "João of São Luís, naïve at the café, read “L’Été” and the Gießen papers.",
        "MÜLLER, the mayor; Émile Fürst; Škoda and Žižka.",
        "A cœur ouvert: the fête, the forêt, the août vote.",
        "Copyright © Harrow Times™ • all of it ‘so’.",
    ],
)
def test_windows_1252_is_read(words: str) -> None:
    """Quotation marks, dashes and the letters of western names are read."""
    text = PLAIN + words
    assert guess(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", "Kaczyński, Wałęsa and Żak"), ("cp1250", "Miloš Čapek"), ("cp1250", "Vučić"),
        ("cp1250", "Dvořák"), ("cp1250", "Plzeň, Martinů"), ("cp1250", "Erdős"),
        ("cp1250", "Traian Băsescu"), ("cp1250", "Łukasz"), ("cp1250", "Jaśkowiak, Pawłow"),
        ("cp1251", "the word «мир» was read"), ("cp1251", "Київ"), ("koi8-u", "Київ"),
        ("cp1254", "Erdoğan and Yıldırım"), ("cp1254", "Şimşek"),
        ("cp1257", "Kalniņš, Šķēle"),
        ("mac-roman", "“We wait,” he said"), ("mac-roman", "it’s so"), ("mac-roman", "a café, été"),
        ("mac-roman", "wait — so"), ("cp437", "a naïve café"), ("cp850", "Köln, Zürich"),
        ("cp437", "über"), ("shift_jis", "東京"), ("gbk", "北京"), ("euc_kr", "서울"),
        ("big5", "台北"),
    ],
)  # fmt: skip
def test_other_encodings_are_not_taken_for_it(encoding: str, words: str) -> None:
    """What would come out with other letters than were written is no one's to guess."""
    assert guess((PLAIN + words).encode(encoding)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xff", b"caf\xe9 caf\xe9", b"\x93\x94\x93\x94", b"He said \xed\xa0\x80 so.",
        b"cut off in the middle: \xe2\x80", b"a\x81b, and more of the same",
        bytes(range(128, 256)), b"plain words and \xc3\xa9\xff more of them, and some more",
    ],
)  # fmt: skip
def test_scraps_and_broken_bytes_are_not_guessed(data: bytes) -> None:
    """Broken UTF-8, single bytes and runs of high bytes are not taken for words."""
    assert guess(data) is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [f"{PLAIN}“It’s so,” said Núñez – in Kyiv.", "Aldo Reyes said: “It’s so.”\r\n"]
)
def test_utf_16_without_a_mark_is_read(encoding: str, text: str) -> None:
    """Zero bytes on one side of nearly every pair are UTF-16."""
    assert guess(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"text\0text", b"a\0b\0", "Ja.".encode("utf-16-le"), b"\0" * 40, b"\x01\0\x02\0" * 40,
        PLAIN.encode("utf-16-le")[:-1], PLAIN.encode("utf-32-le"), b"\xff\xd8" * 20 + b"\0\0",
        ("%$&/()=?" * 10).encode("utf-16-le"), PLAIN.encode() + b"\0",
        "Київ і Харків".encode("utf-16-le"),
    ],
)  # fmt: skip
def test_other_zero_bytes_are_not(data: bytes) -> None:
    """Binary data, cut files and other widths are no UTF-16."""
    assert guess(data) is None
