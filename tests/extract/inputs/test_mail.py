"""Mail: what the sender wrote is his, what he quotes or passes on is theirs."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from extract.records import Document
from tests.extract.inputs.made.reading import every, one, refused
from tests.extract.inputs.test_archives import zipped

PROSE = "The minister said the bridge was closed."
KIND, HOW = "Content-Type", "Content-Transfer-Encoding"


def mail(body: str = PROSE, **headers: str) -> EmailMessage:
    """A message of plain text."""
    message = EmailMessage()
    told = {
        "From": "Ada Kern <ada@example.org>", "To": "news@example.org", "Subject": "Bridge closed",
        "Date": "Thu, 24 Oct 2024 10:00:00 +0200", "Message-ID": "<one@example.org>",
    }  # fmt: skip
    told |= {name.replace("_", "-"): words for name, words in headers.items()}
    for name, words in told.items():
        message[name] = words
    message.set_content(body)
    return message


def raw(body: bytes, *headers: str) -> bytes:
    """A message as bytes, headers as they are."""
    head = ["From: Ada Kern <ada@example.org>", "Subject: Bridge closed", *headers]
    return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body


def passages(document: Document) -> list[tuple[str, str | None]]:
    """The words that are set off, each with who signs them."""
    text = document.text
    return [(p.span.of(text), p.author.of(text) if p.author else None) for p in document.passages]


def test_what_a_message_says_of_itself() -> None:
    """Subject, sender and day are the title, author and date."""
    document = one(mail(Subject="Zürich: Brücke zu").as_bytes(), "a.eml")
    meta = document.meta
    assert (meta.title, meta.author) == ("Zürich: Brücke zu", "Ada Kern")
    assert meta.date == "2024-10-24T10:00:00+02:00"
    assert (document.id, document.text) == ("a", f"{PROSE}\n")
    assert meta.origins["author"] == "mail from"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PROSE.encode(), ("Content-Type: text/plain; charset=utf-8",)),
        (PROSE.encode(), ()),
        (b"The minister said the bridge =\r\nwas closed.", (f"{HOW}: quoted-printable",)),
        (b"VGhlIG1pbmlzdGVyIHNhaWQgdGhlIGJyaWRnZSB3YXMgY2xvc2VkLg==", (f"{HOW}: base64",)),
        (PROSE.encode(), ("Content-Type: text/plain; charset=no-such-thing",)),
        (PROSE.encode("utf-16"), ("Content-Type: text/plain; charset=us-ascii",)),
        (PROSE.replace(" was", "\r\nwas").encode(), (f"{KIND}: text/plain; format=flowed",)),
        (b"<p>The minister said the bridge was closed.</p>", ("Content-Type: text/html",)),
        (f"<body><div>{PROSE}<br></div></body>".encode(), (f"{KIND}: text/html; charset=x",)),
    ],
)  # fmt: skip
def test_ways_to_write_a_body(body: bytes, headers: tuple[str, ...]) -> None:
    """However a body is encoded, its words come out."""
    assert one(raw(body, *headers), "a.eml").text.strip() == PROSE


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "utf8", "nonsense"])
@pytest.mark.parametrize("real", ["utf-8", "cp1252"])
def test_wrong_charsets(charset: str, real: str) -> None:
    """A charset that the bytes deny costs no character."""
    words = "“The café is closed — for good,” the minister said, “and it won’t be the last.”"
    data = raw(words.encode(real), f"Content-Type: text/plain; charset={charset}")
    assert one(data, "a.eml").text.strip() == words


def test_of_alternatives_the_plainest() -> None:
    """A message in two forms is read once, as plain text."""
    message = mail()
    message.add_alternative(f"<p>{PROSE}</p><p>And a footer.</p>", subtype="html")
    document = one(message.as_bytes(policy=SMTP), "a.eml")
    assert document.text.strip() == PROSE
    assert document.offsets is not None


def test_a_page_alone() -> None:
    """A message that is a page only becomes paragraphs, its quotations set off."""
    message = EmailMessage()
    message["From"] = "ada@example.org"
    message.set_content(
        f"<html><head><style>p {{}}</style></head><body><p>{PROSE}</p><blockquote>No, said Tom Roe."
        "</blockquote><script>x()</script></body></html>",
        subtype="html",
    )
    document = one(message.as_bytes(), "a.eml")
    assert document.text == f"{PROSE}\n\nNo, said Tom Roe."
    assert passages(document) == [("No, said Tom Roe.", None)]
    assert document.meta.author == "ada@example.org"


def test_quoted_lines_are_somebody_else_s() -> None:
    """Lines behind marks are quoted, their marks dropped, the line before says who wrote them."""
    led = f"{PROSE}\n\nOn Monday, Tom Roe wrote:\n"
    body = f"{led}> We said no. We\n> said it twice.\n>> And why?\n\nWell."
    document = one(mail(body).as_bytes(), "a.eml")
    assert document.text.strip() == (f"{led}\nWe said no. We said it twice.\n\nAnd why?\n\n\nWell.")
    assert passages(document) == [("We said no. We said it twice.\n\nAnd why?", None)]


def test_what_is_passed_on_is_its_writer_s() -> None:
    """Below the letterhead of a message within, the words are those of its sender."""
    body = (
        f"Look at this.\n\n---------- Forwarded message ---------\nFrom: Eva Lind <e@example.org>\n"
        "Date: Mon, 21 Oct 2024\nSubject: Port\nTo: Ada Kern <ada@example.org>\n\n"
        f"{PROSE}\nShe added more.\n"
    )
    document = one(mail(body).as_bytes(), "a.eml")
    ((words, author),) = passages(document)
    assert words.startswith(PROSE)
    assert author == "Eva Lind"
    assert "Look at this." not in words
    assert [f.kind for f in document.furniture] == ["navigation"]


def test_a_letterhead_without_a_line_before() -> None:
    """Some programs put the letterhead alone; one line of it is none."""
    body = f"Look.\n\nFrom: Eva Lind\nSent: Monday\nTo: Ada Kern\nSubject: Port\n\n{PROSE}"
    assert passages(one(mail(body).as_bytes(), "a.eml")) == [(PROSE, "Eva Lind")]
    assert passages(one(mail(f"From: the mayor, a word.\n\n{PROSE}").as_bytes(), "a.eml")) == []


def test_the_signature_is_no_prose() -> None:
    """What stands below the mark of a signature is nobody's statement."""
    document = one(mail(f"{PROSE}\n\n-- \nAda Kern\nPress office, tel. 1234").as_bytes(), "a.eml")
    assert [s.of(document.text) for s in document.blocks] == [PROSE]


def test_what_a_message_brings_along(tmp_path: Path) -> None:
    """Attached documents and messages are articles of their own, other kinds are counted."""
    message = mail()
    message.add_attachment(f"{PROSE} Again.", filename="release.txt")
    message.add_attachment(b"x", "image", "png", filename="logo.png")
    message.add_attachment(b"x", "application", "x", filename="macro.docm")
    message.add_attachment(mail(f"{PROSE} Within.", Message_ID="<two@example.org>"))
    documents, refusals = every(tmp_path / "in", message.as_bytes(), "a.eml")
    assert {i: d.text.strip() for i, d in documents.items()} == {
        "a": PROSE,
        "a/release": f"{PROSE} Again.",
        "a/two@example.org": f"{PROSE} Within.",
    }
    assert list(refusals) == ["a.eml/macro.docm"]


def test_a_mail_box(tmp_path: Path) -> None:
    """Each message is an article by its id, whatever its place; "From" in a text parts nothing."""
    two = mail(">From here on all is well, said Tom Roe.", Message_ID="<two@example.org>")
    three = mail("No id at all, said Tom Roe.")
    del three["Message-ID"]
    separator = b"From ada@example.org Thu Oct 24 10:00:00 2024\n"
    messages = [separator + m.as_bytes() + b"\n" for m in (mail(), two, three)]
    one_way, refusals = every(tmp_path / "one", b"".join(messages), "m.mbox")
    other, _ = every(tmp_path / "two", b"".join(messages[::-1]), "m.mbox")
    assert refusals == {}
    assert one_way == other
    assert one_way["m/two@example.org"].text == "From here on all is well, said Tom Roe.\n"
    assert len(one_way) == 3


def test_a_mail_box_in_an_archive(tmp_path: Path) -> None:
    """Messages keep their ids when the box is packed with others."""
    box = b"From a@example.org Thu Oct 24 10:00:00 2024\r\n" + mail().as_bytes(policy=SMTP)
    documents, _ = every(
        tmp_path / "in", zipped({"m.mbox": box, "b.eml": mail().as_bytes()}), "z.zip"
    )
    assert sorted(documents) == ["z/b", "z/m/one@example.org"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no header"),
        (b"\n\nwords without a header", "no header"),
        (raw(b""), "without words"),
        (raw(b"x", "Content-Type: multipart/encrypted; boundary=b"), "encrypted"),
        (raw(b"x", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data"), "encrypted"),
        (raw(b"\0\1\2\3", "Content-Type: text/plain"), "binary"),
        (raw(b"x", "Content-Type: image/png"), "without words"),
    ],
)  # fmt: skip
def test_mail_without_words_is_refused(data: bytes, why: str) -> None:
    """A message that says nothing readable is refused in one line."""
    assert why in refused(data, "a.eml")


@pytest.mark.parametrize("data", [b"", b"no box", b"From \n\nx", mail().as_bytes()])
def test_what_is_no_mail_box_is_refused(tmp_path: Path, data: bytes) -> None:
    """A file that does not begin like a mail box is none."""
    documents, refusals = every(tmp_path / "in", data, "m.mbox")
    assert documents == {}
    assert "mail box" in refusals["m.mbox"]


def test_broken_headers_break_nothing() -> None:
    """Headers that no program can decode cost their own value at most."""
    data = (
        b"From: =?utf-8?b?////?= <\r\nDate: yesterday\r\nSubject: =?x?q?\xff?=\r\n\r\n"
        + PROSE.encode()
    )
    document = one(data, "a.eml")
    assert document.text == PROSE
    assert document.meta.date is None
